// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/applycolumns.h"
#include "services/storage/applyrecords.h"
#include "tests/support/answered.h"
#include "tests/support/fakeclock.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace serin;

namespace {

const ApplyScope scope{QStringLiteral("dev"), QStringLiteral("/subscriptions/S/Local")};
const QString churn = QStringLiteral("churn");

ApplyRecord recordOf(const QString &endpoint = churn, const char *commit = "c1")
{
    ApplyRecord record;
    record.scope = scope;
    record.endpoint = endpoint;
    record.commit = QString::fromLatin1(commit);
    record.desiredDigest = QByteArray("d\0x", 3);
    return record;
}

PendingOperation pendingPut()
{
    PendingOperation pending;
    pending.resourceId = QStringLiteral("/subscriptions/S/x");
    pending.statusUrl =
        QStringLiteral("https://example.org/operations/1?s=") + QString(8'000, u's');
    pending.startedAt = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    return pending;
}

/// Another process that holds the lock on a file until it is ended.
class Holder
{
public:
    explicit Holder(const QString &path)
    {
        int ready[2] = {};
        if (::pipe(ready) != 0) {
            return;
        }
        const QByteArray name = QFile::encodeName(path);
        m_child = ::fork();
        if (m_child == 0) {
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            const int file = ::open(name.constData(), O_RDWR | O_CREAT, 0600);
            ::fcntl(file, F_SETLK, &lock);
            static_cast<void>(::write(ready[1], "x", 1));
            while (true) {
                ::pause();
            }
        }
        char byte = 0;
        m_isReady = ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~Holder() { end(); }
    void end()
    {
        if (m_child > 0) {
            ::kill(m_child, SIGKILL);
            ::waitpid(m_child, nullptr, 0);
            m_child = -1;
        }
    }
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] pid_t process() const { return m_child; }

private:
    pid_t m_child = -1;
    bool m_isReady = false;
};

} // namespace

class TestApplyRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_records.reset(); }
    void keepsAllOfARecord();
    void takesOverRecordsOfAnEarlierVersion();
    void keepsWhatIsUnderWay();
    void looksBack();
    void knowsWhatNeverSucceededMayHaveMade();
    void forgetsTheOldest();
    void knowsNoOtherProject();
    void letsNobodyApplyTwiceAtOnce();
    void letsOneOfManyWin();
    void seesThatAnotherProcessLives();
    void takesOverWhatDied();
    void beginsAnewAfterADeath();
    void endsOnce();
    void keepsMarks();
    void saysWhenTheDiskIsFull();
    void saysWhenTheFolderIsNone();
    void leavesNoLockBehind();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("data/applies.db")); }
    qint64 begun(const ApplyRecord &record = recordOf())
    {
        return answered(m_records->begin(record)).value_or(-1);
    }
    qint64 kept(const ApplyRecord &begin, ApplyOutcome outcome, bool healthy = false)
    {
        ApplyRecord record = begin;
        record.id = begun(begin);
        record.outcome = outcome;
        record.isHealthy = healthy;
        const Result<void> ended = answered(m_records->end(record));
        return ended ? record.id : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
    std::unique_ptr<ApplyRecords> m_records;
};

void TestApplyRecords::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
}

