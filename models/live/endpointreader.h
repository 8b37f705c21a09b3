// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/alarm.h"
#include "models/live/livecontroller.h"
#include "services/core/async.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace serin {

/// The common part of what reads one side of the selected endpoint, its metrics or a log, again and
/// again as long as somebody looks. It asks one round at a time, nothing while nobody looks or
/// there is nothing to ask, and four times as seldom when the service leaves few calls. Answers
/// about an earlier endpoint or workspace are dropped. GUI thread only; nothing blocks.
class EndpointReader : public QObject
{
    Q_OBJECT
public:
    ~EndpointReader() override;

    void setEndpoint(const QString &name);
    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }
    /// Whether somebody can see what is read. False at first.
    void setShown(bool isShown);

    /// Why there is nothing to read, one sentence; empty when there is.
    [[nodiscard]] virtual QString reason() const;
    /// Why the last reading brought nothing.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void endpointChanged();
    void errorChanged();

protected:
    /// @p live must outlive it.
    EndpointReader(LiveController &live, QObject *parent);

    /// Asks one round, by await(); only called when it may. Does nothing when it cannot.
    virtual void ask() = 0;
    /// All of a round has been answered: readAgainIn(), perhaps.
    virtual void onRound() = 0;
    /// What was read belongs to another endpoint or workspace.
    virtual void forget() = 0;
    virtual void onSnapshot() = 0;
    [[nodiscard]] virtual bool isWanted() const { return m_isShown; }

    /// Asks now, unless nobody looks, there is nothing to ask, or a round is under way.
    void read();
    /// Somebody looks, or no longer: reads now, or stops waiting.
    void lookAnew();
    /// What was put off by readAgainIn() does not come.
    void stopWaiting() { m_next.stop(); }
    /// Forgets everything, also what is under way, and reads.
    void restart();
    void readAgainIn(std::chrono::milliseconds interval);
    [[nodiscard]] LiveController &live() const { return m_live; }
    [[nodiscard]] bool isAsking() const { return m_waiting > 0; }
    /// Asks nothing, and will not by itself.
    [[nodiscard]] bool isIdle() const { return !isAsking() && !m_next.isSet(); }

    /// Part of a round: @p take gets the value; errors are kept for error().
    template<typename T, typename Take>
    void await(const QFuture<Result<T>> &future, Take take)
    {
        ++m_waiting;
        QObject *const context = requests();
        deliver(future, context,
                [this, take, round = QPointer<QObject>(context)](const Result<T> &answer) {
                    --m_waiting;
                    if (answer) {
                        take(*answer);
                    } else if (answer.error().kind != ErrorKind::Cancelled && !m_problem) {
                        m_problem = answer.error();
                    }
                    if (round && m_waiting == 0) { // take() may have led to another round
                        finishRound();
                    }
                });
    }

private:
    [[nodiscard]] QObject *requests();
    void finishRound();
    void setError(const std::optional<Error> &error);

    LiveController &m_live;
    QString m_endpoint;
    bool m_isShown = false;
    std::optional<Error> m_error;
    std::optional<Error> m_problem; ///< of the round that is under way
    int m_waiting = 0;              ///< answers that are to come
    QObject *m_requests = nullptr;  ///< parent of what is under way
    Alarm m_next;
};

} // namespace serin
