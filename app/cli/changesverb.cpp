// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandrun.h"
#include "app/cli/gitsession.h"
#include "app/cli/gitverbs.h"
#include "app/cli/projectplace.h"
#include "services/core/errand.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/changes/endpointchanges.h"
#include "services/gitops/desiredstatesource.h"

#include <QJsonArray>
#include <QJsonObject>

namespace serin {

namespace {

using Repository = std::shared_ptr<GitRepository>;

QJsonArray pathsJson(const QList<QByteArray> &paths)
{
    QJsonArray array;
    for (const QByteArray &path : paths) {
        array.append(shownPath(path));
    }
    return array;
}

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonObject endpointJson(const WorkingChanges::Endpoint &endpoint)
{
    QJsonArray changes;
    for (const FieldChange &change : endpoint.fields) {
        changes.append(QJsonObject{{QStringLiteral("deployment"), change.deployment},
                                   {QStringLiteral("field"), change.field},
                                   {QStringLiteral("before"), orNull(change.before)},
                                   {QStringLiteral("after"), orNull(change.after)},
                                   {QStringLiteral("words"), change.words()}});
    }
    return {{QStringLiteral("endpoint"), endpoint.name},
            {QStringLiteral("changes"), changes},
            {QStringLiteral("files"), pathsJson(endpoint.files)},
            {QStringLiteral("note"), endpoint.note}};
}

QJsonObject toJson(const WorkingChanges &changes, const GitStatus &status)
{
    QJsonArray endpoints;
    for (const WorkingChanges::Endpoint &endpoint : changes.endpoints) {
        endpoints.append(endpointJson(endpoint));
    }
    QJsonArray files;
    for (const ChangedFile &file : changes.files) {
        files.append(
            QJsonObject{{QStringLiteral("path"), shownPath(file.path)},
                        {QStringLiteral("change"), file.change},
                        {QStringLiteral("endpoints"), QJsonArray::fromStringList(file.endpoints)}});
    }
    const auto count = [](const std::optional<qint64> &number) {
        return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("branch"), shownPath(status.branch)},
            {QStringLiteral("upstream"), shownPath(status.upstream)},
            {QStringLiteral("ahead"), count(status.ahead)},
            {QStringLiteral("behind"), count(status.behind)},
            {QStringLiteral("endpoints"), endpoints},
            {QStringLiteral("files"), files}};
}

void printTables(const CommandOutput &output, const WorkingChanges &changes)
{
    if (changes.files.empty()) {
        output.note(QStringLiteral("nothing was changed since the last commit"));
        return;
    }
    QList<QStringList> rows{{QStringLiteral("ENDPOINT"), QStringLiteral("CHANGE")}};
    for (const WorkingChanges::Endpoint &endpoint : changes.endpoints) {
        for (const FieldChange &change : endpoint.fields) {
            rows << QStringList{endpoint.name, change.words()};
        }
        if (endpoint.fields.empty()) {
            rows << QStringList{endpoint.name, endpoint.note.isEmpty()
                                                   ? QStringLiteral("only its files")
                                                   : endpoint.note};
        }
    }
    if (rows.size() > 1) {
        output.printTable(rows);
        output.printBytes("\n");
    }
    rows = {{QStringLiteral("FILE"), QStringLiteral("CHANGE"), QStringLiteral("ENDPOINTS")}};
    for (const ChangedFile &file : changes.files) {
        const QString path = shownPath(file.path);
        rows << QStringList{
            file.originalPath.isEmpty()
                ? path
                : QStringLiteral("%1 %2 %3").arg(shownPath(file.originalPath), QChar(0x2192), path),
            file.change, file.endpoints.join(QStringLiteral(", "))};
    }
    output.printTable(rows);
}

/// What stands in the way of the next commit.
void noteState(const CommandOutput &output, const GitRepository &repository)
{
    const Result<GitState> state = readGitState(repository.layout());
    if (!state) {
        return;
    }
    if (state->operation != GitState::Operation::None) {
        output.note(QStringLiteral("%1 is in progress").arg(operationWords(state->operation)));
    } else if (state->isDetached()) {
        output.note(QStringLiteral("no branch is checked out (detached HEAD)"));
    }
}

/// What HEAD wants; nothing on a branch without commits.
QFuture<Result<DesiredState>> readHead(DesiredStateSource &source, const Repository &repository,
                                       const GitStatus &status)
{
    if (status.head) {
        return source.readCommit(repository, *status.head);
    }
    DesiredState nothing;
    nothing.root = source.folder();
    return readyFuture<DesiredState>(nothing);
}

} // namespace

int showChanges(const GlobalOptions &options, const GitRequest &request)
{
    const Result<ProjectPlace> place = projectPlace(options, request.repository);
    if (!place) {
        return options.output.fail(place.error());
    }
    GitSession git(options.output, {request.trust});
    CommandRun run(options);
    auto *source = new DesiredStateSource(place->folder, &run);
    source->setPicks(place->picks);
    const auto print = [&run](const GitStatus &status, const Repository &repository,
                              const DesiredState &workingTree,
                              const DesiredState &head) -> Result<int> {
        const WorkingChanges changes =
            workingChanges(status, repository->layout().top, workingTree, head);
        run.clearProgress();
        noteState(run.output(), *repository);
        if (run.output().effectiveFormat() == OutputFormat::Table) {
            printTables(run.output(), changes);
        } else {
            run.output().printValue(toJson(changes, status));
        }
        return 0;
    };
    const auto compare = [&run, source, print](const Repository &repository,
                                               const GitStatus &status) {
        return andThen(source->readWorkingTree(), &run,
                       [&run, source, print, repository, status](const DesiredState &workingTree) {
                           return andThen(readHead(*source, repository, status), &run,
                                          [=](const DesiredState &head) {
                                              return print(status, repository, workingTree, head);
                                          });
                       });
    };
    return run.until(andThen(git.open(place->directory, GitSession::Use::Reading, &run), &run,
                             [&run, compare](const Repository &repository) {
                                 return andThen(repository->status(), &run,
                                                [compare, repository](const GitStatus &status) {
                                                    return compare(repository, status);
                                                });
                             }));
}

} // namespace serin
