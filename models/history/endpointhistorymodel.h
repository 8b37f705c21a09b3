// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyrow.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace serin {

/// The lines of an endpoint's history as a table. Another reading inserts, removes and changes
/// rows: what is the same stays where it is. GUI thread only.
class EndpointHistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Traffic, Subject, Author, Time, Commit, Applied, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1,
        SharesRole, ///< HistoryShares; not valid: not said
        MarkRole,   ///< "not pushed", "not committed"; empty: none
        HashRole,   ///< the whole commit id
        MomentRole, ///< when the moment is that the line is nearest to; empty: it is not
        TimeRole,   ///< QDateTime
        FailedRole, ///< bool: the newest apply did not come through
        SearchRole, ///< all else that a filter looks at, in small letters
    };

    explicit EndpointHistoryModel(QObject *parent = nullptr);

    void setRows(std::vector<HistoryRow> rows);
    /// @p rows are older than all that is there.
    void append(std::vector<HistoryRow> rows);
    [[nodiscard]] const std::vector<HistoryRow> &rows() const { return m_rows; }
    /// nullptr: there is none.
    [[nodiscard]] const HistoryRow *row(const QString &key) const;
    /// Times are shown in another zone now.
    void refreshTimes();
    /// Marks the line nearest to @p time, seconds since 1970, by the commit's time or that of one
    /// of its applies; nothing: none.
    void setMoment(std::optional<double> time);
    /// The line that is marked.
    [[nodiscard]] std::optional<int> momentRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QVariant shown(const HistoryRow &row, int column);
    [[nodiscard]] static QString toolTip(const HistoryRow &row, int column);

    [[nodiscard]] QString searchText(std::size_t place) const;
    void mark();

    std::vector<HistoryRow> m_rows;
    /// By key: made when somebody searches first, as it takes time for many rows.
    mutable QHash<QString, QString> m_searched;
    std::optional<double> m_moment;
    QString m_marked; ///< the key of the line that is marked; empty: none
};

} // namespace serin
