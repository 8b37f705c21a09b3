// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/panering.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace serin {

namespace {

bool hasFocusIn(const PaneRing::Pane &pane)
{
    const QWidget *const focus = QApplication::focusWidget();
    return focus && (focus == pane.widget || pane.widget->isAncestorOf(focus));
}

} // namespace

PaneRing::PaneRing(std::vector<Pane> panes) : m_panes(std::move(panes)) {}

void PaneRing::enterNext() const
{
    const std::size_t count = m_panes.size();
    const auto now = std::find_if(m_panes.begin(), m_panes.end(), hasFocusIn);
    const auto from = now == m_panes.end()
                          ? count - 1
                          : static_cast<std::size_t>(std::distance(m_panes.begin(), now));
    for (std::size_t step = 1; step <= count; ++step) {
        const Pane &pane = m_panes[(from + step) % count];
        if (pane.widget->isVisible()) {
            pane.enter();
            if (hasFocusIn(pane)) {
                return; // what has nothing to work on is passed by
            }
        }
    }
}

} // namespace serin
