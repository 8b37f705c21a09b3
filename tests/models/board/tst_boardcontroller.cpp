// SPDX-License-Identifier: GPL-3.0-or-later
// When the board is read and what becomes of the answers: real git, real files and records, a
// workspace that is made up.
#include "models/board/boardcontroller.h"
#include "models/live/livecontroller.h"
#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"
#include "services/assets/assetstore.h"
#include "services/storage/applyrecords.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/livethings.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>

using namespace serin;

class TestBoardController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_git = std::make_unique<GitFixture>();
        m_work = m_git->makeRepository();
        m_plane = std::make_unique<FakeControlPlane>();
        for (const QString &name : {QStringLiteral("one"), QStringLiteral("two")}) {
            const QByteArray bytes = name.toUtf8();
            QVERIFY(setFileBytes(path(name, "endpoint.yml"),
                                 "name: " + bytes + "\nauth_mode: key\ntraffic:\n  blue: 100\n"));
            QVERIFY(setFileBytes(path(name, "blue.yml"),
                                 "name: blue\nendpoint_name: " + bytes + "\ninstance_count: 1\n"));
            m_plane->endpointList.append(liveEndpoint(name, {{QStringLiteral("blue"), 100}}));
            m_plane->deploymentList.append(liveDeployment(name, QStringLiteral("blue"), 1));
        }
        m_plane->deploymentList.front() =
            liveDeployment(QStringLiteral("one"), QStringLiteral("blue"), 9);
        m_git->git(m_work, {"add", "-A"});
        m_git->git(m_work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "All"});
        m_access.controlPlane = m_plane.get();
        m_access.now = WorkspaceAccess::State::Ready;
        m_records = std::make_unique<ApplyRecords>(m_git->at("applies.db"));
        m_assets = std::make_unique<AssetStore>(m_git->at("assets"));
        m_projects = std::make_unique<ProjectRegistry>(m_git->at("projects.json"));
        m_workspaces = std::make_unique<WorkspaceRegistry>(m_git->at("workspaces.json"));
        m_session = std::make_unique<EditSession>();
        m_live = std::make_unique<LiveController>(m_access);
        m_project = std::make_unique<ProjectController>(
            ProjectEngines{m_git->client(), *m_records, *m_assets, *m_projects, *m_workspaces});
        m_board = std::make_unique<BoardController>(*m_project, *m_session, *m_live);
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_board->model());
    }
    void cleanup()
    {
        m_tester.reset();
        m_board.reset();
        m_project.reset();
        m_live.reset();
        m_session.reset();
        m_workspaces.reset();
        m_projects.reset();
        m_assets.reset();
        m_records.reset();
        m_plane.reset();
        m_git.reset();
    }

    void readsForSomebodyWhoLooks()
    {
        QVERIFY(!m_board->reason().isEmpty());
        open();
        QVERIFY(m_plane->calls.isEmpty());
        show();
        QCOMPARE(m_board->differences(), 1);
        QCOMPARE(m_board->model().lines().front().endpoint, QStringLiteral("one"));
        QCOMPARE(m_board->model().lines().front().live, QStringLiteral("9"));
        m_board->setOnlyDifferences(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_board->model().rowCount() > 4, patience);
        m_board->setFilter(QStringLiteral("two traffic"));
        QCOMPARE(m_board->model().rowCount(), 1);
        m_board->setFilter({});
        // What is not committed is another cause.
        QVERIFY(setFileBytes(path(QStringLiteral("two"), "blue.yml"),
                             "name: blue\nendpoint_name: two\ninstance_count: 4\n"));
        m_board->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_board->differences(), 2, patience);
        m_board->setShown(false);
        m_plane->calls.clear();
        m_board->refresh();
        QCoreApplication::processEvents();
        QVERIFY(m_plane->calls.isEmpty());
    }

    /// What would only run at a commit or a push is asked about then.
    void readsBesideHooksThatNobodyTrusts()
    {
        m_git->makeHook(m_work, "pre-commit", "exit 1");
        open();
        QVERIFY(!m_project->trustQuestion().isEmpty());
        show();
        QCOMPARE(m_board->differences(), 1);
    }

    void forgetsWhatGitSaidUnderAnotherTrust()
    {
        m_git->git(m_work, {"config", "core.sshCommand", "no-such-program"});
        open();
        QVERIFY(!m_board->reason().isEmpty());
        m_project->trust();
        show();
        QCOMPARE(m_board->differences(), 1);
        m_project->withdrawTrust();
        QTRY_COMPARE_WITH_TIMEOUT(m_board->model().rowCount(), 0, patience);
        QCOMPARE(m_board->phase(), BoardController::Phase::Off);
        m_project->trust();
        QTRY_COMPARE_WITH_TIMEOUT(m_board->model().rowCount(), 1, patience);
    }

    void keepsWhatItKnowsWhenReadingFails()
    {
        open();
        show();
        for (const char *call : {"endpoint", "endpoints", "deployments"}) {
            m_plane->fail(QLatin1String(call),
                          {ErrorKind::Unavailable, QStringLiteral("no"), {}, {}});
        }
        m_board->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_board->phase(), BoardController::Phase::Failed, patience);
        QVERIFY(m_board->problem());
        QCOMPARE(m_board->model().rowCount(), 1);
        m_board->setOnlyDifferences(false); // of what is known
        QTRY_VERIFY_WITH_TIMEOUT(m_board->model().rowCount() > 4, patience);
        QCOMPARE(m_board->phase(), BoardController::Phase::Failed);
        m_plane->problems.clear();
        m_board->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_board->phase(), BoardController::Phase::Ready, patience);
        QVERIFY(!m_board->problem());
    }

    void dropsAnswersOfAWorkspaceThatIsGone()
    {
        open();
        m_plane->held = true;
        m_board->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!m_plane->waiting.isEmpty(), patience);
        QCOMPARE(m_board->phase(), BoardController::Phase::Reading);
        m_project->setPlane(nullptr);
        QVERIFY(!m_board->reason().isEmpty());
        m_plane->held = false;
        m_plane->releaseAll();
        QCoreApplication::processEvents();
        QCOMPARE(m_board->phase(), BoardController::Phase::Off);
        QCOMPARE(m_board->model().rowCount(), 0);
        m_project->setPlane(m_plane.get());
        QTRY_COMPARE_WITH_TIMEOUT(m_board->phase(), BoardController::Phase::Ready, patience);
    }

    void diesWhileWaiting()
    {
        open();
        m_plane->held = true;
        m_board->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!m_plane->waiting.isEmpty(), patience);
        m_tester.reset();
        m_board.reset();
        m_plane->held = false;
        m_plane->releaseAll();
        QCoreApplication::processEvents();
        QVERIFY(m_project->driftReader());
    }

private:
    [[nodiscard]] QString path(const QString &endpoint, const char *name) const
    {
        return m_work + u'/' + endpoint + u'/' + QLatin1String(name);
    }
    void open()
    {
        m_project->open(m_work);
        QTRY_COMPARE_WITH_TIMEOUT(m_project->phase(), ProjectController::Phase::Ready, patience);
        m_project->setPlane(m_plane.get());
    }
    void show()
    {
        m_board->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_board->phase(), BoardController::Phase::Ready, patience);
    }

    std::unique_ptr<GitFixture> m_git;
    QString m_work;
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<ApplyRecords> m_records;
    std::unique_ptr<AssetStore> m_assets;
    std::unique_ptr<ProjectRegistry> m_projects;
    std::unique_ptr<WorkspaceRegistry> m_workspaces;
    std::unique_ptr<ProjectController> m_project;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<BoardController> m_board;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestBoardController)
#include "tst_boardcontroller.moc"
