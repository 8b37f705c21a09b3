// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardcontroller.h"
#include "models/credentials/credentialquestions.h"
#include "models/drift/driftcontroller.h"
#include "models/invoke/calloperations.h"
#include "models/operations/operationsmodel.h"
#include "models/pipeline/pipelinedraft.h"
#include "models/project/projectcontroller.h"
#include "models/review/pullrequestoffer.h"
#include "models/review/reviewcontroller.h"
#include "models/start/azureconnection.h"
#include "models/start/clonecontroller.h"
#include "models/start/environment.h"
#include "models/start/samplecontroller.h"
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
    [[nodiscard]] ProjectController &project() { return m_project; }
    [[nodiscard]] ReviewController &review() { return m_review; }
    [[nodiscard]] DriftController &drift() { return m_drift; }
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
    void applySettings();

    Workbench &m_workbench;
    WorkspaceSwitch &m_workspaces;
    CredentialQuestions m_credentials;
    OperationsModel m_operations;
    CallOperations m_calls;
    ProjectController m_project;
    ReviewController m_review;
    DriftController m_drift;
    PipelineDraft m_pipeline;
    PullRequestOffer m_pullRequest;
    BoardController m_board;
    SampleController m_sample;
    CloneController m_clone;
    AzureConnection m_azure;
    Environment m_environment;
    TrafficCommits m_trafficCommits;
    std::pair<QString, QString> m_chosen; ///< a folder that is being opened, and its project
};

} // namespace serin
