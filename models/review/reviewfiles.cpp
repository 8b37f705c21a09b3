// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewfiles.h"

#include "models/common/errortext.h"
#include "models/review/reviewwords.h"
#include "services/core/readfile.h"
#include "services/core/resolvedpath.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/specreader.h"
#include "services/manifest/validation/validation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace serin {

namespace {

struct ReviewFilesWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewFiles)
};

/// Larger files are compared by size and name only: nobody reads their diff.
constexpr qint64 largestRead = 4 << 20;
constexpr std::size_t mostFindings = 20;

struct Pair
{
    std::optional<ManifestText> before;
    std::optional<ManifestText> after;
};

bool describes(const std::optional<ManifestText> &text)
{
    return text && text->manifest && !text->manifest->documents().empty();
}

/// A manifest that is no YAML just now is one still.
bool mayBeManifest(const QByteArray &path, const Pair &pair)
{
    const bool isYaml = path.endsWith(".yml") || path.endsWith(".yaml");
    return describes(pair.before) || describes(pair.after) ||
           (isYaml && pair.after && !pair.after->manifest);
}

QStringList usedPaths(const QString &file, const Manifest &manifest)
{
    QStringList paths;
    const QDir folder(QFileInfo(file).absolutePath());
    for (const ManifestDocument &document : manifest.documents()) {
        for (const DeploymentReading &deployment : readSpecs(manifest, document).deployments) {
            for (const AssetSource &asset : deployment.assets) {
                for (const QString &path : {asset.path, asset.condaFile, asset.buildPath}) {
                    if (!path.isEmpty()) {
                        paths << QDir::cleanPath(folder.absoluteFilePath(path));
                    }
                }
            }
        }
    }
    paths.removeDuplicates();
    return paths;
}

Result<std::optional<QByteArray>> bytesOnDisk(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink()) {
        std::error_code error; // a link is where it leads, as git keeps it
        const auto target = std::filesystem::read_symlink(path.toStdString(), error);
        return std::optional<QByteArray>(QByteArray::fromStdString(target.string()));
    }
    if (!info.exists()) {
        return std::optional<QByteArray>();
    }
    if (info.size() > largestRead || !info.isFile()) {
        return std::optional<QByteArray>(QByteArray());
    }
    auto content = readFile(path, largestRead);
    if (!content) {
        return failure(content.error());
    }
    return std::optional<QByteArray>(std::move(content->bytes));
}

FileStamp stampOf(const std::optional<QByteArray> &bytes)
{
    return bytes ? FileStamp::of(*bytes) : FileStamp::absent();
}

std::vector<ReviewFinding> findingsIn(const QList<Manifest> &manifests, const QString &folder)
{
    std::vector<ReviewFinding> findings;
    for (const Diagnostic &each : validateManifests(manifests)) {
        // Whether a deployment exists is the plan's to say: here are the changed files only.
        if (each.severity != Severity::Error || each.code == QLatin1String("unknown-deployment")) {
            continue;
        }
        const QString place =
            QStringLiteral("%1:%2").arg(QFileInfo(each.file).fileName()).arg(each.position.line);
        findings.push_back({errorText({ErrorKind::Invalid, each.message, place, {}}).sentence,
                            QDir(folder).absoluteFilePath(each.file), each.position.line});
        if (findings.size() == mostFindings) {
            break;
        }
    }
    return findings;
}

} // namespace

QList<GitStatusEntry> committable(const QList<GitStatusEntry> &entries)
{
    QList<GitStatusEntry> kept;
    for (const GitStatusEntry &entry : entries) {
        if (entry.kind == GitStatusEntry::Kind::Unmerged ||
            entry.kind == GitStatusEntry::Kind::Ignored || entry.isSubmodule) {
            continue;
        }
        kept.append(entry);
        if (entry.kind == GitStatusEntry::Kind::Moved && !entry.originalPath.isEmpty() &&
            entry.index == GitChange::Renamed) {
            GitStatusEntry source = entry;
            source.path = entry.originalPath;
            kept.append(source);
        }
    }
    return kept;
}

Result<ReviewFiles> reviewFiles(const ReviewFilesInput &input)
{
    ReviewFiles answer;
    QStringList needed;
    QList<Manifest> manifests;
    for (qsizetype i = 0; i < input.entries.size(); ++i) {
        const GitStatusEntry &entry = input.entries[i];
        ReviewFile file;
        file.path = entry.path;
        file.absolutePath = input.top + u'/' + QString::fromUtf8(entry.path);
        const Result<std::optional<QByteArray>> after = bytesOnDisk(file.absolutePath);
        if (!after) {
            return failure(after.error());
        }
        const std::optional<QByteArray> &before = input.before[i];
        if (!before && !*after) {
            continue; // added and gone again
        }
        file.kind = !before  ? ReviewFile::Kind::New
                    : *after ? ReviewFile::Kind::Changed
                             : ReviewFile::Kind::Deleted;
        file.stamp = stampOf(*after);
        const QString name = QDir(input.folder).relativeFilePath(file.absolutePath);
        Pair pair;
        if (before) {
            pair.before = ManifestText::parse(*before, name);
        }
        if (*after) {
            pair.after = ManifestText::parse(**after, name);
        }
        file.isManifest = mayBeManifest(entry.path, pair);
        if (file.isManifest) {
            if (pair.after && pair.after->manifest) {
                manifests.append(*pair.after->manifest);
                file.uses = usedPaths(file.absolutePath, *pair.after->manifest);
                needed += file.uses;
            } else if (pair.after) {
                answer.findings.push_back(
                    {errorText(pair.after->manifest.error()).sentence, file.absolutePath, 0});
            }
        }
        file.words = fileInWords(file.isManifest ? pair.before : std::nullopt,
                                 file.isManifest ? pair.after : std::nullopt, {}, name);
        if (!file.isManifest) {
            file.words = {
                {{},
                 {file.kind == ReviewFile::Kind::New ? ReviewFilesWords::tr("new file %1").arg(name)
                  : file.kind == ReviewFile::Kind::Deleted
                      ? ReviewFilesWords::tr("%1 deleted", "a file").arg(name)
                      : ReviewFilesWords::tr("%1 changed", "a file").arg(name)},
                 {}}};
        }
        file.diff = diffLines(before, *after, name);
        answer.files.push_back(std::move(file));
    }
    for (ReviewFile &file : answer.files) {
        file.isTicked = file.kind != ReviewFile::Kind::New || file.isManifest ||
                        std::any_of(needed.begin(), needed.end(), [&file](const QString &place) {
                            return isBelow(file.absolutePath, place);
                        });
    }
    std::vector<ReviewFinding> found = findingsIn(manifests, input.folder);
    std::move(found.begin(), found.end(), std::back_inserter(answer.findings));
    std::stable_sort(
        answer.files.begin(), answer.files.end(),
        [](const ReviewFile &a, const ReviewFile &b) { return a.isManifest && !b.isManifest; });
    return answer;
}

QString changedSince(const std::vector<ReviewFile> &files)
{
    for (const ReviewFile &file : files) {
        if (!file.isTicked) {
            continue;
        }
        const Result<std::optional<QByteArray>> now = bytesOnDisk(file.absolutePath);
        if (!now || stampOf(*now) != file.stamp) {
            return shownPath(file.path);
        }
    }
    return {};
}

} // namespace serin
