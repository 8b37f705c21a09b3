// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/endpointcommands.h"

#include "app/cli/endpointverbs.h"
#include "app/cli/fileverbs.h"
#include "app/cli/globaloptions.h"
#include "app/cli/invokeverb.h"
#include "app/cli/numberchecks.h"
#include "app/cli/wordchecks.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace serin {

namespace {

using EndpointAct = int (*)(const GlobalOptions &, const EndpointRequest &);

/// One group of verbs, which share what they are parsed into: only one is called.
class VerbGroup
{
public:
    VerbGroup(CLI::App &program, const char *name, const char *description,
              const GlobalOptions &options, int &exitCode)
        : m_group(program.add_subcommand(name, description)), m_options(options),
          m_exitCode(exitCode)
    {
        m_group->require_subcommand(1);
    }

    [[nodiscard]] EndpointRequest &request() const { return *m_request; }
    [[nodiscard]] InvokeRequest &invocation() const { return *m_invocation; }

    CLI::App *add(const char *name, const char *description, EndpointAct run) const
    {
        CLI::App *verb = m_group->add_subcommand(name, description);
        verb->callback([run, request = m_request, &options = m_options, &exitCode = m_exitCode] {
            exitCode = run(options, *request);
        });
        return verb;
    }
    CLI::App *addInvoke() const
    {
        CLI::App *verb = m_group->add_subcommand(
            "invoke", "Send a request; the answer's body goes to stdout as it came, exit code 1 "
                      "for a status outside 2xx");
        verb->callback([request = m_invocation, &options = m_options, &exitCode = m_exitCode] {
            exitCode = invoke(options, *request);
        });
        return verb;
    }

