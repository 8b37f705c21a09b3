// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredstatesource.h"

#include "services/core/errand.h"
#include "services/core/resolvedpath.h"
#include "services/git/gitrepository.h"
#include "services/gitops/commitreading.h"
#include "services/gitops/leftoutfiles.h"
#include "services/gitops/sparsereading.h"
#include "services/gitops/treescan.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// States of commits that are kept: those of a board, twice.
constexpr std::size_t mostStates = 8;

/// @p file as if its deployments without an endpoint named @p endpoint.
CatalogFilePointer belongingTo(const CatalogFilePointer &file, const QString &endpoint)
{
    auto changed = std::make_shared<CatalogFile>(*file);
    for (ManifestDocument &document : changed->documents) {
        if (document.deployment && isPlaceholderName(document.deployment->endpointName)) {
            document.deployment->endpointName = endpoint;
        }
    }
    return changed;
}

/// The endpoint that the deployment files of @p folder without an endpoint's name belong to.
QString ownerIn(const QString &folder, const IsCancelled &isCancelled)
{
    FolderScanOptions options;
    options.subfolders = Subfolders::Skip;
    const Result<FolderScanBatch> around = scanTree(folder, options, isCancelled);
    QString owner;
    if (around) {
        const Catalog catalog(*around);
        for (const CatalogEndpoint &endpoint : catalog.endpoints()) {
            const bool mayOwn = std::any_of(
                endpoint.variants.begin(), endpoint.variants.end(),
                [](const CatalogEndpointVariant &one) { return !one.holdsItsDeployments(); });
            if (!endpoint.variants.empty() && (!owner.isEmpty() || !mayOwn)) {
                return {};
            }
            owner = endpoint.variants.empty() ? owner : endpoint.name;
        }
    }
    return owner;
}

/// Whether one of @p files may be one of the deployment's local model, code or environment. Where a
/// model or environment lies the catalog does not tell for all forms, so that any local one may.
bool mayUse(const CatalogDeploymentVariant &place, const QSet<QString> &files)
{
    const auto isRegistered = [](const QString &asset) {
        return asset.startsWith(QLatin1String("azureml:"), Qt::CaseInsensitive);
    };
    const DeploymentManifest &deployment = place.manifest();
    if (!isRegistered(deployment.environment) ||
        (!deployment.model.isEmpty() && !isRegistered(deployment.model))) {
        return true;
    }
    const QString &path = deployment.codePath;
    if (path.isEmpty() || isRegistered(path)) {
        return false;
    }
    const QString code = QDir::cleanPath(QDir(QFileInfo(place.file->path).path()).filePath(path));
    return std::any_of(files.begin(), files.end(),
                       [&](const QString &file) { return isBelow(file, code); });
}

/// A scan of the working tree and, where nothing is left out of it, what it wants.
struct TreeReading
{
    bool isSparse = false;
    DesiredState state;
    FolderScanBatch batch;
};

CatalogFilePointer movedBelow(const CatalogFilePointer &file, const QString &root)
{
    auto moved = std::make_shared<CatalogFile>(*file);
    moved->rootLength = rootLengthOf(root);
    return moved;
}

} // namespace

QString settledPath(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QString there = absolute;
    QString canonical = QFileInfo(there).canonicalFilePath();
    while (canonical.isEmpty() && there != QLatin1String("/")) {
        there = QFileInfo(there).path();
        canonical = QFileInfo(there).canonicalFilePath();
    }
    return canonical.isEmpty() ? absolute : QDir::cleanPath(canonical + absolute.mid(there.size()));
}

QString rootAround(const QStringList &files, const QString &folder)
{
    const auto holdsAll = [&](const QString &root) {
        return std::all_of(files.begin(), files.end(),
                           [&](const QString &file) { return isBelow(file, root); });
    };
    QString root = folder;
    if (!files.isEmpty() && !holdsAll(root)) {
        root = QFileInfo(files.front()).path();
        while (!holdsAll(root)) {
            root = QFileInfo(root).path();
        }
    }
    return root;
}

