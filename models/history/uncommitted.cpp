// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/uncommitted.h"

#include "models/history/versionfiles.h"
#include "models/history/versionreader.h"
#include "models/manifest/editsession.h"
#include "services/core/errand.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"

#include <QFile>

namespace serin {

namespace {

bool isManifestName(const QByteArray &path)
{
    const QByteArray lower = path.toLower();
    return lower.endsWith(".yml") || lower.endsWith(".yaml");
}

} // namespace

QFuture<Result<UncommittedChanges>>
readUncommitted(const std::shared_ptr<GitRepository> &repository, const EditSession &session,
                const QString &endpoint, const QStringList &files, QObject *context)
{
    const QString top = repository->layout().top;
    const auto inRepository = [top](const QStringList &absolute) {
        QList<QByteArray> paths;
        for (const QString &path : absolute) {
            if (path.startsWith(top + u'/')) {
                paths.append(QFile::encodeName(path.mid(top.size() + 1)));
            }
        }
        return paths;
    };
    const QList<QByteArray> own = inRepository(files);
    QStringList open; // what is about to be written is no news to git yet
    for (const ManifestBuffer *const buffer : session.buffers()) {
        open.append(buffer->path());
    }
    const auto read = [=, &session](const GitStatus &status) {
        QList<QByteArray> paths = own;
        const auto add = [&paths](const QByteArray &path) {
            if (isManifestName(path) && !paths.contains(path)) {
                paths.append(path);
            }
        };
        if (!endpoint.isEmpty()) {
            for (const GitStatusEntry &entry : status.entries) {
                add(entry.path);
                add(entry.originalPath);
            }
            for (const QByteArray &path : inRepository(open)) {
                add(path);
            }
        }
        const auto compare = [=](const QList<VersionFile> &versions) {
            const auto work = [=]() -> Result<UncommittedChanges> {
                UncommittedChanges changes{status.head, {}};
                QList<VersionFile> others;
                QList<VersionFile> shown;
                for (const VersionFile &version : versions) {
                    (own.contains(version.path) ? shown : others).append(version);
                }
                shown.append(concernedFiles(others, top, endpoint));
                for (const VersionFile &version : std::as_const(shown)) {
                    const std::vector<DiffLine> lines =
                        diffLines(version.before, version.after, shownPath(version.path));
                    changes.lines.insert(changes.lines.end(), lines.begin(), lines.end());
                }
                return changes;
            };
            return runAsync(workers(), work);
        };
        const VersionPoint before = status.head ? VersionPoint::at(*status.head)
                                                : VersionPoint{VersionPoint::Kind::Nothing, {}};
        return andThen(readVersions(repository, session, paths, before, {}, context), context,
                       compare);
    };
    return andThen(repository->status(), context, read);
}

} // namespace serin
