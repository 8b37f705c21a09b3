// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/names.h"

#include <QSet>
#include <QTest>

#include <type_traits>

using namespace serin;

static_assert(!std::is_convertible_v<DeploymentName, EndpointName>);
static_assert(!std::is_convertible_v<QString, DeploymentName>);

class TestNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatTheServiceAccepts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("shortest") << QStringLiteral("abc");
        QTest::newRow("longest") << QStringLiteral("a23456789012345678901234567890bc");
        QTest::newRow("upper case") << QStringLiteral("Blue");
        QTest::newRow("ends with a digit") << QStringLiteral("blue-2");
        QTest::newRow("two dashes") << QStringLiteral("my--endpoint");
    }
    void acceptsWhatTheServiceAccepts()
    {
        QFETCH(QString, text);
        QVERIFY(checkResourceName(text));
        QCOMPARE(EndpointName::fromString(text)->toString(), text);
        QCOMPARE(DeploymentName::fromString(text)->toString(), text);
    }

    void refusesAndSaysWhichRule_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        const QString size = QStringLiteral("3 to 32 characters");
        QTest::newRow("empty") << QString() << size;
        QTest::newRow("two") << QStringLiteral("ab") << size;
        QTest::newRow("33") << QString(33, u'a') << size;
        QTest::newRow("a megabyte") << QString(1 << 20, u'a') << size;
        QTest::newRow("digit first") << QStringLiteral("1blue") << QStringLiteral("begins with");
        QTest::newRow("dash first") << QStringLiteral("-blue") << QStringLiteral("begins with");
        QTest::newRow("dash last") << QStringLiteral("blue-") << QStringLiteral("ends with");
        QTest::newRow("underscore") << QStringLiteral("my_blue") << QStringLiteral("has \"_\"");
        QTest::newRow("dot") << QStringLiteral("my.blue") << QStringLiteral("has \".\"");
        QTest::newRow("blank") << QStringLiteral("my blue") << QStringLiteral("has a space");
        QTest::newRow("line break") << QStringLiteral("blue\n") << QStringLiteral("has U+000A");
        QTest::newRow("NUL") << QStringLiteral("blu") + QChar(0) << QStringLiteral("has U+0000");
        QTest::newRow("letter of another alphabet")
            << QStringLiteral("grün") << QStringLiteral("has \"ü\" (U+00FC)");
        QTest::newRow("other digits")
            << QStringLiteral("blue\u0663") << QStringLiteral("has U+0663");
        QTest::newRow("right-to-left mark")
            << QStringLiteral("blue\u202Een") << QStringLiteral("has U+202E");
        QTest::newRow("template") << QStringLiteral("{{name}}") << QStringLiteral("has \"{\"");
    }
    void refusesAndSaysWhichRule()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        const Result<void> result = checkResourceName(text);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QVERIFY2(result.error().detail.contains(rule), qUtf8Printable(result.error().detail));
        QVERIFY(result.error().detail.size() < 200);
        QCOMPARE(EndpointName::fromString(text).error(), result.error());
        QCOMPARE(DeploymentName::fromString(text).error(), result.error());
    }

    void comparesAsWritten()
    {
        const DeploymentName blue = *DeploymentName::fromString(QStringLiteral("blue"));
        const DeploymentName upper = *DeploymentName::fromString(QStringLiteral("BLUE"));
        QVERIFY(blue != upper);
        QVERIFY(upper < blue);
        const EndpointName one = *EndpointName::fromString(QStringLiteral("one"));
        const EndpointName two = *EndpointName::fromString(QStringLiteral("two"));
        QVERIFY(one < two && one != two);
    }
    void standsInSets()
    {
        const DeploymentName blue = *DeploymentName::fromString(QStringLiteral("blue"));
        const DeploymentName same = *DeploymentName::fromString(QStringLiteral("blue"));
        const DeploymentName green = *DeploymentName::fromString(QStringLiteral("green"));
        QSet<DeploymentName> names{blue};
        QVERIFY(names.contains(same) && !names.contains(green));
        const EndpointName endpoint = *EndpointName::fromString(QStringLiteral("my-endpoint"));
        QVERIFY(QSet<EndpointName>{endpoint}.contains(endpoint));
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
