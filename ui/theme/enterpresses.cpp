// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/enterpresses.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace serin {

namespace {

bool isEnter(const QKeyEvent &key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           !(key.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier));
}

} // namespace

EnterPresses::EnterPresses(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool EnterPresses::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !isEnter(*static_cast<QKeyEvent *>(event))) {
        return QObject::eventFilter(watched, event);
    }
    auto *const push = qobject_cast<QPushButton *>(watched);
    auto *const tool = qobject_cast<QToolButton *>(watched);
    if ((!push || !push->isEnabled()) && (!tool || !tool->isEnabled())) {
        return QObject::eventFilter(watched, event);
    }
    if (static_cast<QKeyEvent *>(event)->isAutoRepeat()) {
        return true;
    }
    if (push && push->menu()) {
        push->showMenu();
    } else if (tool && tool->menu() && tool->popupMode() == QToolButton::InstantPopup) {
        tool->showMenu();
    } else {
        (push ? static_cast<QAbstractButton *>(push) : tool)->click();
    }
    return true;
}

} // namespace serin
