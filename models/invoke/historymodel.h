// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoke/requesthistory.h"

#include <QAbstractTableModel>

#include <optional>

namespace serin {

/// Requests that were sent, the newest first. A new list changes rows, those that stay stay.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        TargetColumn,
        StatusColumn,
        AnsweredColumn,
        DurationColumn,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole,
        SentRole, ///< QDateTime
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<HistoryEntry> &entries);
    [[nodiscard]] const QList<HistoryEntry> &entries() const { return m_entries; }
    /// setEntries() was called.
    [[nodiscard]] bool isFilled() const { return m_isFilled; }
    /// Marks the request nearest to @p time, seconds since 1970; nothing: none.
    void setMoment(std::optional<double> time);
    /// The row that is marked.
    [[nodiscard]] std::optional<int> momentRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// setEntries() has ended, with rows or without.
    void filled();

private:
    void mark();

    QList<HistoryEntry> m_entries;
    bool m_isFilled = false;
    std::optional<double> m_moment;
    std::optional<qint64> m_marked; ///< the id of the request that is marked
};

} // namespace serin
