// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/askpass/askpassserver.h"

#include "services/git/askpass/askpassprotocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QMutex>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace serin {

struct AskpassTicket::Tickets
{
    QMutex mutex;
    QHash<QByteArray, QString> verbs; ///< by secret
};

namespace {

constexpr qsizetype lengthBytes = 4;

// Short, since a socket's whole path has only about 100 bytes.
QString folderTemplate()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = QFileInfo(runtime).isDir() && runtime.size() < 60;
    const QString folder = usable ? runtime : QDir::tempPath();
    return folder + QStringLiteral("/serin-XXXXXX");
}

QByteArray newSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray::fromRawData(reinterpret_cast<const char *>(words.data()), sizeof words)
        .toHex();
}

bool isOwnUser(const QLocalSocket &socket)
{
#ifdef SO_PEERCRED
    struct ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) ==
               0 &&
           peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(int(socket.socketDescriptor()), &user, &group) == 0 && user == ::geteuid();
#endif
}

} // namespace

AskpassTicket::~AskpassTicket()
{
    giveBack();
}

AskpassTicket &AskpassTicket::operator=(AskpassTicket &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_tickets = std::move(other.m_tickets);
        m_secret = std::move(other.m_secret);
        m_environment = std::move(other.m_environment);
    }
    return *this;
}

void AskpassTicket::giveBack()
{
    if (m_tickets) {
        const QMutexLocker lock(&m_tickets->mutex);
        m_tickets->verbs.remove(m_secret);
    }
}

AskpassServer::AskpassServer(const QString &program)
    : m_program(program), m_folder(folderTemplate()), m_server(std::make_unique<QLocalServer>()),
      m_tickets(std::make_shared<AskpassTicket::Tickets>())
{
    connect(m_server.get(), &QLocalServer::newConnection, this, &AskpassServer::takeConnections);
}

AskpassServer::~AskpassServer()
{
    // They end with the server, and nobody is told any more.
    const auto sockets = m_server->findChildren<QLocalSocket *>();
    for (QLocalSocket *socket : sockets) {
        socket->disconnect(this);
    }
}

QString AskpassServer::findProgram(const QString &folder)
{
    const QDir own(folder.isEmpty() ? QCoreApplication::applicationDirPath() : folder);
    const QString beside = own.filePath(QStringLiteral("serin-askpass"));
    for (const char *place :
         {"serin-askpass", "../libexec/serin/serin-askpass", "../lib/serin/serin-askpass"}) {
        const QString path = QDir::cleanPath(own.absoluteFilePath(QLatin1String(place)));
        if (QFileInfo(path).isExecutable()) {
            return path;
        }
    }
    return beside;
}

Result<std::unique_ptr<AskpassServer>> AskpassServer::start(const QString &program)
{
    if (!QFileInfo(program).isExecutable() || !QDir::isAbsolutePath(program)) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("serin-askpass is missing, so that git cannot ask for "
                                      "passwords"),
                       program,
                       QStringLiteral("install Serin again; it belongs beside the program or into "
                                      "libexec/serin"));
    }
    std::unique_ptr<AskpassServer> server(new AskpassServer(program));
    if (auto listening = server->listen(); !listening) {
        return failure(listening.error());
    }
    return server;
}

Result<void> AskpassServer::listen()
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_folder.isValid() || !m_server->listen(m_folder.filePath(QStringLiteral("ask")))) {
        return failure(
            ErrorKind::Io,
            QStringLiteral("no socket for git's questions can be made: %1")
                .arg(m_folder.isValid() ? m_server->errorString() : m_folder.errorString()),
            m_folder.path());
    }
    return {};
}

AskpassTicket AskpassServer::admit(const QString &verb) const
{
    AskpassTicket ticket;
    ticket.m_tickets = m_tickets;
    ticket.m_secret = newSecret();
    {
        const QMutexLocker lock(&m_tickets->mutex);
        m_tickets->verbs.insert(ticket.m_secret, verb);
    }
    ticket.m_environment = {
        {QStringLiteral("GIT_ASKPASS"), m_program},
        {QStringLiteral("SSH_ASKPASS"), m_program},
        {QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force")},
        {QLatin1String(askpass::socketVariable), m_server->fullServerName()},
        {QLatin1String(askpass::secretVariable), QString::fromLatin1(ticket.m_secret)},
    };
    return ticket;
}

void AskpassServer::takeConnections()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        if (!isOwnUser(*socket)) {
            drop(socket);
            continue;
        }
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            const quint64 id = m_askers.key(socket, 0);
            m_askers.remove(id);
            if (m_open.remove(id) > 0) {
                Q_EMIT withdrawn(id);
            }
            socket->deleteLater();
        });
        readFrom(socket);
    }
}

void AskpassServer::readFrom(QLocalSocket *socket)
{
    if (socket->bytesAvailable() < lengthBytes) {
        return;
    }
    const auto length = qFromBigEndian<quint32>(socket->peek(lengthBytes).constData());
    if (length > askpass::largestMessage || m_askers.key(socket, 0) != 0) {
        drop(socket);
    } else if (socket->bytesAvailable() >= lengthBytes + qsizetype(length)) {
        takeQuestion(socket, socket->read(lengthBytes + qsizetype(length)).mid(lengthBytes));
    }
}

void AskpassServer::takeQuestion(QLocalSocket *socket, const QByteArray &message)
{
    const qsizetype secretEnd = message.indexOf('\n');
    const qsizetype hintEnd = message.indexOf('\n', secretEnd + 1);
    bool known = false;
    QString verb;
    {
        const QMutexLocker lock(&m_tickets->mutex);
        const auto ticket = m_tickets->verbs.constFind(message.left(secretEnd));
        known = ticket != m_tickets->verbs.constEnd();
        verb = known ? *ticket : QString();
    }
    if (secretEnd < 0 || hintEnd < 0 || !known) {
        drop(socket);
        return;
    }
    AskpassQuestion question = askpassQuestion(message.mid(hintEnd + 1),
                                               message.mid(secretEnd + 1, hintEnd - secretEnd - 1));
    question.id = ++m_lastId;
    question.verb = verb;
    m_open.insert(question.id, question);
    m_askers.insert(question.id, socket);
    Q_EMIT asked(question);
}

void AskpassServer::answer(quint64 id, const Secret &answer)
{
    reply(id, askpass::answered, answer.reveal());
}

void AskpassServer::refuse(quint64 id)
{
    reply(id, askpass::cancelled, {});
}

void AskpassServer::reply(quint64 id, char kind, QByteArrayView answer)
{
    if (m_open.remove(id) == 0) {
        return;
    }
    QLocalSocket *socket = m_askers.value(id);
    std::array<char, lengthBytes> length{};
    qToBigEndian(quint32(answer.size() + 1), length.data());
    socket->write(length.data(), lengthBytes);
    socket->write(&kind, 1);
    socket->write(answer.data(), answer.size());
    socket->disconnectFromServer();
}

void AskpassServer::drop(QLocalSocket *socket)
{
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace serin
