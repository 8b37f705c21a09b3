// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredstate.h"
#include "tests/support/manifestfolder.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray endpoint = "name: churn\nauth_mode: key\n";
const QByteArray blueText = "name: blue\nendpoint_name: churn\nmodel: azureml:m:1\n"
                            "instance_type: S\ninstance_count: 1\n";

} // namespace

class TestDesiredState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsFilesOfOneEndpointTogether();
    void asksForAPickAmongVariants();
    void asksForAPickAmongADeploymentsVariants();
    void saysWhatBelongsNowhere();
    void saysWhichFileCannotBeRead();
    void keepsWhatHasNotChanged();
    void seesAFileThatChangedMeanwhile();
    void tellsContentsApart();
};

void TestDesiredState::putsFilesOfOneEndpointTogether()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("e/endpoint.yml"), endpoint);
    folder.write(QStringLiteral("e/blue.yml"), blueText);
    QByteArray green = blueText;
    green.replace("name: blue\nendpoint_name: churn\n", "name: green\n");
    folder.write(QStringLiteral("e/green.yml"), green);
    const DesiredState state = folder.desired();
    QCOMPARE(state.endpoints.size(), std::size_t(1));
    const DesiredEndpoint &churn = *state.endpoints.front();
    QVERIFY(churn.undecided.isEmpty() && churn.problems.empty());
    QVERIFY(!churn.isWhole);
    QCOMPARE(churn.file, QStringLiteral("e/endpoint.yml"));
    QCOMPARE(churn.deployments.size(), std::size_t(2));
    QCOMPARE(churn.deployments.back()->origin.file(), QStringLiteral("e/green.yml"));
    QVERIFY(!churn.endpoint->spec->traffic);
    QVERIFY(state.notes.empty());
}

void TestDesiredState::asksForAPickAmongVariants()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("1.yml"), endpoint);
    folder.write(QStringLiteral("2.yml"), endpoint + "description: two\n");
    DesiredState state = folder.desired();
    QCOMPARE(state.endpoints.front()->undecided,
             QStringLiteral("churn is described 2 times, in 1.yml, 2.yml: pick one"));
    QVERIFY(!state.endpoints.front()->endpoint);
    const QString key = state.endpoints.front()->key;
    DesiredPicks picks;
    picks.endpoints.insert(key, QStringLiteral("2.yml#0"));
    state = folder.desired(picks);
    QVERIFY(state.endpoints.front()->undecided.isEmpty());
    QCOMPARE(state.endpoints.front()->endpoint->spec->description,
             std::optional(QStringLiteral("two")));
    picks.endpoints.insert(key, QStringLiteral("3.yml#0"));
    QVERIFY(folder.desired(picks).endpoints.front()->undecided.contains(
        QStringLiteral("the picked 3.yml#0 is gone")));
}

void TestDesiredState::asksForAPickAmongADeploymentsVariants()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("endpoint.yml"), endpoint);
    folder.write(QStringLiteral("blue-1.yml"), blueText);
    folder.write(QStringLiteral("blue-2.yml"), blueText + "description: two\n");
    DesiredState state = folder.desired();
    QCOMPARE(state.endpoints.front()->undecided,
             QStringLiteral("blue is described 2 times, in blue-1.yml, blue-2.yml: pick one"));
    DesiredPicks picks;
    picks.deployments.insert({state.endpoints.front()->key, QStringLiteral("blue")},
                             QStringLiteral("blue-2.yml#0"));
    state = folder.desired(picks);
    QVERIFY(state.endpoints.front()->undecided.isEmpty());
    QCOMPARE(state.endpoints.front()->deployments.front()->origin.file(),
             QStringLiteral("blue-2.yml"));
}

void TestDesiredState::saysWhatBelongsNowhere()
{
    ManifestFolder folder;
    QByteArray lonely = blueText;
    folder.write(QStringLiteral("lonely.yml"), lonely.replace("endpoint_name: churn\n", ""));
    const DesiredState state = folder.desired();
    QVERIFY(state.endpoints.empty());
    QCOMPARE(state.notes.size(), std::size_t(1));
    QCOMPARE(state.notes.front().kind, PlanNote::Kind::Unassigned);
    QCOMPARE(state.notes.front().deployment, QStringLiteral("blue"));
    QCOMPARE(state.notes.front().line, 1);
}

void TestDesiredState::saysWhichFileCannotBeRead()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("endpoint.yml"),
                 "name: churn\n<<<<<<< HEAD\nauth_mode: key\n=======\n>>>>>>> x\n");
    const DesiredState state = folder.desired();
    QVERIFY(state.endpoints.empty());
    QVERIFY(state.unreadableFiles.contains(QStringLiteral("endpoint.yml")));
    QCOMPARE(state.notes.size(), std::size_t(1));
    QCOMPARE(state.notes.front().kind, PlanNote::Kind::Unreadable);
    QVERIFY(state.notes.front().text.contains(QStringLiteral("endpoint.yml:2")));
}

void TestDesiredState::keepsWhatHasNotChanged()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("a/endpoint.yml"), endpoint);
    folder.write(QStringLiteral("a/blue.yml"), blueText);
    folder.write(QStringLiteral("b/endpoint.yml"), "name: other\nauth_mode: key\n");
    DesiredStateReader reader;
    int reads = 0;
    const auto counted = [&](const CatalogFile &file) {
        ++reads;
        return folder.texts()(file);
    };
    const DesiredState first = reader.read(folder.catalog(), counted);
    QCOMPARE(reads, 3);
    folder.write(QStringLiteral("a/blue.yml"), blueText + "description: new\n");
    const DesiredState second = reader.read(folder.catalog(), counted);
    QCOMPARE(reads, 4);
    QVERIFY(first.endpoint(QStringLiteral("other")) == second.endpoint(QStringLiteral("other")));
    QVERIFY(first.endpoint(QStringLiteral("churn")) != second.endpoint(QStringLiteral("churn")));
    QCOMPARE(second.endpoint(QStringLiteral("churn"))->deployments.front()->spec->description,
             std::optional(QStringLiteral("new")));
    QVERIFY(first.contentDigest != second.contentDigest);
}

void TestDesiredState::seesAFileThatChangedMeanwhile()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("endpoint.yml"), endpoint);
    const Catalog catalog = folder.catalog();
    folder.write(QStringLiteral("endpoint.yml"), endpoint + "description: new\n");
    DesiredStateReader reader;
    const DesiredState torn = reader.read(catalog, folder.texts());
    QCOMPARE(torn.endpoints.front()->problems.size(), std::size_t(1));
    QCOMPARE(torn.endpoints.front()->problems.front().kind, ErrorKind::Conflict);
    const DesiredState whole = reader.read(folder.catalog(), folder.texts());
    QVERIFY(whole.endpoints.front()->problems.empty());
}

void TestDesiredState::tellsContentsApart()
{
    ManifestFolder folder;
    folder.write(QStringLiteral("endpoint.yml"), endpoint);
    const QByteArray digest = folder.desired().contentDigest;
    QCOMPARE(folder.desired().contentDigest, digest);
    folder.write(QStringLiteral("moved.yml"), endpoint);
    folder.remove(QStringLiteral("endpoint.yml"));
    QVERIFY(folder.desired().contentDigest != digest);
}

QTEST_GUILESS_MAIN(TestDesiredState)
#include "tst_desiredstate.moc"
