// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patience.h"
#include "ui/traffic/trafficslider.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QScrollArea>
#include <QTest>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace serin {

/// A person's hands on a window: real mouse and key events on what can be seen and used, each
/// counted. A word that is typed counts as one, as does a drag.
class Hands
{
public:
    explicit Hands(QWidget &window) : m_window(window) {}

    /// How often they moved since the last call.
    int counted() { return std::exchange(m_count, 0); }

    [[nodiscard]] QWidget *find(const char *name) const
    {
        return m_window.findChild<QWidget *>(QString::fromLatin1(name));
    }

    /// Waits until the widget named @p name can be clicked, and clicks it.
    bool click(const char *name)
    {
        return waitFor(name) && clickOn(*find(name), find(name)->rect().center());
    }
    /// A click at @p place of a widget that is seen, for instance a row of a list.
    bool clickOn(QWidget &widget, const QPoint &place)
    {
        bringIntoView(widget);
        ++m_count;
        QTest::mouseClick(&widget, Qt::LeftButton, {}, place);
        return true;
    }
    /// Opens the menu of the button named @p name and clicks its entry that is called @p entry.
    bool choose(const char *name, const QString &entry)
    {
        if (!waitFor(name)) {
            return false;
        }
        bool isDone = false;
        // Qt shows a menu in a loop of its own, in which this runs.
        QTimer::singleShot(0, &m_window, [&] {
            auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QAction *const action = menu ? entryOf(*menu, entry) : nullptr;
            if (action) {
                ++m_count;
                isDone = true;
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            } else if (menu) {
                menu->close();
            }
        });
        clickOn(*find(name), find(name)->rect().center());
        const bool isClosed =
            QTest::qWaitFor([] { return !QApplication::activePopupWidget(); }, patience);
        QApplication::setActiveWindow(&m_window); // offscreen nothing does it when a menu closes
        return isDone && isClosed;
    }
    /// A key where the keyboard is, as the window system would send it.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_count;
        QTest::keyClick(target(), key, modifiers);
    }
    void type(const QString &text)
    {
        ++m_count;
        QTest::keyClicks(target(), text);
    }
    /// Drags the handle of @p slider until the deployment before it has @p percent.
    void drag(TrafficSlider &slider, int percent)
    {
        ++m_count;
        const DeploymentName before = slider.split().shares().front().deployment;
        const auto share = [&] { return slider.split().percentOf(before).value(); };
        QPoint at = slider.handleRect(0).center();
        const int step = share() > percent ? -1 : 1;
        QTest::mousePress(&slider, Qt::LeftButton, {}, at);
        while ((share() - percent) * step < 0 && slider.rect().contains(at)) {
            at.rx() += step;
            QTest::mouseMove(&slider, at);
            QCoreApplication::processEvents(); // a hand is slower than what follows it
        }
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, at);
    }

    /// Whether the widget named @p name can be seen and used before long.
    bool waitFor(const char *name)
    {
        const bool came = QTest::qWaitFor(
            [&] {
                const QWidget *const widget = find(name);
                return widget && widget->isVisible() && widget->isEnabled();
            },
            patience);
        if (!came) {
            const QWidget *const widget = find(name);
            qWarning("%s: %s", name,
                     !widget                ? "there is none"
                     : !widget->isVisible() ? "it cannot be seen"
                                            : qPrintable(widget->toolTip()));
        }
        return came;
    }

private:
    static QAction *entryOf(const QMenu &menu, const QString &name)
    {
        const QList<QAction *> actions = menu.actions();
        for (QAction *action : actions) {
            if (action->objectName() == name && action->isEnabled()) {
                return action;
            }
        }
        for (const QAction *action : actions) {
            qInfo("there is %s %s", qPrintable(action->objectName()),
                  qPrintable(action->toolTip()));
        }
        return nullptr;
    }
    /// What a person would scroll to.
    static void bringIntoView(QWidget &widget)
    {
        for (QWidget *up = widget.parentWidget(); up; up = up->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(up)) {
                area->ensureWidgetVisible(&widget);
            }
        }
    }
    [[nodiscard]] QWidget *target() const
    {
        QWidget *const focus = QApplication::focusWidget();
        return focus ? focus : &m_window;
    }

    QWidget &m_window;
    int m_count = 0;
};

} // namespace serin
