// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewmeasures.h"

#include "models/common/errortext.h"
#include "models/metrics/metrichistory.h"
#include "models/review/reviewtests.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace serin {

namespace {

struct ReviewMeasuresWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewChecks)
};

/// Who gets most of the traffic of @p shares besides @p deployment; empty: nobody.
QString busiestBeside(const QString &deployment, const QJsonObject &shares)
{
    QString busiest;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        if (it.key() != deployment && it.value().toInt() > shares.value(busiest).toInt()) {
            busiest = it.key();
        }
    }
    return busiest;
}

/// By the beginning of the span that they are of.
using CountsByTime = std::map<double, RateCounts>;

CountsByTime countsOf(const MetricHistory &history, const QString &deployment, double from)
{
    CountsByTime counts;
    const double step = history.step(deployment);
    for (const ChartPoint &point : history.line(deployment, ChartKind::Requests)) {
        if (point.time >= from) {
            counts[point.time].requests =
                static_cast<std::uint64_t>(std::llround(point.value * step));
        }
    }
    for (const ChartPoint &point : history.line(deployment, ChartKind::Errors)) {
        if (const auto count = counts.find(point.time); count != counts.end()) {
            const auto all = static_cast<double>(count->second.requests);
            count->second.bad = static_cast<std::uint64_t>(std::llround(all * point.value / 100));
        }
    }
    return counts;
}

/// The mean of the spans that were measured, each as heavy as it has requests.
std::optional<double> p95Of(const MetricHistory &history, const QString &deployment, double from,
                            const CountsByTime &counts)
{
    const ChartLine &line = history.line(deployment, ChartKind::LatencyP95);
    double sum = 0;
    double requests = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto end = i + 1 < line.size() ? counts.lower_bound(line[i + 1].time) : counts.end();
        for (auto it = counts.lower_bound(line[i].time); it != end && line[i].time >= from; ++it) {
            sum += line[i].value * static_cast<double>(it->second.requests);
            requests += static_cast<double>(it->second.requests);
        }
    }
    return requests > 0 ? std::optional(sum / requests) : std::nullopt;
}

double percentOf(const RateCounts &counts)
{
    return counts.requests == 0
               ? 0
               : 100 * static_cast<double>(counts.bad) / static_cast<double>(counts.requests);
}

QString percentText(const RateCounts &counts)
{
    const double percent = percentOf(counts);
    return QLocale().toString(percent, 'f', counts.bad > 0 && percent < 10 ? 1 : 0);
}

QString millisecondsText(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

/// "errors 0 % (blue 0 %), p95 12 ms (blue 11 ms)"
QString figuresOf(const ReviewMeasured &measured)
{
    const bool isBeside = measured.other.requests > 0;
    QString figures =
        isBeside ? ReviewMeasuresWords::tr("errors %1 % (%2 %3 %)", "of a deployment, of another")
                       .arg(percentText(measured.own), measured.beside, percentText(measured.other))
                 : ReviewMeasuresWords::tr("errors %1 %").arg(percentText(measured.own));
    if (measured.p95) {
        const QString own = millisecondsText(*measured.p95);
        figures +=
            QStringLiteral(", ") +
            (isBeside && measured.otherP95
                 ? ReviewMeasuresWords::tr("p95 %1 ms (%2 %3 ms)", "of a deployment, of another")
                       .arg(own, measured.beside, millisecondsText(*measured.otherP95))
                 : ReviewMeasuresWords::tr("p95 %1 ms").arg(own));
    }
    return figures;
}

/// "green answered 240 requests in the last 5 minutes"
QString answeredBy(const ReviewMeasured &measured)
{
    const QString span = measured.minutes == 1 ? ReviewMeasuresWords::tr("in the last minute")
                                               : ReviewMeasuresWords::tr("in the last %Ln minutes",
                                                                         nullptr, measured.minutes);
    const auto requests = static_cast<int>(measured.own.requests);
    const QString words =
        requests == 0   ? ReviewMeasuresWords::tr("%1 answered no request %2")
        : requests == 1 ? ReviewMeasuresWords::tr("%1 answered 1 request %2")
                        : ReviewMeasuresWords::tr("%1 answered %Ln requests %2",
                                                  "a deployment, in the last minutes", requests);
    return words.arg(measured.deployment, span);
}

} // namespace

