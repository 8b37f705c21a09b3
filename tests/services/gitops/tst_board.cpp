// SPDX-License-Identifier: GPL-3.0-or-later
// The board of whole manifests beside what a model of the service holds.
#include "services/gitops/drift/board.h"

#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QJsonObject>
#include <QTest>

using namespace serin;

namespace {

const QString churn = QStringLiteral("churn");

QByteArray endpointText(const QByteArray &traffic)
{
    return "name: churn\nauth_mode: key\ntraffic: {" + traffic + "}\n";
}

QByteArray deploymentText(const QByteArray &name, int count = 1, const QByteArray &more = {})
{
    return "name: " + name +
           "\nendpoint_name: churn\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n"
           "instance_count: " +
           QByteArray::number(count) + '\n' + more;
}

ManifestFolder folderOf(const QByteArray &traffic, int count)
{
    ManifestFolder folder;
    folder.write(QStringLiteral("endpoint.yml"), endpointText(traffic));
    folder.write(QStringLiteral("blue.yml"), deploymentText("blue", count));
    return folder;
}

/// "churn/blue instance_count drifted"
QStringList linesOf(const Board &board)
{
    QStringList lines;
    for (const BoardRow &row : board.rows) {
        const QString name =
            row.deployment.isEmpty() ? row.endpoint : row.endpoint + u'/' + row.deployment;
        lines.append(name + u' ' + row.field + u' ' + boardWord(row.cause) +
                     (row.isIgnored ? QStringLiteral(" (ignored)") : QString()));
    }
    return lines;
}

QStringList lines(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts) {
        list.append(QString::fromLatin1(text));
    }
    return list;
}

} // namespace

class TestBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isCleanWhenAllIsTheSame();
    void tellsTheFourPlacesApart();
    void tellsDriftFromWhatWasNotApplied();
    void tellsWhatWasTakenOver();
    void trustsADigestThatHasNotChanged();
    void looksIntoHistoryWithoutARecord();
    void tellsWhatCameAndWent();
    void leavesForeignEndpointsAlone();
    void leavesDefaultsAlone();
    void leavesLocalAssetsAlone();
    void saysWhatIsNotKnown();
    void doesNotTakeAnUnreadableFileForADeletion();
    void ignoresUntilItChangesAgain();
    void keepsSayingThatGitMustFollow();
    void writesThePromisedJson();
    void tellsWhatIsTheSame();

private:
    void inAll(const ManifestFolder &folder)
    {
        m_in.workingTree = m_in.head = m_in.base = m_in.upstream = folder.desired();
    }
    void apply(const ManifestFolder &folder)
    {
        PlanInput input;
        input.desired = folder.desired();
        input.live = m_plane.state();
        const Plan made = plan(input);
        QVERIFY(made.refusals.empty());
        QCOMPARE(m_plane.apply(made), QString());
        m_in.live = m_plane.state();
    }
    void record(const ManifestFolder &folder)
    {
        m_in.applied.insert(churn, {folder.desired().endpoint(churn), true, false, {}});
    }
    LiveDeployment &live(const QString &name)
    {
        return m_plane.endpoints.at(churn).deployments.at(name);
    }
    QStringList rows()
    {
        m_in.live = m_plane.state();
        return linesOf(makeBoard(m_in));
    }

    ModelPlane m_plane;
    BoardInput m_in;
};

void TestBoard::init()
{
    m_plane = ModelPlane();
    m_in = BoardInput();
}

void TestBoard::isCleanWhenAllIsTheSame()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    QCOMPARE(rows(), QStringList());
    record(folder);
    const Board board = makeBoard(m_in);
    QVERIFY(board.isClean() && board.notes.empty() && board.toJson().isEmpty());
}

