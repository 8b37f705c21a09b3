// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace serin {

/// How far a clone, fetch or push is, as git says on stderr.
struct GitProgress
{
    QString stage;    ///< git's words, e.g. "Receiving objects"
    int percent = -1; ///< 0 to 100, -1: unknown
    qint64 done = 0;
    qint64 total = 0;    ///< 0: unknown
    QString rate;        ///< e.g. "1.20 MiB | 3.00 MiB/s"; may be empty
    bool remote = false; ///< the other side works

    bool operator==(const GitProgress &) const = default;
};

/// Reads one line, e.g. "Receiving objects:  45% (450/1000), 1.20 MiB | 3.00 MiB/s"; nothing for
/// other words.
[[nodiscard]] std::optional<GitProgress> parseGitProgress(QByteArrayView line);

/// Cuts a stream that comes in pieces into lines, which end with CR or LF.
class GitProgressLines
{
public:
    /// The progress in what has become whole with @p piece.
    [[nodiscard]] QList<GitProgress> feed(QByteArrayView piece);

private:
    QByteArray m_rest; // bounded: a line without an end is dropped
};

} // namespace serin
