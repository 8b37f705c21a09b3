// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace serin {

/// A JSON object in a file of the person's settings that several programs change at once: each
/// change is made to what the file says then, under a lock that ends with its process, and is saved
/// whole or not at all. A file that is not such JSON is never overwritten: it is set aside under
/// another name first. Safe to use from several threads and objects. Functions read small files and
/// may wait some seconds for another program that is saving.
class RegistryFile
{
public:
    struct Content
    {
        QJsonObject root;     ///< empty when there is no file yet, or a broken one
        QStringList warnings; ///< what is wrong with the file, for people
    };
    using Change = std::function<Result<void>(QJsonObject &root)>;

    /// @p what names the content in sentences: "the list of projects". The members @p arrays are
    /// arrays where they are there, else the file counts as broken.
    RegistryFile(QString path, QString what, QStringList arrays);

    [[nodiscard]] const QString &path() const { return m_path; }

    /// A broken file reads as empty, with a warning.
    /// @error Invalid: a newer Serin's, or too large; Io.
    [[nodiscard]] Result<Content> read() const;
    /// Applies @p change to the content as it is now, and saves. An error of @p change changes
    /// nothing. @return warnings, as when a broken file was set aside.
    /// @error as read(); Unavailable: another program keeps the lock; Io: it cannot be saved, and
    /// is as it was.
    [[nodiscard]] Result<QStringList> change(const Change &change) const;

private:
    struct Parsed;
    [[nodiscard]] Result<Parsed> parse() const;
    [[nodiscard]] Result<QString> setAside(const QByteArray &bytes) const;

    const QString m_path;
    const QString m_what;
    const QStringList m_arrays;
};

} // namespace serin
