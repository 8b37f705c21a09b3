// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftcontroller.h"
#include "models/live/livecontroller.h"
#include "services/manifest/edit/changeset.h"
#include "tests/support/endpointplace.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/livethings.h"

#include <QSignalSpy>

using namespace serin;

namespace {

using Verdict = DriftController::Verdict;

const QString one = QStringLiteral("one");
const QString two = QStringLiteral("two");

const QMap<QString, int> allBlue{{QStringLiteral("blue"), 100}};

LiveDeployment liveBlue(const QString &endpoint, int count)
{
    return liveDeployment(endpoint, QStringLiteral("blue"), count);
}

} // namespace

/// What is read of the difference between Git and live, when, and what the acts on it do: real git,
/// real files and records, a workspace that is made up.
class TestDriftController : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        for (const QString &name : {one, two}) {
            const QByteArray bytes = name.toUtf8();
            QVERIFY(setFileBytes(path(name, "endpoint.yml"),
                                 "name: " + bytes + "\nauth_mode: key\ntraffic:\n  blue: 100\n"));
            QVERIFY(setFileBytes(path(name, "blue.yml"),
                                 "name: blue\nendpoint_name: " + bytes + "\ninstance_count: 1\n"));
        }
        m_git->git(m_work, {"add", "-A"});
        m_git->git(m_work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "All"});
        m_plane = std::make_unique<FakeControlPlane>();
        m_plane->endpointList = {liveEndpoint(one, allBlue), liveEndpoint(two, allBlue)};
        m_plane->deploymentList = {liveBlue(one, 9), liveBlue(two, 1)};
        m_access.controlPlane = m_plane.get();
        m_access.now = WorkspaceAccess::State::Ready;
        makeEngines();
        makeControllers();
    }
    void cleanup()
    {
        m_drift.reset();
        closeProject();
        m_live.reset();
        closePlace();
        m_plane.reset();
    }

    void readsOnlyForSomebody()
    {
        m_drift->refresh();
        QCoreApplication::processEvents();
        QVERIFY(m_plane->calls.isEmpty());
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        QVERIFY(!m_drift->takeReason().isEmpty() && !m_drift->ignoreReason().isEmpty());
        m_drift->takeLive();
        m_drift->ignore();
        QCOMPARE(m_session->history().count(), 0);
        show();
        QVERIFY2(m_drift->lines().join(u'\n').contains(QStringLiteral("Git 1, live 9")),
                 qPrintable(m_drift->lines().join(u'\n')));
        select(two);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
    }

    void takesLiveOnce()
    {
        const QByteArray before = fileBytes(path(one, "blue.yml"));
        show();
        m_drift->takeLive();
        QVERIFY(!m_drift->takeReason().isEmpty()); // it is being done
        m_drift->takeLive();
        m_drift->ignore();
        QTRY_VERIFY_WITH_TIMEOUT(!m_drift->notice().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        QCOMPARE(fileBytes(path(one, "blue.yml")),
                 QByteArray(before).replace("instance_count: 1", "instance_count: 9"));
        QCOMPARE(m_session->history().count(), 1);
        m_session->undo();
        QTRY_COMPARE_WITH_TIMEOUT(fileBytes(path(one, "blue.yml")), before, patience);
        // Live was not taken any more, however soon that was.
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Differs, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->notice(), QString(), patience);
    }

    void takesNothingOfWhatIsNotLive()
    {
        m_plane->endpointList = {liveEndpoint(two, allBlue)};
        m_plane->deploymentList = {liveBlue(two, 1)};
        m_drift->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_drift->lines().contains(QStringLiteral("the endpoint is in Git and not live")),
            patience);
        QVERIFY2(m_drift->takeReason().contains(QStringLiteral("not live")),
                 qPrintable(m_drift->takeReason()));
        // Only a deployment names it now.
        QVERIFY(QFile::remove(path(one, "endpoint.yml")));
        m_drift->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_drift->lines().join(u'\n').contains(QStringLiteral("no file describes it")),
            patience);
        QVERIFY(!m_drift->lines().contains(QStringLiteral("the endpoint is in Git and not live")));
    }

    void saysNothingWhileItIsApplied()
    {
        show();
        m_drift->setApplying(true);
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        QVERIFY(m_drift->lines().isEmpty());
        const auto calls = m_plane->calls.size();
        m_drift->refresh();
        QCoreApplication::processEvents();
        QCOMPARE(m_plane->calls.size(), calls);
        m_plane->deploymentList.front() = liveBlue(one, 8);
        m_drift->setApplying(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_drift->lines().join(u'\n').contains(QStringLiteral("live 8")),
                                 patience);
        QCOMPARE(m_drift->verdict(), Verdict::Differs);
    }

    void offersNothingOfWhatIsBeingMade()
    {
        m_plane->deploymentList.front().state = ProvisioningState::Updating;
        m_drift->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Underway, patience);
        QCOMPARE(m_drift->title(), QStringLiteral("Live is being changed just now: blue Updating"));
        m_plane->deploymentList.clear();
        m_plane->endpointList.front().state = ProvisioningState::Creating;
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->title(),
                                  QStringLiteral("Live is being changed just now: one Creating"),
                                  patience);
        // Between two steps of whoever changes it nothing is under way for a moment.
        m_plane->endpointList.front().state = ProvisioningState::Succeeded;
        m_drift->refresh();
        const auto isSettling = [this] {
            return m_drift->title().startsWith(QStringLiteral("Live was changed just now"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSettling(), patience);
        QCOMPARE(m_drift->verdict(), Verdict::Underway);
        m_drift->refresh(); // as when a file is saved
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Underway);
        m_plane->deploymentList = {liveBlue(one, 9)};
        m_plane->deploymentList.front().state = ProvisioningState::Creating;
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->title(),
                                  QStringLiteral("Live is being changed just now: blue Creating"),
                                  patience);
        m_plane->deploymentList.front().state = ProvisioningState::Succeeded;
        m_drift->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(isSettling(), patience);
        m_live->setShown(true);
        m_live->select(one); // and is read again
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Differs, patience);
    }

    void ignoresUntilItChanges()
    {
        show();
        m_drift->ignore();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        makeControllers(); // the next start of the program
        m_drift->setShown(true);
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        m_plane->deploymentList.front() = liveBlue(one, 8);
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Differs, patience);
    }

    void saysWhatIsNotCommittedWithoutLive()
    {
        setCount(two, "count: 1", "count: 4");
        m_project->setPlane(nullptr);
        m_drift->setShown(true);
        select(two);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        QCOMPARE(m_drift->lines(), QStringList(QStringLiteral("two/blue.yml (+1 \u22121)")));
        // In the middle of something there is more to say than this.
        const QString merging = m_work + QStringLiteral("/.git/MERGE_HEAD");
        QVERIFY(setFileBytes(merging, m_git->git(m_work, {"rev-parse", "HEAD"}) + '\n'));
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        QVERIFY(QFile::remove(merging));
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        select(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        select(two);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        // What is edited now is said by the bar of changes.
        const QByteArray read = fileBytes(path(two, "blue.yml"));
        m_session->type(path(two, "blue.yml"), read, read + "#");
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        m_session->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        m_git->git(m_work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qam", "Four"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        QVERIFY(m_drift->lines().isEmpty());
    }

    /// What would only run at a commit or a push is asked about then.
    void readsBesideHooksThatNobodyTrusts()
    {
        m_git->makeHook(m_work, "pre-commit", "exit 1");
        m_project->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_project->trustQuestion().isEmpty(), patience);
        show();
    }

    void forgetsWhatGitSaidUnderAnotherTrust()
    {
        m_git->git(m_work, {"config", "core.sshCommand", "no-such-program"});
        m_project->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_project->trustQuestion().isEmpty(), patience);
        m_project->trust();
        QTRY_VERIFY_WITH_TIMEOUT(m_project->trustQuestion().isEmpty(), patience);
        setCount(two, "count: 1", "count: 4");
        m_project->setPlane(nullptr);
        m_drift->setShown(true);
        select(two);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        m_project->withdrawTrust();
        QTRY_VERIFY_WITH_TIMEOUT(!m_project->trustQuestion().isEmpty(), patience);
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        m_project->trust();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
    }

    /// The workspace is known, and out of reach.
    void saysWhatIsNotCommittedWhileLiveFails()
    {
        setCount(two, "count: 1", "count: 4");
        const Error away{ErrorKind::Unavailable, QStringLiteral("no route"), {}, {}};
        for (int i = 0; i < 9; ++i) {
            m_plane->fail(QStringLiteral("endpoint"), away);
        }
        m_drift->setShown(true);
        select(two);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        QCOMPARE(m_drift->lines(), QStringList(QStringLiteral("two/blue.yml (+1 \u22121)")));
        m_plane->problems.clear();
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_drift->lines(),
            QStringList(QStringLiteral("blue instances: committed 1, in the file 4")), patience);
        // Said once, also when it was known beside live before.
        m_plane->fail(QStringLiteral("endpoint"), away);
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_drift->lines(), QStringList(QStringLiteral("two/blue.yml (+1 \u22121)")), patience);
    }

    void saysWhatIsNotCommitted()
    {
        const QByteArray before = fileBytes(path(two, "blue.yml"));
        scaleTwo();
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        QCOMPARE(m_drift->lines(),
                 QStringList(QStringLiteral("blue instances: committed 1, in the file 4")));
        // What is edited now is said by the bar of changes, from the first key on.
        const QString file = path(two, "blue.yml");
        m_session->lookAtDisk();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->buffer(file)->current().bytes.contains("count: 4"),
                                 patience);
        settle();
        const QByteArray read = m_session->buffer(file)->current().bytes;
        QByteArray typed = read;
        for (const char *const key : {"#", " ", "a"}) {
            const QByteArray base = std::exchange(typed, typed + key);
            m_session->type(file, base, typed);
            QTRY_COMPARE_WITH_TIMEOUT(m_session->buffer(file)->current().bytes, typed, patience);
            QCOMPARE(m_drift->verdict(), Verdict::Same);
        }
        m_session->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->buffer(file)->current().bytes, read, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        m_session->editFiles(
            {path(two, "endpoint.yml")}, QStringLiteral("edit"),
            [](const QList<Manifest> &files) -> Result<QList<FileChange>> {
                const Manifest &endpoint = files.front();
                QByteArray text = endpoint.text();
                text.replace("blue: 100", "blue: 90");
                const FileChange change{endpoint.path(), endpoint.text(), text};
                return QList<FileChange>{change};
            },
            this, [](const Result<void> &) {});
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        m_session->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Uncommitted, patience);
        QVERIFY(setFileBytes(path(two, "blue.yml"), before));
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
    }

    void saysWhatIsNotCommittedBesideADrift()
    {
        show();
        QCOMPARE(m_drift->verdict(), Verdict::Differs);
        QVERIFY(setFileBytes(path(one, "endpoint.yml"),
                             fileBytes(path(one, "endpoint.yml")) + "description: new\n"));
        m_drift->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_drift->lines().join(u'\n').contains(QStringLiteral("description: committed")),
            patience);
        QCOMPARE(m_drift->verdict(), Verdict::Differs);
        QVERIFY(m_drift->lines().join(u'\n').contains(QStringLiteral("live 9")));
    }

    void saysWhatIsNotPushed()
    {
        const QString remote = m_git->at("remote.git");
        const QByteArray place = remote.toUtf8();
        m_git->git(m_work, {"init", "-q", "--bare", place.constData()});
        m_git->git(m_work, {"remote", "add", "origin", place.constData()});
        m_git->git(m_work, {"push", "-q", "-u", "origin", "HEAD"});
        makeControllers();
        scaleTwo();
        m_git->git(m_work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qam", "Four"});
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Unpushed, patience);
        QCOMPARE(m_drift->title(), QStringLiteral("Committed and not pushed yet"));
        QCOMPARE(m_drift->lines(),
                 QStringList(QStringLiteral("blue instances: pushed 1, committed 4")));
        m_git->git(m_work, {"push", "-q"});
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::NotApplied, patience);
        m_drift->setHomeBranch(QStringLiteral("home")); // which is not the one that is checked out
        QCOMPARE(m_drift->verdict(), Verdict::Unmerged);
        QCOMPARE(m_drift->title(), QStringLiteral("Not applied before it is merged into home"));
        m_drift->setHomeBranch({});
        QCOMPARE(m_drift->verdict(), Verdict::NotApplied);
        m_git->git(m_work, {"reset", "-q", "--hard", "HEAD~1"}); // as if another had pushed it
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Behind, patience);
        QVERIFY2(m_drift->title().contains(QStringLiteral("pull")), qPrintable(m_drift->title()));
    }

    void waitsForThePipeline()
    {
        // Live is as the commit before says.
        m_plane->deploymentList.front() = liveBlue(one, 1);
        QVERIFY(setFileBytes(path(one, "endpoint.yml"),
                             "name: one\nauth_mode: key\ntraffic:\n  blue: 90\n  green: 10\n"));
        QVERIFY(setFileBytes(path(one, "green.yml"),
                             "name: green\nendpoint_name: one\ninstance_count: 1\n"));
        m_git->git(m_work, {"add", "-A"});
        m_git->git(m_work, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "Ten"});
        Project project;
        project.name = QStringLiteral("prod");
        project.repository = m_work;
        project.workspace = QStringLiteral("local");
        project.applies = ProjectApplies::Pipeline;
        QVERIFY(m_projects->add(project));
        makeControllers();
        m_drift->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Waiting, patience);
        QCOMPARE(m_drift->title(), QStringLiteral("Pushed; waiting for the pipeline; live still "
                                                  "blue 100 · green 0"));
        // Half of it is there.
        m_plane->deploymentList.append(liveDeployment(one, QStringLiteral("green"), 1));
        m_drift->refresh();
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Waiting);
        m_plane->endpointList.front() =
            liveEndpoint(one, {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
        QCOMPARE(m_drift->title(), QStringLiteral("The pipeline has applied what was pushed"));
        QCOMPARE(m_drift->notice(), QStringLiteral("Live is blue 90 · green 10."));
        // Another endpoint knows nothing of it.
        select(two);
        QVERIFY(m_drift->notice().isEmpty());
    }

    void keepsWhatItKnowsWhenReadingFails_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("away") << ErrorKind::Unavailable;
        QTest::newRow("in time") << ErrorKind::Timeout;
        QTest::newRow("malformed") << ErrorKind::Protocol;
    }
    void keepsWhatItKnowsWhenReadingFails()
    {
        QFETCH(ErrorKind, kind);
        show();
        for (const char *call : {"endpoint", "endpoints", "deployments"}) {
            m_plane->fail(QLatin1String(call), {kind, QStringLiteral("no"), {}, {}});
        }
        m_drift->refresh();
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Differs);
        m_plane->problems.clear();
        m_plane->deploymentList.front() = liveBlue(one, 1);
        m_drift->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Same, patience);
    }

    void dropsAnswersAboutAnotherEndpoint()
    {
        m_plane->held = true;
        m_drift->setShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!m_plane->waiting.isEmpty(), patience);
        select(two);
        m_plane->held = false;
        m_plane->releaseAll();
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        QVERIFY(m_drift->lines().isEmpty());
        // Nor when the workspace went away meanwhile.
        select(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Differs, patience);
        m_plane->held = true;
        m_drift->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_plane->waiting.isEmpty(), patience);
        m_project->setPlane(nullptr);
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        m_plane->held = false;
        m_plane->releaseAll();
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Same);
    }

    void diesWhileWaiting()
    {
        show();
        m_plane->held = true;
        m_drift->refresh();
        m_drift->takeLive();
        m_drift.reset();
        m_plane->held = false;
        m_plane->releaseAll();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        QVERIFY(fileBytes(path(one, "blue.yml")).contains("instance_count: 9"));
    }

