// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/folderscanwalk.h"

#include "services/core/systemerror.h"
#include "services/manifest/scan/gitignorestack.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

using NoteKind = FolderScanNote::Kind;

constexpr int maximumDepth = 256;

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !text.isNull() && !decoder.hasError();
}

bool hasManifestName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower.endsWith(".yml") || lower.endsWith(".yaml");
}

/// The path with all links resolved; empty when it leads nowhere.
QByteArray canonical(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.constData(), nullptr),
                                                           &std::free);
    return real ? QByteArray(real.get()) : QByteArray();
}

/// What identifies a file or folder whatever its path is.
using Identity = std::pair<quint64, quint64>;

Identity identityOf(const struct stat &status)
{
    return {status.st_dev, status.st_ino};
}

struct Entry
{
    QByteArray name;
    unsigned char type = DT_UNKNOWN;
};

/// Some file systems do not tell what an entry is.
unsigned char typeOf(int folder, const dirent &entry)
{
    struct stat status = {};
    if (entry.d_type != DT_UNKNOWN ||
        ::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return entry.d_type;
    }
    return static_cast<unsigned char>(IFTODT(status.st_mode));
}

/// Whether the paths at and below @p a come before those at and below @p b.
bool comesBefore(const Entry &a, const Entry &b)
{
    const auto length = std::min(a.name.size(), b.name.size());
    if (const int order =
            std::memcmp(a.name.constData(), b.name.constData(), static_cast<std::size_t>(length));
        order != 0) {
        return order < 0;
    }
    const auto next = [length](const Entry &entry) -> unsigned char {
        return length < entry.name.size() ? static_cast<unsigned char>(entry.name[length])
               : entry.type == DT_DIR     ? '/'
                                          : 0;
    };
    return next(a) < next(b);
}

/// The entries of one folder in the order of the paths below it; the error number when it cannot
/// be read.
int listFolder(const QByteArray &path, bool followLink, std::vector<Entry> &entries)
{
    const int fd = ::open(path.constData(),
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followLink ? 0 : O_NOFOLLOW));
    if (fd < 0) {
        return errno;
    }
    DIR *folder = ::fdopendir(fd);
    if (!folder) {
        const int error = errno;
        ::close(fd);
        return error;
    }
    errno = 0;
    while (const dirent *entry = ::readdir(folder)) {
        QByteArray name(entry->d_name);
        if (name != "." && name != "..") {
            entries.push_back({std::move(name), typeOf(fd, *entry)});
        }
        errno = 0;
    }
    const int error = errno;
    ::closedir(folder);
    std::sort(entries.begin(), entries.end(), comesBefore);
    return error;
}

class FolderWalker
{
public:
    FolderWalker(QByteArray root, Subfolders subfolders, const std::function<bool()> &isCancelled,
                 const FolderWalkFound &found)
        : m_root(std::move(root)), m_subfolders(subfolders), m_isCancelled(isCancelled),
          m_tell(found)
    {}

    FolderWalk walk()
    {
        m_canonicalRoot = canonical(m_root);
        const GitIgnoreStack rules = GitIgnoreStack::forFolder(m_canonicalRoot);
        m_walk.workingTree = QString::fromUtf8(rules.workingTree());
        if (rules.startIsIgnored()) {
            note(NoteKind::FolderIgnored, m_root);
        }
        visit({m_root, rules, 0});
        settleLinks();
        std::sort(m_walk.notes.begin(), m_walk.notes.end(),
                  [](const auto &a, const auto &b) { return a.path < b.path; });
        return std::move(m_walk);
    }

private:
    struct Folder
    {
        QByteArray path;
        GitIgnoreStack rules;
        int depth = 0;
    };
    struct Link
    {
        QByteArray path;
        Identity target;
    };

    void note(NoteKind kind, const QByteArray &path, const QString &detail = {})
    {
        m_walk.notes.push_back({kind, QString::fromUtf8(path), detail});
    }

    /// Calls itself for folders inside, up to maximumDepth.
    void visit(const Folder &folder)
    {
        if (m_isCancelled()) {
            return;
        }
        std::vector<Entry> entries;
        if (const int error = listFolder(folder.path, folder.depth == 0, entries); error != 0) {
            // What could be read of it is used all the same.
            note(NoteKind::FolderUnreadable, folder.path, systemReason(error));
        }
        for (const Entry &entry : entries) {
            if (entry.name == ".git") {
                continue;
            }
            const QByteArray path = folder.path.endsWith('/') ? folder.path + entry.name
                                                              : folder.path + '/' + entry.name;
            visitEntry(folder, entry, path);
        }
    }

