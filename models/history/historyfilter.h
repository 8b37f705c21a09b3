// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace serin {

/// The lines of an EndpointHistoryModel that hold all words of a filter, in whatever case, in its
/// order. A commit is found by the first digits of its id.
class HistoryFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit HistoryFilter(QObject *parent = nullptr) : QSortFilterProxyModel(parent) {}

    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace serin
