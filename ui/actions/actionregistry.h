// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QMenu;
class QWidget;

namespace serin {

/// What an action is when it is registered.
struct ActionSpec
{
    QString id;                    ///< for ever and in no language: "traffic.even"
    QString text;                  ///< translated, with its mnemonic: "Split &evenly"
    QString category;              ///< translated; the title of its menu: "Rollout"
    QList<QKeySequence> shortcuts; ///< the first one is shown
    QString toolTip;               ///< translated; what it does, when the text does not say it all
    std::optional<IconName> icon;
    bool checkable = false;
};

/// Everything that a person can do, once: menus, shortcuts, command palette and cheat sheet all
/// read it. Owns its actions. GUI thread only.
///
/// No two actions ever have the same shortcut, nor one that begins with another's: Qt would let
/// both stay silent. An action that cannot be used now says why, in its tool tip, in the status bar
/// and in the palette.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QString category;
        QAction *action;           ///< its objectName is the id
        QString reason;            ///< why it is unavailable; empty when it is available
        QList<QKeySequence> usual; ///< its shortcuts when nobody has set others
        QStringList searchWords;   ///< what else somebody types who looks for it
        QString name; ///< as it was registered, plain: its text may say more for a while
    };

    explicit ActionRegistry(QObject *parent = nullptr);

    /// Adds an action; connect to QAction::triggered. A second registration of an id returns the
    /// first action; a shortcut that is taken is left out. Both are programmers' errors and assert.
    QAction *registerAction(const ActionSpec &spec);

    /// Null when there is none.
    [[nodiscard]] QAction *action(const QString &id) const;
    /// In the order of registration.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    /// The categories in the order in which they first occurred.
    [[nodiscard]] QStringList categories() const;

    /// Disables the action; @p reason is one translated sentence for the person: "Open a folder
    /// first". It must not be empty.
    void setUnavailable(const QString &id, const QString &reason);
    void setAvailable(const QString &id);
    /// One of both: @p reason as of setUnavailable(), or empty when it can be done.
    void setReason(const QString &id, const QString &reason);
    /// Why the action is unavailable; empty when it is available or unknown.
    [[nodiscard]] QString unavailableReason(const QString &id) const;

    /// What else somebody types who looks for the action: @p words is translated and separated by
    /// commas, "drift, differences".
    void setSearchWords(const QString &id, const QString &words);

    /// Replaces the shortcuts of an action.
    /// @error NotFound; Conflict: `where` is the id of the action that has the shortcut already.
    /// Nothing changes.
    [[nodiscard]] Result<void> setShortcuts(const QString &id,
                                            const QList<QKeySequence> &shortcuts);

    /// Makes the shortcuts of all actions, also of later ones, work in @p window.
    void attachTo(QWidget &window);
    /// Adds the actions of @p category to @p menu, which shows their tool tips.
    void fillMenu(QMenu &menu, const QString &category) const;

    /// The text of an action without mnemonics and without the dots that announce a dialog.
    [[nodiscard]] static QString plainText(const QAction &action);

Q_SIGNALS:
    /// An action was added, or one changed its text, shortcut or availability.
    void changed();

private:
    [[nodiscard]] const Entry *find(const QString &id) const;
    [[nodiscard]] const Entry *conflict(const QString &id,
                                        const QList<QKeySequence> &shortcuts) const;
    static void updateTips(const Entry &entry);

    std::vector<Entry> m_entries;
    QList<QWidget *> m_windows;
};

} // namespace serin
