// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandrun.h"
#include "app/cli/gitsession.h"
#include "app/cli/gitverbs.h"
#include "app/cli/projectplace.h"
#include "services/core/errand.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/changes/endpointchanges.h"
#include "services/gitops/desiredstatesource.h"

#include <QFileInfo>
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

/// Reads what was changed and compares it with HEAD, as far as that concerns it.
class ChangesReader : public std::enable_shared_from_this<ChangesReader>
{
public:
    ChangesReader(CommandRun &run, const ProjectPlace &place, Repository repository)
        : m_run(run), m_source(place.folder), m_repository(std::move(repository))
    {
        m_source.setPicks(place.picks);
    }

    QFuture<Result<int>> read(const GitStatus &status)
    {
        m_status = status;
        // Where git sees no change there can still be manifests that it does not look at.
        if (status.isClean() &&
            !QFileInfo::exists(m_repository->layout().top + QStringLiteral("/.gitmodules"))) {
            return readyFuture<int>(print({}));
        }
        return readTexts();
    }

private:
    QFuture<Result<int>> readTexts()
    {
        const QList<QByteArray> paths = changedManifests(m_status);
        if (!m_status.head || paths.isEmpty()) {
            return readWorkingTree({});
        }
        return andThen(
            m_repository->readFiles(*m_status.head, paths), &m_run,
            [self = shared_from_this(), paths](const QList<std::optional<QByteArray>> &found) {
                QHash<QByteArray, QByteArray> texts;
                for (qsizetype i = 0; i < paths.size(); ++i) {
                    if (found.at(i)) {
                        texts.insert(paths.at(i), *found.at(i));
                    }
                }
                return self->readWorkingTree(texts);
            });
    }

    QFuture<Result<int>> readWorkingTree(const QHash<QByteArray, QByteArray> &texts)
    {
        const ChangedPart part = changedPart(m_status, m_repository->layout().top, texts);
        return andThen(m_source.readEndpoints(part.files, part.endpoints, m_repository), &m_run,
                       [self = shared_from_this(), texts](const DesiredState &state) {
                           self->m_workingTree = state;
                           return self->readHead(texts);
                       });
    }

    QFuture<Result<int>> readHead(const QHash<QByteArray, QByteArray> &texts)
    {
        m_part = concernedPart(m_status, m_repository->layout().top, m_workingTree, texts);
        DesiredState nothing;
        nothing.root = m_source.folder();
        const QFuture<Result<DesiredState>> head =
            m_status.head && !m_part.files.isEmpty()
                ? m_source.readCommit(m_repository, *m_status.head, m_part.files)
                : readyFuture<DesiredState>(nothing);
        return andThen(head, &m_run, [self = shared_from_this()](const DesiredState &state) {
            return self->print(workingChanges(self->m_status, self->m_repository->layout().top,
                                              self->m_workingTree, state, self->m_part));
        });
    }

    Result<int> print(const WorkingChanges &changes)
    {
        m_run.clearProgress();
        noteState(m_run.output(), *m_repository);
        warnOfOtherRepositories();
        if (m_run.output().effectiveFormat() == OutputFormat::Table) {
            printTables(m_run.output(), changes);
        } else {
            m_run.output().printValue(toJson(changes, m_status));
        }
        return 0;
    }

    void warnOfOtherRepositories() const
    {
        for (const PlanNote &note : m_workingTree.notes) {
            if (note.kind == PlanNote::Kind::OtherRepository) {
                m_run.output().warn(QStringLiteral("%1: %2").arg(note.file, note.text));
            }
        }
    }

    CommandRun &m_run;
    DesiredStateSource m_source;
    const Repository m_repository;
    GitStatus m_status;
    DesiredState m_workingTree;
    ConcernedPart m_part;
};

} // namespace

int showChanges(const GlobalOptions &options, const GitRequest &request)
{
    const Result<ProjectPlace> place = projectPlace(options, request.repository);
    if (!place) {
        return options.output.fail(place.error());
    }
    GitSession git(options.output, {request.trust});
    CommandRun run(options);
    return run.until(
        andThen(git.open(place->directory, GitSession::Use::Reading, &run), &run,
                [&run, &place](const Repository &repository) {
                    const auto reader = std::make_shared<ChangesReader>(run, *place, repository);
                    return andThen(repository->status(), &run, [reader](const GitStatus &status) {
                        return reader->read(status);
                    });
                }));
}

} // namespace serin
