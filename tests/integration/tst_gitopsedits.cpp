// SPDX-License-Identifier: GPL-3.0-or-later
// What the real serinctl deletes, edits, takes from live, and lets drift.
#include "tests/integration/gitopsplace.h"

#include <QTest>

using namespace serin;

class TestGitOpsEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<GitOpsPlace>(QStringLiteral(SERINCTL)); }
    void cleanup() { m_place.reset(); }

    void deletesOnlyWithConsent();
    void editsAreValuesWhereOneIsAskedFor();
    void takesLiveIntoTheManifest();
    void ignoresDriftUntilItChangesAgain();
    void deletesWhatNeverCameUpOnceItIsReverted();
    void deletesAFirstCreationThatFailedOnceItIsReverted();

private:
    [[nodiscard]] GitOpsPlace &place() { return *m_place; }

    std::unique_ptr<GitOpsPlace> m_place;
};

void TestGitOpsEdits::deletesOnlyWithConsent()
{
    QVERIFY(place().addGreen());
    VERIFY_EXIT(place().serin({"commit", "-m", "Add green", "."}), 0);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    VERIFY_EXIT(place().serin({"manifest", "remove-deployment", ".", "--name", "green"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Remove green", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    const CommandOutcome applied = place().serin({"apply"});
    VERIFY_EXIT(applied, 0);
    QVERIFY2(applied.err.contains("--prune"), applied.err.constData());
    QVERIFY2(!applied.err.contains("nothing to do"), applied.err.constData());
    QCOMPARE(place().drift(), QStringList{QStringLiteral("my-endpoint/green name not applied")});
    // Later, too.
    VERIFY_EXIT(place().serin({"apply", "--prune"}), 0);
    QCOMPARE(place().drift(), QStringList());
}

void TestGitOpsEdits::editsAreValuesWhereOneIsAskedFor()
{
    const QString blue = place().demo + QStringLiteral("/blue-deployment.yml");
    const QByteArray before = CommandPlace::read(blue);
    const auto set = [this](std::initializer_list<const char *> more) {
        QStringList line{QStringLiteral("manifest"),
                         QStringLiteral("set"),
                         QStringLiteral("blue-deployment.yml"),
                         QStringLiteral("--instance-count"),
                         QStringLiteral("blue=2"),
                         QStringLiteral("--output"),
                         QStringLiteral("json")};
        for (const char *word : more) {
            line << QString::fromLatin1(word);
        }
        const CommandOutcome done = place().run(place().demo, line);
        return done.exitCode == 0 ? done.array() : QJsonArray{QString::fromUtf8(done.words())};
    };
    QJsonObject change{{QStringLiteral("file"), QStringLiteral("blue-deployment.yml")},
                       {QStringLiteral("change"), QStringLiteral("changed")}};
    const CommandOutcome diff = place().serin(
        {"manifest", "set", "blue-deployment.yml", "--instance-count", "blue=2", "--diff"});
    VERIFY_EXIT(diff, 0);
    QVERIFY(diff.out.contains("+instance_count: 2\n"));
    change.insert(QStringLiteral("diff"), QString::fromUtf8(diff.out));
    QCOMPARE(set({"--diff"}), QJsonArray{change});
    change.remove(QStringLiteral("diff"));
    QByteArray after = before;
    after.replace("instance_count: 1", "instance_count: 2");
    change.insert(QStringLiteral("text"), QString::fromUtf8(after));
    QCOMPARE(set({"--stdout"}), QJsonArray{change});
    QCOMPARE(CommandPlace::read(blue), before);
    change.remove(QStringLiteral("text"));
    QCOMPARE(set({}), QJsonArray{change});
    QCOMPARE(CommandPlace::read(blue), after);
    QCOMPARE(set({}), QJsonArray());
    const CommandOutcome copied = place().serin(
        {"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green", "-o", "yaml"});
    VERIFY_EXIT(copied, 0);
    QVERIFY2(copied.out.contains("change: \"created\"\n") &&
                 copied.out.contains("file: \"green-deployment.yml\"\n"),
             copied.out.constData());
    const CommandOutcome removed = place().serin(
        {"manifest", "remove-deployment", ".", "--name", "green", "--diff", "-o", "json"});
    VERIFY_EXIT(removed, 0);
    QCOMPARE(removed.array()[0][QLatin1String("change")], QJsonValue(QStringLiteral("deleted")));
    QVERIFY(QFileInfo::exists(place().demo + QStringLiteral("/green-deployment.yml")));
}

void TestGitOpsEdits::takesLiveIntoTheManifest()
{
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QVERIFY(place().addGreen());
    VERIFY_EXIT(place().serin({"commit", "-m", "Add green", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    VERIFY_EXIT(place().serin({"online-endpoint", "update", "-n", "my-endpoint", "--traffic",
                               "blue=30 green=70"}),
                0);
    VERIFY_EXIT(place().serin({"online-deployment", "update", "-e", "my-endpoint", "-n", "blue",
                               "--instance-count", "2"}),
                0);
    const QString endpoint = place().demo + QStringLiteral("/endpoint.yml");
    const QString blue = place().demo + QStringLiteral("/blue-deployment.yml");
    const QByteArray blueBefore = CommandPlace::read(blue);

    const CommandOutcome shown = place().serin({"drift", "--take-live", "--diff"});
    VERIFY_EXIT(shown, 0);
    QVERIFY2(shown.out.contains("+++ b/endpoint.yml") && shown.out.contains("+  green: 70"),
             shown.out.constData());
    QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());

    VERIFY_EXIT(place().serin({"drift", "--take-live", "--field", "traffic"}), 0);
    QCOMPARE(CommandPlace::read(blue), blueBefore);
    const CommandOutcome taken = place().serin({"drift", "--take-live", "-o", "json"});
    VERIFY_EXIT(taken, 0);
    QCOMPARE(taken.json().value(QLatin1String("files")).toArray(),
             (QJsonArray{QStringLiteral("blue-deployment.yml")}));
    QVERIFY2(CommandPlace::read(endpoint).contains("blue: 30\n  green: 70"),
             CommandPlace::read(endpoint).constData());
    QCOMPARE(CommandPlace::read(blue),
             QByteArray(blueBefore).replace("instance_count: 1", "instance_count: 2"));

    // Committed and pushed, Git says what is live, and there is nothing to apply.
    VERIFY_EXIT(place().serin({"commit", "-m", "Take over what is live", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"plan"}), 0);
    QVERIFY(place().serin({"drift", "--take-live"}).err.contains("nothing was changed live"));
}

void TestGitOpsEdits::ignoresDriftUntilItChangesAgain()
{
    VERIFY_EXIT(place().serin({"apply"}), 0);
    const auto scale = [this](const char *count) {
        return place().serin({"online-deployment", "update", "-e", "my-endpoint", "-n", "blue",
                              "--instance-count", count});
    };
    VERIFY_EXIT(scale("2"), 0);
    VERIFY_EXIT(place().serin({"drift"}), 2);
    VERIFY_EXIT(place().serin({"drift", "--ignore", "--take-live"}), 64);
    const CommandOutcome ignored = place().serin({"drift", "--ignore", "-d", "blue"});
    VERIFY_EXIT(ignored, 0);
    QVERIFY2(ignored.err.contains("my-endpoint/blue instance_count is left as it is"),
             ignored.err.constData());
    QCOMPARE(place().drift(), QStringList());
    QCOMPARE(place().lastDrift, 0);
    VERIFY_EXIT(scale("3"), 0);
    QCOMPARE(place().drift(),
             QStringList{QStringLiteral("my-endpoint/blue instance_count drifted")});
}

void TestGitOpsEdits::deletesWhatNeverCameUpOnceItIsReverted()
{
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QVERIFY(place().addGreen());
    CommandPlace::write(place().demo + QStringLiteral("/broken/score.py"),
                        "def init():\n    import numpyx\ndef run(data):\n    return 1\n");
    VERIFY_EXIT(place().serin({"manifest", "set", "green-deployment.yml", "--set",
                               "/code_configuration/code=broken", "--set",
                               "/code_configuration/scoring_script=score.py"}),
                0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Add a green that does not start", "."}), 0);
    const CommandOutcome failed = place().serin({"apply"});
    VERIFY_EXIT(failed, 1);
    QVERIFY2(failed.err.contains(": ResourceNotReady: ModuleNotFoundError: No module named "
                                 "'numpyx' (The deployment \"green\" cannot be run: ") &&
                 failed.err.contains("get-logs"),
             failed.err.constData());
    QVERIFY2(!failed.err.contains("HTTP 200") && !failed.err.contains("Traceback"),
             failed.err.constData());
    const CommandOutcome again = place().serin({"plan", "-o", "table"});
    QVERIFY2(again.out.contains("~ apply green again\n      green is Failed and is applied again"),
             again.out.constData());

    VERIFY_EXIT(place().serin({"manifest", "remove-deployment", ".", "--name", "green"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Take green back", "."}), 0);
    const CommandOutcome offered = place().serin({"plan", "-o", "table"});
    VERIFY_EXIT(offered, 2);
    QVERIFY2(offered.out.contains("- delete green\n") && offered.out.contains("--prune"),
             offered.out.constData());
    VERIFY_EXIT(place().serin({"apply"}), 0); // without consent it stays, and is remembered
    VERIFY_EXIT(place().serin({"plan"}), 2);
    VERIFY_EXIT(place().serin({"apply", "--prune"}), 0);
    VERIFY_EXIT(place().serin({"online-deployment", "show", "-e", "my-endpoint", "-n", "green"}),
                1);
    VERIFY_EXIT(place().serin({"plan", "--prune"}), 0);
}

void TestGitOpsEdits::deletesAFirstCreationThatFailedOnceItIsReverted()
{
    CommandPlace::write(place().demo + QStringLiteral("/broken/score.py"),
                        "def init():\n    raise ValueError('no')\ndef run(data):\n    return 1\n");
    VERIFY_EXIT(place().serin({"manifest", "set", "blue-deployment.yml", "--set",
                               "/code_configuration/code=broken", "--set",
                               "/code_configuration/scoring_script=score.py"}),
                0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Break blue", "."}), 0);
    VERIFY_EXIT(place().serin({"apply"}), 1);
    place().git(place().demo, {"rm", "-q", "endpoint.yml", "blue-deployment.yml"});
    place().git(place().demo, {"commit", "-q", "-m", "Take the endpoint back"});
    VERIFY_EXIT(place().serin({"push"}), 0);
    QCOMPARE(place().drift(), QStringList{QStringLiteral("my-endpoint name not applied")});
    const CommandOutcome offered = place().serin({"plan", "-o", "table"});
    VERIFY_EXIT(offered, 2);
    QVERIFY2(offered.out.contains("- delete") && offered.out.contains("--prune"),
             offered.out.constData());
    VERIFY_EXIT(place().serin({"apply"}), 0);
    VERIFY_EXIT(place().serin({"online-endpoint", "show", "-n", "my-endpoint"}), 0);
    VERIFY_EXIT(place().serin({"apply", "--prune"}), 0);
    VERIFY_EXIT(place().serin({"online-endpoint", "show", "-n", "my-endpoint"}), 1);
    VERIFY_EXIT(place().serin({"plan", "--prune"}), 0);
    QCOMPARE(place().drift(), QStringList());
}

QTEST_GUILESS_MAIN(TestGitOpsEdits)
#include "tst_gitopsedits.moc"
