// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/registryfile.h"

#include "services/core/atomicfile.h"
#include "services/core/filedescriptor.h"
#include "services/core/makepath.h"
#include "services/core/readfile.h"
#include "services/core/systemerror.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr int ownVersion = 1;
constexpr qint64 largestRegistry = 16 * 1024 * 1024;
constexpr auto lockLimit = 10s;
constexpr auto lookAtLockEvery = 5ms;
constexpr int mostSetAside = 100;
constexpr QLatin1String versionKey("version");

/// A lock that other objects of this process respect too, which ProcessLock is not.
Result<FileDescriptor> lockFor(const QString &path)
{
    const QString lockPath = path + QStringLiteral(".lock");
    const int number = untilNotInterrupted([&] {
        return ::open(QFile::encodeName(lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    });
    if (number < 0) {
        return failure(systemError(QStringLiteral("locking the file"), errno, lockPath));
    }
    FileDescriptor file(FileCalls::system(), number);
    const auto deadline = std::chrono::steady_clock::now() + lockLimit;
    while (::flock(number, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return failure(systemError(QStringLiteral("locking the file"), errno, lockPath));
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            return failure(ErrorKind::Unavailable,
                           QStringLiteral("another program keeps the file locked"), lockPath,
                           QStringLiteral("try again, or end that program"));
        }
        std::this_thread::sleep_for(lookAtLockEvery);
    }
    return file;
}

} // namespace

struct RegistryFile::Parsed
{
    QJsonObject root;
    FileStamp stamp;
    QByteArray broken; ///< the bytes of a file that is no such JSON
    QString trouble;   ///< and why
};

RegistryFile::RegistryFile(QString path, QString what, QStringList arrays)
    : m_path(std::move(path)), m_what(std::move(what)), m_arrays(std::move(arrays))
{}

Result<RegistryFile::Parsed> RegistryFile::parse() const
{
    const Result<FileContent> file = readFile(m_path, largestRegistry);
    if (!file) {
        return file.error().kind == ErrorKind::NotFound ? Result<Parsed>(Parsed())
                                                        : failure(file.error());
    }
    Parsed parsed;
    parsed.stamp = file->stamp;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file->bytes, &error);
    if (!document.isObject()) {
        parsed.broken = file->bytes;
        parsed.trouble =
            document.isNull()
                ? QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset)
                : QStringLiteral("it holds no object");
        return parsed;
    }
    parsed.root = document.object();
    if (parsed.root.value(versionKey).toInt(ownVersion) > ownVersion) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 was written by a newer Serin").arg(m_what), m_path,
                       QStringLiteral("use that one, or move the file away"));
    }
    for (const QString &array : m_arrays) {
        if (parsed.root.contains(array) && !parsed.root.value(array).isArray()) {
            parsed.trouble = QStringLiteral("its %1 are no list").arg(array);
            parsed.broken = file->bytes;
            parsed.root = {};
            return parsed;
        }
    }
    return parsed;
}

Result<RegistryFile::Content> RegistryFile::read() const
{
    Result<Parsed> parsed = parse();
    if (!parsed) {
        return failure(parsed.error());
    }
    Content content;
    content.root = std::move(parsed->root);
    if (!parsed->trouble.isEmpty()) {
        content.warnings << QStringLiteral(
                                "%1: %2 cannot be read (%3) and counts as empty; mend the "
                                "file, or the next change sets it aside")
                                .arg(m_path, m_what, parsed->trouble);
    }
    return content;
}

Result<QString> RegistryFile::setAside(const QByteArray &bytes) const
{
    for (int number = 1; number <= mostSetAside; ++number) {
        const QString path = m_path + QStringLiteral(".broken-%1").arg(number);
        AtomicWriteOptions options;
        options.expected = FileStamp::absent();
        const Result<void> saved = writeFileAtomically(path, bytes, options);
        if (saved) {
            return path;
        }
        if (saved.error().kind != ErrorKind::Conflict) {
            return failure(saved.error());
        }
    }
    return failure(ErrorKind::Conflict, QStringLiteral("there are too many broken files beside it"),
                   m_path, QStringLiteral("remove the old ones"));
}

Result<QStringList> RegistryFile::change(const Change &change) const
{
    const QString folder = QFileInfo(m_path).path();
    if (const Result<void> made = makePath(folder); !made) {
        return failure(made.error());
    }
    const Result<FileDescriptor> lock = lockFor(m_path);
    if (!lock) {
        return failure(lock.error());
    }
    Result<Parsed> parsed = parse();
    if (!parsed) {
        return failure(parsed.error());
    }
    QJsonObject root = parsed->root;
    if (const Result<void> changed = change(root); !changed) {
        return failure(changed.error());
    }
    QStringList warnings;
    if (!parsed->trouble.isEmpty()) {
        const Result<QString> kept = setAside(parsed->broken);
        if (!kept) {
            return failure(kept.error());
        }
        warnings << QStringLiteral("%1: %2 could not be read (%3); what was there is kept as %4")
                        .arg(m_path, m_what, parsed->trouble, *kept);
    }
    root.insert(versionKey, ownVersion);
    AtomicWriteOptions options;
    options.expected = parsed->stamp; // an editor knows nothing of the lock
    if (Result<void> saved = writeFileAtomically(m_path, QJsonDocument(root).toJson(), options);
        !saved) {
        return failure(saved.error());
    }
    return warnings;
}

} // namespace serin
