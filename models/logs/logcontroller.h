// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livecontroller.h"
#include "models/logs/logtail.h"
#include "services/core/error.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace serin {

/// The log of one deployment, read as long as somebody looks; again and again while it is followed.
/// GUI thread only; nothing blocks.
class LogController : public QObject
{
    Q_OBJECT
public:
    /// Asked for at once.
    static constexpr int tailLines = 1'000;

    /// @p live must outlive it.
    explicit LogController(LiveController &live, QObject *parent = nullptr);
    ~LogController() override;

    void setEndpoint(const QString &name);
    /// Live deployments, to choose from.
    [[nodiscard]] const QStringList &deployments() const { return m_deployments; }
    [[nodiscard]] const QString &deployment() const { return m_deployment; }
    void setDeployment(const QString &name);
    /// What fetched the model and code before the server started, instead of the server itself.
    void setInitializer(bool isInitializer);
    void setFollowing(bool isFollowing);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// Whether somebody can see it.
    void setShown(bool isShown);
    void refresh();

    [[nodiscard]] const QStringList &lines() const { return m_tail.lines(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Why there is nothing to read, one sentence; empty when there is.
    [[nodiscard]] QString reason() const;
    [[nodiscard]] bool isReading() const { return m_isReading; }

Q_SIGNALS:
    void deploymentsChanged();
    /// @p added lines came at the end; -1: all are others.
    void linesChanged(qsizetype added);
    void stateChanged();

private:
    void onSnapshot();
    void restart();
    void read();
    void onLog(const Result<QString> &log);

    LiveController &m_live;
    QString m_endpoint;
    QStringList m_deployments;
    QString m_deployment;
    bool m_isInitializer = false;
    bool m_isFollowing = true;
    bool m_isShown = false;
    bool m_isReading = false;
    LogTail m_tail;
    std::optional<Error> m_error;
    QTimer m_timer;
    QObject *m_requests = nullptr;
};

} // namespace serin
