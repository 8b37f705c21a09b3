// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/branchacts.h"
#include "models/operations/operationsmodel.h"
#include "tests/support/endpointplace.h"

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
        m_branches->makeBranchHere();
        m_branches->switchToOther(); // nothing leads out of a branch
        QCOMPARE(m_operations->rowCount(), 1);
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
