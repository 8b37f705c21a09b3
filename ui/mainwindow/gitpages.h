// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/latepage.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QKeySequence;
class QMenu;
class QStackedWidget;

namespace serin {

class ActionRegistry;
class ConflictPage;
class GitBench;
class NoticeArea;
class RemotePage;

/// The pages for a conflict and for a remote that has gone on, the acts that lead to them and out,
/// and the notices that say that one is needed.
class GitPages : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it: @p parent is the registry, since widgets that are hidden in the end of
    /// the window still tell. Puts its pages into @p stack, which somebody else turns.
    GitPages(GitBench &bench, NoticeArea &notices, QStackedWidget &stack, ActionRegistry &registry,
             QObject *parent = nullptr);

    void fillMenu(QMenu &menu) const;
    /// That is to be seen; nullptr: none.
    [[nodiscard]] QWidget *page() const { return m_page; }
    void showRemote();
    /// showRemote(), and asks it.
    void compareWithRemote();
    void showConflict();
    void close();
    void focusFirst();
    /// Somebody else may have done something to the repository.
    void lookAgain();

Q_SIGNALS:
    /// page() is another one.
    void changed();
    /// The page is to be seen, whatever stands before it.
    void shownOnPurpose();
    void reviewRequested();
    void withdrawTrustRequested();
    void trustRequested(); ///< to be asked for, in the review
    /// The branches are to be shown.
    void branchesRequested();

private:
    template<typename Act>
    void add(const QString &id, const QString &text, const QKeySequence &key, Act act);
    [[nodiscard]] ConflictPage *conflictPage();
    [[nodiscard]] RemotePage *remotePage();
    void addPage(QWidget &page);
    void setPage(QWidget *page);
    void showPage(QWidget &page);
    void update();

    GitBench &m_bench;
    ActionRegistry &m_registry;
    QStackedWidget &m_stack;
    LatePage<ConflictPage> m_conflict;
    LatePage<RemotePage> m_remote;
    QWidget *m_page = nullptr;
    QStringList m_ids;
};

} // namespace serin
