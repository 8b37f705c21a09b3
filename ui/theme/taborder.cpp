// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/taborder.h"

#include <QGridLayout>
#include <QScrollArea>

#include <algorithm>
#include <utility>
#include <vector>

namespace serin {

namespace {

using Found = std::vector<QWidget *>;

/// Of a grid from the first row to the last, whatever came first.
std::vector<QLayoutItem *> itemsOf(QLayout &layout)
{
    std::vector<std::pair<std::pair<int, int>, QLayoutItem *>> placed;
    const auto *const grid = qobject_cast<QGridLayout *>(&layout);
    for (int i = 0; i < layout.count(); ++i) {
        std::pair<int, int> place(0, i);
        if (grid) {
            int rows = 0;
            int columns = 0;
            grid->getItemPosition(i, &place.first, &place.second, &rows, &columns);
        }
        placed.emplace_back(place, layout.itemAt(i));
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    std::vector<QLayoutItem *> items;
    items.reserve(placed.size());
    for (const auto &[place, item] : placed) {
        items.push_back(item);
    }
    return items;
}

void collect(QLayout &layout, Found &found);

void collectIn(QWidget &widget, Found &found)
{
    if (widget.layout()) {
        collect(*widget.layout(), found);
    } else if (const auto *const area = qobject_cast<QScrollArea *>(&widget);
               area && area->widget()) {
        collectIn(*area->widget(), found);
    }
}

void collect(QLayout &layout, Found &found)
{
    for (QLayoutItem *const item : itemsOf(layout)) {
        if (QWidget *const widget = item->widget()) {
            if (widget->focusPolicy() != Qt::NoFocus) {
                found.push_back(widget);
            }
            collectIn(*widget, found);
        } else if (item->layout()) {
            collect(*item->layout(), found);
        }
    }
}

} // namespace

void tabAsLaidOut(QWidget &holder)
{
    Found found{&holder}; // QWidget::setTabOrder() passes by one that takes no focus
    collectIn(holder, found);
    for (std::size_t i = 1; i < found.size(); ++i) {
        QWidget::setTabOrder(found[i - 1], found[i]);
    }
}

} // namespace serin
