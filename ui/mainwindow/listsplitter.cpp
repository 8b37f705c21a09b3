// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/listsplitter.h"

#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

namespace serin {

ListSplitter::ListSplitter(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, &ListSplitter::note);
}

void ListSplitter::restore(const QByteArray &state, int windowWidth)
{
    setStretchFactor(1, 1);
    if (restoreState(state)) {
        note();
    } else {
        apply(windowWidth);
    }
}

/// The person moved the edge.
void ListSplitter::note()
{
    m_lines = double(sizes().constFirst()) / Spacing::forFont(font()).l;
}

void ListSplitter::apply(int whole)
{
    const int line = Spacing::forFont(font()).l;
    constexpr int pageLines = 27; // what a page likes to have
    const int most = std::clamp(whole - pageLines * line, whole / 3, whole * 2 / 5);
    const int list = std::min(qRound(m_lines * line), most);
    setSizes({list, whole - list});
}

void ListSplitter::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::FontChange && count() == 2) {
        apply(isVisible() ? width() : window()->width());
    }
}

} // namespace serin
