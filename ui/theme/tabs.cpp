// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tabs.h"

#include "ui/theme/wheelguard.h"

#include <QTabBar>
#include <QTabWidget>

namespace serin {

void showTab(QTabWidget &tabs, int index, bool isShown)
{
    tabs.setTabEnabled(index, isShown);
    tabs.setTabVisible(index, isShown);
}

void guardWheel(QTabWidget &tabs)
{
    const Qt::FocusPolicy policy = tabs.tabBar()->focusPolicy();
    guardWheel(*tabs.tabBar());
    tabs.tabBar()->setFocusPolicy(policy); // a click on a tab goes on to its page
}

} // namespace serin
