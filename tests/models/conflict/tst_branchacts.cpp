// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/branchacts.h"
#include "models/operations/operationsmodel.h"
#include "models/pipeline/pipelinedraft.h"
#include "models/review/pullrequestoffer.h"
#include "tests/support/endpointplace.h"
#include "tests/support/filebytes.h"

using namespace serin;

class TestBranchActs : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        makeEngines();
        openProject(nullptr);
        m_operations = std::make_unique<OperationsModel>();
        m_branches = std::make_unique<BranchActs>(*m_project, *m_session, *m_operations);
        m_git->git(m_work, {"switch", "-q", "--detach"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_branches->otherBranch(), QStringLiteral("main"), patience);
    }
    void cleanup()
    {
        m_branches.reset();
        m_operations.reset();
        closePlace();
    }

    void makesOneBranch()
    {
        const QString name = m_branches->proposedName();
        m_branches->makeBranchHere();
        m_branches->makeBranchHere(); // a second click
        m_branches->switchToOther();
        QTRY_VERIFY_WITH_TIMEOUT(!m_branches->isDetached(), patience);
        QCOMPARE(branch(), name);
        QCOMPARE(m_operations->rowCount(), 1);
        QCOMPARE(m_operations->failedCount(), 0);
        m_branches->makeBranchHere(); // there is one
        QCOMPARE(m_operations->rowCount(), 1);
    }

    void leadsBackFromABranch()
    {
        m_branches->makeBranchHere();
        QTRY_VERIFY_WITH_TIMEOUT(!m_branches->isDetached(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_branches->otherBranch(), QStringLiteral("main"), patience);
        m_branches->switchToOther();
        QTRY_COMPARE_WITH_TIMEOUT(branch(), QStringLiteral("main"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_branches->otherBranch().isEmpty(), patience);
    }

    /// Who changes from one to the other is told that both apply.
    void aPipelineOfTheOtherKindIsTold()
    {
        m_project->readCommits();
        PipelineDraft pipeline(*m_project, *m_branches, *m_session);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.unavailableReason(), QString(), patience);
        PipelineSpec spec;
        spec.project = m_project->facts().project.name;
        const QString github = pipelinePath(spec);
        QVERIFY(setFileBytes(m_work + u'/' + github, "on: push\n"));
        pipeline.begin();
        pipeline.setKind(PipelineKind::AzurePipelines);
        const auto isTold = [&] { return pipeline.notes().join(u'\n').contains(github); };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), patience);
        pipeline.setKind(PipelineKind::GitHubActions);
        QTRY_VERIFY_WITH_TIMEOUT(!isTold(), patience);
    }

    /// Hooks run at a commit: they are asked about then.
    void aPipelineNeedsNoTrustInHooks()
    {
        m_project->readCommits();
        m_git->makeHook(m_work, "pre-commit", "exit 1");
        m_project->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_project->trustQuestion().isEmpty(), patience);
        PipelineDraft pipeline(*m_project, *m_branches, *m_session);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.unavailableReason(), QString(), patience);
        pipeline.begin();
        QVERIFY(pipeline.isOpen());
        m_git->git(m_work, {"config", "core.sshCommand", "no-such-program"});
        m_project->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_project->trustQuestion().concernsReading(), patience);
        QVERIFY(!pipeline.unavailableReason().isEmpty());
    }

    /// No project names a branch here: from a branch of changes it is main all the same.
    void pipelinesAndPullRequestsGoHome()
    {
        m_git->addRemote(m_work);
        m_git->git(m_work, {"switch", "-q", "-c", "change/mine"});
        m_git->git(m_work, {"push", "-q", "-u", "origin", "change/mine"});
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(!m_branches->isDetached() &&
                                     m_branches->otherBranch() == QStringLiteral("main"),
                                 patience);
        PipelineDraft pipeline(*m_project, *m_branches, *m_session);
        QCOMPARE(pipeline.unavailableReason(), QString());
        pipeline.begin();
        QCOMPARE(pipeline.fields().branch, QStringLiteral("main"));
        PullRequestOffer offer(*m_project, *m_branches);
        QTRY_COMPARE_WITH_TIMEOUT(offer.unavailableReason(), QString(), patience);
        m_git->git(m_work, {"remote", "set-url", "origin", "https://github.com/o/r.git"});
        QSignalSpy found(&offer, &PullRequestOffer::found);
        offer.find();
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
        QCOMPARE(found.front().front().toString(),
                 QStringLiteral("https://github.com/o/r/compare/main...change/mine?expand=1"));
        m_git->git(m_work, {"switch", "-q", "main"});
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(
            offer.unavailableReason().startsWith(QStringLiteral("main is the branch")), patience);
    }

    void listsBranchesAndSwitches()
    {
        m_git->git(m_work, {"switch", "-q", "main"});
        m_git->addRemote(m_work);
        m_git->git(m_work, {"push", "-q", "origin", "main:change/theirs"});
        m_git->git(m_work, {"switch", "-q", "-c", "change/mine"});
        m_git->commitFile(m_work, "a.yml", "mine\n");
        m_git->git(m_work, {"push", "-q", "-u", "origin", "change/mine"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_branches->otherBranch(), QStringLiteral("main"), patience);
        m_branches->readChoices();
        QTRY_COMPARE_WITH_TIMEOUT(m_branches->choices().size(), std::size_t(2), patience);
        QCOMPARE(m_branches->choices()[0].name, QByteArray("main"));
        QCOMPARE(m_branches->choices()[1].name, QByteArray("origin/change/theirs"));
        QVERIFY(m_branches->choices()[1].isRemote);
        // What would be overwritten stays, and git's refusal is said.
        GitFixture::write(m_work, "a.yml", "typed\n");
        m_branches->switchTo("main");
        QTRY_VERIFY_WITH_TIMEOUT(m_branches->problem().contains(QStringLiteral("a.yml")), patience);
        QCOMPARE(branch(), QStringLiteral("change/mine"));
        QCOMPARE(GitFixture::read(m_work, "a.yml"), QByteArray("typed\n"));
        m_git->git(m_work, {"checkout", "-q", "a.yml"});
        // What is in no way comes along.
        GitFixture::write(m_work, "new.yml", "new\n");
        m_branches->switchTo("origin/change/theirs");
        QTRY_COMPARE_WITH_TIMEOUT(branch(), QStringLiteral("change/theirs"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_branches->problem().isEmpty(), patience);
        QCOMPARE(GitFixture::read(m_work, "new.yml"), QByteArray("new\n"));
        QCOMPARE(m_git->git(m_work, {"rev-parse", "--abbrev-ref", "@{upstream}"}).trimmed(),
                 QByteArray("origin/change/theirs"));
    }

    void saysWhyNotAndGoesAnotherWay()
    {
        m_git->git(m_work, {QStringLiteral("branch"), m_branches->proposedName()});
        m_branches->makeBranchHere();
        QTRY_VERIFY_WITH_TIMEOUT(!m_branches->problem().isEmpty(), patience);
        QVERIFY(m_branches->isDetached());
        QCOMPARE(m_operations->failedCount(), 1);
        m_branches->switchToOther();
        QTRY_VERIFY_WITH_TIMEOUT(!m_branches->isDetached(), patience);
        QCOMPARE(branch(), QStringLiteral("main"));
        QVERIFY(m_branches->problem().isEmpty());
    }

    void knowsNothingOfAFolderThatIsClosed()
    {
        m_branches->switchToOther();
        m_project->open({});
        QVERIFY(!m_branches->isDetached());
        QVERIFY(m_branches->otherBranch().isEmpty() && m_branches->words().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_operations->openCount(), 0, patience);
        m_branches->makeBranchHere();
        QCOMPARE(m_operations->rowCount(), 1);
    }

private:
    [[nodiscard]] QString branch()
    {
        return QString::fromUtf8(m_git->git(m_work, {"branch", "--show-current"}).trimmed());
    }

    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<BranchActs> m_branches;
};

QTEST_GUILESS_MAIN(TestBranchActs)
#include "tst_branchacts.moc"