void TestApplyRecords::keepsAllOfARecord()
{
    ApplyRecord record = recordOf();
    record.id = begun(record);
    QVERIFY(record.id > 0);
    const QDateTime begin = m_clock.now();
    m_clock.advance(std::chrono::seconds(90));
    record.outcome = ApplyOutcome::Failed;
    record.message = QStringLiteral("no quota");
    record.liveDigest = QByteArray("\0live", 5);
    record.traffic = {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    record.mirrorTraffic = {{QStringLiteral("red"), 5}};
    record.live = {{QStringLiteral("endpoint"), QJsonObject{{QStringLiteral("auth_mode"), 1}}}};
    record.leftOver = {{QStringLiteral("old"), QStringLiteral("a folder/old.yml")}};
    record.operations = {QJsonObject{{QStringLiteral("id"), QStringLiteral("create:churn")}}};
    QVERIFY(answered(m_records->end(record)));
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    const auto history = answered(m_records->history(scope, churn));
    QVERIFY(history);
    QCOMPARE(history->size(), 1);
    const ApplyRecord &read = history->front();
    QCOMPARE(read.id, record.id);
    QCOMPARE(read.scope.project, scope.project);
    QCOMPARE(read.scope.workspace, scope.workspace.toLower());
    QCOMPARE(read.endpoint, churn);
    QCOMPARE(read.commit, QStringLiteral("c1"));
    QCOMPARE(read.desiredDigest, record.desiredDigest);
    QVERIFY(read.outcome == ApplyOutcome::Failed);
    QCOMPARE(read.begunAt, begin);
    QCOMPARE(read.endedAt, begin.addSecs(90));
    QCOMPARE(read.message, record.message);
    QCOMPARE(read.liveDigest, record.liveDigest);
    QCOMPARE(read.traffic, record.traffic);
    QCOMPARE(read.mirrorTraffic, record.mirrorTraffic);
    QCOMPARE(read.live, record.live);
    QCOMPARE(read.leftOver, record.leftOver);
    QCOMPARE(read.operations, record.operations);
    QVERIFY(read.runningOperation.isEmpty() && !read.pending && !read.isHealthy);
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestApplyRecords::takesOverRecordsOfAnEarlierVersion()
{
    m_records.reset();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("data")));
    {
        // As the version made it that did not say who applied.
        const auto old = Database::open(path(), applyMigrations().mid(0, 1));
        QVERIFY(old);
        const QString columns =
            QStringLiteral("project, workspace, endpoint, owner, ") +
            applyValueNames().join(QStringLiteral(", ")).remove(QStringLiteral(", applied_by"));
        QVERIFY((*old)->run(QStringLiteral("INSERT INTO apply (%1) VALUES ('dev', ?, 'churn', "
                                           "'', 'c1', x'00', 'succeeded', 1, 2, '', x'00', "
                                           "'{\"blue\":100}', '{}', 1, '{}', '{}', '{}', '', "
                                           "NULL)")
                                .arg(columns),
                            {scope.workspace.toLower()}));
    }
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    const qint64 added = kept(recordOf(churn, "c2"), ApplyOutcome::Succeeded, true);
    QVERIFY(added > 0);
    for (int start = 0; start < 2; ++start) {
        const auto history = answered(m_records->history(scope, churn));
        QVERIFY2(history, history ? "" : qPrintable(history.error().toLine()));
        QCOMPARE(history->size(), 2);
        QCOMPARE(history->at(0).id, added);
        QVERIFY(!history->at(0).appliedBy.isEmpty());
        QCOMPARE(history->at(1).commit, QStringLiteral("c1"));
        QCOMPARE(history->at(1).traffic.value(QStringLiteral("blue")), 100);
        QCOMPARE(history->at(1).appliedBy, QString());
        m_records.reset();
        m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    }
}

void TestApplyRecords::keepsWhatIsUnderWay()
{
    const qint64 id = begun();
    QVERIFY(answered(m_records->note(id, QStringLiteral("create:churn"), pendingPut())));
    // As long as this program lives it carries on itself.
    QVERIFY(answered(m_records->unfinished(scope.workspace))->isEmpty());
    ApplyRecord record = recordOf();
    record.id = id;
    record.outcome = ApplyOutcome::Cancelled;
    QVERIFY(answered(m_records->leave(record)));
    const auto left = answered(m_records->unfinished(scope.workspace.toUpper()));
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->front().runningOperation, QStringLiteral("create:churn"));
    QCOMPARE(left->front().pending, std::optional(pendingPut()));
    // Whoever takes it over knows how it had ended, and ends it again.
    Result<ApplyRecord> taken = answered(m_records->takeOver(id));
    QVERIFY(taken);
    QVERIFY(taken->outcome == ApplyOutcome::Cancelled);
    QCOMPARE(answered(m_records->begin(recordOf())).error().kind, ErrorKind::Conflict);
    QVERIFY(answered(m_records->end(*taken)));
    QVERIFY(answered(m_records->unfinished(scope.workspace))->isEmpty());
    QCOMPARE(answered(m_records->takeOver(id)).error().kind, ErrorKind::Conflict);
    QCOMPARE(answered(m_records->takeOver(id + 7)).error().kind, ErrorKind::NotFound);
}

