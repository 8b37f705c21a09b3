// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/edit/changeset.h"
#include "services/manifest/manifest.h"

#include <QList>
#include <QString>

#include <vector>

namespace serin {

/// Something to know about a translation.
struct TranslationNote
{
    enum class Kind {
        NoPlace, ///< it is left out: the current form has nothing like it
        Assumed, ///< it is written in a way that one may want otherwise
    };
    Kind kind = Kind::NoPlace;
    QString text; ///< one sentence without a full stop
    QString file; ///< of the preview
    int line = 0;
    bool operator==(const TranslationNote &) const = default;
};

struct PreviewTranslation
{
    /// New files, changed ones, and the preview's, which go.
    QList<FileChange> changes;
    /// Where the endpoint is described then; empty when none of the preview's files does.
    QString endpointFile;
    std::vector<TranslationNote> notes;
};

/// Whether @p document is written in one of the private preview's forms.
[[nodiscard]] bool isPreviewDocument(const ManifestDocument &document);

/// The endpoint called @p endpoint, which @p files describe in the private preview's form (see
/// readVariantFiles()), in the current form: one file for it and one for each deployment. Comments
/// stay with what they are about. A deployment inside the endpoint gets the file that
/// newDeploymentPath() names, the endpoint `endpoint.yml` beside it; where such a file exists the
/// endpoint's name comes in front. Files of one document each are changed in their place.
///
/// Proven: what the new files want, read by readSpecs(), is what the old ones want, but for what
/// the notes name. Nothing is written.
/// @error NotFound: nothing of it is in the preview's form; Conflict: both names of a file are
/// taken; Invalid: several documents in a file, a deployment without a usable name, or what could
/// not be proven. `where` is path:line:column or a path.
[[nodiscard]] Result<PreviewTranslation> translatePreview(const QList<Manifest> &files,
                                                          const QString &endpoint);

} // namespace serin
