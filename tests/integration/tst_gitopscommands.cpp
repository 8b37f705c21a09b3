// SPDX-License-Identifier: GPL-3.0-or-later
// plan, apply, drift, rollback and reconcile of the real serinctl, with real git, a bare remote and
// a real local workspace.
#include "tests/integration/gitopsplace.h"

#include <QDirIterator>
#include <QTest>

using namespace serin;

namespace {

QStringList idsOf(const QJsonObject &plan)
{
    QStringList ids;
    const QJsonArray operations = plan.value(QLatin1String("operations")).toArray();
    for (const QJsonValue &operation : operations) {
        ids.append(operation[QLatin1String("id")].toString());
    }
    return ids;
}

} // namespace

class TestGitOpsCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<GitOpsPlace>(QStringLiteral(SERINCTL)); }
    void cleanup() { m_place.reset(); }

    void runsACanaryAsCommits();
    void plansWithoutChangingAnything();
    void refusesNamesThatNothingHas();
    void warnsOnceOfABrokenFileOfProjects();
    void doesNotCallBrokenManifestsDone();
    void failsForWhatItCannotCompare_data();
    void failsForWhatItCannotCompare();
    void carriesOutAKeptPlanOrNothing();
    void takesWhatToApplyFromAKeptPlanAlone();
    void followsABranch();
    void doesNotWaitForTheLastOperation();
    void plansTheSamplesOfAzure();

private:
    [[nodiscard]] GitOpsPlace &place() { return *m_place; }

    std::unique_ptr<GitOpsPlace> m_place;
};

void TestGitOpsCommands::runsACanaryAsCommits()
{
    // Blue, as one commit that is pushed already.
    CommandOutcome done = place().serin({"apply", "--ref", "origin/main"});
    VERIFY_EXIT(done, 0);
    QCOMPARE(place().drift(), QStringList());
    QCOMPARE(place().lastDrift, 0);

    // A tenth to green.
    QVERIFY(place().addGreen());
    VERIFY_EXIT(place().serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}),
                0);
    QCOMPARE(place().drift(), (QStringList{QStringLiteral("my-endpoint traffic uncommitted"),
                                           QStringLiteral("my-endpoint/green name uncommitted")}));
    QCOMPARE(place().lastDrift, 2);
    VERIFY_EXIT(place().serin({"commit", "-m", "Send a tenth to green", "."}), 0);
    QCOMPARE(place().drift(), (QStringList{QStringLiteral("my-endpoint traffic unpushed"),
                                           QStringLiteral("my-endpoint/green name unpushed")}));
    VERIFY_EXIT(place().serin({"push"}), 0);
    QCOMPARE(place().drift(), (QStringList{QStringLiteral("my-endpoint traffic not applied"),
                                           QStringLiteral("my-endpoint/green name not applied")}));
    done = place().serin({"apply", "--ref", "origin/main"});
    VERIFY_EXIT(done, 0);
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"plan", "--ref", "origin/main"}), 0);
    const QJsonObject split{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    QCOMPARE(place().traffic(), split);

    // Behind Git's back, by REST.
    QJsonObject endpoint;
    QCOMPARE(place().rest("PATCH", QStringLiteral("/onlineEndpoints/my-endpoint/deployments/blue"),
                          {{QStringLiteral("sku"),
                            QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                        {QStringLiteral("capacity"), 2}}}}) /
                 100,
             2);
    QTRY_COMPARE_WITH_TIMEOUT(
        place().drift(), QStringList{QStringLiteral("my-endpoint/blue instance_count drifted")},
        60'000);
    QCOMPARE(place().lastDrift, 2);
    VERIFY_EXIT(place().serin({"online-endpoint", "update", "-n", "my-endpoint", "--traffic",
                               "blue=50 green=50"}),
                0);
    QCOMPARE(place().drift(),
             (QStringList{QStringLiteral("my-endpoint traffic drifted"),
                          QStringLiteral("my-endpoint/blue instance_count drifted")}));

    // Back to what was applied last; Git says that already.
    done = place().serin({"rollback"});
    VERIFY_EXIT(done, 0);
    QCOMPARE(place().traffic(), split);
    QCOMPARE(place().drift(), QStringList());
    QCOMPARE(place().git(place().demo, {"rev-list", "--count", "HEAD"}), QByteArray("2"));

    // And before it: live, one commit, the remote, and nothing left over.
    done = place().serin({"rollback", "--endpoint", "my-endpoint", "-o", "json"});
    VERIFY_EXIT(done, 0);
    QVERIFY(done.json().value(QLatin1String("done")).toBool());
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    QCOMPARE(place().drift(), QStringList());
    QCOMPARE(place().lastDrift, 0);
    QCOMPARE(place().git(place().demo, {"diff", "HEAD~2", "HEAD"}), QByteArray());
    QCOMPARE(place().git(place().at("demo.git"), {"rev-parse", "main"}),
             place().git(place().demo, {"rev-parse", "HEAD"}));
    QVERIFY(place().git(place().demo, {"log", "-1", "--format=%B"}).contains("Send a tenth"));
    // A second call by mistake does not bring green back.
    done = place().serin({"rollback", "-o", "json"});
    VERIFY_EXIT(done, 1);
    QCOMPARE(done.json()[QLatin1String("error")][QLatin1String("kind")].toString(),
             QStringLiteral("not-found"));
    QCOMPARE(place().drift(), QStringList());
}

