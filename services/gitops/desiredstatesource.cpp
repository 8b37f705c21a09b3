// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredstatesource.h"

#include "services/core/errand.h"
#include "services/core/resolvedpath.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/leftoutfiles.h"
#include "services/manifest/scan/folderscan.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// States of commits that are kept: those of a board, twice.
constexpr std::size_t mostStates = 8;

using IsCancelled = std::function<bool()>;

/// Why a scan left a file or folder out, as far as somebody might miss it; else empty.
QString wordsFor(const FolderScanNote &note)
{
    using Kind = FolderScanNote::Kind;
    switch (note.kind) {
    case Kind::FolderUnreadable:
        return QStringLiteral("the folder cannot be read");
    case Kind::FileUnreadable:
        return QStringLiteral("the file cannot be read");
    case Kind::TooLarge:
        return QStringLiteral("the file is too large for a manifest");
    case Kind::Changing:
        return QStringLiteral("the file changes while it is read");
    case Kind::Disappeared:
        return QStringLiteral("the file went away while it was read");
    case Kind::LinkLeaves:
        return QStringLiteral("the link leads out of the folder");
    case Kind::NameNotUtf8:
        return QStringLiteral("the name is not in UTF-8");
    case Kind::TooDeep:
        return QStringLiteral("the folder is nested too deep");
    case Kind::NotRegular:
    case Kind::LinkRepeats:
    case Kind::OtherRepository:
    case Kind::FolderIgnored:
        break;
    }
    return {};
}

bool holdsManifests(const QString &folder)
{
    bool found = false;
    // What cannot be read there is no matter of this repository.
    static_cast<void>(scanFolder(
        folder, {}, [&found] { return found; },
        [&found](const FolderScanBatch &batch) {
            found = found || std::any_of(batch.files.begin(), batch.files.end(),
                                         [](const auto &file) { return file->holdsManifest(); });
        }));
    return found;
}

/// What a scan left out must not count as deleted.
void addNotes(DesiredState &state, const std::vector<FolderScanNote> &notes, const QString &root)
{
    const qsizetype rootLength = rootLengthOf(root);
    for (const FolderScanNote &note : notes) {
        const QString path = isBelow(note.path, root) ? note.path.mid(rootLength) : note.path;
        if (note.kind == FolderScanNote::Kind::OtherRepository && holdsManifests(note.path)) {
            state.notes.push_back(
                {PlanNote::Kind::OtherRepository,
                 {},
                 {},
                 QStringLiteral("the folder is a repository of its own, and its manifests are left "
                                "out: plan and apply them there"),
                 path,
                 0});
        }
        const QString words = wordsFor(note);
        if (words.isEmpty()) {
            continue;
        }
        const QString text =
            note.detail.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, note.detail);
        state.notes.push_back({PlanNote::Kind::Unreadable, {}, {}, text, path, 0});
        if (note.kind == FolderScanNote::Kind::FolderUnreadable ||
            note.kind == FolderScanNote::Kind::TooDeep) {
            state.isComplete = false;
        } else {
            state.unreadableFiles.insert(path);
        }
    }
}

Result<FolderScanBatch> scan(const QString &path, const FolderScanOptions &options,
                             const IsCancelled &isCancelled)
{
    FolderScanBatch whole;
    const Result<void> scanned = scanFolder(path, options, isCancelled, [&](FolderScanBatch batch) {
        whole.root = batch.root;
        whole.workingTree = batch.workingTree;
        std::move(batch.files.begin(), batch.files.end(), std::back_inserter(whole.files));
        std::move(batch.notes.begin(), batch.notes.end(), std::back_inserter(whole.notes));
    });
    if (!scanned) {
        return failure(scanned.error());
    }
    sortByPath(whole.files);
    return whole;
}

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
    const Result<FolderScanBatch> around = scan(folder, options, isCancelled);
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

/// The nearest folder around all of @p files; @p folder when it is one.
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

