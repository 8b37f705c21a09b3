// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/folderscan.h"

#include "services/core/filestamp.h"
#include "services/core/systemerror.h"
#include "services/core/threadpriority.h"
#include "services/manifest/scan/folderscanfilter.h"
#include "services/manifest/scan/folderscanwalk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QPromise>
#include <QSet>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentMap>
#include <QtConcurrentRun>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace serin {

namespace {

using NoteKind = FolderScanNote::Kind;

constexpr std::size_t firstBatchSize = 32;

/// Tens of thousands of deployments name the same few instance types, models and endpoints: one
/// copy of each text is kept.
class StringPool
{
public:
    void share(CatalogFile &file)
    {
        for (ManifestDocument &document : file.documents) {
            if (document.deployment) {
                share(*document.deployment);
            }
            if (document.endpoint) {
                share(*document.endpoint);
            }
        }
        share(file.reason);
    }

private:
    void share(QString &text)
    {
        if (!text.isEmpty()) {
            text = *m_texts.insert(text);
        }
    }
    void share(EndpointManifest &endpoint)
    {
        share(endpoint.name);
        share(endpoint.authMode);
        for (TrafficEntries *entries : {&endpoint.traffic, &endpoint.mirrorTraffic}) {
            for (TrafficEntry &entry : *entries) {
                share(entry.deployment);
            }
        }
        for (DeploymentManifest &deployment : endpoint.deployments) {
            share(deployment);
        }
    }
    void share(DeploymentManifest &deployment)
    {
        for (QString *text : {&deployment.name, &deployment.endpointName, &deployment.instanceType,
                              &deployment.model, &deployment.codePath, &deployment.scoringScript,
                              &deployment.environment}) {
            share(*text);
        }
    }

    QSet<QString> m_texts;
};

/// What became of one candidate: a file, or a note why it is left out, or nothing when cancelled.
struct Looked
{
    std::shared_ptr<CatalogFile> file;
    CatalogFilePointer unchanged;
    std::optional<FolderScanNote> note;
};

void setIdentity(CatalogFile &file, const ScanRead &read)
{
    file.stamp = read.stamp;
    file.checksum = FileStamp::of(read.bytes).checksum;
}

FolderScanNote noteOf(const ScanRead &file, const QString &path)
{
    const QString detail = file.error == 0 ? QString() : systemReason(file.error);
    switch (file.status) {
    case ScanRead::Status::Missing:
        return {NoteKind::Disappeared, path, {}};
    case ScanRead::Status::NotRegular:
        return {NoteKind::NotRegular, path, {}};
    case ScanRead::Status::TooLarge:
        return {NoteKind::TooLarge, path, {}};
    case ScanRead::Status::Changing:
        return {NoteKind::Changing, path, {}};
    case ScanRead::Status::Read:
    case ScanRead::Status::Unreadable:
        break;
    }
    return {NoteKind::FileUnreadable, path, detail};
}

/// The scan of one folder.
class FolderScanner
{
public:
    FolderScanner(QString root, const FolderScanOptions &options,
                  const std::function<bool()> &isCancelled)
        : m_root(std::move(root)), m_options(options), m_isCancelled(isCancelled)
    {
        // The calling thread parses too.
        const int threads = options.threads > 0 ? options.threads : QThread::idealThreadCount();
        m_pool.setMaxThreadCount(std::max(1, threads - 1));
        for (const CatalogFilesPointer &files : options.known) {
            for (const CatalogFilePointer &file : *files) {
                m_known.insert(file->path, file);
            }
        }
    }

    Result<void> scan(const std::function<void(FolderScanBatch)> &deliver)
    {
        if (m_options.givesWay) {
            giveWay();
        }
        const auto flush = [&](const FolderWalk &walk) {
            if (!m_isCancelled()) {
                deliverPending(walk, deliver);
            }
        };
        FolderWalk walk =
            walkFolder(QFile::encodeName(m_root), m_options.subfolders, m_isCancelled,
                       [&](const FolderScanCandidate &candidate, const FolderWalk &soFar) {
                           m_pending.push_back(candidate);
                           if (m_pending.size() >= nextBatchSize()) {
                               flush(soFar);
                           }
                       });
        if (!m_pending.empty() || !walk.notes.empty() || walk.ignored > 0 || m_delivered == 0) {
            m_isLast = true;
            flush(walk);
        }
        if (m_isCancelled()) {
            return failure(ErrorKind::Cancelled, QStringLiteral("the scan was stopped"), m_root);
        }
        return {};
    }

private:
    /// The first batch is small: somebody waits to see something.
    [[nodiscard]] std::size_t nextBatchSize() const
    {
        const std::size_t size = static_cast<std::size_t>(qMax(1, m_options.batchSize));
        return m_delivered == 0 ? std::min(size, firstBatchSize) : size;
    }

