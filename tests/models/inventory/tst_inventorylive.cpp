// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of what is live beside those of the files.
#include "tests/models/inventory/inventoryplace.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestInventoryLive : public QObject, private InventoryPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeModel(); }
    void cleanup() { dropModel(); }
    void liveBesideFiles();
    void onlyLive();
    void liveRefreshChangesRows();
    void liveTenThousand();
};

void TestInventoryLive::liveBesideFiles()
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

void TestInventoryLive::onlyLive()
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

void TestInventoryLive::liveRefreshChangesRows()
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

void TestInventoryLive::liveTenThousand()
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

QTEST_GUILESS_MAIN(TestInventoryLive)
#include "tst_inventorylive.moc"
