// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/credentials/credentialquestions.h"
#include "models/invoke/calloperations.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewcontroller.h"
#include "models/start/environment.h"
#include "models/start/samplecontroller.h"
#include "models/workbench/trafficcommits.h"

#include <QObject>

namespace serin {

class AskpassServer;
class Workbench;

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
    };

    /// All must outlive it. @p askpass: who passes on what git asks; nullptr: nobody.
    GitBench(Workbench &workbench, const ProjectEngines &engines, const Places &places,
             AskpassServer *askpass = nullptr, QObject *parent = nullptr);

    [[nodiscard]] OperationsModel &operations() { return m_operations; }
    [[nodiscard]] ProjectController &project() { return m_project; }
    [[nodiscard]] ReviewController &review() { return m_review; }
    [[nodiscard]] SampleController &sample() { return m_sample; }
    [[nodiscard]] CredentialQuestions &credentials() { return m_credentials; }
    [[nodiscard]] Environment &environment() { return m_environment; }

private:
    void takePlane();

    Workbench &m_workbench;
    CredentialQuestions m_credentials;
    OperationsModel m_operations;
    CallOperations m_calls;
    ProjectController m_project;
    ReviewController m_review;
    SampleController m_sample;
    Environment m_environment;
    TrafficCommits m_trafficCommits;
};

} // namespace serin
