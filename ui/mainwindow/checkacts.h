// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace serin {

class DetailArea;
class GitBench;
class Workbench;
struct ReviewCheck;

/// Does what the review offers: shows the place of an error, the page Test with the
/// deployment that was not tested, starts the workspace, asks the remote.
class CheckActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    CheckActs(Workbench &workbench, GitBench &bench, DetailArea &detail, QObject *parent = nullptr);

    void take(const ReviewCheck &check);
    void showLogs(const QString &endpoint, const QString &deployment);
    /// Selects the endpoint that one of the files @p paths describes, unless it is selected.
    void selectOwner(const QStringList &paths);

private:
    void select(const QString &endpoint);

    Workbench &m_workbench;
    GitBench &m_bench;
    DetailArea &m_detail;
};

} // namespace serin
