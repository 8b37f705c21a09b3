// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace serin {

/// A list on one side, a page on the other. The list's width is so many letters: it grows with the
/// font, as far as the page keeps the larger part.
class ListSplitter : public QSplitter
{
    Q_OBJECT
public:
    explicit ListSplitter(QWidget *parent = nullptr);

    /// Once both sides are there. Without a @p state of kept() that fits, the list gets a usual
    /// width in a window that is @p windowWidth wide.
    void restore(const QByteArray &state, int windowWidth);
    /// For restore(), with whatever font.
    [[nodiscard]] QByteArray kept() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void note();
    void apply(int whole);

    double m_lines = 20; ///< the list's width in heights of a line of text
};

} // namespace serin
