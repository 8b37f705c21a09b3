// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace serin {

/// The fields of a JSON object from a service: every one may be missing or null, which is nothing,
/// or of a type that it must not be, which is nothing too and noted by its path.
class ArmFields
{
public:
    /// @param path of the object itself, for the notes; @param unreadable takes them.
    ArmFields(QJsonObject object, QString path, QStringList *unreadable);

    [[nodiscard]] std::optional<QString> text(const char *key) const;
    /// The text, or an empty one.
    [[nodiscard]] QString textOr(const char *key) const { return text(key).value_or(QString()); }
    /// A number without a fraction within int.
    [[nodiscard]] std::optional<int> integer(const char *key) const;
    [[nodiscard]] std::optional<double> number(const char *key) const;
    [[nodiscard]] std::optional<bool> boolean(const char *key) const;
    /// "Enabled" or "Disabled".
    [[nodiscard]] std::optional<bool> enabled(const char *key) const;
    /// ISO 8601, not negative.
    [[nodiscard]] std::optional<std::chrono::milliseconds> duration(const char *key) const;
    /// ISO 8601 with up to seven digits of a second; UTC, null when there is none.
    [[nodiscard]] QDateTime time(const char *key) const;
    [[nodiscard]] std::optional<QMap<QString, QString>> textMap(const char *key) const;
    [[nodiscard]] QMap<QString, int> integerMap(const char *key) const;
    [[nodiscard]] QStringList textList(const char *key) const;
    [[nodiscard]] bool hasObject(const char *key) const;
    /// The object, or an empty one.
    [[nodiscard]] ArmFields object(const QString &key) const;
    [[nodiscard]] ArmFields object(const char *key) const
    {
        return object(QString::fromLatin1(key));
    }
    [[nodiscard]] QStringList keys() const { return m_object.keys(); }
    [[nodiscard]] const QJsonObject &json() const { return m_object; }

    /// Notes that @p key has a value that makes no sense.
    void note(const QString &key) const;

private:
    [[nodiscard]] QJsonValue value(const char *key) const;
    [[nodiscard]] QString pathOf(const QString &key) const;

    QJsonObject m_object;
    QString m_path;
    QStringList *m_unreadable;
};

} // namespace serin
