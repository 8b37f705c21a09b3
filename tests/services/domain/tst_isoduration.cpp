// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/isoduration.h"

#include <QTest>

using namespace serin;
using std::chrono::milliseconds;

class TestIsoDuration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReads_data();
    void writesAndReads();
    void readsOtherSpellings();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
};

void TestIsoDuration::writesAndReads_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("PT0S");
    QTest::newRow("millisecond") << qint64(1) << QStringLiteral("PT0.001S");
    QTest::newRow("fraction") << qint64(1'500) << QStringLiteral("PT1.5S");
    QTest::newRow("seconds") << qint64(5'000) << QStringLiteral("PT5S");
    QTest::newRow("minute and seconds") << qint64(90'000) << QStringLiteral("PT1M30S");
    QTest::newRow("minutes") << qint64(300'000) << QStringLiteral("PT5M");
    QTest::newRow("hour") << qint64(3'600'000) << QStringLiteral("PT1H");
    QTest::newRow("hour and second") << qint64(3'601'000) << QStringLiteral("PT1H1S");
    QTest::newRow("day") << qint64(86'400'000) << QStringLiteral("P1D");
    QTest::newRow("day and hours") << qint64(93'600'000) << QStringLiteral("P1DT2H");
}

void TestIsoDuration::writesAndReads()
{
    QFETCH(qint64, duration);
    QFETCH(QString, text);
    QCOMPARE(isoDuration(milliseconds(duration)), text);
    QCOMPARE(durationFromIso(text), std::optional(milliseconds(duration)));
}

void TestIsoDuration::readsOtherSpellings()
{
    QCOMPARE(durationFromIso(u"PT90S"), std::optional(milliseconds(90'000)));
    QCOMPARE(durationFromIso(u"P1W"), std::optional(milliseconds(7 * 86'400'000LL)));
    QCOMPARE(durationFromIso(u"PT0,25S"), std::optional(milliseconds(250)));
    QCOMPARE(durationFromIso(u"PT1.0009999S"), std::optional(milliseconds(1'000)));
    QCOMPARE(durationFromIso(u"PT1.50S"), std::optional(milliseconds(1'500)));
}

void TestIsoDuration::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "P", "PT", "P1DT", "1M", "PT-5S", "-PT5S", "P1Y", "P1M", "PT5",
                             "pt5s", "PT5S ", "PT1S1M", "PT.5S", "PT999999999H", "P99999D"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestIsoDuration::refusesWhatIsNone()
{
    QFETCH(QString, text);
    QVERIFY(!durationFromIso(text).has_value());
}

QTEST_GUILESS_MAIN(TestIsoDuration)
#include "tst_isoduration.moc"
