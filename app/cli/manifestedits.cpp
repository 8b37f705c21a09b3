// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manifestedits.h"

#include "app/cli/arguments.h"
#include "app/cli/commandoutput.h"
#include "services/git/layout/gitstate.h"
#include "services/manifest/diff/unifieddiff.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/edittargets.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/manifestreader.h"
#include "services/manifest/validation/validation.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

struct Assignment
{
    QString key;
    QString value;
};

Result<Assignment> parseAssignment(const QString &text, const QString &example)
{
    const qsizetype sign = text.indexOf(QLatin1Char('='));
    if (sign < 1) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" has no = or nothing before it").arg(text), {},
                       QStringLiteral("write it as %1").arg(example));
    }
    return Assignment{text.left(sign), text.mid(sign + 1)};
}

QByteArray diffOf(const FileChange &change, const EditTargets &targets)
{
    static const QRegularExpression root(QStringLiteral("^/+"));
    return unifiedDiff(change.before, change.after,
                       QDir::cleanPath(targets.shownPath(change.path)).remove(root));
}

QString changeWord(const FileChange &change)
{
    return !change.before  ? QStringLiteral("created")
           : !change.after ? QStringLiteral("deleted")
                           : QStringLiteral("changed");
}

/// One object for each file: what became of it, or would, and what was asked to be shown of it.
QJsonArray changeArray(const QList<FileChange> &changes, const EditTargets &targets,
                       EditOutput wanted)
{
    QJsonArray array;
    for (const FileChange &change : changes) {
        QJsonObject object{{QStringLiteral("file"), targets.shownPath(change.path)},
                           {QStringLiteral("change"), changeWord(change)}};
        if (wanted == EditOutput::Diff) {
            object.insert(QStringLiteral("diff"), QString::fromUtf8(diffOf(change, targets)));
        } else if (wanted == EditOutput::Text) {
            object.insert(QStringLiteral("text"), change.after
                                                      ? QJsonValue(QString::fromUtf8(*change.after))
                                                      : QJsonValue(QJsonValue::Null));
        }
        array.append(object);
    }
    return array;
}

int printText(const QList<FileChange> &changes, const CommandOutput &output)
{
    if (changes.size() > 1 || (changes.size() == 1 && !changes.first().after)) {
        return output.fail({ErrorKind::Invalid,
                            QStringLiteral("the change is not one file's new text"),
                            {},
                            QStringLiteral("use --diff")});
    }
    if (!changes.isEmpty()) {
        output.printBytes(*changes.first().after);
    }
    return 0;
}

int deliver(const QList<FileChange> &changes, const EditTargets &targets, EditOutput wanted,
            const CommandOutput &output)
{
    if (wanted == EditOutput::Write) {
        if (const auto applied = applyChanges(changes); !applied) {
            return output.fail(applied.error());
        }
        for (const FileChange &change : changes) {
            output.note(
                QStringLiteral("%1 %2").arg(targets.shownPath(change.path), changeWord(change)));
        }
        if (changes.isEmpty()) {
            output.note(QStringLiteral("nothing to change"));
        }
    }
    if (output.wantsValue()) {
        output.printValue(changeArray(changes, targets, wanted));
        return 0;
    }
    if (wanted == EditOutput::Text) {
        return printText(changes, output);
    }
    if (wanted == EditOutput::Diff) {
        for (const FileChange &change : changes) {
            output.printBytes(diffOf(change, targets));
        }
    }
    return 0;
}

/// A key of `--set`, and its value.
Result<Assignment> parsePointerAssignment(const QString &text)
{
    auto assignment = parseAssignment(text, QStringLiteral("/key/key=value"));
    if (assignment) {
        if (const auto pointer = pointerArgument(assignment->key); !pointer) {
            return failure(pointer.error());
        }
    }
    return assignment;
}

/// The options `--set`, of which no two may name the same place.
Result<QList<Assignment>> parseSets(const QStringList &texts)
{
    QList<Assignment> sets;
    for (const QString &text : texts) {
        auto assignment = parsePointerAssignment(text);
        if (!assignment) {
            return failure(assignment.error());
        }
        const bool isTwice = std::any_of(sets.begin(), sets.end(), [&](const Assignment &before) {
            return before.key == assignment->key;
        });
        if (isTwice) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("--set names %1 more than once").arg(assignment->key), {},
                           QStringLiteral("give each place one value"));
        }
        sets.append(*std::move(assignment));
    }
    return sets;
}

/// What no file can make right: shares that are no percents, or no whole.
Result<void> checkShares(const TrafficEntries &entries)
{
    qint64 sum = 0;
    for (const TrafficEntry &entry : entries) {
        if (const auto percent = Percent::fromInt(entry.percent.value_or(-1)); !percent) {
            return failure(percent.error());
        }
        sum += *entry.percent;
    }
    if (sum != 0 && sum != 100) {
        return failure(ErrorKind::Invalid, QStringLiteral("the traffic sums to %1").arg(sum), {},
                       QStringLiteral("make it 100, or 0 for no traffic"));
    }
    return {};
}

