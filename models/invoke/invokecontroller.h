// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoke/differencemodel.h"
#include "models/invoke/historymodel.h"
#include "models/invoke/invokeoutcome.h"
#include "models/invoke/requestbody.h"
#include "models/live/livecontroller.h"
#include "models/traffic/endpointstate.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace serin {

struct ScoringAnswer;
struct ScoringRequest;

/// Who can answer a request.
struct InvokeTarget
{
    QString deployment; ///< empty: the endpoint, by its traffic
    QString hint;       ///< "blue 90 · green 10", "10 %"
    bool operator==(const InvokeTarget &) const = default;
};

/// The same request as command lines; empty ones cannot be written, and `fileReason` says why.
struct RequestCommands
{
    QString curl;
    QString az;
    QString serinctl;
    QString fileReason;
};

/// The requests to the selected endpoint: what is sent, to whom, what came back, and what was sent
/// before. Each endpoint keeps its own request and target. GUI thread only; nothing blocks.
class InvokeController : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    InvokeController(LiveController &live, RequestHistory &history, QObject *parent = nullptr);
    ~InvokeController() override;

    /// The endpoint to send to; its files tell where requests are looked for.
    void setEndpoint(const EndpointState &state);
    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }

    [[nodiscard]] const std::vector<InvokeTarget> &targets() const { return m_targets; }
    [[nodiscard]] const QString &target() const { return m_target; }
    /// @p deployment of targets(), or any while it is not known yet which are live.
    void setTarget(const QString &deployment);

    [[nodiscard]] const RequestBody &body() const { return m_body; }
    /// What a person typed.
    void setText(const QString &text);
    void loadFile(const QString &path);
    /// An empty request to type.
    void clearBody();
    /// Files with requests beside the manifests; absolute paths.
    [[nodiscard]] const QStringList &files() const { return m_files; }

    /// Why nothing can be sent now, one sentence; empty when it can.
    [[nodiscard]] QString sendReason() const;
    /// Why nothing can be compared now.
    [[nodiscard]] QString compareReason() const;
    [[nodiscard]] bool isSending() const
    {
        return m_outcome.phase == InvokeOutcome::Phase::Sending;
    }
    void send();
    void stop();
    /// The same request to both.
    void compare(const QString &baseline, const QString &candidate);
    /// Shows the answers of two deployments to the request in the file at @p path, which was sent
    /// elsewhere.
    void showComparison(const QString &path, const InvokeOutcome &outcome);
    /// With whom the target is compared when nobody says: the one with the most traffic.
    [[nodiscard]] QString usualBaseline() const;

    [[nodiscard]] const InvokeOutcome &outcome() const { return m_outcome; }
    [[nodiscard]] DifferenceModel &differences() { return m_differences; }
    [[nodiscard]] HistoryModel &history() { return m_historyModel; }
    void searchHistory(const QString &text);
    /// Why a file or the history could not be used the last time; until there is another body.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Shows a request that was sent, and what came back, again.
    void recall(qint64 id);
    [[nodiscard]] RequestCommands commands() const;

Q_SIGNALS:
    void targetsChanged();
    /// Another body than the one that was typed.
    void bodyChanged();
    void filesChanged();
    void outcomeChanged();
    /// A file or the history could not be used, see problem().
    void failed(const serin::Error &error);
    /// A request of ours was answered, for the charts. @p status 0: it was not.
    void answered(const QString &endpoint, const QString &deployment, const QDateTime &sentAt,
                  double milliseconds, int status);

private:
    struct Kept
    {
        RequestBody body;
        QString target;
        bool isTyped = false;
    };

    [[nodiscard]] std::vector<InvokeTarget> liveTargets() const;
    void updateTargets();
    void setBody(const RequestBody &body, bool isTyped);
    void restore();
    void keepDraft();
    [[nodiscard]] QString draftKey() const;
    [[nodiscard]] ScoringRequest request() const;
    void begin(const QString &target);
    template<typename T>
    [[nodiscard]] Result<T> unlessLost(const Result<T> &answer) const;
    /// @p make makes the outcome on another thread.
    void finish(quint64 request, const std::function<InvokeOutcome()> &make);
    void show(InvokeOutcome outcome);
    void record(const Result<ScoringAnswer> &answer, const QString &target);
    void updateHistory();
    void fail(const Error &error);

    LiveController &m_live;
    RequestHistory &m_history;
    HistoryModel m_historyModel;
    DifferenceModel m_differences;
    QString m_endpoint;
    QStringList m_folders;
    std::vector<InvokeTarget> m_targets;
    QString m_target;
    RequestBody m_body;
    bool m_isTyped = false;
    QHash<QString, Kept> m_kept;
    QStringList m_files;
    InvokeOutcome m_outcome;
    QByteArray m_sent; ///< the body of the last request
    QElapsedTimer m_sentFor;
    std::function<void()> m_cancel;
    QString m_search;
    std::optional<Error> m_problem;
    QTimer m_draftTimer;
    quint64 m_request = 0; ///< of the last one that was sent, stopped or shown
    quint64 m_load = 0;    ///< of the last body that was asked for
    quint64 m_find = 0;
};

} // namespace serin
