// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manifestcommands.h"

#include "app/cli/commandoutput.h"
#include "app/cli/manifestedits.h"
#include "app/cli/manifestlistings.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace serin {

namespace {

QStringList toStrings(const std::vector<std::string> &texts)
{
    QStringList result;
    for (const std::string &text : texts) {
        result << QString::fromStdString(text);
    }
    return result;
}

/// What the options of the edits are parsed into.
struct EditOptions
{
    std::string path;
    std::string endpoint;
    std::string traffic;
    std::string mirrorTraffic;
    std::vector<std::string> instanceCounts;
    std::vector<std::string> sets;
    std::string from;
    std::string to;
    std::string name;
    bool diff = false;
    bool print = false;

    [[nodiscard]] ManifestEditRequest request() const
    {
        ManifestEditRequest request;
        request.path = QString::fromStdString(path);
        request.endpoint = QString::fromStdString(endpoint);
        request.instanceCounts = toStrings(instanceCounts);
        request.sets = toStrings(sets);
        request.output = diff ? EditOutput::Diff : print ? EditOutput::Text : EditOutput::Write;
        return request;
    }
};

CLI::App *addEdit(CLI::App *group, const char *name, const char *description, EditOptions &options)
{
    CLI::App *verb = group->add_subcommand(name, description);
    verb->add_option("PATH", options.path, "A manifest, or a folder of manifests")->required();
    verb->add_option("--endpoint,-e", options.endpoint, "The endpoint, where there are several")
        ->type_name("NAME");
    CLI::Option *diff =
        verb->add_flag("--diff", options.diff, "Print the unified diff instead of writing");
    verb->add_flag("--stdout", options.print, "Print the new text instead of writing")
        ->excludes(diff);
    return verb;
}

void addSets(CLI::App *verb, EditOptions &options, const char *description)
{
    verb->add_option("--set", options.sets, description)
        ->type_name("POINTER=VALUE")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addSet(CLI::App *group, CommandOutput &output, int &exitCode)
{
    const auto options = std::make_shared<EditOptions>();
    CLI::App *verb =
        addEdit(group, "set", "Change traffic, instance counts or any value", *options);
    CLI::Option *traffic = verb->add_option("--traffic", options->traffic,
                                            "The complete traffic, e.g. \"blue=90 green=10\"")
                               ->type_name("MAP");
    CLI::Option *mirror = verb->add_option("--mirror-traffic", options->mirrorTraffic,
                                           "The complete mirrored traffic, e.g. \"green=10\"")
                              ->type_name("MAP");
    verb->add_option("--instance-count", options->instanceCounts,
                     "The number of instances of a deployment, e.g. blue=3")
        ->type_name("NAME=COUNT")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    addSets(verb, *options, "A scalar by its JSON pointer, e.g. /description=text");
    verb->callback([=, &output, &exitCode] {
        ManifestEditRequest request = options->request();
        if (traffic->count() > 0) {
            request.traffic = QString::fromStdString(options->traffic);
        }
        if (mirror->count() > 0) {
            request.mirrorTraffic = QString::fromStdString(options->mirrorTraffic);
        }
        exitCode = runManifestSet(request, output);
    });
}

void addCopy(CLI::App *group, CommandOutput &output, int &exitCode)
{
    const auto options = std::make_shared<EditOptions>();
    CLI::App *verb =
        addEdit(group, "copy-deployment",
                "Copy a deployment under a new name, in a new file where each has one", *options);
    verb->add_option("--from", options->from, "The deployment to copy")
        ->type_name("NAME")
        ->required();
    verb->add_option("--to", options->to, "The name of the copy")->type_name("NAME")->required();
    addSets(verb, *options,
            "A scalar of the copy by its JSON pointer (from the root when it begins with "
            "/deployments), e.g. /model/path=../model-2");
    verb->callback([=, &output, &exitCode] {
        exitCode = runManifestCopy(options->request(), QString::fromStdString(options->from),
                                   QString::fromStdString(options->to), output);
    });
}

void addRemove(CLI::App *group, CommandOutput &output, int &exitCode)
{
    const auto options = std::make_shared<EditOptions>();
    CLI::App *verb =
        addEdit(group, "remove-deployment", "Remove a deployment that has no traffic", *options);
    verb->add_option("--name,-n", options->name, "The deployment")->type_name("NAME")->required();
    verb->callback([=, &output, &exitCode] {
        exitCode =
            runManifestRemove(options->request(), QString::fromStdString(options->name), output);
    });
}

void addListing(CLI::App *group, const char *name, const char *description, CommandOutput &output,
                int &exitCode, int (*run)(const QStringList &, const CommandOutput &))
{
    CLI::App *verb = group->add_subcommand(name, description);
    const auto paths = std::make_shared<std::vector<std::string>>();
    verb->add_option("PATH", *paths, "Manifests, or folders of manifests")->required();
    verb->callback([=, &output, &exitCode] { exitCode = run(toStrings(*paths), output); });
}

} // namespace

void addManifestCommands(CLI::App &program, CommandOutput &output, int &exitCode)
{
    CLI::App *group = program.add_subcommand("manifest", "Read and edit manifests (no network)");
    group->require_subcommand(1);
    addListing(group, "show", "List the endpoints and deployments found", output, exitCode,
               runManifestShow);
    addListing(group, "validate", "Check manifests; exit code 1 on an error", output, exitCode,
               runManifestValidate);
    addSet(group, output, exitCode);
    addCopy(group, output, exitCode);
    addRemove(group, output, exitCode);
}

} // namespace serin
