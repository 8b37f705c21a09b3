// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace serin {

/// A request's or an answer's body for people.
struct BodyText
{
    QString text;
    bool isJson = false;
    /// How many times it was JSON within a JSON text: scoring scripts that return a text of JSON
    /// are answered with that text as JSON once more.
    int unwrapped = 0;
    /// No text: `text` is empty.
    bool isBinary = false;

    bool operator==(const BodyText &) const = default;
};

/// @p body unwrapped and, when it is JSON, one entry a line, with its numbers as they were written
/// (a double would not hold all of them). Large bodies (over 4 MB) come as they are.
[[nodiscard]] BodyText bodyText(const QByteArray &body);

/// The JSON value in @p body, unwrapped likewise; nothing when it is none.
[[nodiscard]] std::optional<QJsonValue> bodyJson(const QByteArray &body);

/// @p json, which is valid, with line breaks and two spaces for each level, and no token changed.
[[nodiscard]] QByteArray indentedJson(const QByteArray &json);

} // namespace serin
