// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/leftoutfiles.h"

#include "services/core/errand.h"
#include "services/core/resolvedpath.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/layout/gitstate.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFile>

#include <optional>
#include <utility>
#include <vector>

namespace serin {

namespace {

CommitFile leftOutFile(const QByteArray &bytes, const QString &path, const QString &root)
{
    CommitFile made = commitFile(bytes, path, root, false);
    auto file = std::make_shared<CatalogFile>(*made.file);
    file->isLeftOut = true;
    made.file = std::move(file);
    return made;
}

/// Lists what is left out, then reads what is not known yet.
class LeftOutReading : public Errand<LeftOutFiles>
{
public:
    LeftOutReading(std::shared_ptr<GitRepository> repository, const QString &folder,
                   CommitFiles known, QObject *context)
        : Errand(context), m_repository(std::move(repository)), m_folder(folder),
          m_known(std::move(known))
    {
        const QString top = m_repository->layout().top;
        run(runAsync(workers(),
                     [folder, top]() -> Result<std::optional<QString>> {
                         const QString settled = settledPath(folder);
                         const bool isWithin = settled == top || isBelow(settled, top);
                         return isWithin && isSparse(settled) ? std::optional(settled)
                                                              : std::nullopt;
                     }),
            [this, top](const Result<std::optional<QString>> &settled) {
                if (!settled) {
                    answer(failure(settled.error()));
                } else if (!*settled) {
                    answer(LeftOutFiles());
                } else {
                    m_below = **settled == top
                                  ? QByteArray()
                                  : QFile::encodeName((*settled)->mid(rootLengthOf(top)));
                    list();
                }
            });
    }

private:
    void list()
    {
        run(m_repository->listLeftOut(m_below), [this](const Result<QList<GitTreeEntry>> &entries) {
            if (entries) {
                choose(*entries);
            } else {
                answer(failure(entries.error()));
            }
        });
    }

    void choose(const QList<GitTreeEntry> &entries)
    {
        QList<GitContentPlace> places;
        for (CommitCandidate &candidate : commitFolder(entries, {}, maximumYamlBytes).candidates) {
            const auto known = m_known.constFind({candidate.path, candidate.id});
            if (known != m_known.constEnd()) {
                m_found.files.insert({candidate.path, candidate.id}, *known);
            } else {
                places.append(GitContentPlace::byId(candidate.id));
                m_missing.push_back(std::move(candidate));
            }
        }
        for (const QByteArray &link : linksAmong(entries)) {
            m_found.links.append(m_folder + u'/' + shownPath(inFolder(link)));
        }
        if (m_missing.empty()) {
            answer(std::move(m_found));
            return;
        }
        run(m_repository->readContents(places, maximumYamlBytes),
            [this](Result<QList<std::optional<QByteArray>>> texts) {
                if (texts) {
                    read(*std::move(texts));
                } else {
                    answer(failure(texts.error()));
                }
            });
    }

    void read(QList<std::optional<QByteArray>> texts)
    {
        std::vector<std::pair<CommitCandidate, QString>> missing;
        for (CommitCandidate &candidate : m_missing) {
            const QString path = m_folder + u'/' + QString::fromUtf8(inFolder(candidate.path));
            missing.emplace_back(std::move(candidate), path);
        }
        auto work = [found = std::move(m_found), missing = std::move(missing),
                     texts = std::move(texts), folder = m_folder]() mutable {
            for (std::size_t i = 0; i < missing.size(); ++i) {
                const auto &[candidate, path] = missing[i];
                if (const auto &bytes = texts.at(static_cast<qsizetype>(i))) {
                    found.files.insert({candidate.path, candidate.id},
                                       leftOutFile(*bytes, path, folder));
                } else {
                    found.tooLarge.append(path);
                }
            }
            return Result<LeftOutFiles>(std::move(found));
        };
        run(runAsync(workers(), std::move(work)),
            [this](Result<LeftOutFiles> found) { answer(std::move(found)); });
    }

    [[nodiscard]] QByteArray inFolder(const QByteArray &path) const
    {
        return m_below.isEmpty() ? path : path.mid(m_below.size() + 1);
    }

    const std::shared_ptr<GitRepository> m_repository;
    const QString m_folder;
    const CommitFiles m_known;
    QByteArray m_below; ///< the folder in the repository; empty: its top
    std::vector<CommitCandidate> m_missing;
    LeftOutFiles m_found;
};

} // namespace

bool isSparse(const QString &folder)
{
    const Result<GitLayout> layout = folder.isEmpty() ? failure(Error()) : findGitLayout(folder);
    const Result<GitState> state = layout ? readGitState(*layout) : failure(layout.error());
    return state && state->isSparse;
}

QFuture<Result<LeftOutFiles>> readLeftOut(const std::shared_ptr<GitRepository> &repository,
                                          const QString &folder, const CommitFiles &known,
                                          QObject *context)
{
    return (new LeftOutReading(repository, folder, known, context))->future();
}

} // namespace serin
