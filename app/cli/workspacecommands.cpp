// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/workspacecommands.h"

#include "app/cli/globaloptions.h"
#include "app/cli/wordchecks.h"
#include "services/workspace/workspaceregistry.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace serin {

namespace {

struct WorkspaceRequest
{
    std::string name;
    std::string id;
    std::string tenant;
    std::optional<Tier> tier;
};

QJsonObject toJson(const WorkspaceEntry &entry)
{
    QJsonObject json{{QStringLiteral("name"), entry.name},
                     {QStringLiteral("tier"), tierName(entry.tier)},
                     {QStringLiteral("local"), entry.isLocal}};
    if (!entry.isLocal) {
        json.insert(QStringLiteral("armUrl"), entry.armUrl);
        json.insert(QStringLiteral("id"), entry.id.toString());
        json.insert(QStringLiteral("tenant"), entry.tenant);
    }
    return json;
}

QList<QStringList> workspaceTable()
{
    return {{QStringLiteral("NAME"), QStringLiteral("TIER"), QStringLiteral("SUBSCRIPTION"),
             QStringLiteral("RESOURCE GROUP"), QStringLiteral("WORKSPACE"),
             QStringLiteral("CONTROL PLANE")}};
}

QStringList toRow(const WorkspaceEntry &entry)
{
    if (entry.isLocal) {
        return {entry.name, tierName(entry.tier),           QString(), QString(),
                QString(),  QStringLiteral("this computer")};
    }
    return {entry.name,         tierName(entry.tier), entry.id.subscription, entry.id.resourceGroup,
            entry.id.workspace, entry.armUrl};
}

int list(const GlobalOptions &options, const WorkspaceRequest &)
{
    const auto listing = WorkspaceRegistry().list();
    if (!listing) {
        return options.output.fail(listing.error());
    }
    options.output.warn(listing->warnings);
    QList<QStringList> rows = workspaceTable();
    QJsonArray array;
    for (const WorkspaceEntry &entry : listing->workspaces) {
        rows << toRow(entry);
        array.append(toJson(entry));
    }
    if (options.output.effectiveFormat() == OutputFormat::Table) {
        options.output.printTable(rows);
    } else {
        options.output.printValue(array);
    }
    return 0;
}

/// The workspace that @p options and @p request describe.
Result<WorkspaceEntry> described(const GlobalOptions &options, const WorkspaceRequest &request)
{
    const TargetOptions &target = options.target;
    WorkspaceEntry entry;
    if (!request.id.empty()) {
        const Result<WorkspaceId> id = WorkspaceId::fromString(QString::fromStdString(request.id));
        if (!id) {
            return failure(id.error());
        }
        entry.id = *id;
    } else {
        entry.id = {QString::fromStdString(target.subscription),
                    QString::fromStdString(target.resourceGroup),
                    QString::fromStdString(target.workspaceName)};
        if (entry.id.subscription.isEmpty() || entry.id.resourceGroup.isEmpty() ||
            entry.id.workspace.isEmpty()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("it is not said which workspace is meant"), {},
                           QStringLiteral("give --id, or --subscription, --resource-group and "
                                          "--workspace-name"));
        }
    }
    const Result<QString> url = armUrlFrom(
        target.armUrl.empty() ? QString(publicArmUrl) : QString::fromStdString(target.armUrl));
    if (!url) {
        return failure(url.error());
    }
    entry.name = QString::fromStdString(request.name);
    entry.armUrl = *url;
    entry.tenant = QString::fromStdString(request.tenant);
    entry.tier = request.tier.value_or(Tier::Prod);
    return entry;
}

int add(const GlobalOptions &options, const WorkspaceRequest &request)
{
    const Result<WorkspaceEntry> entry = described(options, request);
    if (!entry) {
        return options.output.failUsage(entry.error());
    }
    const Result<QStringList> added = WorkspaceRegistry().add(*entry);
    if (!added) {
        return options.output.fail(added.error());
    }
    options.output.warn(*added);
    if (!request.tier) {
        options.output.note(QStringLiteral("it counts as prod; --tier says otherwise"));
    }
    if (options.output.effectiveFormat() == OutputFormat::Table) {
        options.output.printTable(workspaceTable() << toRow(*entry));
    } else {
        options.output.printValue(toJson(*entry));
    }
    return 0;
}

int remove(const GlobalOptions &options, const WorkspaceRequest &request)
{
    const Result<QStringList> removed =
        WorkspaceRegistry().remove(QString::fromStdString(request.name));
    if (!removed) {
        return options.output.fail(removed.error());
    }
    options.output.warn(*removed);
    options.output.note(QStringLiteral("workspace %1 is forgotten; it is as it was")
                            .arg(QString::fromStdString(request.name)));
    return 0;
}

} // namespace

void addWorkspaceCommands(CLI::App &program, GlobalOptions &options, int &exitCode)
{
    static const std::vector<std::pair<std::string, Tier>> tiers{
        {"dev", Tier::Dev}, {"staging", Tier::Staging}, {"prod", Tier::Prod}};
    CLI::App *group = program.add_subcommand("workspace", "Names for workspaces");
    group->require_subcommand(1);
    const auto request = std::make_shared<WorkspaceRequest>();
    const auto addVerb = [&](const char *name, const char *description,
                             int (*run)(const GlobalOptions &, const WorkspaceRequest &)) {
        CLI::App *verb = group->add_subcommand(name, description);
        verb->callback([=, &options, &exitCode] { exitCode = run(options, *request); });
        return verb;
    };
    addVerb("list", "The local one, and those that were added", list);
    CLI::App *adding = addVerb(
        "add", "Name one by --id, or by --subscription, --resource-group and --workspace-name",
        add);
    adding->add_option("NAME", request->name, "What to call it")->required();
    adding->add_option("--id", request->id, "Its resource id (/subscriptions/…)")->type_name("ID");
    adding->add_option("--tenant", request->tenant, "To sign in at (default: the account's own)")
        ->type_name("TENANT");
    adding->add_option("--tier", request->tier, "dev, staging or prod (default: prod)")
        ->transform(valueOf(tiers))
        ->type_name("TIER");
    addVerb("remove", "Forget one; projects that name it need another", remove)
        ->add_option("NAME", request->name, "Its name")
        ->required();
}

} // namespace serin
