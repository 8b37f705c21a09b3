// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/rollbackfiles.h"

#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/rollback/documentswap.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QFile>

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
        for (const DesiredEndpointPointer &each : {m_request.now, m_request.then}) {
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
        const QString top = m_repository->layout().top;
        const QString &folder = m_request.folder;
        for (const QString &file : std::as_const(files)) {
            m_files.append(QFile::encodeName(
                (folder + u'/' + file).mid(top == QLatin1String("/") ? 1 : top.size() + 1)));
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
        if (touched.isEmpty()) {
            answer(m_found);
            return;
        }
        GitStatusRequest status;
        status.paths = touched;
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
                const bool concerns = std::any_of(
                    commit.changes.begin(), commit.changes.end(),
                    [this](const GitFileChange &change) { return m_files.contains(change.path); });
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
    QList<QByteArray> m_files; ///< of the endpoint, then or now
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
