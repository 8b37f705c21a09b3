// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

constexpr qsizetype mostCharacters = 80;

struct DriftWords
{
    Q_DECLARE_TR_FUNCTIONS(Drift)
};

QMap<QString, int> shares(const QJsonObject &split)
{
    QMap<QString, int> shares;
    for (auto it = split.begin(); it != split.end(); ++it) {
        shares.insert(it.key(), it.value().toInt());
    }
    return shares;
}

QString subjectOf(const BoardRow &row)
{
    return row.deployment.isEmpty() ? DriftWords::tr("the endpoint") : row.deployment;
}

/// "traffic", "blue instances"
QString namedField(const BoardRow &row)
{
    const QString field = fieldWords(row.field);
    return row.deployment.isEmpty() ? field : row.deployment + u' ' + field;
}

/// A value inside another one; deeper ones stay as JSON.
QString partWords(const QJsonValue &value)
{
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    return value.toVariant().toString();
}

QString listWords(const QJsonArray &list)
{
    QStringList parts;
    for (const QJsonValue &value : list) {
        parts.append(partWords(value));
    }
    return parts.isEmpty() ? DriftWords::tr("none", "a value") : parts.join(QStringLiteral(", "));
}

/// "owner: bob, team: search"
QString mapWords(const QJsonObject &map)
{
    QStringList parts;
    for (auto it = map.begin(); it != map.end(); ++it) {
        parts.append(it.key() + QStringLiteral(": ") + partWords(it.value()));
    }
    return parts.isEmpty() ? DriftWords::tr("none", "a value") : parts.join(QStringLiteral(", "));
}

/// What Git says that is to be live: what was pushed, or, without a remote, committed.
const BoardValue &gitValue(const BoardValues &values)
{
    return values.upstream ? values.upstream : values.head ? values.head : values.workingTree;
}

} // namespace

QString valueWords(const BoardValue &value, const QString &field)
{
    if (!value) {
        return DriftWords::tr("not known", "a value");
    }
    if (value->isUndefined() || value->isNull()) {
        return DriftWords::tr("not set", "a value");
    }
    if (value->isObject() && field.contains(QLatin1String("traffic"))) {
        return splitWords(shares(value->toObject()));
    }
    const QString text = value->isObject()  ? mapWords(value->toObject())
                         : value->isArray() ? listWords(value->toArray())
                                            : partWords(*value);
    return text.size() > mostCharacters ? text.left(mostCharacters) + QChar(0x2026) : text;
}

QString fieldWords(const QString &field)
{
    if (field == QLatin1String("traffic")) {
        return DriftWords::tr("traffic");
    }
    if (field == QLatin1String("mirror_traffic")) {
        return DriftWords::tr("mirrored traffic");
    }
    return field == QLatin1String("instance_count") ? DriftWords::tr("instances") : field;
}

QString driftWords(const BoardRow &row)
{
    if (row.field == QLatin1String("name")) {
        const bool isLive = row.values.live && !row.values.live->isUndefined();
        return (isLive ? DriftWords::tr("%1 is live and not in Git", "a deployment")
                       : DriftWords::tr("%1 is in Git and not live", "a deployment"))
            .arg(subjectOf(row));
    }
    return DriftWords::tr("%1: Git %2, live %3", "a field and its two values")
        .arg(namedField(row), valueWords(gitValue(row.values), row.field),
             valueWords(row.values.live, row.field));
}

QString waitingWords(const BoardRow &row)
{
    const bool isUncommitted = row.cause == BoardCause::Uncommitted;
    const BoardValue &before = isUncommitted ? row.values.head : row.values.base;
    const BoardValue &after = isUncommitted ? row.values.workingTree : row.values.head;
    if (row.field == QLatin1String("name")) {
        const bool isAdded = after && !after->isUndefined();
        return (isAdded ? DriftWords::tr("%1 is new", "a deployment")
                        : DriftWords::tr("%1 is removed", "a deployment"))
            .arg(subjectOf(row));
    }
    return (isUncommitted
                ? DriftWords::tr("%1: committed %2, in the file %3", "a field and its two values")
                : DriftWords::tr("%1: pushed %2, committed %3", "a field and its two values"))
        .arg(namedField(row), valueWords(before, row.field), valueWords(after, row.field));
}

QString splitWords(const QMap<QString, int> &traffic)
{
    QStringList parts;
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        parts.append(QStringLiteral("%1 %2").arg(it.key(), QString::number(it.value())));
    }
    return parts.isEmpty() ? DriftWords::tr("none", "traffic") : parts.join(QStringLiteral(" · "));
}

QString liveSplitWords(const BoardValues &values)
{
    QMap<QString, int> traffic;
    for (const BoardValue &value : {gitValue(values), values.live}) {
        const QJsonObject split = value ? value->toObject() : QJsonObject();
        for (auto it = split.begin(); it != split.end(); ++it) {
            traffic.insert(it.key(), 0);
        }
    }
    const QJsonObject live = values.live ? values.live->toObject() : QJsonObject();
    for (auto it = live.begin(); it != live.end(); ++it) {
        traffic.insert(it.key(), it.value().toInt());
    }
    return splitWords(traffic);
}

QStringList changedFileWords(const std::vector<DiffLine> &diff)
{
    struct File
    {
        QString name;
        int added = 0;
        int removed = 0;
    };
    std::vector<File> files;
    for (const DiffLine &line : diff) {
        const bool isHeader = line.kind == DiffLine::Kind::Header;
        if (files.empty() || (isHeader && line.text.startsWith(QLatin1String("--- ")))) {
            files.emplace_back();
        }
        switch (line.kind) {
        case DiffLine::Kind::Header:
            if (!line.text.endsWith(QLatin1String(" /dev/null"))) {
                files.back().name = line.text.mid(6); // after "--- a/" or "+++ b/"
            }
            break;
        case DiffLine::Kind::Added:
            files.back().added += 1;
            break;
        case DiffLine::Kind::Removed:
            files.back().removed += 1;
            break;
        case DiffLine::Kind::Hunk:
        case DiffLine::Kind::Context:
            break;
        }
    }
    QStringList words;
    for (const File &file : files) {
        words.append(
            QStringLiteral("%1 (+%2 −%3)")
                .arg(file.name, QString::number(file.added), QString::number(file.removed)));
    }
    return words;
}

bool isAboutLive(const BoardRow &row)
{
    switch (row.cause) {
    case BoardCause::NotApplied:
    case BoardCause::Drifted:
    case BoardCause::Differs:
    case BoardCause::NotInGit:
    case BoardCause::RolledBack:
        return !row.isIgnored && !row.isTakenOver;
    case BoardCause::Uncommitted:
    case BoardCause::Unpushed:
    case BoardCause::BehindUpstream:
        return false;
    }
    return false;
}

} // namespace serin
