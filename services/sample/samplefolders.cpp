// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sample/samplefolders.h"

#include "services/core/systemerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <sys/stat.h>

namespace serin {

namespace {

constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

void removeContent(const QString &folder)
{
    const QFileInfoList entries = QDir(folder).entryInfoList(everything);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink()) {
            QDir(entry.filePath()).removeRecursively();
        } else {
            QFile::remove(entry.filePath());
        }
    }
}

} // namespace

SampleFolders::~SampleFolders()
{
    if (m_kept) {
        return;
    }
    if (!m_remote.isEmpty()) {
        QDir(m_remote).removeRecursively();
    }
    if (!m_checkout.isEmpty()) {
        if (m_checkoutWasThere) {
            removeContent(m_checkout);
        } else {
            QDir(m_checkout).removeRecursively();
        }
    }
    for (auto folder = m_made.rbegin(); folder != m_made.rend(); ++folder) {
        QDir().rmdir(*folder); // only if nobody has put anything there
    }
}

Result<void> SampleFolders::makeFolder(const QString &path)
{
    // Not mkpath(): whoever made it in between keeps it.
    if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0) {
        return failure(systemError(QStringLiteral("making the folder"), errno, path));
    }
    return {};
}

Result<void> SampleFolders::make(const QString &folder)
{
    const QString checkout = QDir::cleanPath(QDir(folder).absolutePath());
    const QString remote = checkout + QStringLiteral(".git");
    if (folder.isEmpty() || folder.contains(QChar(0)) || QFileInfo(checkout).fileName().isEmpty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("this cannot be a repository's folder"),
                       folder);
    }
    const QFileInfo there(checkout);
    m_checkoutWasThere = there.isDir();
    if (isThere(checkout) && !(there.isDir() && QDir(checkout).isEmpty(everything))) {
        return failure(ErrorKind::Conflict,
                       there.isDir() ? QStringLiteral("the folder is not empty")
                                     : QStringLiteral("there is a file of that name"),
                       checkout, QStringLiteral("choose another folder"));
    }
    if (isThere(remote)) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the place of the remote repository is taken"), remote,
                       QStringLiteral("choose another folder"));
    }
    QStringList missing;
    for (QString around = there.path(); !isThere(around); around = QFileInfo(around).path()) {
        missing.prepend(around);
    }
    for (const QString &path : missing) {
        if (Result<void> made = makeFolder(path); !made) {
            return made;
        }
        m_made << path;
    }
    if (!m_checkoutWasThere) {
        if (Result<void> made = makeFolder(checkout); !made) {
            return made;
        }
    }
    m_checkout =
        there.isDir() ? there.canonicalFilePath() : QFileInfo(checkout).canonicalFilePath();
    if (Result<void> made = makeFolder(remote); !made) {
        return made;
    }
    m_remote = QFileInfo(remote).canonicalFilePath();
    return {};
}

} // namespace serin
