// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livetext.h"

#include "models/common/errortext.h"
#include "models/common/timetext.h"
#include "models/manifest/displaytext.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct LiveWords
{
    Q_DECLARE_TR_FUNCTIONS(Live)
};

constexpr QChar disc(0x25cf);
constexpr QChar circle(0x25cb);
constexpr QChar square(0x25a0);
constexpr QChar triangle(0x25b2);
constexpr QChar halfDisc(0x25d0);
constexpr QChar dash(0x2013);
constexpr qsizetype mostShares = 20;

QString numberOrDash(const std::optional<int> &number)
{
    return number ? QString::number(*number) : QString(dash);
}

} // namespace

LiveStateWords liveStateWords(ProvisioningState state, const QString &text)
{
    switch (state) {
    case ProvisioningState::Succeeded:
        return {disc, LiveWords::tr("Succeeded"), LiveTone::Good};
    case ProvisioningState::Failed:
        return {square, LiveWords::tr("Failed"), LiveTone::Bad};
    case ProvisioningState::Canceled:
        return {triangle, LiveWords::tr("Canceled"), LiveTone::Bad};
    case ProvisioningState::Creating:
        return {halfDisc, LiveWords::tr("Creating"), LiveTone::Busy};
    case ProvisioningState::Updating:
        return {halfDisc, LiveWords::tr("Updating"), LiveTone::Busy};
    case ProvisioningState::Scaling:
        return {halfDisc, LiveWords::tr("Scaling"), LiveTone::Busy};
    case ProvisioningState::Deleting:
        return {halfDisc, LiveWords::tr("Deleting"), LiveTone::Busy};
    case ProvisioningState::Unknown:
        break;
    }
    return {circle, text.isEmpty() ? LiveWords::tr("State unknown") : shownText(text, 40),
            LiveTone::Unknown};
}

QString instancesWords(std::optional<int> ready, std::optional<int> desired)
{
    return LiveWords::tr("%1/%2", "instances ready/asked for")
        .arg(numberOrDash(ready), numberOrDash(desired));
}

QString liveTrafficWords(const QMap<QString, int> &traffic)
{
    QStringList parts;
    for (auto it = traffic.begin(); it != traffic.end() && parts.size() < mostShares; ++it) {
        if (it.value() != 0) {
            parts.append(LiveWords::tr("%1 %2", "a deployment and its percent")
                             .arg(shownText(it.key(), 60))
                             .arg(it.value()));
        }
    }
    return parts.isEmpty() ? LiveWords::tr("no traffic") : parts.join(QStringLiteral(" · "));
}

LiveStatusWords liveStatusWords(const LiveStatus &status)
{
    LiveStatusWords words;
    const ErrorText error = status.error ? errorText(*status.error) : ErrorText();
    words.detail = error.sentence;
    words.advice = error.advice;
    switch (status.phase) {
    case LiveStatus::Phase::Off:
        words.glyph = status.error ? square : circle;
        words.tone = status.error ? LiveTone::Bad : LiveTone::Unknown;
        words.word = status.error ? LiveWords::tr("did not start") : LiveWords::tr("not running");
        break;
    case LiveStatus::Phase::Starting:
        words.glyph = halfDisc;
        words.tone = LiveTone::Busy;
        words.word = LiveWords::tr("starting…");
        break;
    case LiveStatus::Phase::Unwatched:
        words.glyph = status.isLocal ? disc : circle;
        words.tone = status.isLocal ? LiveTone::Good : LiveTone::Unknown;
        words.word = status.isLocal ? LiveWords::tr("running") : LiveWords::tr("not asked yet");
        break;
    case LiveStatus::Phase::Connecting:
        words.glyph = halfDisc;
        words.tone = LiveTone::Busy;
        words.word = LiveWords::tr("connecting…");
        break;
    case LiveStatus::Phase::On:
        words.glyph = disc;
        words.tone = LiveTone::Good;
        words.word = status.isLocal ? LiveWords::tr("running") : LiveWords::tr("connected");
        if (status.isSlowed) {
            words.detail =
                LiveWords::tr("The service leaves few calls this hour: what is live is read "
                              "four times as seldom.");
        }
        break;
    case LiveStatus::Phase::Away:
        words.glyph = triangle;
        words.tone = LiveTone::Bad;
        words.word = LiveWords::tr("does not answer");
        if (!status.isLocal && status.error && status.error->kind == ErrorKind::Unauthorized) {
            words.word = LiveWords::tr("no access"); // what to do is the error's own advice
        } else if (status.readAt.isValid()) {
            words.advice =
                LiveWords::tr("What is shown as live is of %1. It is read again on its own.")
                    .arg(timeOfDay(status.readAt));
        }
        break;
    }
    return words;
}

} // namespace serin
