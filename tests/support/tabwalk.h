// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QStringList>
#include <QTest>
#include <QWidget>

namespace serin {

/// Goes through a window with Tab and with Shift+Tab, as somebody without a mouse does, and says
/// what is wrong: a stop that is not reached, one that keeps the keyboard, a way back that has
/// other stops than the way there.
class TabWalk
{
public:
    explicit TabWalk(QWidget &window) : m_window(window) {}

    /// What is wrong, a line each; empty: nothing. @pre the keyboard is in the window
    [[nodiscard]] QStringList problems()
    {
        const QList<QWidget *> there = round(Qt::Key_Tab);
        const QList<QWidget *> back = round(Qt::Key_Backtab);
        for (QWidget *const widget : m_window.findChildren<QWidget *>()) {
            if (isStop(*widget) && !there.contains(widget)) {
                m_problems << QStringLiteral("Tab does not reach ") + describe(widget);
            }
            if (there.contains(widget) != back.contains(widget)) {
                m_problems << QStringLiteral("only one way leads to ") + describe(widget);
            }
        }
        if (!m_problems.isEmpty()) {
            m_problems << QStringLiteral("Tab: ") + names(there)
                       << QStringLiteral("Shift+Tab: ") + names(back);
        }
        return m_problems;
    }

    [[nodiscard]] static QString describe(const QWidget *widget)
    {
        if (!widget) {
            return QStringLiteral("nothing");
        }
        return QStringLiteral("%1 \"%2\" in %3")
            .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                 widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
    }

private:
    /// Stops of their own within one widget, such as the handles of a slider.
    static constexpr int mostWithin = 20;

    /// Whether Tab is meant to stop at @p widget.
    [[nodiscard]] static bool isStop(const QWidget &widget)
    {
        return widget.isVisible() && widget.isEnabled() && !widget.focusProxy() &&
               (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
    }

    [[nodiscard]] static QWidget *next(QWidget &at, Qt::Key key)
    {
        QTest::keyClick(&at, key, key == Qt::Key_Tab ? Qt::NoModifier : Qt::ShiftModifier);
        return QApplication::focusWidget();
    }

    [[nodiscard]] static QString names(const QList<QWidget *> &widgets)
    {
        QStringList all;
        for (const QWidget *const widget : widgets) {
            all << (widget->objectName().isEmpty() ? describe(widget) : widget->objectName());
        }
        return all.join(QStringLiteral(", "));
    }

    /// Where @p key leads to, until it comes round to its first stop again.
    QList<QWidget *> round(Qt::Key key)
    {
        QList<QWidget *> reached;
        QWidget *at = QApplication::focusWidget();
        QWidget *first = nullptr; // the walk may begin at what is no stop
        int within = 0;
        while (at) {
            QWidget *const before = at;
            at = next(*before, key);
            if (!at) {
                m_problems << QStringLiteral("the keyboard is lost behind ") + describe(before);
            } else if (at == before) {
                if (++within > mostWithin) {
                    m_problems << QStringLiteral("the keyboard stays in ") + describe(at);
                    return reached;
                }
            } else if (at == first) {
                return reached;
            } else if (reached.contains(at)) {
                m_problems << QStringLiteral("from %1 it goes back to %2 and not round")
                                  .arg(describe(before), describe(at));
                return reached;
            } else {
                within = 0;
                first = first ? first : at;
                reached.append(at);
            }
        }
        return reached;
    }

    QWidget &m_window;
    QStringList m_problems;
};

} // namespace serin