void TestBoard::tellsTheFourPlacesApart()
{
    const ManifestFolder first = folderOf("blue: 100", 1);
    inAll(first);
    apply(first);
    record(first);
    m_in.workingTree = folderOf("blue: 0", 2).desired();
    QCOMPARE(rows(), lines({"churn traffic uncommitted", "churn/blue instance_count uncommitted"}));
    m_in.head = m_in.workingTree;
    QCOMPARE(rows(), lines({"churn traffic unpushed", "churn/blue instance_count unpushed"}));
    m_in.base = m_in.upstream = m_in.head;
    QCOMPARE(rows(), lines({"churn traffic not applied", "churn/blue instance_count not applied"}));
    m_in.upstream = folderOf("blue: 0", 3).desired();
    QCOMPARE(rows(),
             lines({"churn traffic not applied", "churn/blue instance_count behind upstream",
                    "churn/blue instance_count not applied"}));
}

void TestBoard::tellsDriftFromWhatWasNotApplied()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(5);
    m_plane.endpoints.at(churn).live.traffic.clear();
    QCOMPARE(rows(), lines({"churn traffic drifted", "churn/blue instance_count drifted"}));
    const Board board = makeBoard(m_in);
    QCOMPARE(*board.rows.back().values.live, QJsonValue(5));
    QCOMPARE(*board.rows.back().values.applied, QJsonValue(1));
    QCOMPARE(board.rows.back().file, QStringLiteral("blue.yml"));
    QCOMPARE(board.rows.back().line, 5);
    m_in.applied.clear();
    QCOMPARE(rows(), lines({"churn traffic differs", "churn/blue instance_count differs"}));
}

/// The difference stays until that is pushed, but there is nothing to take any more.
void TestBoard::tellsWhatWasTakenOver()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(5);
    const auto drift = [this] { return makeBoard(m_in).rows.back(); };
    m_in.live = m_plane.state();
    QVERIFY(!drift().isTakenOver);
    QVERIFY(actsFor(drift()) == actsFor(BoardCause::Drifted));
    m_in.workingTree = folderOf("blue: 100", 5).desired();
    QCOMPARE(rows(),
             lines({"churn/blue instance_count uncommitted", "churn/blue instance_count drifted"}));
    QVERIFY(drift().isTakenOver);
    QVERIFY(actsFor(drift()) == (std::vector{BoardAct::Apply, BoardAct::Ignore}));
    m_in.upstream = folderOf("blue: 100", 3).desired(); // it has news
    QVERIFY(!drift().isTakenOver);
    m_in.upstream = m_in.base;
    m_in.workingTree = folderOf("blue: 100", 4).desired();
    QVERIFY(!drift().isTakenOver);
    m_in.workingTree = m_in.head = m_in.base = m_in.upstream = folderOf("blue: 100", 5).desired();
    QCOMPARE(rows(), QStringList());
}

void TestBoard::trustsADigestThatHasNotChanged()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folderOf("blue: 100", 4));
    // Applied from a working tree that nobody has any more.
    m_in.applied.insert(churn, {nullptr, false, true, {}});
    QCOMPARE(rows(), lines({"churn/blue instance_count not applied"}));
    m_in.applied.insert(churn, {nullptr, false, false, {}});
    QCOMPARE(rows(), lines({"churn/blue instance_count differs"}));
}

void TestBoard::looksIntoHistoryWithoutARecord()
{
    inAll(folderOf("blue: 100", 3));
    apply(folderOf("blue: 100", 1));
    m_in.history = {folderOf("blue: 100", 2).desired(), folderOf("blue: 0", 1).desired()};
    QCOMPARE(rows(), lines({"churn/blue instance_count not applied"}));
    QCOMPARE(*makeBoard(m_in).rows.front().values.applied, QJsonValue(1));
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(7);
    QCOMPARE(rows(), lines({"churn/blue instance_count differs"}));
}

