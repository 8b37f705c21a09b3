// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/endpointhistorymodel.h"
#include "models/history/historyfilter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

HistoryRow historyRow(const QString &key, const QString &subject = {})
{
    HistoryRow row;
    row.key = key;
    row.commit = CommitId::fromHex(QByteArray(40, 'a'));
    row.subject = subject.isEmpty() ? key : subject;
    row.message = row.subject;
    row.author = QStringLiteral("Ada");
    row.time = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    row.isDescribed = true;
    row.saysTraffic = true;
    row.shares = {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    return row;
}

QStringList keysOf(const EndpointHistoryModel &model)
{
    QStringList keys;
    for (const HistoryRow &row : model.rows()) {
        keys.append(row.key);
    }
    return keys;
}

} // namespace

class TestEndpointHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsARow();
    void keepsRowsThatStay();
    void getsFromAnyListToAnyOther();
    void filters();
    void marksTheLineOfAMoment();
};

void TestEndpointHistoryModel::marksTheLineOfAMoment()
{
    EndpointHistoryModel model;
    const QAbstractItemModelTester tester(&model);
    const auto at = [](const QString &key, qint64 second) {
        HistoryRow row = historyRow(key);
        row.time = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        return row;
    };
    HistoryRow applied = at(QStringLiteral("b"), 1'000);
    HistoryApply apply;
    apply.begunAt = QDateTime::fromSecsSinceEpoch(9'000, Qt::UTC);
    applied.applies = {apply};
    model.setRows({at(QStringLiteral("c"), 5'000), applied, at(QStringLiteral("a"), 900)});
    const auto marked = [&] {
        const std::optional<int> row = model.momentRow();
        return row ? model.rows()[static_cast<std::size_t>(*row)].key : QString();
    };
    QCOMPARE(marked(), QString());
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setMoment(5'100);
    QCOMPARE(marked(), QStringLiteral("c"));
    QCOMPARE(changes.size(), 1);
    model.setMoment(8'900); // b was applied then
    QCOMPARE(marked(), QStringLiteral("b"));
    QCOMPARE(changes.size(), 3);
    const QModelIndex subject = model.index(1, EndpointHistoryModel::Subject);
    const QString moment = subject.data(EndpointHistoryModel::MomentRole).toString();
    QVERIFY(!moment.isEmpty());
    QVERIFY(subject.data(Qt::AccessibleTextRole).toString().contains(moment));
    QVERIFY(model.index(0, 0).data(EndpointHistoryModel::MomentRole).toString().isEmpty());
    // A newer one comes that is nearer.
    model.setRows({at(QStringLiteral("d"), 8'950), at(QStringLiteral("c"), 5'000), applied,
                   at(QStringLiteral("a"), 900)});
    QCOMPARE(marked(), QStringLiteral("d"));
    model.setMoment(0);
    QCOMPARE(marked(), QStringLiteral("a"));
    model.setRows({});
    QCOMPARE(marked(), QString());
    model.setMoment(std::nullopt);
    model.setRows({applied});
    QCOMPARE(marked(), QString());
}

void TestEndpointHistoryModel::showsARow()
{
    EndpointHistoryModel model;
    const QAbstractItemModelTester tester(&model);
    HistoryRow row = historyRow(QStringLiteral("c1"), QStringLiteral("Try \u202egreen"));
    row.isUnpushed = true;
    HistoryApply apply;
    apply.outcome = ApplyOutcome::Failed;
    apply.by = QStringLiteral("ada@laptop");
    apply.message = QStringLiteral("no quota");
    row.applies = {apply, apply};
    model.setRows({row});
    const auto shown = [&](int column, int role = Qt::DisplayRole) {
        return model.index(0, column).data(role).toString();
    };
    QCOMPARE(shown(EndpointHistoryModel::Traffic), QStringLiteral("blue 90 · green 10"));
    QVERIFY(!shown(EndpointHistoryModel::Subject).contains(QChar(0x202e)));
    QCOMPARE(shown(EndpointHistoryModel::Commit), QString(10, u'a'));
    QVERIFY(
        shown(EndpointHistoryModel::Applied).contains(QStringLiteral("✖ apply failed by ada@")));
    QVERIFY(shown(EndpointHistoryModel::Applied).contains(QStringLiteral("1 more")));
    QVERIFY(
        shown(EndpointHistoryModel::Applied, Qt::ToolTipRole).contains(QStringLiteral("no quota")));
    QVERIFY(shown(EndpointHistoryModel::Subject, Qt::AccessibleTextRole)
                .endsWith(QStringLiteral("not pushed")));
    QCOMPARE(model.index(0, 0).data(EndpointHistoryModel::SharesRole).value<HistoryShares>(),
             row.shares);
    QVERIFY(model.index(0, 0).data(EndpointHistoryModel::FailedRole).toBool());
    row.applies.front().outcome = ApplyOutcome::Succeeded; // an older one failed
    model.setRows({row});
    QVERIFY(!model.index(0, 0).data(EndpointHistoryModel::FailedRole).toBool());
    row.saysTraffic = false;
    row.applies.clear();
    model.setRows({row});
    QVERIFY(!model.index(0, 0).data(EndpointHistoryModel::FailedRole).toBool());
    QVERIFY(!model.index(0, 0).data(EndpointHistoryModel::SharesRole).isValid());
}

void TestEndpointHistoryModel::keepsRowsThatStay()
{
    EndpointHistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({historyRow(QStringLiteral("b")), historyRow(QStringLiteral("a"))});
    const QPersistentModelIndex stays = model.index(1, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    HistoryRow changed = historyRow(QStringLiteral("a"));
    changed.isUnpushed = true;
    model.setRows({historyRow(QStringLiteral("d")), historyRow(QStringLiteral("c")), changed});
    QCOMPARE(keysOf(model),
             QStringList({QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("a")}));
    QVERIFY(stays.isValid());
    QCOMPARE(stays.row(), 2);
    QVERIFY(resets.isEmpty());
    QCOMPARE(changes.size(), 1);
    model.append({historyRow(QStringLiteral("older"))});
    model.append({});
    QCOMPARE(keysOf(model).constLast(), QStringLiteral("older"));
    QCOMPARE(stays.row(), 2);
}

void TestEndpointHistoryModel::getsFromAnyListToAnyOther()
{
    QRandomGenerator random(7);
    EndpointHistoryModel model;
    const QAbstractItemModelTester tester(&model);
    for (int round = 0; round < 200; ++round) {
        QStringList keys;
        const int count = random.bounded(8);
        for (int i = 0; i < count; ++i) {
            const QString key(QChar(u'a' + random.bounded(10)));
            if (!keys.contains(key)) {
                keys.append(key);
            }
        }
        std::vector<HistoryRow> rows;
        for (const QString &key : std::as_const(keys)) {
            rows.push_back(historyRow(key, key + QString::number(random.bounded(2))));
        }
        model.setRows(rows);
        QCOMPARE(keysOf(model), keys);
        QVERIFY(model.rows() == rows);
    }
}

void TestEndpointHistoryModel::filters()
{
    EndpointHistoryModel model;
    HistoryFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter);
    model.setRows({historyRow(QStringLiteral("1"), QStringLiteral("Try green")),
                   historyRow(QStringLiteral("2"), QStringLiteral("Back to blue"))});
    filter.setText(QStringLiteral(" GREEN  try "));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data(EndpointHistoryModel::KeyRole).toString(),
             QStringLiteral("1"));
    filter.setText(QStringLiteral("ada"));
    QCOMPARE(filter.rowCount(), 2);
    filter.setText(QStringLiteral("nobody"));
    QCOMPARE(filter.rowCount(), 0);
    filter.setText(QStringLiteral("AAAA"));
    QCOMPARE(filter.rowCount(), 2);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 2);
}

QTEST_GUILESS_MAIN(TestEndpointHistoryModel)
#include "tst_endpointhistorymodel.moc"
