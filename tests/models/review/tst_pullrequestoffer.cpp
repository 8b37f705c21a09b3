// SPDX-License-Identifier: GPL-3.0-or-later
// The pull request of a branch: real git with a bare remote.
#include "models/conflict/branchacts.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "models/review/pullrequestoffer.h"
#include "models/review/pullrequestplace.h"
#include "services/assets/assetstore.h"
#include "services/storage/applyrecords.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace serin;

class TestPullRequestOffer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leadsToTheHost();
    void goesFromAForkToItsUpstream_data();
    void goesFromAForkToItsUpstream();
};

void TestPullRequestOffer::leadsToTheHost()
{
    GitFixture git;
    const QString work = git.makeRepository();
    const auto commit = [&](const char *file) {
        QVERIFY(setFileBytes(work + u'/' + QLatin1String(file), "name: one\n"));
        git.git(work, {"add", "-A"});
        git.git(work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", file});
    };
    commit("a.yml");
    git.git(work, {"branch", "-M", "main"});
    git.git(git.at(""), {"init", "-q", "--bare", "there.git"});
    git.git(work, {"remote", "add", "origin", qPrintable(git.at("there.git"))});
    git.git(work, {"push", "-q", "-u", "origin", "main"});

    ApplyRecords records(git.at("applies.db"));
    AssetStore assets(git.at("assets"));
    ProjectRegistry projects(git.at("projects.json"));
    WorkspaceRegistry workspaces(git.at("workspaces.json"));
    Project project;
    project.name = QStringLiteral("dev");
    project.repository = work;
    project.branch = QStringLiteral("main");
    project.workspace = QStringLiteral("local");
    QVERIFY(projects.add(project));
    ProjectController controller({git.client(), records, assets, projects, workspaces});
    EditSession session;
    OperationsModel operations;
    const BranchActs branches(controller, session, operations);
    PullRequestOffer offer(controller, branches);
    QVERIFY(!offer.unavailableReason().isEmpty());
    controller.open(work);
    QTRY_VERIFY_WITH_TIMEOUT(controller.commits(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(offer.unavailableReason().contains(QStringLiteral("main")), patience);

    const auto looksAgain = [&] {
        QSignalSpy changed(&offer, &PullRequestOffer::changed);
        controller.readCommits();
        return changed.wait(patience);
    };
    git.git(work, {"switch", "-q", "-c", "canary/e-10"});
    commit("b.yml");
    QVERIFY(looksAgain());
    QTRY_VERIFY_WITH_TIMEOUT(offer.unavailableReason().contains(QStringLiteral("Push")), patience);
    git.git(work, {"push", "-q", "-u", "origin", "canary/e-10"});
    QVERIFY(looksAgain());
    QTRY_COMPARE_WITH_TIMEOUT(offer.unavailableReason(), QString(), patience);

    QSignalSpy found(&offer, &PullRequestOffer::found);
    QSignalSpy notFound(&offer, &PullRequestOffer::notFound);
    offer.find();
    QTRY_COMPARE_WITH_TIMEOUT(notFound.size(), 1, patience);
    QVERIFY(notFound.front().front().toString().contains(QStringLiteral("is a folder")));
    git.git(work, {"remote", "set-url", "origin", "https://me:secret@git.example.com/o/r.git"});
    offer.find();
    QTRY_COMPARE_WITH_TIMEOUT(notFound.size(), 2, patience);
    QVERIFY(notFound.back().front().toString().contains(QStringLiteral("git.example.com")));
    QVERIFY(!notFound.back().front().toString().contains(QStringLiteral("secret")));
    git.git(work, {"remote", "set-url", "origin", "https://me:secret@gitlab.com/o/r.git"});
    offer.find();
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QCOMPARE(found.front().front().toString(),
             QStringLiteral("https://gitlab.com/o/r/-/merge_requests/new"
                            "?merge_request%5Bsource_branch%5D=canary%2Fe-10"
                            "&merge_request%5Btarget_branch%5D=main"));

    // What is pushed goes to a fork, also from the branch that is applied.
    git.git(git.at(""), {"init", "-q", "--bare", "fork.git"});
    git.git(work, {"remote", "add", "fork", qPrintable(git.at("fork.git"))});
    git.git(work, {"config", "remote.pushDefault", "fork"});
    git.git(work, {"remote", "set-url", "origin", "https://github.com/o/r.git"});
    const auto leads = [&](const char *branch) {
        QVERIFY(looksAgain());
        QTRY_VERIFY_WITH_TIMEOUT(offer.unavailableReason().contains(QStringLiteral("Push")),
                                 patience);
        git.git(work, {"push", "-q", "fork", branch});
        QVERIFY(looksAgain());
        QTRY_COMPARE_WITH_TIMEOUT(offer.unavailableReason(), QString(), patience);
        git.git(work, {"remote", "set-url", "fork", "git@github.com:me/r.git"});
        const qsizetype before = found.size();
        offer.find();
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), before + 1, patience);
        QCOMPARE(found.back().front().toString(),
                 QStringLiteral("https://github.com/o/r/compare/main...me:%1?expand=1")
                     .arg(QLatin1String(branch)));
        git.git(work, {"remote", "set-url", "fork", qPrintable(git.at("fork.git"))});
    };
    leads("canary/e-10");
    git.git(work, {"switch", "-q", "main"});
    commit("c.yml");
    leads("main");
}

void TestPullRequestOffer::goesFromAForkToItsUpstream_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("upstream");
    QTest::addColumn<QString>("page");
    const auto row = [](const char *name, const char *origin, const char *upstream,
                        const char *page) {
        QTest::newRow(name) << QString::fromLatin1(origin) << QString::fromLatin1(upstream)
                            << QString::fromLatin1(page);
    };
    row("GitHub", "git@github.com:me/r.git", "https://github.com/o/r.git",
        "https://github.com/o/r/compare/me:canary/e-10?expand=1");
    row("GitLab", "git@gitlab.com:me/r.git", "https://gitlab.com/g/s/r.git",
        "https://gitlab.com/me/r/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=canary%2Fe-10");
    row("Bitbucket", "git@bitbucket.org:me/r.git", "git@bitbucket.org:o/r.git",
        "https://bitbucket.org/me/r/pull-requests/new?source=me%2Fr%3A%3Acanary%2Fe-10");
    row("Azure DevOps", "git@ssh.dev.azure.com:v3/o/p/r.me", "https://dev.azure.com/o/p/_git/r",
        "https://dev.azure.com/o/p/_git/r.me/pullrequestcreate?sourceRef=canary%2Fe-10");
    row("upstream elsewhere", "git@github.com:me/r.git", "https://gitlab.com/o/r.git",
        "https://github.com/me/r/compare/prod...canary/e-10?expand=1");
    row("the same repository", "git@github.com:o/r.git", "https://github.com/o/r.git",
        "https://github.com/o/r/compare/prod...canary/e-10?expand=1");
    row("no upstream", "git@bitbucket.org:o/r.git", "",
        "https://bitbucket.org/o/r/pull-requests/new?source=canary%2Fe-10&dest=prod");
}

