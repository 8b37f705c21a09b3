// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/inventory/inventoryplace.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestInventoryModel : public QObject, private InventoryPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeModel(); }
    void cleanup() { dropModel(); }
    void showsEndpointsAndDeployments();
    void roles();
    void variants();
    void errorsInFiles();
    void errorsOfWhatBelongsToNoEndpoint();
    void unassignedAndUnreadable();
    void filters();
    void findsByKeys();
    void placeholdersAreToldApart();
    void hostileNames();
    void hostileTraffic();
};

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

void TestInventoryModel::errorsInFiles()
{
    const QString one = QStringLiteral("one");
    const Files files{endpointEntry(one, "{blue: 90}"), deploymentEntry(one, "blue"),
                      deploymentEntry(one, "green"), endpointEntry(QStringLiteral("two"))};
    set(files);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const auto tell = [this](const EndpointErrors &errors) {
        m_model->setErrors(
            std::make_shared<FolderErrors>(FolderErrors{{{QStringLiteral("one"), errors}}, {}}));
    };
    const FileErrors own{files[0]->path,
                         QStringLiteral("one/endpoint.yml"),
                         1,
                         QStringLiteral("the traffic adds up to 90 %"),
                         {3, 1}};
    const FileErrors greens{files[2]->path,
                            QStringLiteral("one/green.yml"),
                            2,
                            QStringLiteral("instance_count must be a whole number"),
                            {}};
    tell({own, greens});
    const auto said = [](const QModelIndex &index) {
        return index.data(InventoryModel::ErrorsRole).toString();
    };
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(said(top),
             QStringLiteral("3 errors, first: The traffic adds up to 90 % (one/endpoint.yml:3:1)"));
    QVERIFY(top.data(Qt::AccessibleTextRole).toString().contains(said(top)));
    QCOMPARE(said(m_model->index(0, 0, top)), QString());
    QCOMPARE(
        said(m_model->index(1, 0, top)),
        QStringLiteral("2 errors, first: instance_count must be a whole number (one/green.yml)"));
    QCOMPARE(said(m_model->index(1, 0)), QString());
    QVERIFY(!changed.empty());
    const qsizetype before = changed.size();
    tell({own, greens}); // the same again
    QCOMPARE(changed.size(), before);
    tell({own});
    QCOMPARE(said(top),
             QStringLiteral("1 error: The traffic adds up to 90 % (one/endpoint.yml:3:1)"));
    m_model->setErrors(std::make_shared<FolderErrors>());
    QCOMPARE(said(top), QString());
}

void TestInventoryModel::errorsOfWhatBelongsToNoEndpoint()
{
    const Files files{deploymentEntry(QStringLiteral("${NAME}"), "blue"),
                      deploymentEntry(QStringLiteral("${NAME}"), "green")};
    set(files);
    const QModelIndex group = m_model->index(0, 0);
    const FileErrors error{files[1]->path,
                           QStringLiteral("green.yml"),
                           1,
                           QStringLiteral("instance_count must be a whole number"),
                           {2, 1}};
    const QString key = m_model->index(1, 0, group).data(InventoryModel::KeyRole).toString();
    m_model->setErrors(std::make_shared<FolderErrors>(FolderErrors{{}, {{key, {error}}}}));
    const QModelIndex green = m_model->index(1, 0, group);
    QCOMPARE(green.data(InventoryModel::ErrorsRole).toString(),
             QStringLiteral("1 error: instance_count must be a whole number (green.yml:2:1)"));
    QVERIFY(green.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("1 error")));
    QCOMPARE(m_model->index(0, 0, group).data(InventoryModel::ErrorsRole).toString(), QString());
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

QTEST_GUILESS_MAIN(TestInventoryModel)
#include "tst_inventorymodel.moc"