DesiredStateSource::DesiredStateSource(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(settledPath(folder)),
      m_reader(std::make_shared<DesiredStateReader>()),
      m_scanned(std::make_shared<CatalogFilesPointer>())
{}

DesiredStateSource::~DesiredStateSource() = default;

void DesiredStateSource::setPicks(const DesiredPicks &picks)
{
    m_picks = picks;
    ++m_picked;
    m_states.clear();
}

QFuture<Result<DesiredState>>
DesiredStateSource::readWorkingTree(const std::shared_ptr<GitRepository> &repository)
{
    return readTree(m_reader, {}, repository);
}

QFuture<Result<DesiredState>>
DesiredStateSource::readEndpoints(const QSet<QString> &files, const QSet<QString> &names,
                                  const std::shared_ptr<GitRepository> &repository)
{
    const auto wanted = [names, files](const CatalogEndpoint &endpoint) {
        const auto describes = [&](const auto &place) { return files.contains(place.file->path); };
        const auto concerns = [&](const CatalogDeploymentVariant &place) {
            return describes(place) || mayUse(place, files);
        };
        return names.contains(endpoint.name) ||
               std::any_of(endpoint.variants.begin(), endpoint.variants.end(), describes) ||
               std::any_of(endpoint.deployments.begin(), endpoint.deployments.end(),
                           [&](const CatalogDeployment &each) {
                               return std::any_of(each.variants.begin(), each.variants.end(),
                                                  concerns);
                           });
    };
    // A reader of its own: it would push out what is known of the other endpoints.
    return readTree(std::make_shared<DesiredStateReader>(), wanted, repository);
}

QFuture<Result<DesiredState>>
DesiredStateSource::readTree(const std::shared_ptr<DesiredStateReader> &reader,
                             const DesiredStateReader::Wanted &wanted,
                             const std::shared_ptr<GitRepository> &repository)
{
    const auto scanned =
        m_thread.start([reader, wanted, scanned = m_scanned, folder = m_folder, picks = m_picks,
                        repository](const IsCancelled &isCancelled) -> Result<TreeReading> {
            FolderScanOptions options;
            if (*scanned) {
                options.known = {*scanned};
            }
            Result<FolderScanBatch> batch = scanTree(folder, options, isCancelled);
            if (!batch) {
                return failure(batch.error());
            }
            *scanned = std::make_shared<const std::vector<CatalogFilePointer>>(batch->files);
            TreeReading reading{isSparse(batch->workingTree), {}, *std::move(batch)};
            if (!reading.isSparse || !repository) {
                reading.state = stateOfTree(*reader, reading.batch, {}, folder, picks, wanted);
                reading.state.isComplete = !reading.isSparse;
            }
            return reading;
        });
    return andThen(
        scanned, this,
        [this, reader, wanted, repository](TreeReading reading) -> QFuture<Result<DesiredState>> {
            if (!reading.isSparse || !repository) {
                return readyFuture<DesiredState>(std::move(reading.state));
            }
            return (new SparseReading(*this, repository, std::move(reading.batch), reader, wanted))
                ->future();
        });
}

QFuture<Result<DesiredState>>
DesiredStateSource::readCommit(const std::shared_ptr<GitRepository> &repository,
                               const CommitId &commit, const QStringList &files)
{
    const auto known = std::find_if(m_states.begin(), m_states.end(),
                                    [&](const auto &each) { return each.commit == commit; });
    if (known != m_states.end() && files.isEmpty()) {
        m_states.splice(m_states.begin(), m_states, known);
        return readyFuture<DesiredState>(known->state);
    }
    return (new CommitReading(*this, repository, commit, files))->future();
}

QFuture<Result<DesiredState>> DesiredStateSource::readFiles(const QStringList &files,
                                                            const QString &endpoint)
{
    return m_thread.start([files, endpoint, folder = m_folder, picks = m_picks](
                              const IsCancelled &isCancelled) -> Result<DesiredState> {
        std::vector<CatalogFilePointer> found;
        QStringList paths;
        for (const QString &file : files) {
            const QString path = settledPath(file);
            Result<FolderScanBatch> batch = scanTree(path, {}, isCancelled);
            if (!batch) {
                return failure(batch.error());
            }
            const QString owner =
                endpoint.isEmpty() ? ownerIn(QFileInfo(path).path(), isCancelled) : endpoint;
            for (const CatalogFilePointer &each : batch->files) {
                found.push_back(owner.isEmpty() ? each : belongingTo(each, owner));
                paths.append(each->path);
            }
        }
        const QString root = rootAround(paths, folder);
        for (CatalogFilePointer &file : found) {
            file = movedBelow(file, root);
        }
        DesiredState state =
            DesiredStateReader().read(Catalog(root, std::move(found)), textOnDisk, picks);
        state.isComplete = false;
        return state;
    });
}

void DesiredStateSource::keep(const CommitId &commit, const DesiredState &state)
{
    m_states.remove_if([&](const CommitState &each) { return each.commit == commit; });
    m_states.push_front({commit, state});
    if (m_states.size() > mostStates) {
        m_states.pop_back();
    }
}

} // namespace serin