void TestBoard::tellsWhatCameAndWent()
{
    const ManifestFolder one = folderOf("blue: 100", 1);
    ManifestFolder two = one;
    two.write(QStringLiteral("green.yml"), deploymentText("green", 2));
    inAll(one);
    apply(one);
    record(one);
    m_in.workingTree = two.desired();
    QCOMPARE(rows(), lines({"churn/green name uncommitted"}));
    inAll(two);
    QCOMPARE(rows(), lines({"churn/green name not applied"}));
    apply(two);
    record(two);
    QCOMPARE(rows(), QStringList());

    // Away behind Git's back.
    m_plane.endpoints.at(churn).deployments.erase(QStringLiteral("green"));
    QCOMPARE(rows(), lines({"churn/green name drifted"}));
    // There, applied, and gone from Git.
    apply(two);
    inAll(one);
    QCOMPARE(rows(), lines({"churn/green name not applied"}));
    // There, and never in Git.
    record(one);
    QCOMPARE(rows(), lines({"churn/green name not in Git"}));
    m_in.applied[churn].leftOver.insert(QStringLiteral("green"));
    QCOMPARE(rows(), lines({"churn/green name not applied"}));
    m_plane.endpoints.clear();
    QCOMPARE(rows(), lines({"churn name drifted"}));
    m_in.applied.clear();
    QCOMPARE(rows(), lines({"churn name differs"}));
    m_in.history = {ManifestFolder().desired()};
    QCOMPARE(rows(), lines({"churn name not applied"}));
}

void TestBoard::leavesForeignEndpointsAlone()
{
    apply(folderOf("blue: 100", 1));
    inAll(ManifestFolder());
    QCOMPARE(rows(), QStringList());
    m_in.withForeign = true;
    QCOMPARE(rows(), lines({"churn name not in Git"}));
    m_in.withForeign = false;
    record(folderOf("blue: 100", 1));
    QCOMPARE(rows(), lines({"churn name not applied"}));
    // None of its applies succeeded, and one may have made it.
    m_in.applied[churn] = {nullptr, false, false, {}};
    QCOMPARE(rows(), QStringList());
    m_in.applied[churn].leftOver.insert(QString());
    QCOMPARE(rows(), lines({"churn name not applied"}));
}

void TestBoard::leavesDefaultsAlone()
{
    const ManifestFolder bare = folderOf("blue: 100", 1);
    ManifestFolder full = bare;
    full.write(QStringLiteral("blue.yml"),
               deploymentText("blue", 1,
                              "request_settings: {request_timeout_ms: 5000}\n"
                              "app_insights_enabled: false\n"));
    full.write(QStringLiteral("endpoint.yml"), endpointText("blue: 100, green: 0"));
    inAll(bare);
    m_in.workingTree = full.desired();
    apply(bare);
    record(bare);
    QCOMPARE(rows(), QStringList());
    live(QStringLiteral("blue")).spec.appInsightsEnabled = true;
    QCOMPARE(rows(), lines({"churn/blue app_insights_enabled uncommitted"}));
    inAll(full);
    record(full);
    QCOMPARE(rows(), lines({"churn/blue app_insights_enabled drifted"}));
}

void TestBoard::leavesLocalAssetsAlone()
{
    ManifestFolder local = folderOf("blue: 100", 1);
    local.write(QStringLiteral("blue.yml"),
                deploymentText("blue").replace("model: azureml:m:1", "model: {path: ../m}"));
    inAll(local);
    apply(local);
    record(local);
    QCOMPARE(rows(), QStringList());
    ManifestFolder other = local;
    other.write(QStringLiteral("blue.yml"),
                deploymentText("blue").replace("model: azureml:m:1", "model: {path: ../other}"));
    m_in.workingTree = other.desired();
    QCOMPARE(rows(), lines({"churn/blue model uncommitted"}));
}

void TestBoard::saysWhatIsNotKnown()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    ManifestFolder variants = folder;
    variants.write(QStringLiteral("old/endpoint.yml"), endpointText("blue: 0"));
    m_in.workingTree = variants.desired();
    Board board = makeBoard(m_in);
    QCOMPARE(linesOf(board), QStringList());
    QCOMPARE(board.notes.size(), std::size_t(1));
    QCOMPARE(board.notes.front().kind, PlanNote::Kind::Undecided);
    inAll(variants);
    board = makeBoard(m_in);
    QVERIFY(board.rows.empty());
    QCOMPARE(board.notes.size(), std::size_t(1));
    m_in.live.reset();
    QVERIFY(makeBoard(m_in).rows.empty());
}

