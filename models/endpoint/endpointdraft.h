// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint/editdraft.h"
#include "services/core/result.h"
#include "services/domain/authmode.h"
#include "services/manifest/edit/changeset.h"

#include <QList>
#include <QString>

namespace serin {

class FolderController;
class LiveController;

/// An endpoint that a person makes up before its manifest is written.
class EndpointDraft : public EditDraft
{
    Q_OBJECT
public:
    struct Fields
    {
        QString name;
        AuthMode authMode = AuthMode::Key;
        QString description;
    };

    /// All must outlive it.
    EndpointDraft(FolderController &folder, EditSession &session, LiveController &live,
                  QObject *parent = nullptr);

    /// Why none can be made now; empty when one can.
    [[nodiscard]] QString unavailableReason() const;

    void begin();

    [[nodiscard]] const Fields &fields() const { return m_fields; }
    void setName(const QString &name);
    void setAuthMode(AuthMode mode);
    void setDescription(const QString &text);

    /// What is wrong with the name; empty when nothing is.
    [[nodiscard]] QString nameProblem() const;
    /// A doubt, or why the last confirm() failed.
    [[nodiscard]] QString problem() const;
    /// The file that confirm() writes, relative to the folder that is open.
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] bool canConfirm() const override;
    void confirm() override;

Q_SIGNALS:
    /// Its manifest is there.
    void added(const QString &name);

private:
    /// An endpoint, live or in a file, whose name differs by the case of letters only.
    [[nodiscard]] QString otherSpelling() const;
    FolderController &m_folder;
    LiveController &m_live;
    Fields m_fields;
};

/// The manifest of a new endpoint, as the file at the absolute @p path, whose folder is made.
/// Blocks. @error Conflict: there is such a file; Io: the folder cannot be made.
[[nodiscard]] Result<QList<FileChange>> newEndpointFile(const EndpointDraft::Fields &fields,
                                                        const QString &path);

} // namespace serin
