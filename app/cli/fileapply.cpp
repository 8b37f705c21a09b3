// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fileapply.h"

#include "app/cli/applyview.h"
#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "app/cli/endpointverbs.h"
#include "app/cli/livejson.h"
#include "app/cli/livetables.h"
#include "app/cli/operationtext.h"
#include "app/cli/unplanned.h"
#include "services/assets/assetstore.h"
#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/gitops/apply.h"
#include "services/gitops/assetlookup.h"
#include "services/gitops/desiredfile.h"
#include "services/gitops/folderscope.h"
#include "services/storage/applyrecords.h"

#include <QDir>
#include <QFileInfo>

namespace serin {

namespace {

/// The names that were typed, as the file is to be read with them.
Result<DesiredFile> fileOf(const EndpointRequest &request, ManifestKind kind)
{
    DesiredFile file;
    file.kind = kind == ManifestKind::Endpoint ? DesiredFile::Kind::Endpoint
                                               : DesiredFile::Kind::Deployment;
    file.path = QString::fromStdString(request.file);
    if (!request.endpoint.empty()) {
        const Result<EndpointName> name = endpointArgument(request.endpoint);
        if (!name) {
            return failure(name.error());
        }
        file.endpoint = *name;
    }
    if (!request.deployment.empty()) {
        const Result<DeploymentName> name = deploymentArgument(request.deployment);
        if (!name) {
            return failure(name.error());
        }
        file.deployment = *name;
    }
    return file;
}

/// What is kept of applies and assets, in the person's data folder.
struct ApplyStores
{
    ApplyRecords records{ApplyRecords::standardPath()};
    AssetStore assets{AssetStore::standardFolder()};
};

/// Carries one file out; lives as long as the command.
class FileApply
{
public:
    FileApply(CommandRun &run, ApplyStores &stores, const EndpointRequest &request,
              DesiredState desired)
        : m_run(run), m_stores(stores), m_request(request), m_desired(std::move(desired))
    {}

    QFuture<Result<int>> start()
    {
        const QFuture<Result<ApplyReport>> applied =
            andThen(knownAssets(), &m_run, [this](const KnownAssets &known) {
                auto *apply =
                    new Apply({*m_run.target().plane, m_stores.records, m_stores.assets, nullptr},
                              ask(known), &m_run);
                return (new ApplyView(m_run, *apply, &m_run))->start();
            });
        return andThen(applied, &m_run,
                       [this](const ApplyReport &report) { return finish(report); });
    }

private:
    [[nodiscard]] static AssetPlace place()
    {
        AssetPlace place;
        place.root = QDir::currentPath();
        return place;
    }

    QFuture<Result<KnownAssets>> knownAssets()
    {
        if (!m_run.target().canRegister) {
            return readyFuture<KnownAssets>(KnownAssets());
        }
        m_run.showProgress(QStringLiteral("reading models and code"));
        auto *lookup = new AssetLookup(*m_run.target().plane, m_stores.assets, &m_run);
        return lookup->look(m_desired, place());
    }

    [[nodiscard]] ApplyRequest ask(const KnownAssets &known) const
    {
        const Target &target = m_run.target();
        ApplyRequest request;
        request.input.desired = m_desired;
        request.input.assets = known.assets;
        request.assetProblems = known.problems;
        request.input.options.canRegister = target.canRegister;
        request.input.options.allowReplace = m_run.options().yes;
        request.waitsForEnd = !m_run.options().noWait;
        const QString folder =
            target.project ? target.project->absoluteFolder()
                           : canonicalFolder(QFileInfo(m_desired.endpoints.front()->file).path());
        request.scope = folderScope(folder, target.plane->workspace());
        request.assets = place();
        return request;
    }

