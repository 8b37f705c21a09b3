// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/processlock.h"

#include <QObject>
#include <QString>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace serin {

/// One window for a person's state folder: a second start hands over what it was asked to open and
/// ends. A window that does not answer is left alone, and the second one starts beside it.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// @p stateFolder, absolute, is made when missing.
    explicit SingleInstance(QString stateFolder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Whether another window has taken @p path over (absolute; empty: it is only raised). Else
    /// this one is the first, and listens. Waits some seconds at most; to be called once, before
    /// there is a window.
    [[nodiscard]] bool handOver(const QString &path);

Q_SIGNALS:
    /// Somebody has started the program again, to open @p path; it may be empty.
    void startedAgain(const QString &path);

private:
    enum class Answer { Taken, NobodyThere, Silent };
    [[nodiscard]] Answer tell(const QString &path) const;
    void listen();
    void take(QLocalSocket *socket);

    const QString m_folder;
    const QString m_socketName;
    std::unique_ptr<ProcessLock> m_lock;
    QLocalServer *m_server = nullptr;
};

} // namespace serin
