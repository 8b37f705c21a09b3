// SPDX-License-Identifier: GPL-3.0-or-later
// A merge that stands still: what is asked for that is not there, what cannot be read, a second
// click, a folder that is closed and the next start; real git.
#include "models/conflict/conflictcontroller.h"
#include "models/operations/operationsmodel.h"
#include "services/git/command/gitcommandlog.h"
#include "tests/support/endpointplace.h"

using namespace serin;

namespace {} // namespace

class TestConflictController : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        m_git->git(m_work, {"switch", "-qc", "side"});
        m_git->commitFile(m_work, "a.yml", "theirs\n");
        m_git->git(m_work, {"switch", "-q", "main"});
        m_git->commitFile(m_work, "a.yml", "mine\n");
        m_git->git(m_work, {"merge", "side"});
        makeEngines();
        start();
    }
    void cleanup()
    {
        m_conflict.reset();
        m_operations.reset();
        closePlace();
    }

    void knowsOnlyWhatIsThere()
    {
        for (const int file : {-1, 1}) {
            m_conflict->choose(file, 0, ConflictChoice::Mine);
            m_conflict->chooseAll(file, ConflictChoice::Mine);
            m_conflict->setByHand(file, true);
            QVERIFY(!m_conflict->result(file));
            QVERIFY(m_conflict->resultProblem(file).isEmpty());
            QVERIFY(m_conflict->resultDiff(file).empty());
        }
        m_conflict->choose(0, -1, ConflictChoice::Mine);
        m_conflict->choose(0, 1, ConflictChoice::Mine);
        QVERIFY(!m_conflict->files().front().isDecided());
        m_conflict->goOn(); // it is not decided
        QCOMPARE(m_operations->rowCount(), 0);
        QCOMPARE(m_conflict->result(0), std::optional<QByteArray>("one\n"));
    }

    void goesOnOnce()
    {
        m_conflict->chooseAll(0, ConflictChoice::Theirs);
        bool wasReady = false;
        bool isGoingOn = false;
        const QObject here; // the connections end with what they note
        const auto goOn = [&] {
            if (!isGoingOn) {
                isGoingOn = true;
                m_conflict->goOn();
                connect(m_conflict.get(), &ConflictController::changed, &here,
                        [&] { // clazy:exclude=lambda-in-connect
                            wasReady =
                                wasReady || m_conflict->phase() == ConflictController::Phase::Ready;
                        });
                m_conflict->goOn(); // a second click
                m_conflict->abort();
                m_conflict->refresh();
                m_conflict->chooseAll(0, ConflictChoice::Mine);
            }
        };
        connect(&m_git->client().commands(), &GitCommandLog::added, &here, goOn,
                Qt::QueuedConnection);
        m_conflict->refresh(); // its last answers come when it is gone on with
        QTRY_VERIFY_WITH_TIMEOUT(isGoingOn, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Nothing,
                                  patience);
        QVERIFY(!wasReady);
        QCOMPARE(m_operations->rowCount(), 1);
        QCOMPARE(m_operations->failedCount(), 0);
        QCOMPARE(GitFixture::read(m_work, "a.yml"), QByteArray("theirs\n"));
        QVERIFY(m_git->git(m_work, {"status", "--porcelain"}).isEmpty());
        QCOMPARE(m_git->git(m_work, {"rev-parse", "HEAD^2"}),
                 m_git->git(m_work, {"rev-parse", "side"}));
    }

    void failsToReadAndComesBack()
    {
        m_conflict->chooseAll(0, ConflictChoice::Mine);
        const QString objects = m_work + QStringLiteral("/.git/objects");
        QVERIFY(QDir().rename(objects, objects + QStringLiteral(".away")));
        m_conflict->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Failed, patience);
        QVERIFY(m_conflict->problem());
        QVERIFY(!m_conflict->goOnReason().isEmpty());
        QVERIFY(QDir().rename(objects + QStringLiteral(".away"), objects));
        m_conflict->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Ready, patience);
        QVERIFY(!m_conflict->problem());
        QVERIFY(m_conflict->files().front().isDecided()); // what was chosen stays
        QVERIFY(m_conflict->goOnReason().isEmpty());
    }

    void saysWhyItCannotGoOn()
    {
        m_conflict->chooseAll(0, ConflictChoice::Mine);
        const QString lock = m_work + QStringLiteral("/.git/index.lock");
        QVERIFY(QFile::copy(m_work + QStringLiteral("/.git/index"), lock));
        m_conflict->goOn();
        QTRY_VERIFY_WITH_TIMEOUT(m_conflict->problem(), patience);
        QCOMPARE(m_operations->failedCount(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Ready, patience);
        QVERIFY(QFile::remove(lock));
        m_conflict->goOn(); // what was written before counts
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Nothing,
                                  patience);
        QVERIFY(!m_conflict->problem());
        QCOMPARE(GitFixture::read(m_work, "a.yml"), QByteArray("mine\n"));
    }

    void dropsWhatComesTooLate()
    {
        m_conflict->refresh();
        m_project->open({});
        QCOMPARE(m_conflict->phase(), ConflictController::Phase::Nothing);
        QVERIFY(GitFixture::await(m_git->open(m_work)->state()));
        QCoreApplication::processEvents();
        QCOMPARE(m_conflict->phase(), ConflictController::Phase::Nothing);
        QVERIFY(m_conflict->files().empty());
    }

    void standsStillAtTheNextStart()
    {
        m_conflict->chooseAll(0, ConflictChoice::Mine);
        QVERIFY(GitFixture::read(m_work, "a.yml").contains("<<<<<<<")); // nothing is written yet
        start();
        QCOMPARE(m_conflict->state().operation, GitState::Operation::Merge);
        QVERIFY(!m_conflict->files().front().isDecided());
        m_conflict->abort();
        m_conflict->abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_conflict->phase(), ConflictController::Phase::Nothing,
                                  patience);
        QCOMPARE(m_operations->rowCount(), 1);
        QCOMPARE(GitFixture::read(m_work, "a.yml"), QByteArray("mine\n"));
    }

private:
    void start()
    {
        m_conflict.reset();
        openProject(nullptr);
        m_operations = std::make_unique<OperationsModel>();
        m_conflict = std::make_unique<ConflictController>(*m_project, *m_session, *m_operations);
        m_conflict->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_conflict->phase() == ConflictController::Phase::Ready &&
                                     m_conflict->files().size() == 1,
                                 patience);
    }

    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<ConflictController> m_conflict;
};

QTEST_GUILESS_MAIN(TestConflictController)
#include "tst_conflictcontroller.moc"