void TestGitOpsCommands::plansWithoutChangingAnything()
{
    CommandOutcome plan = place().serin({"plan", "--output", "json"});
    VERIFY_EXIT(plan, 2);
    QCOMPARE(idsOf(plan.json()).constLast(), QStringLiteral("traffic:my-endpoint"));
    QCOMPARE(plan.json()[QLatin1String("base")][QLatin1String("commit")].toString().toUtf8(),
             place().git(place().demo, {"rev-parse", "HEAD"}));
    plan = place().serin({"plan", "--output", "table"});
    VERIFY_EXIT(plan, 2);
    for (const char *words : {"my-endpoint\n", "+ create blue",
                              "blue-deployment.yml:", "blue 0 \xe2\x86\x92 100", "6 operations"}) {
        QVERIFY2(plan.out.contains(words), plan.out.constData());
    }
    QVERIFY(!plan.out.contains('\033'));
    QCOMPARE(place().serin({"online-endpoint", "list", "-o", "json"}).array(), QJsonArray());
    // Elsewhere, and of a folder without Git.
    VERIFY_EXIT(place().run(place().root(), {"plan", "--repo", "demo"}), 2);
    QDir(place().demo + QStringLiteral("/.git")).removeRecursively();
    VERIFY_EXIT(place().serin({"plan"}), 2);
    VERIFY_EXIT(place().serin({"plan", "--ref", "main"}), 1);
    VERIFY_EXIT(place().serin({"plan", "--ref", "main", "--worktree"}), 64);
}

