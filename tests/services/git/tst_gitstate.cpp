// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitrefname.h"
#include "tests/services/git/gitfixture.h"

#include <QRandomGenerator>

using namespace serin;

class TestGitState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensFromBelow();
    void refusesWhatIsNoCheckout();
    void knowsStates();
    void knowsWorktreesAndSubmodules();
    void refnamesAgreeWithGit();
};

void TestGitState::opensFromBelow()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    QDir().mkpath(folder + QStringLiteral("/x/y"));
    const auto repository = fixture.open(folder + QStringLiteral("/x/y"));
    QVERIFY(repository);
    QCOMPARE(repository->layout().top, folder);
    QCOMPARE(repository->layout().gitDir, folder + QStringLiteral("/.git"));
    QVERIFY(!repository->layout().isLinkedWorktree);
}

void TestGitState::refusesWhatIsNoCheckout()
{
    GitFixture fixture;
    const auto none = GitFixture::await(fixture.client().open(fixture.root()));
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QVERIFY(!none.error().fix.isEmpty());

    const QString folder = fixture.makeRepository();
    const QString bare = fixture.addRemote(folder);
    const auto isBare = GitFixture::await(fixture.client().open(bare));
    QVERIFY(!isBare.has_value());
    QCOMPARE(isBare.error().kind, ErrorKind::Invalid);
    QVERIFY(!GitFixture::await(fixture.client().open(folder + QStringLiteral("/.git/refs"))));

    QFile::remove(folder + QStringLiteral("/.git/HEAD"));
    const auto damaged = GitFixture::await(fixture.client().open(folder));
    QVERIFY(!damaged.has_value());
    QCOMPARE(damaged.error().kind, ErrorKind::Invalid);
}

void TestGitState::knowsStates()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto state = [&] { return GitFixture::await(repository->state()).value(); };
    using Operation = GitState::Operation;
    QCOMPARE(state().operation, Operation::None);
    QCOMPARE(state().branch, QByteArray("main"));
    QCOMPARE(state().head, fixture.head(folder));
    fixture.git(folder, {"pack-refs", "--all"});
    QCOMPARE(state().head, fixture.head(folder));

    fixture.git(folder, {"switch", "-q", "-c", "side"});
    GitFixture::write(folder, "a.yml", "side\n");
    fixture.git(folder, {"commit", "-qam", "side"});
    fixture.git(folder, {"switch", "-q", "main"});
    GitFixture::write(folder, "a.yml", "main\n");
    fixture.git(folder, {"commit", "-qam", "main"});

    fixture.git(folder, {"merge", "-q", "side"});
    QCOMPARE(state().operation, Operation::Merge);
    VERIFY_RESULT(GitFixture::await(repository->abort()));
    fixture.git(folder, {"cherry-pick", "side"});
    QCOMPARE(state().operation, Operation::CherryPick);
    VERIFY_RESULT(GitFixture::await(repository->abort()));
    fixture.git(folder, {"revert", "--no-edit", "HEAD~1"});
    QCOMPARE(state().operation, Operation::Revert);
    VERIFY_RESULT(GitFixture::await(repository->abort()));
    fixture.git(folder, {"rebase", "side"});
    QCOMPARE(state().operation, Operation::Rebase);
    QCOMPARE(state().rebasing, QByteArray("main"));
    QCOMPARE(state().step, 1);
    QVERIFY(state().isDetached());
    VERIFY_RESULT(GitFixture::await(repository->abort()));
    fixture.git(folder, {"bisect", "start"});
    QCOMPARE(state().operation, Operation::Bisect);
    VERIFY_RESULT(GitFixture::await(repository->abort()));
    QCOMPARE(state().operation, Operation::None);
    QVERIFY(!GitFixture::await(repository->abort()).has_value());
    fixture.git(folder, {"checkout", "-q", "--detach"});
    QVERIFY(state().isDetached());
    QVERIFY(!state().isUnborn());
}

void TestGitState::knowsWorktreesAndSubmodules()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"worktree", "add", "-q", "../tree", "-b", "tree"});
    const auto tree = fixture.open(fixture.at("tree"));
    QVERIFY(tree);
    QVERIFY(tree->layout().isLinkedWorktree);
    QCOMPARE(tree->layout().commonDir, folder + QStringLiteral("/.git"));
    QCOMPARE(GitFixture::await(tree->state())->branch, QByteArray("tree"));
    QCOMPARE(GitFixture::await(tree->state())->head, fixture.head(folder));
    QVERIFY(GitFixture::await(tree->status())->isClean());

    const QString outer = fixture.makeRepository("outer");
    fixture.git(outer, {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
                        "../work", "sub"});
    fixture.git(outer, {"commit", "-qm", "submodule"});
    const auto sub = fixture.open(outer + QStringLiteral("/sub"));
    QVERIFY(sub);
    QVERIFY(sub->layout().isSubmodule);
    QCOMPARE(sub->layout().top, outer + QStringLiteral("/sub"));
    fixture.git(outer + QStringLiteral("/sub"), {"-c", "user.name=x", "-c", "user.email=x@y",
                                                 "commit", "-q", "--allow-empty", "-m", "n"});
    const auto repository = fixture.open(outer);
    QVERIFY(repository);
    const auto status = GitFixture::await(repository->status());
    VERIFY_RESULT(status);
    QCOMPARE(status->entries.size(), 1);
    QVERIFY(status->entries.first().isSubmodule);
    QVERIFY(status->entries.first().submoduleMoved);

    fixture.git(fixture.root(), {"clone", "-q", "--depth=1", "--no-local", "work", "shallow"});
    const auto shallow = fixture.open(fixture.at("shallow"));
    QVERIFY(shallow);
    QVERIFY(GitFixture::await(shallow->state())->isShallow);
    QCOMPARE(GitFixture::await(shallow->log({}))->size(), 1);
    fixture.git(folder, {"sparse-checkout", "set", "nothing"});
    QVERIFY(GitFixture::await(fixture.open(folder)->state())->isSparse);
}

void TestGitState::refnamesAgreeWithGit()
{
    GitFixture fixture;
    QRandomGenerator random(7);
    const QByteArray letters("ab./@{}-~^: \\*?[\x7f\x01\xffHEAD.lock");
    int good = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray name;
        for (int length = int(random.bounded(1, 7)); length > 0; --length) {
            name += letters.at(qsizetype(random.bounded(quint32(letters.size()))));
        }
        if (!isUtf8(name)) {
            continue; // QProcess could not hand it over
        }
        fixture.git(fixture.root(),
                    QStringList{QStringLiteral("check-ref-format"),
                                QStringLiteral("refs/heads/") + QString::fromUtf8(name)});
        QVERIFY2(isRefName("refs/heads/" + name) == (fixture.lastExit == 0), name.constData());
        fixture.git(fixture.root(),
                    QStringList{QStringLiteral("check-ref-format"), QStringLiteral("--branch"),
                                QString::fromUtf8(name)});
        // "@" and the like expand to something else there, and are refused here.
        if (isBranchName(name)) {
            QVERIFY2(fixture.lastExit == 0, name.constData());
            ++good;
        }
    }
    QVERIFY(good > 20);
}

QTEST_GUILESS_MAIN(TestGitState)
#include "tst_gitstate.moc"
