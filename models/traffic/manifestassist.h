// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/assist/completion.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

class EndpointController;

/// One thing that may stand at a place of a manifest's text.
struct AssistItem
{
    QString label;
    QString detail;      ///< in a word or two: what it takes, or "default"
    QString help;        ///< plain text of several lines; may be empty
    QByteArray text;     ///< to write in the place of AssistList::begin to end
    bool asksOn = false; ///< what may follow it is a few words: to be offered right away
};

/// What may stand at a place. Offsets are bytes of the text.
struct AssistList
{
    qsizetype begin = 0;
    qsizetype end = 0;
    std::vector<AssistItem> items;
};

/// What a key means.
struct AssistHelp
{
    qsizetype begin = 0; ///< of the key
    qsizetype end = 0;
    QString text; ///< plain text of several lines
    bool operator==(const AssistHelp &) const = default;
};

/// What the texts of the selected endpoint may speak of.
[[nodiscard]] AssistFacts assistFactsOf(const EndpointController &endpoint);

/// What may stand at byte @p offset of @p text. Takes about a millisecond for as much text as an
/// editor shows (see displayText()).
[[nodiscard]] AssistList assistAt(const QByteArray &text, qsizetype offset,
                                  const AssistFacts &facts);
/// What the key at byte @p offset means, or the one whose value stands there.
[[nodiscard]] std::optional<AssistHelp> assistHelpAt(const QByteArray &text, qsizetype offset);

} // namespace serin
