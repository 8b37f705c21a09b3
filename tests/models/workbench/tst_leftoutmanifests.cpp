// SPDX-License-Identifier: GPL-3.0-or-later
// What a sparse checkout leaves out, in the list and in the selected endpoint: real git.
#include "models/endpoint/endpointremoval.h"
#include "models/inventory/inventorymodel.h"
#include "models/live/livecontroller.h"
#include "models/repository/foldercontroller.h"
#include "models/workbench/leftoutmanifests.h"
#include "services/git/command/gitcommandlog.h"
#include "services/gitops/leftoutfiles.h"
#include "tests/support/endpointplace.h"
#include "tests/support/fakeworkspaceaccess.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace serin;

class TestLeftOutManifests : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsThemWithTheirState();
    void offersNoEditOfThem();
    void followsTheCheckout();
    void asksNothingWithoutASparseCheckout();

private:
    void openFolder();
    [[nodiscard]] QVariant row(const QStringList &keys, int role) const
    {
        return m_inventory->indexOf(keys).data(role);
    }
    [[nodiscard]] bool isLeftOut(const QStringList &keys) const
    {
        return row(keys, InventoryModel::SyncTextRole).toString() ==
               QLatin1String("not checked out");
    }

    std::unique_ptr<FolderController> m_folder;
    std::unique_ptr<InventoryModel> m_inventory;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<LeftOutManifests> m_leftOut;
};

void TestLeftOutManifests::init()
{
    m_leftOut.reset();
    m_tester.reset();
    m_inventory.reset();
    m_folder.reset();
    closeProject();
    makeRepository();
    makeEngines();
    for (const QByteArray &name : {QByteArray("churn"), QByteArray("fraud")}) {
        GitFixture::write(m_work, "endpoints/" + name + "/endpoint.yml",
                          "name: " + name + "\nauth_mode: key\ntraffic:\n  blue: 100\n");
        GitFixture::write(m_work, "endpoints/" + name + "/blue.yml",
                          "name: blue\nendpoint_name: " + name +
                              "\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n"
                              "instance_count: 3\n");
    }
    m_git->git(m_work, {"add", "-A"});
    m_git->git(m_work, {"commit", "-q", "-m", "Two endpoints"});
}

void TestLeftOutManifests::openFolder()
{
    openProject(nullptr);
    m_picks->setRoot(m_work);
    m_folder = std::make_unique<FolderController>();
    m_inventory = std::make_unique<InventoryModel>(*m_picks);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_inventory.get());
    connect(m_folder.get(), &FolderController::catalogChanged, this, [this] {
        m_inventory->setCatalog(m_folder->catalog(), m_folder->notes());
        m_endpoint->setCatalog(m_folder->catalog(), m_folder->leftOut());
    });
    m_leftOut = std::make_unique<LeftOutManifests>(*m_project, *m_folder);
    m_folder->open(m_work);
    QTRY_VERIFY_WITH_TIMEOUT(m_folder->state() == FolderController::State::Ready, patience);
    if (m_project->trustQuestion().concernsReading()) {
        m_project->trust();
    }
}

void TestLeftOutManifests::showsThemWithTheirState()
{
    m_git->git(m_work, {"sparse-checkout", "set", "endpoints/churn"});
    QVERIFY(!QFile::exists(m_work + QStringLiteral("/endpoints/fraud")));
    openFolder();
    const QStringList blue{QStringLiteral("fraud"), QStringLiteral("blue")};
    QTRY_VERIFY_WITH_TIMEOUT(isLeftOut(blue), patience);
    QVERIFY(isLeftOut({QStringLiteral("fraud")}));
    QCOMPARE(row(blue, InventoryModel::PercentRole).toInt(), 100);
    QCOMPARE(row(blue, InventoryModel::InstanceCountRole).toInt(), 3);
    QCOMPARE(
        row(blue, InventoryModel::ProblemRole).toString(),
        QStringLiteral("endpoints/fraud/blue.yml is not checked out: to edit it, run "
                       "`git sparse-checkout add endpoints/fraud` in the folder that is open"));
    const QStringList there{QStringLiteral("churn"), QStringLiteral("blue")};
    QVERIFY(!isLeftOut(there));
    QVERIFY(row(there, InventoryModel::ProblemRole).toString().isEmpty());
}

void TestLeftOutManifests::offersNoEditOfThem()
{
    m_git->git(m_work, {"sparse-checkout", "set", "endpoints/churn"});
    openFolder();
    QTRY_VERIFY_WITH_TIMEOUT(isLeftOut({QStringLiteral("fraud")}), patience);
    select(QStringLiteral("fraud"));
    const EndpointState &state = m_endpoint->state();
    const QString way = QStringLiteral("git sparse-checkout add endpoints/fraud");
    QVERIFY2(state.readOnlyReason.contains(way), qPrintable(state.readOnlyReason));
    QCOMPARE(state.deployments.size(), std::size_t(1));
    QVERIFY(state.deployments.front().instanceReadOnlyReason.contains(way));
    QCOMPARE(state.deployments.front().instanceCount, std::optional(3));
    QCOMPARE(state.split.percentOf(state.deployments.front().name).value(), 100);
    QCOMPARE(state.files.size(), std::size_t(2));
    QVERIFY(state.files.front().leftOutBytes.startsWith("name: fraud"));
    QVERIFY(m_endpoint->removeReason(QStringLiteral("blue")).contains(way));
    FakeWorkspaceAccess access;
    LiveController live(access);
    EndpointRemoval removal(*m_endpoint, *m_session, live);
    QVERIFY(removal.unavailableReason().contains(way));
}

void TestLeftOutManifests::followsTheCheckout()
{
    m_git->git(m_work, {"sparse-checkout", "set", "endpoints/churn"});
    openFolder();
    QTRY_VERIFY_WITH_TIMEOUT(isLeftOut({QStringLiteral("fraud")}), patience);
    select(QStringLiteral("fraud"));
    m_git->git(m_work, {"sparse-checkout", "add", "endpoints/fraud"});
    m_folder->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!isLeftOut({QStringLiteral("fraud")}), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_endpoint->state().readOnlyReason.isEmpty(), patience);
    m_git->git(m_work, {"sparse-checkout", "set", "endpoints/fraud"});
    m_folder->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(isLeftOut({QStringLiteral("churn")}), patience);
    QVERIFY(!isLeftOut({QStringLiteral("fraud")}));
}

void TestLeftOutManifests::asksNothingWithoutASparseCheckout()
{
    openFolder();
    QTRY_VERIFY_WITH_TIMEOUT(m_inventory->rowCount() == 2, patience);
    const auto calls = m_git->client().commands().runs().size();
    const QFuture<Result<LeftOutFiles>> found =
        readLeftOut(m_project->repository(), m_work, {}, this);
    const auto answer = GitFixture::await(found);
    VERIFY_RESULT(answer);
    QVERIFY(answer->files.isEmpty());
    QCOMPARE(m_git->client().commands().runs().size(), calls);
}

QTEST_GUILESS_MAIN(TestLeftOutManifests)
#include "tst_leftoutmanifests.moc"
