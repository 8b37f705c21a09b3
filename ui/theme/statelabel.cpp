// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/statelabel.h"

#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/plaintext.h"

#include <QPainter>
#include <QStyle>

namespace serin {

QColor toneColor(LiveTone tone, const Theme &theme)
{
    switch (tone) {
    case LiveTone::Good:
        return theme.ok;
    case LiveTone::Busy:
        return theme.accent;
    case LiveTone::Bad:
        return theme.error;
    case LiveTone::Unknown:
        break;
    }
    return theme.mutedText;
}

StateLabel::StateLabel(QWidget *parent) : QWidget(parent)
{
    installAccessibleWidgets();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StateLabel::setState(const LiveStateWords &state)
{
    if (state == m_state) {
        return;
    }
    m_state = state;
    setAccessibleName(state.word);
    setToolTip(plainToolTip(state.word));
    updateGeometry();
    update();
}

void StateLabel::setLeastLetters(int letters)
{
    m_leastLetters = letters;
    updateGeometry();
}

int StateLabel::glyphWidth() const
{
    return m_state.glyph.isNull()
               ? 0
               : fontMetrics().horizontalAdvance(m_state.glyph) + Spacing::forFont(font()).s;
}

QSize StateLabel::sizeHint() const
{
    return {glyphWidth() + fontMetrics().horizontalAdvance(m_state.word) + 1,
            fontMetrics().height()};
}

QSize StateLabel::minimumSizeHint() const
{
    const int letters = fontMetrics().averageCharWidth() * m_leastLetters;
    return {std::min(glyphWidth() + letters, sizeHint().width()), fontMetrics().height()};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    if (m_state.glyph.isNull()) {
        return;
    }
    const Theme &theme = Theme::fromPalette(palette());
    QPainter painter(this);
    QRect room = rect();
    QRect glyph = room;
    glyph.setWidth(glyphWidth());
    room.setLeft(glyph.right() + 1);
    const auto alignment =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(toneColor(m_state.tone, theme));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), glyph),
                     static_cast<int>(alignment) | Qt::TextSingleLine, m_state.glyph);
    painter.setPen(m_state.tone == LiveTone::Bad ? theme.error : theme.text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room),
                     static_cast<int>(alignment) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_state.word, Qt::ElideRight, room.width()));
}

} // namespace serin
