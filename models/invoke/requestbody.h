// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace serin {

/// What is sent, and how it is shown in the editor.
struct RequestBody
{
    QByteArray bytes;
    QString path;  ///< the file that has exactly these bytes; empty: none
    QString shown; ///< for the editor
    QString note;  ///< why it cannot be edited as text; empty: it can
    [[nodiscard]] bool isEditable() const { return note.isEmpty(); }
};

/// @p bytes as a person edits them: a large body, and what is no text, is shown in part and sent as
/// it is.
[[nodiscard]] RequestBody requestBody(const QByteArray &bytes, const QString &path = {});

/// Blocks. @error as readFile().
[[nodiscard]] Result<RequestBody> readRequest(const QString &path);

/// JSON files for requests beside the manifests in @p folders, `sample-request.json` first: in the
/// folder itself and in `requests`. At most 50. Blocks.
[[nodiscard]] QStringList requestFiles(const QStringList &folders);

} // namespace serin