void TestApplyRecords::looksBack()
{
    const qint64 first = kept(recordOf(churn, "c1"), ApplyOutcome::Succeeded, true);
    const qint64 second = kept(recordOf(churn, "c2"), ApplyOutcome::Succeeded, false);
    const qint64 third = kept(recordOf(churn, "c3"), ApplyOutcome::Succeeded, true);
    kept(recordOf(churn, "c4"), ApplyOutcome::Failed);
    ApplyRecord untouched = recordOf(QStringLiteral("other"), "c5");
    untouched.outcome = ApplyOutcome::Succeeded;
    QVERIFY(answered(m_records->add(untouched)));
    QVERIFY(first < second && second < third);

    const auto last = answered(m_records->lastApplied(scope));
    QCOMPARE(last->size(), 2);
    QCOMPARE(last->value(churn).commit, QStringLiteral("c3"));
    QCOMPARE(last->value(QStringLiteral("other")).commit, QStringLiteral("c5"));
    QCOMPARE((*answered(m_records->lastHealthy(scope, churn)))->id, third);
    QCOMPARE((*answered(m_records->lastHealthy(scope, churn, third)))->id, first);
    QVERIFY(!*answered(m_records->lastHealthy(scope, churn, first)));
    const auto history = answered(m_records->history(scope, churn, 2));
    QCOMPARE(history->size(), 2);
    QCOMPARE(history->front().commit, QStringLiteral("c4"));
    QCOMPARE(answered(m_records->history(scope, QString()))->size(), 5);
}

void TestApplyRecords::knowsWhatNeverSucceededMayHaveMade()
{
    ApplyRecord failed = recordOf(churn, "c1");
    failed.leftOver = {{QString(), QStringLiteral("endpoint.yml")}};
    kept(failed, ApplyOutcome::Failed);
    failed.commit = QStringLiteral("c2");
    failed.leftOver = {{QStringLiteral("blue"), QStringLiteral("blue.yml")}};
    kept(failed, ApplyOutcome::Cancelled);
    const auto never = answered(m_records->lastApplied(scope))->value(churn);
    QVERIFY(never.outcome == ApplyOutcome::Cancelled);
    QCOMPARE(never.commit, QStringLiteral("c2"));
    QCOMPARE(never.leftOver,
             (QMap<QString, QString>{{QString(), QStringLiteral("endpoint.yml")},
                                     {QStringLiteral("blue"), QStringLiteral("blue.yml")}}));

    ApplyRecord done = recordOf(churn, "c3");
    done.leftOver.clear();
    kept(done, ApplyOutcome::Succeeded, true);
    QVERIFY(answered(m_records->lastApplied(scope))->value(churn).leftOver.isEmpty());
    failed.commit = QStringLiteral("c4");
    kept(failed, ApplyOutcome::Failed);
    const auto last = answered(m_records->lastApplied(scope))->value(churn);
    QCOMPARE(last.commit, QStringLiteral("c3"));
    QCOMPARE(last.leftOver, failed.leftOver);
}