/// What the files of @p batch want together with those of @p leftOut, by path.
DesiredState stateOfTree(DesiredStateReader &reader, const FolderScanBatch &batch,
                         const QHash<QString, CommitFile> &leftOut, const QString &folder,
                         const DesiredPicks &picks, const DesiredStateReader::Wanted &wanted)
{
    std::vector<CatalogFilePointer> files = batch.files;
    for (const CommitFile &each : leftOut) {
        files.push_back(each.file);
    }
    if (!leftOut.isEmpty()) {
        sortByPath(files);
    }
    const auto textOf = [&leftOut](const CatalogFile &file) -> Result<QByteArray> {
        const auto found = leftOut.constFind(file.path);
        return found == leftOut.constEnd() ? textOnDisk(file) : found->bytes;
    };
    DesiredState state =
        reader.read(Catalog(batch.root, std::move(files)), textOf, picks, {}, wanted);
    addNotes(state, batch.notes, folder);
    return state;
}

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

template<typename Work>
auto DesiredStateSource::start(Work work)
{
    using Answer = std::invoke_result_t<Work, const IsCancelled &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    m_pool.start([promise = std::move(promise), closing = m_closing,
                  work = std::move(work)]() mutable {
        const IsCancelled isCancelled = [&] { return closing->load() || promise->isCanceled(); };
        if (!isCancelled()) {
            try {
                promise->addResult(work(isCancelled));
            } catch (...) {
                promise->setException(std::current_exception());
            }
        }
        promise->finish();
    });
    return future;
}

/// Lists the files of a commit, reads those that are not known yet and makes the state of them.
class CommitReading : public Errand<DesiredState>
{
public:
    CommitReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                  CommitId commit, const QStringList &files)
        : Errand(&source), m_source(source), m_repository(std::move(repository)),
          m_commit(std::move(commit)), m_top(m_repository->layout().top), m_picked(source.m_picked)
    {
        m_isSelection = !files.isEmpty();
        QStringList paths;
        for (const QString &file : files) {
            // The last part may be a link, which a commit keeps as such.
            const QFileInfo info(file);
            paths.append(settledPath(info.path()) + u'/' + info.fileName());
        }
        m_root = m_isSelection ? rootAround(paths, source.folder()) : source.folder();
        for (const QString &path : m_isSelection ? paths : QStringList{m_root}) {
            if (!isBelow(path, m_top)) {
                answer(failure(ErrorKind::Invalid,
                               QStringLiteral("it is not in the repository at %1").arg(m_top),
                               path));
                return;
            }
            if (m_isSelection) {
                m_selection.append(inRepository(path));
            }
        }
        list();
    }

