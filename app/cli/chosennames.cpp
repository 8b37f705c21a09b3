// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosennames.h"

#include "app/cli/arguments.h"
#include "app/cli/gitopssession.h"
#include "services/core/errand.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"
#include "services/gitops/drift/livefields.h"

#include <QDir>

#include <algorithm>

namespace serin {

namespace {

/// The keys of endpoints and deployments that can differ; what is below one follows after a dot.
QStringList fieldNames()
{
    return QStringList(QStringLiteral("name")) + manifestFields() +
           QStringList{QStringLiteral("endpoint_compute_type"), QStringLiteral("type")};
}

/// Up to twenty of @p names, which may be none.
QString nameOneOf(const QSet<QString> &names, const QString &otherwise)
{
    constexpr qsizetype most = 20;
    QStringList sorted = names.values();
    sorted.sort();
    const QString more = sorted.size() > most ? QStringLiteral(", …") : QString();
    return sorted.isEmpty() ? otherwise
                            : QStringLiteral("name one of: %1%2")
                                  .arg(sorted.mid(0, most).join(QLatin1String(", ")), more);
}

QSet<QString> namesIn(const DesiredState &desired)
{
    QSet<QString> names;
    for (const DesiredEndpointPointer &endpoint : desired.endpoints) {
        names.insert(endpoint->name);
    }
    return names;
}

/// As checkChosen(): of endpoints that are not among @p described.
QFuture<Result<void>> checkEndpoints(GitOpsSession &session, QSet<QString> described)
{
    QSet<QString> unknown = session.planOptions().endpoints - described;
    if (unknown.isEmpty()) {
        return readyFuture<void>({});
    }
    const auto applied = session.records().lastApplied(session.scope());
    return andThen(
        applied, &session.command(),
        [&session, described,
         unknown](const QHash<QString, ApplyRecord> &records) mutable -> QFuture<Result<void>> {
            for (auto name = records.keyBegin(); name != records.keyEnd(); ++name) {
                unknown.remove(*name);
            }
            if (unknown.isEmpty()) {
                return readyFuture<void>({});
            }
            return andThen(
                session.target().plane->endpoints(), &session.command(),
                [&session, described,
                 unknown](const QList<LiveEndpoint> &live) mutable -> Result<void> {
                    for (const LiveEndpoint &endpoint : live) {
                        described.insert(endpoint.spec.name.toString());
                    }
                    unknown -= described;
                    if (unknown.isEmpty()) {
                        return {};
                    }
                    return failure(
                        ErrorKind::NotFound,
                        QStringLiteral("there is no endpoint %1: neither the manifests "
                                       "nor %2 has it")
                            .arg(*unknown.begin(), session.target().name),
                        {}, nameOneOf(described, QStringLiteral("write its manifest first")));
                });
        });
}

/// The files, below DesiredState::root, that something in @p desired was read from.
QSet<QString> filesIn(const DesiredState &desired)
{
    QSet<QString> files;
    for (const DesiredEndpointPointer &endpoint : desired.endpoints) {
        files.insert(endpoint->file);
        if (endpoint->endpoint) {
            files.insert(endpoint->endpoint->origin.file());
        }
        for (const auto &deployment : endpoint->deployments) {
            files.insert(deployment->origin.file());
        }
    }
    for (const PlanNote &note : desired.notes) {
        if (note.kind != PlanNote::Kind::Unreadable) {
            files.insert(note.file);
        }
    }
    return files;
}

Result<void> checkFiles(const QStringList &chosen, const DesiredState &desired)
{
    const bool hasVariants =
        std::any_of(desired.endpoints.begin(), desired.endpoints.end(),
                    [](const auto &endpoint) { return !endpoint->undecided.isEmpty(); });
    const QSet<QString> read = filesIn(desired);
    for (const QString &path : chosen) {
        const QString file = QDir(desired.root).relativeFilePath(settledPath(path));
        const auto broken =
            std::find_if(desired.notes.begin(), desired.notes.end(), [&file](const PlanNote &note) {
                return note.kind == PlanNote::Kind::Unreadable && note.file == file;
            });
        if (broken != desired.notes.end()) {
            return failure(ErrorKind::Invalid, broken->text, {},
                           QStringLiteral("mend it, or name a file that is a manifest"));
        }
        if (!read.contains(file) && !hasVariants) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("this file describes no endpoint and no deployment"),
                           path, QStringLiteral("name a file that is a manifest"));
        }
    }
    return {};
}

Result<void> checkChosenDeployments(const std::vector<std::string> &chosen,
                                    const DriftFindings &findings)
{
    QSet<QString> known;
    for (const BoardRow &row : findings.board.rows) {
        known.insert(row.deployment);
    }
    for (const DesiredEndpointPointer &endpoint : findings.workingTree.endpoints) {
        if (!endpoint->undecided.isEmpty() || !endpoint->problems.empty()) {
            return {}; // which deployments it has is not known
        }
        for (const auto &deployment : endpoint->deployments) {
            known.insert(deployment->spec ? deployment->spec->name.toString() : QString());
        }
    }
    for (const auto &[name, endpoint] : findings.live.endpoints()) {
        for (const LiveDeployment &deployment : endpoint->deployments()) {
            known.insert(deployment.spec.name.toString());
        }
    }
    known.remove(QString());
    for (const std::string &text : chosen) {
        const QString name = QString::fromStdString(text);
        if (!known.contains(name)) {
            return failure(ErrorKind::NotFound,
                           QStringLiteral("there is no deployment %1, neither in the manifests nor "
                                          "live")
                               .arg(name),
                           {}, nameOneOf(known, QStringLiteral("leave --deployment out")));
        }
    }
    return {};
}

} // namespace

Result<void> checkChosenNames(const GitOpsRequest &request)
{
    for (const std::string &text : request.endpoints) {
        if (const Result<EndpointName> name = endpointArgument(text); !name) {
            return failure(name.error());
        }
    }
    for (const std::string &text : request.deployments) {
        if (const Result<DeploymentName> name = deploymentArgument(text); !name) {
            return failure(name.error());
        }
    }
    for (const std::string &text : request.fields) {
        const QString field = QString::fromStdString(text);
        if (!fieldNames().contains(field.section(u'.', 0, 0))) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("\"%1\" is no field of an endpoint or deployment").arg(field), {},
                QStringLiteral("name one of: ") + fieldNames().join(QLatin1String(", ")));
        }
    }
    return {};
}

QFuture<Result<void>> checkChosen(GitOpsSession &session, const ApplySubject &subject,
                                  const DesiredState &desired)
{
    if (const Result<void> files = checkFiles(subject.files, desired); !files) {
        return readyFuture<void>(failure(files.error()));
    }
    return checkEndpoints(session, namesIn(desired));
}

QFuture<Result<void>> checkChosen(GitOpsSession &session, const DriftFindings &findings)
{
    if (const auto known = checkChosenDeployments(session.request().deployments, findings);
        !known) {
        return readyFuture<void>(failure(known.error()));
    }
    QSet<QString> described = namesIn(findings.workingTree);
    for (const BoardRow &row : findings.board.rows) {
        described.insert(row.endpoint);
    }
    return checkEndpoints(session, described);
}

} // namespace serin
