// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/commandlistmodel.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr int categoryCost = 12; // a match that needs the category is worth less than one without
constexpr int searchWordCost = 1;

/// Matches the name alone, else "category name"; positions are those in the name.
std::optional<FuzzyMatch> matchShown(const QString &filter, const QString &name,
                                     const QString &category)
{
    if (auto match = fuzzyMatch(filter, name)) {
        return match;
    }
    auto match = fuzzyMatch(filter, category + QLatin1Char(' ') + name);
    if (match) {
        match->score -= categoryCost;
        const auto offset = static_cast<int>(category.size()) + 1;
        std::vector<int> inName;
        for (const int position : match->positions) {
            if (position >= offset) {
                inName.push_back(position - offset);
            }
        }
        match->positions = inName;
    }
    return match;
}

/// Not every word that was typed stands together somewhere.
bool isScattered(const QString &filter, const ActionRegistry::Entry &entry, const QString &name)
{
    const QString text = QStringList{entry.category, name, entry.searchWords.join(u' ')}.join(u' ');
    const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
    return !std::all_of(words.begin(), words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

/// Matches what is shown, or the beginning of a search word when that fits better.
std::optional<FuzzyMatch> matchCommand(const QString &filter, const ActionRegistry::Entry &entry,
                                       const QString &name)
{
    auto best = matchShown(filter, name, entry.category);
    const QString typed = filter.trimmed();
    for (const QString &word : entry.searchWords) {
        if (typed.isEmpty() || !word.startsWith(typed, Qt::CaseInsensitive)) {
            continue;
        }
        const int score = fuzzyMatch(typed, word)->score - searchWordCost;
        if (!best || best->score < score) {
            best = FuzzyMatch{score, {}};
        }
    }
    return best;
}

} // namespace

CommandListModel::CommandListModel(const ActionRegistry &registry, QObject *parent)
    : QAbstractListModel(parent), m_registry(registry)
{}

void CommandListModel::setFilter(const QString &filter)
{
    m_filter = filter;
    refresh();
}

int CommandListModel::rowOf(const QAction *action) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [action](const Row &r) { return r.entry.action == action; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

QString CommandListModel::endpointAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)].endpoint : QString();
}

QAction *CommandListModel::actionAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)].entry.action : nullptr;
}

int CommandListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const QAction *const action = row.entry.action;
    const QString shortcut =
        action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case CategoryRole:
        return row.entry.category;
    case ShortcutRole:
        return shortcut;
    case ReasonRole:
        return row.entry.reason;
    case PositionsRole:
        return QVariant::fromValue(
            QList<int>(row.match.positions.begin(), row.match.positions.end()));
    case Qt::ToolTipRole:
        return action ? action->toolTip() : QString();
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name, row.entry.category, shortcut};
        if (!row.entry.reason.isEmpty()) {
            parts.append(tr("unavailable: %1").arg(row.entry.reason));
        }
        parts.removeAll(QString());
        return parts.join(QLatin1String(", "));
    }
    default:
        return {};
    }
}

void CommandListModel::addEndpoints()
{
    const QString typed = m_filter.trimmed();
    if (typed.isEmpty()) {
        return;
    }
    for (const QString &endpoint : std::as_const(m_endpoints)) {
        if (endpoint.contains(typed, Qt::CaseInsensitive)) {
            ActionRegistry::Entry entry{};
            entry.category = tr("Endpoint");
            const int score = fuzzyMatch(typed, endpoint)->score - searchWordCost;
            m_rows.push_back(
                {entry, tr("Go to endpoint %1").arg(endpoint), {score, {}}, false, endpoint});
        }
    }
}

void CommandListModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    for (const ActionRegistry::Entry &entry : m_registry.entries()) {
        if (!entry.action->isVisible()) {
            continue;
        }
        const QString name = ActionRegistry::plainText(*entry.action);
        const QVariant soughtBy = entry.action->property(soughtByProperty);
        const QString sought = soughtBy.isValid() ? soughtBy.toString() : name;
        const bool scattered = isScattered(m_filter, entry, sought);
        if (scattered && entry.action->property(endsProperty).toBool()) {
            continue;
        }
        if (auto match = matchCommand(m_filter, entry, sought)) {
            m_rows.push_back({entry, name, std::move(*match), scattered, {}});
        }
    }
    addEndpoints();
    const bool byAvailability = !m_filter.trimmed().isEmpty();
    std::stable_sort(m_rows.begin(), m_rows.end(), [byAvailability](const Row &a, const Row &b) {
        if (a.isScattered != b.isScattered) {
            return b.isScattered;
        }
        if (a.match.score != b.match.score) {
            return a.match.score > b.match.score;
        }
        return byAvailability && a.entry.reason.isEmpty() && !b.entry.reason.isEmpty();
    });
    endResetModel();
}

} // namespace serin
