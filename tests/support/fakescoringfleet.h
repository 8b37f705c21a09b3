// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/scoringfleet.h"

#include <map>
#include <utility>
#include <vector>

namespace serin {

/// A fleet without processes. Calls settle by themselves soon after they were made, or, with
/// `isAutomatic` off, when the test says so and in the order that it likes.
class FakeScoringFleet : public ScoringFleet
{
public:
    struct Call
    {
        bool isRun = false;
        ScoringSpec spec; ///< of a stop, only the key
        quint64 ticket = 0;
        bool isSettled = false;
    };

    bool isAutomatic = true;
    /// Why the next calls to run() fail; empty: they succeed.
    QString failure;
    /// A stop, and a run with fewer instances, leave them draining until instanceDrained().
    bool isDrainingSlowly = false;
    std::vector<Call> calls; ///< all that were made
    std::map<DeploymentKey, QList<ScoringInstance>> running;
    QStringList drained; ///< what instanceDrained() was told
    QString logText = QStringLiteral("one\ntwo\nthree\n");
    int logLines = 0; ///< what logs() was last asked for
    LogKind logKind = LogKind::InferenceServer;

    void run(const ScoringSpec &spec, quint64 ticket) override { take({true, spec, ticket}); }
    void stop(const DeploymentKey &key, quint64 ticket) override
    {
        ScoringSpec spec;
        spec.key = key;
        take({false, spec, ticket});
    }
    [[nodiscard]] QList<ScoringInstance> instances(const DeploymentKey &key) const override
    {
        const auto found = running.find(key);
        return found == running.end() ? QList<ScoringInstance>() : found->second;
    }
    [[nodiscard]] QString logs(const DeploymentKey &, LogKind kind, int lines) const override
    {
        auto *self = const_cast<FakeScoringFleet *>(this);
        self->logKind = kind;
        self->logLines = lines;
        return logText;
    }
    void instanceDrained(const QString &instanceId) override
    {
        drained += instanceId;
        for (auto &[key, list] : running) {
            if (list.removeIf([&](const ScoringInstance &one) { return one.id == instanceId; })) {
                Q_EMIT instancesChanged(key);
                return;
            }
        }
    }

    /// The newest call for @p key that is not settled; nullptr when there is none.
    [[nodiscard]] Call *pending(const DeploymentKey &key)
    {
        for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
            if (call->spec.key == key && !call->isSettled) {
                return &*call;
            }
        }
        return nullptr;
    }
    /// Ends the newest call for @p key.
    void settle(const DeploymentKey &key, const Result<void> &result = {})
    {
        if (Call *call = pending(key)) {
            settle(*call, result);
        }
    }
    /// How often run() was called for @p key.
    [[nodiscard]] int runs(const DeploymentKey &key) const
    {
        int count = 0;
        for (const Call &call : calls) {
            count += call.isRun && call.spec.key == key ? 1 : 0;
        }
        return count;
    }

private:
    void take(Call call)
    {
        const DeploymentKey key = call.spec.key;
        const quint64 ticket = call.ticket;
        for (Call &older : calls) {
            if (older.spec.key == key && !older.isSettled) {
                older.isSettled = true;
                later([this, cancelled = older.ticket] {
                    Q_EMIT settled(cancelled, serin::failure(ErrorKind::Cancelled,
                                                             QStringLiteral("superseded")));
                });
            }
        }
        calls.push_back(std::move(call));
        if (isAutomatic) {
            later([this, ticket] {
                for (Call &one : calls) {
                    if (one.ticket == ticket && !one.isSettled) {
                        settle(one,
                               one.isRun && !failure.isEmpty()
                                   ? Result<void>(serin::failure(ErrorKind::Unavailable, failure))
                                   : Result<void>());
                        return;
                    }
                }
            });
        }
    }
    template<typename Work>
    void later(Work work)
    {
        QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
    }
    void settle(Call &call, const Result<void> &result)
    {
        call.isSettled = true;
        const quint64 ticket = call.ticket; // signals may lead to more calls
        if (result) {
            apply(Call(call));
        }
        Q_EMIT settled(ticket, result);
    }
    void apply(const Call &call)
    {
        const DeploymentKey key = call.spec.key;
        QList<ScoringInstance> &list = running[key];
        const qsizetype wanted = call.isRun ? call.spec.instanceCount : 0;
        while (list.size() < wanted) {
            ++m_lastNumber;
            list += {QStringLiteral("%1-%2").arg(key.deployment).arg(m_lastNumber),
                     ScoringInstance::State::Ready,
                     static_cast<std::uint16_t>(20'000 + m_lastNumber), 1'000 + m_lastNumber, 0};
        }
        for (qsizetype i = wanted; isDrainingSlowly && i < list.size(); ++i) {
            list[i].state = ScoringInstance::State::Draining;
        }
        if (!isDrainingSlowly) {
            list.resize(wanted);
        }
        Q_EMIT instancesChanged(key);
    }

    int m_lastNumber = 0;
};

} // namespace serin
