// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoke/differencemodel.h"
#include "models/invoke/requesthistory.h"
#include "services/core/error.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace serin {

struct ScoringAnswer;
struct ScoringComparison;

/// What became of a request, as it is shown: plain text, bounded. A value.
struct InvokeOutcome
{
    enum class Phase {
        None, ///< nothing was sent yet
        Sending,
        Answered, ///< with any status
        Failed,   ///< no answer: `problem` says why
    };
    Phase phase = Phase::None;
    QString target; ///< the deployment that was asked for; empty: the traffic decided
    QDateTime sentAt;

    int status = 0;
    bool isSuccess = false;
    QString answeredBy;
    qint64 size = 0;
    std::optional<std::chrono::microseconds> connect;
    std::chrono::microseconds firstByte{};
    std::chrono::microseconds total{};
    QByteArray body; ///< as it came and whole; empty when only a part was kept
    QString pretty;
    QString prettyNote; ///< what was left out or unpacked; may be empty
    QString raw;
    QString rawNote;
    QString headers;        ///< one a line, without those that carry secrets
    bool isStopped = false; ///< by the person
    QString problem;        ///< a sentence; may be empty
    QString advice;

    // Of a comparison; the rest is the second deployment's answer.
    bool isComparison = false;
    bool isSame = false;
    QString baseline;
    QString candidate;
    QString verdict; ///< a sentence
    std::vector<AnswerDifference> differences;
};

/// Takes time in proportion to the body: meant for another thread.
[[nodiscard]] InvokeOutcome outcomeOf(const ScoringAnswer &answer);
[[nodiscard]] InvokeOutcome outcomeOf(const ScoringComparison &comparison, const QString &baseline,
                                      const QString &candidate);
[[nodiscard]] InvokeOutcome outcomeOf(const Error &error);
/// Of one that was kept; without headers.
[[nodiscard]] InvokeOutcome outcomeOf(const HistoryEntry &entry);

} // namespace serin
