// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invokeoutcome.h"

#include "models/common/errortext.h"
#include "models/invoke/invoketext.h"
#include "models/manifest/displaytext.h"
#include "services/scoring/bodytext.h"
#include "services/scoring/commandlines.h"
#include "services/scoring/scoringclient.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

constexpr std::size_t mostDifferences = 1'000;

struct OutcomeWords
{
    Q_DECLARE_TR_FUNCTIONS(Invoke)
};

void setBody(InvokeOutcome &outcome, const QByteArray &body)
{
    outcome.body = body;
    const BodyText text = bodyText(body);
    if (text.isBinary) {
        outcome.prettyNote =
            OutcomeWords::tr("The body is no text: %1").arg(sizeWords(body.size()));
        outcome.rawNote = outcome.prettyNote;
        outcome.raw = displayText(body.left(4'096).toHex(' ')).text;
        return;
    }
    const DisplayText raw = displayText(body, LongLines::Keep);
    outcome.raw = raw.text;
    outcome.rawNote = raw.note;
    const DisplayText pretty = displayText(text.text.toUtf8(), LongLines::Keep);
    outcome.pretty = pretty.text;
    outcome.prettyNote = pretty.note;
    if (text.unwrapped > 0 && pretty.note.isEmpty()) {
        outcome.prettyNote = OutcomeWords::tr("It was JSON within a text, which is unpacked here");
    }
}

/// Why a status that is no success came, as far as the service tells.
void explain(InvokeOutcome &outcome, const ScoringAnswer &answer)
{
    if (answer.scriptFailed()) {
        outcome.problem = OutcomeWords::tr("The scoring script failed.");
        outcome.advice = OutcomeWords::tr("Its log has the reason.");
    } else if (const std::optional<int> status = answer.modelStatus();
               status && answer.status == 424) {
        outcome.problem = answer.modelReason().isEmpty()
                              ? OutcomeWords::tr("The model's container answered %1.").arg(*status)
                              : OutcomeWords::tr("The model's container answered %1: %2")
                                    .arg(QString::number(*status), shownText(answer.modelReason()));
    } else if (answer.status == 401 || answer.status == 403) {
        outcome.problem = OutcomeWords::tr("The endpoint refused the key.");
    } else if (answer.status == 404) {
        outcome.problem = OutcomeWords::tr("There is no such endpoint or deployment any more.");
    } else if (answer.status == 429) {
        outcome.problem = OutcomeWords::tr("All instances were busy.");
        outcome.advice = OutcomeWords::tr("Send less at once, or scale the deployment.");
    } else if (answer.status == 503) {
        outcome.problem = OutcomeWords::tr("No instance could answer.");
    }
}

QString valueWords(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return {};
    }
    const QByteArray json =
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
    return shownText(QString::fromUtf8(json), 200);
}

QString kindWords(JsonDifference::Kind kind)
{
    switch (kind) {
    case JsonDifference::Kind::Changed:
        return OutcomeWords::tr("≠ changed");
    case JsonDifference::Kind::TypeChanged:
        return OutcomeWords::tr("≠ other type");
    case JsonDifference::Kind::Added:
        return OutcomeWords::tr("+ added");
    case JsonDifference::Kind::Removed:
        return OutcomeWords::tr("− missing");
    }
    return {};
}

InvokeOutcome outcomeOf(const Result<ScoringAnswer> &answer)
{
    return answer ? outcomeOf(*answer) : outcomeOf(answer.error());
}

QString failedWords(const Result<ScoringAnswer> &answer)
{
    return answer ? statusWords(answer->status) : errorText(answer.error()).sentence;
}

QString verdict(const ScoringComparison &comparison, const InvokeOutcome &outcome)
{
    const auto &[baseline, candidate, diff] = comparison;
    if (!baseline || !candidate) {
        const bool first = !baseline;
        return OutcomeWords::tr("%1 did not answer: %2")
            .arg(first ? outcome.baseline : outcome.candidate,
                 failedWords(first ? baseline : candidate));
    }
    if (baseline->status != candidate->status) {
        return OutcomeWords::tr("%1 answered %2, %3 %4")
            .arg(outcome.baseline, statusWords(baseline->status), outcome.candidate,
                 statusWords(candidate->status));
    }
    if (comparison.isSame()) {
        return OutcomeWords::tr("%1 and %2 answered the same")
            .arg(outcome.baseline, outcome.candidate);
    }
    if (!diff) {
        return OutcomeWords::tr("The bodies differ, and are not both JSON");
    }
    QString words =
        diff->count == 1
            ? OutcomeWords::tr("The answers differ in one place")
            : OutcomeWords::tr("The answers differ in %Ln places", nullptr,
                               static_cast<int>(std::min<qint64>(diff->count, 1'000'000)));
    if (diff->largestGap > 0) {
        words = OutcomeWords::tr("%1; the largest gap of two numbers is %2")
                    .arg(words, QString::number(diff->largestGap, 'g', 6));
    }
    return words;
}

} // namespace

