// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/listsplitter.h"

#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

namespace serin {

namespace {

/// Behind what QSplitter keeps, which are pixels. One kept without it may be of a smaller font.
const QByteArray linesMark = " lines ";
constexpr double fewestLines = 14;

} // namespace

ListSplitter::ListSplitter(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, &ListSplitter::note);
}

void ListSplitter::restore(const QByteArray &state, int windowWidth)
{
    setStretchFactor(1, 1);
    bool isKept = false;
    const double lines =
        state.mid(state.lastIndexOf(linesMark) + linesMark.size()).toDouble(&isKept);
    if (restoreState(state)) {
        note();
        m_lines = isKept ? lines : std::max(m_lines, fewestLines);
    }
    apply(windowWidth);
}

QByteArray ListSplitter::kept() const
{
    return saveState() + linesMark + QByteArray::number(m_lines);
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