std::vector<ReviewMeasured> measuredDeployments(const PlanPreview &preview, const QDateTime &now)
{
    std::vector<ReviewMeasured> all;
    for (const ReviewTested &growing : growingDeployments(preview)) {
        const auto traffic =
            std::find_if(preview.plan.operations.begin(), preview.plan.operations.end(),
                         [&growing](const PlanOperation &operation) {
                             return operation.action == PlanAction::Traffic &&
                                    operation.endpoint == growing.endpoint;
                         });
        const QJsonObject before = traffic->before.toObject();
        if (growing.isChanging || before.value(growing.deployment).toInt() <= 0) {
            continue;
        }
        ReviewMeasured measured;
        measured.endpoint = growing.endpoint;
        measured.deployment = growing.deployment;
        measured.beside = busiestBeside(growing.deployment, before);
        measured.from = now.addSecs(-measuredSeconds);
        for (const QDateTime &change : {growing.createdAt, growing.changedAt}) {
            if (change.isValid() && change < now) {
                measured.from = std::max(measured.from, change);
            }
        }
        measured.minutes = std::max(1, static_cast<int>((measured.from.secsTo(now) + 30) / 60));
        all.push_back(measured);
    }
    return all;
}

QStringList endpointsOf(const std::vector<ReviewMeasured> &measured)
{
    QStringList endpoints;
    for (const ReviewMeasured &each : measured) {
        if (!endpoints.contains(each.endpoint)) {
            endpoints.append(each.endpoint);
        }
    }
    return endpoints;
}

void measure(ReviewMeasured &measured, const MetricHistory &history)
{
    const double from = static_cast<double>(measured.from.toMSecsSinceEpoch()) / 1'000;
    const CountsByTime own = countsOf(history, measured.deployment, from);
    const CountsByTime other = countsOf(history, measured.beside, from);
    RateRatioTest test;
    for (const auto &[time, counts] : own) {
        const auto same = other.find(time);
        test.add(counts, same == other.end() ? RateCounts() : same->second);
        measured.own.requests += counts.requests;
        measured.own.bad += counts.bad;
    }
    for (const auto &[time, counts] : other) {
        measured.other.requests += counts.requests;
        measured.other.bad += counts.bad;
    }
    measured.outcome = test.outcome();
    measured.p95 = p95Of(history, measured.deployment, from, own);
    measured.otherP95 = p95Of(history, measured.beside, from, other);
}

ReviewCheck measureCheck(const ReviewMeasured &measured)
{
    ReviewCheck check;
    check.state = ReviewCheck::State::Warning;
    check.endpoint = measured.endpoint;
    check.deployment = measured.deployment;
    if (measured.problem) {
        const ErrorText words = errorText(*measured.problem);
        check.text = ReviewMeasuresWords::tr("What the metrics tell of %1 is not known: %2")
                         .arg(measured.deployment, words.sentence);
        check.fix = words.advice;
        return check;
    }
    const QString answered = answeredBy(measured);
    const bool isWorse = percentOf(measured.own) > percentOf(measured.other);
    if (measured.outcome == RateRatioTest::Outcome::Fail) {
        check.text = ReviewMeasuresWords::tr("%1: %2. It fails more often than %3.",
                                             "what it answered, its figures, another deployment")
                         .arg(answered, figuresOf(measured), measured.beside);
        check.fix =
            ReviewMeasuresWords::tr("Find out why on its page Logs before it gets more traffic.");
    } else if (measured.own.requests < fewMeasured) {
        check.text = ReviewMeasuresWords::tr("%1: too few to tell how it does.").arg(answered);
        check.fix = ReviewMeasuresWords::tr(
            "Wait for more, or send it steady traffic from the page Charts.");
    } else if (isWorse && measured.outcome == RateRatioTest::Outcome::Inconclusive) {
        check.text =
            (measured.other.requests > 0
                 ? ReviewMeasuresWords::tr("%1: %2. That is too few to tell whether it fails more "
                                           "often than %3.",
                                           "what it answered, its figures, another deployment")
                       .arg(answered, figuresOf(measured), measured.beside)
                 : ReviewMeasuresWords::tr("%1: %2, and no other deployment answered requests to "
                                           "compare it with.",
                                           "what it answered, its figures")
                       .arg(answered, figuresOf(measured)));
        check.fix = ReviewMeasuresWords::tr("Look at its errors on the page Logs, or wait for more "
                                            "requests.");
    } else {
        check.state = ReviewCheck::State::Passed;
        check.text = ReviewMeasuresWords::tr("%1: %2.", "what it answered, its figures")
                         .arg(answered, figuresOf(measured));
    }
    return check;
}

} // namespace serin
