// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QKeySequence>
#include <QObject>
#include <QString>

namespace serin {

class ActionRegistry;
class Preferences;

/// The shortcuts that a person chose instead of the usual ones: applied to the registry, and kept
/// in the preferences. GUI thread only.
class OwnShortcuts : public QObject
{
    Q_OBJECT
public:
    /// Applies what is kept to the actions that are registered by now. What cannot be (an unknown
    /// action, a shortcut that another one has) stays in the preferences, and the action has its
    /// usual shortcut. Both must outlive it.
    OwnShortcuts(ActionRegistry &registry, Preferences &preferences, QObject *parent = nullptr);

    [[nodiscard]] const ActionRegistry &registry() const { return m_registry; }
    /// Whether the action called @p id has other shortcuts than the usual ones.
    [[nodiscard]] bool isOwn(const QString &id) const;

    /// Gives the action that shortcut alone; none when @p keys is empty. Only the first chord
    /// counts.
    /// @error NotFound; Conflict, naming the action that has it; Invalid: a key that a person needs
    /// to type; Io: it applies and could not be saved.
    [[nodiscard]] Result<void> set(const QString &id, const QKeySequence &keys);
    /// Gives the action its usual shortcuts again.
    /// @error as set().
    [[nodiscard]] Result<void> reset(const QString &id);
    /// All of them; whatever had taken one of them gives it back.
    [[nodiscard]] Result<void> resetAll();

private:
    [[nodiscard]] Result<void> apply(const QString &id, const QList<QKeySequence> &keys);
    [[nodiscard]] Result<void> keep();

    ActionRegistry &m_registry;
    Preferences &m_preferences;
};

} // namespace serin
