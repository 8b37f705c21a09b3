// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/filelook.h"
#include "models/manifest/manifesttext.h"
#include "services/core/error.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

/// The text of one manifest file while it is open: as it was opened, as it is now, and how that
/// stands to the file on disk. A file that is made or deleted here has a text that does not exist
/// at one of its ends. It knows the rules and does no input or output itself.
class ManifestBuffer
{
public:
    enum class State {
        Saved,         ///< the file has this text
        Draft,         ///< typed, and in memory only until somebody saves it
        Saving,        ///< it is being written, or waits for that
        SaveFailed,    ///< the edit is in memory only; problem() says why
        ChangedOnDisk, ///< somebody else changed the file; foreignChange() tells
    };

    explicit ManifestBuffer(const LoadedManifest &loaded);

    /// Absolute, without links.
    [[nodiscard]] const QString &path() const { return m_path; }
    /// All paths that it was opened by; the first is path().
    [[nodiscard]] const QStringList &names() const { return m_names; }
    void addName(const QString &name);

    /// The text to compare with: as opened, plus what others changed in the file since.
    [[nodiscard]] const ManifestText &opened() const { return m_opened; }
    [[nodiscard]] const ManifestText &current() const { return m_current; }
    /// What the file had when it was last read or written here.
    [[nodiscard]] const QByteArray &savedBytes() const { return m_saved; }
    /// What a save expects to find.
    [[nodiscard]] const FileStamp &stamp() const { return m_stamp; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] const std::optional<ForeignChange> &foreignChange() const { return m_foreign; }

    [[nodiscard]] bool hasChanges() const { return m_current.content() != m_opened.content(); }
    [[nodiscard]] bool isSaved() const
    {
        return m_current.exists == m_stamp.exists && m_current.bytes == m_saved;
    }
    /// Part of an undo step: it stays open.
    [[nodiscard]] bool wasEdited() const { return m_wasEdited; }
    /// The text of now was made here; false: it was read from disk.
    [[nodiscard]] bool isOwnText() const { return m_isOwnText; }

    void setText(const ManifestText &text);
    /// The text of now is the one to compare with from now on.
    void setOpened() { m_opened = m_current; }
    void setDraft();
    void setSaving();
    /// @p content is on disk now; nothing: the file is gone.
    void setSaved(const std::optional<QByteArray> &content);
    /// What was last read or written, as an expectation of the file; nothing: no file.
    [[nodiscard]] std::optional<QByteArray> savedContent() const
    {
        return m_stamp.exists ? std::optional(m_saved) : std::nullopt;
    }
    void setSaveFailed(const Error &error);
    /// Somebody else's @p change was seen. Without an edit of ours that is not on disk yet it is
    /// taken over, with @p opened as the text to compare with, and the answer is true; else the
    /// person decides.
    bool meetForeignChange(const ForeignChange &change, const ManifestText &opened);
    /// The file is again what it was before the foreign change.
    void dropForeignChange();
    /// Makes the foreign change what the file is known to have, so that a save replaces it.
    /// @p opened as above. The text stays.
    void accept(const ForeignChange &change, const ManifestText &opened);

private:
    QString m_path;
    QStringList m_names;
    ManifestText m_opened;
    ManifestText m_current;
    QByteArray m_saved;
    FileStamp m_stamp;
    State m_state = State::Saved;
    std::optional<Error> m_problem;
    std::optional<ForeignChange> m_foreign;
    bool m_wasEdited = false;
    bool m_isOwnText = false;
};

/// The text to compare with after a foreign change: @p opened with what somebody else changed
/// between @p saved and @p foreign. Where that cannot be told apart from our own edits, @p foreign.
[[nodiscard]] ManifestText rebasedOpened(const ManifestText &opened, const QByteArray &saved,
                                         const ManifestText &foreign, const QString &path);

} // namespace serin
