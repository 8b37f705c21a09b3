// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/applycolumns.h"

#include <QJsonDocument>

namespace serin {

namespace {

ApplyOutcome outcomeFromWord(const QString &word)
{
    for (const ApplyOutcome outcome : {ApplyOutcome::InProgress, ApplyOutcome::Succeeded,
                                       ApplyOutcome::Failed, ApplyOutcome::Cancelled}) {
        if (word == outcomeWord(outcome)) {
            return outcome;
        }
    }
    return ApplyOutcome::Interrupted;
}

QJsonObject fromShares(const QMap<QString, int> &shares)
{
    QJsonObject json;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        json.insert(it.key(), it.value());
    }
    return json;
}

QMap<QString, int> toShares(const QJsonObject &json)
{
    QMap<QString, int> shares;
    for (auto it = json.begin(); it != json.end(); ++it) {
        shares.insert(it.key(), it.value().toInt());
    }
    return shares;
}

QJsonObject fromFiles(const QMap<QString, QString> &files)
{
    QJsonObject json;
    for (auto it = files.begin(); it != files.end(); ++it) {
        json.insert(it.key(), it.value());
    }
    return json;
}

QMap<QString, QString> toFiles(const QJsonObject &json)
{
    QMap<QString, QString> files;
    for (auto it = json.begin(); it != json.end(); ++it) {
        files.insert(it.key(), it.value().toString());
    }
    return files;
}

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const SqlRow &row, int column)
{
    return row.isNull(column) ? QDateTime()
                              : QDateTime::fromMSecsSinceEpoch(row.number(column), Qt::UTC);
}

} // namespace

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QList<Database::Migration> applyMigrations()
{
    return {{
                QStringLiteral(R"(CREATE TABLE apply (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            project TEXT NOT NULL,
            workspace TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            owner TEXT NOT NULL,
            commit_id TEXT NOT NULL,
            desired BLOB NOT NULL,
            outcome TEXT NOT NULL,
            begun_at INTEGER,
            ended_at INTEGER,
            message TEXT NOT NULL,
            live_digest BLOB NOT NULL,
            traffic TEXT NOT NULL,
            mirror TEXT NOT NULL,
            healthy INTEGER NOT NULL,
            live TEXT NOT NULL,
            left_over TEXT NOT NULL,
            operations TEXT NOT NULL,
            running TEXT NOT NULL,
            pending BLOB))"),
                QStringLiteral(
                    "CREATE INDEX apply_by_endpoint ON apply (project, workspace, endpoint, id)"),
                QStringLiteral("CREATE UNIQUE INDEX apply_running ON apply (workspace, endpoint) "
                               "WHERE outcome = 'in-progress'"),
                QStringLiteral(R"(CREATE TABLE mark (
            project TEXT NOT NULL,
            workspace TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            set_at INTEGER NOT NULL,
            PRIMARY KEY (project, workspace, endpoint, key)))"),
            },
            {
                QStringLiteral("ALTER TABLE apply ADD COLUMN applied_by TEXT NOT NULL DEFAULT ''"),
            }};
}

QString applyColumns()
{
    return QStringLiteral("SELECT id, project, workspace, endpoint, %1 FROM apply ")
        .arg(applyValueNames().join(QStringLiteral(", ")));
}

QStringList applyValueNames()
{
    return QStringLiteral("commit_id desired outcome begun_at ended_at message live_digest traffic "
                          "mirror healthy live left_over operations running pending applied_by")
        .split(u' ');
}

QVariantList applyValues(const ApplyRecord &record)
{
    // A null QByteArray would be NULL.
    const auto blob = [](const QByteArray &bytes) {
        return QVariant(bytes.isNull() ? QByteArray("") : bytes);
    };
    return {record.commit,
            blob(record.desiredDigest),
            outcomeWord(record.outcome),
            fromTime(record.begunAt),
            fromTime(record.endedAt),
            record.message,
            blob(record.liveDigest),
            jsonText(fromShares(record.traffic)),
            jsonText(fromShares(record.mirrorTraffic)),
            record.isHealthy,
            jsonText(record.live),
            jsonText(fromFiles(record.leftOver)),
            QString::fromUtf8(QJsonDocument(record.operations).toJson(QJsonDocument::Compact)),
            record.runningOperation,
            record.pending ? QVariant(record.pending->toJson()) : QVariant(),
            record.appliedBy.isNull() ? QStringLiteral("") : record.appliedBy};
}

ApplyRecord applyRecordFrom(const SqlRow &row)
{
    ApplyRecord record;
    record.id = row.number(0);
    record.scope = {row.text(1), row.text(2)};
    record.endpoint = row.text(3);
    record.commit = row.text(4);
    record.desiredDigest = row.bytes(5);
    record.outcome = outcomeFromWord(row.text(6));
    record.begunAt = toTime(row, 7);
    record.endedAt = toTime(row, 8);
    record.message = row.text(9);
    record.liveDigest = row.bytes(10);
    record.traffic = toShares(jsonObject(row.text(11)));
    record.mirrorTraffic = toShares(jsonObject(row.text(12)));
    record.isHealthy = row.number(13) != 0;
    record.live = jsonObject(row.text(14));
    record.leftOver = toFiles(jsonObject(row.text(15)));
    record.operations = QJsonDocument::fromJson(row.text(16).toUtf8()).array();
    record.runningOperation = row.text(17);
    if (!row.isNull(18)) {
        // What cannot be read is as good as not known: the resource's own state tells then.
        if (const auto pending = PendingOperation::fromJson(row.bytes(18))) {
            record.pending = *pending;
        }
    }
    record.appliedBy = row.text(19);
    return record;
}

} // namespace serin
