// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focuskeeper.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

namespace serin {

FocusKeeper::FocusKeeper(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::onFocusChanged);
}

void FocusKeeper::onFocusChanged(QWidget *before, QWidget *now)
{
    if (m_isMoving || (now && now == m_refuge)) {
        return;
    }
    if (before && before == m_refuge && !now) {
        return; // another program's window is in front for a while
    }
    forget();
    if (!before || before->isEnabled() || !before->isVisible() ||
        (now && now->window() != before->window())) {
        return;
    }
    QWidget *refuge = before->parentWidget();
    while (refuge && (!refuge->isEnabled() || refuge->focusProxy())) {
        refuge = refuge->parentWidget();
    }
    if (!refuge) {
        return;
    }
    m_disabled = before;
    m_refuge = refuge;
    before->installEventFilter(this);
    const QScopedValueRollback moving(m_isMoving, true);
    refuge->setFocus(Qt::OtherFocusReason);
}

bool FocusKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_disabled && event->type() == QEvent::EnabledChange &&
        m_disabled->isEnabled()) {
        QWidget *const again = m_disabled;
        const bool stillWaits = m_refuge && m_refuge->window()->focusWidget() == m_refuge;
        forget();
        if (stillWaits && again->isVisible()) {
            again->setFocus(Qt::OtherFocusReason);
        }
    }
    return QObject::eventFilter(watched, event);
}

void FocusKeeper::forget()
{
    if (m_disabled) {
        m_disabled->removeEventFilter(this);
    }
    m_disabled.clear();
    m_refuge.clear();
}

} // namespace serin
