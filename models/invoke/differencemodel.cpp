// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/differencemodel.h"

namespace serin {

void DifferenceModel::set(const QString &before, const QString &after,
                          const std::vector<AnswerDifference> &differences)
{
    beginResetModel();
    m_before = before;
    m_after = after;
    m_differences = differences;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole) {
        return {};
    }
    const AnswerDifference &difference = m_differences[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case PlaceColumn:
        return difference.place;
    case KindColumn:
        return difference.kind;
    case BeforeColumn:
        return difference.before;
    case AfterColumn:
        return difference.after;
    default:
        return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case PlaceColumn:
        return tr("Place");
    case KindColumn:
        return tr("Difference");
    case BeforeColumn:
        return m_before;
    case AfterColumn:
        return m_after;
    default:
        return {};
    }
}

} // namespace serin
