// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"
#include "models/review/reviewfiles.h"
#include "services/core/async.h"
#include "services/git/operations/readoperations.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

class ApplyPreparer;
class ControlPlane;
class GitRepository;
class MetricHistory;
class ProjectController;
class RequestHistory;

/// Finds out all that a review shows and changes nothing: files, words, identity, plan, remote.
/// What comes first is told first; only the remote may take long, and nobody has to wait for it.
/// For one use; dies with what it asks when it is destroyed. GUI thread only.
class ReviewPreparation : public QObject
{
    Q_OBJECT
public:
    struct Input
    {
        QSet<QString> consented; ///< PlanOperation::id of what the person agrees to
        /// Files of the repository that count besides those of the project's folder.
        QList<QByteArray> included;
        /// Asks the remote, or gives the answer that is there or on its way: once for a review, not
        /// at each look. Its owner cancels it.
        std::function<QFuture<Result<void>>()> fetch;
        RequestHistory *history = nullptr; ///< of test calls; nullptr: nobody keeps them
        QString workspace;                 ///< as the history calls it
    };

    /// Needs the project's repository.
    ReviewPreparation(ProjectController &project, const Input &input, QObject *parent = nullptr);
    ~ReviewPreparation() override;

    void start();
    [[nodiscard]] const ReviewContent &content() const { return m_content; }
    /// Files, identity and plan are there; only the remote may still be asked.
    [[nodiscard]] bool isReady() const { return m_open == 0; }

Q_SIGNALS:
    /// content() has more than before.
    void changed();
    /// The files cannot be told; nothing can be reviewed.
    void failed(const serin::Error &error);

private:
    template<typename T, typename Callback>
    void ask(const QFuture<Result<T>> &future, Callback callback);
    void readStatus();
    void readTexts(const GitStatus &status);
    void readIgnored();
    void readPlan();
    void makePlan(ApplyPreparer &preparer);
    void readIdentity();
    void readTests(std::size_t index);
    void readMeasures();
    void readMeasuresOf(ControlPlane &plane, const QString &endpoint);
    void takeMeasures(const QString &endpoint, const Result<MetricHistory> &history);
    void endMeasures();
    void askRemote();
    void endRemote();
    void readUnpushed(const std::function<void()> &next);
    void readBranches();
    void done();

    ProjectController &m_project;
    const std::shared_ptr<GitRepository> m_repository;
    const Input m_input;
    ReviewContent m_content;
    std::vector<std::function<void()>> m_cancels;
    int m_open = 0;
    int m_unmeasured = 0; ///< endpoints whose metrics are still asked for
};

} // namespace serin
