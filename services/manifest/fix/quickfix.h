// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/validation/validation.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace serin {

/// A change of one text that mends one finding, where there is no doubt what is meant, or where a
/// person picks among a few. Names places as JSON pointers, so that it can be made again on a text
/// that changed elsewhere.
struct QuickFix
{
    enum class Kind {
        SetValue,      ///< `before` becomes `after`
        RenameKey,     ///< likewise, of a key
        AddKey,        ///< `after` is the value of a new key
        RemoveKey,     ///< with its value
        SchemaComment, ///< the line `$schema=` becomes the comment that editors read
        SchemaKey,     ///< the line `$schema=` becomes a key
        Spaces,        ///< tabs that indent become spaces
    };
    Kind kind = Kind::SetValue;
    int document = 0;
    QString pointer; ///< from the document's root; of AddKey: of the map
    QString key;     ///< the last step of the pointer, or the new key
    QString before;  ///< what stands there; the fix is refused where something else does
    QString after;   ///< as text, not yet in quotes
    bool operator==(const QuickFix &) const = default;
};

/// The fixes for @p diagnostic, which validateManifests() or diagnosticOf() made of @p text, or of
/// @p manifest that was read from it; the most likely first, none when nothing is certain. Each was
/// tried: see applyQuickFix().
[[nodiscard]] std::vector<QuickFix> quickFixes(const Diagnostic &diagnostic, const QByteArray &text,
                                               const Result<Manifest> &manifest);

/// @p text with @p fix made. What can be parsed is changed and proven as by the functions of
/// manifestedit.h; what cannot is changed in the lines concerned only and must parse afterwards,
/// and with tabs must read as the same whatever their width.
/// @error Conflict: something else stands there now; Invalid: it cannot be proven. `where` is
/// path:line:column or the path.
[[nodiscard]] Result<QByteArray> applyQuickFix(const QByteArray &text, const QString &path,
                                               const QuickFix &fix);

} // namespace serin
