// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardcontroller.h"
#include "models/conflict/branchacts.h"
#include "models/conflict/conflictcontroller.h"
#include "models/conflict/remotecontroller.h"
#include "models/credentials/credentialquestions.h"
#include "models/drift/driftcontroller.h"
#include "models/history/historyacts.h"
#include "models/history/historycontroller.h"
#include "models/history/rollbackcontroller.h"
#include "models/history/versioncomparison.h"
#include "models/invoke/calloperations.h"
#include "models/operations/gitcommandsmodel.h"
#include "models/operations/operationsmodel.h"
#include "models/pipeline/pipelinedraft.h"
#include "models/project/openingfetch.h"
#include "models/project/projectcontroller.h"
#include "models/review/pullrequestoffer.h"
#include "models/review/reviewcontroller.h"
#include "models/start/azureconnection.h"
#include "models/start/clonecontroller.h"
#include "models/start/environment.h"
#include "models/start/samplecontroller.h"
#include "models/workbench/leftoutmanifests.h"
#include "models/workbench/trafficcommits.h"

#include <QObject>
#include <QString>

#include <utility>

namespace serin {

class AskpassServer;
class Workbench;
class WorkspaceSwitch;

/// The part of a window's models that acts on Git and on the workspace: the project of the folder
/// that is open, its review, the sample, and the operations of all. GUI thread only.
class GitBench : public QObject
{
    Q_OBJECT
public:
    struct Places
    {
        QString drafts; ///< see MessageDraft
        QString sample; ///< see SampleController
        QString armUrl; ///< where workspaces are looked for first; empty: the public cloud
    };

    /// All must outlive it. @p workspaces is the access of @p workbench. @p askpass: who passes on
    /// what git asks; nullptr: nobody.
    GitBench(Workbench &workbench, WorkspaceSwitch &workspaces, const ProjectEngines &engines,
             const Places &places, AskpassServer *askpass = nullptr, QObject *parent = nullptr);

    [[nodiscard]] OperationsModel &operations() { return m_operations; }
    [[nodiscard]] GitCommandsModel &commands() { return m_commands; }
    [[nodiscard]] ProjectController &project() { return m_project; }
    [[nodiscard]] ReviewController &review() { return m_review; }
    [[nodiscard]] DriftController &drift() { return m_drift; }
    [[nodiscard]] HistoryController &history() { return m_history; }
    [[nodiscard]] VersionComparison &comparison() { return m_comparison; }
    [[nodiscard]] HistoryActs &historyActs() { return m_historyActs; }
    [[nodiscard]] RollbackController &rollback() { return m_rollback; }
    [[nodiscard]] BranchActs &branches() { return m_branches; }
    [[nodiscard]] ConflictController &conflict() { return m_conflict; }
    [[nodiscard]] RemoteController &remote() { return m_remote; }
    [[nodiscard]] PipelineDraft &pipeline() { return m_pipeline; }
    [[nodiscard]] PullRequestOffer &pullRequest() { return m_pullRequest; }
    [[nodiscard]] BoardController &board() { return m_board; }
    [[nodiscard]] SampleController &sample() { return m_sample; }
    [[nodiscard]] CloneController &clone() { return m_clone; }
    [[nodiscard]] AzureConnection &azure() { return m_azure; }
    [[nodiscard]] CredentialQuestions &credentials() { return m_credentials; }
    [[nodiscard]] Environment &environment() { return m_environment; }

private:
    void takePlane();
    void keepChoice();
    void applySettings();

    Workbench &m_workbench;
    WorkspaceSwitch &m_workspaces;
    CredentialQuestions m_credentials;
    OperationsModel m_operations;
    GitCommandsModel m_commands;
    CallOperations m_calls;
    ProjectController m_project;
    OpeningFetch m_openingFetch;
    ReviewController m_review;
    DriftController m_drift;
    HistoryController m_history;
    VersionComparison m_comparison;
    HistoryActs m_historyActs;
    RollbackController m_rollback;
    BranchActs m_branches;
    ConflictController m_conflict;
    RemoteController m_remote;
    PipelineDraft m_pipeline;
    PullRequestOffer m_pullRequest;
    BoardController m_board;
    SampleController m_sample;
    CloneController m_clone;
    AzureConnection m_azure;
    Environment m_environment;
    TrafficCommits m_trafficCommits;
    LeftOutManifests m_leftOut;
    std::pair<QString, QString> m_chosen; ///< a folder that is being opened, and its project
};

} // namespace serin
