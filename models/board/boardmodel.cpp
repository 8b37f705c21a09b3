// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardmodel.h"

#include <algorithm>

namespace serin {

namespace {

/// So many rows that come and go one by one would take longer than laying them out anew.
constexpr std::size_t manyLines = 2'000;

bool isSameThing(const BoardLine &one, const BoardLine &other)
{
    return one.endpoint == other.endpoint && one.deployment == other.deployment &&
           one.field == other.field && one.cause == other.cause;
}

const QString &textOf(const BoardLine &line, int column)
{
    static const QString none;
    switch (column) {
    case BoardModel::Endpoint:
        return line.endpoint;
    case BoardModel::Subject:
        return line.subject;
    case BoardModel::Cause:
        return line.causeText;
    case BoardModel::Upstream:
        return line.upstream;
    case BoardModel::Head:
        return line.head;
    case BoardModel::WorkingTree:
        return line.workingTree;
    case BoardModel::Applied:
        return line.applied;
    case BoardModel::Live:
        return line.live;
    default:
        return none;
    }
}

} // namespace

BoardModel::BoardModel(QObject *parent) : QAbstractTableModel(parent) {}

/// Walks both lists: what the new one has next is there, comes later in the old one, or is new.
void BoardModel::setLines(std::vector<BoardLine> lines)
{
    if (m_lines.size() + lines.size() > manyLines) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto begin = m_lines.begin() + static_cast<std::ptrdiff_t>(i);
        const auto found = std::find_if(begin, m_lines.end(), [&](const BoardLine &line) {
            return isSameThing(line, lines[i]);
        });
        const int row = static_cast<int>(i);
        if (found == m_lines.end()) {
            beginInsertRows({}, row, row);
            m_lines.insert(begin, lines[i]);
            endInsertRows();
            continue;
        }
        if (found != begin) {
            beginRemoveRows({}, row, row + static_cast<int>(found - begin) - 1);
            m_lines.erase(begin, found);
            endRemoveRows();
        }
        if (m_lines[i] != lines[i]) {
            m_lines[i] = lines[i];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (m_lines.size() > lines.size()) {
        beginRemoveRows({}, static_cast<int>(lines.size()), static_cast<int>(m_lines.size()) - 1);
        m_lines.resize(lines.size());
        endRemoveRows();
    }
}

const BoardLine *BoardModel::line(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount()
               ? &m_lines[static_cast<std::size_t>(index.row())]
               : nullptr;
}

int BoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int BoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant BoardModel::data(const QModelIndex &index, int role) const
{
    const BoardLine *const at = line(index);
    if (!at) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*at, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "a column, its value")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 textOf(*at, index.column()));
    default:
        return {};
    }
}

QVariant BoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Endpoint:
        return tr("Endpoint");
    case Subject:
        return tr("Field");
    case Cause:
        return tr("Cause");
    case Upstream:
        return tr("Pushed");
    case Head:
        return tr("Committed");
    case WorkingTree:
        return tr("Working tree");
    case Applied:
        return tr("Last applied");
    case Live:
        return tr("Live");
    default:
        return {};
    }
}

} // namespace serin