    void deliverPending(const FolderWalk &walk, const std::function<void(FolderScanBatch)> &deliver)
    {
        FolderScanBatch batch;
        batch.root = m_root;
        batch.workingTree = walk.workingTree;
        m_candidates += static_cast<int>(m_pending.size());
        batch.candidates = m_candidates;
        batch.ignored = walk.ignored;
        if (m_isLast) {
            batch.notes = walk.notes;
        }
        fill(batch, std::exchange(m_pending, {}));
        batch.known = m_unchanged;
        if (!m_isCancelled()) {
            ++m_delivered;
            deliver(std::move(batch));
        }
    }

    void fill(FolderScanBatch &batch, const std::vector<FolderScanCandidate> &candidates)
    {
        std::vector<Looked> outcomes = QtConcurrent::blockingMapped<std::vector<Looked>>(
            &m_pool, candidates,
            [this](const FolderScanCandidate &candidate) { return look(candidate); });
        for (Looked &outcome : outcomes) {
            if (outcome.note) {
                batch.notes.push_back(std::move(*outcome.note));
            } else if (outcome.unchanged) {
                batch.files.push_back(std::move(outcome.unchanged));
                ++m_unchanged;
            } else if (outcome.file) {
                m_strings.share(*outcome.file);
                batch.files.push_back(std::move(outcome.file));
            }
        }
    }

    /// In any thread.
    [[nodiscard]] Looked look(const FolderScanCandidate &candidate) const
    {
        if (m_options.givesWay) {
            giveWay();
        }
        if (m_isCancelled()) {
            return {};
        }
        const QString path = QString::fromUtf8(candidate.path);
        if (const auto known = m_known.constFind(path);
            known != m_known.constEnd() &&
            (*known)->stamp.stillHolds(scanStampOf(candidate.path))) {
            return ofKnown(*known);
        }
        ScanRead read = readForScan(candidate.path, m_options.maximumFileBytes,
                                    candidate.isLink ? FinalLink::Follow : FinalLink::Refuse);
        if (read.status != ScanRead::Status::Read) {
            return {{}, {}, noteOf(read, path)};
        }
        auto file = std::make_shared<CatalogFile>();
        if (mayHoldManifest(read.bytes)) {
            *file = catalogFile(Manifest::parse(read.bytes, path), path, m_root);
        } else {
            *file = catalogFileWithoutManifest(path, m_root);
        }
        setIdentity(*file, read);
        return {std::move(file), {}, {}};
    }

    /// An earlier scan may have begun at another folder.
    [[nodiscard]] Looked ofKnown(const CatalogFilePointer &known) const
    {
        const qsizetype rootLength = rootLengthOf(m_root);
        if (known->rootLength == rootLength) {
            return {{}, known, {}};
        }
        auto moved = std::make_shared<CatalogFile>(*known);
        moved->rootLength = rootLength;
        return {std::move(moved), {}, {}};
    }

