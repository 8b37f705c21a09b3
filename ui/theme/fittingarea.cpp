// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fittingarea.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace serin {

FittingArea::FittingArea(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and is scrolled to
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void FittingArea::setLeastLines(int lines)
{
    m_leastLines = lines;
    updateGeometry();
}

QSize FittingArea::sizeHint() const
{
    if (!widget()) {
        return {};
    }
    const QSize whole = widget()->sizeHint();
    return {whole.width(),
            widget()->hasHeightForWidth() ? widget()->heightForWidth(width()) : whole.height()};
}

QSize FittingArea::minimumSizeHint() const
{
    const int width = widget() ? widget()->minimumSizeHint().width() : 0;
    return {width, std::min(sizeHint().height(), fontMetrics().height() * m_leastLines)};
}

bool FittingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void FittingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry();
    }
}

} // namespace serin
