// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/trust/trustquestion.h"

#include "services/core/readfile.h"
#include "services/git/parse/gitpath.h"
#include "services/git/trust/dangerousconfig.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <sys/stat.h>

namespace serin {

namespace {

constexpr qint64 largestConfig = 1024 * 1024;
constexpr int mostFiles = 64;
constexpr int deepest = 10; // git's own limit for includes

// Collects what one repository would run.
class Inspector
{
public:
    Result<void> readConfig(const QString &path, int depth)
    {
        if (m_seen.contains(path)) {
            return {};
        }
        m_seen.insert(path);
        m_inspection.sources.append(ConfigSource::of(path));
        if (depth > deepest || m_seen.size() > mostFiles) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the repository's configuration includes too many files"),
                           path);
        }
        const auto content = readFile(path, largestConfig);
        if (!content) {
            // Git passes over an included file that is not there.
            return content.error().kind == ErrorKind::NotFound ? Result<void>()
                                                               : failure(content.error());
        }
        const auto entries = parseGitConfig(content->bytes);
        if (!entries) {
            Error error = entries.error();
            error.where = path + u':' + QString(error.where).remove(QStringLiteral("line "));
            error.fix = QStringLiteral("correct the file");
            return failure(error);
        }
        return take(*entries, path, depth);
    }

    void readHooks(const QString &folder)
    {
        m_inspection.sources.append(ConfigSource::of(folder));
        const QFileInfoList files =
            QDir(folder).entryInfoList(QDir::Files | QDir::Executable, QDir::Name);
        for (const QFileInfo &file : files) {
            if (!file.fileName().endsWith(QLatin1String(".sample"))) {
                m_inspection.question.items.append({QStringLiteral("hook ") + file.fileName(),
                                                    file.filePath(), file.filePath(), true});
            }
        }
    }

    TrustInspection finished(const QString &top)
    {
        TrustQuestion &question = m_inspection.question;
        question.top = top;
        QByteArrayList lines;
        for (const TrustItem &item : std::as_const(question.items)) {
            lines.append(item.what.toUtf8() + '\0' + item.value.toUtf8() + '\0');
        }
        lines.append(m_rawValues);
        std::sort(lines.begin(), lines.end());
        question.digest =
            QCryptographicHash::hash(lines.join('\n'), QCryptographicHash::Sha256).toHex();
        return std::move(m_inspection);
    }

private:
    Result<void> take(const QList<GitConfigEntry> &entries, const QString &path, int depth)
    {
        for (const GitConfigEntry &entry : entries) {
            if (isInclude(entry)) {
                const QString file = includedFile(entry.value, path);
                if (file.isEmpty()) {
                    add(entry, path); // where it leads, only git knows
                } else if (auto read = readConfig(file, depth + 1); !read) {
                    return read;
                }
            } else if (isDangerous(entry)) {
                add(entry, path);
            }
        }
        return {};
    }

    void add(const GitConfigEntry &entry, const QString &path)
    {
        m_inspection.question.items.append(
            {shownPath(entry.key()), shownPath(entry.value), path, false});
        m_rawValues.append(entry.key() + '\0' + entry.value);
    }

    // Relative to the including file, or to the home folder; empty for `~user/` and `%(prefix)/`.
    static QString includedFile(const QByteArray &value, const QString &including)
    {
        const QString path = QFile::decodeName(value);
        if (path.startsWith(QLatin1String("~/"))) {
            return QDir::cleanPath(QDir::homePath() + path.mid(1));
        }
        if (path.startsWith(u'~') || path.startsWith(QLatin1String("%(")) || path.isEmpty()) {
            return {};
        }
        return QDir::isAbsolutePath(path) ? path : QFileInfo(including).path() + u'/' + path;
    }

    TrustInspection m_inspection;
    QByteArrayList m_rawValues; // the bytes; what people see may look alike
    QSet<QString> m_seen;
};

} // namespace

bool TrustQuestion::concernsReading() const
{
    return std::any_of(items.begin(), items.end(),
                       [](const TrustItem &item) { return !item.isHook; });
}

ConfigSource ConfigSource::of(const QString &path)
{
    ConfigSource source;
    source.path = path;
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0) {
        const auto nanoseconds = [](const timespec &time) {
            return qint64(time.tv_sec) * 1'000'000'000 + qint64(time.tv_nsec);
        };
        source.exists = true;
        source.inode = status.st_ino;
        source.size = status.st_size;
        source.changed = std::max(nanoseconds(status.st_mtim), nanoseconds(status.st_ctim));
    }
    return source;
}

bool TrustInspection::isCurrent() const
{
    return std::all_of(sources.begin(), sources.end(), [](const ConfigSource &source) {
        return ConfigSource::of(source.path) == source;
    });
}

Result<TrustInspection> inspectRepository(const GitLayout &layout)
{
    Inspector inspector;
    for (const QString &path : {layout.commonDir + QStringLiteral("/config"),
                                layout.gitDir + QStringLiteral("/config.worktree")}) {
        if (auto read = inspector.readConfig(path, 0); !read) {
            return failure(read.error());
        }
    }
    inspector.readHooks(layout.commonDir + QStringLiteral("/hooks"));
    return inspector.finished(layout.top);
}

} // namespace serin
