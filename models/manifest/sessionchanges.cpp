// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/sessionchanges.h"

#include "models/manifest/changesummary.h"
#include "models/manifest/editsession.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

constexpr int namedChanges = 4;
constexpr int namedFiles = 2;

struct SessionChangesWords
{
    Q_DECLARE_TR_FUNCTIONS(SessionChanges)
};

/// The name of the file at @p path; with its folder where another file of @p known has that name.
QString nameAmong(const Catalog &known, const QString &path)
{
    const QFileInfo file(path);
    const QString name = file.fileName();
    const auto &files = known.files();
    const bool isShared =
        std::any_of(files.begin(), files.end(), [&](const CatalogFilePointer &each) {
            return each->path.endsWith(u'/' + name) && each->path != path;
        });
    return isShared && file.path() != known.root() ? file.dir().dirName() + u'/' + name : name;
}

} // namespace

SessionChanges sessionChanges(const EditSession &session, const Catalog &known)
{
    SessionChanges changes;
    std::vector<std::pair<ManifestText, ManifestText>> texts;
    for (const ManifestBuffer *buffer : session.changedBuffers()) {
        texts.emplace_back(buffer->opened(), buffer->current());
        changes.files.append(nameAmong(known, buffer->path()));
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
