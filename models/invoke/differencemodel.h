// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace serin {

/// One place where two answers differ; texts are bounded and on one line.
struct AnswerDifference
{
    QString place; ///< a JSON pointer; "(whole)" for the whole
    QString kind;  ///< in words
    QString before;
    QString after;
    bool operator==(const AnswerDifference &) const = default;
};

/// How two answers differ, place by place.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PlaceColumn, KindColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// @p before and @p after are the deployments' names.
    void set(const QString &before, const QString &after,
             const std::vector<AnswerDifference> &differences);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QString m_before;
    QString m_after;
    std::vector<AnswerDifference> m_differences;
};

} // namespace serin