void TestBoard::doesNotTakeAnUnreadableFileForADeletion()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    ManifestFolder broken = folder;
    broken.write(QStringLiteral("blue.yml"), "<<<<<<< HEAD\nname: blue\n=======\n");
    m_in.workingTree = broken.desired();
    QCOMPARE(rows(), QStringList());
    m_in.upstream = broken.desired();
    QCOMPARE(rows(), QStringList());
    ManifestFolder worse = folder;
    worse.write(QStringLiteral("endpoint.yml"), "<<<<<<< HEAD\nname: churn\n=======\n");
    m_in.upstream = m_in.head;
    m_in.workingTree = worse.desired();
    QCOMPARE(rows(), QStringList());
    worse.remove(QStringLiteral("blue.yml"));
    m_in.workingTree = worse.desired();
    QCOMPARE(rows(), QStringList());
}

void TestBoard::ignoresUntilItChangesAgain()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(5);
    m_in.ignored = {{churn, QStringLiteral("blue"), QStringLiteral("instance_count"),
                     boardDigest(QJsonValue(5))}};
    QCOMPARE(rows(), lines({"churn/blue instance_count drifted (ignored)"}));
    const Board board = makeBoard(m_in);
    QVERIFY(board.isClean() && board.toJson().isEmpty());
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(6);
    QCOMPARE(rows(), lines({"churn/blue instance_count drifted"}));
    QVERIFY(boardDigest(std::nullopt) != boardDigest(QJsonValue(QJsonValue::Undefined)));
}

void TestBoard::keepsSayingThatGitMustFollow()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    m_in.rolledBack.insert(churn);
    QCOMPARE(rows(), QStringList()); // Git has followed by another way
    m_plane.endpoints.at(churn).live.traffic.clear();
    QCOMPARE(rows(), lines({"churn traffic rolled back live, not in Git"}));
    QVERIFY(!makeBoard(m_in).isClean());
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(5);
    QCOMPARE(rows(), lines({"churn traffic rolled back live, not in Git",
                            "churn/blue instance_count drifted"}));
}

void TestBoard::writesThePromisedJson()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    m_plane.endpoints.at(churn).live.traffic.clear();
    m_in.live = m_plane.state();
    m_in.workingTree.reset();
    const QJsonObject row = makeBoard(m_in).toJson().first().toObject();
    QCOMPARE(row.keys(), lines({"cause", "deployment", "endpoint", "field", "values"}));
    QCOMPARE(row.value(QLatin1String("cause")), QJsonValue(QStringLiteral("drifted")));
    QCOMPARE(row.value(QLatin1String("deployment")), QJsonValue(QString()));
    const QJsonObject split{{QStringLiteral("blue"), 100}};
    QCOMPARE(row.value(QLatin1String("values")).toObject(),
             (QJsonObject{{QStringLiteral("workingTree"), QJsonValue::Null},
                          {QStringLiteral("head"), split},
                          {QStringLiteral("upstream"), split},
                          {QStringLiteral("live"), QJsonObject()},
                          {QStringLiteral("applied"), split}}));
}

void TestBoard::tellsWhatIsTheSame()
{
    const ManifestFolder folder = folderOf("blue: 100", 1);
    inAll(folder);
    apply(folder);
    record(folder);
    QVERIFY(makeBoard(m_in).same.empty()); // nobody asked
    m_in.withSame = true;
    live(QStringLiteral("blue")).spec.instanceCount = *InstanceCount::fromInt(5);
    m_in.live = m_plane.state();
    const Board board = makeBoard(m_in);
    QCOMPARE(board.rows.size(), std::size_t(1));
    QCOMPARE(board.rows.front().field, QStringLiteral("instance_count"));
    QStringList same;
    for (const BoardRow &row : board.same) {
        same.append(row.deployment + u' ' + row.field);
        QVERIFY(row.values.upstream);
    }
    QVERIFY2(same.startsWith(QStringLiteral(" name")), qPrintable(same.join(u',')));
    QVERIFY(same.contains(QStringLiteral(" traffic")) &&
            same.contains(QStringLiteral("blue name")));
    QVERIFY(!same.contains(QStringLiteral("blue instance_count")));
    QCOMPARE(board.toJson().size(), 1); // the contract's list has differences only
}

QTEST_APPLESS_MAIN(TestBoard)
#include "tst_board.moc"
