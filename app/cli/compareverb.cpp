// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compareverb.h"

#include "app/cli/answertext.h"
#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "app/cli/comparisonview.h"
#include "app/cli/numberchecks.h"
#include "services/core/errand.h"
#include "services/scoring/requestfolder.h"
#include "services/scoring/scoringclient.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

#include <memory>

namespace serin {

namespace {

constexpr qsizetype mostRequests = 100'000;

struct CompareOptions
{
    std::string endpoint;
    std::string baseline;
    std::string candidate;
    std::string requests;
    double tolerance = 0;
    std::vector<std::string> ignored;
};

/// The file, or all files of the folder but hidden ones, by name.
Result<QStringList> requestFiles(const QString &path)
{
    if (path == QLatin1String("-") || !QFileInfo(path).isDir()) {
        return QStringList{path};
    }
    return requestsIn(path, mostRequests);
}

/// Sends one request after the other, each to both deployments at once.
class CompareErrand : public Errand<ComparisonResults>
{
public:
    CompareErrand(CommandRun *run, const ScoringRequest &request, DeploymentName baseline,
                  DeploymentName candidate, JsonDiffOptions options, QStringList files,
                  std::optional<QByteArray> only)
        : Errand(run), m_run(run), m_request(request), m_baseline(std::move(baseline)),
          m_candidate(std::move(candidate)), m_options(std::move(options)),
          m_files(std::move(files)), m_only(std::move(only))
    {
        next();
    }

private:
    void next()
    {
        if (m_at == m_files.size()) {
            answer(std::move(m_results));
            return;
        }
        const QString file = m_files.at(m_at++);
        m_run->showProgress(
            QStringLiteral("request %1 of %2: %3").arg(m_at).arg(m_files.size()).arg(file));
        Result<QByteArray> body = m_only ? *m_only : bodyArgument(file.toStdString());
        if (!body) {
            answer(failure(std::move(body.error())));
            return;
        }
        m_request.body = std::move(*body);
        run(m_run->target().scoring->compare(m_request, m_baseline, m_candidate, m_options),
            [this, file](Result<ScoringComparison> comparison) {
                if (!comparison) {
                    answer(failure(std::move(comparison.error())));
                    return;
                }
                m_results.push_back({file, std::move(*comparison)});
                next();
            });
    }

    CommandRun *const m_run;
    ScoringRequest m_request;
    const DeploymentName m_baseline;
    const DeploymentName m_candidate;
    const JsonDiffOptions m_options;
    const QStringList m_files;
    const std::optional<QByteArray> m_only; ///< the body of the only file, where it is read already
    qsizetype m_at = 0;
    ComparisonResults m_results;
};

/// Answers of a deployment that is not there would pass for a difference.
QFuture<Result<void>> checkDeployments(CommandRun &run, const EndpointName &endpoint,
                                       const std::vector<DeploymentName> &wanted)
{
    return andThen(
        run.target().plane->deployments(endpoint), &run,
        [endpoint, wanted](const QList<LiveDeployment> &deployments) -> Result<void> {
            QStringList there;
            for (const LiveDeployment &deployment : deployments) {
                there << deployment.spec.name.toString();
            }
            for (const DeploymentName &name : wanted) {
                if (!there.contains(name.toString())) {
                    return failure(
                        ErrorKind::NotFound,
                        QStringLiteral("%1 has no deployment %2")
                            .arg(endpoint.toString(), name.toString()),
                        {}, QStringLiteral("name two of: %1").arg(there.join(QLatin1String(", "))));
                }
            }
            return {};
        });
}

int compare(const GlobalOptions &options, const CompareOptions &given)
{
    const Result<EndpointName> endpoint = endpointArgument(given.endpoint);
    if (!endpoint) {
        return options.output.failUsage(endpoint.error());
    }
    const Result<DeploymentName> baseline = deploymentArgument(given.baseline);
    if (!baseline) {
        return options.output.failUsage(baseline.error());
    }
    const Result<DeploymentName> candidate = deploymentArgument(given.candidate);
    if (!candidate) {
        return options.output.failUsage(candidate.error());
    }
    JsonDiffOptions diff;
    diff.absolute = given.tolerance;
    diff.relative = given.tolerance;
    for (const std::string &text : given.ignored) {
        const Result<QString> pointer = pointerArgument(QString::fromStdString(text));
        if (!pointer) {
            return options.output.failUsage(pointer.error());
        }
        diff.ignored << *pointer;
    }
    const Result<QStringList> files = requestFiles(QString::fromStdString(given.requests));
    if (!files) {
        return options.output.fail(files.error());
    }
    // Here and not later, when reading a pipe would keep a Ctrl+C from being heard.
    std::optional<QByteArray> only;
    if (files->size() == 1) {
        Result<QByteArray> body = bodyArgument(files->front().toStdString());
        if (!body) {
            return options.output.fail(body.error());
        }
        only = *std::move(body);
    }
    CommandRun run(options);
    return run.onTarget([&](const Target &) {
        return andThen(checkDeployments(run, *endpoint, {*baseline, *candidate}), &run, [&] {
            auto *errand = new CompareErrand(&run, ScoringRequest(*endpoint), *baseline, *candidate,
                                             diff, *files, only);
            return andThen(
                errand->future(), &run, [&](const ComparisonResults &results) -> Result<int> {
                    run.clearProgress();
                    return printComparison(run.output(), given.baseline, given.candidate, results);
                });
        });
    });
}

} // namespace

void addCompareCommand(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    const auto given = std::make_shared<CompareOptions>();
    CLI::App *verb = program.add_subcommand(
        "compare", "Send the same requests to two deployments and compare the answers; exit code 0 "
                   "when all are the same, 4 when some differ, 1 when some are not answered");
    verb->add_option("--name,-n", given->endpoint, "The endpoint")->type_name("NAME")->required();
    verb->add_option("--baseline", given->baseline, "The deployment that is trusted")
        ->type_name("NAME")
        ->required();
    verb->add_option("--candidate", given->candidate, "The deployment beside it")
        ->type_name("NAME")
        ->required();
    verb->add_option("--request-file,-r", given->requests,
                     "A request's body, a folder of them, or - for stdin")
        ->type_name("FILE|DIR")
        ->required();
    verb->add_option("--tolerance", given->tolerance,
                     "Numbers that are this close are the same: by themselves, or as a part of the "
                     "larger (default: 0)")
        ->type_name("T")
        ->check(numberFromZero());
    verb->add_option("--ignore", given->ignored,
                     "A JSON pointer to leave out; * stands for any one segment; may be repeated")
        ->type_name("POINTER")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    verb->callback([given, &options, &exitCode] { exitCode = compare(options, *given); });
}

} // namespace serin
