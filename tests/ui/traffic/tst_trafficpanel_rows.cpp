// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelfixture.h"

using namespace serin;

class TestTrafficPanelRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStepOfASpinBoxIsOneRequest()
    {
        PanelFixture f(threeWayState());
        QSpinBox *green = f.spin("trafficSpin.green");
        green->setFocus();
        QTest::keyClick(green, Qt::Key_Up);
        QCOMPARE(f.gestures.size(), 1);
        QCOMPARE(f.lastGesture(), QStringLiteral("50 30 20 > 49 31 20")); // from the largest
        QCOMPARE(f.shown(), QStringLiteral("49 31 20"));
    }

    void typingAsksOnceAndNotForEachDigit()
    {
        PanelFixture f(blueGreenState());
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
        PanelFixture f(blueGreenState());
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
        PanelFixture f(blueGreenState());
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

    void aRefreshKeepsATypedCount()
    {
        PanelFixture f(blueGreenState());
        QVERIFY(f.active);
        QSpinBox *green = f.spin("instanceSpin.green");
        green->setFocus();
        green->selectAll();
        QTest::keyClicks(green, QStringLiteral("1"));
        f.state.rows[1].ready = QStringLiteral("1/1");
        f.panel->setState(f.state);
        QTest::keyClicks(green, QStringLiteral("2"));
        QTest::keyClick(green, Qt::Key_Return);
        QCOMPARE(f.counts.size(), 1);
        QCOMPARE(f.counts.last().last().toInt(), 12);
    }

    void aShareThatIsNoWholePercentIsADash()
    {
        PanelFixture f(blueGreenState());
        f.state.rows[1].isShareUnreadable = true;
        f.panel->setState(f.state);
        QCOMPARE(f.spin("trafficSpin.green")->text(), QStringLiteral("–"));
        QCOMPARE(f.spin("trafficSpin.blue")->text(), QStringLiteral("90 %"));
        f.state.rows[1].isShareUnreadable = false;
        f.panel->setState(f.state);
        QCOMPARE(f.spin("trafficSpin.green")->text(), QStringLiteral("10 %"));
        QCOMPARE(f.gestures.size(), 0);
    }

    void newRowsKeepTheFocusOfTheirName()
    {
        PanelFixture f(blueGreenState());
        QVERIFY(f.active);
        f.spin("trafficSpin.green")->setFocus();
        f.panel->setState(threeWayState());
        QCOMPARE(QApplication::focusWidget(), f.spin("trafficSpin.green"));
        QCOMPARE(f.panel->findChildren<QSpinBox *>(QStringLiteral("trafficSpin.green")).size(), 1);
    }

    void aRebuildDropsHalfTypedTextSilently()
    {
        PanelFixture f(threeWayState());
        QVERIFY(f.active);
        QSpinBox *teal = f.spin("trafficSpin.teal");
        teal->setFocus();
        teal->selectAll();
        QTest::keyClicks(teal, QStringLiteral("77"));
        f.panel->setState(blueGreenState());
        QCOMPARE(f.gestures.size(), 0);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
    }

    void rowsAreAsBeforeAfterALargeFont()
    {
        PanelFixture f(blueGreenState());
        f.window.resize(1000, 400);
        const auto isBeside = [&f] {
            return f.get<QWidget>("testButton.blue")->mapTo(f.panel, QPoint(0, 0)).y() <
                   f.spin("trafficSpin.blue")->geometry().bottom();
        };
        QTRY_VERIFY(isBeside());
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(large);
        QTRY_VERIFY(!isBeside());
        QApplication::setFont(before);
        QTRY_VERIFY(isBeside());
    }

    void tabOrderIsTopToBottomAlsoForNewRows()
    {
        PanelFixture f(blueGreenState());
        QVERIFY(f.active);
        f.panel->setState(threeWayState());
        f.get<QWidget>("resetButton")->setFocus();
        QStringList order;
        while (QApplication::focusWidget() != f.below && order.size() < 20) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            order.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(
            order.mid(0, 7),
            QStringList({QStringLiteral("trafficSpin.blue"), QStringLiteral("lockButton.blue"),
                         QStringLiteral("instanceSpin.blue"), QStringLiteral("testButton.blue"),
                         QStringLiteral("logsButton.blue"), QStringLiteral("deploymentMenu.blue"),
                         QStringLiteral("trafficSpin.green")}));
        QCOMPARE(order.size(), 19);
    }

    void instanceCountsAreAskedFor()
    {
        PanelFixture f(blueGreenState());
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
        PanelFixture f(state);
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
        PanelFixture f(state);
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
        PanelFixture f(state);
        QCOMPARE(f.shown(), QStringLiteral("70 30 0"));
        QVERIFY(f.get<QLabel>("warningMark.ghost")->isVisible());
        QVERIFY(!f.spin("instanceSpin.ghost")->isEnabled());
        QVERIFY(f.spin("instanceSpin.green")->isEnabled());
    }

    void theWheelEditsOnlyWithFocus()
    {
        PanelFixture f(blueGreenState());
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
        PanelFixture f(state);
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
        PanelFixture f(state);
        QVERIFY(f.panel->minimumSizeHint().width() < 900);
        QVERIFY(f.get<ElidedLabel>("trafficReference")->isElided());
        f.click("presetButton.100");
        QCOMPARE(f.panel->split().shares().back().percent.value(), 100);
    }

    void stateMayComeFromInsideARequest()
    {
        PanelFixture f(threeWayState());
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

QTEST_MAIN(TestTrafficPanelRows)
#include "tst_trafficpanel_rows.moc"
