// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/project/projectengines.h"
#include "models/review/reviewrun.h"
#include "services/core/async.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

class OperationsModel;
class ProjectController;
class SampleCreation;
class WorkspaceAccess;

/// "Try the sample": starts the local workspace, makes the sample repository with a remote to push
/// to, opens it and applies blue. The second time it opens what is there. GUI thread only.
class SampleController : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,
        Resetting, ///< what was there is being taken away
        Making,    ///< the repository
        Starting,  ///< the workspace, and the project is being opened
        Applying,
        Failed, ///< problem() says why
        Ready,  ///< it is open; blue answers, unless the person has changed that since
    };

    /// All must outlive it. @p folder: where the sample is, or will be.
    SampleController(ProjectController &project, WorkspaceAccess &access,
                     OperationsModel &operations, QString folder, QObject *parent = nullptr);
    ~SampleController() override;

    /// `Serin/canary-sample` in the person's home.
    [[nodiscard]] static QString standardFolder();
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// A sample is at folder() already. What an interrupted start has left behind does not count:
    /// tryIt() puts it aside.
    [[nodiscard]] bool exists() const;

    /// Does nothing while it works.
    void tryIt();
    /// Puts the repository and its remote into the trash (or aside, under another name), deletes
    /// the sample's endpoint on the local workspace, and makes everything anew.
    void startOver();
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isWorking() const;
    /// What happens just now, in words.
    [[nodiscard]] QString progress() const;
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    void openRequested(const QString &folder);
    /// The folder is open and about to go away. When it cannot be closed: stop().
    void closeRequested();

private:
    /// The folder is the one that is open.
    [[nodiscard]] bool isOpen() const;
    void setState(State state);
    void fail(const Error &error);
    void make();
    void startWorkspace();
    /// Workspace and project are there: applies what is not live yet.
    void goOn();
    void lookWhetherApplied();
    void apply();
    void deleteEndpoint();
    void putAside();

    ProjectController &m_project;
    WorkspaceAccess &m_access;
    OperationsModel &m_operations;
    const QString m_folder;
    State m_state = State::Idle;
    std::optional<Error> m_problem;
    bool m_isNew = false;  ///< made just now, so that blue is applied
    bool m_resets = false; ///< startOver(), once the workspace runs
    std::unique_ptr<SampleCreation> m_creation;
    std::unique_ptr<ReviewRun> m_run;
    std::function<void()> m_cancel;
    OperationsModel::Id m_operation = 0;
    quint64 m_request = 0;
};

} // namespace serin
