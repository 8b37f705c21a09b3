// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assetcommands.h"

#include "app/cli/assetverbs.h"
#include "app/cli/globaloptions.h"
#include "app/cli/wordchecks.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace serin {

namespace {

void addGroup(CLI::App &program, const GlobalOptions &options, int &exitCode, AssetId::Kind kind,
              const char *name, const char *description)
{
    CLI::App *group = program.add_subcommand(name, description);
    group->require_subcommand(1);
    const auto request = std::make_shared<AssetRequest>();
    request->kind = kind;
    const auto add = [&](const char *verbName, const char *what,
                         int (*run)(const GlobalOptions &, const AssetRequest &)) {
        CLI::App *verb = group->add_subcommand(verbName, what);
        verb->callback([=, &options, &exitCode] { exitCode = run(options, *request); });
        return verb;
    };
    const auto addName = [&](CLI::App *verb) {
        return verb->add_option("--name,-n", request->name, "Its name")->type_name("NAME");
    };
    const auto addVersion = [&](CLI::App *verb, const char *what) {
        return verb->add_option("--version,-v", request->version, what)->type_name("VERSION");
    };
    addName(add("list", "List the names, or the versions of one", listAssets));
    CLI::App *show = add("show", "Show a version", showAsset);
    addName(show)->required();
    addVersion(show, "Its version (default: the latest)");
    CLI::App *create = add("create", "Register a version, which never changes again", createAsset);
    addName(create)->required();
    addVersion(create, "Its version")->required();
    if (kind == AssetId::Kind::Environment) {
        create->add_option("--path", request->path, "The conda file")->type_name("PATH");
        create->add_option("--image", request->image, "The container image")->type_name("IMAGE");
        return;
    }
    create->add_option("--path", request->path, "The file or folder; a copy of it is kept")
        ->type_name("PATH")
        ->required();
    if (kind == AssetId::Kind::Model) {
        create->add_option("--type", request->type, "What it is (default: custom_model)")
            ->type_name("TYPE")
            ->check(oneOf({"custom_model", "mlflow_model", "triton_model"}));
    }
}

} // namespace

void addAssetCommands(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    addGroup(program, options, exitCode, AssetId::Kind::Model, "model", "Registered models");
    addGroup(program, options, exitCode, AssetId::Kind::Code, "code", "Registered code");
    addGroup(program, options, exitCode, AssetId::Kind::Environment, "environment",
             "Registered environments");
}

} // namespace serin
