// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/rollbackfiles.h"

#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/core/resolvedpath.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/rollback/documentswap.h"
#include "services/manifest/catalogfile.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// Commits that a rollback lists.
constexpr int mostCommits = 500;

class RollbackFilesReading : public Errand<RollbackFiles>
{
public:
    RollbackFilesReading(std::shared_ptr<GitRepository> repository, RollbackFilesRequest request,
                         QObject *context)
        : Errand(context), m_repository(std::move(repository)), m_request(std::move(request))
    {
        collectFiles();
    }

private:
    [[nodiscard]] QByteArray inRepository(const QString &path) const
    {
        return QFile::encodeName(path.mid(rootLengthOf(m_repository->layout().top)));
    }

    /// run(), with its errors as the answer.
    template<typename T, typename Next>
    void step(const QFuture<Result<T>> &future, Next next)
    {
        run(future, [this, next](Result<T> result) mutable {
            if (result) {
                next(*std::move(result));
            } else {
                answer(failure(result.error()));
            }
        });
    }

    void collectFiles()
    {
        QStringList files;
        m_own.endpoint = m_request.then->name;
        for (const DesiredEndpointPointer &each :
             {m_request.now.endpoint(m_request.endpoint), m_request.then}) {
            if (!each) {
                continue;
            }
            files.append(each->file);
            for (const auto &reading : each->deployments) {
                files.append(reading->origin.file());
                if (reading->spec) {
                    m_own.unnamed.append(reading->spec->name.toString());
                }
            }
        }
        files.removeAll(QString());
        files.removeDuplicates();
        for (const QString &file : std::as_const(files)) {
            m_files.append(inRepository(m_request.folder + u'/' + file));
        }
        step(m_repository->readFiles(m_request.commit, m_files),
             [this](const QList<std::optional<QByteArray>> &texts) {
                 m_thenTexts = texts;
                 step(m_repository->readFiles(m_request.head, m_files),
                      [this](const QList<std::optional<QByteArray>> &headTexts) {
                          m_headTexts = headTexts;
                          chooseFiles();
                      });
             });
    }

