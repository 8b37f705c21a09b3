// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticearea.h"

#include "ui/mainwindow/noticebar.h"
#include "ui/theme/fittingarea.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QVBoxLayout>

namespace serin {

NoticeArea::NoticeArea(QWidget *parent)
    : QWidget(parent), m_area(new FittingArea(this)), m_column(new QVBoxLayout)
{
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    auto *const bars = new QWidget;
    bars->setLayout(m_column);
    m_area->setWidget(bars);
    m_area->setLeastLines(3);
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(space.s, 0, space.s, space.s);
    m_column->setSpacing(space.xs);
    hide();
    connect(qApp, &QApplication::focusChanged, this, &NoticeArea::noteFocus);
}

void NoticeArea::noteFocus(QWidget *before, QWidget *now)
{
    if (isAncestorOf(now) && before && !isAncestorOf(before)) {
        m_before = before;
    }
}

void NoticeArea::post(const Notice &notice)
{
    const auto known = m_bars.find(notice.id);
    int place = m_column->count();
    if (known != m_bars.end()) {
        if (known->second->shows(notice)) {
            return;
        }
        place = m_column->indexOf(known->second);
        remove(notice.id);
    }
    auto *bar = new NoticeBar(notice, m_area->widget());
    connect(bar, &NoticeBar::dismissed, this, [this, id = notice.id] { remove(id); });
    m_column->insertWidget(place, bar);
    m_bars[notice.id] = bar;
    setVisible(true);
    QMetaObject::invokeMethod(
        bar, [this, bar] { m_area->ensureWidgetVisible(bar); }, Qt::QueuedConnection);
}

void NoticeArea::remove(const QString &id)
{
    const auto found = m_bars.find(id);
    if (found == m_bars.end()) {
        return;
    }
    NoticeBar *const bar = found->second;
    m_bars.erase(found);
    m_column->removeWidget(bar);
    const bool hadFocus = bar->isAncestorOf(QApplication::focusWidget());
    bar->hide();
    bar->setObjectName({});
    bar->deleteLater(); // one of its buttons may be the sender
    setVisible(!m_bars.empty());
    if (hadFocus && m_before && m_before->isVisible() && m_before->isEnabled()) {
        m_before->setFocus(Qt::OtherFocusReason);
    } else if (hadFocus) {
        Q_EMIT focusLeft();
    }
}

void NoticeArea::clear()
{
    QStringList passing;
    for (const auto &[id, bar] : m_bars) {
        if (!bar->notice().isLasting) {
            passing << id;
        }
    }
    for (const QString &id : passing) {
        remove(id);
    }
}

} // namespace serin
