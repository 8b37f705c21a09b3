// SPDX-License-Identifier: GPL-3.0-or-later
// Which commits and files the real serinctl applies, and which it leaves alone and why.
#include "tests/integration/gitopsplace.h"

#include <QTest>

using namespace serin;

class TestGitOpsCommits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<GitOpsPlace>(QStringLiteral(SERINCTL)); }
    void cleanup() { m_place.reset(); }

    void warnsOfCommitsThatAreNotHere();
    void tellsWhatOnlyAForkHas();
    void appliesOnlyWhatIsCommitted();
    void keepsWhatASparseCheckoutLeavesOut();
    void tellsOfManifestsInASubmodule();
    void asksBeforeAnotherBranchOrProd();
    void leavesWhatAPipelineApplies();

private:
    [[nodiscard]] GitOpsPlace &place() { return *m_place; }

    std::unique_ptr<GitOpsPlace> m_place;
};

void TestGitOpsCommits::warnsOfCommitsThatAreNotHere()
{
    VERIFY_EXIT(place().serin({"apply"}), 0);
    place().git(place().root(), {"clone", "-q", "demo.git", "other"});
    const QString other = place().at("other");
    place().git(other, {"-c", "user.name=O", "-c", "user.email=o@example.org", "commit", "-q",
                        "--allow-empty", "-m", "Of another"});
    place().git(other, {"push", "-q"});
    QVERIFY(!place().serin({"apply"}).err.contains("not here"));
    place().git(place().demo, {"fetch", "-q"});
    const CommandOutcome behind = place().serin({"apply"});
    VERIFY_EXIT(behind, 0);
    QVERIFY2(behind.err.contains("origin/main has 1 commit that is not here, and so left out"),
             behind.words());
}

