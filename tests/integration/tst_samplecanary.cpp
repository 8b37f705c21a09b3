// SPDX-License-Identifier: GPL-3.0-or-later
// What the sample's README says, from an empty folder and with nothing running: the real programs,
// a real local workspace, real scoring.
#include "tests/support/commandplace.h"
#include "tests/support/tracedprocess.h"

#include <QRegularExpression>

#include <cmath>

using namespace serin;

class TestSampleCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    // In this order: each is a step of the canary.
    void fromNothingToAnAnswer();
    void applyingAgainDoesNothing();
    void greenIsAddedByACommit();
    void comparesThemWithGoldenRequests();
    void tenPercentByACommit();
    void answersAtOnceWhenStartedAgain();
    void stopsTheWorkspace();
    // On its own.
    void theReadmeIsTrue();
    void aKilledOneIsInNobodysWay_data();
    void aKilledOneIsInNobodysWay();
    void killedAtEachRename_data();
    void killedAtEachRename();

private:
    CommandOutcome run(std::initializer_list<const char *> arguments)
    {
        return m_place->run(m_demo, arguments);
    }
    /// The scores of the sample request.
    QList<double> scores(std::initializer_list<const char *> more = {})
    {
        QStringList arguments{QStringLiteral("online-endpoint"),
                              QStringLiteral("invoke"),
                              QStringLiteral("-n"),
                              QStringLiteral("my-endpoint"),
                              QStringLiteral("--request-file"),
                              QStringLiteral("sample-request.json")};
        for (const char *argument : more) {
            arguments << QString::fromLatin1(argument);
        }
        m_last = m_place->run(m_demo, arguments);
        QList<double> numbers;
        const QJsonArray values = m_last.array();
        for (const QJsonValue &value : values) {
            numbers << value.toDouble();
        }
        return numbers;
    }

    std::unique_ptr<CommandPlace> m_place;
    QString m_demo;
    CommandOutcome m_last;
};

void TestSampleCanary::initTestCase()
{
    m_place = std::make_unique<CommandPlace>(QStringLiteral(SERINCTL));
    m_demo = m_place->at("demo");
}

void TestSampleCanary::cleanupTestCase()
{
    m_place.reset(); // stops the local workspace, also after a failure
}

void TestSampleCanary::fromNothingToAnAnswer()
{
    const CommandOutcome made = m_place->run(m_place->root(), {"sample", "create", "demo"});
    QVERIFY2(made.exitCode == 0, made.words());
    const CommandOutcome applied = run({"apply", "--yes"});
    QVERIFY2(applied.exitCode == 0, applied.words());
    const QList<double> answer = scores();
    QVERIFY2(m_last.exitCode == 0, m_last.words());
    QCOMPARE(answer.size(), 2);
    QVERIFY2(std::abs(answer.at(0) - 5215.198131579) < 1e-8, m_last.words());
    QVERIFY2(std::abs(answer.at(1) - 3726.995485938) < 1e-8, m_last.words());
    QVERIFY2(m_last.out.startsWith("[5215.198131579"), m_last.words());
    QVERIFY2(m_last.out.contains(" 3726.995485938"), m_last.words());
    QVERIFY2(m_last.err.contains("answered by blue"), m_last.words());
}

void TestSampleCanary::applyingAgainDoesNothing()
{
    const CommandOutcome planned = run({"plan"});
    QVERIFY2(planned.exitCode == 0, planned.words()); // 2: changes
    const CommandOutcome applied = run({"apply", "--yes"});
    QVERIFY2(applied.exitCode == 0, applied.words());
}

