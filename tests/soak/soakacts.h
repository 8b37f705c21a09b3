// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <functional>
#include <vector>

namespace serin {

/// What a person does with the window all day, on the sample with blue and green live: each leaves
/// things as they were, so that doing it again costs nothing more.
class SoakActs
{
public:
    /// Whether it went as it should; the reason is a warning.
    using Act = std::function<bool()>;
    struct Named
    {
        const char *name;
        Act act;
    };

    SoakActs(WindowPlace &place, Hands &hands) : m_place(place), m_hands(hands) {}

    /// In the order in which they are done. The object must outlive them.
    [[nodiscard]] std::vector<Named> all();

    /// Back to the Overview, with nothing under way.
    bool rest();

private:
    bool openPages();
    bool dragAndUndo();
    bool review();
    bool switchThemes();
    bool zoom();
    bool sendRequests();
    bool followLogs();
    bool lookAtCharts();
    bool lookAtHistory();
    bool lookAtBoard();
    bool openOverlays();
    bool refresh();

    /// A look of a person, in which the window goes on.
    static void look(int milliseconds = 300) { QTest::qWait(milliseconds); }
    static bool waitFor(const char *what, const std::function<bool()> &fact);
    bool trigger(const char *id);
    bool showPage(int number);
    bool dragTo(int percent);
    bool undo(const QByteArray &before);
    [[nodiscard]] QByteArray endpointFile() const;

    WindowPlace &m_place;
    Hands &m_hands;
    int m_turn = 0;
};

} // namespace serin
