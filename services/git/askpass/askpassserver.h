// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/git/askpass/askpassquestion.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace serin {

/// Lets the processes of one git call ask, as long as it lives. Move only; may live and end in any
/// thread, also after the server.
class AskpassTicket
{
public:
    /// One that lets nobody ask.
    AskpassTicket() = default;
    AskpassTicket(AskpassTicket &&) noexcept = default;
    AskpassTicket &operator=(AskpassTicket &&other) noexcept;
    ~AskpassTicket();

    /// What the git process needs in its environment; empty for a ticket that lets nobody ask.
    [[nodiscard]] const QMap<QString, QString> &environment() const { return m_environment; }

private:
    friend class AskpassServer;
    struct Tickets;

    void giveBack();

    std::shared_ptr<Tickets> m_tickets;
    QByteArray m_secret;
    QMap<QString, QString> m_environment;
};

/// Answers the questions that git and ssh have for the person: they start serin-askpass, which asks
/// here over a local socket that only this user reaches, with a secret that only that git call
/// knows. Lives in a thread with an event loop. Answers are in no log, argument or file.
class AskpassServer : public QObject
{
    Q_OBJECT

public:
    /// Listens; @p program is the absolute path of serin-askpass.
    /// @error NotFound: there is no such program; Io: no socket can be made.
    [[nodiscard]] static Result<std::unique_ptr<AskpassServer>> start(const QString &program);
    /// `serin-askpass` for the program in @p folder (empty: this one's): beside it, as it is built,
    /// or in libexec, as it is installed. Where neither has it, the first place.
    [[nodiscard]] static QString findProgram(const QString &folder = {});

    ~AskpassServer() override;

    /// Lets one git call ask, whose @p verb comes with its questions. Safe to call from any thread.
    [[nodiscard]] AskpassTicket admit(const QString &verb = {}) const;

    /// Sends the answer to the open question @p id; nothing when it is not open any more.
    void answer(quint64 id, const Secret &answer);
    /// The person does not want to: git or ssh fails.
    void refuse(quint64 id);
    /// Not answered yet, the oldest first.
    [[nodiscard]] QList<AskpassQuestion> openQuestions() const { return m_open.values(); }

Q_SIGNALS:
    /// Somebody has to be asked; answer() or refuse() follows.
    void asked(const serin::AskpassQuestion &question);
    /// The asker has gone away; an answer would reach nobody.
    void withdrawn(quint64 id);

private:
    explicit AskpassServer(const QString &program);

    [[nodiscard]] Result<void> listen();
    void takeConnections();
    void readFrom(QLocalSocket *socket);
    void takeQuestion(QLocalSocket *socket, const QByteArray &message);
    void reply(quint64 id, char kind, QByteArrayView answer);
    void drop(QLocalSocket *socket);

    const QString m_program;
    QTemporaryDir m_folder; // 0700
    std::unique_ptr<QLocalServer> m_server;
    std::shared_ptr<AskpassTicket::Tickets> m_tickets;
    quint64 m_lastId = 0;
    QMap<quint64, AskpassQuestion> m_open;
    QHash<quint64, QLocalSocket *> m_askers;
};

} // namespace serin
