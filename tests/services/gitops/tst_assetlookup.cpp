// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/assetlookup.h"
#include "tests/services/gitops/applybench.h"

using namespace serin;

namespace {

QByteArray deployment(const char *name, const char *code)
{
    return QByteArray("name: ") + name +
           "\nendpoint_name: churn\nenvironment: azureml:e:1\ninstance_type: S\n"
           "instance_count: 1\ncode_configuration: {code: " +
           code + ", scoring_script: score.py}\n";
}

} // namespace

class TestAssetLookup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ApplyBench>();
        m->writeEndpoint("churn", "blue: 100", {});
        m->write("churn/blue.yml", deployment("blue", "src"));
        m->writeFile(QStringLiteral("churn/src/score.py"), "one");
        m_lookup = std::make_unique<AssetLookup>(m->plane, m->store);
    }
    void cleanup()
    {
        m_lookup.reset();
        m.reset();
    }
    void comparesWithWhatIsLive();
    void readsSharedAssetsOnce();
    void isTheSameObjectAgain();
    void namesProblemsAndGoesOn();
    void answersWhenNothingCanBeTold();
    void looksOnlyAtTheNamed();

private:
    Result<KnownAssets> look(const QSet<QString> &endpoints = {})
    {
        const ApplyRequest request = m->request();
        return answered(m_lookup->look(request.input.desired, request.assets, endpoints));
    }
    QStringList planned(const KnownAssets &known)
    {
        PlanInput input = m->request().input;
        input.assets = known.assets;
        input.live = m->plane.liveState();
        QStringList ids;
        for (const PlanOperation &operation : plan(input).operations) {
            ids.append(operation.id);
        }
        return ids;
    }

    std::unique_ptr<ApplyBench> m;
    std::unique_ptr<AssetLookup> m_lookup;
};

void TestAssetLookup::comparesWithWhatIsLive()
{
    const auto before = look();
    QVERIFY(before);
    QCOMPARE(before->assets.size(), 1);
    const auto &blue = before->assets.value(QStringLiteral("churn"))
                           ->at({QStringLiteral("blue"), AssetId::Kind::Code});
    QVERIFY(blue.reference.startsWith(QStringLiteral("azureml:src:")));
    QVERIFY(!blue.exists);
    m->settle();
    const auto after = look();
    QVERIFY(after->assets.value(QStringLiteral("churn"))->begin()->second.exists);
    QCOMPARE(planned(*after), QStringList());
    m->writeFile(QStringLiteral("churn/src/score.py"), "two");
    QCOMPARE(planned(*look()),
             (QStringList{QStringLiteral("register:churn/blue/code_configuration.code"),
                          QStringLiteral("update:churn/blue")}));
}

void TestAssetLookup::readsSharedAssetsOnce()
{
    for (const char *name : {"green", "red"}) {
        m->write(qPrintable(QStringLiteral("churn/%1.yml").arg(QLatin1String(name))),
                 deployment(name, "src"));
    }
    const auto known = look();
    QCOMPARE(known->assets.value(QStringLiteral("churn"))->size(), std::size_t(3));
    QCOMPARE(m->plane.calls.filter(QStringLiteral("asset ")).size(), 1);
}

void TestAssetLookup::isTheSameObjectAgain()
{
    const auto one = look();
    const auto two = look();
    QCOMPARE(two->assets.value(QStringLiteral("churn")).get(),
             one->assets.value(QStringLiteral("churn")).get());
    m->writeFile(QStringLiteral("churn/src/score.py"), "two");
    QVERIFY(look()->assets.value(QStringLiteral("churn")) !=
            one->assets.value(QStringLiteral("churn")));
}

void TestAssetLookup::namesProblemsAndGoesOn()
{
    m->write("churn/green.yml", deployment("green", "nowhere"));
    const auto known = look();
    QVERIFY(known);
    QCOMPARE(known->assets.value(QStringLiteral("churn"))->size(), std::size_t(1));
    QCOMPARE(known->problems.size(), std::size_t(1));
    const PlanRefusal &problem = known->problems.front();
    QCOMPARE(problem.endpoint, QStringLiteral("churn"));
    QCOMPARE(problem.deployment, QStringLiteral("green"));
    QCOMPARE(problem.error.where, QStringLiteral("churn/green.yml:6"));
    QVERIFY(problem.error.detail.startsWith(QStringLiteral("code_configuration.code of green: ")));
    QVERIFY(problem.error.detail.contains(QStringLiteral("churn/nowhere")));
    // Only what needs it fails, before anything has changed.
    const ApplyReport report = m->apply();
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QCOMPARE(report.error->kind, ErrorKind::NotFound);
    QVERIFY(m->plane.changes().join(u' ').startsWith(QStringLiteral("put-asset")));
    QCOMPARE(m->plane.changes().size(), 1);
}

void TestAssetLookup::answersWhenNothingCanBeTold()
{
    const Error away{ErrorKind::Unavailable, QStringLiteral("away"), {}, {}};
    m->plane.fail(QStringLiteral("asset"), away);
    QCOMPARE(look().error(), away);
    QVERIFY(look());
}

void TestAssetLookup::looksOnlyAtTheNamed()
{
    QVERIFY(look({QStringLiteral("other")})->assets.isEmpty());
    QVERIFY(m->plane.calls.isEmpty());
    QCOMPARE(look({QStringLiteral("churn")})->assets.size(), 1);
}

QTEST_GUILESS_MAIN(TestAssetLookup)
#include "tst_assetlookup.moc"
