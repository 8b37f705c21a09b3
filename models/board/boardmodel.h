// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardlines.h"

#include <QAbstractTableModel>

namespace serin {

/// The lines of the board as a table. New lines insert, remove and change rows, so that the current
/// row stays. GUI thread only.
class BoardModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Endpoint,
        Subject,
        Cause,
        Upstream,
        Head,
        WorkingTree,
        Applied,
        Live,
        ColumnCount
    };

    explicit BoardModel(QObject *parent = nullptr);

    void setLines(std::vector<BoardLine> lines);
    [[nodiscard]] const std::vector<BoardLine> &lines() const { return m_lines; }
    /// nullptr outside.
    [[nodiscard]] const BoardLine *line(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<BoardLine> m_lines;
};

} // namespace serin
