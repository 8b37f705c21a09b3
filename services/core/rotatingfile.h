// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace serin {

/// A file that is only added to, with a limit to its size: when it is full it becomes `PATH.1`, the
/// one before `PATH.2`, and so on; the oldest is removed. Only the owner may read it (0600), and
/// missing folders are made for the owner only (0700). Several processes may write to the same
/// path; each append() stays in one piece. For one thread at a time.
class RotatingFile
{
public:
    /// Up to @p maxBytes in each of 1 + @p kept files, more only by a single append() that is
    /// larger. Opens nothing yet.
    RotatingFile(const QString &path, qint64 maxBytes, int kept);
    RotatingFile(const RotatingFile &) = delete;
    RotatingFile &operator=(const RotatingFile &) = delete;
    ~RotatingFile();

    /// Adds @p bytes. False when they could not be written; the next call tries anew, from opening
    /// the file on. When the file cannot be renamed it is emptied instead of growing.
    bool append(QByteArrayView bytes);

private:
    bool openFile();
    void closeFile();
    void rotate();
    [[nodiscard]] QByteArray oldPath(int number) const;

    const QByteArray m_path;
    const qint64 m_maxBytes;
    const int m_kept;
    int m_file = -1;
};

} // namespace serin
