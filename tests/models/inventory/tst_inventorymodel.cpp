// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/inventory/inventorymodel.h"
#include "models/live/livetext.h"
#include "models/repository/variantpicks.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <random>

using namespace serin;

namespace {

const QString root = QStringLiteral("/folder");

CatalogFilePointer file(const QString &name, const QByteArray &text)
{
    const QString path = root + QLatin1Char('/') + name;
    auto made = std::make_shared<CatalogFile>(catalogFile(Manifest::parse(text, path), path, root));
    made->checksum = text; // stands for it
    return made;
}

CatalogFilePointer endpointEntry(const QString &name, const QByteArray &traffic = {})
{
    return file(name + QStringLiteral("/endpoint.yml"),
                "$schema: https://azuremlschemas.azureedge.net/latest/"
                "managedOnlineEndpoint.schema.json\nname: " +
                    name.toUtf8() + "\n" + (traffic.isEmpty() ? "" : "traffic: " + traffic + "\n"));
}

CatalogFilePointer deploymentEntry(const QString &endpointName, const QByteArray &name,
                                   const QByteArray &rest = "instance_count: 2\n")
{
    return file(endpointName + QLatin1Char('/') + QString::fromUtf8(name) + QStringLiteral(".yml"),
                "$schema: https://azuremlschemas.azureedge.net/latest/"
                "managedOnlineDeployment.schema.json\nname: " +
                    name + "\n" + rest);
}

LiveViewPointer live(const QString &name, const QMap<QString, int> &traffic = {},
                     std::optional<std::vector<LiveDeploymentView>> deployments = std::nullopt)
{
    auto view = std::make_shared<LiveEndpointView>();
    view->name = name;
    view->state = ProvisioningState::Succeeded;
    view->traffic = traffic;
    view->deployments = std::move(deployments);
    return view;
}

LiveDeploymentView liveDeployment(const QString &name, int instances, std::optional<int> ready)
{
    LiveDeploymentView view;
    view.name = name;
    view.state = ProvisioningState::Succeeded;
    view.instances = instances;
    view.ready = ready;
    return view;
}

LiveSnapshotPointer snapshot(const std::vector<LiveViewPointer> &views)
{
    auto made = std::make_shared<LiveSnapshot>();
    made->isKnown = true;
    for (const LiveViewPointer &view : views) {
        made->endpoints[view->name] = view;
    }
    return made;
}

using Files = std::vector<CatalogFilePointer>;

/// The rows as text, for comparing.
QStringList printed(const InventoryModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString line =
            QString(depth * 2, QLatin1Char(' ')) + index.data(InventoryModel::NameRole).toString();
        for (const int role :
             {int(InventoryModel::TrafficTextRole), int(InventoryModel::PercentRole)}) {
            if (const QString text = index.data(role).toString(); !text.isEmpty()) {
                line += QStringLiteral(" | ") + text;
            }
        }
        lines << line << printed(model, index, depth + 1);
    }
    return lines;
}

} // namespace

class TestInventoryModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsEndpointsAndDeployments();
    void roles();
    void variants();
    void unassignedAndUnreadable();
    void refreshKeepsIndexes();
    void refreshTellsWhatChanged();
    void deploymentsThatChangeTheirOrder();
    void filters();
    void filterAndRefresh();
    void findsByKeys();
    void placeholdersAreToldApart();
    void hostileNames();
    void hostileTraffic();
    void randomRefreshes();
    void manyChangesKeepIndexes();
    void onAnotherThread();
    void diesWhileItWorks();
    void tenThousand();
    void liveBesideFiles();
    void onlyLive();
    void liveRefreshChangesRows();
    void liveTenThousand();

