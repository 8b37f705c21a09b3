// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace serin {

class GitClient;
class OperationsModel;

/// Clones a repository with progress, one at a time. GUI thread only.
class CloneController : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    CloneController(GitClient &git, OperationsModel &operations, QObject *parent = nullptr);
    ~CloneController() override;

    /// The folder's name that @p url suggests: its last part without ".git"; may be empty.
    [[nodiscard]] static QString suggestedName(const QString &url);

    /// Into @p folder, absolute, which is not there yet or empty. Does nothing while one runs.
    void start(const QString &url, const QString &folder);
    void stop();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// What git is at: "Receiving objects 45 %".
    [[nodiscard]] const QString &progress() const { return m_progress; }
    /// Why the last one failed.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    /// It is there.
    void cloned(const QString &folder);

private:
    GitClient &m_git;
    OperationsModel &m_operations;
    bool m_isRunning = false;
    QString m_progress;
    std::optional<Error> m_problem;
    std::function<void()> m_cancel;
};

} // namespace serin
