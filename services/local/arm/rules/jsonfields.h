// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace serin {

class Findings;

/// Reads typed values out of one JSON object and notes what is not of its type or range. A missing
/// value and null read as nothing and are no finding.
class JsonFields
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// @p path is where @p object stands in the body, e.g. "properties"; empty for the body itself.
    JsonFields(const QJsonObject &object, QString path, Findings &findings);

    [[nodiscard]] const QJsonObject &object() const { return m_object; }
    [[nodiscard]] Findings &findings() const { return m_findings; }
    /// "properties.traffic" for "traffic".
    [[nodiscard]] QString pathOf(const QString &key) const;
    [[nodiscard]] bool has(const QString &key) const; ///< and not null
    void refuse(const QString &key, const QString &message) const;
    /// A finding when it is missing.
    void require(const QString &key) const;

    [[nodiscard]] std::optional<QString> text(const QString &key) const;
    [[nodiscard]] std::optional<bool> boolean(const QString &key) const;
    /// A whole number, written without a fraction, from @p least to @p most.
    [[nodiscard]] std::optional<int> integer(const QString &key, int least, int most) const;
    /// An ISO 8601 duration from @p least to @p most.
    [[nodiscard]] std::optional<Milliseconds> duration(const QString &key, Milliseconds least,
                                                       Milliseconds most) const;
    /// One of @p words in any letter case, as @p words spells it.
    [[nodiscard]] std::optional<QString> choice(const QString &key, const QStringList &words) const;
    [[nodiscard]] std::optional<QJsonObject> object(const QString &key) const;
    /// The fields of the object at @p key; of an empty one when there is none.
    [[nodiscard]] JsonFields fields(const QString &key) const;
    /// An object whose values are all text; null values are left out.
    [[nodiscard]] QMap<QString, QString> texts(const QString &key) const;

private:
    QJsonObject m_object;
    QString m_path;
    Findings &m_findings;
};

/// @p texts as a JSON object.
[[nodiscard]] QJsonObject toJson(const QMap<QString, QString> &texts);

} // namespace serin
