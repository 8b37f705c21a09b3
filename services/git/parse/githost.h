// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Who keeps a remote repository, as far as its address tells.
struct GitHost
{
    enum class Kind {
        None,    ///< a folder of this computer, or no address at all
        Unknown, ///< a server of a kind that its name does not tell
        GitHub,
        GitLab,
        Bitbucket,       ///< bitbucket.org
        BitbucketServer, ///< Bitbucket Data Center
        AzureDevOps,     ///< the service, or an Azure DevOps Server
    };

    Kind kind = Kind::None;
    QString name; ///< of the host, in lower case, without a port
    QString site; ///< where its pages are: "https://HOST", with the port of a web address
    QString path; ///< of the repository there, as the pages have it; percent-encoded
};

/// The host behind @p remoteUrl: https, http, ssh, git, or host:path. User and password are left
/// out. Self-hosted ones are known by a word of the host's name ("gitlab.example.com") or by a path
/// that only one kind has ("/_git/").
[[nodiscard]] GitHost gitHost(const QString &remoteUrl);

/// Where a person opens a pull request (a merge request) from @p branch of @p host to @p target,
/// both short names; an empty @p target is the repository's default branch. Empty for None and
/// Unknown. @p into has the target when that is another repository, of which @p host is a fork;
/// where an address cannot name both by their paths (GitLab, Azure DevOps, Bitbucket Data Center)
/// it is that of the fork's own page, which offers the other one. The form of the addresses: the
/// hosts' own pages, as their documents and push answers give them; Bitbucket tells `source` only,
/// and `dest` is what clients have long sent its page.
[[nodiscard]] QString pullRequestUrl(const GitHost &host, const QString &branch,
                                     const QString &target = {}, const GitHost &into = {});

/// The address that the host itself offered for a pull request when a branch was pushed: the first
/// one among @p words that lies on @p host's own pages. Empty: it offered none.
[[nodiscard]] QString offeredPullRequestUrl(const GitHost &host, const QString &words);

} // namespace serin