void TestSampleCanary::greenIsAddedByACommit()
{
    const CommandOutcome copied =
        run({"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green", "--set",
             "/model/path=model-2/model", "--set", "/code_configuration/code=model-2/onlinescoring",
             "--set", "/environment/conda_file=model-2/environment/conda.yaml"});
    QVERIFY2(copied.exitCode == 0, copied.words());
    const CommandOutcome committed =
        run({"commit", "-m", "Try model 2 as green", "green-deployment.yml"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
    const CommandOutcome planned = run({"plan"});
    QVERIFY2(planned.exitCode == 2, planned.words());
    const CommandOutcome applied = run({"apply", "--yes"});
    QVERIFY2(applied.exitCode == 0, applied.words());
    const QList<double> blue = scores();
    const QList<double> green = scores({"--deployment-name", "green"});
    QVERIFY2(m_last.exitCode == 0, m_last.words());
    QCOMPARE(green.size(), 2);
    QVERIFY(blue.at(0) != green.at(0));
    QVERIFY(std::abs(green.at(0) / blue.at(0) - 1) < 0.05);
}

void TestSampleCanary::comparesThemWithGoldenRequests()
{
    // The models differ by about a percent.
    const CommandOutcome alike =
        run({"compare", "--name", "my-endpoint", "--baseline", "blue", "--candidate", "green",
             "--request-file", "golden-requests", "--tolerance", "100"});
    QVERIFY2(alike.exitCode == 0, alike.words());
    // The router's 404 is no answer of a model.
    const CommandOutcome unknown = run({"compare", "--name", "my-endpoint", "--baseline", "blue",
                                        "--candidate", "red", "--request-file", "golden-requests"});
    QVERIFY2(
        unknown.exitCode == 1 &&
            unknown.err.contains("my-endpoint has no deployment red; name two of: blue, green"),
        unknown.words());
}

void TestSampleCanary::tenPercentByACommit()
{
    QCOMPARE(run({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}).exitCode, 0);
    QCOMPARE(run({"commit", "-m", "Give green 10 %", "endpoint.yml"}).exitCode, 0);
    QCOMPARE(run({"push"}).exitCode, 0);
    const CommandOutcome applied = run({"apply", "--yes"});
    QVERIFY2(applied.exitCode == 0, applied.words());
    const CommandOutcome shown =
        run({"online-endpoint", "show", "-n", "my-endpoint", "--output", "json"});
    QVERIFY2(shown.exitCode == 0, shown.words());
    QVERIFY2(shown.out.contains("\"green\": 10"), shown.words());
    const CommandOutcome drift = run({"drift"});
    QVERIFY2(drift.exitCode == 0, drift.words());
}

void TestSampleCanary::answersAtOnceWhenStartedAgain()
{
    QCOMPARE(run({"local", "stop"}).exitCode, 0);
    QCOMPARE(scores().size(), 2); // starts it
    QVERIFY2(m_last.exitCode == 0, m_last.words());
    QCOMPARE(run({"local", "stop"}).exitCode, 0);
    QCOMPARE(run({"local", "start"}).exitCode, 0);
    QCOMPARE(scores({"--deployment-name", "green"}).size(), 2);
    QVERIFY2(m_last.exitCode == 0, m_last.words());
}

void TestSampleCanary::stopsTheWorkspace()
{
    const CommandOutcome stopped = run({"local", "stop"});
    QVERIFY2(stopped.exitCode == 0, stopped.words());
    QCOMPARE(run({"local", "status"}).exitCode, 1);
}

void TestSampleCanary::theReadmeIsTrue()
{
    CommandPlace place(QStringLiteral(SERINCTL));
    place.set("PATH", QFileInfo(QStringLiteral(SERINCTL)).path() + u':' +
                          QString::fromLocal8Bit(qgetenv("PATH")));
    QCOMPARE(place.run(place.root(), {"sample", "create", "demo"}).exitCode, 0);
    const QString demo = place.at("demo");
    const QString readme =
        QString::fromUtf8(CommandPlace::read(demo + QStringLiteral("/README.md")));
    static const QRegularExpression block(QStringLiteral("```sh\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    int blocks = 0;
    for (auto found = block.globalMatch(readme); found.hasNext(); ++blocks) {
        const QString commands = found.next().captured(1);
        const auto process =
            place.startProgram(demo, QStringLiteral("/bin/sh"), {QStringLiteral("-ec"), commands});
        const CommandOutcome outcome = CommandPlace::finish(*process);
        QVERIFY2(outcome.exitCode == 0, commands.toUtf8() + outcome.words());
    }
    QCOMPARE(blocks, 3);
    const CommandOutcome shown = place.run(demo, {"online-endpoint", "show", "-n", "my-endpoint"});
    QVERIFY2(shown.out.contains("\"green\": 10"), shown.words());
}

void TestSampleCanary::aKilledOneIsInNobodysWay_data()
{
    QTest::addColumn<QString>("once");
    QTest::newRow("folders made") << QStringLiteral("demo");
    QTest::newRow("remote made") << QStringLiteral("demo.git/HEAD");
    QTest::newRow("files written") << QStringLiteral("demo/sample-request.json");
    QTest::newRow("committed") << QStringLiteral("demo/.git/refs/heads/main");
    QTest::newRow("pushed") << QStringLiteral("demo.git/refs/heads/main");
}

void TestSampleCanary::aKilledOneIsInNobodysWay()
{
    QFETCH(const QString, once);
    CommandPlace place(QStringLiteral(SERINCTL));
    const QDir root(place.root());
    const auto drafts = [&root] {
        return root.entryList({QStringLiteral(".serin-sample-*")}, QDir::Dirs | QDir::Hidden);
    };
    const auto making = place.start(
        place.root(), {QStringLiteral("sample"), QStringLiteral("create"), QStringLiteral("demo")});
    while (making->state() != QProcess::NotRunning) {
        const QStringList now = drafts();
        if (!now.isEmpty() && root.exists(now.front() + u'/' + once)) {
            making->kill();
            break;
        }
        making->waitForFinished(0);
    }
    making->waitForFinished(60'000);
    if (!root.exists(QStringLiteral("demo"))) {
        const CommandOutcome made = place.run(place.root(), {"sample", "create", "demo"});
        QVERIFY2(made.exitCode == 0, made.words());
    }
    // What a git that outlived it for a moment still wrote goes with a later one.
    for (int more = 0; more < 5 && !drafts().isEmpty(); ++more) {
        (void)place.run(place.root(), {QStringLiteral("sample"), QStringLiteral("create"),
                                       QStringLiteral("more%1").arg(more)});
    }
    QCOMPARE(drafts(), QStringList());
    QCOMPARE(place.git(place.at("demo"), {"status", "--porcelain", "--branch"}),
             QByteArray("## main...origin/main"));
}

void TestSampleCanary::killedAtEachRename_data()
{
    QTest::addColumn<bool>("wasThere");
    QTest::newRow("a new folder") << false;
    QTest::newRow("an empty folder") << true;
}

void TestSampleCanary::killedAtEachRename()
{
    QFETCH(const bool, wasThere);
    int left = 0;
    for (int nth = 1;; ++nth) {
        CommandPlace place(QStringLiteral(SERINCTL));
        const QString demo = place.at("demo");
        if (wasThere) {
            QDir().mkpath(demo);
        }
        const QStringList arguments{QStringLiteral("sample"), QStringLiteral("create"),
                                    QStringLiteral("demo")};
        const TracedOutcome traced = killAfterRename(QStringLiteral(SERINCTL), arguments,
                                                     place.root(), place.environment(), nth);
        if (!traced.isKilled) {
            QCOMPARE(traced.exitCode, 0);
            break;
        }
        left += QFileInfo::exists(demo + QStringLiteral(".git")) &&
                        !QFileInfo::exists(demo + QStringLiteral("/.git"))
                    ? 1
                    : 0;
        // Somebody has edited what is there already: it stays.
        const bool isEdited = wasThere && QFileInfo::exists(demo + QStringLiteral("/endpoint.yml"));
        if (isEdited) {
            CommandPlace::write(demo + QStringLiteral("/endpoint.yml"), "# mine\n");
        }
        CommandOutcome made = place.run(place.root(), {"sample", "create", "demo", "-o", "json"});
        QVERIFY2(made.exitCode == 0, "killed at " + QByteArray::number(nth) + '\n' + made.words());
        QCOMPARE(place.git(demo, {"status", "--porcelain", "--branch"}),
                 QByteArray(isEdited ? "## main...origin/main\n M endpoint.yml"
                                     : "## main...origin/main"));
        QCOMPARE(place.git(demo, {"remote", "get-url", "origin"}).endsWith("/demo.git"), true);
        QCOMPARE(made.json().value(QLatin1String("commit")).toString().toUtf8(),
                 place.git(demo, {"rev-parse", "HEAD"}));
        QCOMPARE(
            QDir(place.root()).entryList({QStringLiteral(".serin-*")}, QDir::Dirs | QDir::Hidden),
            QStringList());
        QCOMPARE(QDir(demo).entryList({QStringLiteral(".serin-*")}, QDir::Dirs | QDir::Hidden),
                 QStringList());
        made = place.run(place.root(), {"project", "list", "-o", "json"});
        QCOMPARE(made.array().size(), 1);
        // It is whole now, so that a third one finds the place taken.
        QCOMPARE(place.run(place.root(), {"sample", "create", "demo"}).exitCode, 1);
    }
    QVERIFY2(left >= (wasThere ? 5 : 1), QByteArray::number(left).constData());
}

QTEST_GUILESS_MAIN(TestSampleCanary)
#include "tst_samplecanary.moc"
