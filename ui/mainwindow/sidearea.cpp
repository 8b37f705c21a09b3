// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sidearea.h"

#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

namespace serin {

namespace {

QSize least(const QWidget *widget)
{
    return widget->minimumSizeHint().expandedTo(widget->minimumSize());
}

} // namespace

SideArea::SideArea(QWidget *body, QWidget *list, QWidget *page, QWidget *side, QWidget *parent)
    : QWidget(parent), m_main(body), m_list(list), m_page(page), m_side(side)
{
    body->setParent(this);
    side->setParent(this);
    side->installEventFilter(this);
}

/// A page scrolls where it has little room; beside something it should not have to.
int SideArea::pageWidth() const
{
    constexpr int lines = 27;
    return std::max(m_page->minimumSizeHint().width(), Spacing::forFont(font()).l * lines);
}

QSize SideArea::sizeHint() const
{
    return m_main->sizeHint();
}

QSize SideArea::minimumSizeHint() const
{
    const QSize whole = least(m_main);
    if (!m_side->isVisibleTo(this)) {
        return whole;
    }
    const QSize side = least(m_side);
    return {std::max(side.width(), m_page->minimumSizeHint().width()),
            std::max(whole.height(), side.height())};
}

void SideArea::arrange()
{
    if (!m_side->isVisibleTo(this)) {
        m_list->show();
        m_main->show();
        m_page->setMinimumWidth(0);
        m_main->setGeometry(rect());
        return;
    }
    const int side = least(m_side).width();
    const int page = pageWidth();
    const int list = least(m_list).width();
    const bool fits = width() >= page + side;
    m_list->setVisible(width() >= list + page + side);
    m_main->setVisible(fits);
    m_page->setMinimumWidth(fits ? page : 0); // the list gives way before the page does
    if (!fits) {
        m_side->setGeometry(rect());
        return;
    }
    const int mainLeast = m_list->isVisibleTo(m_main) ? list + page : page;
    const int sideWidth = std::clamp(width() * 2 / 5, side, std::max(side, width() - mainLeast));
    const bool isMirrored = isRightToLeft();
    m_main->setGeometry(isMirrored ? sideWidth : 0, 0, width() - sideWidth, height());
    m_side->setGeometry(isMirrored ? 0 : width() - sideWidth, 0, sideWidth, height());
}

bool SideArea::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

bool SideArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_side &&
        (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) {
        updateGeometry();
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

void SideArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace serin
