// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sample/samplefolders.h"

#include "services/core/systemerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

namespace serin {

namespace {

const QString draftPrefix = QStringLiteral(".serin-sample-");
/// In the remote; says where the checkout is made.
const QString markName = QStringLiteral("serin-unfinished");
constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

Result<void> makeFolder(const QString &path)
{
    // Not mkpath(): whoever made it in between keeps it.
    if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0) {
        return failure(systemError(QStringLiteral("making the folder"), errno, path));
    }
    return {};
}

/// Never over anything.
Result<void> rename(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    int outcome =
        ::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE);
    if (outcome != 0 && errno == EINVAL && !isThere(to)) { // a file system without that
        outcome = ::rename(source.constData(), target.constData());
    }
    if (outcome == 0) {
        return {};
    }
    if (errno == EEXIST) {
        return failure(ErrorKind::Conflict, QStringLiteral("somebody has put something there"), to,
                       QStringLiteral("choose another folder"));
    }
    return failure(systemError(QStringLiteral("giving the sample its place"), errno, to));
}

} // namespace

SampleFolders::~SampleFolders()
{
    m_inside.reset();
    m_beside.reset();
    if (m_kept) {
        return;
    }
    for (auto folder = m_made.rbegin(); folder != m_made.rend(); ++folder) {
        QDir().rmdir(*folder); // only if nobody has put anything there
    }
}

QString SampleFolders::draftCheckout() const
{
    if (m_left == Left::Both) {
        return m_oldDraft;
    }
    return (m_inside ? m_inside : m_beside)->path() + u'/' + QFileInfo(m_checkout).fileName();
}

QString SampleFolders::draftRemote() const
{
    return m_beside->path() + u'/' + QFileInfo(m_remote).fileName();
}

Result<void> SampleFolders::checkPlaces(const QString &checkout, const QString &remote) const
{
    const bool isFree = m_left != Left::Nothing || QDir(checkout).isEmpty(everything);
    if (isThere(checkout) && !(m_checkoutWasThere && isFree)) {
        return failure(ErrorKind::Conflict,
                       m_checkoutWasThere ? QStringLiteral("the folder is not empty")
                                          : QStringLiteral("there is a file of that name"),
                       checkout, QStringLiteral("choose another folder"));
    }
    if (m_left == Left::Nothing && isThere(remote)) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the place of the remote repository is taken"), remote,
                       QStringLiteral("choose another folder"));
    }
    return {};
}

Result<void> SampleFolders::findLeft(const QString &checkout, const QString &remote)
{
    QFile mark(remote + u'/' + markName);
    if (!QFileInfo(mark.fileName()).isFile() || !mark.open(QIODevice::ReadOnly)) {
        return {};
    }
    constexpr qint64 longest = 64 * 1024;
    m_oldDraft = QFile::decodeName(mark.read(longest));
    if (TemporaryFolder::isInUse(QFileInfo(m_oldDraft).path())) {
        return failure(ErrorKind::Conflict, QStringLiteral("the sample is being made there now"),
                       checkout, QStringLiteral("let the other program end"));
    }
    m_left = QFileInfo(checkout + QStringLiteral("/.git")).isDir() ? Left::Both : Left::Remote;
    return {};
}

Result<void> SampleFolders::makeAround(const QString &folder)
{
    QStringList missing;
    for (QString around = folder; !isThere(around); around = QFileInfo(around).path()) {
        missing.prepend(around);
    }
    for (const QString &path : missing) {
        if (Result<void> made = makeFolder(path); !made) {
            return made;
        }
        m_made << path;
    }
    return {};
}

Result<void> SampleFolders::makeDrafts()
{
    Result<TemporaryFolder> beside = TemporaryFolder::make(QFileInfo(m_remote).path(), draftPrefix);
    if (!beside) {
        return failure(beside.error());
    }
    m_beside = *std::move(beside);
    if (m_checkoutWasThere) {
        // In it, since another file system may begin there.
        Result<TemporaryFolder> inside = TemporaryFolder::make(m_checkout, draftPrefix);
        if (!inside) {
            return failure(inside.error());
        }
        m_inside = *std::move(inside);
    }
    if (Result<void> made = makeFolder(draftCheckout()); !made) {
        return made;
    }
    return m_left == Left::Remote ? mark(m_remote) : makeFolder(draftRemote());
}

Result<void> SampleFolders::mark(const QString &remote) const
{
    QFile file(remote + u'/' + markName);
    const QByteArray text = QFile::encodeName(draftCheckout());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered) ||
        file.write(text) != text.size()) {
        return failure(ErrorKind::Io, file.errorString(), file.fileName());
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
    if (m_checkoutWasThere) {
        TemporaryFolder::sweep(checkout, draftPrefix);
    }
    if (Result<void> found = findLeft(checkout, remote); !found) {
        return found;
    }
    if (Result<void> vacant = checkPlaces(checkout, remote); !vacant) {
        return vacant;
    }
    if (Result<void> made = makeAround(there.path()); !made) {
        return made;
    }
    const QString around = QFileInfo(there.path()).canonicalFilePath();
    m_checkout = m_checkoutWasThere ? there.canonicalFilePath() : around + u'/' + there.fileName();
    m_remote = around + u'/' + QFileInfo(remote).fileName();
    if (m_left == Left::Both) {
        TemporaryFolder::sweep(around, draftPrefix);
        m_kept = true;
        return {};
    }
    return makeDrafts();
}

Result<void> SampleFolders::moveInto()
{
    QStringList names = QDir(draftCheckout()).entryList(everything);
    std::stable_partition(names.begin(), names.end(),
                          [](const QString &name) { return name != QLatin1String(".git"); });
    if (m_left == Left::Remote) {
        // What is there is the killed one's, or has been changed since: it stays.
        names.removeIf([this](const QString &name) { return isThere(m_checkout + u'/' + name); });
    }
    for (qsizetype place = 0; place < names.size(); ++place) {
        Result<void> moved =
            rename(draftCheckout() + u'/' + names.at(place), m_checkout + u'/' + names.at(place));
        if (moved) {
            continue;
        }
        for (const QString &name : names.mid(0, place)) {
            static_cast<void>(rename(m_checkout + u'/' + name, draftCheckout() + u'/' + name));
        }
        return moved;
    }
    return {};
}

Result<void> SampleFolders::keep()
{
    const bool hasRemote = m_left == Left::Remote;
    if (!hasRemote) {
        const Result<void> placed =
            mark(draftRemote()).and_then([this] { return rename(draftRemote(), m_remote); });
        if (!placed) {
            return placed;
        }
    }
    Result<void> moved = m_checkoutWasThere ? moveInto() : rename(draftCheckout(), m_checkout);
    if (!moved) {
        if (!hasRemote) {
            static_cast<void>(rename(m_remote, draftRemote()));
        }
        return moved;
    }
    m_kept = true;
    return {};
}

void SampleFolders::finish()
{
    QFile::remove(m_remote + u'/' + markName);
}

} // namespace serin