    QFuture<Result<int>> finish(const ApplyReport &report)
    {
        using Outcome = ApplyReport::Outcome;
        printAround(m_run, report);
        for (const PlanNote &note : report.notes) {
            if (note.kind != PlanNote::Kind::NotInGit) {
                m_run.output().note(note.text);
            }
        }
        if (report.outcome == Outcome::Failed || report.outcome == Outcome::Refused ||
            report.outcome == Outcome::Cancelled) {
            Error error = report.error.value_or(
                Error{ErrorKind::Cancelled, QStringLiteral("stopped"), {}, {}});
            error.fix = report.howToGoOn();
            return readyFuture<int>(failure(error));
        }
        if (!report.withoutConsent.empty()) {
            return readyFuture<int>(failure(ErrorKind::Conflict,
                                            QStringLiteral("%1 was left out: it needs your consent")
                                                .arg(doingText(report.withoutConsent.front())),
                                            {}, QStringLiteral("--yes gives it")));
        }
        if (const auto unknown = unplanned({}, report.assetProblems, true, true).error()) {
            return readyFuture<int>(failure(*unknown));
        }
        if (report.outcome == Outcome::Nothing) {
            m_run.output().note(QStringLiteral("nothing to do: live is as the file says"));
        }
        const EndpointName name = *EndpointName::fromString(m_desired.endpoints.front()->name);
        if (report.isLeft()) {
            return readyFuture<int>(0);
        }
        return m_request.allTraffic ? allTraffic(name) : print(name);
    }

    /// The deployment of the file.
    [[nodiscard]] DeploymentName deployment() const
    {
        return m_desired.endpoints.front()->deployments.front()->spec->name;
    }

    QFuture<Result<int>> allTraffic(const EndpointName &name)
    {
        EndpointSpec spec(name);
        spec.traffic =
            *TrafficSplit::fromShares({{deployment(), Percent::clamped(100)}}); // one share of 100
        const auto moved =
            m_run.finish(m_run.target().plane->putEndpoint(spec),
                         {QStringLiteral("moving all traffic to ") + deployment().toString(),
                          QStringLiteral("serinctl online-endpoint show -n ") + name.toString()});
        return andThen(moved, &m_run, [this, name](bool) { return print(name); });
    }

    QFuture<Result<int>> print(const EndpointName &name)
    {
        const bool isEndpoint = m_desired.endpoints.front()->endpoint != nullptr;
        return andThen(m_run.target().plane->endpoint(name), &m_run,
                       [this, isEndpoint](const LiveEndpoint &endpoint) {
                           return andThen(
                               m_run.target().plane->deployments(endpoint.spec.name), &m_run,
                               [this, isEndpoint, endpoint](QList<LiveDeployment> all) {
                                   return printLive(endpoint, std::move(all), isEndpoint);
                               });
                       });
    }

    Result<int> printLive(const LiveEndpoint &endpoint, QList<LiveDeployment> all, bool isEndpoint)
    {
        const CommandOutput &output = m_run.output();
        const bool table = output.effectiveFormat() == OutputFormat::Table;
        if (!isEndpoint) {
            all.removeIf(
                [this](const LiveDeployment &each) { return !(each.spec.name == deployment()); });
        }
        if (table) {
            if (isEndpoint) {
                output.printTable(endpointTable({endpoint}));
                output.printBytes(all.isEmpty() ? "" : "\n");
            }
            if (!all.isEmpty()) {
                output.printTable(deploymentTable(all, &endpoint));
            }
        } else if (!isEndpoint) {
            output.printValue(all.isEmpty() ? QJsonObject() : toJson(all.front()));
        } else {
            output.printValue(m_request.preview ? previewJson(endpoint, all) : toJson(endpoint));
        }
        return 0;
    }

    CommandRun &m_run;
    ApplyStores &m_stores;
    const EndpointRequest &m_request;
    const DesiredState m_desired;
};

} // namespace

int applyFile(const GlobalOptions &options, const EndpointRequest &request, ManifestKind kind)
{
    Result<DesiredFile> file = fileOf(request, kind);
    if (!file) {
        return options.output.failUsage(file.error());
    }
    Result<FileContent> content = readFile(file->path, largestManifest);
    if (!content) {
        return options.output.fail(content.error());
    }
    file->text = std::move(content->bytes);
    Result<DesiredState> desired = desiredFromFile(*file);
    if (!desired) {
        return options.output.fail(desired.error());
    }
    ApplyStores stores; // before the run, whose steps use them to their end
    CommandRun run(options);
    FileApply apply(run, stores, request, std::move(*desired));
    return run.onTarget([&apply](const Target &) { return apply.start(); }, TargetUse::Change);
}

} // namespace serin
