// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logentry.h"

#include <QTest>

using namespace serin;

class TestLogEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOneLine_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("saved a.yml, 10 %")
                               << QStringLiteral("saved a.yml, 10 %");
        QTest::newRow("line break")
            << QStringLiteral("one\r\ntwo") << QStringLiteral("one\\u000d\\ntwo");
        QTest::newRow("forged entry")
            << QStringLiteral("x\n2026-11-24T12:00:00.000Z info serin.core fine")
            << QStringLiteral("x\\n2026-11-24T12:00:00.000Z info serin.core fine");
        QTest::newRow("terminal") << QStringLiteral("\u001b[2Jgone\u009b1m\u007f")
                                  << QStringLiteral("\\u001b[2Jgone\\u009b1m\\u007f");
        QTest::newRow("direction")
            << QStringLiteral("a\u202eb\u2066c") << QStringLiteral("a\\u202eb\\u2066c");
        QTest::newRow("separators")
            << QStringLiteral("a\u2028b\u2029c") << QStringLiteral("a\\u2028b\\u2029c");
        QTest::newRow("NUL and tab") << QString(QChar(0)) + u'\t' << QStringLiteral("\\u0000\\t");
        QTest::newRow("other languages")
            << QStringLiteral("grün 緑 🟢") << QStringLiteral("grün 緑 🟢");
    }
    void isOneLine()
    {
        QFETCH(QString, message);
        QFETCH(QString, shown);
        LogEntry entry;
        entry.time = QDateTime(QDate(2026, 11, 24), QTime(13, 0, 0, 45), Qt::OffsetFromUTC, 3600);
        entry.type = QtWarningMsg;
        entry.category = QStringLiteral("serin.core");
        entry.message = message;
        QCOMPARE(entry.toLine(),
                 QStringLiteral("2026-11-24T12:00:00.045Z warning serin.core ") + shown);
    }
    void namesTypes()
    {
        QStringList names;
        for (QtMsgType type : {QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg, QtFatalMsg}) {
            names << logTypeName(type);
        }
        QCOMPARE(names.join(u' '), QStringLiteral("debug info warning critical fatal"));
    }
};

QTEST_GUILESS_MAIN(TestLogEntry)
#include "tst_logentry.moc"