    void visitEntry(const Folder &folder, const Entry &entry, const QByteArray &path)
    {
        const bool named = hasManifestName(entry.name);
        struct stat status = {};
        const bool mayBeFolder =
            entry.type == DT_DIR || entry.type == DT_LNK || entry.type == DT_UNKNOWN;
        if (!named && !mayBeFolder) {
            return;
        }
        if (::lstat(path.constData(), &status) != 0) {
            noteMissing(path, entry.type == DT_DIR, named);
        } else if (S_ISDIR(status.st_mode)) {
            visitSubfolder(folder, entry.name, path, identityOf(status));
        } else if (folder.rules.ignores(entry.name, false)) {
            m_walk.ignored += named ? 1 : 0;
        } else if (S_ISLNK(status.st_mode)) {
            visitLink(path, named);
        } else if (named) {
            visitFile(entry.name, path, status);
        }
    }

    /// errno tells why the entry at @p path could not be looked at.
    void noteMissing(const QByteArray &path, bool isFolder, bool named)
    {
        if (errno != ENOENT && isFolder) {
            note(NoteKind::FolderUnreadable, path, systemReason(errno));
        } else if (named) {
            note(errno == ENOENT ? NoteKind::Disappeared : NoteKind::FileUnreadable, path,
                 systemReason(errno));
        }
    }

    void visitFile(const QByteArray &name, const QByteArray &path, const struct stat &status)
    {
        if (!isUtf8(name)) {
            note(NoteKind::NameNotUtf8, path);
        } else if (S_ISREG(status.st_mode)) {
            m_tell({path, false}, m_walk);
            m_found.insert(identityOf(status));
        } else {
            note(NoteKind::NotRegular, path);
        }
    }

    void visitSubfolder(const Folder &folder, const QByteArray &name, const QByteArray &path,
                        Identity identity)
    {
        if (m_subfolders == Subfolders::Skip || folder.rules.ignores(name, true)) {
            return;
        }
        if (!isUtf8(name)) {
            note(NoteKind::NameNotUtf8, path);
            return;
        }
        if (folder.depth + 1 > maximumDepth) {
            note(NoteKind::TooDeep, path);
            return;
        }
        // A folder can be mounted a second time below itself.
        if (m_visited.contains(identity)) {
            return;
        }
        m_visited.insert(identity);
        if (!GitIgnoreStack::isWorkingTreeTop(path)) {
            visit({path, folder.rules.entered(name), folder.depth + 1});
        } else if (folder.rules.workingTree().isEmpty()) {
            visit({path, GitIgnoreStack::forFolder(canonical(path)), folder.depth + 1});
        } else {
            note(NoteKind::OtherRepository, path);
        }
    }

    /// A link without the name of a manifest matters only as a folder that is not looked into.
    void visitLink(const QByteArray &path, bool named)
    {
        const QByteArray target = canonical(path);
        struct stat status = {};
        if (target.isEmpty() || ::stat(target.constData(), &status) != 0) {
            if (named) {
                note(NoteKind::LinkLeaves, path, systemReason(errno));
            }
            return;
        }
        const bool isFolder = S_ISDIR(status.st_mode);
        const QByteArray inside =
            m_canonicalRoot.endsWith('/') ? m_canonicalRoot : m_canonicalRoot + '/';
        if (!target.startsWith(inside) && target != m_canonicalRoot) {
            if (named || isFolder) {
                note(NoteKind::LinkLeaves, path);
            }
        } else if (named && S_ISREG(status.st_mode) && isUtf8(path)) {
            m_links.push_back({path, identityOf(status)});
        } else if (named && !isFolder) {
            note(NoteKind::NotRegular, path);
        }
    }

    /// A file is taken once: under its own name if it is a candidate, else by its first link.
    void settleLinks()
    {
        std::sort(m_links.begin(), m_links.end(),
                  [](const Link &a, const Link &b) { return a.path < b.path; });
        for (const Link &link : m_links) {
            if (m_found.contains(link.target)) {
                note(NoteKind::LinkRepeats, link.path);
            } else {
                m_found.insert(link.target);
                m_tell({link.path, true}, m_walk);
            }
        }
    }

    QByteArray m_root;
    QByteArray m_canonicalRoot;
    Subfolders m_subfolders;
    const std::function<bool()> &m_isCancelled;
    const FolderWalkFound &m_tell;
    FolderWalk m_walk;
    std::vector<Link> m_links;
    QSet<Identity> m_visited;
    QSet<Identity> m_found;
};

} // namespace

FolderWalk walkFolder(const QByteArray &root, Subfolders subfolders,
                      const std::function<bool()> &isCancelled, const FolderWalkFound &found)
{
    return FolderWalker(root, subfolders, isCancelled, found).walk();
}

} // namespace serin
