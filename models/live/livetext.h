// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livecontroller.h"
#include "models/live/livesnapshot.h"

#include <QChar>
#include <QString>

namespace serin {

/// How good a state is; decides the colour, which never stands alone.
enum class LiveTone { Good, Busy, Bad, Unknown };

/// A provisioning state for people.
struct LiveStateWords
{
    QChar glyph;
    QString word; ///< translated; an unknown state's is as sent
    LiveTone tone = LiveTone::Unknown;
    bool operator==(const LiveStateWords &) const = default;
};

[[nodiscard]] LiveStateWords liveStateWords(ProvisioningState state, const QString &text);

/// "1/2", ready of asked for; what is not known is a dash.
[[nodiscard]] QString instancesWords(std::optional<int> ready, std::optional<int> desired);

/// "blue 90 · green 10"; "no traffic" without any. Names bounded, on one line.
[[nodiscard]] QString liveTrafficWords(const QMap<QString, int> &traffic);

/// One line on how the window stands to the workspace.
struct LiveStatusWords
{
    QChar glyph;
    QString word;   ///< "running", "not running", …
    QString detail; ///< a sentence; may be empty
    QString advice; ///< what to do; may be empty
    LiveTone tone = LiveTone::Unknown;
};

[[nodiscard]] LiveStatusWords liveStatusWords(const LiveStatus &status);

} // namespace serin
