// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

namespace serin {

class OwnShortcuts;

/// All actions with their menus and shortcuts, in the order of registration. A shortcut is changed
/// by setData() with a QKeySequence in the column ShortcutColumn.
class ShortcutTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ActionColumn, MenuColumn, ShortcutColumn };
    enum Role {
        IdRole = Qt::UserRole, ///< of the action
        IsOwnRole,             ///< its shortcut is not the usual one
        WordsRole,             ///< all texts of the row, to search in
    };

    /// @p shortcuts must outlive it.
    explicit ShortcutTable(OwnShortcuts &shortcuts, QObject *parent = nullptr);

    void reset(const QModelIndex &index);
    void resetAll();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// After each change: why it could not be made, or empty.
    void told(const QString &problem);

private:
    void tellRows();

    OwnShortcuts &m_shortcuts;
};

} // namespace serin
