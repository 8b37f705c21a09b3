// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/shortcuttable.h"

#include "models/common/errortext.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/ownshortcuts.h"

#include <QFont>
#include <QKeySequence>

namespace serin {

namespace {

QString problemOf(const Result<void> &outcome)
{
    return outcome ? QString() : errorWords(outcome.error());
}

} // namespace

ShortcutTable::ShortcutTable(OwnShortcuts &shortcuts, QObject *parent)
    : QAbstractTableModel(parent), m_shortcuts(shortcuts)
{}

int ShortcutTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shortcuts.registry().entries().size());
}

int ShortcutTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant ShortcutTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &entry = m_shortcuts.registry().entries()[static_cast<std::size_t>(index.row())];
    const QString id = entry.action->objectName();
    const QString &name = entry.name;
    const QList<QKeySequence> keys = entry.action->shortcuts();
    const QString shown = QKeySequence::listToString(keys, QKeySequence::NativeText);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == ActionColumn ? name
               : index.column() == MenuColumn ? entry.category
                                              : shown;
    case Qt::EditRole:
        return index.column() == ShortcutColumn ? QVariant(keys.value(0)) : QVariant();
    case Qt::ToolTipRole:
        return m_shortcuts.isOwn(id)
                   ? tr("Usually: %1")
                         .arg(entry.usual.isEmpty() ? tr("none", "a shortcut")
                                                    : QKeySequence::listToString(
                                                          entry.usual, QKeySequence::NativeText))
                   : QString();
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.column() == ShortcutColumn && m_shortcuts.isOwn(id));
        return font;
    }
    case Qt::AccessibleTextRole:
        return shown.isEmpty() ? tr("%1, no shortcut").arg(name)
                               : tr("%1, %2", "an action and its shortcut").arg(name, shown);
    case IdRole:
        return id;
    case IsOwnRole:
        return m_shortcuts.isOwn(id);
    case WordsRole:
        return QStringList{name, entry.category, shown}.join(u' ');
    default:
        return {};
    }
}

QVariant ShortcutTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == ActionColumn ? tr("Action")
           : section == MenuColumn ? tr("Menu")
                                   : tr("Shortcut");
}

Qt::ItemFlags ShortcutTable::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == ShortcutColumn ? flags | Qt::ItemIsEditable : flags;
}

bool ShortcutTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != ShortcutColumn) {
        return false;
    }
    const Result<void> outcome =
        m_shortcuts.set(index.data(IdRole).toString(), value.value<QKeySequence>());
    tellRows();
    Q_EMIT told(problemOf(outcome));
    return outcome.has_value();
}

void ShortcutTable::reset(const QModelIndex &index)
{
    const Result<void> outcome = m_shortcuts.reset(index.data(IdRole).toString());
    tellRows();
    Q_EMIT told(problemOf(outcome));
}

void ShortcutTable::resetAll()
{
    const Result<void> outcome = m_shortcuts.resetAll();
    tellRows();
    Q_EMIT told(problemOf(outcome));
}

void ShortcutTable::tellRows()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace serin