    void name(CLI::App *verb) const
    {
        verb->add_option("--name,-n", m_request->endpoint, "The endpoint")
            ->type_name("NAME")
            ->required();
    }
    /// Of a verb of deployments: `-n` is the deployment there.
    void deploymentNames(CLI::App *verb) const
    {
        verb->add_option("--name,-n", m_request->deployment, "The deployment")
            ->type_name("NAME")
            ->required();
        endpointName(verb)->required();
    }
    CLI::Option *endpointName(CLI::App *verb) const
    {
        return verb->add_option("--endpoint-name,-e", m_request->endpoint, "The endpoint")
            ->type_name("NAME");
    }
    void logOptions(CLI::App *verb) const
    {
        verb->add_option("--lines,-l", m_request->lines, "How many of the last lines (default: 50)")
            ->type_name("K")
            ->check(wholeNumberBetween(1, 1'000'000));
        verb->add_option_function<std::string>(
                "--container,-c",
                [request = m_request](const std::string &name) {
                    request->storageInitializer = name == "storage-initializer";
                },
                "Whose log (default: inference-server)")
            ->type_name("NAME")
            ->check(oneOf({"inference-server", "storage-initializer"}));
    }
    CLI::Option *traffic(CLI::App *verb, const char *example) const
    {
        return verb
            ->add_option("--traffic", m_request->traffic,
                         std::string("The whole live traffic, e.g. ") + example)
            ->type_name("MAP");
    }
    CLI::Option *mirror(CLI::App *verb) const
    {
        return verb
            ->add_option("--mirror-traffic", m_request->mirrorTraffic,
                         "The mirrored traffic, e.g. \"green=10\"; \"\" for none")
            ->type_name("MAP");
    }
    CLI::Option *instanceCount(CLI::App *verb) const
    {
        return verb
            ->add_option("--instance-count", m_request->instanceCount,
                         "How many instances it has, live")
            ->type_name("K")
            ->check(wholeNumberFrom(1));
    }
    CLI::Option *file(CLI::App *verb, const char *description) const
    {
        return verb->add_option("--file,-f", m_request->file, description)->type_name("FILE");
    }
    void invokeOptions(CLI::App *verb, const char *deploymentOption) const
    {
        verb->add_option("--name,-n", m_invocation->endpoint, "The endpoint")
            ->type_name("NAME")
            ->required();
        verb->add_option(deploymentOption, m_invocation->deployment,
                         "This deployment answers, whatever the traffic")
            ->type_name("NAME");
        verb->add_option("--request-file,-r", m_invocation->requestFile,
                         "The request's body; - is stdin")
            ->type_name("FILE")
            ->required();
    }

private:
    CLI::App *m_group;
    const GlobalOptions &m_options;
    int &m_exitCode;
    const std::shared_ptr<EndpointRequest> m_request = std::make_shared<EndpointRequest>();
    const std::shared_ptr<InvokeRequest> m_invocation = std::make_shared<InvokeRequest>();
};

void addOnlineEndpoint(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    const VerbGroup group(program, "online-endpoint", "Endpoints, with the words of az ml", options,
                          exitCode);
    group.add("list", "List the endpoints", listEndpoints);
    group.name(group.add("show", "Show one and its traffic; a table also lists its deployments",
                         showEndpoint));

    CLI::App *create =
        group.add("create", "Create one, or bring it to what a file says", createOrApplyEndpoint);
    create->add_option("--name,-n", group.request().endpoint, "Its name, before the file's")
        ->type_name("NAME");
    CLI::Option *file = group.file(create, "Its manifest: is planned against live and applied");
    create
        ->add_option("--auth-mode", group.request().authMode,
                     "key, aml_token or aad_token (default: key)")
        ->type_name("MODE")
        ->excludes(file);

    CLI::App *update = group.add(
        "update", "Bring one to what a file says, or move its traffic live", updateOrApplyEndpoint);
    update->add_option("--name,-n", group.request().endpoint, "Its name, before the file's")
        ->type_name("NAME");
    file = group.file(update, "Its manifest: is planned against live and applied");
    group.traffic(update, "\"blue=90 green=10\"")->excludes(file);
    group.mirror(update)->excludes(file);

    group.name(group.add("delete", "Delete one with all its deployments", deleteEndpoint));
    group.invokeOptions(group.addInvoke(), "--deployment-name,-d");
    group.name(
        group.add("get-credentials", "Print its keys, or a token of its own", printCredentials));
    CLI::App *regenerate = group.add(
        "regenerate-keys", "Make a new key; the old one is refused from then on", regenerateKey);
    group.name(regenerate);
    regenerate
        ->add_option_function<std::string>(
            "--key-type",
            [request = &group.request()](const std::string &key) {
                request->secondaryKey = key == "secondary";
            },
            "Which one (default: primary)")
        ->type_name("KEY")
        ->check(oneOf({"primary", "secondary"}));
}

void addOnlineDeployment(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    const VerbGroup group(program, "online-deployment", "Deployments, with the words of az ml",
                          options, exitCode);
    group.endpointName(group.add("list", "List those of an endpoint", listDeployments))->required();
    group.deploymentNames(group.add("show", "Show one", showDeployment));
    for (const bool create : {true, false}) {
        CLI::App *verb =
            create ? group.add("create", "Create one, or bring it to what a file says",
                               applyDeployment)
                   : group.add("update", "Bring one to what a file says, or scale it live",
                               updateOrApplyDeployment);
        verb->add_option("--name,-n", group.request().deployment, "Its name, before the file's")
            ->type_name("NAME");
        group.endpointName(verb);
        CLI::Option *file = group.file(verb, "Its manifest: is planned against live and applied");
        if (create) {
            file->required();
            verb->add_flag("--all-traffic", group.request().allTraffic,
                           "Give it all of the live traffic when it is there");
        } else {
            group.instanceCount(verb)->excludes(file);
        }
    }
    group.deploymentNames(group.add("delete", "Delete one that has no traffic", deleteDeployment));
    CLI::App *logs = group.add("get-logs", "Print the end of its log", printLogs);
    group.deploymentNames(logs);
    group.logOptions(logs);
}

void addPreview(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    const VerbGroup group(program, "endpoint",
                          "Endpoints with their deployments, in the spelling of the private "
                          "preview",
                          options, exitCode);
    group.request().preview = true;
    const auto deployment = [&group](CLI::App *verb) {
        return verb->add_option("--deployment,-d", group.request().deployment, "The deployment")
            ->type_name("NAME");
    };
    CLI::App *create =
        group.add("create", "Create what a file says: the whole endpoint", createOrApplyEndpoint);
    create->add_option("--name,-n", group.request().endpoint, "Its name, before the file's")
        ->type_name("NAME");
    group.file(create, "Its manifest, with the deployments inside")->required();

    CLI::App *update =
        group.add("update", "Bring it to what a file says, or change traffic or instances live",
                  updateOrApplyPreview);
    update->add_option("--name,-n", group.request().endpoint, "Its name, before the file's")
        ->type_name("NAME");
    CLI::Option *file =
        group.file(update, "Its manifest, with the deployments inside: one that is live and not in "
                           "it is deleted, traffic first");
    CLI::Option *count = group.instanceCount(update)->excludes(file);
    group.traffic(update, "\"blue:90,green:10\"")->excludes(file)->excludes(count);
    group.mirror(update)->excludes(file)->excludes(count);
    count->needs(deployment(update)->excludes(file));

    CLI::App *remove =
        group.add("delete", "Delete it with all its deployments, or one of them", deletePreview);
    group.name(remove);
    deployment(remove);
    group.invokeOptions(group.addInvoke(), "--deployment,-d");
    group.name(group.add("show", "Show one with its deployments", showEndpoint));
    group.add("list", "List the endpoints", listEndpoints);
    CLI::App *log = group.add("log", "Print the end of a deployment's log", printLogs);
    group.name(log);
    deployment(log)->required();
    group.logOptions(log);
}

} // namespace

void addEndpointCommands(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    addOnlineEndpoint(program, options, exitCode);
    addOnlineDeployment(program, options, exitCode);
    addPreview(program, options, exitCode);
}

} // namespace serin
