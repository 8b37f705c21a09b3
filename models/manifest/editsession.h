// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/editstep.h"
#include "models/manifest/filewatch.h"
#include "models/manifest/manifestbuffer.h"
#include "services/core/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QUndoStack>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace serin {

class FileCalls;
struct FileChange;

/// All editing of manifests in one window: one buffer per file, one order of undo over all of them,
/// and the file written when a gesture ends.
///
/// Everything that takes time (reading, proving an edit, writing with fsync) happens on one thread
/// of its own, in order; requests made meanwhile wait their turn, and signals tell the outcome. A
/// file that changed on disk is never overwritten without being asked: its buffer becomes
/// ChangedOnDisk. Nothing that was edited is lost when a save fails: the buffer keeps it.
/// GUI thread only. The destructor waits for writes that have begun.
class EditSession : public QObject
{
    Q_OBJECT
public:
    /// Makes the edited manifest; called on another thread. Any error refuses the edit.
    using Edit = std::function<Result<Manifest>(const Manifest &)>;
    /// Makes an edit that may touch several files, make new ones and delete some, from the files it
    /// was asked for; called on another thread. Any error refuses the edit.
    using FilesEdit = std::function<Result<QList<FileChange>>(const QList<Manifest> &)>;
    using Outcome = std::function<void(const Result<void> &)>;

    /// @p calls for saving, the system's when nullptr.
    explicit EditSession(QObject *parent = nullptr, FileCalls *calls = nullptr);
    ~EditSession() override;

    /// Opens the file at @p path, unless it is open. Then bufferChanged() or openFailed().
    void open(const QString &path);
    /// The buffer of the file at @p path, by any name it was opened by; nullptr when it is not
    /// open.
    [[nodiscard]] const ManifestBuffer *buffer(const QString &path) const;
    /// All open buffers, sorted by path.
    [[nodiscard]] std::vector<const ManifestBuffer *> buffers() const;
    /// Those of buffers() whose text differs from the one opened.
    [[nodiscard]] std::vector<const ManifestBuffer *> changedBuffers() const;
    /// Closes what nobody needs: not in @p paths, not edited, and in step with the disk.
    void keepOnly(const QStringList &paths);
    /// Closes everything, with the undo steps and edits that could not be saved.
    void closeAll();

    /// One gesture: @p edit patches the buffer, becomes an undo step, and the file is written.
    void edit(const QString &path, const QString &description, const Edit &edit);
    /// One gesture on a text that need not be YAML: @p edit makes the new one, on another thread.
    using TextEdit = std::function<Result<QByteArray>(const QByteArray &)>;
    void editText(const QString &path, const QString &description, const TextEdit &edit);
    /// One gesture over several files: @p edit is given the manifests at @p paths, which must be
    /// open, and what it answers becomes one undo step; new files are written and others deleted,
    /// and undo takes both back. @p outcome is told when it is made, or why it is refused, unless
    /// @p context is gone by then; without one, refused() tells.
    void editFiles(const QStringList &paths, const QString &description, const FilesEdit &edit,
                   QObject *context = nullptr, const Outcome &outcome = {});
    /// Typed text: @p text takes the place of @p base, which the editor began with; what others
    /// changed in the buffer meanwhile stays. An undo step that typing goes on with. The buffer
    /// becomes a Draft: it is written by saveDrafts(), and until then by
    /// no gesture either.
    void type(const QString &path, const QByteArray &base, const QByteArray &text);
    /// As type(), as an undo step of its own: what is typed before and after joins it not.
    void replaceText(const QString &path, const QByteArray &base, const QByteArray &text);
    /// Writes all drafts.
    void saveDrafts();
    [[nodiscard]] bool hasDrafts() const;
    void undo();
    void redo();
    /// Takes all changedBuffers() back to the opened text, in one undo step.
    void discard();
    /// What the files at @p paths say is in Git now: it is no change any more. Undo still goes back
    /// to what was before, as a new edit.
    void markCommitted(const QStringList &paths);
    [[nodiscard]] const QUndoStack &history() const { return m_history; }

    // What to do about a buffer that could not be saved, or changed on disk.
    void saveAgain(const QString &path);
    /// Takes over the file as it is on disk; of a deleted file the buffer is closed. An undo step.
    void reload(const QString &path);
    /// Replaces the file on disk by the buffer's text. An undo step. Refused for what is no plain
    /// file any more.
    void keepMine(const QString &path);