private:
    void set(const Files &files, const std::vector<FolderScanNote> &notes = {})
    {
        m_model->setCatalog(Catalog(root, files), notes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<InventoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestInventoryModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("conf")));
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_picks->setRoot(root);
    m_model = std::make_unique<InventoryModel>(*m_picks);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestInventoryModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestInventoryModel::showsEndpointsAndDeployments()
{
    set({endpointEntry(QStringLiteral("zulu"), "{blue: 90, green: 10}"),
         deploymentEntry(QStringLiteral("zulu"), "blue"),
         deploymentEntry(QStringLiteral("zulu"), "green"), endpointEntry(QStringLiteral("alpha"))});
    QCOMPARE(printed(*m_model),
             QStringList({QStringLiteral("alpha"), QStringLiteral("zulu | blue 90 · green 10"),
                          QStringLiteral("  blue | 90"), QStringLiteral("  green | 10")}));
}

void TestInventoryModel::roles()
{
    set({endpointEntry(QStringLiteral("one"), "{blue: 100}"),
         deploymentEntry(QStringLiteral("one"), "blue")});
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(top.data(InventoryModel::KindRole).value<InventoryKind>(), InventoryKind::Endpoint);
    QCOMPARE(top.data(InventoryModel::EndpointKeyRole).toString(), QStringLiteral("one"));
    QCOMPARE(top.data(InventoryModel::DialectRole).toString(), QStringLiteral("v2"));
    QCOMPARE(top.data(InventoryModel::FilePathRole).toString(),
             QStringLiteral("/folder/one/endpoint.yml"));
    QCOMPARE(top.data(InventoryModel::VariantsCountRole).toInt(), 1);
    QCOMPARE(top.data(InventoryModel::SharesRole).toList(),
             QVariantList({QStringLiteral("blue"), 100}));
    QVERIFY(top.data(InventoryModel::ProblemRole).toString().isEmpty());
    const QModelIndex blue = m_model->index(0, 0, top);
    QCOMPARE(blue.data(InventoryModel::InstanceCountRole).toInt(), 2);
    QCOMPARE(blue.data(InventoryModel::PercentRole).toInt(), 100);
    QCOMPARE(blue.data(InventoryModel::FilePathRole).toString(),
             QStringLiteral("/folder/one/blue.yml"));
    QCOMPARE(blue.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("blue, 100 percent, 2 instances"));
}

void TestInventoryModel::variants()
{
    const QByteArray preview = "name: canary\ntype: online\ntraffic: {blue: %1, green: %2}\n"
                               "deployments:\n  blue: {}\n  green: {}\n";
    Files files;
    for (int i = 0; i < 3; ++i) {
        QByteArray text = preview;
        text.replace("%1", QByteArray::number(100 - i)).replace("%2", QByteArray::number(i));
        files.push_back(file(QStringLiteral("step%1.yaml").arg(i), text));
    }
    set(files);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(top.data(InventoryModel::VariantsCountRole).toInt(), 3);
    QVERIFY(top.data(InventoryModel::TrafficTextRole).toString().isEmpty());
    QVERIFY(!top.data(InventoryModel::ProblemRole).toString().isEmpty());
    QVERIFY(!m_model->index(0, 0, top).data(InventoryModel::PercentRole).isValid());

    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const Catalog catalog(root, files);
    m_picks->pick(catalog.endpoints().front(), QStringLiteral("step2.yaml#0"));
    QCOMPARE(changed.size(), 2); // the endpoint, and its deployments
    QCOMPARE(top.data(InventoryModel::TrafficTextRole).toString(),
             QStringLiteral("blue 98 · green 2"));
    QVERIFY(top.data(InventoryModel::ProblemRole).toString().isEmpty());
    QCOMPARE(m_model->index(1, 0, top).data(InventoryModel::PercentRole).toInt(), 2);
}

