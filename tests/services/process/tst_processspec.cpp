// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processoutcome.h"
#include "services/process/processspec.h"

#include <QTest>

using namespace serin;

class TestProcessSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commandLine_data();
    void commandLine();
    void masksSecretArguments();
    void environment();
    void errors();
};

void TestProcessSpec::commandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("shown");
    const auto text = [](const char *bytes) { return QString::fromUtf8(bytes); };
    QTest::newRow("plain") << QStringList{text("push"), text("--porcelain")}
                           << text("/usr/bin/git push --porcelain");
    QTest::newRow("empty") << QStringList{QString()} << text("/usr/bin/git ''");
    QTest::newRow("blank") << QStringList{text("a b")} << text("/usr/bin/git 'a b'");
    QTest::newRow("quote") << QStringList{text("it's")} << text("/usr/bin/git 'it'\\''s'");
    QTest::newRow("user and token in a URL")
        << QStringList{text("https://me:s3cret@host/r.git")}
        << text("/usr/bin/git 'https://***@host/r.git'").remove(u'\'');
    QTest::newRow("at sign in a token") << QStringList{text("-c"), text("x=https://t@k@host/")}
                                        << text("/usr/bin/git -c x=https://***@host/");
    QTest::newRow("at sign in a path")
        << QStringList{text("https://host/a@b")} << text("/usr/bin/git https://host/a@b");
}

void TestProcessSpec::commandLine()
{
    QFETCH(const QStringList, arguments);
    ProcessSpec spec;
    spec.program = QStringLiteral("/usr/bin/git");
    spec.arguments = arguments;
    QTEST(spec.commandLine(), "shown");
}

void TestProcessSpec::masksSecretArguments()
{
    ProcessSpec spec;
    spec.program = QStringLiteral("/bin/az");
    spec.arguments = {QStringLiteral("--password"), QStringLiteral("hush"), QStringLiteral("-v")};
    spec.secretArguments = {1};
    QCOMPARE(spec.commandLine(), QStringLiteral("/bin/az --password *** -v"));
}

void TestProcessSpec::environment()
{
    qputenv("SERIN_TEST_INHERITED", "1");
    ProcessSpec spec;
    spec.environment = {{QStringLiteral("A"), QStringLiteral("b")}};
    QCOMPARE(spec.fullEnvironment().value(QStringLiteral("SERIN_TEST_INHERITED")),
             QStringLiteral("1"));
    QCOMPARE(spec.fullEnvironment().value(QStringLiteral("A")), QStringLiteral("b"));
    spec.unset = {QStringLiteral("SERIN_TEST_INHERITED")};
    QVERIFY(!spec.fullEnvironment().contains(QStringLiteral("SERIN_TEST_INHERITED")));
    spec.cleanEnvironment = true;
    QCOMPARE(spec.fullEnvironment().toStringList(), QStringList{QStringLiteral("A=b")});
}

void TestProcessSpec::errors()
{
    ProcessOutcome outcome;
    outcome.command = QStringLiteral("git push");
    outcome.end = ProcessOutcome::End::Success;
    QVERIFY(!outcome.error());
    outcome.end = ProcessOutcome::End::NonZeroExit;
    outcome.exitCode = 128;
    outcome.errorOutput = "hint: x\nfatal: no\n";
    QCOMPARE(outcome.error()->kind, ErrorKind::Io);
    QCOMPARE(outcome.error()->where, QStringLiteral("exit code 128: fatal: no"));
    outcome.end = ProcessOutcome::End::TimedOut;
    QCOMPARE(outcome.error()->kind, ErrorKind::Timeout);
    outcome.end = ProcessOutcome::End::Cancelled;
    QCOMPARE(outcome.error()->kind, ErrorKind::Cancelled);
    outcome.end = ProcessOutcome::End::DidNotStart;
    QCOMPARE(outcome.error()->kind, ErrorKind::Io);
    outcome.missing = true;
    QCOMPARE(outcome.error()->kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestProcessSpec)
#include "tst_processspec.moc"
