// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitorfilter.h"

#include <QTest>

using namespace serin;

class TestMonitorFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void takesValues();
    void refuses_data();
    void refuses();
};

void TestMonitorFilter::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clauses"); // dimension=value|value;…
    const auto row = [](const char *name, const char *text, const char *clauses) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(clauses);
    };
    row("empty", "", "");
    row("spaces", "   ", "");
    row("one", "deployment eq 'blue'", "deployment=blue");
    row("all", "deployment eq '*'", "deployment=*");
    row("and", "deployment eq 'blue' and statusCode eq '*'", "deployment=blue;statusCode=*");
    row("or", "deployment eq 'blue' or deployment eq 'green'", "deployment=blue|green");
    // The documentation's own example: `or` binds tighter, since it joins values of one dimension.
    row("both", "A eq 'a1' and B eq 'b1' or B eq 'b2' and C eq '*'", "A=a1;B=b1|b2;C=*");
    row("case of words", "A EQ 'a' AND b Eq 'x' OR B eq 'y'", "A=a;b=x|y");
    row("no spaces around quotes", "A eq'a'and B eq'b'", "A=a;B=b");
    row("brackets", "(A eq 'a' or A eq 'b') and (C eq 'c')", "A=a|b;C=c");
    row("quote in a value", "A eq 'it''s'", "A=it's");
    row("words in a value", "A eq 'x and y or eq ''z'''", "A=x and y or eq 'z'");
    row("spaces in a name", "my dimension eq 'a'", "my dimension=a");
    row("twice encoded brackets", "dim %28test%29 1 eq 'dim3 %28test%29 val'",
        "dim (test) 1=dim3 (test) val");
    row("empty value", "deployment eq ''", "deployment=");
    row("umlaut", "A eq 'ü'", "A=ü");
}

void TestMonitorFilter::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, clauses);
    const auto filter = MonitorFilter::fromText(text);
    QVERIFY2(filter, filter ? "" : qPrintable(filter.error().detail));
    QStringList read;
    for (const MonitorFilter::Clause &clause : filter->clauses) {
        read.append(clause.dimension + u'=' + clause.values.join(u'|'));
    }
    QCOMPARE(read.join(u';'), clauses);
}

void TestMonitorFilter::takesValues()
{
    const MonitorFilter::Clause some{QStringLiteral("deployment"),
                                     {QStringLiteral("blue"), QStringLiteral("green")}};
    QVERIFY(some.takes(QStringLiteral("blue")) && some.takes(QStringLiteral("Green")));
    QVERIFY(!some.takes(QStringLiteral("red")) && !some.takes(QString()));
    const MonitorFilter::Clause all{QStringLiteral("deployment"), {QStringLiteral("*")}};
    QVERIFY(all.takes(QStringLiteral("red")) && all.takes(QString()));
}

void TestMonitorFilter::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"deployment", "deployment eq", "deployment eq blue", "deployment eq 'blue", "eq 'blue'",
          "deployment ne 'blue'", "deployment = 'blue'", "deployment eq 'a' or statusCode eq 'b'",
          "deployment eq 'a' and deployment eq 'b'", "deployment eq 'a' and",
          "deployment eq 'a' statusCode eq 'b'", "deployment eq 'a' or", "(deployment eq 'a'",
          "deployment eq 'a')", "deployment eq 'a' andx eq 'b'", "'", "()",
          "deployment eq 'a';drop"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
    QTest::newRow("long") << QStringLiteral("deployment eq '%1'").arg(QString(5'000, u'x'));
}

void TestMonitorFilter::refuses()
{
    QFETCH(QString, text);
    const auto filter = MonitorFilter::fromText(text);
    QVERIFY(!filter);
    QCOMPARE(filter.error().kind, ErrorKind::Invalid);
    QVERIFY(filter.error().detail.contains(u"filter"));
}

QTEST_GUILESS_MAIN(TestMonitorFilter)
#include "tst_monitorfilter.moc"
