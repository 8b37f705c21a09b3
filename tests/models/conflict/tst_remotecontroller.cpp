// SPDX-License-Identifier: GPL-3.0-or-later
// What the remote has, when it cannot be asked and when answers come too late: real git.
#include "models/conflict/remotecontroller.h"
#include "models/operations/operationsmodel.h"
#include "tests/support/endpointplace.h"

using namespace serin;

class TestRemoteController : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        m_git->commitFile(m_work, "b.yml", "one\n---\n--\ntwo\n");
        m_bare = m_git->addRemote(m_work);
        m_other = m_git->at("other");
        m_git->git(m_git->root(), {QStringLiteral("clone"), QStringLiteral("-q"), m_bare, m_other});
        makeEngines();
        openProject(nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_project->commits(), patience);
        m_operations = std::make_unique<OperationsModel>();
        m_remote = std::make_unique<RemoteController>(*m_project, *m_session, *m_operations);
        m_remote->setShown(true);
    }
    void cleanup()
    {
        m_remote.reset();
        m_operations.reset();
        closePlace();
    }

    void tellsWhatTheRemoteHas()
    {
        otherPushes();
        m_remote->fetch();
        QVERIFY(!m_remote->fetchReason().isEmpty());
        m_remote->fetch(); // while it is being done
        m_remote->pullRebase();
        QTRY_COMPARE_WITH_TIMEOUT(m_remote->theirs().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->theirDiff().empty(), patience);
        QVERIFY(m_remote->fetchReason().isEmpty());
        QCOMPARE(m_operations->rowCount(), 1);
        QVERIFY(m_remote->mine().isEmpty());
        // Lines that begin as the lines about a file do.
        using Kind = DiffLine::Kind;
        QCOMPARE(kindOf(QStringLiteral("--- a/b.yml")), Kind::Header);
        QCOMPARE(kindOf(QStringLiteral("+++ b/b.yml")), Kind::Header);
        QCOMPARE(kindOf(QStringLiteral("----")), Kind::Removed);
        QCOMPARE(kindOf(QStringLiteral("---")), Kind::Removed);
        QCOMPARE(kindOf(QStringLiteral("+++")), Kind::Added);
        QCOMPARE(kindOf(QStringLiteral(" two")), Kind::Context);
    }

    void saysWhatAForkHas()
    {
        m_git->git(m_work, {"remote", "add", "fork", qPrintable(m_git->at("fork.git"))});
        m_git->git(m_git->root(), {"clone", "-q", "--bare", qPrintable(m_bare), "fork.git"});
        m_git->git(m_work, {"config", "remote.pushDefault", "fork"});
        m_git->commitFile(m_work, "b.yml", "mine\n");
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(m_project->commits()->ahead == 1, patience);
        QCOMPARE(m_remote->pushReason(), QString());
        m_git->git(m_work, {"push", "-q"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_remote->pushReason(),
            QStringLiteral("fork/main has everything already: open a pull request to origin/main"),
            patience);
    }

    void saysThatTheRemoteIsAway()
    {
        QVERIFY(QDir().rename(m_bare, m_bare + QStringLiteral(".away")));
        m_remote->fetch();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->problem(), patience);
        QCOMPARE(m_operations->failedCount(), 1);
        QVERIFY(m_remote->notice().isEmpty());
        m_remote->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->isReading(), patience);
        QVERIFY(m_remote->problem()); // it is not about what is here
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->isOld(), patience);
        QVERIFY(QDir().rename(m_bare + QStringLiteral(".away"), m_bare));
        m_remote->fetch();
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->notice().isEmpty(), patience);
        QVERIFY(!m_remote->problem());
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->isOld(), patience);
    }

    void pushesWhatIsHere()
    {
        QVERIFY(m_remote->pushReason().contains(QStringLiteral("everything")));
        m_git->commitFile(m_work, "b.yml", "mine\n");
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->pushReason().isEmpty(), patience);
        m_remote->push();
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->notice().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->pushReason().isEmpty(), patience);
        QCOMPARE(m_operations->failedCount(), 0);
        QCOMPARE(m_operations->rowCount(), 1);
        // Behind: refused, with what to do.
        m_git->git(m_other, {"pull", "-q"});
        otherPushes();
        m_git->commitFile(m_work, "c.yml", "mine too\n");
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->pushReason().isEmpty(), patience);
        m_remote->push();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->problem(), patience);
        QVERIFY(m_remote->problem()->fix.contains(QStringLiteral("rebase")));
        QCOMPARE(m_operations->failedCount(), 1);
    }

    void makesABranchAgainThatIsGone()
    {
        m_git->git(m_other, {"push", "-q", "origin", "main:refs/heads/keep"});
        m_git->git(m_work, {"switch", "-q", "-c", "change/eee"});
        m_git->commitFile(m_work, "b.yml", "mine\n");
        m_git->git(m_work, {"push", "-q", "-u", "origin", "change/eee"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_remote->branch(), QStringLiteral("change/eee"), patience);
        QVERIFY(m_remote->pushReason().contains(QStringLiteral("everything")));
        m_git->git(m_other, {"push", "-q", "origin", "--delete", "change/eee"});
        m_remote->fetch();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->isUpstreamMissing(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->pushReason().isEmpty(), patience);
        QVERIFY(m_remote->pullReason().contains(QStringLiteral("origin/change/eee")));
        m_remote->push();
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->isUpstreamMissing(), patience);
        QCOMPARE(m_git->git(m_bare, {"rev-parse", "change/eee"}),
                 m_git->git(m_work, {"rev-parse", "HEAD"}));
    }

    void saysThatThereIsNoRemote()
    {
        QVERIFY(!m_remote->isAlone());
        m_git->git(m_work, {"remote", "remove", "origin"});
        m_project->readCommits();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->isAlone(), patience);
        for (const QString &reason :
             {m_remote->fetchReason(), m_remote->pullReason(), m_remote->pushReason()}) {
            QCOMPARE(reason, QStringLiteral("The repository has no remote"));
        }
        m_remote->fetch();
        QCOMPARE(m_operations->rowCount(), 0);
        m_git->git(m_work, {"remote", "add", "origin", qPrintable(m_bare)});
        m_remote->readRemotes();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->fetchReason().isEmpty(), patience);
    }

    void failsToReadAndComesBack()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->isReading(), patience);
        const QString objects = m_work + QStringLiteral("/.git/objects");
        QVERIFY(QDir().rename(objects, objects + QStringLiteral(".away")));
        m_remote->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_remote->problem(), patience);
        QVERIFY(!m_remote->isReading());
        QVERIFY(QDir().rename(objects + QStringLiteral(".away"), objects));
        m_remote->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_remote->isReading(), patience);
        QVERIFY(!m_remote->problem());
    }

    void dropsWhatComesTooLate()
    {
        otherPushes();
        m_git->git(m_work, {"fetch", "-q"});
        m_project->readCommits();
        QTRY_COMPARE_WITH_TIMEOUT(m_remote->theirs().size(), 1, patience);
        m_remote->refresh();
        QVERIFY(m_remote->isReading());
        m_project->open({});
        QVERIFY(!m_remote->isReading());
        QVERIFY(GitFixture::await(m_git->open(m_work)->state())); // later than the reading
        QCoreApplication::processEvents();
        QVERIFY(m_remote->theirs().isEmpty());
        QVERIFY(!m_remote->problem());
        QVERIFY(!m_remote->fetchReason().isEmpty());
    }

    void diesWhileItWaits()
    {
        m_remote->fetch();
        m_remote.reset();
        QVERIFY(GitFixture::await(m_git->open(m_work)->state()));
        QCoreApplication::processEvents();
        QCOMPARE(m_operations->failedCount(), 0);
    }

private:
    void otherPushes()
    {
        m_git->commitFile(m_other, "b.yml", "one\n++\ntwo\n");
        m_git->git(m_other, {"push", "-q"});
        QCOMPARE(m_git->lastExit, 0);
    }
    [[nodiscard]] DiffLine::Kind kindOf(const QString &text) const
    {
        const std::vector<DiffLine> &lines = m_remote->theirDiff();
        const auto line = std::find_if(lines.begin(), lines.end(),
                                       [&](const DiffLine &each) { return each.text == text; });
        return line == lines.end() ? DiffLine::Kind::Hunk : line->kind;
    }

    QString m_bare;
    QString m_other; ///< another person's clone
    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<RemoteController> m_remote;
};

QTEST_GUILESS_MAIN(TestRemoteController)
#include "tst_remotecontroller.moc"
