// SPDX-License-Identifier: GPL-3.0-or-later
#include "splits.h"
#include "ui/traffic/trafficslider.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>

#include <memory>

using namespace serin;

namespace {

QAccessibleInterface *interfaceOf(QWidget &widget)
{
    return QAccessible::queryAccessibleInterface(&widget);
}

} // namespace

class TestTrafficSliderAccessible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_slider = std::make_unique<TrafficSlider>();
        m_state = {};
        m_state.split = splitOf({{"blue", 60}, {"green", 30}, {"teal", 10}});
        m_slider->setState(m_state);
        m_slider->resize(600, m_slider->sizeHint().height());
        m_slider->show();
        QVERIFY(QTest::qWaitForWindowActive(m_slider.get()));
    }

    void eachHandleCanBeTakenAndMoved()
    {
        QAccessibleInterface *const handle = interfaceOf(*m_slider)->child(1);
        QAccessibleActionInterface *const actions = handle->actionInterface();
        QVERIFY(actions);
        actions->doAction(QAccessibleActionInterface::setFocusAction());
        QVERIFY(handle->state().focused);
        const int before = handle->valueInterface()->currentValue().toInt();
        actions->doAction(QAccessibleActionInterface::increaseAction());
        QCOMPARE(handle->valueInterface()->currentValue().toInt(), before + 1);
        actions->doAction(QAccessibleActionInterface::decreaseAction());
        actions->doAction(QAccessibleActionInterface::decreaseAction());
        QCOMPARE(handle->valueInterface()->currentValue().toInt(), before - 1);
        m_slider->setEnabled(false);
        QVERIFY(actions->actionNames().isEmpty());
        actions->doAction(QAccessibleActionInterface::increaseAction());
        QCOMPARE(handle->valueInterface()->currentValue().toInt(), before - 1);
    }

    void theWholeSaysWhatItIs()
    {
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        QCOMPARE(slider->role(), QAccessible::Grouping);
        QCOMPARE(slider->text(QAccessible::Name), QStringLiteral("Traffic split"));
        QCOMPARE(slider->text(QAccessible::Value),
                 QStringLiteral("blue 60 percent, green 30 percent, teal 10 percent"));
        m_state.readOnlyReason = QStringLiteral("conflict markers");
        m_slider->setState(m_state);
        QCOMPARE(slider->text(QAccessible::Description),
                 QStringLiteral("Read-only: conflict markers"));
    }

    void eachHandleIsASliderWithNameAndValue()
    {
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        QCOMPARE(slider->childCount(), 2);
        QAccessibleInterface *handle = slider->child(1);
        QVERIFY(handle && handle->isValid());
        QCOMPARE(handle->role(), QAccessible::Slider);
        QCOMPARE(handle->text(QAccessible::Name), QStringLiteral("Boundary green | teal"));
        QCOMPARE(handle->text(QAccessible::Value),
                 QStringLiteral("teal 10 percent, green 30 percent"));
        QCOMPARE(handle->parent(), slider);
        QCOMPARE(slider->indexOfChild(handle), 1);
        QCOMPARE(slider->child(1), handle);
        QCOMPARE(slider->child(2), nullptr);
        QCOMPARE(slider->child(-1), nullptr);
        QCOMPARE(handle->window(), m_slider->windowHandle());

        QAccessibleValueInterface *value = handle->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->currentValue().toInt(), 90);
        QCOMPARE(value->minimumValue().toInt(), 60);
        QCOMPARE(value->maximumValue().toInt(), 100);
        QCOMPARE(value->minimumStepSize().toInt(), 1);
    }

    void assistiveTechnologyMovesAHandleInOneGesture()
    {
        QSignalSpy finished(m_slider.get(), &TrafficSlider::gestureFinished);
        QAccessibleValueInterface *value = interfaceOf(*m_slider)->child(0)->valueInterface();
        value->setCurrentValue(75);
        QCOMPARE(percentsOf(m_slider->split()), QStringLiteral("75 15 10"));
        QCOMPARE(finished.size(), 1);
        value->setCurrentValue(5000);
        QCOMPARE(percentsOf(m_slider->split()), QStringLiteral("90 0 10"));
        m_state = m_slider->state();
        m_state.locks = {named("blue")};
        m_slider->setState(m_state);
        value->setCurrentValue(10);
        QCOMPARE(percentsOf(m_slider->split()), QStringLiteral("90 0 10"));
    }

    void positionsAreThoseOnTheScreen()
    {
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        for (int i = 0; i < 2; ++i) {
            const QRect rect = slider->child(i)->rect();
            QVERIFY(slider->rect().contains(rect.center()));
            QCOMPARE(rect.topLeft(), m_slider->mapToGlobal(m_slider->handleRect(i).topLeft()));
            QCOMPARE(slider->childAt(rect.center().x(), rect.center().y()), slider->child(i));
        }
        const QPoint corner = slider->rect().topLeft();
        QCOMPARE(slider->childAt(corner.x(), corner.y()), nullptr);
    }

    void statesFollowFocusLocksAndReadOnly()
    {
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        m_slider->setFocus(Qt::TabFocusReason);
        QVERIFY(slider->child(0)->state().focusable);
        QVERIFY(slider->child(0)->state().focused);
        QVERIFY(!slider->child(1)->state().focused);
        QCOMPARE(slider->focusChild(), slider->child(0));
        QTest::keyClick(m_slider.get(), Qt::Key_Tab);
        QVERIFY(slider->child(1)->state().focused);
        QCOMPARE(slider->focusChild(), slider->child(1));
        QVERIFY(!slider->child(1)->state().readOnly);
        m_state.locks = {named("teal")};
        m_state.warnings.insert(named("green"), QStringLiteral("no instance"));
        m_slider->setState(m_state);
        QVERIFY(slider->child(1)->state().readOnly);
        QVERIFY(!slider->child(0)->state().readOnly);
        QCOMPARE(slider->child(1)->text(QAccessible::Description),
                 QStringLiteral("teal 10 percent, green 30 percent\ngreen: no instance\n"
                                "teal is locked"));
        m_slider->setEnabled(false);
        QVERIFY(slider->child(0)->state().disabled);
    }

    void eventsHaveSomethingToTell()
    {
        // The accessibility bridge of the offscreen platform is never active, so the signals that
        // the events follow are looked at instead.
        m_slider->clearFocus();
        QSignalSpy focus(m_slider.get(), &TrafficSlider::currentHandleChanged);
        QSignalSpy value(m_slider.get(), &TrafficSlider::splitEdited);
        m_slider->setFocus(Qt::TabFocusReason);
        QCOMPARE(focus.last()[0].toInt(), 0);
        QTest::keyClick(m_slider.get(), Qt::Key_Tab);
        QCOMPARE(focus.last()[0].toInt(), 1);
        QTest::keyClick(m_slider.get(), Qt::Key_Left);
        QCOMPARE(value.size(), 1);
    }

    void handlesThatWentAwayAreInvalidNotDangling()
    {
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        QAccessibleInterface *second = slider->child(1);
        m_state.split = splitOf({{"blue", 60}, {"green", 40}});
        m_slider->setState(m_state);
        QCOMPARE(slider->childCount(), 1);
        QVERIFY(!second->isValid());
        QVERIFY(second->state().invalid);
        QVERIFY(second->text(QAccessible::Name).isEmpty());
        QVERIFY(second->rect().isNull());
        QVERIFY(!second->valueInterface()->currentValue().isValid());
        second->valueInterface()->setCurrentValue(3);
        QCOMPARE(percentsOf(m_slider->split()), QStringLiteral("60 40"));
        m_state.split = splitOf({{"blue", 60}, {"green", 30}, {"teal", 10}});
        m_slider->setState(m_state);
        QVERIFY(second->isValid());
        const QAccessible::Id id = QAccessible::uniqueId(second);
        m_slider.reset();
        QCOMPARE(QAccessible::accessibleInterface(id), nullptr);
    }

    void noTrafficIsSaid()
    {
        m_state.split = m_state.split.withoutTraffic();
        m_slider->setState(m_state);
        QAccessibleInterface *slider = interfaceOf(*m_slider);
        QCOMPARE(slider->childCount(), 0);
        QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("no traffic"));
    }

private:
    std::unique_ptr<TrafficSlider> m_slider;
    SliderState m_state;
};

QTEST_MAIN(TestTrafficSliderAccessible)
#include "tst_trafficslideraccessible.moc"