void TestApplyRecords::forgetsTheOldest()
{
    const qint64 healthy = kept(recordOf(), ApplyOutcome::Succeeded, true);
    const qint64 first = kept(recordOf(), ApplyOutcome::Failed);
    const qint64 other = kept(recordOf(QStringLiteral("other")), ApplyOutcome::Failed);
    m_records.reset();
    {
        auto database = Database::open(path(), applyMigrations());
        QVERIFY(database);
        auto transaction = (*database)->begin();
        QVERIFY(transaction);
        const QString copy =
            QStringLiteral("INSERT INTO apply (project, workspace, endpoint, owner, "
                           "%1) SELECT project, workspace, endpoint, owner, %1 "
                           "FROM apply WHERE id = ?")
                .arg(applyValueNames().join(QStringLiteral(", ")));
        for (int i = 0; i < 1'200; ++i) {
            QVERIFY((*database)->run(copy, {first}));
        }
        QVERIFY(transaction->commit());
    }
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    kept(recordOf(), ApplyOutcome::Failed);
    const auto history = answered(m_records->history(scope, churn, 5'000));
    QCOMPARE(history->size(), 1'002); // the new one and the healthy one beside the thousand
    QCOMPARE(history->last().id, healthy);
    QVERIFY(history->at(1'000).id > first);
    QCOMPARE(answered(m_records->history(scope, QStringLiteral("other")))->front().id, other);
}

void TestApplyRecords::knowsNoOtherProject()
{
    kept(recordOf(), ApplyOutcome::Succeeded, true);
    const ApplyScope other{QStringLiteral("prod"), scope.workspace};
    const ApplyScope elsewhere{scope.project, QStringLiteral("/subscriptions/T")};
    for (const ApplyScope &each : {other, elsewhere}) {
        QVERIFY(answered(m_records->lastApplied(each))->isEmpty());
        QVERIFY(!*answered(m_records->lastHealthy(each, churn)));
        QVERIFY(answered(m_records->history(each, churn))->isEmpty());
    }
}

void TestApplyRecords::letsNobodyApplyTwiceAtOnce()
{
    ApplyRecords other(path(), &m_clock);
    const qint64 id = begun();
    QVERIFY(id > 0);
    ApplyRecord same = recordOf();
    same.scope.project = QStringLiteral("prod"); // the endpoint is the same
    same.scope.workspace = scope.workspace.toUpper();
    const auto refused = answered(other.begin(same));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.contains(churn));
    QVERIFY(!refused.error().fix.isEmpty());
    QVERIFY(answered(other.begin(recordOf(QStringLiteral("other")))));
    ApplyRecord record = recordOf();
    record.id = id;
    record.outcome = ApplyOutcome::Succeeded;
    QVERIFY(answered(m_records->end(record)));
    QVERIFY(answered(other.begin(same)));
}

void TestApplyRecords::letsOneOfManyWin()
{
    ApplyRecords other(path(), &m_clock);
    for (int round = 0; round < 20; ++round) {
        const QString endpoint = QStringLiteral("endpoint-%1").arg(round);
        const auto mine = m_records->begin(recordOf(endpoint));
        const auto theirs = other.begin(recordOf(endpoint));
        const Result<qint64> one = answered(mine);
        const Result<qint64> two = answered(theirs);
        QCOMPARE(int(one.has_value()) + int(two.has_value()), 1);
        QCOMPARE((one ? two : one).error().kind, ErrorKind::Conflict);
    }
}

void TestApplyRecords::seesThatAnotherProcessLives()
{
    const qint64 id = begun();
    m_records.reset();
    const QString owner = QStringLiteral("somebody");
    {
        auto database = Database::open(path(), applyMigrations());
        QVERIFY(database);
        QVERIFY((*database)->run(QStringLiteral("UPDATE apply SET owner = ?"), {owner}));
    }
    Holder holder(path() + u'.' + owner + QStringLiteral(".lock"));
    QVERIFY(holder.isReady());
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    QVERIFY(answered(m_records->unfinished(scope.workspace))->isEmpty());
    const auto refused = answered(m_records->begin(recordOf()));
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.contains(QStringLiteral("process %1").arg(holder.process())));
    QCOMPARE(answered(m_records->takeOver(id)).error().kind, ErrorKind::Conflict);
    holder.end();
    QCOMPARE(answered(m_records->unfinished(scope.workspace))->size(), 1);
    QVERIFY(answered(m_records->takeOver(id)));
}

void TestApplyRecords::takesOverWhatDied()
{
    const qint64 id = begun();
    QVERIFY(answered(m_records->note(id, QStringLiteral("traffic:churn"), pendingPut())));
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock); // as a new process
    const auto left = answered(m_records->unfinished(scope.workspace));
    QCOMPARE(left->size(), 1);
    QVERIFY(!left->front().isEnded());
    const auto shown = answered(m_records->history(scope, churn));
    QVERIFY(shown->front().outcome == ApplyOutcome::Interrupted);
    QVERIFY(shown->front().message.contains(QStringLiteral("ended in the middle")));
    const auto taken = answered(m_records->takeOver(id));
    QVERIFY(taken);
    QCOMPARE(taken->pending, std::optional(pendingPut()));
    QVERIFY(answered(m_records->unfinished(scope.workspace))->isEmpty());
    QVERIFY(!answered(m_records->history(scope, churn))->front().isEnded());
    ApplyRecords other(path(), &m_clock);
    QCOMPARE(answered(other.takeOver(id)).error().kind, ErrorKind::Conflict);
}

void TestApplyRecords::beginsAnewAfterADeath()
{
    const qint64 id = begun();
    m_records = std::make_unique<ApplyRecords>(path(), &m_clock);
    const qint64 next = begun();
    QVERIFY(next > id);
    const auto history = answered(m_records->history(scope, churn));
    QVERIFY(history->at(1).outcome == ApplyOutcome::Interrupted);
    QVERIFY(history->at(1).message.contains(QStringLiteral("ended in the middle")));
}

void TestApplyRecords::endsOnce()
{
    ApplyRecord record = recordOf();
    record.id = begun();
    record.outcome = ApplyOutcome::Succeeded;
    QVERIFY(answered(m_records->end(record)));
    QCOMPARE(answered(m_records->end(record)).error().kind, ErrorKind::Conflict);
}

void TestApplyRecords::keepsMarks()
{
    const QString key = QString::fromLatin1(rolledBackMark);
    const QJsonObject value{{QStringLiteral("to"), QStringLiteral("c1")}};
    QVERIFY(answered(m_records->setMark(scope, churn, key, value)));
    QVERIFY(answered(m_records->setMark(scope, churn, QStringLiteral("ignored"), value)));
    m_clock.advance(std::chrono::seconds(5));
    const QJsonObject newer{{QStringLiteral("to"), QStringLiteral("c2")}};
    QVERIFY(answered(m_records->setMark(scope, churn, key, newer)));
    const auto marks = answered(m_records->marks(scope));
    QCOMPARE(marks->size(), 2);
    QCOMPARE(marks->at(1).key, key);
    QCOMPARE(marks->at(1).value, newer);
    QCOMPARE(marks->at(1).setAt, m_clock.now());
    QVERIFY(answered(m_records->marks({QStringLiteral("prod"), scope.workspace}))->isEmpty());
    QVERIFY(answered(m_records->setMark(scope, churn, key, {})));
    QCOMPARE(answered(m_records->marks(scope))->size(), 1);
}

void TestApplyRecords::saysWhenTheDiskIsFull()
{
    kept(recordOf(), ApplyOutcome::Succeeded, true);
    {
        const FileSizeLimit full(1);
        const auto refused = answered(m_records->begin(recordOf()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QVERIFY(refused.error().where.contains(QStringLiteral("applies.db")));
    }
    QVERIFY(begun() > 0);
    QCOMPARE(answered(m_records->history(scope, churn))->size(), 2);
}

void TestApplyRecords::saysWhenTheFolderIsNone()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ApplyRecords records(m_folder->filePath(QStringLiteral("file/data/applies.db")), &m_clock);
    const auto refused = answered(records.begin(recordOf()));
    QCOMPARE(refused.error().kind, ErrorKind::Io);
    QVERIFY(file.remove());
    QVERIFY(answered(records.begin(recordOf()))); // what was in the way is gone
}

void TestApplyRecords::leavesNoLockBehind()
{
    QVERIFY(begun() > 0);
    const QDir data(m_folder->filePath(QStringLiteral("data")));
    QCOMPARE(data.entryList({QStringLiteral("*.lock")}).size(), 1);
    m_records.reset();
    QCOMPARE(data.entryList({QStringLiteral("*.lock")}).size(), 0);
}

QTEST_GUILESS_MAIN(TestApplyRecords)
#include "tst_applyrecords.moc"
