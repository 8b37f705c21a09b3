// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/drift/driftcontroller.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewcontroller.h"
#include "models/start/environment.h"
#include "models/start/samplecontroller.h"

#include <QObject>

namespace serin {

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

    /// All must outlive it.
    GitBench(Workbench &workbench, const ProjectEngines &engines, const Places &places,
             QObject *parent = nullptr);

    [[nodiscard]] OperationsModel &operations() { return m_operations; }
    [[nodiscard]] ProjectController &project() { return m_project; }
    [[nodiscard]] ReviewController &review() { return m_review; }
    [[nodiscard]] DriftController &drift() { return m_drift; }
    [[nodiscard]] SampleController &sample() { return m_sample; }
    [[nodiscard]] Environment &environment() { return m_environment; }

private:
    void takePlane();

    Workbench &m_workbench;
    OperationsModel m_operations;
    ProjectController m_project;
    ReviewController m_review;
    DriftController m_drift;
    SampleController m_sample;
    Environment m_environment;
};

} // namespace serin