void TestPullRequestOffer::goesFromAForkToItsUpstream()
{
    QFETCH(QString, origin);
    QFETCH(QString, upstream);
    QFETCH(QString, page);
    GitFixture git;
    const QString work = git.makeRepository();
    git.git(work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "--allow-empty",
                   "-m", "one"});
    git.git(work, {"branch", "-M", "main"});
    git.git(git.at(""), {"init", "-q", "--bare", "there.git"});
    git.git(work, {"remote", "add", "origin", qPrintable(git.at("there.git"))});
    git.git(work, {"push", "-q", "-u", "origin", "main:prod"});
    git.git(work, {"switch", "-q", "-c", "canary/e-10"});
    git.git(work, {"push", "-q", "-u", "origin", "canary/e-10"});
    git.git(work, {"remote", "set-url", "origin", qPrintable(origin)});
    if (!upstream.isEmpty()) {
        git.git(work, {"remote", "add", "upstream", qPrintable(upstream)});
    }
    const auto repository = git.openTrusted(work);
    const auto place = GitFixture::await(
        readPullRequestPlace(repository, "canary/e-10", "origin/canary/e-10", "main", this));
    QVERIFY(place);
    QCOMPARE(place->url(), page);
}

QTEST_GUILESS_MAIN(TestPullRequestOffer)
#include "tst_pullrequestoffer.moc"
