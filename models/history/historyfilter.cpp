// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historyfilter.h"

#include "models/history/endpointhistorymodel.h"

#include <algorithm>

namespace serin {

namespace {

/// Digits that a commit is searched by; fewer begin too many of them.
constexpr qsizetype leastOfHash = 4;

} // namespace

void HistoryFilter::setText(const QString &text)
{
    const QStringList words = text.simplified().toLower().split(u' ', Qt::SkipEmptyParts);
    if (words != m_words) {
        m_words = words;
        invalidateFilter();
    }
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty()) {
        return true;
    }
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QString text = index.data(EndpointHistoryModel::SearchRole).toString();
    const QString hash = index.data(EndpointHistoryModel::HashRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return text.contains(word) || (word.size() >= leastOfHash && hash.startsWith(word));
    });
}

} // namespace serin
