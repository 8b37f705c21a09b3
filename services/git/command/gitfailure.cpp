// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitfailure.h"

#include "services/git/parse/gitprogress.h"

#include <QRegularExpression>

namespace serin {

namespace {

struct Pattern
{
    const char *words;
    GitTrouble trouble;
};

// The first that is found counts.
constexpr Pattern patterns[] = {
    {"detected dubious ownership", GitTrouble::DubiousOwnership},
    {".lock': File exists", GitTrouble::Locked},
    {"Please tell me who you are", GitTrouble::NoIdentity},
    {"auto-detection is disabled", GitTrouble::NoIdentity},
    {"empty ident name", GitTrouble::NoIdentity},
    {"failed to sign", GitTrouble::SigningFailed},
    {"failed to write commit object", GitTrouble::SigningFailed},
    {"No space left on device", GitTrouble::DiskFull},
    {"Disk quota exceeded", GitTrouble::DiskFull},
    {"Read-only file system", GitTrouble::NotWritable},
    {"insufficient permission for adding an object", GitTrouble::NotWritable},
    {".lock': Permission denied", GitTrouble::NotWritable},
    {"Host key verification failed", GitTrouble::HostKeyRefused},
    {"Authentication failed", GitTrouble::AuthenticationFailed},
    {"could not read Username", GitTrouble::AuthenticationFailed},
    {"could not read Password", GitTrouble::AuthenticationFailed},
    {"Permission denied (",
     GitTrouble::AuthenticationFailed}, // ssh names the methods that it tried
    {"Permission denied, please try again", GitTrouble::AuthenticationFailed},
    {"returned error: 401", GitTrouble::AuthenticationFailed},
    {"returned error: 403", GitTrouble::AuthenticationFailed},
    {"returned error: 404", GitTrouble::RemoteMissing},
    {"does not appear to be a git repository", GitTrouble::RemoteMissing},
    {"does not exist\n", GitTrouble::RemoteMissing}, // fatal: repository '…' does not exist
    {"Repository not found", GitTrouble::RemoteMissing},
    {"Could not resolve host", GitTrouble::RemoteAway},
    {"unable to access '", GitTrouble::RemoteAway},
    {"unable to connect to", GitTrouble::RemoteAway},
    {"Connection refused", GitTrouble::RemoteAway},
    {"Connection timed out", GitTrouble::RemoteAway},
    {"Connection reset by peer", GitTrouble::RemoteAway},
    {"Network is unreachable", GitTrouble::RemoteAway},
    {"No route to host", GitTrouble::RemoteAway},
    {"the remote end hung up", GitTrouble::RemoteAway},
    {"early EOF", GitTrouble::RemoteAway},
    {"RPC failed", GitTrouble::RemoteAway},
    {"Could not read from remote repository", GitTrouble::RemoteAway},
    {"would be overwritten by", GitTrouble::WouldOverwrite},
    {"You have unstaged changes", GitTrouble::WouldOverwrite},
    {"Your index contains uncommitted changes", GitTrouble::WouldOverwrite},
    {"unmerged files", GitTrouble::Unmerged},
    {"not uptodate. Cannot", GitTrouble::WouldOverwrite},
    {"not a git repository", GitTrouble::NotARepository},
    {"did not match any file", GitTrouble::UnknownPath},
    {"does not exist in '", GitTrouble::UnknownPath},
    {"exists on disk, but not in '", GitTrouble::UnknownPath},
    {"unknown revision", GitTrouble::UnknownRevision},
    {"bad revision", GitTrouble::UnknownRevision},
    {"bad object", GitTrouble::UnknownRevision},
    {"Needed a single revision", GitTrouble::UnknownRevision},
    {"Not a valid object name", GitTrouble::UnknownRevision},
    {"not a tree object", GitTrouble::UnknownRevision},
    {"invalid reference", GitTrouble::UnknownRevision},
};

struct Words
{
    ErrorKind kind;
    const char *detail;
    const char *fix;
};

Words wordsFor(GitTrouble trouble)
{
    switch (trouble) {
    case GitTrouble::NotARepository:
        return {ErrorKind::NotFound, "this folder is no Git repository any more", ""};
    case GitTrouble::DubiousOwnership:
        return {ErrorKind::Unauthorized,
                "the repository's folder belongs to another user, so git refuses to work in it",
                "make the folder yours (chown), or say that you trust it with git config --global "
                "--add safe.directory and its path"};
    case GitTrouble::Locked:
        return {ErrorKind::Conflict,
                "another git process works in this repository, or one ended without cleaning up",
                "wait for it; when none runs any more, remove the lock"};
    case GitTrouble::NoIdentity:
        return {ErrorKind::Invalid, "git does not know who makes the commit",
                "set user.name and user.email, for this repository or for all"};
    case GitTrouble::SigningFailed:
        return {ErrorKind::Unavailable, "the commit could not be signed",
                "check the signing key and its agent, then commit again"};
    case GitTrouble::AuthenticationFailed:
        return {ErrorKind::Unauthorized, "the remote did not accept the credentials",
                "check user name and password or token, or the SSH key, and that you may do this"};
    case GitTrouble::HostKeyRefused:
        return {ErrorKind::Unauthorized, "the remote host's key is not known or has changed",
                "compare the key's fingerprint with the host's owner, then accept it"};
    case GitTrouble::RemoteAway:
        return {ErrorKind::Unavailable, "the remote cannot be reached",
                "check the network and the remote's address, then try again"};
    case GitTrouble::RemoteMissing:
        return {ErrorKind::NotFound, "the remote has no such repository, or you may not see it",
                "check the address, and that you may read it"};
    case GitTrouble::WouldOverwrite:
        return {ErrorKind::Conflict, "uncommitted changes or untracked files are in the way",
                "commit or discard them first"};
    case GitTrouble::Unmerged:
        return {ErrorKind::Conflict, "there are conflicts to be solved first",
                "solve them and continue, or abort what is in progress"};
    case GitTrouble::UnknownRevision:
        return {ErrorKind::NotFound, "there is no such commit or branch", ""};
    case GitTrouble::UnknownPath:
        return {ErrorKind::NotFound, "git knows no such file there", ""};
    case GitTrouble::DiskFull:
        return {ErrorKind::Io, "the disk is full", "make room, then try again"};
    case GitTrouble::NotWritable:
        return {ErrorKind::Io, "the repository cannot be written",
                "check that the disk is writable and that the files are yours"};
    case GitTrouble::Other:
        break;
    }
    return {ErrorKind::Io, "", ""};
}

bool isAboutRemotes(GitTrouble trouble)
{
    return trouble == GitTrouble::AuthenticationFailed || trouble == GitTrouble::HostKeyRefused ||
           trouble == GitTrouble::RemoteAway || trouble == GitTrouble::RemoteMissing;
}

bool isNetworkVerb(const QString &verb)
{
    return verb == QLatin1String("push") || verb == QLatin1String("fetch") ||
           verb == QLatin1String("clone");
}

} // namespace

GitTrouble gitTrouble(const QByteArray &errorOutput)
{
    for (const Pattern &pattern : patterns) {
        if (errorOutput.contains(pattern.words)) {
            return pattern.trouble;
        }
    }
    return GitTrouble::Other;
}

QString shownOutput(const QByteArray &bytes)
{
    static const QRegularExpression escapes(
        QStringLiteral("\\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)|.)"));
    static const QRegularExpression controls(QStringLiteral(
        "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"));
    static const QRegularExpression userInfo(
        QStringLiteral("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s]*@"));
    constexpr qsizetype longest = 4000;

    QStringList lines;
    const QList<QByteArray> parts = QByteArray(bytes).replace('\r', '\n').split('\n');
    for (const QByteArray &line : parts) {
        if (!line.trimmed().isEmpty() && !parseGitProgress(line)) {
            lines.append(QString::fromUtf8(line));
        }
    }
    QString text = lines.join(u'\n');
    text.replace(escapes, QString());
    text.replace(controls, QString());
    text.replace(userInfo, QStringLiteral("\\1***@"));
    if (text.size() > longest) {
        text = text.left(longest / 2) + QStringLiteral("\n…\n") + text.right(longest / 2);
    }
    return text.trimmed();
}

Error gitError(const QString &verb, const ProcessOutcome &outcome)
{
    Q_ASSERT(!outcome.isSuccess());
    if (outcome.end == ProcessOutcome::End::DidNotStart && outcome.missing) {
        return {ErrorKind::NotFound,
                QStringLiteral("there is no git program at %1").arg(outcome.command),
                {},
                QStringLiteral("install git, or set its path")};
    }
    Error error = outcome.error().value_or(Error{});
    QString said = shownOutput(outcome.errorOutput);
    // pathspecOf()'s words are ours, not the person's.
    said.replace(QLatin1String("':(top,literal)"), QLatin1String("'"));
    said.replace(QLatin1String("':(top,glob)"), QLatin1String("'"));
    switch (outcome.end) {
    case ProcessOutcome::End::Cancelled:
        error.detail = QStringLiteral("git %1 was cancelled").arg(verb);
        return error;
    case ProcessOutcome::End::TimedOut:
        error.detail = QStringLiteral("git %1 took too long and was ended").arg(verb);
        error.where = said;
        return error;
    case ProcessOutcome::End::NonZeroExit:
        break;
    default:
        return error;
    }
    GitTrouble trouble = gitTrouble(outcome.errorOutput);
    // A local filter that ends early is "the remote end" to git, too.
    if (isAboutRemotes(trouble) && !isNetworkVerb(verb)) {
        trouble = GitTrouble::Other;
    }
    const Words words = wordsFor(trouble);
    error.kind = words.kind;
    error.detail = QString::fromLatin1(words.detail);
    if (error.detail.isEmpty()) {
        error.detail = QStringLiteral("git %1 failed").arg(verb);
    }
    error.fix = QString::fromLatin1(words.fix);
    error.where = QStringLiteral("exit code %1").arg(outcome.exitCode);
    if (!said.isEmpty()) {
        error.where += QStringLiteral(": ") + said;
    }
    return error;
}

} // namespace serin
