// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/credentials/credentialquestions.h"

#include "services/git/askpass/askpassserver.h"

#include <QCoreApplication>

#include <algorithm>

namespace serin {

namespace {

struct CredentialsWords
{
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

QString verbWord(const QString &verb)
{
    if (verb == QLatin1String("push")) {
        return CredentialsWords::tr("Push");
    }
    if (verb == QLatin1String("fetch")) {
        return CredentialsWords::tr("Fetch");
    }
    if (verb == QLatin1String("pull")) {
        return CredentialsWords::tr("Pull");
    }
    if (verb == QLatin1String("clone")) {
        return CredentialsWords::tr("Clone");
    }
    return CredentialsWords::tr("Git");
}

/// What is wanted, behind the verb.
QString wish(AskpassQuestion::Kind kind)
{
    switch (kind) {
    case AskpassQuestion::Kind::UserName:
        return CredentialsWords::tr("a user name is needed");
    case AskpassQuestion::Kind::Password:
        return CredentialsWords::tr("a password or token is needed");
    case AskpassQuestion::Kind::Passphrase:
        return CredentialsWords::tr("the passphrase of a key is needed");
    case AskpassQuestion::Kind::HostKey:
        return CredentialsWords::tr("the host is not known yet");
    case AskpassQuestion::Kind::Confirm:
        return CredentialsWords::tr("a key wants to be used");
    case AskpassQuestion::Kind::Notice:
        return CredentialsWords::tr("there is something to do");
    case AskpassQuestion::Kind::Other:
        break;
    }
    return CredentialsWords::tr("there is a question");
}

} // namespace

CredentialWords credentialWords(const AskpassQuestion &question)
{
    using Kind = AskpassQuestion::Kind;
    CredentialWords words;
    words.title = CredentialsWords::tr("%1: %2", "what git does, what is wanted")
                      .arg(verbWord(question.verb), wish(question.kind));
    words.who = question.prompt;
    words.accept = CredentialsWords::tr("Answer");
    switch (question.kind) {
    case Kind::UserName:
        words.who = CredentialsWords::tr("%1 asks who you are.").arg(question.subject);
        words.label = CredentialsWords::tr("User name");
        break;
    case Kind::Password:
        words.label = CredentialsWords::tr("Password or token");
        if (!question.subject.isEmpty()) {
            words.who = CredentialsWords::tr(
                            "%1 asks for it. Serin passes it on to git and keeps it nowhere.")
                            .arg(question.subject);
        }
        break;
    case Kind::Passphrase:
        words.label = CredentialsWords::tr("Passphrase");
        break;
    case Kind::Other:
        words.label = CredentialsWords::tr("Answer");
        break;
    case Kind::HostKey:
        words.accept = CredentialsWords::tr("Trust this host");
        break;
    case Kind::Confirm:
        words.accept = CredentialsWords::tr("Allow it");
        break;
    case Kind::Notice:
        words.accept.clear();
        break;
    }
    return words;
}

CredentialQuestions::CredentialQuestions(AskpassServer *askpass, QObject *parent)
    : QObject(parent), m_askpass(askpass)
{
    if (!askpass) {
        return;
    }
    connect(askpass, &AskpassServer::asked, this, [this](const AskpassQuestion &question) {
        m_open.push_back(question);
        Q_EMIT changed();
    });
    connect(askpass, &AskpassServer::withdrawn, this, [this](quint64 id) {
        const auto place =
            std::find_if(m_open.begin(), m_open.end(),
                         [id](const AskpassQuestion &question) { return question.id == id; });
        if (place != m_open.end()) {
            m_open.erase(place);
            Q_EMIT changed();
        }
    });
}

void CredentialQuestions::answer(const Secret &answer)
{
    if (m_open.empty()) {
        return;
    }
    const quint64 id = m_open.front().id;
    m_open.pop_front();
    m_askpass->answer(id, answer);
    Q_EMIT changed();
}

void CredentialQuestions::refuse()
{
    if (m_open.empty()) {
        return;
    }
    const quint64 id = m_open.front().id;
    m_open.pop_front();
    m_askpass->refuse(id);
    Q_EMIT changed();
}

} // namespace serin
