// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gitsession.h"

#include "app/cli/commandoutput.h"
#include "app/cli/terminalanswer.h"
#include "services/core/errand.h"

#include <CLI/CLI.hpp>

#include <QStringList>

namespace serin {

namespace {

using Repository = std::shared_ptr<GitRepository>;

QString itemWords(const TrustItem &item)
{
    return item.isHook ? QStringLiteral("%1 (%2)").arg(item.what, item.file)
                       : QStringLiteral("%1 = %2 (%3)").arg(item.what, item.value, item.file);
}

Error untrusted(const TrustQuestion &question)
{
    constexpr qsizetype mostNamed = 5;
    QStringList items;
    for (const TrustItem &item : question.items.mid(0, mostNamed)) {
        items << itemWords(item);
    }
    if (question.items.size() > mostNamed) {
        items << QStringLiteral("and %1 more").arg(question.items.size() - mostNamed);
    }
    return {ErrorKind::Unauthorized,
            QStringLiteral("git would run what this repository brings along: %1")
                .arg(items.join(QStringLiteral(", "))),
            question.top,
            QStringLiteral("look at it; if you trust it, call the command again with --trust")};
}

} // namespace

GitSession::GitSession(const CommandOutput &output, const Options &options)
    : m_output(output), m_options(options), m_trust(FileTrustStore::defaultPath())
{
    if (options.credentials == Credentials::Asked && canAsk()) {
        Result<std::unique_ptr<AskpassServer>> askpass =
            AskpassServer::start(AskpassServer::findProgram());
        if (askpass) {
            m_askpass = *std::move(askpass);
            QObject::connect(m_askpass.get(), &AskpassServer::asked, m_askpass.get(),
                             [this](const AskpassQuestion &question) { answer(question); });
        } else {
            output.warn(
                QStringLiteral("git cannot ask for passwords: %1").arg(askpass.error().toLine()));
        }
    }
    m_client = std::make_unique<GitClient>(GitSettings(), m_trust, m_askpass.get());
}

GitSession::~GitSession() = default;

bool GitSession::agrees(const TrustQuestion &question) const
{
    if (m_options.trust) {
        return true;
    }
    if (!canAsk()) {
        return false;
    }
    m_output.warn(
        QStringLiteral("git would run what the repository %1 brings along:").arg(question.top));
    for (const TrustItem &item : question.items) {
        m_output.warn(QStringLiteral("  ") + itemWords(item));
    }
    return m_output.confirms(QStringLiteral("Do you trust it?"));
}

QFuture<Result<Repository>> GitSession::open(const QString &path, Use use, QObject *context)
{
    return andThen(
        m_client->open(path), context,
        [this, use, context](const Repository &repository) -> QFuture<Result<Repository>> {
            return andThen(
                repository->trustQuestion(), context,
                [this, use, context,
                 repository](const TrustQuestion &question) -> QFuture<Result<Repository>> {
                    const bool needed =
                        use == Use::Changing ? !question.isEmpty() : question.concernsReading();
                    if (!needed) {
                        return readyFuture<Repository>(repository);
                    }
                    if (!agrees(question)) {
                        return readyFuture<Repository>(failure(untrusted(question)));
                    }
                    return followUp(
                        repository->trust(question), context,
                        [this, repository](const Result<void> &trusted) -> Result<Repository> {
                            if (!trusted && trusted.error().kind != ErrorKind::Io) {
                                return failure(trusted.error());
                            }
                            if (!trusted) {
                                m_output.warn(QStringLiteral("the trust cannot be kept: %1")
                                                  .arg(trusted.error().toLine()));
                            }
                            return repository;
                        });
                });
        });
}

void GitSession::answer(const AskpassQuestion &question)
{
    if (question.kind == AskpassQuestion::Kind::Notice) {
        m_output.note(question.prompt);
        return; // it goes away by itself
    }
    const bool visible = question.isVisible() || question.kind == AskpassQuestion::Kind::HostKey ||
                         question.kind == AskpassQuestion::Kind::Confirm;
    const std::optional<Secret> typed = askOnTerminal(question.prompt, visible);
    const bool isYes =
        typed && (typed->reveal().startsWith('y') || typed->reveal().startsWith('Y'));
    if (typed && (isYes || question.kind != AskpassQuestion::Kind::Confirm)) {
        m_askpass->answer(question.id, *typed);
    } else {
        m_askpass->refuse(question.id);
    }
}

void addTrustOption(CLI::App &verb, bool &trust)
{
    verb.add_flag("--trust", trust,
                  "You trust the programs that this repository's configuration and hooks name");
}

void printGitWords(const CommandOutput &output, const QString &words)
{
    const QStringList lines = words.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        // One line alone says what failed, in the words of this program.
        const QString plain = withoutGitMark(line);
        output.note(plain.size() < line.size() ? QStringLiteral("git: ") + plain : line);
    }
}

QString withoutGitMark(const QString &line)
{
    for (const auto mark : {QLatin1String("error: "), QLatin1String("fatal: ")}) {
        if (line.startsWith(mark)) {
            return line.mid(mark.size());
        }
    }
    return line;
}

} // namespace serin
