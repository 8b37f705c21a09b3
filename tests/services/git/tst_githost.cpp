// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/githost.h"

#include <QTest>
#include <QUrl>

#include <utility>
#include <vector>

using namespace serin;

class TestGitHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pullRequestAddresses_data();
    void pullRequestAddresses();
    void pullRequestsOfForks_data();
    void pullRequestsOfForks();
    void namesWhoIsNotKnown();
    void credentialsStayOut();
    void takesWhatTheHostOffers_data();
    void takesWhatTheHostOffers();
};

void TestGitHost::pullRequestAddresses_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("toDefault");
    QTest::addColumn<QString>("toMain");
    const auto row = [](const char *remote, const QByteArray &toDefault, const QByteArray &toMain) {
        QTest::newRow(remote) << QString::fromUtf8(remote) << QString::fromLatin1(toDefault)
                              << QString::fromLatin1(toMain);
    };
    const char *gitHub = "https://github.com/o/r/compare/canary/e-10?expand=1";
    const char *gitHubMain = "https://github.com/o/r/compare/main...canary/e-10?expand=1";
    for (const char *remote :
         {"https://github.com/o/r.git", "https://github.com/o/r/", "https://***@github.com/o/r",
          "git@github.com:o/r.git", "ssh://git@github.com/o/r.git", "git@GitHub.com:o/r",
          "ssh://git@ssh.github.com:443/o/r.git", "git://github.com/o/r.git"}) {
        row(remote, gitHub, gitHubMain);
    }
    row("https://github.example.com:8443/o/r.git",
        "https://github.example.com:8443/o/r/compare/canary/e-10?expand=1",
        "https://github.example.com:8443/o/r/compare/main...canary/e-10?expand=1");
    row("git@octo.ghe.com:o/r.git", "https://octo.ghe.com/o/r/compare/canary/e-10?expand=1",
        "https://octo.ghe.com/o/r/compare/main...canary/e-10?expand=1");
    // The others put the target behind.
    const auto rows = [&row](const QByteArray &from, const QByteArray &to,
                             const std::vector<std::pair<const char *, QByteArray>> &places) {
        for (const auto &[remote, page] : places) {
            row(remote, page + from, page + from + to);
        }
    };
    rows("/-/merge_requests/new?merge_request%5Bsource_branch%5D=canary%2Fe-10",
         "&merge_request%5Btarget_branch%5D=main",
         {{"https://gitlab.example.org/g/s/r.git", "https://gitlab.example.org/g/s/r"},
          {"ssh://git@gitlab.example.org:2222/g/s/r.git", "https://gitlab.example.org/g/s/r"},
          {"http://my-gitlab.intern/g/r", "http://my-gitlab.intern/g/r"}});
    rows("/pull-requests/new?source=canary%2Fe-10", "&dest=main",
         {{"git@bitbucket.org:o/r.git", "https://bitbucket.org/o/r"},
          {"https://***@bitbucket.org/o/r.git", "https://bitbucket.org/o/r"}});
    const QByteArray server = "https://bitbucket.example.com";
    rows("/pull-requests?create&sourceBranch=refs%2Fheads%2Fcanary%2Fe-10",
         "&targetBranch=refs%2Fheads%2Fmain",
         {{"https://bitbucket.example.com/scm/P/r.git", server + "/projects/P/repos/r"},
          {"ssh://git@bitbucket.example.com:7999/P/r.git", server + "/projects/P/repos/r"},
          {"ssh://git@bitbucket.example.com:7999/~me/r.git", server + "/users/me/repos/r"}});
    rows(
        "/pullrequestcreate?sourceRef=canary%2Fe-10", "&targetRef=main",
        {{"https://o@dev.azure.com/o/my%20p/_git/r", "https://dev.azure.com/o/my%20p/_git/r"},
         {"git@ssh.dev.azure.com:v3/o/my p/r", "https://dev.azure.com/o/my%20p/_git/r"},
         {"o@vs-ssh.visualstudio.com:v3/o/my%20p/r", "https://dev.azure.com/o/my%20p/_git/r"},
         {"https://o.visualstudio.com/p/_git/r", "https://o.visualstudio.com/p/_git/r"},
         {"https://tfs.example.com/tfs/All/p/_git/r", "https://tfs.example.com/tfs/All/p/_git/r"}});
    for (const char *none : {"/srv/bare.git", "file:///srv/bare.git", "https://example.org/o/r.git",
                             "git@work:o/r.git", "../r.git", "",
                             "https://notgitlab.example.com/o/r.git", "https://github.com/"}) {
        row(none, "", "");
    }
}

void TestGitHost::pullRequestAddresses()
{
    QFETCH(QString, remote);
    QFETCH(QString, toDefault);
    QFETCH(QString, toMain);
    const GitHost host = gitHost(remote);
    const QString branch = QStringLiteral("canary/e-10");
    QCOMPARE(pullRequestUrl(host, branch), toDefault);
    QCOMPARE(pullRequestUrl(host, branch, QStringLiteral("main")), toMain);
    QVERIFY(toMain.isEmpty() || QUrl(toMain, QUrl::StrictMode).isValid());
    QCOMPARE(pullRequestUrl(host, {}), QString());
}

