// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/overlay.h"

#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// The window behind steps back, in both themes.
constexpr int leastShade = 96;

void paintShadow(QPainter &painter, const QRect &card, const QColor &color, int radius, int depth)
{
    painter.setPen(Qt::NoPen);
    QColor layer = color;
    layer.setAlpha(std::max(1, color.alpha() / std::max(1, depth)));
    painter.setBrush(layer);
    for (int i = depth; i > 0; --i) {
        painter.drawRoundedRect(card.adjusted(-i, -i / 2, i, i + depth / 4), radius + i,
                                radius + i);
    }
}

} // namespace

Overlay::Overlay(QWidget &window) : QWidget(&window), m_card(new QFrame(this))
{
    setWidgetRole(*m_card, WidgetRole::Card);
    connect(qApp, &QApplication::focusChanged, this, &Overlay::onFocusChanged);
    window.installEventFilter(this);
    hide();
}

void Overlay::toggle()
{
    if (isVisible()) {
        close();
    } else {
        open();
    }
}

void Overlay::open()
{
    if (!isVisible()) {
        m_before = window()->focusWidget();
    }
    prepare();
    arrange();
    show();
    raise();
    first()->setFocus(Qt::PopupFocusReason);
    opened();
}

void Overlay::close()
{
    if (!isVisible()) {
        return;
    }
    const QPointer<QWidget> before = std::exchange(m_before, nullptr);
    hide();
    if (before && before->isVisible()) {
        before->setFocus(Qt::PopupFocusReason);
    }
}

void Overlay::arrange()
{
    setGeometry(parentWidget()->rect());
    m_card->setGeometry(placeOfCard());
    update();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

void Overlay::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && isVisible()) {
        arrange();
    }
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->position().toPoint())) {
        close();
    }
}

void Overlay::paintEvent(QPaintEvent * /*event*/)
{
    const Spacing space = Spacing::forFont(font());
    const QColor color = Theme::fromPalette(palette()).shadow;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor shade = color;
    shade.setAlpha(std::max(shade.alpha(), leastShade));
    painter.fillRect(rect(), shade);
    paintShadow(painter, m_card->geometry(), color, space.radius * 3 / 2, space.m);
}

void Overlay::onFocusChanged(QWidget * /*old*/, QWidget *now)
{
    const bool elsewhere = now && now->window() == window() && now != this && !isAncestorOf(now);
    if (isVisible() && elsewhere) {
        m_before = nullptr; // somebody took the focus on purpose
        hide();
    }
}

} // namespace serin
