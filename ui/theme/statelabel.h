// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livetext.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace serin {

[[nodiscard]] QColor toneColor(LiveTone tone, const Theme &theme);

/// A state as a glyph in the colour of its tone and a word, which is cut where the room ends; the
/// glyph never is.
class StateLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StateLabel(QWidget *parent = nullptr);

    void setState(const LiveStateWords &state);
    void clear() { setState({}); }
    /// So much of the word is shown in any case; 0: the glyph is enough.
    void setLeastLetters(int letters);
    [[nodiscard]] const LiveStateWords &state() const { return m_state; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int glyphWidth() const;

    LiveStateWords m_state;
    int m_leastLetters = 0;
};

} // namespace serin