private:
    [[nodiscard]] QByteArray inRepository(const QString &path) const
    {
        return QFile::encodeName(path.mid(rootLengthOf(m_top)));
    }

    void list()
    {
        // Links may lead from the selection to any other file.
        run(m_repository->listFiles(m_commit,
                                    isBelow(m_root, m_top) ? inRepository(m_root) : QByteArray()),
            [this](Result<QList<GitTreeEntry>> entries) {
                if (!entries) {
                    answer(failure(entries.error()));
                    return;
                }
                followLinks(*std::move(entries));
            });
    }

    void followLinks(QList<GitTreeEntry> entries)
    {
        if (m_isSelection) {
            select(entries);
            return;
        }
        const QList<QByteArray> links = linksAmong(entries);
        if (links.isEmpty()) {
            choose(commitFolder(entries, {}, maximumYamlBytes));
            return;
        }
        run(m_repository->readFiles(m_commit, links),
            [this, links, entries = std::move(entries)](
                const Result<QList<std::optional<QByteArray>>> &targets) {
                if (!targets) {
                    answer(failure(targets.error()));
                    return;
                }
                QHash<QByteArray, QByteArray> leads;
                for (qsizetype i = 0; i < links.size(); ++i) {
                    leads.insert(links.at(i), targets->at(i).value_or(QByteArray()));
                }
                choose(commitFolder(entries, leads, maximumYamlBytes));
            });
    }

    /// Only the files named by hand, whatever their names.
    void select(const QList<GitTreeEntry> &entries)
    {
        CommitFolder folder;
        for (const QByteArray &path : std::as_const(m_selection)) {
            const auto entry = std::find_if(entries.begin(), entries.end(),
                                            [&](const auto &each) { return each.path == path; });
            const QString shown = m_top + u'/' + shownPath(path);
            if (entry == entries.end() || (entry->kind != GitTreeEntry::Kind::File &&
                                           entry->kind != GitTreeEntry::Kind::Executable)) {
                answer(failure(
                    ErrorKind::NotFound,
                    QStringLiteral("there is no such file in commit %1").arg(m_commit.shortForm()),
                    shown, QStringLiteral("commit it, or use the working tree")));
                return;
            }
            if (entry->size > maximumYamlBytes) {
                answer(failure(ErrorKind::Invalid,
                               QStringLiteral("the file is too large for a manifest"), shown));
                return;
            }
            folder.candidates.push_back({path, path, entry->id});
        }
        choose(std::move(folder));
    }

    void choose(CommitFolder folder)
    {
        for (FolderScanNote &note : folder.notes) {
            note.path = m_top + u'/' + note.path;
        }
        m_folder = std::move(folder);
        QList<QByteArray> missing;
        for (const CommitCandidate &candidate : m_folder.candidates) {
            const auto known = m_source.m_committed.constFind({candidate.path, candidate.id});
            if (known == m_source.m_committed.constEnd() || m_isSelection) {
                missing.append(candidate.source);
                m_missing.push_back(candidate);
            } else {
                m_files.insert({candidate.path, candidate.id}, *known);
            }
        }
        if (missing.isEmpty()) {
            make({});
            return;
        }
        run(m_repository->readFiles(m_commit, missing),
            [this](Result<QList<std::optional<QByteArray>>> texts) {
                if (!texts) {
                    answer(failure(texts.error()));
                    return;
                }
                make(*std::move(texts));
            });
    }

    struct Made
    {
        DesiredState state;
        CommitFiles files;
    };

    void make(QList<std::optional<QByteArray>> texts)
    {
        // A selection keeps to itself: it would push out what is known of the other endpoints.
        const auto reader =
            m_isSelection ? std::make_shared<DesiredStateReader>() : m_source.m_reader;
        const auto work = [reader, folder = m_folder, files = m_files, missing = m_missing,
                           texts = std::move(texts), top = m_top, root = m_root,
                           picks = m_source.picks(), commit = m_commit.toString(),
                           complete = !m_isSelection](const IsCancelled &isCancelled) {
            return makeState(*reader, folder, files, missing, texts, top, root, picks, commit,
                             complete, isCancelled);
        };
        run(m_source.start(work), [this](Result<Made> made) {
            if (!made) {
                answer(failure(made.error()));
                return;
            }
            if (!m_isSelection) {
                keep(*made);
            }
            answer(std::move(made->state));
        });
    }

    static Result<Made> makeState(DesiredStateReader &reader, const CommitFolder &folder,
                                  CommitFiles files, const std::vector<CommitCandidate> &missing,
                                  const QList<std::optional<QByteArray>> &texts, const QString &top,
                                  const QString &root, const DesiredPicks &picks,
                                  const QString &commit, bool complete,
                                  const IsCancelled &isCancelled)
    {
        const auto pathOf = [&](const QByteArray &path) {
            return (top == QLatin1String("/") ? top : top + u'/') + QString::fromUtf8(path);
        };
        for (std::size_t i = 0; i < missing.size(); ++i) {
            if (isCancelled()) {
                return failure(cancelledError());
            }
            const std::optional<QByteArray> &bytes = texts.at(static_cast<qsizetype>(i));
            if (!bytes) {
                return failure(ErrorKind::Protocol,
                               QStringLiteral("git listed the file and does not have it"),
                               pathOf(missing[i].path));
            }
            files.insert({missing[i].path, missing[i].id},
                         commitFile(*bytes, pathOf(missing[i].path), root, !complete));
        }
        std::vector<CatalogFilePointer> all;
        QHash<QString, QByteArray> bytes;
        for (const CommitCandidate &candidate : folder.candidates) {
            const CommitFile &file = *files.constFind({candidate.path, candidate.id});
            all.push_back(file.file);
            bytes.insert(file.file->path, file.bytes);
        }
        Made made;
        made.state = reader.read(
            Catalog(root, std::move(all)),
            [&](const CatalogFile &file) -> Result<QByteArray> { return bytes.value(file.path); },
            picks, commit);
        made.state.isComplete = complete;
        addNotes(made.state, folder.notes, root);
        made.files = std::move(files);
        return made;
    }

    void keep(const Made &made)
    {
        CommitFiles &kept = m_source.m_committed;
        if (kept.size() > 4 * made.files.size() + 256) {
            kept.clear();
        }
        kept.insert(made.files);
        if (m_picked == m_source.m_picked) {
            m_source.keep(m_commit, made.state);
        }
    }

    DesiredStateSource &m_source;
    const std::shared_ptr<GitRepository> m_repository;
    const CommitId m_commit;
    const QString m_top;
    const int m_picked;
    QString m_root;
    bool m_isSelection = false;
    QList<QByteArray> m_selection;
    CommitFolder m_folder;
    CommitFiles m_files;
    std::vector<CommitCandidate> m_missing;
};

