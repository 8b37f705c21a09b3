// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// One line on a terminal's stderr that is written over and over and is gone in the end. Elsewhere
/// nothing is printed.
class ProgressLine
{
public:
    /// @param wanted false: nothing is printed on a terminal either.
    explicit ProgressLine(bool wanted);
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    ~ProgressLine() { clear(); }

    /// Cut to the terminal's width.
    void show(const QString &text);
    /// Before anything else is printed.
    void clear();

private:
    const bool m_active;
    bool m_shown = false;
};

} // namespace serin
