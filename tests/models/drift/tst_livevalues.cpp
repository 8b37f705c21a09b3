// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/livevalues.h"

#include <QJsonObject>
#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointText = "name: one\nauth_mode: key\ntraffic: # all\n  blue: 100\n";
const QByteArray blueText = "name: blue\nendpoint_name: one\nmodel: azureml:m:1\ninstance_type: x\n"
                            "instance_count:  1 # few\n";

BoardRow row(const char *deployment, const char *field, const QJsonValue &live)
{
    BoardRow made;
    made.endpoint = QStringLiteral("one");
    made.deployment = QString::fromLatin1(deployment);
    made.field = QString::fromLatin1(field);
    made.values.live = live;
    return made;
}

} // namespace

class TestLiveValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesAndCounts();
    void sharesThatAreGone();
    void leavesTheRest();
    void sameValueIsNoChange();

private:
    const QString m_endpointPath = QStringLiteral("/m/endpoint.yml");
    const QString m_bluePath = QStringLiteral("/m/blue.yml");
    const QList<Manifest> m_files{*Manifest::parse(endpointText, m_endpointPath),
                                  *Manifest::parse(blueText, m_bluePath)};
};

void TestLiveValues::sharesAndCounts()
{
    const QJsonObject shares{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    const auto taken =
        takeLiveValues(m_files, QStringLiteral("one"),
                       {row("", "traffic", shares), row("blue", "instance_count", 3)});
    QVERIFY(taken.has_value());
    QVERIFY(taken->left.empty());
    QCOMPARE(taken->changes.size(), 2);
    QCOMPARE(*taken->changes[0].after,
             QByteArray(endpointText).replace("blue: 100\n", "blue: 90\n  green: 10\n"));
    QCOMPARE(*taken->changes[1].after, QByteArray(blueText).replace("1 # few", "3 # few"));
}

void TestLiveValues::sharesThatAreGone()
{
    const auto taken =
        takeLiveValues(m_files, QStringLiteral("one"), {row("", "traffic", QJsonValue::Undefined)});
    QVERIFY(taken.has_value());
    QCOMPARE(*taken->changes.front().after,
             QByteArray(endpointText).replace("blue: 100", "blue: 0"));
}

void TestLiveValues::leavesTheRest()
{
    const auto taken = takeLiveValues(m_files, QStringLiteral("one"),
                                      {row("", "description", QStringLiteral("x")),
                                       row("red", "instance_count", 3),
                                       row("blue", "instance_count", QJsonValue::Undefined)});
    QVERIFY(taken.has_value());
    QVERIFY(taken->changes.isEmpty());
    QCOMPARE(taken->left.size(), std::size_t(3));
}

void TestLiveValues::sameValueIsNoChange()
{
    const auto taken =
        takeLiveValues(m_files, QStringLiteral("one"), {row("blue", "instance_count", 1)});
    QVERIFY(taken.has_value());
    QVERIFY(taken->changes.isEmpty());
    QVERIFY(taken->left.empty());
}

QTEST_GUILESS_MAIN(TestLiveValues)
#include "tst_livevalues.moc"
