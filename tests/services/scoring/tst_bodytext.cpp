// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/bodytext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace serin;

class TestBodyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isJson");
        QTest::addColumn<int>("unwrapped");
        const auto row = [](const char *name, const QByteArray &body, const char *text, bool isJson,
                            int unwrapped) {
            QTest::newRow(name) << body << QString::fromUtf8(text) << isJson << unwrapped;
        };
        row("list", "[1, 2.50]", "[\n  1,\n  2.50\n]", true, 0);
        row("object", "{\"a\":{\"b\":[]},\"c\":{ }}",
            "{\n  \"a\": {\n    \"b\": []\n  },\n  \"c\": {}\n}", true, 0);
        row("numbers stay as written", "[12345678901234567890, 1e300, 1.0]",
            "[\n  12345678901234567890,\n  1e300,\n  1.0\n]", true, 0);
        row("marks within texts", "{\"a\":\"{[,:\\\"\\\\\"}", "{\n  \"a\": \"{[,:\\\"\\\\\"\n}",
            true, 0);
        row("wrapped", "\"[1,2]\"", "[\n  1,\n  2\n]", true, 1);
        row("wrapped twice", "\"\\\"{\\\\\\\"a\\\\\\\":1}\\\"\"", "{\n  \"a\": 1\n}", true, 2);
        row("a text", "\"hello\"", "\"hello\"", true, 0);
        row("a number within a text", "\"5\"", "\"5\"", true, 0);
        row("a wrapped text", "\"\\\"x\\\"\"", "\"\\\"x\\\"\"", true, 0);
        row("number", " 5 ", "5", true, 0);
        row("null", "null", "null", true, 0);
        row("no JSON", "Healthy\n", "Healthy\n", false, 0);
        row("two values", "1,2", "1,2", false, 0);
        row("cut off", "[1,", "[1,", false, 0);
        row("nothing", "", "", false, 0);
        row("umlauts", "[\"gr\xc3\xbc\xc3\x9f\"]", "[\n  \"gr\xc3\xbc\xc3\x9f\"\n]", true, 0);
    }
    void shows()
    {
        QFETCH(QByteArray, body);
        const BodyText shown = bodyText(body);
        QTEST(shown.text, "text");
        QTEST(shown.isJson, "isJson");
        QTEST(shown.unwrapped, "unwrapped");
        QVERIFY(!shown.isBinary);
    }

    void knowsBytes()
    {
        for (const QByteArray &body : {QByteArray("\xff\xfe\x00", 3), QByteArray("a\0b", 3)}) {
            QVERIFY(bodyText(body).isBinary);
            QVERIFY(bodyText(body).text.isEmpty());
        }
    }

    void leavesLargeOnesAsTheyAre()
    {
        const QByteArray large = '[' + QByteArray("1,").repeated(3'000'000) + "1]";
        QCOMPARE(bodyText(large).text.size(), large.size());
    }

    void survivesDepth()
    {
        QVERIFY(!bodyText(QByteArray(100'000, '[')).isJson);
        QByteArray wrapped = "[1]";
        for (int i = 0; i < 6; ++i) {
            wrapped = '"' + wrapped.replace('\\', "\\\\").replace('"', "\\\"") + '"';
        }
        QCOMPARE(bodyText(wrapped).unwrapped, 0); // enough is enough
    }

    void readsValues()
    {
        QCOMPARE(*bodyJson("\"[1,2]\""), QJsonValue(QJsonArray{1, 2}));
        QCOMPARE(*bodyJson("5"), QJsonValue(5));
        QVERIFY(!bodyJson("five"));
        QVERIFY(!bodyJson(""));
    }
};

QTEST_GUILESS_MAIN(TestBodyText)
#include "tst_bodytext.moc"
