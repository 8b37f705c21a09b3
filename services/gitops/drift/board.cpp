// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/board.h"

#include "services/gitops/drift/endpointboard.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>
#include <tuple>

namespace serin {

namespace {

/// Being there first, then what is changed most.
int rankOf(const QString &field)
{
    static const QStringList first{QStringLiteral("name"), QStringLiteral("traffic"),
                                   QStringLiteral("mirror_traffic"),
                                   QStringLiteral("instance_count")};
    const qsizetype rank = first.indexOf(field);
    return static_cast<int>(rank < 0 ? first.size() : rank);
}

auto keyOf(const BoardRow &row)
{
    return std::tuple(row.endpoint, row.deployment, rankOf(row.field), row.field);
}

QJsonValue orNull(const BoardValue &value)
{
    return value && !value->isUndefined() ? *value : QJsonValue(QJsonValue::Null);
}

std::set<QString> endpointsOf(const BoardInput &input)
{
    std::set<QString> names;
    for (const auto *state : {&input.workingTree, &input.head, &input.base, &input.upstream}) {
        if (*state) {
            for (const DesiredEndpointPointer &endpoint : (*state)->endpoints) {
                names.insert(endpoint->name);
            }
        }
    }
    for (auto record = input.applied.keyBegin(); record != input.applied.keyEnd(); ++record) {
        names.insert(*record);
    }
    names.insert(input.rolledBack.begin(), input.rolledBack.end());
    if (input.withForeign && input.live) {
        for (const auto &[name, live] : input.live->endpoints()) {
            names.insert(name);
        }
    }
    return names;
}

} // namespace

std::vector<BoardAct> actsFor(const BoardRow &row)
{
    std::vector<BoardAct> acts = actsFor(row.cause);
    if (row.isTakenOver) {
        std::erase(acts, BoardAct::TakeLive);
    }
    return acts;
}

bool Board::isClean() const
{
    return std::all_of(rows.begin(), rows.end(), [](const BoardRow &row) { return row.isIgnored; });
}

QJsonArray Board::toJson() const
{
    QJsonArray array;
    for (const BoardRow &row : rows) {
        if (row.isIgnored) {
            continue;
        }
        array.append(QJsonObject{
            {QStringLiteral("endpoint"), row.endpoint},
            {QStringLiteral("deployment"), row.deployment},
            {QStringLiteral("field"), row.field},
            {QStringLiteral("cause"), boardWord(row.cause)},
            {QStringLiteral("values"),
             QJsonObject{{QStringLiteral("workingTree"), orNull(row.values.workingTree)},
                         {QStringLiteral("head"), orNull(row.values.head)},
                         {QStringLiteral("upstream"), orNull(row.values.upstream)},
                         {QStringLiteral("live"), orNull(row.values.live)},
                         {QStringLiteral("applied"), orNull(row.values.applied)}}}});
    }
    return array;
}

QByteArray boardDigest(const BoardValue &value)
{
    const char *kind = !value ? "unknown" : value->isUndefined() ? "absent" : "value";
    // An array keeps scalars apart, and Qt writes an object's keys sorted.
    const QByteArray json = QJsonDocument(QJsonArray{QString::fromLatin1(kind), orNull(value)})
                                .toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256);
}

Board makeBoard(const BoardInput &input)
{
    Board board;
    for (const QString &name : endpointsOf(input)) {
        const bool wanted = input.endpoints.isEmpty() || input.endpoints.contains(name);
        if (wanted && !name.isEmpty()) {
            addEndpointRows(input, name, board);
        }
    }
    for (std::vector<BoardRow> *rows : {&board.rows, &board.same}) {
        std::stable_sort(
            rows->begin(), rows->end(),
            [](const BoardRow &one, const BoardRow &other) { return keyOf(one) < keyOf(other); });
    }
    return board;
}

} // namespace serin
