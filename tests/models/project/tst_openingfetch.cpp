// SPDX-License-Identifier: GPL-3.0-or-later
// What the remote has is looked at once when a folder is opened: real git, a real remote that
// somebody else has pushed to.
#include "models/project/openingfetch.h"
#include "tests/support/endpointplace.h"

using namespace serin;

class TestOpeningFetch : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        m_remote = m_git->addRemote(m_work);
        somebodyPushes("b.yml");
        makeEngines();
        m_project = std::make_unique<ProjectController>(
            ProjectEngines{m_git->client(), *m_records, *m_assets, *m_projects, *m_workspaces});
        m_fetch = std::make_unique<OpeningFetch>(*m_project);
    }
    void cleanup()
    {
        m_fetch.reset();
        closePlace();
    }

    void fetchesOnceAFolder()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(behind(), 1, patience);
        somebodyPushes("c.yml");
        m_git->commitFile(m_work, "own.yml", "1\n");
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_project->commits()->ahead, 1, patience);
        QCOMPARE(behind(), 1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(behind(), 2, patience);
    }

    /// What would only run at a commit or a push is asked about then.
    void fetchesBesideHooksThatNobodyTrusts()
    {
        m_git->makeHook(m_work, "pre-commit", "exit 1");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(behind(), 1, patience);
        QVERIFY(!m_project->trustQuestion().isEmpty());
    }

    void waitsForTrust()
    {
        m_git->git(m_work, {"config", "core.sshCommand", "no-such-program"});
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_project->trustQuestion().concernsReading(), patience);
        QVERIFY(!m_project->commits());
        m_project->trust();
        QTRY_COMPARE_WITH_TIMEOUT(behind(), 1, patience);
    }

private:
    void open()
    {
        m_project->open({});
        m_project->open(m_work);
        QTRY_COMPARE_WITH_TIMEOUT(m_project->phase(), ProjectController::Phase::Ready, patience);
    }
    [[nodiscard]] qint64 behind() const
    {
        return m_project->commits() ? m_project->commits()->behind : -1;
    }
    void somebodyPushes(const char *name)
    {
        const QString other = m_git->at(name);
        m_git->git(m_git->root(), {QStringLiteral("clone"), QStringLiteral("-q"), m_remote, other});
        m_git->commitFile(other, name, "1\n");
        m_git->git(other, {"push", "-q", "origin", "main"});
        QCOMPARE(m_git->lastExit, 0);
    }

    QString m_remote;
    std::unique_ptr<OpeningFetch> m_fetch;
};

QTEST_GUILESS_MAIN(TestOpeningFetch)
#include "tst_openingfetch.moc"
