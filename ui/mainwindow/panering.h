// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

class QWidget;

namespace serin {

/// The panes of a window, through which the keyboard goes round.
class PaneRing
{
public:
    struct Pane
    {
        const QWidget *widget;
        std::function<void()> enter; ///< puts the focus into it, if there is a place for it
    };

    /// In the order of the round. The widgets must outlive it.
    explicit PaneRing(std::vector<Pane> panes);

    /// From the pane that has the focus to the next one that is shown and takes it; from nowhere to
    /// the first.
    void enterNext() const;

private:
    std::vector<Pane> m_panes;
};

} // namespace serin
