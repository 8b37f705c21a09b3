// SPDX-License-Identifier: GPL-3.0-or-later
#include "splits.h"
#include "ui/theme/elidedlabel.h"
#include "ui/traffic/trafficpanel.h"
#include "ui/traffic/trafficslider.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace serin;

namespace {

TrafficPanelRow rowOf(const char *name, int instances)
{
    TrafficPanelRow row{named(name)};
    row.instanceCount = instances;
    row.instanceType = QStringLiteral("Standard_F4s_v2");
    row.model = QStringLiteral("azureml:model:1");
    return row;
}

TrafficPanelState blueGreenState()
{
    TrafficPanelState state;
    state.endpoint = QStringLiteral("my-endpoint");
    state.split = splitOf({{"blue", 90}, {"green", 10}});
    state.reference = splitOf({{"blue", 100}, {"green", 0}});
    state.referenceName = QStringLiteral("live");
    state.rows = {rowOf("blue", 2), rowOf("green", 1)};
    return state;
}

TrafficPanelState threeWayState()
{
    TrafficPanelState state = blueGreenState();
    state.split = splitOf({{"blue", 50}, {"green", 30}, {"teal", 20}});
    state.rows = {rowOf("blue", 2), rowOf("green", 1), rowOf("teal", 1)};
    return state;
}

class Fixture
{
public:
    explicit Fixture(const TrafficPanelState &first)
        : panel(new TrafficPanel(&window)), below(new QPushButton(&window)), state(first),
          gestures(panel, &TrafficPanel::splitGesture),
          counts(panel, &TrafficPanel::instanceCountRequested)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(panel);
        layout->addWidget(below);
        window.resize(900, 400);
        panel->setState(state);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
    }

    template<typename T>
    [[nodiscard]] T *get(const char *name) const
    {
        auto *widget = panel->findChild<T *>(QLatin1String(name));
        if (!widget) {
            qFatal("there is no %s", name);
        }
        return widget;
    }
    [[nodiscard]] QSpinBox *spin(const char *name) const { return get<QSpinBox>(name); }
    void click(const char *name) const
    {
        QTest::mouseClick(get<QWidget>(name), Qt::LeftButton, {},
                          get<QWidget>(name)->rect().center());
    }
    [[nodiscard]] QString shown() const
    {
        QStringList percents;
        for (const TrafficShare &share : panel->split().shares()) {
            const QString name = QStringLiteral("trafficSpin.") + share.deployment.toString();
            const int spin = panel->findChild<QSpinBox *>(name)->value();
            if (spin != share.percent.value()) {
                return QStringLiteral("%1 shows %2").arg(name).arg(spin);
            }
            percents.append(QString::number(spin));
        }
        return percents.join(QLatin1Char(' '));
    }
    [[nodiscard]] QString lastGesture() const
    {
        const QList<QVariant> arguments = gestures.last();
        return percentsOf(arguments[0].value<TrafficSplit>()) + QStringLiteral(" > ") +
               percentsOf(arguments[1].value<TrafficSplit>());
    }
    [[nodiscard]] QString lastDescription() const { return gestures.last()[2].toString(); }

    QWidget window;
    TrafficPanel *panel;
    QPushButton *below;
    TrafficPanelState state;
    QSignalSpy gestures;
    QSignalSpy counts;
    bool active = false;
};

} // namespace

class TestTrafficPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasItsNameAndSaysWhatItIs()
    {
        Fixture f(blueGreenState());
        for (const char *name :
             {"trafficSlider", "trafficSpin.blue", "trafficSpin.green", "instanceSpin.blue",
              "instanceSpin.green", "lockButton.blue", "lockButton.green", "presetButton.0",
              "presetButton.5", "presetButton.10", "presetButton.25", "presetButton.50",
              "presetButton.100", "candidatePicker"}) {
            QVERIFY2(!f.get<QWidget>(name)->accessibleName().isEmpty(), name);
        }
        QCOMPARE(f.get<QWidget>("trafficSpin.green")->accessibleName(),
                 QStringLiteral("Traffic of green in percent"));
        QCOMPARE(f.get<QWidget>("presetButton.25")->accessibleName(),
                 QStringLiteral("Give 25 percent to green"));
        for (const char *name : {"evenButton", "swapButton", "resetButton"}) {
            QVERIFY2(!f.get<QPushButton>(name)->text().isEmpty(), name);
            QVERIFY2(!f.get<QPushButton>(name)->toolTip().isEmpty(), name);
        }
    }

    void showsWhatItIsGivenWithoutAsking()
    {
        Fixture f(blueGreenState());
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.spin("instanceSpin.blue")->value(), 2);
        QCOMPARE(f.spin("trafficSpin.blue")->text(), QStringLiteral("90 %"));
        QCOMPARE(f.get<ElidedLabel>("trafficReference")->text(),
                 QStringLiteral("live: blue 100 % · green 0 %"));
        f.panel->setState(threeWayState());
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
        QCOMPARE(f.gestures.size(), 0);
        QCOMPARE(f.counts.size(), 0);
    }

    void aDragIsOneRequestAndTheSpinBoxesFollow()
    {
        Fixture f(blueGreenState());
        auto *slider = f.get<TrafficSlider>("trafficSlider");
        const QPoint from = slider->handleRect(0).center();
        const QPoint to(qRound(slider->geometryOfParts().xOf(60)), from.y());
        QTest::mousePress(slider, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, slider->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(slider, &move);
        QCOMPARE(f.shown(), QStringLiteral("60 40"));
        QCOMPARE(f.gestures.size(), 0);
        f.panel->setState(f.state); // a refresh in the middle
        QCOMPARE(f.shown(), QStringLiteral("60 40"));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, to);
        QCOMPARE(f.gestures.size(), 1);
        QCOMPARE(f.lastGesture(), QStringLiteral("90 10 > 60 40"));
        QCOMPARE(f.lastDescription(), QStringLiteral("green 10 → 40 %, blue 90 → 60 %"));
    }

    void aStepOfASpinBoxIsOneRequest()
    {
        Fixture f(threeWayState());
        QSpinBox *green = f.spin("trafficSpin.green");
        green->setFocus();
        QTest::keyClick(green, Qt::Key_Up);
        QCOMPARE(f.gestures.size(), 1);
        QCOMPARE(f.lastGesture(), QStringLiteral("50 30 20 > 49 31 20")); // from the largest
        QCOMPARE(f.shown(), QStringLiteral("49 31 20"));
    }

    void typingAsksOnceAndNotForEachDigit()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        QSpinBox *green = f.spin("trafficSpin.green");
        green->setFocus();
        green->selectAll();
        QTest::keyClicks(green, QStringLiteral("25"));
        QCOMPARE(f.gestures.size(), 0);
        QTest::keyClick(green, Qt::Key_Return);
        QCOMPARE(f.gestures.size(), 1);
        QCOMPARE(f.lastGesture(), QStringLiteral("90 10 > 75 25"));
        QTest::keyClick(green, Qt::Key_Return);
        green->selectAll();
        QTest::keyClicks(green, QStringLiteral("40"));
        f.below->setFocus(); // leaving confirms, too
        QCOMPARE(f.gestures.size(), 2);
        QCOMPARE(f.shown(), QStringLiteral("60 40"));
    }

    void typedTextIsTakenOverOnDemand()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        QSpinBox *green = f.spin("trafficSpin.green");
        green->setFocus();
        green->selectAll();
        QTest::keyClicks(green, QStringLiteral("33"));
        f.panel->commitTyped();
        QCOMPARE(f.gestures.size(), 1);
        QCOMPARE(f.shown(), QStringLiteral("67 33"));
        f.panel->commitTyped();
        QCOMPARE(f.gestures.size(), 1);
    }

    void aRefreshKeepsFocusCursorAndTypedText()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        QSpinBox *green = f.spin("trafficSpin.green");
        auto *line = green->findChild<QLineEdit *>();
        green->setFocus();
        green->selectAll();
        QTest::keyClicks(green, QStringLiteral("3"));
        QCOMPARE(line->cursorPosition(), 1);
        const QString typed = line->text();
        f.panel->setState(f.state);
        QCOMPARE(line->text(), typed);
        QCOMPARE(line->cursorPosition(), 1);
        f.state.split = splitOf({{"blue", 80}, {"green", 20}});
        f.state.rows[0].instanceCount = 7;
        f.panel->setState(f.state);
        QCOMPARE(f.spin("trafficSpin.green"), green);
        QVERIFY(green->hasFocus());
        QCOMPARE(line->text(), typed); // what is being typed wins over a refresh
        QCOMPARE(f.spin("trafficSpin.blue")->value(), 80);
        QCOMPARE(f.spin("instanceSpin.blue")->value(), 7);
        QTest::keyClicks(green, QStringLiteral("5"));
        QTest::keyClick(green, Qt::Key_Return);
        QCOMPARE(f.lastGesture(), QStringLiteral("80 20 > 65 35"));
        QCOMPARE(f.shown(), QStringLiteral("65 35"));
    }

    void newRowsKeepTheFocusOfTheirName()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        f.spin("trafficSpin.green")->setFocus();
        f.panel->setState(threeWayState());
        QCOMPARE(QApplication::focusWidget(), f.spin("trafficSpin.green"));
        QCOMPARE(f.panel->findChildren<QSpinBox *>(QStringLiteral("trafficSpin.green")).size(), 1);
    }

    void aRebuildDropsHalfTypedTextSilently()
    {
        Fixture f(threeWayState());
        QVERIFY(f.active);
        QSpinBox *teal = f.spin("trafficSpin.teal");
        teal->setFocus();
        teal->selectAll();
        QTest::keyClicks(teal, QStringLiteral("77"));
        f.panel->setState(blueGreenState());
        QCOMPARE(f.gestures.size(), 0);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
    }

    void tabOrderIsTopToBottomAlsoForNewRows()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        f.panel->setState(threeWayState());
        f.get<QWidget>("resetButton")->setFocus();
        QStringList order;
        while (QApplication::focusWidget() != f.below && order.size() < 20) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            order.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(order.mid(0, 4),
                 QStringList({QStringLiteral("trafficSpin.blue"), QStringLiteral("lockButton.blue"),
                              QStringLiteral("instanceSpin.blue"),
                              QStringLiteral("trafficSpin.green")}));
        QCOMPARE(order.size(), 10);
    }

    void locksHoldForSliderSpinBoxesAndPresets()
    {
        Fixture f(threeWayState());
        f.click("lockButton.teal");
        QCOMPARE(f.panel->locks(), TrafficLocks{named("teal")});
        QVERIFY(!f.get<TrafficSlider>("trafficSlider")->state().isMovable(1));
        QSpinBox *blue = f.spin("trafficSpin.blue");
        blue->setFocus();
        blue->selectAll();
        QTest::keyClicks(blue, QStringLiteral("95"));
        QTest::keyClick(blue, Qt::Key_Return);
        QCOMPARE(f.shown(), QStringLiteral("80 0 20")); // as far as it goes, and the box says so
        f.click("presetButton.50");
        QCOMPARE(f.shown(), QStringLiteral("30 50 20"));
        f.click("evenButton");
        QCOMPARE(f.shown(), QStringLiteral("40 40 20"));
        f.click("lockButton.teal");
        f.click("evenButton");
        QCOMPARE(f.shown(), QStringLiteral("34 33 33"));
    }

    void locksStayWithTheirEndpoint()
    {
        Fixture f(blueGreenState());
        f.click("lockButton.blue");
        f.panel->setState(f.state);
        QCOMPARE(f.panel->locks(), TrafficLocks{named("blue")});
        f.panel->setState(threeWayState()); // the same endpoint with a third deployment
        QCOMPARE(f.panel->locks(), TrafficLocks{named("blue")});
        f.state.endpoint = QStringLiteral("another");
        f.panel->setState(f.state);
        QVERIFY(f.panel->locks().isEmpty());
    }

    void presetsGiveToTheCandidate()
    {
        Fixture f(threeWayState());
        QCOMPARE(f.panel->candidate(), named("green"));
        f.click("presetButton.50");
        QCOMPARE(f.lastGesture(), QStringLiteral("50 30 20 > 36 50 14"));
        f.get<QComboBox>("candidatePicker")->setCurrentIndex(2);
        QCOMPARE(f.get<QWidget>("presetButton.100")->accessibleName(),
                 QStringLiteral("Give 100 percent to teal"));
        f.click("presetButton.100");
        QCOMPARE(f.shown(), QStringLiteral("0 0 100"));
        QCOMPARE(f.gestures.size(), 2);
        f.click("presetButton.100"); // a second click changes nothing and asks for nothing
        QCOMPARE(f.gestures.size(), 2);
        f.panel->setState(f.state);
        QCOMPARE(f.panel->candidate(), named("teal"));
    }

    void theLikelyCandidateIsGreenElseTheLast_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("candidate");
        const auto list = [](std::initializer_list<const char *> names) {
            QStringList result;
            for (const char *name : names) {
                result.append(QLatin1String(name));
            }
            return result;
        };
        QTest::newRow("green") << list({"my-Green", "blue", "red"}) << QStringLiteral("my-Green");
        QTest::newRow("last") << list({"one", "two", "three"}) << QStringLiteral("three");
        QTest::newRow("only") << list({"blue"}) << QStringLiteral("blue");
        QTest::newRow("none") << QStringList() << QString();
    }
    void theLikelyCandidateIsGreenElseTheLast()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, candidate);
        TrafficPanelState state;
        for (const QString &name : names) {
            state.rows.push_back(TrafficPanelRow{DeploymentName::fromString(name).value()});
        }
        Fixture f(state);
        QCOMPARE(f.panel->candidate() ? f.panel->candidate()->toString() : QString(), candidate);
    }

    void swapAndReset()
    {
        Fixture f(threeWayState());
        f.click("swapButton"); // green and the largest other
        QCOMPARE(f.shown(), QStringLiteral("30 50 20"));
        f.click("swapButton");
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
        f.click("resetButton");
        QCOMPARE(f.shown(), QStringLiteral("100 0 0"));
        QCOMPARE(f.gestures.size(), 3);
        QCOMPARE(f.get<QPushButton>("resetButton")->text(), QStringLiteral("Reset to live"));
    }

    void whatCannotBeDoneSaysWhy()
    {
        TrafficPanelState state = blueGreenState();
        state.reference.reset();
        state.split = splitOf({{"blue", 100}});
        state.rows = {rowOf("blue", 1)};
        Fixture f(state);
        for (const char *name : {"presetButton.10", "swapButton", "resetButton"}) {
            QVERIFY2(!f.get<QWidget>(name)->isEnabled(), name);
            QVERIFY2(!f.get<QWidget>(name)->toolTip().isEmpty(), name);
            QCOMPARE(f.get<QWidget>(name)->toolTip(),
                     f.get<QWidget>(name)->accessibleDescription());
        }
        QCOMPARE(f.get<QWidget>("presetButton.10")->toolTip(),
                 QStringLiteral("There is only one deployment"));
        f.panel->setState(blueGreenState());
        QVERIFY(f.get<QWidget>("presetButton.10")->isEnabled());
        QVERIFY(f.get<QWidget>("resetButton")->isEnabled());
    }

    void readOnlySaysWhyEverywhere()
    {
        TrafficPanelState state = blueGreenState();
        state.readOnlyReason = QStringLiteral("The file has <b>conflict</b> markers");
        Fixture f(state);
        for (const char *name : {"trafficSpin.blue", "instanceSpin.blue", "lockButton.blue",
                                 "presetButton.10", "evenButton", "candidatePicker"}) {
            auto *widget = f.get<QWidget>(name);
            QVERIFY2(!widget->isEnabled(), name);
            QCOMPARE(widget->accessibleDescription(), state.readOnlyReason);
            QVERIFY2(!widget->toolTip().contains(QStringLiteral("<b>")), name);
        }
        auto *notice = f.get<QWidget>("trafficReadOnly");
        QVERIFY(notice->isVisible());
        bool said = false;
        for (const QLabel *label : notice->findChildren<QLabel *>()) {
            if (label->text().contains(state.readOnlyReason)) {
                said = true;
                QCOMPARE(label->textFormat(), Qt::PlainText);
            }
        }
        QVERIFY(said);
        state.readOnlyReason.clear();
        f.panel->setState(state);
        QVERIFY(!notice->isVisible());
        QVERIFY(f.spin("trafficSpin.blue")->isEnabled());
    }

    void instanceCountsAreAskedFor()
    {
        Fixture f(blueGreenState());
        QVERIFY(f.active);
        QSpinBox *blue = f.spin("instanceSpin.blue");
        QCOMPARE(blue->minimum(), 1);
        QCOMPARE(blue->maximum(), 50);
        blue->setFocus();
        QTest::keyClick(blue, Qt::Key_Up);
        QCOMPARE(f.counts.size(), 1);
        QCOMPARE(f.counts.last(), QVariantList({QStringLiteral("blue"), 3}));
        blue->selectAll();
        QTest::keyClicks(blue, QStringLiteral("12"));
        QCOMPARE(f.counts.size(), 1);
        QTest::keyClick(blue, Qt::Key_Return);
        QCOMPARE(f.counts.last(), QVariantList({QStringLiteral("blue"), 12}));
        QTest::keyClick(blue, Qt::Key_Return);
        QCOMPARE(f.counts.size(), 2);
        QCOMPARE(f.gestures.size(), 0);
    }

    void unusualInstanceCountsAreShownAsTheyAre()
    {
        TrafficPanelState state = blueGreenState();
        state.rows[0].instanceCount = 120;
        state.rows[1].instanceCount.reset();
        Fixture f(state);
        QCOMPARE(f.spin("instanceSpin.blue")->value(), 120);
        QCOMPARE(f.spin("instanceSpin.blue")->text(), QStringLiteral("120"));
        QSpinBox *green = f.spin("instanceSpin.green");
        QCOMPARE(green->text(), QStringLiteral("not set"));
        green->setFocus();
        QTest::keyClick(green, Qt::Key_Down);
        QCOMPARE(f.counts.size(), 0);
        QTest::keyClick(green, Qt::Key_Up);
        QCOMPARE(f.counts.last(), QVariantList({QStringLiteral("green"), 1}));
        QCOMPARE(green->minimum(), 1);
        state.rows[0].instanceCount = 0;
        state.rows[0].instanceReadOnlyReason = QStringLiteral("The count is a template");
        f.panel->setState(state);
        QCOMPARE(f.spin("instanceSpin.blue")->value(), 0);
        QVERIFY(!f.spin("instanceSpin.blue")->isEnabled());
        QCOMPARE(f.spin("instanceSpin.blue")->toolTip(), QStringLiteral("The count is a template"));
        QVERIFY(f.spin("trafficSpin.blue")->isEnabled());
    }

    void warningsMarkTheirRowAndSegment()
    {
        TrafficPanelState state = blueGreenState();
        state.rows[1].warning = QStringLiteral("green is Failed");
        Fixture f(state);
        QVERIFY(f.get<QLabel>("warningMark.green")->isVisible());
        QCOMPARE(f.get<QLabel>("warningMark.green")->toolTip(), QStringLiteral("green is Failed"));
        QVERIFY(!f.get<QLabel>("warningMark.blue")->isVisible());
        QCOMPARE(f.get<TrafficSlider>("trafficSlider")->state().warnings.value(named("green")),
                 QStringLiteral("green is Failed"));
        state.rows[1].warning.clear();
        f.panel->setState(state);
        QVERIFY(!f.get<QLabel>("warningMark.green")->isVisible());
    }

    void splitAndRowsNeedNotAgree()
    {
        TrafficPanelState state;
        state.split = splitOf({{"blue", 70}, {"ghost", 30}});
        state.rows = {rowOf("blue", 1), rowOf("green", 1)};
        Fixture f(state);
        QCOMPARE(f.shown(), QStringLiteral("70 30 0"));
        QVERIFY(f.get<QLabel>("warningMark.ghost")->isVisible());
        QVERIFY(!f.spin("instanceSpin.ghost")->isEnabled());
        QVERIFY(f.spin("instanceSpin.green")->isEnabled());
    }

    void fromNoTrafficAPresetStarts()
    {
        TrafficPanelState state = blueGreenState();
        state.split = state.split.withoutTraffic();
        Fixture f(state);
        QCOMPARE(f.shown(), QStringLiteral("0 0"));
        f.click("presetButton.10");
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
    }

    void theWheelEditsOnlyWithFocus()
    {
        Fixture f(blueGreenState());
        for (const char *name : {"trafficSpin.green", "instanceSpin.green", "candidatePicker"}) {
            auto *widget = f.get<QWidget>(name);
            f.below->setFocus();
            QWheelEvent event(widget->rect().center(), widget->mapToGlobal(widget->rect().center()),
                              {}, QPoint(0, -120), {}, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &event);
            QVERIFY2(!widget->hasFocus(), name);
        }
        QCOMPARE(f.gestures.size() + f.counts.size(), 0);
        QCOMPARE(f.panel->candidate(), named("green"));
    }

    void hostileTextStaysTextAndCostsLittle()
    {
        TrafficPanelState state = blueGreenState();
        state.rows[0].model = QString(1'000'000, QLatin1Char('x'));
        state.rows[1].model = QStringLiteral("<img src='/etc/hostname'>\n\u202Eabc");
        state.rows[1].warning = QStringLiteral("<table><tr><td>nested</table>");
        Fixture f(state);
        QVERIFY(f.panel->minimumSizeHint().width() < 2000);
        QVERIFY(!f.get<QLabel>("warningMark.green")->toolTip().contains(QStringLiteral("<table>")));
        bool found = false;
        for (const ElidedLabel *label : f.panel->findChildren<ElidedLabel *>()) {
            found |= label->accessibleName().contains(QStringLiteral("<img"));
            QVERIFY(label->accessibleName().size() < 1000);
        }
        QVERIFY(found);
        QVERIFY(!f.panel->grab().isNull());
    }

    void twentyDeploymentsFitAnyWidth()
    {
        TrafficPanelState state;
        std::vector<TrafficShare> shares;
        for (int i = 0; i < 20; ++i) {
            const auto name =
                DeploymentName::fromString(QStringLiteral("deployment-with-a-name-%1").arg(i));
            shares.push_back({name.value(), Percent::clamped(5)});
            state.rows.push_back(TrafficPanelRow{name.value()});
        }
        state.split = TrafficSplit::fromShares(shares).value();
        state.reference = state.split;
        state.referenceName = QStringLiteral("live");
        Fixture f(state);
        QVERIFY(f.panel->minimumSizeHint().width() < 900);
        QVERIFY(f.get<ElidedLabel>("trafficReference")->isElided());
        f.click("presetButton.100");
        QCOMPARE(f.panel->split().shares().back().percent.value(), 100);
    }

    void stateMayComeFromInsideARequest()
    {
        Fixture f(threeWayState());
        QObject::connect(f.panel, &TrafficPanel::splitGesture, f.panel,
                         [&f](const TrafficSplit &, const TrafficSplit &) {
                             f.panel->setState(blueGreenState()); // rows are rebuilt meanwhile
                         });
        QSpinBox *teal = f.spin("trafficSpin.teal");
        teal->setFocus();
        QTest::keyClick(teal, Qt::Key_Up);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(f.panel->findChild<QWidget *>(QStringLiteral("trafficSpin.teal")), nullptr);
    }
};

QTEST_MAIN(TestTrafficPanel)
#include "tst_trafficpanel.moc"
