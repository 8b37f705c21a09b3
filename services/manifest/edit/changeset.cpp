// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/changeset.h"

#include "services/core/atomicfile.h"
#include "services/core/filedescriptor.h"
#include "services/core/makepath.h"
#include "services/core/readfile.h"
#include "services/core/resolvedpath.h"
#include "services/core/systemerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

namespace serin {

namespace {

tl::unexpected<Error> changedUnderneath(const QString &path, const QString &detail)
{
    return failure(ErrorKind::Conflict, detail, path, QStringLiteral("read it again and repeat"));
}

/// One run of applyChanges().
class ChangeApplication
{
public:
    ChangeApplication(const QList<FileChange> &changes, FileCalls &calls)
        : m_changes(changes), m_calls(calls)
    {}

    Result<void> run()
    {
        for (const FileChange &change : m_changes) {
            if (Result<void> fits = check(change); !fits) {
                return fits;
            }
        }
        std::stable_sort(m_changes.begin(), m_changes.end(),
                         [](const FileChange &a, const FileChange &b) {
                             return a.after.has_value() && !b.after.has_value();
                         });
        for (const FileChange &change : m_changes) {
            if (change.before == change.after) {
                continue;
            }
            if (Result<void> done = make(change); !done) {
                return failure(takenBack(std::move(done).error()));
            }
            m_done.push_back(&change);
        }
        return {};
    }

private:
    [[nodiscard]] Result<void> check(const FileChange &change)
    {
        if (m_paths.contains(QDir::cleanPath(change.path))) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the file is to be changed twice at once"), change.path);
        }
        m_paths.insert(QDir::cleanPath(change.path));
        const QFileInfo info(change.path);
        if (!change.before) {
            return info.exists() || info.isSymbolicLink()
                       ? changedUnderneath(change.path,
                                           QStringLiteral("a file of this name exists already"))
                       : Result<void>();
        }
        if (!change.after && info.isSymbolicLink()) {
            return failure(ErrorKind::Invalid, QStringLiteral("the file is a link"), change.path,
                           QStringLiteral("delete it by hand"));
        }
        return checkContent(change);
    }

    [[nodiscard]] Result<void> checkContent(const FileChange &change) const
    {
        const QString changed = QStringLiteral("the file was changed since it was read");
        const Result<FileContent> now = readFile(change.path, change.before->size(), &m_calls);
        if (now) {
            return now->bytes == *change.before ? Result<void>()
                                                : changedUnderneath(change.path, changed);
        }
        switch (now.error().kind) {
        case ErrorKind::NotFound:
            return changedUnderneath(change.path,
                                     QStringLiteral("the file was deleted since it was read"));
        case ErrorKind::Invalid: // longer than it was, or no regular file
            return changedUnderneath(change.path, changed);
        default:
            return failure(now.error());
        }
    }

    [[nodiscard]] Result<void> make(const FileChange &change)
    {
        if (!change.after) {
            return remove(change);
        }
        return write(change.path, change.before, *change.after);
    }

    [[nodiscard]] Result<void> write(const QString &path, const std::optional<QByteArray> &expected,
                                     const QByteArray &bytes) const
    {
        AtomicWriteOptions options;
        options.expected = expected ? FileStamp::of(*expected) : FileStamp::absent();
        options.calls = &m_calls;
        return writeFileAtomically(path, bytes, options);
    }

    /// Deletes the file when it is still as `change.before` says.
    [[nodiscard]] Result<void> remove(const FileChange &change)
    {
        const Result<ResolvedPath> target = resolvePath(change.path);
        if (!target) {
            return failure(target.error());
        }
        const FileDescriptor folder = open(AT_FDCWD, target->folder, O_RDONLY | O_DIRECTORY);
        struct stat status = {};
        if (!folder.isOpen() || m_calls.statAt(folder.number(), target->name, &status) != 0) {
            return failure(systemError(QStringLiteral("deleting the file"), errno, change.path));
        }
        if (Result<void> same = checkContent(change); !same) {
            return same;
        }
        if (m_calls.unlinkAt(folder.number(), target->name) != 0) {
            return failure(systemError(QStringLiteral("deleting the file"), errno, change.path));
        }
        m_modes.insert(change.path, status.st_mode & 07777);
        // Whether the deletion survives a crash now is not worth bringing the file back for.
        static_cast<void>(m_calls.sync(folder.number()));
        return {};
    }

    [[nodiscard]] FileDescriptor open(int folder, const QByteArray &name, int flags) const
    {
        return {m_calls, untilNotInterrupted(
                             [&] { return m_calls.openAt(folder, name, flags | O_CLOEXEC, 0); })};
    }

    /// Writes a deleted file again.
    [[nodiscard]] Result<void> bringBack(const FileChange &change) const
    {
        Result<void> written = write(change.path, std::nullopt, *change.before);
        if (!written) {
            return written;
        }
        const FileDescriptor file =
            open(AT_FDCWD, QFile::encodeName(change.path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if (!file.isOpen() || m_calls.changeMode(file.number(), m_modes[change.path]) != 0) {
            return failure(systemError(QStringLiteral("keeping the mode"), errno, change.path));
        }
        return {};
    }

    [[nodiscard]] Result<void> undo(const FileChange &change)
    {
        if (!change.after) {
            return bringBack(change);
        }
        return change.before ? write(change.path, change.after, *change.before)
                             : remove({change.path, change.after, std::nullopt});
    }

    /// Undoes what was done, last first; @p error with the outcome of that.
    [[nodiscard]] Error takenBack(Error error)
    {
        QStringList left;
        for (auto done = m_done.rbegin(); done != m_done.rend(); ++done) {
            if (const Result<void> undone = undo(**done); !undone) {
                left.append(undone.error().toLine());
            }
        }
        if (!left.isEmpty()) {
            error.detail += QStringLiteral("; other files are changed already and could not be put "
                                           "back: %1")
                                .arg(left.join(QStringLiteral("; ")));
        } else if (!m_done.empty()) {
            error.detail += QStringLiteral("; the other files are as they were");
        }
        return error;
    }

    QList<FileChange> m_changes;
    FileCalls &m_calls;
    QSet<QString> m_paths;
    QHash<QString, mode_t> m_modes; ///< of deleted files
    std::vector<const FileChange *> m_done;
};

} // namespace

Result<void> makeFolders(const QList<FileChange> &changes)
{
    for (const FileChange &change : changes) {
        const QString folder = QFileInfo(change.path).path();
        if (change.before) {
            continue;
        }
        if (const Result<void> made = makePath(folder); !made) {
            return failure(made.error());
        }
    }
    return {};
}

Result<void> applyChanges(const QList<FileChange> &changes, FileCalls *calls)
{
    return ChangeApplication(changes, calls ? *calls : FileCalls::system()).run();
}

} // namespace serin