void TestGitOpsCommits::tellsWhatOnlyAForkHas()
{
    place().git(place().root(), {"clone", "-q", "--bare", "demo.git", "fork.git"});
    place().git(place().demo, {"remote", "add", "fork", "../fork.git"});
    place().git(place().demo, {"config", "remote.pushDefault", "fork"});
    VERIFY_EXIT(place().serin({"apply"}), 0);
    VERIFY_EXIT(
        place().serin({"manifest", "set", "blue-deployment.yml", "--instance-count", "blue=2"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Two of blue", "."}), 0);
    const QStringList unpushed{QStringLiteral("my-endpoint/blue instance_count unpushed")};
    QVERIFY2(!place().serin({"drift"}).err.contains("pull request"), "it is not pushed");
    VERIFY_EXIT(place().serin({"push"}), 0);
    QVERIFY2(place().serin({"drift"}).err.contains(
                 "HEAD is pushed to fork/main; a pull request takes it to origin/main"),
             "where it is");
    QCOMPARE(place().drift(), unpushed);
}

void TestGitOpsCommits::appliesOnlyWhatIsCommitted()
{
    VERIFY_EXIT(
        place().serin({"manifest", "set", "blue-deployment.yml", "--instance-count", "blue=2"}), 0);
    const CommandOutcome applied = place().serin({"apply", "--output", "json"});
    VERIFY_EXIT(applied, 0);
    QVERIFY(applied.err.contains("not committed, and so left out: blue-deployment.yml"));
    QCOMPARE(applied.json().value(QLatin1String("outcome")).toString(), QStringLiteral("done"));
    QCOMPARE(place().drift(),
             QStringList{QStringLiteral("my-endpoint/blue instance_count uncommitted")});
    // A file that cannot be read is no deletion, and no proof that all is well.
    const QString file = place().demo + QStringLiteral("/blue-deployment.yml");
    const QByteArray text = CommandPlace::read(file);
    CommandPlace::write(file, QByteArray(text).replace("instance_count: 2", "instance_count: two"));
    const CommandOutcome broken = place().serin({"drift"});
    VERIFY_EXIT(broken, 1);
    QVERIFY2(broken.err.contains("blue-deployment.yml"), broken.err.constData());
    CommandPlace::write(file, text);
    VERIFY_EXIT(place().serin({"plan"}), 0);
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 2);
    VERIFY_EXIT(place().serin({"apply", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
    QCOMPARE(place().drift(),
             QStringList{QStringLiteral("my-endpoint/blue instance_count uncommitted")});
    // Only one file, and only one endpoint.
    VERIFY_EXIT(place().serin({"plan", "--file", "blue-deployment.yml", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"plan", "--file", "blue-deployment.yml"}), 2);
    VERIFY_EXIT(place().serin({"plan", "--endpoint", "another"}), 1);
    CommandPlace::write(place().demo + QStringLiteral("/new.yml"), "name: x\n");
    const CommandOutcome unknown = place().serin({"plan", "--file", "new.yml"});
    VERIFY_EXIT(unknown, 1);
    QVERIFY(unknown.err.contains("commit it, or use the working tree"));
}

void TestGitOpsCommits::keepsWhatASparseCheckoutLeavesOut()
{
    QVERIFY(place().addGreen());
    VERIFY_EXIT(place().serin({"commit", "-m", "Add green", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QCOMPARE(place().drift(), QStringList());
    place().git(place().demo,
                {"sparse-checkout", "set", "--no-cone", "/*", "!/green-deployment.yml"});
    QVERIFY(!QFile::exists(place().demo + QStringLiteral("/green-deployment.yml")));
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"apply", "--worktree", "--prune", "--yes"}), 0);
    VERIFY_EXIT(place().serin({"online-deployment", "show", "-e", "my-endpoint", "-n", "green"}),
                0);
    const CommandOutcome clean = place().serin({"changes"});
    VERIFY_EXIT(clean, 0);
    QCOMPARE(clean.json().value(QLatin1String("files")).toArray().size(), 0);
    // A change beside it is only that change.
    VERIFY_EXIT(place().serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}),
                0);
    QCOMPARE(place().drift(), QStringList{QStringLiteral("my-endpoint traffic uncommitted")});
    const CommandOutcome changed = place().serin({"changes"});
    VERIFY_EXIT(changed, 0);
    QVERIFY2(!changed.out.contains("green is"), changed.words());
    const CommandOutcome refused =
        place().serin({"manifest", "set", "green-deployment.yml", "--instance-count", "green=2"});
    VERIFY_EXIT(refused, 1);
    QVERIFY2(refused.err.contains("git sparse-checkout add"), refused.err.constData());
}

void TestGitOpsCommits::tellsOfManifestsInASubmodule()
{
    const QString inner = place().at("inner");
    QVERIFY(QDir().mkpath(inner));
    CommandPlace::write(inner + QStringLiteral("/endpoint.yml"), "name: inside\nauth_mode: key\n");
    place().git(inner, {"init", "-q", "-b", "main"});
    place().git(inner, {"add", "."});
    place().git(inner,
                {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "Inside"});
    place().git(place().demo, {"-c", "protocol.file.allow=always", "submodule", "add", "-q",
                               inner.toUtf8().constData(), "eps"});
    place().git(place().demo, {"commit", "-q", "-m", "Add eps"});
    for (const char *state : {"--worktree", "--ref=HEAD"}) {
        const CommandOutcome plan = place().serin({"plan", state, "--output", "json"});
        VERIFY_EXIT(plan, 2);
        const QJsonArray notes = plan.json().value(QLatin1String("notes")).toArray();
        QVERIFY2(notes.size() == 1, plan.words());
        QCOMPARE(notes.first()[QLatin1String("kind")].toString(),
                 QStringLiteral("other-repository"));
        QCOMPARE(notes.first()[QLatin1String("file")].toString(), QStringLiteral("eps"));
    }
    CommandPlace::write(place().demo + QStringLiteral("/eps/endpoint.yml"),
                        "name: inside\nauth_mode: aml_token\n");
    for (const bool isClean : {true, false}) {
        if (!isClean) {
            CommandPlace::write(place().demo + QStringLiteral("/new.txt"), "new\n");
        }
        const CommandOutcome changes = place().serin({"changes"});
        VERIFY_EXIT(changes, 0);
        QVERIFY2(changes.err.count("warning: eps: the folder is a repository of its own, and its "
                                   "manifests are left out") == 1,
                 changes.words());
    }
    const CommandOutcome refused = place().serin({"commit", "-m", "Token", "eps/endpoint.yml"});
    VERIFY_EXIT(refused, 1);
    QVERIFY2(refused.err.contains("it belongs to another repository, at ") &&
                 refused.err.contains("--repo"),
             refused.err.constData());
}

void TestGitOpsCommits::asksBeforeAnotherBranchOrProd()
{
    // The sample is a project that follows main.
    place().git(place().demo, {"checkout", "-q", "-b", "side"});
    CommandOutcome refused = place().serin({"apply"});
    VERIFY_EXIT(refused, 1);
    QVERIFY2(refused.err.contains("follows main") && refused.err.contains("--yes"),
             refused.err.constData());
    place().git(place().demo, {"commit", "-q", "--allow-empty", "-m", "aside"});
    VERIFY_EXIT(place().serin({"apply", "--ref", "side"}), 1);
    VERIFY_EXIT(place().serin({"apply", "--ref", "origin/main"}), 0);
    VERIFY_EXIT(place().serin({"apply", "--yes"}), 0);
    place().git(place().demo, {"checkout", "-q", "--detach"});
    refused = place().serin({"apply"});
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.err.contains("no branch is checked out"));

    place().git(place().demo, {"checkout", "-q", "main"});
    VERIFY_EXIT(place().serin({"project", "remove", "demo"}), 0);
    CommandPlace::write(place().demo + QStringLiteral("/serin.yaml"),
                        "projects:\n"
                        "  - {name: live, workspace: local, tier: prod, branch: main}\n");
    refused = place().serin({"apply"});
    QVERIFY2(refused.exitCode != 0 && refused.err.contains("--project live"),
             refused.words().constData());
    VERIFY_EXIT(place().serin({"apply", "--project", "live"}), 0);
}

void TestGitOpsCommits::leavesWhatAPipelineApplies()
{
    VERIFY_EXIT(place().serin({"project", "remove", "demo"}), 0);
    CommandPlace::write(place().demo + QStringLiteral("/serin.yaml"),
                        "projects:\n  - {name: main, workspace: local, tier: dev, applies: "
                        "pipeline}\n");
    place().set("CI", QString());
    const QString without = QStringLiteral("-u");
    const auto env = [&](const QStringList &arguments) {
        const auto process =
            place().startProgram(place().demo, QStringLiteral("env"),
                                 QStringList{without, QStringLiteral("CI"), without,
                                             QStringLiteral("TF_BUILD"), QStringLiteral(SERINCTL)} +
                                     arguments);
        return CommandPlace::finish(*process);
    };
    const CommandOutcome refused = env({QStringLiteral("apply")});
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.err.contains("a pipeline applies the project main"));
    VERIFY_EXIT(env({QStringLiteral("plan")}), 2);
    // In the pipeline.
    place().set("CI", QStringLiteral("true"));
    VERIFY_EXIT(place().serin({"apply"}), 0);
}

QTEST_GUILESS_MAIN(TestGitOpsCommits)
#include "tst_gitopscommits.moc"
