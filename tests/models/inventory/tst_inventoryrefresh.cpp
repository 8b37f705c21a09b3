// SPDX-License-Identifier: GPL-3.0-or-later
// Rows while files come, go and change: what stands still, and what is told.
#include "tests/models/inventory/inventoryplace.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <random>

using namespace serin;

class TestInventoryRefresh : public QObject, private InventoryPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeModel(); }
    void cleanup() { dropModel(); }
    void refreshKeepsIndexes();
    void refreshTellsWhatChanged();
    void deploymentsThatChangeTheirOrder();
    void filterAndRefresh();
    void randomRefreshes();
    void manyChangesKeepIndexes();
    void onAnotherThread();
    void diesWhileItWorks();
    void tenThousand();
};

void TestInventoryRefresh::refreshKeepsIndexes()
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

void TestInventoryRefresh::refreshTellsWhatChanged()
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

void TestInventoryRefresh::deploymentsThatChangeTheirOrder()
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

void TestInventoryRefresh::filterAndRefresh()
{
    const CatalogFilePointer one = endpointEntry(QStringLiteral("fraud"));
    set({one, endpointEntry(QStringLiteral("ranker"))});
    m_model->setFilter(QStringLiteral("fra"));
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    set({one, endpointEntry(QStringLiteral("fragile")), endpointEntry(QStringLiteral("other"))});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(printed(*m_model), QStringList({QStringLiteral("fragile"), QStringLiteral("fraud")}));
}

void TestInventoryRefresh::randomRefreshes()
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

void TestInventoryRefresh::manyChangesKeepIndexes()
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

void TestInventoryRefresh::onAnotherThread()
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

void TestInventoryRefresh::diesWhileItWorks()
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

void TestInventoryRefresh::tenThousand()
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

QTEST_GUILESS_MAIN(TestInventoryRefresh)
#include "tst_inventoryrefresh.moc"
