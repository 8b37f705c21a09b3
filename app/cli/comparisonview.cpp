// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparisonview.h"

#include "app/cli/answertext.h"
#include "app/cli/commandoutput.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace serin {

namespace {

constexpr int differentExit = 4;
constexpr qsizetype shownDifferences = 20;
constexpr qsizetype longestShownValue = 60;

using Verdict = ScoringComparison::Verdict;

QString word(Verdict verdict)
{
    return verdict == Verdict::Same        ? QStringLiteral("same")
           : verdict == Verdict::Different ? QStringLiteral("different")
                                           : QStringLiteral("failed");
}

QString word(JsonDifference::Kind kind)
{
    switch (kind) {
    case JsonDifference::Kind::Changed:
        return QStringLiteral("changed");
    case JsonDifference::Kind::TypeChanged:
        return QStringLiteral("type-changed");
    case JsonDifference::Kind::Added:
        return QStringLiteral("added");
    case JsonDifference::Kind::Removed:
        return QStringLiteral("removed");
    }
    Q_UNREACHABLE();
}

QJsonObject sideJson(const Result<ScoringAnswer> &answer)
{
    if (!answer) {
        return {{QStringLiteral("error"),
                 QJsonObject{{QStringLiteral("kind"), errorKindName(answer.error().kind)},
                             {QStringLiteral("message"), answer.error().detail},
                             {QStringLiteral("where"), answer.error().where}}}};
    }
    return {{QStringLiteral("status"), answer->status},
            {QStringLiteral("deployment"), answer->deployment},
            {QStringLiteral("elapsedMs"), elapsedMs(*answer)},
            {QStringLiteral("requestId"), answer->requestId}};
}

QJsonObject resultJson(const ComparisonResult &result)
{
    const ScoringComparison &comparison = result.comparison;
    QJsonArray differences;
    const JsonDiff diff = comparison.diff.value_or(JsonDiff());
    for (const JsonDifference &difference : diff.differences) {
        differences.append(QJsonObject{{QStringLiteral("pointer"), difference.pointer},
                                       {QStringLiteral("kind"), word(difference.kind)},
                                       {QStringLiteral("before"), difference.before},
                                       {QStringLiteral("after"), difference.after}});
    }
    return {{QStringLiteral("file"), result.file},
            {QStringLiteral("result"), word(comparison.verdict())},
            {QStringLiteral("baseline"), sideJson(comparison.baseline)},
            {QStringLiteral("candidate"), sideJson(comparison.candidate)},
            {QStringLiteral("differences"), differences},
            {QStringLiteral("differenceCount"), diff.count},
            {QStringLiteral("largestGap"), diff.largestGap}};
}

QString valueText(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return QStringLiteral("nothing");
    }
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    text = text.mid(1, text.size() - 2);
    const QString shown = QString::fromUtf8(text);
    return shown.size() > longestShownValue ? shown.left(longestShownValue) + QChar(0x2026) : shown;
}

QString sideText(const Result<ScoringAnswer> &answer)
{
    return answer
               ? QStringLiteral("%1, %2 ms").arg(answer->status).arg(elapsedMs(*answer), 0, 'f', 0)
               : answer.error().detail;
}

QString differenceText(const ScoringComparison &comparison)
{
    if (comparison.verdict() != Verdict::Different) {
        return {};
    }
    if (!comparison.diff) {
        return QStringLiteral("the bytes differ");
    }
    if (comparison.diff->count == 0) {
        return comparison.diff->complete ? QStringLiteral("only the status differs")
                                         : QStringLiteral("too large to compare");
    }
    return QString::number(comparison.diff->count);
}

void printTables(const CommandOutput &output, const QString &baseline, const QString &candidate,
                 const ComparisonResults &results)
{
    QList<QStringList> rows{{QStringLiteral("REQUEST"), QStringLiteral("RESULT"),
                             baseline.toUpper(), candidate.toUpper(),
                             QStringLiteral("DIFFERENCES")}};
    for (const ComparisonResult &result : results) {
        rows << QStringList{
            result.file, word(result.comparison.verdict()), sideText(result.comparison.baseline),
            sideText(result.comparison.candidate), differenceText(result.comparison)};
    }
    output.printTable(rows);
    for (const ComparisonResult &result : results) {
        const JsonDiff diff = result.comparison.diff.value_or(JsonDiff());
        if (diff.count == 0 || result.comparison.verdict() != Verdict::Different) {
            continue;
        }
        QList<QStringList> details{{result.file, baseline.toUpper(), candidate.toUpper()}};
        for (const JsonDifference &difference : diff.differences.mid(0, shownDifferences)) {
            details << QStringList{QStringLiteral("  ") + (difference.pointer.isEmpty()
                                                               ? QStringLiteral("(all)")
                                                               : difference.pointer),
                                   valueText(difference.before), valueText(difference.after)};
        }
        if (diff.count > shownDifferences) {
            details << QStringList{
                QStringLiteral("  and %1 more").arg(diff.count - shownDifferences)};
        }
        output.printBytes("\n");
        output.printTable(details);
    }
}

} // namespace

int printComparison(const CommandOutput &output, const std::string &baseline,
                    const std::string &candidate, const ComparisonResults &results)
{
    const auto count = [&results](Verdict verdict) {
        return static_cast<int>(std::count_if(results.begin(), results.end(),
                                              [verdict](const ComparisonResult &result) {
                                                  return result.comparison.verdict() == verdict;
                                              }));
    };
    const int same = count(Verdict::Same);
    const int different = count(Verdict::Different);
    const int failed = count(Verdict::Failed);
    if (output.effectiveFormat() == OutputFormat::Table) {
        printTables(output, QString::fromStdString(baseline), QString::fromStdString(candidate),
                    results);
    } else {
        QJsonArray requests;
        for (const ComparisonResult &result : results) {
            requests.append(resultJson(result));
        }
        output.printValue(
            QJsonObject{{QStringLiteral("baseline"), QString::fromStdString(baseline)},
                        {QStringLiteral("candidate"), QString::fromStdString(candidate)},
                        {QStringLiteral("same"), same},
                        {QStringLiteral("different"), different},
                        {QStringLiteral("failed"), failed},
                        {QStringLiteral("requests"), requests}});
    }
    output.note(
        QStringLiteral("%1 of %2 requests are answered the same").arg(same).arg(results.size()));
    if (failed > 0) {
        for (const ComparisonResult &result : results) {
            for (const auto *side : {&result.comparison.baseline, &result.comparison.candidate}) {
                if (!*side) {
                    output.failLine(side->error());
                    return 1;
                }
            }
        }
        output.failLine({ErrorKind::Protocol,
                         QStringLiteral("%1 of %2 requests are answered by neither deployment")
                             .arg(failed)
                             .arg(results.size()),
                         {},
                         QStringLiteral("try one with: serinctl online-endpoint invoke")});
        return 1;
    }
    return different > 0 ? differentExit : 0;
}

} // namespace serin
