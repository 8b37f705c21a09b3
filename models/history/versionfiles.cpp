// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/versionfiles.h"

#include "models/manifest/manifesttext.h"
#include "models/manifest/threewaymerge.h"
#include "models/review/reviewwords.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/history/historyfacts.h"
#include "services/gitops/rollback/documentswap.h"
#include "services/manifest/catalogendpoint.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace serin {

namespace {

struct VersionTextWords
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString absolutePath(const QString &top, const QByteArray &path)
{
    return top + u'/' + QFile::decodeName(path);
}

std::optional<ManifestText> parsed(const std::optional<QByteArray> &bytes, const QString &path)
{
    return bytes ? std::optional(ManifestText::parse(*bytes, path)) : std::nullopt;
}

/// The deployments of the files that name no endpoint: they are this one's, or the files would not
/// concern it.
QStringList unnamedIn(const QList<VersionFile> &files, const QString &top)
{
    QStringList names;
    for (const VersionFile &file : files) {
        for (const std::optional<QByteArray> &text : {file.before, file.after}) {
            const auto manifest = parsed(text, absolutePath(top, file.path));
            if (!manifest || !manifest->manifest) {
                continue;
            }
            for (const ManifestDocument &document : manifest->manifest->documents()) {
                if (document.deployment && isPlaceholderName(document.deployment->endpointName)) {
                    names.append(document.deployment->name);
                }
            }
        }
    }
    return names;
}

} // namespace

QList<VersionFile> concernedFiles(const QList<VersionFile> &files, const QString &top,
                                  const QString &endpoint)
{
    HistoryFacts facts;
    facts.setSubject(top, endpoint);
    QList<VersionFile> concerned;
    for (const VersionFile &file : files) {
        if (file.before != file.after &&
            ((file.before && facts.marksOf(*file.before, file.path).concerns) ||
             (file.after && facts.marksOf(*file.after, file.path).concerns))) {
            concerned.append(file);
        }
    }
    return concerned;
}

VersionDifference differenceOf(const QList<VersionFile> &files, const QString &top,
                               const QString &endpoint)
{
    VersionDifference difference;
    std::vector<ReviewFile> told;
    for (const VersionFile &file : files) {
        const QString path = absolutePath(top, file.path);
        ReviewFile review;
        review.path = file.path;
        review.words = fileInWords(parsed(file.before, path), parsed(file.after, path), endpoint,
                                   QFileInfo(path).fileName());
        told.push_back(std::move(review));
        const std::vector<DiffLine> lines =
            diffLines(file.before, file.after, shownPath(file.path));
        difference.lines.insert(difference.lines.end(), lines.begin(), lines.end());
    }
    for (const ReviewWords &words : gatheredWords(told)) {
        for (const QString &line : words.texts()) {
            difference.words.append(words.endpoint.isEmpty() || words.endpoint == endpoint
                                        ? line
                                        : QStringLiteral("%1: %2").arg(words.endpoint, line));
        }
    }
    return difference;
}

Result<QList<FileChange>> restoringChanges(const QList<VersionFile> &files, const QString &top,
                                           const QString &endpoint)
{
    const QList<VersionFile> concerned = concernedFiles(files, top, endpoint);
    OwnDocuments own;
    own.endpoint = endpoint;
    own.unnamed = unnamedIn(concerned, top);
    QList<FileChange> changes;
    for (const VersionFile &file : concerned) {
        const QString path = absolutePath(top, file.path);
        FileChange change{path, file.before, file.after};
        const bool isShared = (file.before && !own.ownsAll(*file.before)) ||
                              (file.after && !own.ownsAll(*file.after));
        if (isShared) {
            Result<QByteArray> text =
                withDocumentsOf(file.before.value_or(QByteArray()),
                                file.after.value_or(QByteArray()), own, shownPath(file.path));
            if (!text) {
                return failure(text.error());
            }
            change.after = *std::move(text);
        }
        if (change.before != change.after) {
            changes.append(std::move(change));
        }
    }
    return changes;
}

QList<UndoneFile> undoneFiles(const QList<GitFileChange> &changes,
                              const QList<std::optional<QByteArray>> &contents,
                              const QList<VersionFile> &now)
{
    QList<UndoneFile> files;
    const auto fileAt = [&](const QByteArray &path) -> UndoneFile & {
        for (UndoneFile &file : files) {
            if (file.path == path) {
                return file;
            }
        }
        UndoneFile file{path, {}, {}, {}};
        for (const VersionFile &each : now) {
            file.now = each.path == path ? each.after : file.now;
        }
        files.append(file);
        return files.last();
    };
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const GitFileChange &change = changes.at(i);
        fileAt(change.path).after = contents.at(2 * i + 1);
        fileAt(change.originalPath.isEmpty() ? change.path : change.originalPath).before =
            contents.at(2 * i);
    }
    return files;
}

Result<QList<FileChange>> undoingChanges(const QList<UndoneFile> &files, const QString &top)
{
    QList<FileChange> changes;
    for (const UndoneFile &file : files) {
        FileChange change{absolutePath(top, file.path), file.now, file.before};
        if (file.now == file.before) {
            continue;
        }
        if (file.now != file.after) {
            const std::optional<QByteArray> merged =
                file.now && file.after && file.before
                    ? mergedByLines(*file.after, *file.now, *file.before)
                    : std::nullopt;
            if (!merged) {
                return failure(
                    ErrorKind::Conflict,
                    VersionTextWords::tr("later changes touch the same lines of %1")
                        .arg(shownPath(file.path)),
                    {}, VersionTextWords::tr("restore an earlier version, or edit it by hand"));
            }
            change.after = *merged;
        }
        if (change.before != change.after) {
            changes.append(std::move(change));
        }
    }
    return changes;
}

} // namespace serin