void TestGitOpsCommands::refusesNamesThatNothingHas()
{
    for (const char *verb : {"plan", "apply", "drift"}) {
        const CommandOutcome outcome = place().serin({verb, "-e", "nosuch"});
        VERIFY_EXIT(outcome, 1);
        QVERIFY2(outcome.err.contains("there is no endpoint nosuch") &&
                     outcome.err.contains("name one of: my-endpoint"),
                 outcome.words());
        VERIFY_EXIT(place().serin({verb, "-e", "bad name!!"}), 64);
        VERIFY_EXIT(place().serin({verb, "-e", "my-endpoint"}), verb[0] == 'p' ? 2 : 0);
    }
    CommandOutcome outcome = place().serin({"drift", "-d", "nosuch"});
    VERIFY_EXIT(outcome, 1);
    QVERIFY2(outcome.err.contains("name one of: blue"), outcome.words());
    VERIFY_EXIT(place().serin({"drift", "-d", "blue"}), 0);
    VERIFY_EXIT(place().serin({"drift", "--field", "nosuch"}), 64);
    VERIFY_EXIT(place().serin({"drift", "--field", "traffic"}), 0);
    outcome = place().serin({"rollback", "-e", "nosuch"});
    VERIFY_EXIT(outcome, 1);
    QVERIFY2(outcome.err.contains("nosuch is not live and was never applied"), outcome.words());

    for (const char *file : {"README.md", "model-1/environment/conda.yaml"}) {
        for (const char *state : {"--worktree", "--ref=HEAD"}) {
            outcome = place().serin({"apply", "-f", "endpoint.yml", "-f", file, state});
            VERIFY_EXIT(outcome, 1);
            QVERIFY2(outcome.err.contains("name a file that is a manifest"), outcome.words());
        }
    }

    // What is live only, or gone from the manifests, is known.
    VERIFY_EXIT(place().serin({"online-endpoint", "create", "-n", "by-hand"}), 0);
    VERIFY_EXIT(place().serin({"plan", "-e", "by-hand"}), 0);
    place().git(place().demo, {"rm", "-q", "endpoint.yml", "blue-deployment.yml"});
    place().git(place().demo, {"commit", "-q", "-m", "Give the endpoint up"});
    VERIFY_EXIT(place().serin({"plan", "-e", "my-endpoint", "--prune"}), 2);
    outcome =
        place().serin({"online-deployment", "delete", "-e", "my-endpoint", "-n", "blue", "-y"});
    VERIFY_EXIT(outcome, 1);
    QVERIFY2(outcome.err.contains("traffic away first"), outcome.words());
    VERIFY_EXIT(place().serin({"apply", "-e", "my-endpoint", "--prune", "-y"}), 0);
    VERIFY_EXIT(place().serin({"apply", "-e", "my-endpoint", "--prune", "-y"}), 0);
}

void TestGitOpsCommands::warnsOnceOfABrokenFileOfProjects()
{
    GitOpsPlace::write(place().demo + QStringLiteral("/serin.yaml"), "projects: [}\n");
    const CommandOutcome outcome = place().serin({"plan"});
    VERIFY_EXIT(outcome, 2);
    QCOMPARE(outcome.err.count("serin.yaml:1:12"), 1);
}

