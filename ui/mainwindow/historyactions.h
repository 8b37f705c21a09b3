// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QMenu;

namespace serin {

class ActionRegistry;
class EndpointPage;
class GitBench;
class HistoryPage;
class TimeCursor;

/// Puts the page History into the window and its acts into the registry, where menu, palette and
/// shortcuts find them.
class HistoryActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; @p parent is the registry, as for GitPages.
    HistoryActions(GitBench &bench, TimeCursor &cursor, EndpointPage &endpoint,
                   ActionRegistry &registry, QObject *parent = nullptr);

    void fillMenu(QMenu &menu) const;

Q_SIGNALS:
    /// The working tree is to be reviewed, or the question about the repository answered.
    void reviewRequested();
    /// What the remote has that is not here is to be shown.
    void theirsRequested();

private:
    template<typename Act>
    void add(const QString &id, const QString &text, Act act);
    void update();

    GitBench &m_bench;
    EndpointPage &m_endpoint;
    ActionRegistry &m_registry;
    HistoryPage *m_page;
    QStringList m_ids;
};

} // namespace serin