/// The request's options, parsed.
struct ParsedSet
{
    std::optional<TrafficEntries> traffic;
    std::optional<TrafficEntries> mirrorTraffic;
    QList<std::pair<QString, int>> instanceCounts;
    QList<Assignment> sets;
};

Result<ParsedSet> parseSet(const ManifestEditRequest &request)
{
    ParsedSet parsed;
    if (request.traffic) {
        auto entries = wholeTrafficArgument(*request.traffic);
        if (!entries) {
            return failure(entries.error());
        }
        parsed.traffic = std::move(*entries);
    }
    if (request.mirrorTraffic) {
        auto entries = trafficArgument(*request.mirrorTraffic);
        if (!entries) {
            return failure(entries.error());
        }
        parsed.mirrorTraffic = std::move(*entries);
    }
    if (parsed.traffic) {
        if (const auto shares = checkShares(*parsed.traffic); !shares) {
            return failure(shares.error());
        }
    }
    for (const QString &text : request.instanceCounts) {
        const auto assignment = parseAssignment(text, QStringLiteral("blue=3"));
        const auto count = assignment ? wholeNumber(assignment->value.toStdString()) : std::nullopt;
        if (!count || *count < 1) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" is no instance count").arg(text), {},
                           QStringLiteral("write it as blue=3, with 1 or more"));
        }
        const bool isTwice =
            std::any_of(parsed.instanceCounts.begin(), parsed.instanceCounts.end(),
                        [&](const auto &before) { return before.first == assignment->key; });
        if (isTwice) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("--instance-count names %1 more than once").arg(assignment->key), {},
                QStringLiteral("give each deployment one count"));
        }
        parsed.instanceCounts.append({assignment->key, *count});
    }
    auto sets = parseSets(request.sets);
    if (!sets) {
        return failure(sets.error());
    }
    parsed.sets = *std::move(sets);
    if (!parsed.traffic && !parsed.mirrorTraffic && parsed.instanceCounts.isEmpty() &&
        parsed.sets.isEmpty()) {
        return failure(
            ErrorKind::Invalid, QStringLiteral("nothing to set"), {},
            QStringLiteral("give --traffic, --mirror-traffic, --instance-count or --set"));
    }
    return parsed;
}

Result<void> editEndpoint(EditTargets &targets, const QString &endpoint,
                          const EditTargets::Edit &edit)
{
    const auto file = targets.endpointFile(endpoint);
    return file ? targets.edit(*file, edit) : Result<void>(failure(file.error()));
}

Result<void> editDocument(EditTargets &targets, const ManifestEditRequest &request,
                          const EditTargets::Edit &edit)
{
    // A pointer starts in the endpoint's document; of a single file of a deployment, in that.
    auto edited = editEndpoint(targets, request.endpoint, edit);
    if (!edited && edited.error().kind == ErrorKind::NotFound) {
        if (const auto file = targets.deploymentFile(request.endpoint, {}); file) {
            return targets.edit(*file, edit);
        }
    }
    return edited;
}

void warnOfUnknown(const TrafficEntries &entries, const EditTargets &targets,
                   const CommandOutput &output)
{
    for (const TrafficEntry &entry : entries) {
        if (!targets.knowsDeployment(entry.deployment)) {
            output.warn(
                QStringLiteral("no deployment \"%1\" is described here").arg(entry.deployment));
        }
    }
}

/// The errors of @p text alone, but for names, which other files may describe.
QList<Diagnostic> errorsOf(const QByteArray &text, const QString &shown)
{
    QList<Diagnostic> errors;
    const auto manifest = Manifest::parse(text, shown);
    for (const Diagnostic &each : manifest ? validateManifests({*manifest}) : errors) {
        if (each.severity == Severity::Error && each.code != QLatin1String("unknown-deployment")) {
            errors.append(each);
        }
    }
    return errors;
}

/// Of the errors that @p changes bring into their files.
void warnOfNewErrors(const QList<FileChange> &changes, const EditTargets &targets,
                     const CommandOutput &output)
{
    for (const FileChange &change : changes) {
        if (!change.after) {
            continue;
        }
        const QString shown = targets.shownPath(change.path);
        QSet<QString> before;
        for (const Diagnostic &each : errorsOf(change.before.value_or(QByteArray()), shown)) {
            before.insert(each.message);
        }
        for (const Diagnostic &each : errorsOf(*change.after, shown)) {
            if (!before.contains(each.message)) {
                output.warn(QStringLiteral("%1: %2; %3")
                                .arg(sourceLocation(shown, each.position), each.message, each.fix));
            }
        }
    }
}

