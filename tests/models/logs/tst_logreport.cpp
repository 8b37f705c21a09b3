// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logreport.h"
#include "services/core/logbuffer.h"

#include <QCoreApplication>
#include <QTest>

using namespace serin;

class TestLogReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("serin"));
        QCoreApplication::setApplicationVersion(QStringLiteral("1.2.3"));
    }

    void saysWhatRunsAndWhatHappenedLast()
    {
        LogBuffer buffer(10);
        for (const char *message : {"first", "second\nline", "third"}) {
            LogEntry entry;
            entry.time = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
            entry.type = QtWarningMsg;
            entry.category = QStringLiteral("serin.core");
            entry.message = QLatin1String(message);
            buffer.add(entry);
        }
        const QStringList lines = logReport(buffer, 2).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines[0], QStringLiteral("serin 1.2.3, Qt ") + QLatin1String(qVersion()));
        QVERIFY(lines[1].contains(QSysInfo::kernelVersion()));
        QCOMPARE(lines[3], QStringLiteral("last 2 messages:"));
        QCOMPARE(lines[4],
                 QStringLiteral("2026-11-24T12:00:00.000Z warning serin.core second\\nline"));
        QVERIFY(lines[5].endsWith(QStringLiteral("third")));
        QVERIFY(lines[6].isEmpty());
    }

    void withoutMessages()
    {
        QVERIFY(logReport(LogBuffer(1)).endsWith(QStringLiteral("\n\nno messages\n")));
    }
};

QTEST_GUILESS_MAIN(TestLogReport)
#include "tst_logreport.moc"
