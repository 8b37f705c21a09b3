// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelfixture.h"

using namespace serin;

class TestTrafficPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasItsNameAndSaysWhatItIs()
    {
        PanelFixture f(blueGreenState());
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
        PanelFixture f(blueGreenState());
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
        PanelFixture f(blueGreenState());
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

    void locksHoldForSliderSpinBoxesAndPresets()
    {
        PanelFixture f(threeWayState());
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
        PanelFixture f(blueGreenState());
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
        PanelFixture f(threeWayState());
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

    void saysWhatWouldChangeNothing()
    {
        TrafficPanelState state = blueGreenState();
        state.split = splitOf({{"blue", 100}});
        state.reference = state.split;
        state.rows.pop_back();
        PanelFixture f(state);
        for (const char *name : {"evenButton", "resetButton"}) {
            QVERIFY2(!f.get<QWidget>(name)->isEnabled(), name);
        }
        QVERIFY(f.get<QWidget>("evenButton")->toolTip().contains(QStringLiteral("only one")));
        QVERIFY(f.get<QWidget>("resetButton")->toolTip().contains(QStringLiteral("as live")));
        state.split = splitOf({{"blue", 0}});
        f.panel->setState(state);
        f.click("evenButton");
        QCOMPARE(f.shown(), QStringLiteral("100"));
        // It is there when there is something to go back from.
        f.panel->setState(blueGreenState());
        f.click("resetButton");
        QCOMPARE(f.shown(), QStringLiteral("100 0"));
        QVERIFY(!f.get<QWidget>("resetButton")->isEnabled());
        f.click("presetButton.25");
        QVERIFY(f.get<QWidget>("resetButton")->isEnabled());
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
        PanelFixture f(state);
        QCOMPARE(f.panel->candidate() ? f.panel->candidate()->toString() : QString(), candidate);
    }

    void swapAndReset()
    {
        PanelFixture f(threeWayState());
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
        PanelFixture f(state);
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
        PanelFixture f(state);
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

    void fromNoTrafficAPresetStarts()
    {
        TrafficPanelState state = blueGreenState();
        state.split = state.split.withoutTraffic();
        PanelFixture f(state);
        QCOMPARE(f.shown(), QStringLiteral("0 0"));
        f.click("presetButton.10");
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
    }
};

QTEST_MAIN(TestTrafficPanel)
#include "tst_trafficpanel.moc"
