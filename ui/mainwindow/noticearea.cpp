// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticearea.h"

#include "ui/mainwindow/noticebar.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace serin {

NoticeArea::NoticeArea(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    const Spacing space = Spacing::forFont(font());
    column->setContentsMargins(space.s, 0, space.s, space.s);
    column->setSpacing(space.xs);
    hide();
}

void NoticeArea::post(const Notice &notice)
{
    const auto known = m_bars.find(notice.id);
    int place = layout()->count();
    if (known != m_bars.end()) {
        if (known->second->shows(notice)) {
            return;
        }
        place = layout()->indexOf(known->second);
        remove(notice.id);
    }
    auto *bar = new NoticeBar(notice, this);
    connect(bar, &NoticeBar::dismissed, this, [this, id = notice.id] { remove(id); });
    static_cast<QVBoxLayout *>(layout())->insertWidget(place, bar);
    m_bars[notice.id] = bar;
    setVisible(true);
}

void NoticeArea::remove(const QString &id)
{
    const auto found = m_bars.find(id);
    if (found == m_bars.end()) {
        return;
    }
    NoticeBar *const bar = found->second;
    m_bars.erase(found);
    layout()->removeWidget(bar);
    bar->hide();
    bar->setObjectName({});
    bar->deleteLater(); // one of its buttons may be the sender
    setVisible(!m_bars.empty());
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
