// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedlabel.h"

#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace serin {

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    installAccessibleWidgets();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_line = singleLine(text);
    setAccessibleName(m_line);
    updateGeometry();
    update();
}

void ElidedLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void ElidedLabel::setOptional(bool optional)
{
    m_optional = optional;
    updateGeometry();
    update();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_line) > width() || m_line.size() < m_text.size();
}

QSize ElidedLabel::sizeHint() const
{
    // An underscore reaches below the line of small text.
    const int below = fontMetrics().boundingRect(QLatin1Char('_')).bottom() + 1;
    const int height = std::max(fontMetrics().height(), fontMetrics().ascent() + below);
    return {fontMetrics().horizontalAdvance(m_line) + 1, height};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = m_optional ? 0 : fontMetrics().averageCharWidth() * 6;
    const QSize whole = sizeHint();
    return {std::min(least, whole.width()), whole.height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), isElided() ? plainToolTip(m_text) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    if (m_optional && isElided()) {
        return;
    }
    const Theme &theme = Theme::fromPalette(palette());
    QPainter painter(this);
    painter.setPen(!isEnabled() ? theme.disabledText : m_muted ? theme.mutedText : theme.text);
    const auto alignment =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(rect(), static_cast<int>(alignment) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_line, Qt::ElideRight, width()));
}

} // namespace serin
