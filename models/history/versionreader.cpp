// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/versionreader.h"

#include "models/manifest/editsession.h"
#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"

#include <QFile>
#include <QHash>

#include <utility>

namespace serin {

namespace {

constexpr qint64 mostVersionBytes = 4 << 20;

using Texts = QList<std::optional<QByteArray>>;

/// What @p session has open of the files, nothing for a file that is deleted there.
QHash<QString, std::optional<QByteArray>> openTexts(const EditSession &session)
{
    QHash<QString, std::optional<QByteArray>> texts;
    for (const ManifestBuffer *buffer : session.buffers()) {
        texts.insert(buffer->path(), buffer->current().content());
    }
    return texts;
}

Result<Texts> textsHere(const QString &top, const QList<QByteArray> &paths,
                        const QHash<QString, std::optional<QByteArray>> &open)
{
    Texts texts;
    for (const QByteArray &path : paths) {
        const QString file = top + u'/' + QFile::decodeName(path);
        if (const auto text = open.constFind(file); text != open.constEnd()) {
            texts.append(*text);
            continue;
        }
        Result<FileContent> content = readFile(file, mostVersionBytes);
        if (!content && content.error().kind != ErrorKind::NotFound) {
            return failure(content.error());
        }
        texts.append(content ? std::optional(std::move(content->bytes)) : std::nullopt);
    }
    return texts;
}

class VersionReading : public Errand<QList<VersionFile>>
{
public:
    VersionReading(std::shared_ptr<GitRepository> repository, const EditSession &session,
                   QList<QByteArray> paths, const std::pair<VersionPoint, VersionPoint> &points,
                   QObject *context)
        : Errand(context), m_repository(std::move(repository)), m_session(session),
          m_paths(std::move(paths))
    {
        side(points.first, [this, after = points.second](const Texts &before) {
            side(after, [this, before](const Texts &texts) {
                QList<VersionFile> files;
                for (qsizetype i = 0; i < m_paths.size(); ++i) {
                    files.append({m_paths.at(i), before.at(i), texts.at(i)});
                }
                answer(files);
            });
        });
    }

private:
    template<typename Next>
    void side(const VersionPoint &point, Next next)
    {
        run(textsAt(point), [this, next](const Result<Texts> &texts) {
            if (texts) {
                next(*texts);
            } else {
                answer(failure(texts.error()));
            }
        });
    }

    [[nodiscard]] QFuture<Result<Texts>> textsAt(const VersionPoint &point) const
    {
        switch (point.kind) {
        case VersionPoint::Kind::Nothing:
            break;
        case VersionPoint::Kind::Commit: {
            QList<GitContentPlace> places;
            for (const QByteArray &path : m_paths) {
                places.append(GitContentPlace::at(point.commit.value(), path));
            }
            return m_repository->readContents(places, mostVersionBytes);
        }
        case VersionPoint::Kind::WorkingTree:
            return runAsync(workers(),
                            [top = m_repository->layout().top, paths = m_paths,
                             open = openTexts(m_session)] { return textsHere(top, paths, open); });
        }
        return readyFuture<Texts>(Texts(m_paths.size()));
    }

    const std::shared_ptr<GitRepository> m_repository;
    const EditSession &m_session;
    const QList<QByteArray> m_paths;
};

} // namespace

QFuture<Result<QList<VersionFile>>> readVersions(const std::shared_ptr<GitRepository> &repository,
                                                 const EditSession &session,
                                                 const QList<QByteArray> &paths,
                                                 const VersionPoint &before,
                                                 const VersionPoint &after, QObject *context)
{
    return (new VersionReading(repository, session, paths, {before, after}, context))->future();
}

} // namespace serin
