// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitlog.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray id3(40, '3');

QByteArray logRecord(const QByteArray &id, const QByteArray &parents, const QByteArray &time,
                     const QByteArray &trailers, const QByteArray &message)
{
    return '\x02' + id + zero + parents + zero + "An Author" + zero + "a@example.org" + zero +
           time + zero + "C" + zero + "c@example.org" + zero + "1700000001" + zero +
           message.left(message.indexOf('\n')) + zero + trailers + zero + message + zero;
}

QByteArray goldenLog()
{
    return logRecord(id1, id2 + ' ' + id3, "1700000000",
                     "Endpoint\x1fmy-endpoint\x1dTraffic\x1f"
                     "blue=90 green=10",
                     "Shift traffic\n\n\x02: 10 %\nEndpoint: my-endpoint\n") +
           "\n:100644 100644 " + id1 + ' ' + id2 + " R100" + zero + "old\nname" + zero + "new" +
           zero + logRecord(id2, {}, "-5", {}, "b\xff\n");
}

} // namespace

class TestGitLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCommits();
    void strangeDatesAreNoError();
    void refusesBrokenOutput();
    void survivesAnything();
};

void TestGitLog::readsCommits()
{
    const auto log = parseGitLog(goldenLog());
    QVERIFY(log.has_value());
    QCOMPARE(log->size(), 2);
    const GitCommit &first = log->first();
    QCOMPARE(first.id.hex(), id1);
    QCOMPARE(first.parents.size(), 2);
    QCOMPARE(first.author.name, QStringLiteral("An Author"));
    QCOMPARE(first.committer.email, QStringLiteral("c@example.org"));
    QCOMPARE(first.authored.toSecsSinceEpoch(), 1700000000);
    QCOMPARE(first.subject, QStringLiteral("Shift traffic"));
    QVERIFY(first.message.endsWith(QStringLiteral("Endpoint: my-endpoint")));
    QCOMPARE(first.trailer(QLatin1String("traffic")), QStringLiteral("blue=90 green=10"));
    QVERIFY(first.trailer(QLatin1String("Verdict")).isEmpty());
    QCOMPARE(first.changes.size(), 1);
    QCOMPARE(first.changes.first().originalPath, QByteArray("old\nname"));

    const GitCommit &second = log->last();
    QVERIFY(second.parents.isEmpty());
    QVERIFY(second.changes.isEmpty());
    QCOMPARE(second.authored.toSecsSinceEpoch(), -5);
    QCOMPARE(second.subject, QString(QStringLiteral("b") + QChar(QChar::ReplacementCharacter)));
}

void TestGitLog::strangeDatesAreNoError()
{
    for (const char *time : {"", "99999999999999999999", "1e9", "253402300800"}) {
        const auto log = parseGitLog(logRecord(id1, id2, time, {}, "m"));
        QVERIFY(log.has_value());
        QVERIFY(log->first().authored.isNull());
    }
}

void TestGitLog::refusesBrokenOutput()
{
    for (const QByteArray &output :
         {QByteArray("fatal: bad"), goldenLog().chopped(1), logRecord("123", {}, "1", {}, "m"),
          logRecord(id1, "parents", "1", {}, "m"),
          logRecord(id1, {}, "1", {}, "m") + "\n:100644"}) {
        const auto log = parseGitLog(output);
        QVERIFY(!log.has_value());
        QCOMPARE(log.error().kind, ErrorKind::Protocol);
    }
}

void TestGitLog::survivesAnything()
{
    int refused = 0;
    cutAndChange(goldenLog(), [&](const QByteArray &bytes) {
        refused += parseGitLog(bytes).has_value() ? 0 : 1;
    });
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(TestGitLog)
#include "tst_gitlog.moc"
