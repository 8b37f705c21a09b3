// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/jsondiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace serin;

namespace {

// With ' for ".
QJsonValue value(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.replace('\'', '"') + ']');
    Q_ASSERT(document.isArray());
    return document.array().at(0);
}

// "=pointer" changed, "!pointer" type changed, "+pointer", "-pointer".
QString summary(const JsonDiff &diff)
{
    QStringList lines;
    for (const JsonDifference &difference : diff.differences) {
        const char sign = "=!+-"[static_cast<int>(difference.kind)];
        lines.append(QLatin1Char(sign) + difference.pointer);
    }
    return lines.join(u' ');
}

} // namespace

class TestJsonDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *before, const char *after,
                            const char *found) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after)
                                << QString::fromLatin1(found);
        };
        row("same", "{'a':[1,2,{'b':null}]}", "{'a':[1,2,{'b':null}]}", "");
        row("order of keys", "{'a':1,'b':2}", "{'b':2,'a':1}", "");
        row("number", "[1,2]", "[1,3]", "=/1");
        row("whole", "1", "2", "=");
        row("type", "{'a':1}", "{'a':'1'}", "!/a");
        row("null", "{'a':null}", "{}", "-/a");
        row("added", "{'a':1}", "{'a':1,'b':2}", "+/b");
        row("longer", "[1]", "[1,2,3]", "+/1 +/2");
        row("shorter", "[1,2,3]", "[1]", "-/1 -/2");
        row("order of entries", "[1,2]", "[2,1]", "=/0 =/1");
        row("escapes", "{'a/b':{'c~d':1}}", "{'a/b':{'c~d':2}}", "=/a~1b/c~0d");
        row("1 and 1.0", "[1]", "[1.0]", "");
        row("large integers", "[9007199254740993]", "[9007199254740992]", "=/0");
        row("whole type", "[]", "{}", "!");
    }
    void finds()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, found);
        const JsonDiff diff = jsonDiff(value(before), value(after));
        QCOMPARE(summary(diff), found);
        QCOMPARE(diff.isEmpty(), found.isEmpty());
        QVERIFY(jsonDiff(value(before), value(before)).isEmpty());
    }

    void tolerates()
    {
        JsonDiffOptions options;
        options.absolute = 0.01;
        QVERIFY(jsonDiff(value("[1.0,-5]"), value("[1.009,-5.009]"), options).isEmpty());
        QCOMPARE(summary(jsonDiff(value("[1.0]"), value("[1.011]"), options)),
                 QStringLiteral("=/0"));
        options.absolute = 0;
        options.relative = 1e-3;
        QVERIFY(jsonDiff(value("[1000,1e-9]"), value("[1000.9,1e-9]"), options).isEmpty());
        QCOMPARE(summary(jsonDiff(value("[1000,0]"), value("[1002,1e-9]"), options)),
                 QStringLiteral("=/0 =/1"));
        const JsonDiff diff = jsonDiff(value("[1,2]"), value("[1.5,2]"));
        QCOMPARE(diff.largestGap, 0.5);
    }

    void ignores()
    {
        JsonDiffOptions options;
        options.ignored = {QStringLiteral("/time"), QStringLiteral("/rows/*/id"),
                           QStringLiteral("/odd~1name")};
        QVERIFY(jsonDiff(value("{'time':1,'rows':[{'id':1,'v':2}],'odd/name':{'x':1}}"),
                         value("{'rows':[{'id':9,'v':2}],'odd/name':5}"), options)
                    .isEmpty());
        QCOMPARE(summary(jsonDiff(value("{'rows':[{'id':1,'v':2}]}"),
                                  value("{'rows':[{'id':9,'v':3}]}"), options)),
                 QStringLiteral("=/rows/0/v"));
    }

    void takesArraysAsSets()
    {
        JsonDiffOptions options;
        options.unordered = {QStringLiteral("/tags")};
        QVERIFY(jsonDiff(value("{'tags':['a','b','b']}"), value("{'tags':['b','a','b']}"), options)
                    .isEmpty());
        QCOMPARE(summary(jsonDiff(value("{'tags':['a','b','b']}"), value("{'tags':['b','a','c']}"),
                                  options)),
                 QStringLiteral("-/tags/2 +/tags/2"));
        QCOMPARE(summary(jsonDiff(value("{'list':[1,2]}"), value("{'list':[2,1]}"), options)),
                 QStringLiteral("=/list/0 =/list/1"));
        options.unordered = {QStringLiteral("*")};
        options.absolute = 0.1;
        QVERIFY(
            jsonDiff(value("[{'a':[1,2]},{'a':[3]}]"), value("[{'a':[3.05]},{'a':[2,1]}]"), options)
                .isEmpty());
    }

    void isBounded()
    {
        QJsonArray one;
        QJsonArray other;
        for (int i = 0; i < 20'000; ++i) {
            one.append(i);
            other.append(-i - 1);
        }
        const JsonDiff diff = jsonDiff(one, other);
        QCOMPARE(diff.count, 20'000);
        QCOMPARE(diff.differences.size(), 1'000);
        JsonDiffOptions options;
        options.unordered = {QStringLiteral("*")};
        const JsonDiff sets = jsonDiff(one, other, options); // 400 million pairs
        QVERIFY(!sets.complete);
        QVERIFY(!sets.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJsonDiff)
#include "tst_jsondiff.moc"
