// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/pendingoperation.h"

#include <QTest>

using namespace serin;
using Action = PendingOperation::Action;

class TestPendingOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasKept_data();
    void isReadAsItWasKept();
    void refusesWhatWasNotKept_data();
    void refusesWhatWasNotKept();
};

namespace {

PendingOperation operation(Action action)
{
    PendingOperation made;
    made.action = action;
    made.resourceId = QStringLiteral("/subscriptions/s/onlineEndpoints/e");
    made.startedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    return made;
}

} // namespace

void TestPendingOperation::isReadAsItWasKept_data()
{
    QTest::addColumn<PendingOperation>("kept");
    QTest::newRow("put") << operation(Action::Put);
    QTest::newRow("patch") << operation(Action::Patch);
    QTest::newRow("delete") << operation(Action::Delete);
    PendingOperation full = operation(Action::RegenerateKey);
    full.finished = true;
    full.statusUrl = QStringLiteral("https://host/status?sig=") + QString(8'000, QLatin1Char('x'));
    full.resultUrl = QStringLiteral("https://host/result?a=b&c=%20d");
    full.retryAfter = std::chrono::seconds(7);
    full.limit = std::chrono::minutes(90);
    full.requestId = QStringLiteral("42");
    QTest::newRow("everything") << full;
}

void TestPendingOperation::isReadAsItWasKept()
{
    QFETCH(PendingOperation, kept);
    const auto read = PendingOperation::fromJson(kept.toJson());
    QVERIFY2(read, read ? "" : qPrintable(read.error().toLine()));
    QVERIFY(*read == kept);
}

void TestPendingOperation::refusesWhatWasNotKept_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray kept = operation(Action::Put).toJson();
    const auto without = [&](const char *before, const char *after) {
        QByteArray changed = kept;
        changed.replace(before, after);
        return changed;
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << kept.chopped(1);
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("unknown action") << without("\"put\"", "\"post\"");
    QTest::newRow("no resource") << without("\"resourceId\"", "\"resource\"");
    QTest::newRow("no time") << without("2026-01-02", "2026-31-02");
    QTest::newRow("no limit") << without("\"limit\":1800000", "\"limit\":0");
}

void TestPendingOperation::refusesWhatWasNotKept()
{
    QFETCH(QByteArray, json);
    const auto read = PendingOperation::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
}

QTEST_GUILESS_MAIN(TestPendingOperation)
#include "tst_pendingoperation.moc"