void TestGitOpsCommands::doesNotCallBrokenManifestsDone()
{
    place().git(place().demo, {"rm", "-q", "blue-deployment.yml"});
    GitOpsPlace::write(place().demo + QStringLiteral("/endpoint.yml"),
                       "name: my-endpoint\nauth_mode: key\n traffic: [\n");
    VERIFY_EXIT(place().serin({"commit", "-m", "Break it", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    for (const char *verb : {"plan", "apply", "drift"}) {
        const CommandOutcome outcome = place().serin({verb});
        VERIFY_EXIT(outcome, 1);
        QVERIFY2(outcome.err.contains("error: not all of the manifests could be compared: "
                                      "endpoint.yml:3:"),
                 outcome.err.constData());
        QVERIFY2(!outcome.err.contains("nothing to do"), outcome.err.constData());
    }
}

void TestGitOpsCommands::failsForWhatItCannotCompare_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("broken beside a whole one")
        << QStringLiteral("green-deployment.yml") << QByteArray("name: [green\nendpoint_name: x\n")
        << QByteArray("error: not all of the manifests could be compared: green-deployment.yml:")
        << 1;
    QTest::newRow("broken since it was applied")
        << QStringLiteral("blue-deployment.yml")
        << QByteArray("name: [blue\nendpoint_name: my-endpoint\n")
        << QByteArray("last applied from blue-deployment.yml, which cannot be read now") << 1;
    QTest::newRow("a model that is not here")
        << QStringLiteral("model-1/model/coefficients.json")
        << QByteArray(
               "version https://git-lfs.github.com/spec/v1\n"
               "oid sha256:abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789\n"
               "size 123\n")
        << QByteArray("its files cannot be compared: blue-deployment.yml") << 1;
    QTest::newRow("a name to fill in, beside what was planned")
        << QStringLiteral("other.yml")
        << QByteArray("name: \"{{ENDPOINT_NAME}}\"\nauth_mode: key\n")
        << QByteArray("warning: the endpoint's name is filled in later") << 0;
}

void TestGitOpsCommands::failsForWhatItCannotCompare()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    QFETCH(int, code);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    GitOpsPlace::write(place().demo + u'/' + file, text);
    VERIFY_EXIT(place().serin({"commit", "-m", "Change it", "."}), 0);
    for (const char *verb : {"plan", "apply"}) {
        const CommandOutcome outcome = place().serin({verb, "-o", "json"});
        if (outcome.exitCode == 1 || verb[0] == 'a') {
            QVERIFY2(outcome.err.contains(words), outcome.words());
        }
        QVERIFY2(outcome.exitCode == code || (verb[0] == 'p' && outcome.exitCode == 2),
                 outcome.words());
        QVERIFY2(!outcome.err.contains("nothing to do: live"), outcome.words());
        QCOMPARE(outcome.json().contains(QLatin1String("error")), verb[0] == 'a' && code != 0);
        const bool isLarge = outcome.err.contains("run git lfs fetch");
        QVERIFY2(!isLarge || (outcome.err.count("run git lfs fetch") == 1 &&
                              !outcome.err.contains("mend it")),
                 outcome.words());
    }
}

void TestGitOpsCommands::carriesOutAKeptPlanOrNothing()
{
    VERIFY_EXIT(place().serin({"plan", "--out", "kept.json"}), 2);
    VERIFY_EXIT(place().serin({"apply", "--plan", "kept.json"}), 0);
    const CommandOutcome stale = place().serin({"apply", "--plan", "kept.json"});
    VERIFY_EXIT(stale, 1);
    QVERIFY(stale.err.contains("stale"));
    // Of another workspace, of nothing, of something else.
    VERIFY_EXIT(place().serin({"apply", "--plan", "gone.json"}), 1);
    const CommandOutcome other = place().serin({"apply", "--plan", "sample-request.json"});
    VERIFY_EXIT(other, 1);
    QVERIFY(other.err.contains("serinctl plan --out"));
    VERIFY_EXIT(place().serin({"plan"}), 0);
}

void TestGitOpsCommands::takesWhatToApplyFromAKeptPlanAlone()
{
    VERIFY_EXIT(place().serin({"plan", "--worktree", "--out", "kept.json"}), 2);
    for (const QStringList &said :
         {QStringList{QStringLiteral("--ref"), QStringLiteral("HEAD")},
          QStringList{QStringLiteral("--worktree")},
          QStringList{QStringLiteral("--endpoint"), QStringLiteral("my-endpoint")},
          QStringList{QStringLiteral("--file"), QStringLiteral("endpoint.yml")}}) {
        const CommandOutcome refused =
            place().run(place().demo, QStringList{QStringLiteral("apply"), QStringLiteral("--plan"),
                                                  QStringLiteral("kept.json")} +
                                          said);
        VERIFY_EXIT(refused, 64);
        QVERIFY2(refused.err.contains("leave " + said.first().toUtf8() + " out"),
                 refused.err.constData());
    }
    for (const char *consent : {"--prune", "--allow-replace"}) {
        const CommandOutcome refused = place().serin({"apply", "--plan", "kept.json", consent});
        VERIFY_EXIT(refused, 1);
        QVERIFY2(refused.err.contains(QByteArray("made without ") + consent),
                 refused.err.constData());
    }
    // The plan of a commit that is none of the project's branch, whatever is checked out by now.
    place().git(place().demo, {"checkout", "-q", "-b", "side"});
    place().git(place().demo, {"commit", "-q", "--allow-empty", "-m", "aside"});
    VERIFY_EXIT(place().serin({"plan", "--out", "side.json", "--prune"}), 2);
    place().git(place().demo, {"checkout", "-q", "main"});
    const CommandOutcome aside = place().serin({"apply", "--plan", "side.json"});
    VERIFY_EXIT(aside, 1);
    QVERIFY2(aside.err.contains("is no commit of it"), aside.err.constData());
    VERIFY_EXIT(place().serin({"apply", "--plan", "side.json", "--prune", "--yes"}), 0);
}

void TestGitOpsCommands::followsABranch()
{
    QByteArray said;
    const auto watch =
        place().start(place().demo, {QStringLiteral("reconcile"), QStringLiteral("--watch"),
                                     QStringLiteral("--interval"), QStringLiteral("1s")});
    QVERIFY2(GitOpsPlace::hears(*watch, "applied commit", said), said.constData());
    place().git(place().root(), {"clone", "-q", "demo.git", "other"});
    const QString other = place().at("other");
    place().git(other, {"config", "user.name", "Other"});
    place().git(other, {"config", "user.email", "other@example.org"});
    VERIFY_EXIT(place().run(other, {"manifest", "set", "blue-deployment.yml", "--instance-count",
                                    "blue=2"}),
                0);
    place().git(other, {"commit", "-q", "-a", "-m", "Two of blue"});
    said.clear();
    place().git(other, {"push", "-q"});
    QVERIFY2(GitOpsPlace::hears(*watch, "applied commit", said), said.constData());
    GitOpsPlace::interrupt(*watch);
    const CommandOutcome watched = CommandPlace::finish(*watch);
    VERIFY_EXIT(watched, 130);
    const QByteArrayList applies = watched.out.trimmed().split('\n');
    QCOMPARE(applies.size(), 2);
    QCOMPARE(idsOf(QJsonDocument::fromJson(applies.at(1)).object()),
             QStringList{QStringLiteral("scale:my-endpoint/blue")});
    VERIFY_EXIT(place().serin({"plan", "--ref", "origin/main"}), 0);
    const CommandOutcome quiet = place().serin({"reconcile"});
    VERIFY_EXIT(quiet, 0);
    QVERIFY2(quiet.err.contains("nothing to do: commit"), quiet.err.constData());
    QVERIFY2(quiet.json().contains(QLatin1String("base")) && idsOf(quiet.json()).isEmpty(),
             quiet.out.constData());
    const CommandOutcome none = place().serin({"reconcile", "--branch", "nosuch"});
    VERIFY_EXIT(none, 1);
    QVERIFY2(none.err.contains("origin has no branch nosuch; push it, or name another with"),
             none.words());
    place().git(place().demo, {"remote", "set-url", "origin", "/nowhere"});
    const CommandOutcome away = place().serin({"reconcile", "--output", "json"});
    VERIFY_EXIT(away, 1);
    QVERIFY2(away.json().contains(QLatin1String("error")), away.out.constData());
}

void TestGitOpsCommands::doesNotWaitForTheLastOperation()
{
    VERIFY_EXIT(place().serin({"apply", "--no-wait"}), 0);
    QVERIFY(place().addGreen());
    // green does not come up before it is let.
    const QString gate = place().at("gate");
    CommandPlace::write(place().demo + QStringLiteral("/slow/score.py"),
                        "import os, time\ndef init():\n    while not os.path.exists('" +
                            gate.toUtf8() +
                            "'):\n        time.sleep(0.02)\ndef run(data):\n    return 1\n");
    VERIFY_EXIT(place().serin({"manifest", "set", "green-deployment.yml", "--set",
                               "/code_configuration/code=slow", "--set",
                               "/code_configuration/scoring_script=score.py"}),
                0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Add a slow green", "."}), 0);
    const CommandOutcome left = place().serin({"apply", "--no-wait", "-o", "json"});
    VERIFY_EXIT(left, 0);
    QVERIFY2(left.err.contains("accepted, not waited for: creating deployment green") &&
                 left.err.contains("serinctl online-deployment show -e my-endpoint -n green"),
             left.err.constData());
    const QJsonObject last =
        left.json().value(QLatin1String("operations")).toArray().last().toObject();
    QCOMPARE(last.value(QLatin1String("state")).toString(), QStringLiteral("running"));
    QVERIFY(last.value(QLatin1String("mayStillRun")).toBool());
    const auto state = [this] {
        return place()
            .serin({"online-deployment", "show", "-e", "my-endpoint", "-n", "green", "-o", "json"})
            .json()
            .value(QLatin1String("provisioning_state"))
            .toString();
    };
    QCOMPARE(state(), QStringLiteral("Updating"));

    // The next apply waits for it, and finds nothing else to do.
    const auto apply = place().start(place().demo, {QStringLiteral("apply")});
    QByteArray said;
    QVERIFY2(GitOpsPlace::hears(*apply, "waiting for create:my-endpoint/green", said),
             said.constData());
    CommandPlace::write(gate, {});
    const CommandOutcome ended = CommandPlace::finish(*apply);
    VERIFY_EXIT(ended, 0);
    QVERIFY2(ended.err.contains("has been carried out") && ended.err.contains("nothing to do"),
             ended.err.constData());
    QCOMPARE(state(), QStringLiteral("Succeeded"));
    VERIFY_EXIT(place().serin({"plan"}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    QCOMPARE(place().drift(), QStringList());
}

void TestGitOpsCommands::plansTheSamplesOfAzure()
{
    const QString set = qEnvironmentVariable("SERIN_CORPUS_DIR");
    const QString corpus =
        set.isEmpty() ? QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus") : set;
    const QStringList folders =
        QDir(corpus).entryList({QStringLiteral("Azure+*"), QStringLiteral("microsoft+*")},
                               QDir::Dirs | QDir::NoDotAndDotDot);
    if (folders.isEmpty()) {
        QSKIP("NO REAL MANIFESTS WERE PLANNED: there is no corpus. Set SERIN_CORPUS_DIR.");
    }
    int operations = 0;
    QSet<QString> notes;
    for (const QString &folder : folders) {
        QProcess::execute(QStringLiteral("cp"),
                          {QStringLiteral("-r"), corpus + u'/' + folder, place().at("corpus")});
        const CommandOutcome plan = place().run(place().at("corpus"), {"plan", "-o", "json"});
        const bool isKnown = plan.exitCode == 0 || plan.exitCode == 2;
        QVERIFY2(isKnown || plan.err.contains("could not be compared"),
                 (folder.toUtf8() + ": " + plan.words()).constData());
        QCOMPARE(plan.err.contains("error:"), !isKnown);
        const QJsonObject json = plan.json();
        operations += int(json.value(QLatin1String("operations")).toArray().size());
        const QJsonArray told = json.value(QLatin1String("notes")).toArray();
        for (const QJsonValue &note : told) {
            notes.insert(note[QLatin1String("kind")].toString());
            QVERIFY(!note[QLatin1String("text")].toString().isEmpty());
        }
        const QJsonArray refusals = json.value(QLatin1String("refusals")).toArray();
        for (const QJsonValue &refusal : refusals) {
            QVERIFY2(
                !refusal[QLatin1String("error")][QLatin1String("message")].toString().isEmpty(),
                QJsonDocument(refusal.toObject()).toJson().constData());
        }
        const CommandOutcome table = place().run(place().at("corpus"), {"plan", "-o", "table"});
        QCOMPARE(table.exitCode, plan.exitCode);
        QDir(place().at("corpus")).removeRecursively();
    }
    QVERIFY(operations > 0);
    QVERIFY(notes.contains(QStringLiteral("undecided")));
    QVERIFY(notes.contains(QStringLiteral("unassigned")));
}

QTEST_GUILESS_MAIN(TestGitOpsCommands)
#include "tst_gitopscommands.moc"
