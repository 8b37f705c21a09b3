// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/assist/keyhelp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace serin {

/// What a text may speak of that does not stand in it.
struct AssistFacts
{
    QStringList deployments;   ///< of the endpoint, from all its files
    QStringList endpoints;     ///< of the folder
    QStringList instanceTypes; ///< that other deployments have
};

/// One thing that may stand at a place.
struct Completion
{
    QString label;   ///< the key or the value
    QByteArray text; ///< to write in the place of Completions::replaced
    bool isKey = false;
    bool hasChoices = false; ///< of a key: what may follow is a few words
    bool isDefault = false;  ///< of a value: what the service takes anyway
    KeyHelp help;            ///< of a key: about it; of a value: about its key
};

struct Completions
{
    ByteSpan replaced;            ///< of the text: what was typed already
    QString typed;                ///< up to the place
    std::vector<Completion> list; ///< the best first
};

/// What may stand at byte @p offset of @p text (UTF-8), which need not be a whole manifest: keys
/// that the schema of its dialect has and the map has not, values of an enumeration, booleans,
/// defaults, names of deployments and endpoints, addresses of schemas. Total; takes one or two
/// passes over the document. Safe to call from several threads.
[[nodiscard]] Completions completionsAt(const QByteArray &text, std::uint32_t offset,
                                        const AssistFacts &facts);

/// What the key at byte @p offset means, or the one whose value stands there. @p span is set to the
/// key's place.
[[nodiscard]] std::optional<KeyHelp> keyHelpAt(const QByteArray &text, std::uint32_t offset,
                                               ByteSpan *span);

} // namespace serin