InvokeOutcome outcomeOf(const ScoringAnswer &answer)
{
    InvokeOutcome outcome;
    outcome.phase = InvokeOutcome::Phase::Answered;
    outcome.status = answer.status;
    outcome.isSuccess = answer.isSuccess() && !answer.scriptFailed();
    outcome.answeredBy = answer.deployment;
    outcome.size = answer.body.size();
    outcome.connect = answer.timing.connect;
    outcome.firstByte = answer.timing.firstByte;
    outcome.total = answer.timing.total;
    QByteArray headers;
    for (const auto &[name, value] : answer.headers.fields()) {
        headers += name + ": " + (isSecretField(name) ? QByteArray("***") : value) + '\n';
    }
    outcome.headers = displayText(headers).text;
    setBody(outcome, answer.body);
    if (!outcome.isSuccess) {
        explain(outcome, answer);
    }
    return outcome;
}

InvokeOutcome outcomeOf(const ScoringComparison &comparison, const QString &baseline,
                        const QString &candidate)
{
    InvokeOutcome outcome = outcomeOf(comparison.candidate);
    outcome.isComparison = true;
    outcome.isSame = comparison.isSame();
    outcome.baseline = baseline;
    outcome.candidate = candidate;
    outcome.target = candidate;
    outcome.verdict = verdict(comparison, outcome);
    if (comparison.diff) {
        for (const JsonDifference &difference : comparison.diff->differences) {
            if (outcome.differences.size() == mostDifferences) {
                break;
            }
            outcome.differences.push_back(
                {difference.pointer.isEmpty() ? OutcomeWords::tr("(whole)")
                                              : shownText(difference.pointer),
                 kindWords(difference.kind), valueWords(difference.before),
                 valueWords(difference.after)});
        }
    }
    return outcome;
}

InvokeOutcome outcomeOf(const Error &error)
{
    InvokeOutcome outcome;
    outcome.phase = InvokeOutcome::Phase::Failed;
    if (error.kind == ErrorKind::Cancelled) {
        outcome.isStopped = true;
        outcome.problem = OutcomeWords::tr("Stopped. The model may have gone on.");
        return outcome;
    }
    const ErrorText words = errorText(error);
    outcome.problem = words.sentence;
    outcome.advice = words.advice;
    return outcome;
}

InvokeOutcome outcomeOf(const HistoryEntry &entry)
{
    InvokeOutcome outcome;
    outcome.phase =
        entry.status > 0 ? InvokeOutcome::Phase::Answered : InvokeOutcome::Phase::Failed;
    outcome.target = entry.target;
    outcome.sentAt = entry.sentAt;
    outcome.status = entry.status;
    outcome.isSuccess = entry.status >= 200 && entry.status < 300;
    outcome.answeredBy = entry.answeredBy;
    outcome.size = entry.answerSize;
    outcome.total = entry.total;
    outcome.problem = entry.problem;
    setBody(outcome, entry.answer);
    if (entry.answerSize > entry.answer.size()) {
        outcome.prettyNote =
            OutcomeWords::tr("Only the first %1 were kept").arg(sizeWords(entry.answer.size()));
        outcome.rawNote = outcome.prettyNote;
        outcome.body.clear();
    }
    return outcome;
}

} // namespace serin