void TestInventoryModel::unassignedAndUnreadable()
{
    set({endpointEntry(QStringLiteral("one")), deploymentEntry(QStringLiteral("nowhere"), "lost"),
         file(QStringLiteral("broken.yml"), "<<<<<<< ours\nname: x\n")},
        {{FolderScanNote::Kind::FolderUnreadable, root + QStringLiteral("/secret"),
          QStringLiteral("Permission denied")},
         {FolderScanNote::Kind::LinkLeaves, root + QStringLiteral("/link.yml"), {}}});
    QCOMPARE(printed(*m_model),
             QStringList({QStringLiteral("one"), QStringLiteral("Unassigned"),
                          QStringLiteral("  lost"), QStringLiteral("Not readable"),
                          QStringLiteral("  broken.yml"), QStringLiteral("  secret")}));
    const QModelIndex group = m_model->index(2, 0);
    QVERIFY(m_model->index(0, 0, group)
                .data(InventoryModel::ProblemRole)
                .toString()
                .contains(QStringLiteral("broken.yml:1")));
    QCOMPARE(m_model->index(1, 0, group).data(InventoryModel::ProblemRole).toString(),
             QStringLiteral("The folder cannot be read: Permission denied"));
    set({endpointEntry(QStringLiteral("one"))});
    QCOMPARE(printed(*m_model), QStringList(QStringLiteral("one")));
}

void TestInventoryModel::refreshKeepsIndexes()
{
    const CatalogFilePointer kept = endpointEntry(QStringLiteral("mmm"));
    const CatalogFilePointer blue = deploymentEntry(QStringLiteral("mmm"), "blue");
    set({endpointEntry(QStringLiteral("aaa")), kept, blue});
    const QPersistentModelIndex top(m_model->index(1, 0));
    const QPersistentModelIndex below(m_model->index(0, 0, top));
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    set({endpointEntry(QStringLiteral("bbb")), endpointEntry(QStringLiteral("ccc")), kept, blue,
         endpointEntry(QStringLiteral("zzz"))});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(top.row(), 2);
    QCOMPARE(top.data().toString(), QStringLiteral("mmm"));
    QCOMPARE(below.data().toString(), QStringLiteral("blue"));
    QCOMPARE(below.parent(), QModelIndex(top));
}

void TestInventoryModel::refreshTellsWhatChanged()
{
    const CatalogFilePointer other = endpointEntry(QStringLiteral("other"));
    const CatalogFilePointer blue = deploymentEntry(QStringLiteral("one"), "blue");
    set({endpointEntry(QStringLiteral("one"), "{blue: 100}"), blue, other});
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    set({endpointEntry(QStringLiteral("one"), "{blue: 90}"), blue, other});
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(changed.size(), 2); // the endpoint and its deployment, not the other one
    QCOMPARE(changed.front().front().toModelIndex().data().toString(), QStringLiteral("one"));
}

void TestInventoryModel::deploymentsThatChangeTheirOrder()
{
    const auto preview = [](const QByteArray &inside) {
        return file(QStringLiteral("e.yaml"), "name: eee\ntype: online\ndeployments:\n" + inside);
    };
    set({preview("  aaa: {}\n  bbb: {}\n  ccc: {}\n")});
    set({preview("  ccc: {}\n  aaa: {}\n  ddd: {}\n  bbb: {}\n")});
    QCOMPARE(printed(*m_model),
             QStringList({QStringLiteral("eee"), QStringLiteral("  ccc"), QStringLiteral("  aaa"),
                          QStringLiteral("  ddd"), QStringLiteral("  bbb")}));
}

void TestInventoryModel::filters()
{
    set({endpointEntry(QStringLiteral("fraud")), deploymentEntry(QStringLiteral("fraud"), "blue"),
         deploymentEntry(QStringLiteral("fraud"), "green"), endpointEntry(QStringLiteral("ranker")),
         deploymentEntry(QStringLiteral("ranker"), "greenish")});
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setFilter(QStringLiteral("GREEN"));
    QCOMPARE(printed(*m_model),
             QStringList({QStringLiteral("fraud"), QStringLiteral("  green"),
                          QStringLiteral("ranker"), QStringLiteral("  greenish")}));
    m_model->setFilter(QStringLiteral("frau"));
    QCOMPARE(printed(*m_model), QStringList({QStringLiteral("fraud"), QStringLiteral("  blue"),
                                             QStringLiteral("  green")}));
    m_model->setFilter(QStringLiteral("nothing"));
    QVERIFY(printed(*m_model).isEmpty());
    QCOMPARE(reset.size(), 3);
    m_model->setFilter(QString());
    QCOMPARE(m_model->rowCount(), 2);
}

