// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/rotatingfile.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr mode_t onlyOwnersFile = 0600;
constexpr mode_t onlyOwnersFolder = 0700;

void makeFolder(const QByteArray &path)
{
    if (::mkdir(path, onlyOwnersFolder) == 0 || errno != ENOENT) {
        return;
    }
    const qsizetype slash = path.lastIndexOf('/');
    if (slash > 0) {
        makeFolder(path.left(slash));
        ::mkdir(path, onlyOwnersFolder);
    }
}

} // namespace

RotatingFile::RotatingFile(const QString &path, qint64 maxBytes, int kept)
    : m_path(QFile::encodeName(path)), m_maxBytes(maxBytes), m_kept(std::max(kept, 0))
{}

RotatingFile::~RotatingFile()
{
    closeFile();
}

bool RotatingFile::append(QByteArrayView bytes)
{
    struct stat status = {};
    if (m_file >= 0 && (::fstat(m_file, &status) != 0 || status.st_nlink == 0)) {
        closeFile(); // somebody removed it
    }
    if (!openFile() || ::fstat(m_file, &status) != 0) {
        return false;
    }
    if (status.st_size > 0 && status.st_size + bytes.size() > m_maxBytes) {
        rotate();
        if (!openFile()) {
            return false;
        }
    }
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_file, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written == 0 || (written < 0 && errno != EINTR)) {
            return false;
        }
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
    return true;
}

bool RotatingFile::openFile()
{
    if (m_file >= 0) {
        return true;
    }
    makeFolder(m_path.left(m_path.lastIndexOf('/')));
    // Not through a link that somebody laid there, and not waiting for the reader of a FIFO.
    constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    m_file = ::open(m_path, flags, onlyOwnersFile);
    struct stat status = {};
    if (m_file < 0 || ::fstat(m_file, &status) != 0 || !S_ISREG(status.st_mode)) {
        closeFile();
        return false;
    }
    if ((status.st_mode & 0777) != onlyOwnersFile && ::fchmod(m_file, onlyOwnersFile) != 0) {
        closeFile();
        return false;
    }
    return true;
}

void RotatingFile::closeFile()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
    m_file = -1;
}

QByteArray RotatingFile::oldPath(int number) const
{
    return number == 0 ? m_path : m_path + '.' + QByteArray::number(number);
}

void RotatingFile::rotate()
{
    if (::flock(m_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        return; // another process does it; this one's next append() finds the new file
    }
    struct stat opened = {};
    struct stat named = {};
    const bool mine = ::fstat(m_file, &opened) == 0 && ::lstat(m_path, &named) == 0 &&
                      opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
    if (mine && m_kept > 0) {
        for (int number = m_kept - 1; number >= 0; --number) {
            ::rename(oldPath(number), oldPath(number + 1));
        }
    } else if (mine) {
        ::unlink(m_path);
    }
    if (mine && ::lstat(m_path, &named) == 0 && opened.st_ino == named.st_ino) {
        static_cast<void>(::ftruncate(m_file, 0));
    }
    closeFile();
}

} // namespace serin