private:
    [[nodiscard]] QString path(const QString &endpoint, const char *name) const
    {
        return m_work + u'/' + endpoint + u'/' + QLatin1String(name);
    }
    void makeControllers()
    {
        m_drift.reset();
        closeProject();
        m_live = std::make_unique<LiveController>(m_access);
        openProject(m_plane.get());
        m_drift = std::make_unique<DriftController>(*m_project, *m_endpoint, *m_session, *m_live);
        readManifests();
        select(one);
    }
    /// As with another program, or on another day.
    void setCount(const QString &endpoint, const char *before, const char *after) const
    {
        QVERIFY(setFileBytes(path(endpoint, "blue.yml"),
                             fileBytes(path(endpoint, "blue.yml")).replace(before, after)));
    }
    /// Somebody looks at an endpoint that is as Git says, and then its file is changed.
    void scaleTwo()
    {
        select(two);
        m_drift->setShown(true);
        settle();
        QCOMPARE(m_drift->verdict(), Verdict::Same);
        setCount(two, "count: 1", "count: 4");
    }
    void show()
    {
        m_drift->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_drift->verdict(), Verdict::Differs, patience);
    }
    /// One more reading, from its beginning, has been taken.
    void settle()
    {
        QSignalSpy changed(m_drift.get(), &DriftController::changed);
        m_drift->refresh();
        if (m_project->driftReader()) {
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
        }
        QCoreApplication::processEvents();
    }

    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<DriftController> m_drift;
};

QTEST_GUILESS_MAIN(TestDriftController)
#include "tst_driftcontroller.moc"