void TestInventoryModel::filterAndRefresh()
{
    const CatalogFilePointer one = endpointEntry(QStringLiteral("fraud"));
    set({one, endpointEntry(QStringLiteral("ranker"))});
    m_model->setFilter(QStringLiteral("fra"));
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    set({one, endpointEntry(QStringLiteral("fragile")), endpointEntry(QStringLiteral("other"))});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(printed(*m_model), QStringList({QStringLiteral("fragile"), QStringLiteral("fraud")}));
}

void TestInventoryModel::findsByKeys()
{
    set({endpointEntry(QStringLiteral("one")), deploymentEntry(QStringLiteral("one"), "blue")});
    const QModelIndex blue = m_model->index(0, 0, m_model->index(0, 0));
    const QStringList keys = m_model->keysOf(blue);
    QCOMPARE(keys, QStringList({QStringLiteral("one"), QStringLiteral("blue")}));
    QCOMPARE(m_model->indexOf(keys), blue);
    QVERIFY(!m_model->indexOf({QStringLiteral("one"), QStringLiteral("red")}).isValid());
    QVERIFY(!m_model->indexOf({}).isValid());
}

void TestInventoryModel::placeholdersAreToldApart()
{
    const auto placeholder = [](const char *name, const char *count) {
        return file(QStringLiteral("one/%1.yml").arg(QLatin1String(name)),
                    QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                               "managedOnlineDeployment.schema.json\n"
                               "name: \"{{ NAME }}\"\nendpoint_name: one\ninstance_count: ") +
                        count + "\n");
    };
    const Files files{endpointEntry(QStringLiteral("one")), placeholder("first", "1"),
                      placeholder("second", "2")};
    set(files);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(top), 2);
    const QPersistentModelIndex second(m_model->index(1, 0, top));
    QVERIFY(m_model->keysOf(second) != m_model->keysOf(m_model->index(0, 0, top)));
    QCOMPARE(m_model->indexOf(m_model->keysOf(second)), QModelIndex(second));
    const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    set(files);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(second.data(InventoryModel::InstanceCountRole).toInt(), 2);
}

