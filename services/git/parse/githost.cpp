// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/githost.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace serin {

namespace {

using Kind = GitHost::Kind;

/// An address in its parts. Without user and password.
struct GitAddress
{
    QString host;
    QString port; ///< ":8443" of a web address; empty: the usual one
    QString path; ///< without slashes at its ends and without ".git"; percent-encoded
    bool isWeb = false;
    bool isPlain = false; ///< http
};

QString trimmedPath(QString path)
{
    while (path.startsWith(u'/')) {
        path.remove(0, 1);
    }
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    return path.endsWith(QLatin1String(".git")) ? path.chopped(4) : path;
}

GitAddress addressOf(const QString &remoteUrl)
{
    static const QRegularExpression scp(QStringLiteral("^(?:[^@/]+@)?([^:/]+):(.+)$"));
    if (!remoteUrl.contains(QLatin1String("://"))) {
        const auto match = scp.match(remoteUrl);
        // Azure's addresses are encoded here too.
        const QString path = QUrl::fromPercentEncoding(trimmedPath(match.captured(2)).toUtf8());
        return {match.captured(1).toLower(),
                {},
                QString::fromLatin1(QUrl::toPercentEncoding(path, "/~"))};
    }
    const QUrl url(remoteUrl);
    if (url.scheme() == QLatin1String("file")) {
        return {};
    }
    GitAddress address;
    address.isPlain = url.scheme() == QLatin1String("http");
    address.isWeb = address.isPlain || url.scheme() == QLatin1String("https");
    address.host = url.host().toLower();
    if (address.isWeb && url.port() > 0) {
        address.port = QStringLiteral(":%1").arg(url.port());
    }
    address.path = trimmedPath(url.path(QUrl::FullyEncoded));
    return address;
}

/// Whether @p word is one of the words that the host's name is made of: "gitlab.example.com",
/// "my-gitlab.example.com".
bool isNamed(const QString &host, const char *word)
{
    static const QRegularExpression between(QStringLiteral("[.-]"));
    return host.split(between).contains(QLatin1String(word));
}

bool isAzurePath(const QStringList &parts)
{
    return parts.size() > 1 && parts[parts.size() - 2] == QLatin1String("_git");
}

/// ssh: v3/ORGANISATION/PROJECT/REPOSITORY.
bool isAzureSshPath(const QStringList &parts)
{
    return parts.size() == 4 && parts[0] == QLatin1String("v3");
}

/// Hosts of the services answer ssh under names of their own.
QString webHost(const QString &host)
{
    if (host == QLatin1String("ssh.github.com")) {
        return QStringLiteral("github.com");
    }
    if (host == QLatin1String("altssh.gitlab.com")) {
        return QStringLiteral("gitlab.com");
    }
    return host == QLatin1String("altssh.bitbucket.org") ? QStringLiteral("bitbucket.org") : host;
}

bool isAzureService(const QString &host)
{
    return host == QLatin1String("dev.azure.com") || host == QLatin1String("ssh.dev.azure.com") ||
           host.endsWith(QLatin1String(".visualstudio.com"));
}

void settleAzure(GitHost &host, const QStringList &parts)
{
    if (isAzureSshPath(parts) && isAzureService(host.name)) {
        host.kind = Kind::AzureDevOps;
        host.name = QStringLiteral("dev.azure.com");
        host.site = QStringLiteral("https://dev.azure.com");
        host.path = QStringLiteral("%1/%2/_git/%3").arg(parts[1], parts[2], parts[3]);
    } else if (isAzurePath(parts)) {
        host.kind = Kind::AzureDevOps;
    }
}

/// https: scm/PROJECT/REPOSITORY; ssh: PROJECT/REPOSITORY; "~" in front of a person's own.
void settleBitbucketServer(GitHost &host, QStringList parts)
{
    if (parts.size() == 3 && parts[0] == QLatin1String("scm")) {
        parts.removeFirst();
    }
    if (parts.size() != 2) {
        return;
    }
    const bool isOwn = parts[0].startsWith(u'~');
    host.kind = Kind::BitbucketServer;
    host.path = QStringLiteral("%1/%2/repos/%3")
                    .arg(isOwn ? QStringLiteral("users") : QStringLiteral("projects"),
                         isOwn ? parts[0].mid(1) : parts[0], parts[1]);
}

QString encoded(const QString &text, const QByteArray &kept = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

/// As pullRequestUrl(): @p host and @p into are two repositories of one site.
QString forkPullRequestUrl(const GitHost &host, const QString &branch, const QString &target,
                           const GitHost &into)
{
    const QStringList names = host.path.split(u'/');
    if (host.kind == Kind::GitHub && names.size() == 2) {
        const QString base =
            target.isEmpty() ? QString() : encoded(target, "/") + QStringLiteral("...");
        const bool isSameName = into.path.endsWith(u'/' + names[1]);
        const QString head = isSameName ? names[0] : names[0] + u':' + names[1];
        return QStringLiteral("%1/%2/compare/").arg(into.site, into.path) + base + head + u':' +
               encoded(branch, "/") + QStringLiteral("?expand=1");
    }
    if (host.kind == Kind::Bitbucket) {
        const auto place = [](const GitHost &repository, const QString &name) {
            return encoded(repository.path + QStringLiteral("::") + name);
        };
        return QStringLiteral("%1/%2/pull-requests/new?source=").arg(host.site, host.path) +
               place(host, branch) +
               (target.isEmpty() ? QString() : QStringLiteral("&dest=") + place(into, target));
    }
    // GitLab looks for the target in the repository that this one is a fork of, the others here.
    return pullRequestUrl(host, branch, host.kind == Kind::GitLab ? target : QString());
}

} // namespace

GitHost gitHost(const QString &remoteUrl)
{
    const GitAddress address = addressOf(remoteUrl);
    if (address.host.isEmpty() || address.path.isEmpty()) {
        return {};
    }
    GitHost host;
    host.kind = Kind::Unknown;
    host.name = webHost(address.host);
    host.site = (address.isPlain ? QStringLiteral("http://") : QStringLiteral("https://")) +
                host.name + address.port;
    host.path = address.path;
    const QStringList parts = address.path.split(u'/');
    if (host.name == QLatin1String("bitbucket.org")) {
        host.kind = Kind::Bitbucket;
    } else if (isNamed(host.name, "github") || host.name.endsWith(QLatin1String(".ghe.com"))) {
        host.kind = Kind::GitHub;
    } else if (isNamed(host.name, "gitlab")) {
        host.kind = Kind::GitLab;
    } else if (isNamed(host.name, "bitbucket")) {
        settleBitbucketServer(host, parts);
    } else {
        settleAzure(host, parts);
    }
    return host;
}

QString pullRequestUrl(const GitHost &host, const QString &branch, const QString &target,
                       const GitHost &into)
{
    if (branch.isEmpty()) {
        return {};
    }
    if (into.kind == host.kind && into.site == host.site && into.path != host.path) {
        return forkPullRequestUrl(host, branch, target, into);
    }
    const QString page = host.site + u'/' + host.path;
    const QString from = encoded(branch);
    const auto to = [&](const QString &parameter) {
        return target.isEmpty() ? QString() : u'&' + parameter + u'=' + encoded(target);
    };
    switch (host.kind) {
    case Kind::None:
    case Kind::Unknown:
        return {};
    case Kind::GitHub: {
        const QString base =
            target.isEmpty() ? QString() : encoded(target, "/") + QStringLiteral("...");
        return page + QStringLiteral("/compare/") + base + encoded(branch, "/") +
               QStringLiteral("?expand=1");
    }
    case Kind::GitLab:
        return page + QStringLiteral("/-/merge_requests/new?merge_request%5Bsource_branch%5D=") +
               from + to(QStringLiteral("merge_request%5Btarget_branch%5D"));
    case Kind::Bitbucket:
        return page + QStringLiteral("/pull-requests/new?source=") + from +
               to(QStringLiteral("dest"));
    case Kind::BitbucketServer: {
        const QString heads = QStringLiteral("refs%2Fheads%2F");
        const QString base = target.isEmpty()
                                 ? QString()
                                 : QStringLiteral("&targetBranch=") + heads + encoded(target);
        return page + QStringLiteral("/pull-requests?create&sourceBranch=") + heads + from + base;
    }
    case Kind::AzureDevOps:
        return page + QStringLiteral("/pullrequestcreate?sourceRef=") + from +
               to(QStringLiteral("targetRef"));
    }
    return {};
}

QString offeredPullRequestUrl(const GitHost &host, const QString &words)
{
    static const QRegularExpression address(QStringLiteral("https?://[^\\s\"'<>]+"));
    auto found = address.globalMatch(words);
    while (found.hasNext()) {
        const QUrl url(found.next().captured(0), QUrl::StrictMode);
        const bool isPage = url.isValid() && url.host().toLower() == host.name &&
                            url.userInfo().isEmpty() && !url.path().endsWith(QLatin1String(".git"));
        const QString place = url.path() + u'?' + url.query();
        const bool isRequest = place.contains(QLatin1String("/pull")) ||
                               place.contains(QLatin1String("merge_request")) ||
                               place.contains(QLatin1String("/compare/"));
        if (isPage && isRequest) {
            return url.toString(QUrl::FullyEncoded);
        }
    }
    return {};
}

} // namespace serin
