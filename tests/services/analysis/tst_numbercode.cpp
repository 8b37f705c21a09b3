// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/numbercode.h"

#include <QTest>

#include <limits>

using namespace serin;

class TestNumberCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrips();
    void takesFewBytes();
    void refuses_data();
    void refuses();
    void readsParts();
};

void TestNumberCode::roundTrips()
{
    QByteArray bytes;
    std::vector<std::uint64_t> numbers{0, std::numeric_limits<std::uint64_t>::max()};
    for (int bit = 0; bit < 64; ++bit) {
        const std::uint64_t power = std::uint64_t(1) << bit;
        numbers.insert(numbers.end(), {power - 1, power, power + 1});
    }
    for (const std::uint64_t number : numbers) {
        appendNumber(bytes, number);
    }
    NumberReader reader(bytes);
    for (const std::uint64_t number : numbers) {
        QVERIFY(!reader.atEnd());
        QCOMPARE(reader.number(), std::optional(number));
    }
    QVERIFY(reader.atEnd());
    QVERIFY(!reader.number());
}

void TestNumberCode::takesFewBytes()
{
    const std::pair<std::uint64_t, qsizetype> sizes[] = {
        {127, 1}, {128, 2}, {16'383, 2}, {16'384, 3}, {~std::uint64_t(0), longestNumber}};
    for (const auto &[number, size] : sizes) {
        QByteArray bytes;
        appendNumber(bytes, number);
        QCOMPARE(bytes.size(), size);
    }
}

void TestNumberCode::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not ended") << QByteArray("\x80");
    QTest::newRow("longer than needed") << QByteArray("\x81\x00", 2);
    QTest::newRow("65 bits") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02");
    QTest::newRow("eleven bytes") << QByteArray(10, '\xff') + '\1';
}

void TestNumberCode::refuses()
{
    QFETCH(QByteArray, bytes);
    NumberReader reader(bytes);
    QVERIFY(!reader.number());
    NumberReader sizeFirst(bytes);
    QVERIFY(!sizeFirst.bytes());
}

void TestNumberCode::readsParts()
{
    QByteArray bytes;
    appendBytes(bytes, "blue-1");
    appendBytes(bytes, {});
    appendBytes(bytes, QByteArray(1'000, 'x'));
    NumberReader reader(bytes);
    QCOMPARE(reader.bytes()->toByteArray(), QByteArray("blue-1"));
    QCOMPARE(reader.bytes()->size(), 0);
    QCOMPARE(reader.bytes()->size(), 1'000);
    QVERIFY(reader.atEnd());
    NumberReader shortened(QByteArrayView(bytes).first(4));
    QVERIFY(!shortened.bytes());
}

QTEST_GUILESS_MAIN(TestNumberCode)
#include "tst_numbercode.moc"
