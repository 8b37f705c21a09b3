// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/ownshortcuts.h"

#include "models/common/preferences.h"
#include "ui/actions/actionregistry.h"

#include <algorithm>

namespace serin {

namespace {

const ActionRegistry::Entry *entryOf(const ActionRegistry &registry, const QString &id)
{
    const auto &entries = registry.entries();
    const auto found = std::find_if(entries.begin(), entries.end(), [&id](const auto &entry) {
        return entry.action->objectName() == id;
    });
    return found == entries.end() ? nullptr : &*found;
}

/// Without Ctrl, Alt or Meta a key writes something or moves; function keys do neither.
bool isForTyping(const QKeySequence &keys)
{
    if (keys.isEmpty()) {
        return true; // what the file says is no key
    }
    const QKeyCombination first = keys[0];
    const bool isCommand =
        first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const int key = first.key();
    return !isCommand && !(key >= Qt::Key_F1 && key <= Qt::Key_F35);
}

} // namespace

OwnShortcuts::OwnShortcuts(ActionRegistry &registry, Preferences &preferences, QObject *parent)
    : QObject(parent), m_registry(registry), m_preferences(preferences)
{
    const QHash<QString, QString> kept = preferences.shortcuts();
    // First none, for two may have changed places.
    for (auto own = kept.begin(); own != kept.end(); ++own) {
        static_cast<void>(registry.setShortcuts(own.key(), {}));
    }
    QStringList refused;
    for (auto own = kept.begin(); own != kept.end(); ++own) {
        QList<QKeySequence> keys;
        if (!own.value().isEmpty()) {
            keys = QKeySequence::listFromString(own.value(), QKeySequence::PortableText);
        }
        const bool isPossible = std::none_of(keys.begin(), keys.end(), isForTyping);
        if (!isPossible || !registry.setShortcuts(own.key(), keys)) {
            refused.append(own.key());
        }
    }
    for (const QString &id : std::as_const(refused)) {
        if (const ActionRegistry::Entry *const entry = entryOf(registry, id)) {
            static_cast<void>(registry.setShortcuts(id, entry->usual));
        }
    }
}

bool OwnShortcuts::isOwn(const QString &id) const
{
    const ActionRegistry::Entry *const entry = entryOf(m_registry, id);
    return entry && entry->action->shortcuts() != entry->usual;
}

Result<void> OwnShortcuts::set(const QString &id, const QKeySequence &keys)
{
    if (keys.isEmpty()) {
        return apply(id, {});
    }
    const QKeySequence first(keys[0]);
    if (isForTyping(first)) {
        return failure(
            ErrorKind::Invalid,
            tr("%1 is needed to type or to move").arg(first.toString(QKeySequence::NativeText)), {},
            tr("add Ctrl or Alt, or take a function key"));
    }
    return apply(id, {first});
}

Result<void> OwnShortcuts::reset(const QString &id)
{
    const ActionRegistry::Entry *const entry = entryOf(m_registry, id);
    return apply(id, entry ? entry->usual : QList<QKeySequence>());
}

Result<void> OwnShortcuts::resetAll()
{
    for (const ActionRegistry::Entry &entry : m_registry.entries()) {
        static_cast<void>(m_registry.setShortcuts(entry.action->objectName(), {}));
    }
    for (const ActionRegistry::Entry &entry : m_registry.entries()) {
        static_cast<void>(m_registry.setShortcuts(entry.action->objectName(), entry.usual));
    }
    return keep();
}

Result<void> OwnShortcuts::apply(const QString &id, const QList<QKeySequence> &keys)
{
    const Result<void> set = m_registry.setShortcuts(id, keys);
    if (set) {
        return keep();
    }
    const auto &entries = m_registry.entries();
    const auto other = std::find_if(entries.begin(), entries.end(), [&set](const auto &entry) {
        return entry.action->objectName() == set.error().where;
    });
    if (set.error().kind != ErrorKind::Conflict || other == entries.end()) {
        return set;
    }
    return failure(ErrorKind::Conflict, tr("“%1” has this shortcut").arg(other->name), {},
                   tr("give that one another shortcut first"));
}

/// What is kept of actions that are not registered now stays.
Result<void> OwnShortcuts::keep()
{
    QHash<QString, QString> kept = m_preferences.shortcuts();
    for (const ActionRegistry::Entry &entry : m_registry.entries()) {
        const QString id = entry.action->objectName();
        if (isOwn(id)) {
            kept.insert(id, QKeySequence::listToString(entry.action->shortcuts(),
                                                       QKeySequence::PortableText));
        } else {
            kept.remove(id);
        }
    }
    m_preferences.setShortcuts(kept);
    if (!m_preferences.save()) {
        return failure(ErrorKind::Io,
                       tr("it applies until the window is closed: %1 cannot be written")
                           .arg(m_preferences.filePath()),
                       {}, tr("check the disk and the permissions"));
    }
    return {};
}

} // namespace serin
