// SPDX-License-Identifier: GPL-3.0-or-later
// When the history of an endpoint is read, and what is shown when it cannot be: real git, real
// files and records; a git that misbehaves where its faults have to come.
#include "models/history/historycontroller.h"
#include "services/git/command/gitcommandlog.h"
#include "tests/support/endpointplace.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>

using namespace serin;

namespace {

const QString churn = QStringLiteral("churn");
const QString fraud = QStringLiteral("fraud");

} // namespace

class TestHistoryController : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        for (const QString &name : {churn, fraud}) {
            write(name, "blue: 100");
            commit("Serve " + name.toUtf8());
        }
        write(churn, "blue: 90, green: 10");
        commit("Try green");
        m_plane = std::make_unique<FakeControlPlane>();
        makeControllers();
    }
    void cleanup()
    {
        m_history.reset();
        closePlace();
        m_plane.reset();
    }

    void readsOnlyForSomebody()
    {
        const qsizetype before = commands();
        m_history->refresh();
        m_history->loadMore();
        QCoreApplication::processEvents();
        QCOMPARE(commands(), before);
        QCOMPARE(m_history->model().rowCount(), 0);
        show();
        QCOMPARE(subjects(),
                 QStringList({QStringLiteral("Try green"), QStringLiteral("Serve churn")}));
        QVERIFY(!m_history->hasMore());
    }

    void showsTheEndpointThatWasSelectedLast()
    {
        m_history->setShown(true);
        select(fraud);
        select(churn);
        select(fraud); // the readings before are dropped, whenever they end
        QTRY_COMPARE_WITH_TIMEOUT(subjects(), QStringList{QStringLiteral("Serve fraud")}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_history->isReading(), patience);
        QCOMPARE(subjects(), QStringList{QStringLiteral("Serve fraud")});
    }

    void putsAppliesBesideTheirCommits()
    {
        ApplyRecord record;
        record.scope = m_project->scope();
        record.endpoint = churn;
        record.commit = m_git->head(m_work).toString();
        record.outcome = ApplyOutcome::Succeeded;
        record.traffic = {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
        QVERIFY(GitFixture::await(m_records->add(record)));
        record.commit.clear(); // from a working tree: it has a line of its own
        record.outcome = ApplyOutcome::Failed;
        record.message = QStringLiteral("no quota");
        QVERIFY(GitFixture::await(m_records->add(record)));
        show();
        QCOMPARE(m_history->model().rowCount(), 3);
        const HistoryRow &own = m_history->model().rows().at(0);
        QCOMPARE(own.kind, HistoryRow::Kind::Apply);
        QCOMPARE(own.applies.size(), std::size_t(1));
        QCOMPARE(own.applies.front().message, QStringLiteral("no quota"));
        const HistoryRow &commit = m_history->model().rows().at(1);
        QCOMPARE(commit.applies.size(), std::size_t(1));
        QCOMPARE(commit.applies.front().outcome, ApplyOutcome::Succeeded);
        QVERIFY(!commit.applies.front().by.isEmpty() || qEnvironmentVariableIsEmpty("USER"));
        QCOMPARE(commit.shares,
                 HistoryShares({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
    }

    void saysWhenRecordsCannotBeRead()
    {
        m_history.reset();
        m_project.reset();
        m_records.reset();
        QVERIFY(
            setFileBytes(m_git->at("applies.db"), "this is no database, whatever it is called"));
        makeControllers();
        show();
        QVERIFY(m_history->recordsProblem());
        QCOMPARE(subjects().size(), 2); // the commits are there all the same
    }

    void failsAndComesBack()
    {
        show();
        const QString objects = m_work + QStringLiteral("/.git/objects");
        QVERIFY(QDir().rename(objects, objects + QStringLiteral(".away")));
        m_history->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_history->phase(), HistoryController::Phase::Failed, patience);
        QVERIFY(m_history->problem());
        QCOMPARE(subjects().size(), 2); // what was read stays
        QVERIFY(QDir().rename(objects + QStringLiteral(".away"), objects));
        m_history->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_history->phase(), HistoryController::Phase::Ready, patience);
        QVERIFY(!m_history->problem());
    }

    void saysWhatGitDoesWrong_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<int>("kind");
        QTest::newRow("an answer that is none")
            << QByteArray("echo nonsense; exit 0") << int(ErrorKind::Protocol);
        QTest::newRow("no answer in time")
            << QByteArray("exec sleep 600") << int(ErrorKind::Timeout);
        QTest::newRow("a failure")
            << QByteArray("echo 'fatal: disk on fire' >&2; exit 128") << int(ErrorKind::Io);
    }
    void saysWhatGitDoesWrong()
    {
        QFETCH(QByteArray, deed);
        QFETCH(int, kind);
        useGit(deed);
        m_history->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_history->phase(), HistoryController::Phase::Failed, patience);
        QCOMPARE(int(m_history->problem()->kind), kind);
        QVERIFY(!m_history->isReading());
    }

    void diesWhileItWaits()
    {
        useGit("exec sleep 600");
        m_history->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_history->isReading(), patience);
        m_history.reset();
        QCoreApplication::processEvents();
    }

    void saysThatThereIsNoRepository()
    {
        show();
        QVERIFY(QDir(m_work + QStringLiteral("/.git")).removeRecursively());
        m_project->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_history->phase(), HistoryController::Phase::NoRepository,
                                  patience);
        QCOMPARE(m_history->model().rowCount(), 0);
    }

private:
    void write(const QString &endpoint, const QByteArray &traffic) const
    {
        QVERIFY(setFileBytes(m_work + u'/' + endpoint + QStringLiteral("/endpoint.yml"),
                             "name: " + endpoint.toUtf8() + "\nauth_mode: key\ntraffic: {" +
                                 traffic + "}\n"));
    }
    void commit(const QByteArray &message)
    {
        m_git->git(m_work, {"add", "-A"});
        m_git->git(m_work, {"commit", "-q", "-m", message.constData()});
    }
    [[nodiscard]] qsizetype commands() const { return m_git->client().commands().runs().size(); }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList all;
        for (const HistoryRow &row : m_history->model().rows()) {
            if (row.kind == HistoryRow::Kind::Commit) {
                all.append(row.subject);
            }
        }
        return all;
    }
    /// From now on `git log` does @p deed.
    void useGit(const QByteArray &deed)
    {
        const QString script = m_git->at("git.sh");
        QVERIFY(setFileBytes(script, "#!/bin/sh\nfor word in \"$@\"; do\n  if [ \"$word\" = log ]; "
                                     "then " +
                                         deed + "; fi\ndone\nexec " + findGitProgram().toUtf8() +
                                         " \"$@\"\n"));
        QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_history.reset();
        m_project.reset();
        GitSettings settings;
        settings.program = script;
        settings.readTimeout = std::chrono::milliseconds(2'000);
        m_git->useClient(std::make_unique<GitClient>(settings, m_git->store()));
        makeControllers();
    }
    void makeControllers()
    {
        m_history.reset();
        closeProject();
        makeEngines();
        openProject(m_plane.get());
        m_history = std::make_unique<HistoryController>(*m_project, *m_endpoint, *m_session);
        readManifests();
        select(churn);
    }
    void show()
    {
        m_history->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_history->phase() == HistoryController::Phase::Ready &&
                                     !m_history->isReading(),
                                 patience);
    }

    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<HistoryController> m_history;
};

QTEST_GUILESS_MAIN(TestHistoryController)
#include "tst_historycontroller.moc"
