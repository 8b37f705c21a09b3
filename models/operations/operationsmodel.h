// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/error.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace serin {

enum class OperationState {
    Waiting,
    Running,
    Stopping, ///< the person asked for its end
    Done,
    Failed,
    Skipped, ///< not begun: one before it failed
    Stopped, ///< ended by the person
};

/// "waiting", "running", … as people read it, translated.
[[nodiscard]] QString operationWord(OperationState state);

/// What an operation is, and what can be done about it. Texts are plain.
struct OperationSpec
{
    QString title;   ///< what is done, translated: "Push to origin/main"
    QString reason;  ///< why, translated; may be empty
    QString request; ///< what is sent or run, for the details; may be empty
    QString command; ///< the same act as a command line; may be empty
    /// Asks for its end; empty: it cannot be stopped. Its owner then ends it as always.
    std::function<void()> stop;
    /// Does it again, after a failure; empty: it cannot.
    std::function<void()> retry;
    /// Another operation stands for it, too: its failure is counted there.
    bool isPart = false;
};

/// Everything that takes time: what waits, what runs, and what has ended, the newest first. What
/// failed stays until it is dismissed; of the rest the last ones are kept. Those who do something
/// say so here. GUI thread only.
class OperationsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using Id = quint64; ///< never 0

    enum Role {
        TitleRole = Qt::DisplayRole,
        IdRole = Qt::UserRole + 1,
        StateRole,    ///< int of OperationState
        ProgressRole, ///< what happens just now, or why it failed; may be empty
        ElapsedRole,  ///< milliseconds, qint64; -1 while it waits
        DetailsRole,  ///< several lines: request, answer, request id, command
        CommandRole,
        CanStopRole,
        CanRetryRole,
        CanDismissRole,
    };

    /// So many are kept that have ended and did not fail.
    static constexpr std::size_t mostEnded = 100;

    /// @p clock must outlive it; nullptr: the system's.
    explicit OperationsModel(const Clock *clock = nullptr, QObject *parent = nullptr);

    /// A new one that runs, or waits for run().
    Id begin(const OperationSpec &spec);
    Id announce(const OperationSpec &spec);
    /// It does not wait any more.
    void run(Id id);
    void setProgress(Id id, const QString &text);
    /// Adds the answer's words, and the request's id, to the details.
    void setAnswer(Id id, const QString &words, const QString &requestId = {});
    void finish(Id id, const QString &outcome = {});
    /// Cancelled counts as stopped.
    void fail(Id id, const Error &error);
    void skip(Id id, const QString &why);
    void setStopped(Id id, const QString &outcome = {});

    // What a person does
    void stop(Id id);
    void retry(Id id);
    void dismiss(Id id);
    /// All that have ended.
    void dismissEnded();

    /// How many run or wait.
    [[nodiscard]] int openCount() const { return m_open; }
    /// The same without those that are parts of others.
    [[nodiscard]] int openWholes() const { return m_openWholes; }
    /// How many failed since passOver() and were not dismissed, without parts of others.
    [[nodiscard]] int failedCount() const;
    /// What has failed is of another project now: it stays in the list and counts no more.
    void passOver();
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(Id id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// openCount() or failedCount() changed.
    void countsChanged();

private:
    struct Entry
    {
        Id id = 0;
        OperationSpec spec;
        OperationState state = OperationState::Waiting;
        QString progress;
        QString answer;
        QString requestId;
        std::optional<Error> error;
        std::chrono::steady_clock::time_point begun;
        std::chrono::milliseconds elapsed{-1};
        QDateTime begunAt;
        bool isPassed = false; ///< see passOver()
    };

    Id add(const OperationSpec &spec, OperationState state);
    [[nodiscard]] Entry *find(Id id);
    void end(Id id, OperationState state, const QString &outcome);
    void changed(Id id);
    void count();
    void tick();
    void prune();
    void remove(std::size_t row);
    [[nodiscard]] static QString details(const Entry &entry);

    const Clock &m_clock;
    std::vector<Entry> m_entries; ///< the newest first
    QTimer m_ticker;              ///< runs only while something does
    Id m_last = 0;
    int m_open = 0;
    int m_openWholes = 0;
};

} // namespace serin