/// Adds to a scan of the working tree what a sparse checkout leaves out of it.
class SparseReading : public Errand<DesiredState>
{
public:
    SparseReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                  FolderScanBatch batch, std::shared_ptr<DesiredStateReader> reader,
                  DesiredStateReader::Wanted wanted)
        : Errand(&source), m_source(source), m_repository(std::move(repository)),
          m_batch(std::move(batch)), m_reader(std::move(reader)), m_wanted(std::move(wanted))
    {
        run(readLeftOut(m_repository, source.folder(), source.m_leftOut, this),
            [this](Result<LeftOutFiles> leftOut) {
                if (leftOut) {
                    make(*std::move(leftOut));
                } else {
                    answer(failure(leftOut.error()));
                }
            });
    }

private:
    void make(LeftOutFiles leftOut)
    {
        m_source.m_leftOut = leftOut.files;
        auto work = [reader = m_reader, wanted = m_wanted, batch = std::move(m_batch),
                     leftOut = std::move(leftOut), folder = m_source.folder(),
                     picks =
                         m_source.picks()](const IsCancelled &) mutable -> Result<DesiredState> {
            for (const QString &path : std::as_const(leftOut.tooLarge)) {
                batch.notes.push_back({FolderScanNote::Kind::TooLarge, path, {}});
            }
            QHash<QString, CommitFile> files;
            for (const CommitFile &file : std::as_const(leftOut.files)) {
                files.insert(file.file->path, file);
            }
            for (const CatalogFilePointer &file : batch.files) {
                files.remove(file->path); // it came back meanwhile
            }
            DesiredState state = stateOfTree(*reader, batch, files, folder, picks, wanted);
            for (const QString &link : std::as_const(leftOut.links)) {
                state.unreadableFiles.insert(link.mid(rootLengthOf(folder)));
            }
            return state;
        };
        run(m_source.start(std::move(work)),
            [this](Result<DesiredState> state) { answer(std::move(state)); });
    }

    DesiredStateSource &m_source;
    const std::shared_ptr<GitRepository> m_repository;
    FolderScanBatch m_batch;
    const std::shared_ptr<DesiredStateReader> m_reader;
    const DesiredStateReader::Wanted m_wanted;
};

DesiredStateSource::DesiredStateSource(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(settledPath(folder)),
      m_reader(std::make_shared<DesiredStateReader>()),
      m_scanned(std::make_shared<CatalogFilesPointer>()),
      m_closing(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(1);
}

DesiredStateSource::~DesiredStateSource()
{
    m_closing->store(true);
}

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
        start([reader, wanted, scanned = m_scanned, folder = m_folder, picks = m_picks,
               repository](const IsCancelled &isCancelled) -> Result<TreeReading> {
            FolderScanOptions options;
            if (*scanned) {
                options.known = {*scanned};
            }
            Result<FolderScanBatch> batch = scan(folder, options, isCancelled);
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
    return start([files, endpoint, folder = m_folder,
                  picks = m_picks](const IsCancelled &isCancelled) -> Result<DesiredState> {
        std::vector<CatalogFilePointer> found;
        QStringList paths;
        for (const QString &file : files) {
            const QString path = settledPath(file);
            Result<FolderScanBatch> batch = scan(path, {}, isCancelled);
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
