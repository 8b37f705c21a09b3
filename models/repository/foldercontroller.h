// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"
#include "services/core/error.h"
#include "services/gitops/commitfolder.h"
#include "services/manifest/catalog.h"
#include "services/manifest/scan/folderscan.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

/// The folder that is open: scans it, keeps its catalogue, scans again on request. What is edited
/// in the window replaces what the scan read. Everything slow happens on other threads; a newer
/// open() or cancel() makes the answers of an older one void. GUI thread only.
class FolderController : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Closed,   ///< nothing is open
        Scanning, ///< for the first time; the catalogue grows
        Ready,
        Failed, ///< error() says why; nothing is open
    };

    explicit FolderController(QObject *parent = nullptr);
    ~FolderController() override;

    /// Opens a folder or a single file. What was open before stays until this is found to exist.
    void open(const QString &path);
    /// Looks again for what changed on disk. Does nothing while a scan runs.
    void refresh();
    /// Stops the scan that runs; of a first one what was found so far stays.
    void cancel();
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isScanning() const { return m_scan != nullptr; }
    /// Absolute path of what was opened; empty when nothing is.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    /// What the last scan left out.
    [[nodiscard]] const std::vector<FolderScanNote> &notes() const { return m_notes; }
    /// Files with the name of a manifest that the last scan left out because git ignores them.
    [[nodiscard]] int ignored() const { return m_ignored; }
    /// How many files the running scan, or the last one, has looked at.
    [[nodiscard]] int scanned() const { return m_scanned; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// From now on the file at @p path counts with @p text, whatever a scan reads, or not at all
    /// when that does not exist.
    void setText(const QString &path, const ManifestText &text);
    /// As setText(), of a file that was made here, so that no scan knows it yet.
    void addFile(const QString &path, const ManifestText &text);
    /// The file counts again as scans that begin from now on read it.
    void dropText(const QString &path);

    /// What setText() and addFile() gave and still counts, by path.
    [[nodiscard]] const QHash<QString, ManifestText> &texts() const { return m_texts; }

    /// By path.
    using LeftOut = QHash<QString, CommitFile>;
    /// Manifests that a sparse checkout leaves out: they count as long as no scan finds them.
    void setLeftOut(const LeftOut &files);
    [[nodiscard]] const LeftOut &leftOut() const { return m_leftOut; }

Q_SIGNALS:
    /// Another folder is open now.
    void opened(const QString &path);
    void stateChanged();
    void progressChanged();
    void catalogChanged();
    /// The folder could not be opened; what was open before still is.
    void openFailed(const QString &path, const serin::Error &error);
    /// The folder that is open could not be scanned again; the catalogue is the old one.
    void refreshFailed(const serin::Error &error);

private:
    /// What a scan has brought so far.
    struct Found
    {
        QString root;
        std::vector<CatalogFilesPointer> files; ///< a batch each
        std::vector<FolderScanNote> notes;
        int known = 0; ///< of the files: unchanged since the last scan
        int ignored = 0;
    };

    [[nodiscard]] bool isKnown(const Found &found) const;
    void start(const QString &path, const std::vector<CatalogFilesPointer> &known);
    void stop();
    void onBatches(int begin, int end);
    void onFinished();
    void fail(const Error &error);
    void accept();
    void forgetFiles();
    void rebuild();
    void setState(State state);

    std::unique_ptr<QFutureWatcher<FolderScanAnswer>> m_scan;
    QString m_scanPath;
    bool m_isRefresh = false;
    std::optional<Error> m_scanError;
    Found m_found;   ///< of the running scan
    int m_shown = 0; ///< files of it that the catalogue has

    State m_state = State::Closed;
    QString m_path;
    QString m_root;
    std::vector<CatalogFilesPointer> m_files;
    QHash<QString, ManifestText> m_texts;
    QSet<QString> m_made;          ///< made here, or deleted: scans may know nothing of them
    QSet<QString> m_dropped;       ///< of m_texts: gone when a scan that began since has ended
    QSet<QString> m_droppedBefore; ///< the running scan
    LeftOut m_leftOut;
    Catalog m_catalog;
    std::vector<FolderScanNote> m_notes;
    int m_ignored = 0;
    int m_scanned = 0;
    std::optional<Error> m_error;

    bool m_rebuilding = false;
    bool m_rebuildAgain = false;
    bool m_readyWhenBuilt = false;
    int m_generation = 0; ///< of what is open
};

} // namespace serin
