// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/historymodel.h"
#include "models/invoke/requesthistory.h"
#include "tests/support/answered.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

HistoryEntry entry(const QString &target, const QByteArray &request, int status = 200)
{
    HistoryEntry made;
    made.sentAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    made.endpoint = QStringLiteral("canary");
    made.target = target;
    made.request = request;
    made.requestSize = request.size();
    made.status = status;
    made.answeredBy = target;
    made.total = std::chrono::microseconds(1'500);
    made.answer = "[1]";
    made.answerSize = 3;
    return made;
}

} // namespace

class TestRequestHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<RequestHistory>(path());
    }
    void cleanup() { m_history.reset(); }

    void keepsAndFinds()
    {
        const auto first = answered(m_history->add(entry(QStringLiteral("blue"), "{\"a\":1}")));
        QVERIFY2(first, first ? "" : qPrintable(first.error().toLine()));
        QVERIFY(answered(m_history->add(entry(QStringLiteral("green"), "{\"b\":100}", 424))));
        m_history = std::make_unique<RequestHistory>(path()); // after a restart
        auto all = answered(m_history->find(QStringLiteral("canary"), {}));
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->front().target, QStringLiteral("green"));
        QVERIFY2(all->front().request.isEmpty(), "lists come without bodies");
        for (const auto &[text, target] : {std::pair("blue", "blue"), std::pair("424", "green"),
                                           std::pair("\"b\":1", "green")}) {
            const auto found =
                answered(m_history->find(QStringLiteral("canary"), QString::fromLatin1(text)));
            QCOMPARE(found->size(), 1);
            QCOMPARE(found->front().target, QString::fromLatin1(target));
        }
        QVERIFY2(
            answered(m_history->find(QStringLiteral("canary"), QStringLiteral("%")))->isEmpty(),
            "a percent sign is itself");
        QVERIFY(answered(m_history->find(QStringLiteral("other"), {}))->isEmpty());
        const auto whole = answered(m_history->load(*first));
        QCOMPARE(whole->request, QByteArray("{\"a\":1}"));
        QCOMPARE(whole->answer, QByteArray("[1]"));
        QCOMPARE(whole->sentAt.toMSecsSinceEpoch(), 1'700'000'000'123);
        QCOMPARE(answered(m_history->load(99)).error().kind, ErrorKind::NotFound);
    }

    void cutsLargeBodies()
    {
        const QByteArray large(RequestHistory::largestBody + 10, 'x');
        const auto id = answered(m_history->add(entry({}, large)));
        const auto whole = answered(m_history->load(*id));
        QCOMPARE(whole->request.size(), RequestHistory::largestBody);
        QCOMPARE(whole->requestSize, large.size());
    }

    void drafts()
    {
        const QString key = QStringLiteral("/folder\ncanary");
        QVERIFY(answered(m_history->draft(key))->isEmpty());
        QVERIFY(answered(m_history->keepDraft(key, "{")));
        QVERIFY(answered(m_history->keepDraft(key, "{}")));
        m_history = std::make_unique<RequestHistory>(path());
        QCOMPARE(*answered(m_history->draft(key)), QByteArray("{}"));
        QVERIFY(answered(m_history->keepDraft(key, {})));
        QVERIFY(answered(m_history->draft(key))->isEmpty());
    }

    void saysWhatIsWrong()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("data")));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QVERIFY(!answered(m_history->find(QStringLiteral("canary"), {})));
        QVERIFY(!answered(m_history->add(entry({}, "{}"))));
    }

    void modelChangesRows()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model);
        QList<HistoryEntry> entries;
        for (int id = 5; id > 0; --id) {
            entries.append(entry(QString::number(id), "{}"));
            entries.last().id = id;
        }
        model.setEntries(entries.mid(1));
        const QPersistentModelIndex kept(model.index(1, 0));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setEntries(entries);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(kept.row(), 2);
        model.setEntries({entries[0], entries[2]});
        QCOMPARE(kept.row(), 1);
        QCOMPARE(model.index(1, HistoryModel::TargetColumn).data().toString(), QStringLiteral("3"));
        QVERIFY(resets.isEmpty());
    }

    void modelMarksARequest()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model);
        QList<HistoryEntry> entries;
        for (int id = 4; id > 0; --id) {
            entries.append(entry(QString::number(id), "{}"));
            entries.last().id = id;
            entries.last().sentAt = QDateTime::fromSecsSinceEpoch(1'000 * id, Qt::UTC);
        }
        model.setMoment(3'100);
        QVERIFY(!model.momentRow());
        model.setEntries(entries.mid(2));
        QCOMPARE(model.momentRow(), std::optional(0)); // number 2
        model.setEntries(entries);
        QCOMPARE(model.momentRow(), std::optional(1)); // number 3 is nearer
        const QModelIndex time = model.index(1, HistoryModel::TimeColumn);
        QVERIFY(time.data().toString().startsWith(QStringLiteral("◆ ")));
        QVERIFY(!time.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("◆")));
        QVERIFY(!model.index(0, 0).data().toString().startsWith(QStringLiteral("◆ ")));
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setMoment(3'200);
        QVERIFY(changes.isEmpty());
        model.setMoment(std::nullopt);
        QCOMPARE(changes.size(), 1);
        QVERIFY(!model.momentRow());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("data/h.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RequestHistory> m_history;
};

QTEST_GUILESS_MAIN(TestRequestHistory)
#include "tst_requesthistory.moc"
