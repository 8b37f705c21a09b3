// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processend.h"

#include "tests/support/patience.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestProcessEnd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfTheEnd();
    void knowsThatThereIsNone();
};

void TestProcessEnd::tellsOfTheEnd()
{
    QProcess other;
    other.start(QStringLiteral("/bin/cat"), {});
    QVERIFY(other.waitForStarted());
    const auto end = ProcessEnd::of(other.processId());
    QVERIFY(end.has_value());
    QSignalSpy ended(end->get(), &ProcessEnd::ended);
    other.closeWriteChannel(); // cat ends with its input
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, serin::patience);
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 1);
}

void TestProcessEnd::knowsThatThereIsNone()
{
    QProcess other;
    other.start(QStringLiteral("/bin/true"), {});
    QVERIFY(other.waitForStarted());
    const qint64 process = other.processId();
    QVERIFY(other.waitForFinished());
    for (const qint64 none : {process, qint64(0), qint64(-7)}) {
        const auto end = ProcessEnd::of(none);
        QVERIFY(!end.has_value());
        QCOMPARE(end.error().kind, ErrorKind::NotFound);
    }
}

QTEST_GUILESS_MAIN(TestProcessEnd)
#include "tst_processend.moc"
