// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

class TrafficSlider;

/// Makes assistive technology see a TrafficSlider as a group with one slider for each handle: name
/// "Boundary blue | green", value text "green 10 percent, blue 90 percent", numeric value the
/// percent of the boundary between its two neighbours. Tells it when the focus goes to another
/// handle and when a value changes. The slider's constructor calls this.
void makeAccessible(TrafficSlider &slider);

} // namespace serin
