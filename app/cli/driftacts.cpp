// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/driftacts.h"

#include "app/cli/gitopssession.h"
#include "services/core/errand.h"
#include "services/core/gather.h"
#include "services/core/readfile.h"
#include "services/gitops/desiredfile.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/takelive.h"
#include "services/manifest/diff/unifieddiff.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace serin {

namespace {

/// The rows that @p act is for, without what is ignored.
std::vector<BoardRow> rowsFor(BoardAct act, const Board &board)
{
    std::vector<BoardRow> rows;
    for (const BoardRow &row : board.rows) {
        const std::vector<BoardAct> acts = actsFor(row.cause);
        if (!row.isIgnored && std::find(acts.begin(), acts.end(), act) != acts.end()) {
            rows.push_back(row);
        }
    }
    return rows;
}

QString thingOf(const QString &endpoint, const QString &deployment)
{
    return deployment.isEmpty() ? endpoint : endpoint + u'/' + deployment;
}

QString nameOf(const BoardRow &row)
{
    return thingOf(row.endpoint, row.deployment) + u' ' + row.field;
}

QJsonObject rowJson(const BoardRow &row)
{
    return {{QStringLiteral("endpoint"), row.endpoint},
            {QStringLiteral("deployment"), row.deployment},
            {QStringLiteral("field"), row.field},
            {QStringLiteral("live"), row.values.live.value_or(QJsonValue())}};
}

QByteArray takenDiff(const TakenLive &taken, const QDir &root)
{
    QByteArray diff;
    for (const FileChange &change : taken.changes) {
        diff += unifiedDiff(change.before, change.after, root.relativeFilePath(change.path));
    }
    return diff;
}

QJsonObject takenJson(const TakenLive &taken, const QDir &root)
{
    QJsonArray done;
    for (const BoardRow &row : taken.taken) {
        done.append(rowJson(row));
    }
    QJsonArray left;
    for (const NotTaken &each : taken.left) {
        QJsonObject json = rowJson(each.row);
        json.insert(QStringLiteral("why"), each.why.toLine());
        left.append(json);
    }
    QJsonArray files;
    for (const FileChange &change : taken.changes) {
        files.append(root.relativeFilePath(change.path));
    }
    QJsonArray notes;
    for (const TakenNote &each : taken.notes) {
        notes.append(QJsonObject{{QStringLiteral("endpoint"), each.endpoint},
                                 {QStringLiteral("deployment"), each.deployment},
                                 {QStringLiteral("note"), each.text}});
    }
    return {{QStringLiteral("taken"), done},
            {QStringLiteral("left"), left},
            {QStringLiteral("files"), files},
            {QStringLiteral("notes"), notes}};
}

const char *wordFor(const FileChange &change)
{
    return !change.before ? "written" : change.after ? "changed" : "deleted";
}

Result<int> carryOut(GitOpsSession &session, const TakenLive &taken, const QDir &root)
{
    const CommandOutput &output = session.output();
    const bool onlyShows = session.request().diff;
    if (!onlyShows) {
        const Result<void> written =
            makeFolders(taken.changes).and_then([&] { return applyChanges(taken.changes); });
        if (!written) {
            return failure(written.error());
        }
    }
    for (const FileChange &change : taken.changes) {
        if (!onlyShows) {
            output.note(QStringLiteral("%1 %2").arg(root.relativeFilePath(change.path),
                                                    QLatin1String(wordFor(change))));
        }
    }
    std::optional<Error> error;
    if (!taken.left.empty()) {
        error = Error{ErrorKind::Conflict,
                      QStringLiteral("%1 of %2 differences cannot be taken into the manifests")
                          .arg(taken.left.size())
                          .arg(taken.left.size() + taken.taken.size()),
                      {},
                      QStringLiteral("change the manifests by hand, or apply what they say")};
    }
    if (onlyShows && !output.wantsValue()) {
        output.printBytes(takenDiff(taken, root));
    } else if (onlyShows || output.effectiveFormat() != OutputFormat::Table) {
        QJsonObject json = takenJson(taken, root);
        if (onlyShows) {
            json.insert(QStringLiteral("diff"), QString::fromUtf8(takenDiff(taken, root)));
        }
        if (error) {
            json.insert(QStringLiteral("error"), errorJson(*error));
        }
        output.printValue(json);
    }
    for (const TakenNote &each : taken.notes) {
        output.note(
            QStringLiteral("%1: %2").arg(thingOf(each.endpoint, each.deployment), each.text));
    }
    for (const NotTaken &each : taken.left) {
        output.warn(QStringLiteral("%1: %2").arg(nameOf(each.row), each.why.toLine()));
    }
    if (taken.taken.empty() && taken.left.empty()) {
        output.note(QStringLiteral("nothing was changed live"));
    } else if (!onlyShows && !taken.changes.isEmpty()) {
        output.note(QStringLiteral("look at it with: serinctl changes; then commit it"));
    }
    if (error) {
        output.failLine(*error);
        return 1;
    }
    return 0;
}

} // namespace

QFuture<Result<int>> takeLiveOver(GitOpsSession &session, const DriftFindings &findings)
{
    const std::vector<BoardRow> rows = rowsFor(BoardAct::TakeLive, findings.board);
    session.command().clearProgress();
    const ManifestTexts texts = [](const QString &path) -> Result<QByteArray> {
        Result<FileContent> content = readFile(path, largestManifest);
        return content ? Result<QByteArray>(std::move(content->bytes)) : failure(content.error());
    };
    const TakenLive taken = takeLive(findings.workingTree, findings.live, rows, texts,
                                     QString::fromStdString(session.request().folder));
    return readyFuture<int>(carryOut(session, taken, QDir(findings.workingTree.root)));
}

QFuture<Result<int>> ignoreAll(GitOpsSession &session, const DriftFindings &findings)
{
    const std::vector<BoardRow> rows = rowsFor(BoardAct::Ignore, findings.board);
    std::vector<std::function<QFuture<Result<void>>()>> steps;
    steps.reserve(rows.size());
    for (const BoardRow &row : rows) {
        steps.push_back(
            [&session, row] { return ignoreDrift(session.records(), session.scope(), row); });
    }
    return andThen(
        gather<void>(std::move(steps), 8, &session.command()), &session.command(),
        [&session, rows](const std::vector<Result<void>> &kept) -> Result<int> {
            session.command().clearProgress();
            QJsonArray ignored;
            for (std::size_t i = 0; i < kept.size(); ++i) {
                if (!kept[i]) {
                    return failure(kept[i].error());
                }
                ignored.append(rowJson(rows[i]));
                session.output().note(
                    QStringLiteral("%1 is left as it is live, until it changes again")
                        .arg(nameOf(rows[i])));
            }
            if (session.output().effectiveFormat() != OutputFormat::Table) {
                session.output().printValue(QJsonObject{{QStringLiteral("ignored"), ignored}});
            } else if (rows.empty()) {
                session.output().note(QStringLiteral("nothing was changed live"));
            }
            return 0;
        });
}

} // namespace serin
