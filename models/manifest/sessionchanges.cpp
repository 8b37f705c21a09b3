// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/sessionchanges.h"

#include "models/manifest/changesummary.h"
#include "models/manifest/editsession.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace serin {

namespace {

constexpr int namedChanges = 4;
constexpr int namedFiles = 2;

struct SessionChangesWords
{
    Q_DECLARE_TR_FUNCTIONS(SessionChanges)
};

} // namespace

SessionChanges sessionChanges(const EditSession &session)
{
    SessionChanges changes;
    std::vector<std::pair<ManifestText, ManifestText>> texts;
    for (const ManifestBuffer *buffer : session.changedBuffers()) {
        texts.emplace_back(buffer->opened(), buffer->current());
        changes.files.append(QFileInfo(buffer->path()).fileName());
    }
    QStringList words = describeChanges(texts);
    changes.count = static_cast<int>(words.size());
    if (words.isEmpty()) {
        return changes;
    }
    const QString files =
        changes.files.size() <= namedFiles
            ? changes.files.join(SessionChangesWords::tr(" and ", "between two file names"))
            : SessionChangesWords::tr("%1 files").arg(changes.files.size());
    if (words.size() > namedChanges) {
        words = words.mid(0, namedChanges) << QStringLiteral("…");
    }
    const QString head =
        changes.count == 1
            ? SessionChangesWords::tr("1 change in %1: %2", "a file; the change")
            : SessionChangesWords::tr("%Ln changes in %1: %2", "files; the changes", changes.count);
    changes.sentence = head.arg(files, words.join(QStringLiteral(" · ")));
    return changes;
}

} // namespace serin