void TestGitHost::pullRequestsOfForks_data()
{
    QTest::addColumn<QString>("fork");
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("toDefault");
    QTest::addColumn<QString>("toMain");
    const auto row = [](const char *name, const char *fork, const char *into,
                        const QByteArray &toDefault, const QByteArray &toMain) {
        QTest::newRow(name) << QString::fromUtf8(fork) << QString::fromUtf8(into)
                            << QString::fromLatin1(toDefault) << QString::fromLatin1(toMain);
    };
    row("GitHub", "git@github.com:me/r.git", "https://github.com/o/r",
        "https://github.com/o/r/compare/me:canary/e-10?expand=1",
        "https://github.com/o/r/compare/main...me:canary/e-10?expand=1");
    row("GitHub, of another name", "git@github.com:me/my-r.git", "https://github.com/o/r",
        "https://github.com/o/r/compare/me:my-r:canary/e-10?expand=1",
        "https://github.com/o/r/compare/main...me:my-r:canary/e-10?expand=1");
    const QByteArray gitLab = "https://gitlab.com/me/r/-/merge_requests/new"
                              "?merge_request%5Bsource_branch%5D=canary%2Fe-10";
    row("GitLab", "git@gitlab.com:me/r.git", "git@gitlab.com:g/s/r.git", gitLab,
        gitLab + "&merge_request%5Btarget_branch%5D=main");
    const QByteArray bitbucket =
        "https://bitbucket.org/me/r/pull-requests/new?source=me%2Fr%3A%3Acanary%2Fe-10";
    row("Bitbucket", "git@bitbucket.org:me/r.git", "git@bitbucket.org:o/r.git", bitbucket,
        bitbucket + "&dest=o%2Fr%3A%3Amain");
    const QByteArray server = "https://bitbucket.example.com/users/me/repos/r/pull-requests"
                              "?create&sourceBranch=refs%2Fheads%2Fcanary%2Fe-10";
    row("Bitbucket Data Center", "ssh://git@bitbucket.example.com:7999/~me/r.git",
        "ssh://git@bitbucket.example.com:7999/P/r.git", server, server);
    const QByteArray azure =
        "https://dev.azure.com/o/p/_git/r.me/pullrequestcreate?sourceRef=canary%2Fe-10";
    row("Azure DevOps", "git@ssh.dev.azure.com:v3/o/p/r.me", "https://dev.azure.com/o/p/_git/r",
        azure, azure);
    // No fork: the same repository by another address, or another host.
    row("the same", "git@github.com:o/r.git", "https://github.com/o/r",
        "https://github.com/o/r/compare/canary/e-10?expand=1",
        "https://github.com/o/r/compare/main...canary/e-10?expand=1");
    row("elsewhere", "git@github.com:me/r.git", "https://gitlab.com/o/r",
        "https://github.com/me/r/compare/canary/e-10?expand=1",
        "https://github.com/me/r/compare/main...canary/e-10?expand=1");
}

void TestGitHost::pullRequestsOfForks()
{
    QFETCH(QString, fork);
    QFETCH(QString, into);
    const QString branch = QStringLiteral("canary/e-10");
    QTEST(pullRequestUrl(gitHost(fork), branch, {}, gitHost(into)), "toDefault");
    QTEST(pullRequestUrl(gitHost(fork), branch, QStringLiteral("main"), gitHost(into)), "toMain");
}

void TestGitHost::namesWhoIsNotKnown()
{
    const GitHost host = gitHost(QStringLiteral("ssh://git@git.example.com:29418/o/r.git"));
    QCOMPARE(host.kind, GitHost::Kind::Unknown);
    QCOMPARE(host.name, QStringLiteral("git.example.com"));
    QCOMPARE(gitHost(QStringLiteral("/srv/r.git")).kind, GitHost::Kind::None);
}

void TestGitHost::credentialsStayOut()
{
    for (const char *remote :
         {"https://me:secret@github.com/o/r.git", "https://secret@gitlab.com/o/r.git",
          "https://x:secret@tfs.example.com/c/p/_git/r", "secret@bitbucket.org:o/r.git"}) {
        const GitHost host = gitHost(QString::fromLatin1(remote));
        const QString url = pullRequestUrl(host, QStringLiteral("b"));
        QVERIFY2(!url.isEmpty() && !url.contains(QLatin1String("secret")), qPrintable(url));
        QVERIFY(!(host.name + host.site + host.path).contains(QLatin1String("secret")));
    }
}

void TestGitHost::takesWhatTheHostOffers_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("gitea") << "remote: \nremote: Create a new pull request for 'b':\n"
                              "remote:   https://git.example.com/o/r/compare/main...b\nremote: \n"
                           << "https://git.example.com/o/r/compare/main...b";
    QTest::newRow("gitlab") << "remote:   https://git.example.com/o/r/-/merge_requests/new?"
                               "merge_request%5Bsource_branch%5D=b\n"
                            << "https://git.example.com/o/r/-/merge_requests/new?"
                               "merge_request%5Bsource_branch%5D=b";
    QTest::newRow("elsewhere") << "remote: https://evil.example.org/o/r/pull/new/b\n"
                               << "";
    QTest::newRow("a look-alike") << "https://git.example.com@evil.example.org/pull/1"
                                  << "";
    QTest::newRow("with a password") << "https://me:secret@git.example.com/o/r/pull/new/b"
                                     << "";
    QTest::newRow("the repository") << "To https://git.example.com/o/r.git\n * [new branch]"
                                    << "";
    QTest::newRow("another page") << "remote: see https://git.example.com/help"
                                  << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestGitHost::takesWhatTheHostOffers()
{
    QFETCH(QString, words);
    QFETCH(QString, expected);
    const GitHost host = gitHost(QStringLiteral("git@git.example.com:o/r.git"));
    QCOMPARE(offeredPullRequestUrl(host, words), expected);
}

QTEST_GUILESS_MAIN(TestGitHost)
#include "tst_githost.moc"
