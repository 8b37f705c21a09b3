// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/repository/foldercontroller.h"

#include "services/core/async.h"
#include "services/core/filestamp.h"
#include "services/core/workers.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// What a catalogue is made of.
struct CatalogSource
{
    QString root;
    std::vector<CatalogFilesPointer> files; ///< as a scan brought them
    QHash<QString, ManifestText> texts;     ///< go in place of what the scan read
    QSet<QString> made;                     ///< of texts: they count also without a scan's word
    FolderController::LeftOut leftOut;
};

CatalogFilePointer editedFile(const ManifestText &text, const QString &path, const QString &root)
{
    auto file = std::make_shared<CatalogFile>(catalogFile(text.manifest, path, root));
    file->checksum = FileStamp::of(text.bytes).checksum;
    return file;
}

Catalog catalogOf(const CatalogSource &source)
{
    std::vector<CatalogFilePointer> files;
    for (const CatalogFilesPointer &part : source.files) {
        files.insert(files.end(), part->begin(), part->end());
    }
    QSet<QString> made = source.made;
    FolderController::LeftOut leftOut = source.leftOut;
    for (CatalogFilePointer &file : files) {
        const auto text = source.texts.constFind(file->path);
        made.remove(file->path);
        leftOut.remove(file->path);
        if (text == source.texts.constEnd()) {
            continue;
        }
        if (!text->exists) {
            file.reset();
        } else if (FileStamp::of(text->bytes).checksum != file->checksum) {
            file = editedFile(*text, file->path, source.root);
        }
    }
    files.erase(std::remove(files.begin(), files.end(), nullptr), files.end());
    for (const QString &path : std::as_const(made)) {
        const auto text = source.texts.constFind(path);
        if (text != source.texts.constEnd() && text->exists) {
            files.push_back(editedFile(*text, path, source.root));
            leftOut.remove(path);
        }
    }
    for (const CommitFile &each : std::as_const(leftOut)) {
        files.push_back(each.file);
    }
    sortByPath(files);
    return Catalog(source.root, std::move(files));
}

} // namespace

FolderController::FolderController(QObject *parent) : QObject(parent) {}

FolderController::~FolderController()
{
    stop();
}

void FolderController::open(const QString &path)
{
    m_isRefresh = false;
    start(QDir::cleanPath(QFileInfo(path).absoluteFilePath()), {});
}

void FolderController::refresh()
{
    if (!isScanning() && !m_path.isEmpty()) {
        m_isRefresh = true;
        start(m_path, m_files);
    }
}

void FolderController::cancel()
{
    if (!isScanning()) {
        return;
    }
    const bool wasOpening = !m_isRefresh && m_state == State::Scanning;
    stop();
    if (wasOpening) {
        setState(State::Ready);
    } else {
        Q_EMIT stateChanged();
    }
}

void FolderController::close()
{
    stop();
    ++m_generation;
    m_readyWhenBuilt = false;
    m_path.clear();
    m_root.clear();
    forgetFiles();
    Q_EMIT catalogChanged();
    setState(State::Closed);
}

/// Another folder opens, or none.
void FolderController::forgetFiles()
{
    releaseOn(workers(), std::pair(std::exchange(m_files, {}), std::exchange(m_catalog, {})));
    m_texts.clear();
    m_made.clear();
    m_dropped.clear();
    m_leftOut.clear();
    m_notes.clear();
    m_ignored = 0;
}

void FolderController::start(const QString &path, const std::vector<CatalogFilesPointer> &known)
{
    stop();
    m_scanPath = path;
    m_scanError.reset();
    m_found = {};
    m_droppedBefore = m_dropped;
    m_shown = 0;
    m_scanned = 0;
    m_scan = std::make_unique<QFutureWatcher<FolderScanAnswer>>();
    connect(m_scan.get(), &QFutureWatcherBase::resultsReadyAt, this, &FolderController::onBatches);
    connect(m_scan.get(), &QFutureWatcherBase::finished, this, &FolderController::onFinished);
    FolderScanOptions options;
    options.known = known;
    options.givesWay = true; // a window that stutters while it loads is no use
    m_scan->setFuture(startFolderScan(path, options));
    Q_EMIT stateChanged();
}

void FolderController::stop()
{
    if (m_scan) {
        m_scan->disconnect(this);
        m_scan->cancel();
        m_scan.release()->deleteLater(); // it may be the sender
    }
}

void FolderController::onBatches(int begin, int end)
{
    for (int i = begin; i < end; ++i) {
        const FolderScanAnswer answer = m_scan->resultAt(i);
        if (!answer) {
            m_scanError = answer.error();
            return;
        }
        const FolderScanBatch &batch = **answer;
        m_scanned += static_cast<int>(batch.files.size());
        m_found.root = batch.root;
        m_found.known = batch.known;
        m_found.ignored = batch.ignored;
        m_found.files.push_back(CatalogFilesPointer(*answer, &batch.files));
        m_found.notes.insert(m_found.notes.end(), batch.notes.begin(), batch.notes.end());
    }
    if (!m_isRefresh) {
        if (m_state != State::Scanning || m_shown == 0) {
            accept();
        }
        // Twice as many each time, so that all the catalogues together cost as much as two.
        if (m_scanned >= 2 * m_shown) {
            m_files = m_found.files;
            m_shown = std::max(m_scanned, 1);
            rebuild();
        }
    }
    Q_EMIT progressChanged();
}