    void chooseFiles()
    {
        QList<QByteArray> touched;
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            const std::optional<QByteArray> &now = m_headTexts.at(i);
            const std::optional<QByteArray> &then = m_thenTexts.at(i);
            if (now == then) {
                continue;
            }
            const bool isShared = (now && !m_own.ownsAll(*now)) || (then && !m_own.ownsAll(*then));
            if (!isShared) {
                m_found.restored.append(m_files.at(i));
            } else if (const std::optional<Error> error = addShared(i)) {
                answer(failure(*error));
                return;
            }
            touched.append(m_files.at(i));
        }
        m_touched = touched;
        m_places = placesOf(*m_request.then);
        if (!m_places.isEmpty()) {
            m_others = placesOfOthers();
        }
        compareAsset();
    }

    /// The places of an endpoint's models, code and environments, in the repository.
    [[nodiscard]] QList<QByteArray> placesOf(const DesiredEndpoint &endpoint) const
    {
        QList<QByteArray> places;
        const QString &top = m_repository->layout().top;
        for (const auto &deployment : endpoint.deployments) {
            for (const AssetSource &asset : deployment->assets) {
                const QDir folder(m_request.folder + u'/' + asset.folder);
                for (const QString &path : {asset.path, asset.condaFile, asset.buildPath}) {
                    const QString place = QDir::cleanPath(folder.absoluteFilePath(path));
                    if (!path.isEmpty() && place != top && isBelow(place, top)) {
                        places.append(inRepository(place));
                    }
                }
            }
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return places;
    }

    [[nodiscard]] QList<QByteArray> placesOfOthers() const
    {
        QList<QByteArray> places;
        for (const DesiredEndpointPointer &each : m_request.now.endpoints) {
            if (each->name != m_request.endpoint) {
                places += placesOf(*each);
            }
        }
        return places;
    }

    [[nodiscard]] bool isUsedByOthers(const QByteArray &place) const
    {
        return std::any_of(m_others.begin(), m_others.end(), [&place](const QByteArray &other) {
            return place == other || place.startsWith(other + '/') || other.startsWith(place + '/');
        });
    }

    /// Of one place after the other: they are few.
    void compareAsset()
    {
        if (m_places.isEmpty()) {
            checkTouched();
            return;
        }
        const QByteArray place = m_places.takeFirst();
        step(m_repository->listFiles(m_request.commit, place),
             [this, place](const QList<GitTreeEntry> &then) {
                 step(m_repository->listFiles(m_request.head, place),
                      [this, place, then](const QList<GitTreeEntry> &now) {
                          takeAsset(place, then, now);
                      });
             });
    }

    void takeAsset(const QByteArray &place, const QList<GitTreeEntry> &then,
                   const QList<GitTreeEntry> &now)
    {
        QHash<QByteArray, GitTreeEntry> left; // that nothing was found for in the older commit
        for (const GitTreeEntry &entry : now) {
            left.insert(entry.path, entry);
        }
        RestoredAsset asset{place, {}};
        const bool isShared = isUsedByOthers(place);
        for (const GitTreeEntry &entry : then) {
            const auto there = left.constFind(entry.path);
            const bool isMissing = there == left.constEnd();
            const bool isOther = isMissing || there->id != entry.id || there->kind != entry.kind;
            left.remove(entry.path);
            if (isOther && (isMissing || !isShared)) {
                asset.files.append(entry.path);
                m_special |= entry.kind != GitTreeEntry::Kind::File;
            }
        }
        if (!then.isEmpty() && !isShared) {
            asset.files += left.keys();
        }
        std::sort(asset.files.begin(), asset.files.end());
        if (!asset.files.isEmpty()) {
            m_touched += asset.files;
            m_found.assets.append(std::move(asset));
        }
        compareAsset();
    }

    void checkTouched()
    {
        if (m_touched.isEmpty()) {
            answer(m_found);
            return;
        }
        if (m_special && !m_found.shared.isEmpty()) {
            answer(failure(ErrorKind::Invalid,
                           QStringLiteral("links or programs below %1 would have to come back "
                                          "together with a part of a shared manifest")
                               .arg(shownPath(m_found.assets.constFirst().place)),
                           {},
                           QStringLiteral("bring them back by hand and commit them, then run "
                                          "the rollback again")));
            return;
        }
        GitStatusRequest status;
        status.paths = m_touched;
        step(m_repository->status(status), [this](const GitStatus &found) {
            if (!found.isClean()) {
                answer(failure(
                    ErrorKind::Conflict,
                    QStringLiteral("%1 has uncommitted changes")
                        .arg(shownPath(found.entries.constFirst().path)),
                    {}, QStringLiteral("commit or discard them, then run the rollback again")));
                return;
            }
            listUndone();
        });
    }

    /// Of a file that others share, the text on the disk goes on, which may have other line ends
    /// than the commit.
    std::optional<Error> addShared(qsizetype index)
    {
        const QString path =
            m_repository->layout().top + u'/' + QFile::decodeName(m_files.at(index));
        const Result<FileContent> disk = readFile(path, maximumYamlBytes);
        if (!disk && disk.error().kind != ErrorKind::NotFound) {
            return disk.error();
        }
        const Result<QByteArray> text = withDocumentsOf(
            disk ? disk->bytes : QByteArray(), m_thenTexts.at(index).value_or(QByteArray()), m_own,
            shownPath(m_files.at(index)));
        if (!text) {
            return text.error();
        }
        if (!disk || *text != disk->bytes) {
            m_found.shared.append({path, disk ? std::optional(disk->bytes) : std::nullopt, *text});
        }
        return std::nullopt;
    }

    void listUndone()
    {
        GitLogRequest log;
        log.from = m_request.head;
        log.until = m_request.commit;
        log.most = mostCommits;
        log.withChanges = true;
        step(m_repository->log(log), [this](const QList<GitCommit> &commits) {
            for (const GitCommit &commit : commits) {
                const bool concerns = std::any_of(commit.changes.begin(), commit.changes.end(),
                                                  [this](const GitFileChange &change) {
                                                      return m_files.contains(change.path) ||
                                                             m_touched.contains(change.path);
                                                  });
                if (concerns) {
                    m_found.undoes.append(commit.id.shortForm() + u' ' + commit.subject);
                }
            }
            answer(m_found);
        });
    }

    const std::shared_ptr<GitRepository> m_repository;
    const RollbackFilesRequest m_request;
    RollbackFiles m_found;
    OwnDocuments m_own;
    QList<QByteArray> m_files;   ///< manifests of the endpoint, then or now
    QList<QByteArray> m_touched; ///< all that the commit changes
    QList<QByteArray> m_places;  ///< of assets, that are still to be compared
    QList<QByteArray> m_others;  ///< places of assets of other endpoints, now
    bool m_special = false;      ///< what comes back is not only plain files
    QList<std::optional<QByteArray>> m_thenTexts;
    QList<std::optional<QByteArray>> m_headTexts;
};

} // namespace

QFuture<Result<RollbackFiles>> readRollbackFiles(const std::shared_ptr<GitRepository> &repository,
                                                 const RollbackFilesRequest &request,
                                                 QObject *context)
{
    return (new RollbackFilesReading(repository, request, context))->future();
}

} // namespace serin
