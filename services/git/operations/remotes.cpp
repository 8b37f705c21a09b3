// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/remotes.h"

#include "services/git/command/gitfailure.h"
#include "services/git/parse/fieldreader.h"
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitrefname.h"

#include <QRegularExpression>

#include <algorithm>

namespace serin {

namespace {

QByteArray usualRemote(const QList<GitRemote> &remotes)
{
    const bool hasOrigin = std::any_of(remotes.begin(), remotes.end(),
                                       [](const GitRemote &each) { return each.name == "origin"; });
    return hasOrigin             ? QByteArray("origin")
           : remotes.size() == 1 ? remotes.first().name
                                 : QByteArray();
}

} // namespace

Result<void> checkRemoteUrl(const QString &url)
{
    static const QRegularExpression controls(QStringLiteral("[\\x00-\\x1f\\x7f]"));
    static const QRegularExpression scheme(QStringLiteral("\\A([A-Za-z][A-Za-z0-9+.-]*)://"));
    static const QRegularExpression helper(QStringLiteral("\\A[A-Za-z0-9+.-]+::"));
    const QString word = scheme.match(url).captured(1).toLower();
    const bool knownScheme =
        word.isEmpty() ||
        QStringList{QStringLiteral("https"), QStringLiteral("http"), QStringLiteral("ssh"),
                    QStringLiteral("git"), QStringLiteral("file")}
            .contains(word);
    // ssh://-oProxyCommand=…/ and -oProxyCommand=…:path would be options of ssh.
    const QString host = url.mid(word.isEmpty() ? 0 : word.size() + 3);
    if (url.trimmed().isEmpty() || host.startsWith(u'-') || !knownScheme ||
        url.contains(controls) || url.contains(helper)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no address of a repository").arg(shownOutput(url.toUtf8())),
            {}, QStringLiteral("write https://host/path, ssh://host/path or a folder"));
    }
    return {};
}

Result<GitTracking> readTracking(GitTask &task, const QByteArray &branch)
{
    GitCall call;
    call.verb = QStringLiteral("for-each-ref");
    call.arguments = {
        QStringLiteral("--format=%(refname)%00%(upstream:remotename)%00%(upstream:remoteref)%00"
                       "%(upstream)%00%(push:remotename)%00"),
        QStringLiteral("refs/heads/") + QString::fromUtf8(branch)};
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    // The pattern also matches branches below "branch/".
    FieldReader reader(ran->output);
    while (!reader.atEnd()) {
        GitTracking tracking;
        const auto name = reader.upTo('\0');
        const auto remote = name ? reader.upTo('\0') : std::nullopt;
        const auto remoteRef = remote ? reader.upTo('\0') : std::nullopt;
        const auto ref = remoteRef ? reader.upTo('\0') : std::nullopt;
        const auto pushRemote = ref ? reader.upTo('\0') : std::nullopt;
        if (!pushRemote || !reader.skip('\n')) {
            return failure(unreadableOutput("for-each-ref", ran->output));
        }
        if (*name == "refs/heads/" + branch) {
            return GitTracking{remote->toByteArray(), remoteRef->toByteArray(), ref->toByteArray(),
                               pushRemote->toByteArray()};
        }
    }
    return failure(ErrorKind::NotFound,
                   QStringLiteral("there is no branch %1").arg(shownPath(branch)), {},
                   QStringLiteral("commit something to it first"));
}

QByteArray pushRemoteForNewBranch(const QList<GitRemote> &remotes)
{
    const auto chosen = std::find_if(remotes.begin(), remotes.end(),
                                     [](const GitRemote &each) { return each.isPushDefault; });
    return chosen == remotes.end() ? usualRemote(remotes) : chosen->name;
}

Result<QByteArray> defaultRemote(GitTask &task)
{
    const auto remotes = readRemotes(task);
    if (!remotes) {
        return failure(remotes.error());
    }
    QByteArray usual = usualRemote(*remotes);
    if (!usual.isEmpty()) {
        return usual;
    }
    return failure(ErrorKind::Invalid,
                   remotes->isEmpty()
                       ? QStringLiteral("the repository has no remote to push to")
                       : QStringLiteral("it is not clear which of the remotes to use"),
                   {},
                   remotes->isEmpty() ? QStringLiteral("add one with git remote add origin URL")
                                      : QStringLiteral("name one"));
}

Result<QList<GitRemote>> readRemotes(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("config");
    call.arguments = {QStringLiteral("-z"), QStringLiteral("--get-regexp"),
                      QStringLiteral("^remote\\.(pushdefault|.*\\.url)$")};
    const auto ran = task.run(call, {0, 1});
    if (!ran) {
        return failure(ran.error());
    }
    QList<GitRemote> remotes;
    QByteArray pushDefault;
    const QList<QByteArray> records = ran->output.split('\0');
    for (const QByteArray &record : records) { // "remote.<name>.url\n<value>"
        const qsizetype end = record.indexOf('\n');
        if (record.startsWith("remote.pushdefault\n")) {
            pushDefault = record.mid(end + 1); // the last one counts
            continue;
        }
        const QByteArray name = record.left(end).mid(7).chopped(end < 11 ? 0 : 4);
        const bool known =
            std::any_of(remotes.begin(), remotes.end(),
                        [&](const GitRemote &remote) { return remote.name == name; });
        if (end > 11 && isRemoteName(name) && !known) {
            remotes.append({name, shownOutput(record.mid(end + 1))});
        }
    }
    for (GitRemote &remote : remotes) {
        remote.isPushDefault = remote.name == pushDefault;
    }
    return remotes;
}

Result<void> addRemote(GitTask &task, const QByteArray &name, const QString &url)
{
    if (auto good = checkRemoteUrl(url); !good) {
        return good;
    }
    if (!isRemoteName(name) || !isUtf8(name)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no name for a remote").arg(shownPath(name)));
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("remote");
    call.arguments = {QStringLiteral("add"), QStringLiteral("--"), QString::fromUtf8(name), url};
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    if (ended->exitCode == 3) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("there is a remote %1 already").arg(shownPath(name)));
    }
    return ended->isSuccess() ? Result<void>() : failure(gitError(call.verb, *ended));
}

Result<void> setRemoteUrl(GitTask &task, const QByteArray &name, const QString &url)
{
    if (auto good = checkRemoteUrl(url); !good) {
        return good;
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("remote");
    call.arguments = {QStringLiteral("set-url"), QStringLiteral("--"), QString::fromUtf8(name),
                      url};
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    return ended->isSuccess() ? Result<void>() : failure(gitError(call.verb, *ended));
}

} // namespace serin
