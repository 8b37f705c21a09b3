// SPDX-License-Identifier: GPL-3.0-or-later
// The six places of a real repository, a model of the service and real records, put together.
#include "tests/services/gitops/rollbackbench.h"

#include <QTest>

using namespace serin;

namespace {

QStringList listOf(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts) {
        list.append(QString::fromLatin1(text));
    }
    return list;
}

} // namespace

class TestDriftReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<RollbackBench>(); }
    void cleanup() { m_bench.reset(); }

    void followsAChangeThroughAllPlaces();
    void seesWhatOthersPushed();
    void goesByHistoryWithoutRecords();
    void keepsWhatIsIgnored();
    void worksWithoutGit();
    void worksBeforeTheFirstCommitAndPush();
    void survivesARewrittenCommit();
    void leavesForeignEndpointsAlone();

private:
    [[nodiscard]] RollbackBench &bench() { return *m_bench; }

    std::unique_ptr<RollbackBench> m_bench;
};

void TestDriftReader::followsAChangeThroughAllPlaces()
{
    bench().release();
    QCOMPARE(bench().board(), QStringList());
    bench().writeEndpoint("blue: 100", {{"blue", 3}});
    QCOMPARE(bench().board(),
             listOf({"churn traffic uncommitted", "churn/blue instance_count uncommitted"}));
    bench().commit("Back to blue");
    QCOMPARE(bench().board(),
             listOf({"churn traffic unpushed", "churn/blue instance_count unpushed"}));
    bench().push();
    QCOMPARE(bench().board(),
             listOf({"churn traffic not applied", "churn/blue instance_count not applied"}));
    bench().apply();
    QCOMPARE(bench().board(), QStringList());
    bench().plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(9);
    bench().plane.publish();
    QCOMPARE(bench().board(), listOf({"churn/blue instance_count drifted"}));
}

void TestDriftReader::seesWhatOthersPushed()
{
    bench().release();
    bench().git.git(bench().git.root(), {QStringLiteral("clone"), QStringLiteral("-q"),
                                         bench().remote, QStringLiteral("other")});
    const QString other = bench().git.at("other");
    bench().git.git(other, {"config", "user.name", "Other"});
    bench().git.git(other, {"config", "user.email", "other@example.org"});
    GitFixture::write(other, "blue.yml", RollbackBench::deploymentText("blue", 4));
    bench().git.git(other, {"commit", "-q", "-a", "-m", "More blue"});
    bench().git.git(other, {"push", "-q"});
    QCOMPARE(bench().board(), QStringList()); // nothing is fetched
    QVERIFY(GitFixture::await(bench().repository->fetch()));
    QCOMPARE(bench().board(), listOf({"churn/blue instance_count behind upstream",
                                      "churn/blue instance_count not applied"}));
}

void TestDriftReader::goesByHistoryWithoutRecords()
{
    bench().release();
    bench().records.reset();
    QVERIFY(QDir(bench().git.at("data")).removeRecursively());
    bench().restart();
    QCOMPARE(bench().board(), QStringList());
    bench().plane.model.endpoints.at(QStringLiteral("churn")).live.traffic = {
        {QStringLiteral("blue"), 100}};
    bench().plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(9);
    bench().plane.publish();
    // blue at 100 was what an older commit said; 9 instances never were.
    QCOMPARE(bench().board(),
             listOf({"churn traffic not applied", "churn/blue instance_count differs"}));
}

void TestDriftReader::keepsWhatIsIgnored()
{
    bench().release();
    const auto scale = [&](int count) {
        bench().plane.deploymentAt("churn", "blue").spec.instanceCount =
            *InstanceCount::fromInt(count);
        bench().plane.publish();
    };
    scale(9);
    DriftRequest request;
    request.scope = bench().scope();
    const auto found = GitFixture::await(bench().drift->read(bench().repository, request));
    VERIFY_RESULT(found);
    VERIFY_RESULT(GitFixture::await(
        ignoreDrift(*bench().records, bench().scope(), found->board.rows.front())));
    QCOMPARE(bench().board(), QStringList());
    bench().restart();
    QCOMPARE(bench().board(), QStringList());
    scale(8);
    QCOMPARE(bench().board(), listOf({"churn/blue instance_count drifted"}));
}

void TestDriftReader::worksWithoutGit()
{
    bench().release();
    bench().repository.reset();
    QCOMPARE(bench().board(), QStringList());
    bench().writeEndpoint("blue: 100", {{"blue", 3}});
    QCOMPARE(bench().board(),
             listOf({"churn traffic not applied", "churn/blue instance_count not applied"}));
}

void TestDriftReader::worksBeforeTheFirstCommitAndPush()
{
    const QString fresh = bench().git.at("fresh");
    bench().git.git(bench().git.root(), {"init", "-q", "-b", "main", "fresh"});
    bench().folder = fresh;
    bench().restart();
    bench().writeEndpoint("blue: 100", {{"blue", 1}});
    QCOMPARE(bench().board(), listOf({"churn name uncommitted"}));
    bench().git.git(fresh, {"config", "user.name", "Test"});
    bench().git.git(fresh, {"config", "user.email", "test@example.org"});
    bench().commit("First");
    QCOMPARE(bench().board(), listOf({"churn name differs"}));
    bench().apply();
    QCOMPARE(bench().board(), QStringList());
}

void TestDriftReader::survivesARewrittenCommit()
{
    bench().release();
    // The records name commits that nobody has any more.
    bench().git.git(bench().folder, {"checkout", "-q", "--orphan", "new"});
    bench().git.git(bench().folder, {"commit", "-q", "-m", "All at once"});
    bench().git.git(bench().folder, {"branch", "-q", "-D", "main"});
    bench().git.git(bench().folder, {"branch", "-q", "-m", "main"});
    bench().git.git(bench().folder, {"push", "-q", "-f", "-u", "origin", "main"});
    bench().git.git(bench().folder, {"reflog", "expire", "--expire=now", "--all"});
    bench().git.git(bench().folder, {"gc", "-q", "--prune=now"});
    bench().restart();
    QCOMPARE(bench().board(), QStringList());
    bench().writeEndpoint("blue: 100", {{"blue", 1}});
    bench().commit("Back to blue");
    bench().push();
    QCOMPARE(bench().board(), listOf({"churn traffic not applied"}));
}

void TestDriftReader::leavesForeignEndpointsAlone()
{
    bench().release();
    auto other = bench().plane.model.endpoints.at(QStringLiteral("churn"));
    other.live.spec.name = *EndpointName::fromString(QStringLiteral("other"));
    bench().plane.model.endpoints.insert({QStringLiteral("other"), other});
    bench().plane.publish();
    QCOMPARE(bench().board(), QStringList());
    DriftRequest request;
    request.scope = bench().scope();
    request.withForeign = true;
    const auto found = GitFixture::await(bench().drift->read(bench().repository, request));
    VERIFY_RESULT(found);
    QCOMPARE(found->board.rows.size(), std::size_t(1));
    QCOMPARE(found->board.rows.front().cause, BoardCause::NotInGit);
}

QTEST_GUILESS_MAIN(TestDriftReader)
#include "tst_driftreader.moc"
