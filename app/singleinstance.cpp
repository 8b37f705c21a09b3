// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "services/core/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace serin {

namespace {

constexpr int answerLimit = 5'000;   // milliseconds
constexpr int startingLimit = 3'000; // between somebody's lock and their socket
constexpr int retryPause = 50;
constexpr qint64 longestMessage = 64 * 1024;

const QByteArray greeting = "open ";
const QByteArray taken = "taken\n";

/// A path of a socket is short, and only this user reaches the folder.
QString socketNameFor(const QString &folder)
{
    const QByteArray digest =
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) +
           QStringLiteral("/serin-") + QString::fromLatin1(digest);
}

} // namespace

SingleInstance::SingleInstance(QString stateFolder, QObject *parent)
    : QObject(parent), m_folder(std::move(stateFolder)), m_socketName(socketNameFor(m_folder))
{}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QString &path)
{
    QDir().mkpath(m_folder);
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        auto lock = ProcessLock::acquire(m_folder + QStringLiteral("/window.lock"));
        if (lock) {
            m_lock = std::move(*lock);
            listen();
            return false;
        }
        if (lock.error().kind != ErrorKind::Conflict) {
            qCWarning(lcApp).noquote() << "one window only:" << lock.error().toLine();
            return false;
        }
        switch (tell(path)) {
        case Answer::Taken:
            return true;
        case Answer::Silent:
            qCWarning(lcApp) << "the window that is open does not answer";
            return false;
        case Answer::NobodyThere:
            break; // it is starting, or ending
        }
        if (waited.elapsed() > startingLimit) {
            return false;
        }
        QThread::msleep(retryPause);
    }
}

SingleInstance::Answer SingleInstance::tell(const QString &path) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketName);
    if (!socket.waitForConnected(answerLimit)) {
        return Answer::NobodyThere;
    }
    socket.write(greeting + path.toUtf8().toBase64() + '\n');
    QByteArray answer;
    QElapsedTimer waited;
    waited.start();
    while (!answer.endsWith('\n') && waited.elapsed() < answerLimit) {
        if (!socket.waitForReadyRead(answerLimit)) {
            break;
        }
        answer += socket.readAll();
    }
    return answer == taken ? Answer::Taken : Answer::Silent;
}

void SingleInstance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_socketName); // of one that was killed: the lock is ours
    if (!m_server->listen(m_socketName)) {
        qCWarning(lcApp).noquote() << "one window only:" << m_server->errorString();
        return;
    }
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *const socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            take(socket);
        }
    });
}

void SingleInstance::take(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > longestMessage) {
        socket->abort();
        return;
    }
    if (!socket->canReadLine()) {
        return;
    }
    const QByteArray line = socket->readLine().trimmed();
    if (!line.startsWith(greeting.trimmed())) {
        socket->abort();
        return;
    }
    socket->write(taken);
    socket->flush();
    socket->disconnectFromServer();
    const QByteArray encoded = line.mid(greeting.size());
    Q_EMIT startedAgain(QString::fromUtf8(QByteArray::fromBase64(encoded)));
}

} // namespace serin
