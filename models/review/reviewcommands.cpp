// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewcommands.h"

#include <QRegularExpression>
#include <QUrl>

namespace serin {

namespace {

struct HostPath
{
    QString host;
    QString path; ///< without slashes at its ends and without ".git"
};

HostPath hostPathOf(const QString &remoteUrl)
{
    HostPath found;
    static const QRegularExpression scp(QStringLiteral("^(?:[^@/]+@)?([^:/]+):(?!//)(.+)$"));
    if (const auto match = scp.match(remoteUrl);
        match.hasMatch() && !remoteUrl.contains(QLatin1String("://"))) {
        found = {match.captured(1), match.captured(2)};
    } else {
        const QUrl url(remoteUrl);
        if (url.scheme() == QLatin1String("file")) {
            return {};
        }
        found = {url.host(), url.path()};
    }
    found.host = found.host.toLower();
    while (found.path.startsWith(u'/')) {
        found.path.remove(0, 1);
    }
    while (found.path.endsWith(u'/')) {
        found.path.chop(1);
    }
    if (found.path.endsWith(QLatin1String(".git"))) {
        found.path.chop(4);
    }
    return found;
}

QString azureUrl(const QString &path, const QString &branch)
{
    // ssh: v3/ORGANISATION/PROJECT/REPOSITORY; https: ORGANISATION/PROJECT/_git/REPOSITORY
    const QStringList parts = path.split(u'/');
    const bool isSsh = parts.size() == 4 && parts[0] == QLatin1String("v3");
    const bool isWeb = parts.size() == 4 && parts[2] == QLatin1String("_git");
    if (!isSsh && !isWeb) {
        return {};
    }
    const QString organisation = isSsh ? parts[1] : parts[0];
    const QString project = isSsh ? parts[2] : parts[1];
    return QStringLiteral("https://dev.azure.com/%1/%2/_git/%3/pullrequestcreate?sourceRef=%4")
        .arg(organisation, project, parts[3], branch);
}

} // namespace

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=@%+,-]+$"));
    if (plain.match(text).hasMatch()) {
        return text;
    }
    QString quoted = text;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return u'\'' + quoted + u'\'';
}

QStringList commandLines(const ReviewCommands &review)
{
    QStringList lines{QStringLiteral("cd ") + shellWord(review.top)};
    const QString branch = shellWord(QString::fromUtf8(review.branch));
    if (review.isNewBranch) {
        lines << QStringLiteral("git switch -c ") + branch;
    }
    if (!review.paths.isEmpty()) {
        QStringList words;
        for (const QByteArray &path : review.paths) {
            words << shellWord(QString::fromUtf8(path));
        }
        lines << QStringLiteral("git add -A -- ") + words.join(u' ');
        lines << QStringLiteral("git commit -m %1 -- %2")
                     .arg(shellWord(review.message), words.join(u' '));
    }
    if (review.push) {
        lines << QStringLiteral("git push %1%2 %3")
                     .arg(review.isNewBranch ? QStringLiteral("-u ") : QString(),
                          shellWord(QString::fromUtf8(review.remote.isEmpty() ? QByteArray("origin")
                                                                              : review.remote)),
                          branch);
    }
    if (review.apply) {
        lines << QStringLiteral("serinctl apply --project %1%2")
                     .arg(shellWord(review.project),
                          review.prune ? QStringLiteral(" --prune") : QString());
    }
    return lines;
}

QString pullRequestUrl(const QString &remoteUrl, const QString &branch)
{
    const HostPath place = hostPathOf(remoteUrl);
    if (place.host.isEmpty() || place.path.isEmpty() || branch.isEmpty()) {
        return {};
    }
    const QString name = QString::fromUtf8(QUrl::toPercentEncoding(branch, "/"));
    const QString whole = QString::fromUtf8(QUrl::toPercentEncoding(branch));
    const QString path = QString::fromUtf8(QUrl::toPercentEncoding(place.path, "/~%"));
    if (place.host == QLatin1String("github.com")) {
        return QStringLiteral("https://github.com/%1/compare/%2?expand=1").arg(path, name);
    }
    if (place.host == QLatin1String("bitbucket.org")) {
        return QStringLiteral("https://bitbucket.org/%1/pull-requests/new?source=%2")
            .arg(path, whole);
    }
    if (place.host == QLatin1String("dev.azure.com") ||
        place.host == QLatin1String("ssh.dev.azure.com")) {
        return azureUrl(path, whole);
    }
    if (place.host.contains(QLatin1String("gitlab"))) {
        return QStringLiteral("https://%1/%2/-/merge_requests/new?").arg(place.host, path) +
               QLatin1String("merge_request%5Bsource_branch%5D=") + whole;
    }
    return {};
}

} // namespace serin
