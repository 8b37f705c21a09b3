// SPDX-License-Identifier: GPL-3.0-or-later
// The pull request of a branch: real git with a bare remote.
#include "models/conflict/branchacts.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "models/review/pullrequestoffer.h"
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

QTEST_GUILESS_MAIN(TestPullRequestOffer)
#include "tst_pullrequestoffer.moc"
