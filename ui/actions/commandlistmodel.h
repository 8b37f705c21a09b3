// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actionregistry.h"
#include "ui/actions/fuzzymatch.h"

#include <QAbstractListModel>

namespace serin {

/// The actions that match what is typed, by their names or search words, the best first: scattered
/// letters after words, and unavailable ones after available ones of the same quality. With nothing
/// typed, all in the order of registration. An action with `endsProperty` is not found by scattered
/// letters, one with `soughtByProperty` by that in place of its name. Endpoints are found by a part
/// of their name, and rank as search words do.
class CommandListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CategoryRole = Qt::UserRole, ///< QString
        ShortcutRole,                ///< QString as the platform writes it; may be empty
        ReasonRole,                  ///< QString; why it is unavailable, or empty
        PositionsRole,               ///< QList<int>: the matched characters of the name
    };

    /// A property of actions, true: it stops, deletes or discards something.
    static constexpr char endsProperty[] = "serinEndsSomething";
    /// A property of actions whose names grow: the QString to seek them by in the name's place, so
    /// that "Undo Scale blue" does not stand before "Scale blue".
    static constexpr char soughtByProperty[] = "serinSoughtBy";

    /// Empty until setFilter() or refresh(). @p registry must outlive the model.
    explicit CommandListModel(const ActionRegistry &registry, QObject *parent = nullptr);

    void setFilter(const QString &filter);
    /// Names that can be gone to.
    void setEndpoints(const QStringList &names) { m_endpoints = names; }
    /// The endpoint of @p row; empty: it is an action.
    [[nodiscard]] QString endpointAt(int row) const;
    /// Reads the registry again. The model does not follow it by itself: most of the time nobody
    /// looks.
    void refresh();
    [[nodiscard]] QAction *actionAt(int row) const;

    /// -1 when @p action does not match.
    [[nodiscard]] int rowOf(const QAction *action) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        ActionRegistry::Entry entry; ///< without an action: of an endpoint
        QString name;
        FuzzyMatch match;
        bool isScattered = false;
        QString endpoint;
    };

    void addEndpoints();

    const ActionRegistry &m_registry;
    QString m_filter;
    QStringList m_endpoints;
    std::vector<Row> m_rows;
};

} // namespace serin
