// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoke/invokeoutcome.h"
#include "services/core/result.h"

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace serin {

class LiveController;
struct RequestBody;
struct ScoringComparison;

/// Sends the requests of a folder, one file after the other, each to two deployments at once, and
/// tells of each file how the answers differ. Nothing of it goes into the history of requests. GUI
/// thread only; nothing blocks.
class FolderComparison : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FileColumn, ResultColumn, BaselineColumn, CandidateColumn, ColumnCount };
    enum class State { Waiting, Running, Same, Different, Failed };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< State as an int
    };

    static constexpr qsizetype mostFiles = 1'000;
    /// What answers are kept for outcome(), in bytes together.
    static constexpr qsizetype mostKept = 64 * 1024 * 1024;

    /// @p live must outlive it.
    explicit FolderComparison(LiveController &live, QObject *parent = nullptr);
    ~FolderComparison() override;

    /// In place of what was compared before. @p endpoint and the deployments are names as they are
    /// live.
    void start(const QString &folder, const QString &endpoint, const QString &baseline,
               const QString &candidate);
    /// The files that are left are not sent. The models may go on.
    void stop();
    /// Stops, and nothing was compared.
    void clear();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Nothing was compared, or is to be.
    [[nodiscard]] bool isEmpty() const { return m_folder.isEmpty(); }
    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }
    /// "golden-requests, green beside blue: 3 of 12 sent, 2 same, 1 different".
    [[nodiscard]] QString summary() const;
    /// Why it cannot begin, or did not come to its end.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    /// Absolute.
    [[nodiscard]] QString path(int row) const;
    /// What the two answered; nothing: it was not sent yet, or there was no room to keep it.
    [[nodiscard]] std::optional<InvokeOutcome> outcome(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// isRunning(), summary() or problem() may be others.
    void changed();

private:
    struct Row
    {
        QString path;
        State state = State::Waiting;
        QString result;
        QString baseline; ///< "200 OK, 12 ms"
        QString candidate;
        std::optional<InvokeOutcome> outcome;
    };

    template<typename T>
    void ask(const QFuture<Result<T>> &future, std::function<void(Result<T>)> take);
    void begin(const Result<QStringList> &files);
    void next();
    void send(const RequestBody &body);
    void take(const Result<ScoringComparison> &compared);
    void finish(Row row);
    void setRow(Row row);
    void end(const std::optional<Error> &problem);
    [[nodiscard]] int count(State state) const;

    LiveController &m_live;
    QString m_folder;
    QString m_endpoint;
    QString m_baseline;
    QString m_candidate;
    std::vector<Row> m_rows;
    std::size_t m_current = 0;
    qsizetype m_kept = 0;
    bool m_isRunning = false;
    std::optional<Error> m_problem;
    quint64 m_run = 0; ///< answers of earlier runs are dropped
    std::function<void()> m_cancel;
};

} // namespace serin
