// SPDX-License-Identifier: GPL-3.0-or-later
// What the sample's README says, from an empty folder and with nothing running: the real programs,
// a real local workspace, real scoring.
#include "tests/support/commandplace.h"

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
    void stopsTheWorkspace();

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
        for (const QJsonValue value : m_last.array()) {
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

void TestSampleCanary::stopsTheWorkspace()
{
    const CommandOutcome stopped = run({"local", "stop"});
    QVERIFY2(stopped.exitCode == 0, stopped.words());
    QCOMPARE(run({"local", "status"}).exitCode, 1);
}

QTEST_GUILESS_MAIN(TestSampleCanary)
#include "tst_samplecanary.moc"
