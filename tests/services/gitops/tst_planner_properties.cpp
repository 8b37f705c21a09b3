// SPDX-License-Identifier: GPL-3.0-or-later
// Random pairs of a desired and a live state: what always holds.
#include "services/gitops/planner.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace serin;

namespace {

const QStringList names{QStringLiteral("blue"), QStringLiteral("green"), QStringLiteral("grey"),
                        QStringLiteral("red")};

class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) {}
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_engine); }
    bool once(int in) { return below(in) == 0; }

private:
    std::mt19937 m_engine;
};

QByteArray fieldsOf(Dice &dice, const QByteArray &indent)
{
    QByteArray text;
    const auto line = [&](const QByteArray &content) { text += indent + content + '\n'; };
    line(dice.once(2) ? "model: azureml:m:" + QByteArray::number(1 + dice.below(2))
                      : "model: {path: ../m-" + QByteArray::number(dice.below(2)) + "}");
    line("instance_type: S" + QByteArray::number(dice.below(2)));
    if (!dice.once(4)) {
        line("instance_count: " + QByteArray::number(1 + dice.below(4)));
    }
    if (dice.once(3)) {
        line("request_settings: {request_timeout_ms: " +
             QByteArray::number(1000 * (1 + dice.below(6))) + "}");
    }
    if (dice.once(3)) {
        line("environment_variables: {A: " + QByteArray::number(dice.below(2)) + "}");
    }
    if (dice.once(3)) {
        line("liveness_probe: {period: " + QByteArray::number(10 * (1 + dice.below(2))) + "}");
    }
    return text;
}

QByteArray sharesOver(Dice &dice, const QStringList &over)
{
    QByteArray text = "{";
    int left = over.isEmpty() || dice.once(6) ? 0 : 100;
    for (qsizetype i = 0; i < over.size(); ++i) {
        const int share = i + 1 == over.size() ? left : dice.below(left + 1);
        left -= share;
        if (share > 0 || dice.once(2)) {
            text += (text.size() > 1 ? ", " : "") + over.at(i).toUtf8() + ": " +
                    QByteArray::number(share);
        }
    }
    return text + "}";
}

/// Other manifests of the same endpoint, in the same dialect.
void rewrite(ManifestFolder &folder, Dice &dice, bool preview)
{
    folder.clear();
    QStringList present;
    for (const QString &name : names) {
        if (!dice.once(3)) {
            present.append(name);
        }
    }
    QByteArray endpoint = "name: churn\nauth_mode: key\n";
    if (dice.once(3)) {
        endpoint += "tags: {t: " + QByteArray::number(dice.below(2)) + "}\n";
    }
    QStringList serving = present;
    // Now and then one that is in no manifest, which may be live or not.
    if (dice.once(6)) {
        serving.append(names.at(dice.below(4)));
        serving.removeDuplicates();
    }
    if (!dice.once(4)) {
        endpoint += "traffic: " + sharesOver(dice, serving) + '\n';
    }
    if (dice.once(3)) {
        endpoint += "mirror_traffic: {" + names.at(dice.below(4)).toUtf8() + ": " +
                    QByteArray::number(10 * dice.below(3)) + "}\n";
    }
    if (preview) {
        endpoint += present.isEmpty() ? "deployments: {}\n" : "deployments:\n";
        for (const QString &name : present) {
            endpoint += "  " + name.toUtf8() + ":\n" + fieldsOf(dice, "    ");
        }
    } else {
        for (const QString &name : present) {
            folder.write(name + QStringLiteral(".yml"), "name: " + name.toUtf8() +
                                                            "\nendpoint_name: churn\n" +
                                                            fieldsOf(dice, ""));
        }
    }
    folder.write(QStringLiteral("endpoint.yml"), endpoint);
}

} // namespace

class TestPlannerProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverLosesTrafficAndIsDoneAfterwards_data();
    void neverLosesTrafficAndIsDoneAfterwards();
};

void TestPlannerProperties::neverLosesTrafficAndIsDoneAfterwards_data()
{
    QTest::addColumn<bool>("preview");
    QTest::newRow("preview") << true;
    QTest::newRow("v2") << false;
}

void TestPlannerProperties::neverLosesTrafficAndIsDoneAfterwards()
{
    QFETCH(bool, preview);
    int applied = 0;
    int refused = 0;
    for (quint32 seed = 0; seed < 100; ++seed) {
        Dice dice(seed);
        ManifestFolder folder;
        ModelPlane plane;
        QHash<QString, DesiredEndpointPointer> record;
        for (int step = 0; step < 6; ++step) {
            rewrite(folder, dice, preview);
            PlanInput input;
            input.desired = folder.desired();
            input.live = plane.state();
            input.lastApplied = record;
            input.options.prune = dice.once(2);
            const Plan made = plan(input);
            const QByteArray story = QByteArray::number(seed) + '/' + QByteArray::number(step) +
                                     ' ' +
                                     QJsonDocument(made.toJson()).toJson(QJsonDocument::Compact);
            QVERIFY2(plan(input).sameAs(made), story.constData());
            const auto read = Plan::fromJson(made.toJson());
            QVERIFY2(read && read->sameAs(made), story.constData());
            for (const PlanRefusal &refusal : made.refusals) {
                QVERIFY2(!refusal.error.detail.isEmpty() && !refusal.error.fix.isEmpty() &&
                             refusal.error.where.contains(u':'),
                         story.constData());
            }
            if (!made.refusals.empty()) {
                QVERIFY2(made.operations.empty(), story.constData());
                ++refused;
                continue;
            }
            // The model refuses traffic to what is not there or not ready, sums, and deletions of
            // what has traffic, at every step.
            const QString refusal = plane.apply(made);
            QVERIFY2(refusal.isEmpty(), (refusal.toUtf8() + ' ' + story).constData());
            for (const DesiredEndpointPointer &each : input.desired.endpoints) {
                record.insert(each->name, each);
            }
            input.live = plane.state();
            input.lastApplied = record;
            const Plan again = plan(input);
            QVERIFY2(
                again.refusals.empty() && !again.hasRunnable(),
                (story + " THEN " + QJsonDocument(again.toJson()).toJson(QJsonDocument::Compact))
                    .constData());
            const EndpointSpec &wanted = *input.desired.endpoints.front()->endpoint->spec;
            const auto &live = plane.endpoints.at(QStringLiteral("churn")).live;
            if (wanted.traffic) {
                QCOMPARE(sharesOf(live.traffic), sharesOf(*wanted.traffic));
            }
            ++applied;
        }
    }
    qInfo("%d applied, %d refused", applied, refused);
    QVERIFY(applied > 200 && refused > 50);
}

QTEST_GUILESS_MAIN(TestPlannerProperties)
#include "tst_planner_properties.moc"