Result<void> makeSet(EditTargets &targets, const ManifestEditRequest &request,
                     const ParsedSet &parsed)
{
    Result<void> edited;
    if (parsed.traffic) {
        edited = editEndpoint(targets, request.endpoint, [&](const Manifest &manifest) {
            return withTraffic(manifest, request.endpoint, *parsed.traffic);
        });
    }
    if (edited && parsed.mirrorTraffic) {
        edited = editEndpoint(targets, request.endpoint, [&](const Manifest &manifest) {
            return withMirrorTraffic(manifest, request.endpoint, *parsed.mirrorTraffic);
        });
    }
    for (const auto &[deployment, count] : parsed.instanceCounts) {
        const auto file = targets.deploymentFile(request.endpoint, deployment);
        if (edited && !file) {
            edited = failure(file.error());
        }
        if (edited) {
            const QString name = deployment;
            const int instances = count;
            edited = targets.edit(*file, [&](const Manifest &manifest) {
                return withInstanceCount(manifest, request.endpoint, name, instances);
            });
        }
    }
    for (const Assignment &set : parsed.sets) {
        if (edited) {
            edited = editDocument(targets, request, [&](const Manifest &manifest) {
                return withScalar(manifest, request.endpoint, set.key, set.value.toUtf8());
            });
        }
    }
    return edited;
}

/// @p change, which copied deployment @p to into the file or as the file, with @p sets made in it.
Result<void> setInCopy(FileChange &change, const QString &shown, const QString &endpoint,
                       const QString &to, const QList<Assignment> &sets)
{
    auto manifest = Manifest::parse(*change.after, shown);
    for (const Assignment &set : sets) {
        if (!manifest) {
            break;
        }
        QString pointer = set.key;
        for (const ManifestDocument &document : manifest->documents()) {
            if (!document.endpoint || pointer.startsWith(QLatin1String("/deployments"))) {
                continue;
            }
            for (const DeploymentManifest &deployment : document.endpoint->deployments) {
                if (deployment.name == to) {
                    pointer = manifest->tree().pointer(deployment.node) + set.key;
                }
            }
        }
        manifest = withScalar(*manifest, endpoint, pointer, set.value.toUtf8());
    }
    if (!manifest) {
        return failure(manifest.error());
    }
    change.after = manifest->text();
    return {};
}

/// What is not found may be left out of a sparse checkout.
int failEdit(Error error, const ManifestEditRequest &request, const CommandOutput &output)
{
    const QFileInfo named(request.path);
    const Result<GitLayout> layout =
        findGitLayout(named.exists() ? request.path : named.absolutePath());
    const Result<GitState> state = layout ? readGitState(*layout) : failure(layout.error());
    if (error.kind == ErrorKind::NotFound && state && state->isSparse) {
        const QString add = QStringLiteral("if the sparse checkout leaves it out, bring it here "
                                           "first with git sparse-checkout add PATH");
        error.fix = error.fix.isEmpty() ? add : QStringLiteral("%1; %2").arg(error.fix, add);
    }
    return output.fail(error);
}

} // namespace

int runManifestSet(const ManifestEditRequest &request, const CommandOutput &output)
{
    const auto parsed = parseSet(request);
    if (!parsed) {
        return output.failUsage(parsed.error());
    }
    auto targets = EditTargets::open(request.path);
    if (!targets) {
        return failEdit(targets.error(), request, output);
    }
    if (const auto edited = makeSet(*targets, request, *parsed); !edited) {
        return failEdit(edited.error(), request, output);
    }
    warnOfUnknown(parsed->traffic.value_or(TrafficEntries()), *targets, output);
    warnOfUnknown(parsed->mirrorTraffic.value_or(TrafficEntries()), *targets, output);
    warnOfNewErrors(targets->changes(), *targets, output);
    return deliver(targets->changes(), *targets, request.output, output);
}

int runManifestCopy(const ManifestEditRequest &request, const QString &from, const QString &to,
                    const CommandOutput &output)
{
    const auto name = deploymentArgument(to.toStdString());
    if (!name) {
        return output.failUsage(name.error());
    }
    const auto sets = parseSets(request.sets);
    if (!sets) {
        return output.failUsage(sets.error());
    }
    const auto targets = EditTargets::open(request.path);
    if (!targets) {
        return failEdit(targets.error(), request, output);
    }
    const auto files = targets->filesOf(request.endpoint);
    auto changes = files ? copyDeployment(*files, request.endpoint, from, *name)
                         : Result<QList<FileChange>>(failure(files.error()));
    if (!changes) {
        return failEdit(changes.error(), request, output);
    }
    FileChange &change = changes->first();
    if (const auto set =
            setInCopy(change, targets->shownPath(change.path), request.endpoint, to, *sets);
        !set) {
        return failEdit(set.error(), request, output);
    }
    return deliver(*changes, *targets, request.output, output);
}

int runManifestRemove(const ManifestEditRequest &request, const QString &name,
                      const CommandOutput &output)
{
    const auto targets = EditTargets::open(request.path);
    if (!targets) {
        return failEdit(targets.error(), request, output);
    }
    const auto files = targets->filesOf(request.endpoint);
    const auto changes = files ? removeDeployment(*files, request.endpoint, name)
                               : Result<QList<FileChange>>(failure(files.error()));
    if (!changes) {
        return failEdit(changes.error(), request, output);
    }
    return deliver(*changes, *targets, request.output, output);
}

} // namespace serin