    QString m_root;
    const FolderScanOptions &m_options;
    const std::function<bool()> &m_isCancelled;
    QThreadPool m_pool;
    QHash<QString, CatalogFilePointer> m_known;
    StringPool m_strings;
    std::vector<FolderScanCandidate> m_pending;
    int m_candidates = 0;
    int m_unchanged = 0; ///< files
    int m_delivered = 0; ///< batches
    bool m_isLast = false;
};

/// A scan keeps a thread for long: short work in workers() must not wait for it.
QThreadPool &scanThreads()
{
    static QThreadPool pool;
    return pool;
}

Result<FolderScanBatch> scanSingleFile(const QString &path, const FolderScanOptions &options)
{
    const ScanRead read =
        readForScan(QFile::encodeName(path), options.maximumFileBytes, FinalLink::Follow);
    switch (read.status) {
    case ScanRead::Status::Read:
        break;
    case ScanRead::Status::Missing:
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such file"), path);
    case ScanRead::Status::NotRegular:
        return failure(ErrorKind::Invalid, QStringLiteral("it is no regular file"), path);
    case ScanRead::Status::TooLarge:
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the file is larger than %1")
                           .arg(QLocale::c().formattedDataSize(options.maximumFileBytes, 0)),
                       path);
    case ScanRead::Status::Changing:
        return failure(ErrorKind::Io, QStringLiteral("it changed while it was read"), path,
                       QStringLiteral("try again"));
    case ScanRead::Status::Unreadable:
        return failure(ErrorKind::Io, noteOf(read, path).detail, path);
    }
    FolderScanBatch batch;
    batch.root = QFileInfo(path).absolutePath();
    batch.candidates = 1;
    auto file = std::make_shared<CatalogFile>(
        catalogFile(Manifest::parse(read.bytes, path), path, batch.root));
    setIdentity(*file, read);
    batch.files.push_back(std::move(file));
    return batch;
}

} // namespace

Result<void> scanFolder(const QString &path, const FolderScanOptions &options,
                        const std::function<bool()> &isCancelled,
                        const std::function<void(FolderScanBatch)> &deliver)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const QFileInfo info(absolute);
    if (info.isDir()) {
        const int fd =
            ::open(QFile::encodeName(absolute).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) {
            return failure(ErrorKind::Io, systemReason(errno), absolute);
        }
        ::close(fd);
        return FolderScanner(absolute, options, isCancelled).scan(deliver);
    }
    Result<FolderScanBatch> single = scanSingleFile(absolute, options);
    if (!single) {
        return failure(single.error());
    }
    deliver(std::move(*single));
    return {};
}

void sortByPath(std::vector<CatalogFilePointer> &files)
{
    // UTF-16 has the characters beyond U+FFFF before U+E000, UTF-8 after U+FFFF.
    const auto weight = [](QChar unit) {
        const int code = unit.unicode();
        return code < 0xD800 ? code : code < 0xE000 ? code + 0x2000 : code - 0x800;
    };
    const auto comesBefore = [weight](const CatalogFilePointer &a, const CatalogFilePointer &b) {
        return std::lexicographical_compare(
            a->path.begin(), a->path.end(), b->path.begin(), b->path.end(),
            [weight](QChar one, QChar other) { return weight(one) < weight(other); });
    };
    if (!std::is_sorted(files.begin(), files.end(), comesBefore)) {
        std::stable_sort(files.begin(), files.end(), comesBefore);
    }
}

QFuture<FolderScanAnswer> startFolderScan(const QString &path, const FolderScanOptions &options)
{
    const auto scan = [path, options,
                       askedOn = currentProcessor()](QPromise<FolderScanAnswer> &promise) {
        if (options.givesWay) {
            leaveProcessor(askedOn);
        }
        const Result<void> outcome = scanFolder(
            path, options, [&promise] { return promise.isCanceled(); },
            [&promise](FolderScanBatch batch) {
                promise.addResult(
                    FolderScanAnswer(std::make_shared<const FolderScanBatch>(std::move(batch))));
            });
        if (!outcome) {
            promise.addResult(FolderScanAnswer(failure(outcome.error())));
        }
    };
    return QtConcurrent::run(&scanThreads(), scan);
}

Result<FolderScanBatch> scanWholeFolder(const QString &path, const FolderScanOptions &options)
{
    FolderScanBatch whole;
    const auto append = [&whole](FolderScanBatch batch) {
        std::vector<CatalogFilePointer> files = std::move(whole.files);
        std::vector<FolderScanNote> notes = std::move(whole.notes);
        std::move(batch.files.begin(), batch.files.end(), std::back_inserter(files));
        std::move(batch.notes.begin(), batch.notes.end(), std::back_inserter(notes));
        whole = std::move(batch);
        whole.files = std::move(files);
        whole.notes = std::move(notes);
    };
    if (const auto outcome = scanFolder(
            path, options, [] { return false; }, append);
        !outcome) {
        return failure(outcome.error());
    }
    sortByPath(whole.files);
    return whole;
}

} // namespace serin