    /// Looks whether open files changed on disk, for instance because the window got the focus.
    void lookAtDisk();
    /// While the answer lives, and in the look at the disk that its end brings about, what becomes
    /// of the files is this program's own doing, for instance a rebase: what it changed or deleted
    /// is taken over without a question, where no edit would be lost, and nobody is said to have
    /// done it.
    [[nodiscard]] std::shared_ptr<void> ownChange();

    /// A request waits, or a file is being written.
    [[nodiscard]] bool isBusy() const;
    /// A buffer whose edit is not on disk (SaveFailed, or ChangedOnDisk with an edit of ours).
    [[nodiscard]] bool hasUnsaved() const;

Q_SIGNALS:
    /// The buffer at @p path (ManifestBuffer::path()) was opened, or its text or state changed.
    void bufferChanged(const QString &path);
    /// The file at @p path is gone for good: its buffer, still open, closes next.
    void goneFromDisk(const QString &path);
    void bufferClosed(const QString &path);
    void openFailed(const QString &path, const serin::Error &error);
    /// A request did nothing; @p description says which: the edit's, or an undo step's text.
    void refused(const QString &description, const serin::Error &error);
    /// Somebody else changed the file and it was read again; our edits had been saved before.
    void takenOver(const QString &path);
    /// An undo step was taken back or made again in these files.
    void stepApplied(const QStringList &paths);
    /// Not busy any more.
    void settled();

private:
    struct Entry
    {
        explicit Entry(const LoadedManifest &loaded) : buffer(loaded) {}
        ManifestBuffer buffer;
        bool writing = false;
        bool looking = false;
        bool lookAgain = false;
        bool conflict = false; ///< a save found another file; a look will tell what happened
        bool own = false;      ///< the next look tells what this program has made of it
    };
    /// What a look at the disk found.
    struct Look
    {
        FileStamp expected;
        std::optional<ForeignChange> change;
        ManifestText opened; ///< to compare with, should the change be taken over
    };
    using Decision = std::function<void(Entry &entry, const Look &seen)>;
    using Texts = std::vector<std::pair<QString, ManifestText>>;

    [[nodiscard]] Entry *entry(const QString &path);
    [[nodiscard]] Error notEditable(const QString &path) const;
    void onLoaded(const QString &name, const Result<LoadedManifest> &loaded);
    void close(const QString &path);
    void letGo(const QString &path);

    void enqueue(std::function<void()> act);
    void nextAct();
    void finishAct();
    void refuse(const QString &description, const Error &error);
    void tellWhenSettled();
    void startEdit(const QString &path, const QString &description, const Edit &edit);
    void startTextEdit(const QString &path, const QString &description, const TextEdit &edit);
    /// An editFiles() that waits or is being made.
    struct FilesRequest
    {
        QStringList paths;
        QString description;
        FilesEdit edit;
        Outcome outcome;                 ///< never empty
        QHash<QString, QString> aliases; ///< of new files: what they are called with links
    };
    void startFilesEdit(const FilesRequest &request);
    void takeFilesEdit(const FilesRequest &request, const QList<Manifest> &base,
                       const Result<QList<FileChange>> &changes);
    Entry &newEntry(const QString &path, const FilesRequest &request);
    void applyStep(bool forward);
    /// What becomes of a buffer that gets another text.
    enum class Keeping { AsBefore, Draft, Write };
    /// @p joins: in one step with what was typed right before.
    void startTyping(const QString &path, const QByteArray &base, const QByteArray &text,
                     bool joins);
    void push(const QString &description, const Texts &after, Keeping keeping = Keeping::AsBefore,
              bool joins = false);
    void apply(const Texts &texts, Keeping keeping = Keeping::AsBefore);
    void startDiscard();

    void save(Entry &entry);
    void onSaved(const QString &path, const std::optional<QByteArray> &content,
                 const Result<void> &saved);
    void look(const QString &path);
    void onLooked(const QString &path, const Look &seen);
    [[nodiscard]] QFuture<Result<Look>> readDisk(const ManifestBuffer &buffer);
    void decide(const QString &path, const Decision &decision);
    void takeTheirs(Entry &target, const Look &seen);
    void keepOurs(Entry &target, const Look &seen);

    FileCalls *m_calls;
    QThreadPool m_worker;
    FileWatch m_watch;
    QUndoStack m_history;
    std::map<QString, std::unique_ptr<Entry>> m_entries; ///< by ManifestBuffer::path()
    QHash<QString, QString> m_names;                     ///< any name to the path
    QSet<QString> m_opening;
    std::deque<std::function<void()>> m_acts;
    bool m_acting = false;
    bool m_wasBusy = false;
    int m_ownChanges = 0; ///< that go on
    int m_generation = 0; ///< of what is open: closeAll() begins a new one
};

} // namespace serin