void TestInventoryModel::hostileNames()
{
    const QByteArray schema = "$schema: https://azuremlschemas.azureedge.net/latest/"
                              "managedOnlineEndpoint.schema.json\nname: ";
    set({file(QStringLiteral("a.yml"), schema + "\"a\\u202Eb\\nc\\u0007<b>\"\n"),
         file(QStringLiteral("b.yml"), schema + QByteArray(1'000'000, 'x') + "\n")});
    QCOMPARE(m_model->rowCount(), 2);
    // What would fool the eye is visible, and mark-up is text.
    QCOMPARE(m_model->index(0, 0).data().toString(),
             QStringLiteral("a\u27E8U+202E\u27E9b c\u27E8U+0007\u27E9<b>"));
    const QModelIndex longest = m_model->index(1, 0);
    QVERIFY(longest.data().toString().size() < 300);
    QVERIFY(longest.data().toString().endsWith(QChar(0x2026)));
    QVERIFY(longest.data(Qt::AccessibleTextRole).toString().size() < 1'000);
    QCOMPARE(longest.data(InventoryModel::NameRole).toString().size(), 1'000'000);
}

void TestInventoryModel::hostileTraffic()
{
    QByteArray traffic = "{" + QByteArray(1'000, 'y') + ": 1";
    for (int i = 0; i < 5'000; ++i) {
        traffic += ", d" + QByteArray::number(i) + ": 1";
    }
    set({endpointEntry(QStringLiteral("one"), traffic + "}")});
    const QModelIndex top = m_model->index(0, 0);
    const QVariantList shares = top.data(InventoryModel::SharesRole).toList();
    QCOMPARE(shares.size(), 200); // a hundred names, each with its percent
    QVERIFY(shares.front().toString().size() < 300);
    QCOMPARE(shares.at(2).toString(), QStringLiteral("d0"));
    const QString text = top.data(InventoryModel::TrafficTextRole).toString();
    QVERIFY(text.size() < 3'000);
    QVERIFY(text.endsWith(QChar(0x2026)));
    QVERIFY(top.data(Qt::AccessibleTextRole).toString().size() < 4'000);
}

void TestInventoryModel::randomRefreshes()
{
    std::mt19937 random(7);
    const auto chance = [&random](unsigned percent) { return random() % 100 < percent; };
    for (int round = 0; round < 60; ++round) {
        Files files;
        for (int i = 0; i < 25; ++i) {
            const QString name = QStringLiteral("endpoint%1").arg(i);
            if (chance(60)) {
                files.push_back(endpointEntry(name, chance(50) ? "{blue: 100}" : "{blue: 50}"));
            }
            for (const char *color : {"blue", "green", "red"}) {
                if (chance(50)) {
                    files.push_back(deploymentEntry(name, color));
                }
            }
        }
        set(files);
        InventoryModel fresh(*m_picks);
        fresh.setCatalog(Catalog(root, files), {});
        QCOMPARE(printed(*m_model), printed(fresh));
    }
}

void TestInventoryModel::manyChangesKeepIndexes()
{
    const auto files = [](int begin, int step, const QByteArray &extra) {
        Files all;
        for (int i = begin; i < 400; i += step) {
            const QString name = QStringLiteral("e%1").arg(i, 3, 10, QLatin1Char('0'));
            all.push_back(endpointEntry(name));
            all.push_back(deploymentEntry(name, "blue"));
            all.push_back(deploymentEntry(name, extra));
        }
        return all;
    };
    set(files(0, 1, "green"));
    const QPersistentModelIndex top(m_model->indexOf({QStringLiteral("e100")}));
    const QPersistentModelIndex blue(
        m_model->indexOf({QStringLiteral("e100"), QStringLiteral("blue")}));
    const QPersistentModelIndex green(
        m_model->indexOf({QStringLiteral("e100"), QStringLiteral("green")}));
    const QPersistentModelIndex odd(
        m_model->indexOf({QStringLiteral("e101"), QStringLiteral("blue")}));
    const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    const QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
    set(files(0, 2, "amber")); // 200 rows go, and two changes below each that stays
    QCOMPARE(layouts.size(), 1);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(m_model->rowCount(), 200);
    QCOMPARE(top.row(), 50);
    QCOMPARE(top.data().toString(), QStringLiteral("e100"));
    QCOMPARE(blue.parent(), QModelIndex(top));
    QCOMPARE(blue.row(), 0);
    QCOMPARE(blue.data().toString(), QStringLiteral("blue"));
    QVERIFY(!green.isValid());
    QVERIFY(!odd.isValid());
    InventoryModel fresh(*m_picks);
    fresh.setCatalog(Catalog(root, files(0, 2, "amber")), {});
    QCOMPARE(printed(*m_model), printed(fresh));
}

void TestInventoryModel::onAnotherThread()
{
    QThreadPool pool;
    InventoryModel model(*m_picks, &pool);
    const QAbstractItemModelTester tester(&model);
    const QSignalSpy settled(&model, &InventoryModel::settled);
    QVERIFY(model.isSettled());
    model.setCatalog(Catalog(root, {endpointEntry(QStringLiteral("one"))}), {});
    QVERIFY(!model.isSettled());
    QCOMPARE(model.rowCount(), 0);
    // Only the last of what is set meanwhile counts, and it is told once.
    model.setCatalog(Catalog(root, {endpointEntry(QStringLiteral("two"))}), {});
    model.setFilter(QStringLiteral("thr"));
    model.setCatalog(Catalog(root, {endpointEntry(QStringLiteral("two")),
                                    endpointEntry(QStringLiteral("three"))}),
                     {});
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(model.isSettled());
    QCOMPARE(printed(model), QStringList(QStringLiteral("three")));
    QCOMPARE(model.filter(), QStringLiteral("thr"));
    model.setFilter(QString());
    QTRY_COMPARE(settled.size(), 2);
    QCOMPARE(model.rowCount(), 2);
    const Catalog same(root, {endpointEntry(QStringLiteral("two"))});
    model.setCatalog(same, {});
    QTRY_COMPARE(settled.size(), 3);
    model.setCatalog(same, {});
    QVERIFY2(model.isSettled(), "the same again is no work");
}

void TestInventoryModel::diesWhileItWorks()
{
    QThreadPool pool;
    for (int i = 0; i < 20; ++i) {
        InventoryModel model(*m_picks, &pool);
        model.setCatalog(Catalog(root, {endpointEntry(QStringLiteral("one"))}), {});
        if (i % 2 == 0) {
            QCoreApplication::processEvents();
        }
    }
    pool.waitForDone();
    QCoreApplication::processEvents();
}

void TestInventoryModel::tenThousand()
{
    m_tester.reset(); // looks at every row for every change
#ifdef SERIN_WITH_ADDRESS_SANITIZER
    constexpr int count = 1'000; // it takes half a minute for ten thousand
#else
    constexpr int count = 10'000;
#endif
    Files files;
    for (int i = 0; i < count; ++i) {
        const QString name = QStringLiteral("endpoint%1").arg(i, 5, 10, QLatin1Char('0'));
        files.push_back(endpointEntry(name));
        for (const char *color : {"blue", "green", "red", "teal", "grey"}) {
            files.push_back(deploymentEntry(name, color));
        }
    }
    set(files);
    QCOMPARE(m_model->rowCount(), count);
    QCOMPARE(m_model->rowCount(m_model->index(count - 1, 0)), 5);
    // Every other row goes and comes again: thousands of separate changes.
    Files half;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i % 12 < 6) {
            half.push_back(files[i]);
        }
    }
    set(half);
    QCOMPARE(m_model->rowCount(), count / 2);
    set(files);
    QCOMPARE(m_model->rowCount(), count);
    m_model->setFilter(QStringLiteral("ENDPOINT%1").arg(count - 1, 5, 10, QLatin1Char('0')));
    QCOMPARE(m_model->rowCount(), 1);
}

void TestInventoryModel::liveBesideFiles()
{
    set({endpointEntry(QStringLiteral("one"), "{blue: 100}"),
         deploymentEntry(QStringLiteral("one"), "blue"),
         deploymentEntry(QStringLiteral("one"), "green"), endpointEntry(QStringLiteral("two"))});
    const QModelIndex one = m_model->index(0, 0);
    QVERIFY(one.data(InventoryModel::StateGlyphRole).toString().isEmpty());
    QVERIFY(one.data(InventoryModel::SyncTextRole).toString().isEmpty()); // nobody knows
    m_model->setLive(snapshot({live(QStringLiteral("one"), {{QStringLiteral("blue"), 100}},
                                    {{liveDeployment(QStringLiteral("blue"), 2, 1)}})}));
    QCOMPARE(one.data(InventoryModel::StateWordRole).toString(), QStringLiteral("Succeeded"));
    QVERIFY(one.data(InventoryModel::SyncTextRole).toString().isEmpty());
    const QModelIndex blue = m_model->index(0, 0, one);
    QCOMPARE(blue.data(InventoryModel::InstancesTextRole).toString(), QStringLiteral("1/2"));
    const QModelIndex green = m_model->index(1, 0, one);
    QCOMPARE(green.data(InventoryModel::SyncTextRole).toString(), QStringLiteral("not live"));
    QCOMPARE(m_model->index(1, 0).data(InventoryModel::SyncTextRole).toString(),
             QStringLiteral("not live"));
}

void TestInventoryModel::onlyLive()
{
    set({endpointEntry(QStringLiteral("mid"), "{blue: 100}"),
         deploymentEntry(QStringLiteral("mid"), "blue")});
    m_model->setLive(snapshot({live(QStringLiteral("aaa"), {{QStringLiteral("red"), 100}},
                                    {{liveDeployment(QStringLiteral("red"), 1, {})}}),
                               live(QStringLiteral("mid"), {},
                                    {{liveDeployment(QStringLiteral("blue"), 1, 1),
                                      liveDeployment(QStringLiteral("old"), 1, 1)}}),
                               live(QStringLiteral("zzz"))}));
    QCOMPARE(printed(*m_model),
             QStringList({QStringLiteral("aaa | red 100"), QStringLiteral("  red | 100"),
                          QStringLiteral("mid | blue 100"), QStringLiteral("  blue | 100"),
                          QStringLiteral("  old | 0"), QStringLiteral("zzz | no traffic")}));
    const QModelIndex red = m_model->index(0, 0, m_model->index(0, 0));
    QCOMPARE(red.data(InventoryModel::InstancesTextRole).toString(), QStringLiteral("–/1"));
    QCOMPARE(red.data(InventoryModel::SyncTextRole).toString(), QStringLiteral("not in the files"));
    QVERIFY(red.data(InventoryModel::FilePathRole).toString().isEmpty());
    QVERIFY(!red.data(Qt::AccessibleTextRole).toString().isEmpty());
    m_model->setFilter(QStringLiteral("old"));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 1);
    m_model->setFilter({});
    m_model->setLive(nullptr);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestInventoryModel::liveRefreshChangesRows()
{
    set({endpointEntry(QStringLiteral("one"), "{blue: 100}"),
         deploymentEntry(QStringLiteral("one"), "blue")});
    const auto at = [](int ready) {
        return snapshot({live(QStringLiteral("one"), {},
                              {{liveDeployment(QStringLiteral("blue"), 2, ready)}})});
    };
    m_model->setLive(at(1));
    const QPersistentModelIndex blue(m_model->index(0, 0, m_model->index(0, 0)));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->setLive(at(1)); // another snapshot, the same facts
    QCOMPARE(changed.size(), 0);
    m_model->setLive(at(2));
    QVERIFY(!changed.empty());
    QCOMPARE(inserted.size(), 0);
    QVERIFY(blue.isValid());
    QCOMPARE(blue.data(InventoryModel::InstancesTextRole).toString(), QStringLiteral("2/2"));
}

void TestInventoryModel::liveTenThousand()
{
    Files files;
    std::vector<LiveViewPointer> views;
    for (int i = 0; i < 5'000; ++i) {
        const QString name = QStringLiteral("endpoint-%1").arg(i, 5, 10, QLatin1Char('0'));
        if (i % 2 == 0) {
            files.push_back(endpointEntry(name, "{blue: 100}"));
        }
        if (i % 3 == 0) {
            views.push_back(live(name));
        }
    }
    set(files);
    m_model->setLive(snapshot(views));
    int onlyLive = 0;
    int notLive = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString sync = m_model->index(row, 0).data(InventoryModel::SyncTextRole).toString();
        onlyLive += sync == QLatin1String("not in the files") ? 1 : 0;
        notLive += sync == QLatin1String("not live") ? 1 : 0;
        QVERIFY(row == 0 || m_model->keyAt(row - 1) < m_model->keyAt(row));
    }
    QCOMPARE(m_model->rowCount(), 3'333);
    QCOMPARE(onlyLive, 833);
    QCOMPARE(notLive, 1'666);
}

QTEST_GUILESS_MAIN(TestInventoryModel)
#include "tst_inventorymodel.moc"
