// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/gitops/applyreport.h"
#include "services/gitops/livestatereader.h"
#include "services/gitops/operationrun.h"
#include "services/gitops/planner.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace serin {

/// Carries out the operations of one endpoint, one after another, with a record around them. For
/// one use. When it dies in the middle, the record says so and what may still run is resumed by
/// the next apply.
class EndpointApply : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        OperationRun::Services run;
        LiveStateReader &reader;
        const Clock &clock;
    };
    struct Task
    {
        QString endpoint;
        QByteArray liveDigest; ///< as planned from; empty: not there
        DesiredEndpointPointer desired;
        AssetPlace place;
        bool waitsForEnd = true; ///< as ApplyRequest::waitsForEnd
        ApplyRecord record;      ///< scope, endpoint, commit, and what was left over
        /// Positions in the list of steps.
        std::vector<std::size_t> steps;
    };

    /// @p steps, where the task's steps are kept, outlives it.
    EndpointApply(Services services, Task task, std::vector<ApplyStep> &steps, QObject *parent);
    ~EndpointApply() override;

    void start();
    /// As OperationRun::stop(); before start(), nothing runs at all.
    void stop();

    [[nodiscard]] const QString &endpoint() const { return m_task.endpoint; }
    /// The step that failed first, with its error; else nullptr.
    [[nodiscard]] const ApplyStep *failed() const { return m_failed; }
    /// What could not be kept in the record, a sentence each.
    [[nodiscard]] const QStringList &unrecorded() const { return m_unrecorded; }

Q_SIGNALS:
    void stepChanged(std::size_t step);
    /// Last of all, once; never before start() has returned.
    void ended();

private:
    void look(const std::function<void(const Result<LiveEndpointPointer> &)> &take);
    void readBefore();
    void next();
    void runStep();
    void take(const OperationRun::Ending &ending);
    void registered(const ApplyStep &step, const RegisteredAsset &asset);
    void readAfter();
    void giveUpReading(const Error &error);
    /// Ends the step at hand and skips or cancels the rest.
    void giveUp(ApplyStep::State state, const std::optional<Error> &error);
    void setState(std::size_t step, ApplyStep::State state);
    void keep();
    /// Notes in @p record, of an apply that has not succeeded, what it may have made.
    void rememberCreated(ApplyRecord &record) const;
    [[nodiscard]] ApplyRecord finalRecord() const;
    /// The last step was accepted, and is not waited for.
    [[nodiscard]] bool isLeft() const;
    [[nodiscard]] ApplyStep &current() { return m_steps[m_task.steps[m_next]]; }
    template<typename T, typename Callback>
    void run(const QFuture<Result<T>> &step, Callback callback);

    Services m_services;
    Task m_task;
    std::vector<ApplyStep> &m_steps;
    std::size_t m_next = 0;
    LiveEndpointPointer m_live;
    bool m_liveIsKnown = false;
    QPointer<OperationRun> m_run;
    Clock::Monotonic m_stepBegun;
    const ApplyStep *m_failed = nullptr;
    QStringList m_unrecorded;
    QFuture<Result<LiveEndpointPointer>> m_reading;
    QFuture<Result<qint64>> m_begin; ///< the record's
    bool m_isStarted = false;
    bool m_begun = false; ///< there is a record
    bool m_ended = false;
    int m_stops = 0;
};

} // namespace serin
