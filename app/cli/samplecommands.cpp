// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/samplecommands.h"

#include "app/cli/commandrun.h"
#include "app/cli/gitsession.h"
#include "services/core/errand.h"
#include "services/sample/samplecreation.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QJsonObject>

#include <memory>

namespace serin {

namespace {

void printCreated(const CommandOutput &output, const CreatedSample &sample)
{
    for (const QString &warning : sample.warnings) {
        output.warn(warning);
    }
    if (sample.hasOwnIdentity) {
        output.note(QStringLiteral("git does not know your name and e-mail address, so this "
                                   "repository got a made-up one: set your own with git config"));
    }
    output.note(
        QStringLiteral("go on with: cd \"%1\" && serinctl apply").arg(sample.project.repository));
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(
            {{QStringLiteral("PROJECT"), QStringLiteral("REPOSITORY"), QStringLiteral("REMOTE")},
             {sample.project.name, sample.project.repository, sample.remote}});
        return;
    }
    output.printValue(QJsonObject{
        {QStringLiteral("project"), sample.project.name},
        {QStringLiteral("repository"), sample.project.repository},
        {QStringLiteral("remote"), sample.remote},
        {QStringLiteral("branch"), sample.project.branch},
        {QStringLiteral("commit"), sample.commit ? sample.commit->toString() : QString()}});
}

int create(const GlobalOptions &options, const std::string &folder)
{
    GitSession git(options.output, {});
    ProjectRegistry projects;
    CommandRun run(options);
    SampleCreation creation(git.client(), projects);
    const QFuture<Result<CreatedSample>> creating =
        creation.start(QFile::decodeName(QByteArray::fromStdString(folder)));
    run.showProgress(QStringLiteral("making the sample"));
    run.setInterrupt([running = creating]() mutable { running.cancel(); });
    return run.until(
        followUp(creating, &run, [&run](const Result<CreatedSample> &sample) -> Result<int> {
            run.clearProgress();
            if (sample) {
                printCreated(run.output(), *sample);
                return 0;
            }
            if (sample.error().kind == ErrorKind::Cancelled) {
                run.output().note(QStringLiteral("nothing of the sample was left behind"));
                return failure(sample.error());
            }
            return run.output().fail(sample.error());
        }));
}

} // namespace

void addSampleCommands(CLI::App &program, GlobalOptions &options, int &exitCode)
{
    CLI::App *group = program.add_subcommand("sample", "A repository to start from");
    group->require_subcommand(1);
    const auto folder = std::make_shared<std::string>();
    CLI::App *verb = group->add_subcommand(
        "create", "Make it: manifests, two models and requests, with a bare remote beside it");
    verb->add_option("DIR", *folder, "A folder that is not there yet, or empty")->required();
    verb->callback([=, &options, &exitCode] { exitCode = create(options, *folder); });
}

} // namespace serin
