// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace serin {

class Probe;

/// The pages of an endpoint that is live, each looked at for a while with steady traffic: what
/// opening it and what the polling cost.
class LivePages
{
public:
    LivePages(Probe &probe, QWidget &window) : m_probe(probe), m_window(window) {}

    void look(int seconds);

private:
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const;
    void watch(const char *name, int seconds);

    Probe &m_probe;
    QWidget &m_window;
};

} // namespace serin
