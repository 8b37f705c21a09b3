// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "services/core/readfile.h"
#include "services/domain/isoduration.h"
#include "services/manifest/manifestreader.h"

#include <QFile>
#include <QRegularExpression>

#include <cstdio>

namespace serin {

namespace {

constexpr qint64 largestBody = 100LL * 1024 * 1024;

/// @p error about @p text, which was typed for @p what.
Error named(Error error, const QString &what, const std::string &text)
{
    error.detail =
        QStringLiteral("\"%1\" is no %2: %3").arg(QString::fromStdString(text), what, error.detail);
    return error;
}

Result<TrafficShare> shareOf(const TrafficEntry &entry)
{
    const Result<DeploymentName> name = DeploymentName::fromString(entry.deployment);
    if (!name) {
        return failure(
            named(name.error(), QStringLiteral("deployment"), entry.deployment.toStdString()));
    }
    const Result<Percent> percent = Percent::fromInt(entry.percent.value_or(-1));
    if (!percent) {
        return failure(percent.error());
    }
    return TrafficShare{*name, *percent};
}

Result<QByteArray> readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return failure(ErrorKind::Io, QStringLiteral("stdin cannot be read"));
    }
    QByteArray body = input.read(largestBody + 1);
    // A pipe hands over what it has; only nothing is its end.
    for (QByteArray more; body.size() <= largestBody && !input.atEnd(); body += more) {
        more = input.read(largestBody + 1 - body.size());
        if (more.isEmpty()) {
            break;
        }
    }
    if (body.size() > largestBody) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the request is larger than 100 MB, which no endpoint takes"),
                       QStringLiteral("stdin"));
    }
    return body;
}

} // namespace

Result<TrafficEntries> trafficArgument(const QString &text)
{
    TrafficEntries entries;
    static const QRegularExpression separators(QStringLiteral("[\\s,]+"));
    static const QRegularExpression signs(QStringLiteral("[=:]"));
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        const qsizetype sign = part.indexOf(signs);
        const auto percent = wholeNumber(part.mid(sign + 1).toStdString());
        if (sign < 1 || !percent) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" is no share of traffic").arg(part), {},
                           QStringLiteral("write it as \"blue=90 green=10\""));
        }
        entries.push_back({part.left(sign), *percent});
    }
    return entries;
}

Result<TrafficEntries> wholeTrafficArgument(const QString &text)
{
    Result<TrafficEntries> entries = trafficArgument(text);
    if (entries && entries->empty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("--traffic names no deployment"), {},
                       QStringLiteral("write it as \"blue=90 green=10\"; name each deployment with "
                                      "0 (\"blue=0\") when none is to have traffic"));
    }
    return entries;
}

Result<TrafficSplit> splitArgument(const std::string &text)
{
    const Result<TrafficEntries> entries = wholeTrafficArgument(QString::fromStdString(text));
    if (!entries) {
        return failure(entries.error());
    }
    std::vector<TrafficShare> shares;
    for (const TrafficEntry &entry : *entries) {
        const Result<TrafficShare> share = shareOf(entry);
        if (!share) {
            return failure(share.error());
        }
        shares.push_back(*share);
    }
    Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
    if (!split && split.error().fix.isEmpty()) {
        split.error().fix =
            QStringLiteral("say the whole split, so that it sums to 100: \"blue=90 green=10\"");
    }
    return split;
}

Result<MirrorTraffic> mirrorArgument(const std::string &text)
{
    const Result<TrafficEntries> entries = trafficArgument(QString::fromStdString(text));
    if (!entries) {
        return failure(entries.error());
    }
    MirrorTraffic mirror;
    for (const TrafficEntry &entry : *entries) {
        const Result<TrafficShare> share = shareOf(entry);
        if (!share) {
            return failure(share.error());
        }
        const Result<MirrorTraffic> target =
            MirrorTraffic::toTarget(share->deployment, share->percent);
        if (!target) {
            return failure(target.error());
        }
        if (mirror.target() && target->target()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("requests can be copied to one deployment only"), {},
                           QStringLiteral("name one, as in \"green=10\""));
        }
        if (target->target()) {
            mirror = *target;
        }
    }
    return mirror;
}

Result<EndpointName> endpointArgument(const std::string &text)
{
    Result<EndpointName> name = EndpointName::fromString(QString::fromStdString(text));
    return name ? name
                : Result<EndpointName>(
                      failure(named(name.error(), QStringLiteral("name of an endpoint"), text)));
}

Result<DeploymentName> deploymentArgument(const std::string &text)
{
    Result<DeploymentName> name = DeploymentName::fromString(QString::fromStdString(text));
    return name ? name
                : Result<DeploymentName>(
                      failure(named(name.error(), QStringLiteral("name of a deployment"), text)));
}

Result<QString> pointerArgument(const QString &text)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("(/([^~/]|~[01])*)+")),
        QRegularExpression::DotMatchesEverythingOption);
    if (!form.match(text).hasMatch()) {
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no JSON pointer").arg(text),
                       {}, QStringLiteral("write it as /key/key"));
    }
    return text;
}

std::string refTrouble(const std::string &text)
{
    return text.empty() || text.front() == '-' ? '"' + text + "\" is no name of a commit or branch"
                                               : std::string();
}

std::string blankTrouble(const std::string &text)
{
    return QString::fromStdString(text).trimmed().isEmpty() ? "must not be empty" : std::string();
}

Result<std::chrono::seconds> durationArgument(const std::string &text)
{
    using std::chrono::seconds;
    const QString typed = QString::fromStdString(text);
    if (const auto iso = durationFromIso(typed); iso && iso->count() >= 1'000) {
        return std::chrono::duration_cast<seconds>(*iso);
    }
    static const QRegularExpression form(QStringLiteral("^(\\d{1,6})([smhd])$"));
    const QRegularExpressionMatch match = form.match(typed);
    const qint64 number = match.captured(1).toLongLong();
    if (number < 1) {
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no duration").arg(typed), {},
                       QStringLiteral("write it as 90s, 15m, 2h or 1d"));
    }
    const char16_t unit = match.captured(2).at(0).unicode();
    return seconds(number * (unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3'600 : 86'400));
}

Result<QByteArray> bodyArgument(const std::string &path)
{
    if (path == "-") {
        return readStandardInput();
    }
    return readFileOrPipe(QString::fromStdString(path), largestBody);
}

} // namespace serin