/// The folder exists: it takes the place of the one that was open.
void FolderController::accept()
{
    ++m_generation;
    m_readyWhenBuilt = false;
    m_shown = 1;
    m_path = m_scanPath;
    m_root = m_found.root;
    forgetFiles();
    m_files = m_found.files;
    m_error.reset();
    m_state = State::Scanning;
    Q_EMIT opened(m_path);
    Q_EMIT catalogChanged();
    Q_EMIT stateChanged();
}

/// Whether a scan brought just what the one before did. It hands out the same objects for files
/// that did not change, each once.
bool FolderController::isKnown(const Found &found) const
{
    int before = 0;
    for (const CatalogFilesPointer &part : m_files) {
        before += static_cast<int>(part->size());
    }
    return found.known == m_scanned && before == m_scanned && found.notes == m_notes;
}

void FolderController::onFinished()
{
    QFuture<FolderScanAnswer> scan = m_scan->future();
    m_scan->disconnect(this);
    m_scan->setFuture({}); // or the answers would be freed here
    m_scan.release()->deleteLater();
    if (m_scanError) {
        fail(*m_scanError);
        return;
    }
    const QSet<QString> dropped = m_droppedBefore & m_dropped;
    // Each time that somebody comes back to the window: mostly nothing has changed.
    const bool isNews = !m_isRefresh || m_rebuilding || !dropped.isEmpty() || !isKnown(m_found);
    if (isNews) {
        m_files.swap(m_found.files);
        m_notes.swap(m_found.notes);
    }
    m_ignored = m_found.ignored;
    releaseOn(workers(), std::pair(std::move(scan), std::exchange(m_found, {})));
    for (const QString &path : dropped) {
        m_texts.remove(path);
        m_dropped.remove(path);
    }
    if (isNews) {
        m_readyWhenBuilt = true;
        rebuild();
    } else {
        setState(State::Ready);
    }
}

void FolderController::fail(const Error &error)
{
    if (m_isRefresh) {
        Q_EMIT stateChanged();
        Q_EMIT refreshFailed(error);
        return;
    }
    if (m_path.isEmpty()) {
        m_error = error;
        setState(State::Failed);
    } else {
        Q_EMIT stateChanged();
    }
    Q_EMIT openFailed(m_scanPath, error);
}

void FolderController::setText(const QString &path, const ManifestText &text)
{
    m_dropped.remove(path);
    const auto known = m_texts.constFind(path);
    if (known != m_texts.constEnd() && known->content() == text.content()) {
        return;
    }
    const CatalogFilePointer file = m_catalog.file(path);
    if (file && !text.exists) {
        m_made.insert(path); // the next scan will not find it; should it come back, it counts
    }
    const bool differs = file ? !text.exists || file->checksum != FileStamp::of(text.bytes).checksum
                              : text.exists && m_made.contains(path);
    if (known != m_texts.constEnd() || differs || m_rebuilding) {
        m_texts.insert(path, text);
        rebuild();
    }
}

void FolderController::addFile(const QString &path, const ManifestText &text)
{
    m_made.insert(path);
    setText(path, text);
}

void FolderController::dropText(const QString &path)
{
    // The last scan may be older than the text: only the next one knows better.
    if (m_texts.contains(path)) {
        m_dropped.insert(path);
    }
}

void FolderController::setLeftOut(const LeftOut &files)
{
    const auto isKnown = [this](const CommitFile &each) {
        const auto known = m_leftOut.constFind(each.file->path);
        return known != m_leftOut.constEnd() && known->file == each.file;
    };
    if (files.size() != m_leftOut.size() ||
        !std::all_of(files.constBegin(), files.constEnd(), isKnown)) {
        m_leftOut = files;
        rebuild();
    }
}

void FolderController::rebuild()
{
    if (m_rebuilding) {
        m_rebuildAgain = true;
        return;
    }
    m_rebuilding = true;
    const auto build =
        [source = CatalogSource{m_root, m_files, m_texts, m_made, m_leftOut}]() -> Result<Catalog> {
        return catalogOf(source);
    };
    deliver(runAsync(workers(), build), this,
            [this, generation = m_generation](const Result<Catalog> &catalog) {
                m_rebuilding = false;
                if (generation == m_generation && catalog) {
                    Catalog before = std::exchange(m_catalog, *catalog);
                    Q_EMIT catalogChanged();
                    releaseOn(workers(), std::move(before));
                }
                if (std::exchange(m_rebuildAgain, false)) {
                    rebuild();
                } else if (std::exchange(m_readyWhenBuilt, false)) {
                    setState(State::Ready);
                }
            });
}

void FolderController::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace serin
