// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/servicephrases.h"

#include <QtGlobal>

#include <iterator>

namespace serin {

namespace {

constexpr const char *azurePhrasesList[] = {
    QT_TRANSLATE_NOOP("Service", "\"%1\" is no %2 of an asset"),
    QT_TRANSLATE_NOOP("Service", "the service sent an asset without a name"),
    QT_TRANSLATE_NOOP("Service", "only the label \"latest\" is known, not \"%1\""),
    QT_TRANSLATE_NOOP("Service", "there is no version of %1"),
    QT_TRANSLATE_NOOP("Service", "the deployment %1 belongs to no endpoint"),
    QT_TRANSLATE_NOOP("Service", "there is no deployment %1 to scale"),
    QT_TRANSLATE_NOOP("Service", "the service does not accept the token"),
    QT_TRANSLATE_NOOP("Service", "the account may not do this"),
    QT_TRANSLATE_NOOP("Service", "the service does not know this"),
    QT_TRANSLATE_NOOP("Service", "the service says that this conflicts with what is there"),
    QT_TRANSLATE_NOOP("Service", "the service is asked too often"),
    QT_TRANSLATE_NOOP("Service", "the service failed"),
    QT_TRANSLATE_NOOP("Service", "the service refused"),
    QT_TRANSLATE_NOOP("Service", "sign in again"),
    QT_TRANSLATE_NOOP("Service",
                      "wait until the operation that runs there has ended, then try again"),
    QT_TRANSLATE_NOOP("Service", "move its live and mirrored traffic away first, then delete it"),
    QT_TRANSLATE_NOOP("Service", "try again in %1 s"),
    QT_TRANSLATE_NOOP("Service", "try again later"),
    QT_TRANSLATE_NOOP("Service", "the service ended the operation as %1"),
    QT_TRANSLATE_NOOP("Service", "ask for the role \"AzureML Data Scientist\" on the workspace, or "
                                 "wait some minutes when it was just given"),
    QT_TRANSLATE_NOOP("Service", "ask for the role \"%1\" (it has %2) on %3"),
    QT_TRANSLATE_NOOP("Service", "the workspace"),
    QT_TRANSLATE_NOOP(
        "Service", "the service accepted the request without saying where to ask for the outcome"),
    QT_TRANSLATE_NOOP("Service", "look at the endpoint's state in a moment"),
    QT_TRANSLATE_NOOP("Service", "the service still works on it after %1 min (%2)"),
    QT_TRANSLATE_NOOP("Service", "no word yet"),
    QT_TRANSLATE_NOOP("Service", "look at it again later: it goes on there"),
    QT_TRANSLATE_NOOP("Service", "the state of the operation has no word for it"),
    QT_TRANSLATE_NOOP("Service", "try again later: what was accepted goes on there"),
    QT_TRANSLATE_NOOP("Service", "\"%1\" is no address to send a token to"),
    QT_TRANSLATE_NOOP("Service", "give an address that begins with https://"),
    QT_TRANSLATE_NOOP("Service",
                      "the service points to another address (%1), where nothing was sent"),
    QT_TRANSLATE_NOOP("Service", "%1 answered with a web page"),
    QT_TRANSLATE_NOOP("Service", "check the address, and whether the network asks to sign in"),
    QT_TRANSLATE_NOOP("Service", "%1 answered with JSON that is no object"),
    QT_TRANSLATE_NOOP("Service", "%1 answered with something that is no JSON: %2 at byte %3"),
    QT_TRANSLATE_NOOP("Service", "look at it again: it is not known whether it was carried out"),
    QT_TRANSLATE_NOOP("Service", "somebody else changed it while this change got no answer (%1)"),
    QT_TRANSLATE_NOOP("Service", "plan again"),
    QT_TRANSLATE_NOOP("Service", "the service sent an asset with an unusable id"),
    QT_TRANSLATE_NOOP("Service", "the Azure CLI (az) is not installed"),
    QT_TRANSLATE_NOOP("Service", "install it (Debian: apt install azure-cli), then run: az login"),
    QT_TRANSLATE_NOOP("Service", "az printed no token"),
    QT_TRANSLATE_NOOP("Service", "az printed no token, but: %1"),
    QT_TRANSLATE_NOOP("Service", "run: az account get-access-token"),
    QT_TRANSLATE_NOOP("Service", "the Azure CLI is not signed in%1"),
    QT_TRANSLATE_NOOP("Service", "exit code %1"),
    QT_TRANSLATE_NOOP("Service", "run: az login"),
    QT_TRANSLATE_NOOP("Service", "run: az login --tenant %1"),
    QT_TRANSLATE_NOOP("Service", "az brought no token"),
    QT_TRANSLATE_NOOP("Service", "the Azure CLI brought no token%1"),
    QT_TRANSLATE_NOOP("Service", "%1 is given by a path or in place and is not registered"),
    QT_TRANSLATE_NOOP("Service", "name a registered version: azureml:name:version"),
    QT_TRANSLATE_NOOP("Service", "the label of %1 was not looked up"),
    QT_TRANSLATE_NOOP("Service", "the service sent a deployment with an unusable name: %1"),
    QT_TRANSLATE_NOOP("Service", "no share"),
    QT_TRANSLATE_NOOP("Service", "the service sent an endpoint with an unusable name: %1"),
    QT_TRANSLATE_NOOP("Service", "the service sent a subscription without an id"),
    QT_TRANSLATE_NOOP("Service", "the service sent a workspace with an unusable id"),
    QT_TRANSLATE_NOOP("Service", "the service sent no key"),
    QT_TRANSLATE_NOOP("Service", "the service sent no token"),
    QT_TRANSLATE_NOOP("Service", "the answer holds no metrics"),
    QT_TRANSLATE_NOOP("Service", "there is no token: the file is missing"),
    QT_TRANSLATE_NOOP("Service", "the file holds no token"),
    QT_TRANSLATE_NOOP("Service", "the service does not accept the token in this file"),
    QT_TRANSLATE_NOOP("Service", "start the local workspace again, or name another file"),
    QT_TRANSLATE_NOOP("Service", "the environment variable SERIN_TOKEN holds no token"),
    QT_TRANSLATE_NOOP("Service", "set SERIN_TOKEN"),
    QT_TRANSLATE_NOOP("Service", "the service does not accept the token in SERIN_TOKEN"),
    QT_TRANSLATE_NOOP("Service", "set SERIN_TOKEN to a new token"),
    QT_TRANSLATE_NOOP("Service", "the endpoint %1 has no address yet (its state: %2)"),
    QT_TRANSLATE_NOOP("Service", "wait until it has been created"),
    QT_TRANSLATE_NOOP("Service",
                      "the endpoint takes tokens of Microsoft Entra ID, and nobody is signed in"),
    QT_TRANSLATE_NOOP("Service", "sign in with: az login"),
    QT_TRANSLATE_NOOP("Service", "ask for fewer instances or a smaller size, delete what is not "
                                 "used, or have the subscription's quota raised"),
    QT_TRANSLATE_NOOP("Service",
                      "ask for fewer instances or a smaller size, or have the quota raised"),
    QT_TRANSLATE_NOOP(
        "Service", "the region has no free machines of this size: take another size or try later"),
    QT_TRANSLATE_NOOP("Service", "read the image's build log in the workspace's storage and mend "
                                 "the environment's conda file or Dockerfile"),
    QT_TRANSLATE_NOOP("Service", "compare the manifest's values with what the message names"),
    QT_TRANSLATE_NOOP("Service",
                      "read the deployment's logs (page Logs, or `serinctl online-deployment "
                      "get-logs`): the scoring script does not come up"),
    QT_TRANSLATE_NOOP("Service",
                      "check the names, and that model, code and environment are registered"),
    QT_TRANSLATE_NOOP("Service", "provision the workspace's managed network first"),
    QT_TRANSLATE_NOOP("Service", "another operation came first: plan and apply again"),
    QT_TRANSLATE_NOOP("Service", "let the endpoint's identity read the connections and secrets"),
    QT_TRANSLATE_NOOP("Service",
                      "try again; when it stays, give the request id to Microsoft's support"),
    QT_TRANSLATE_NOOP("Service", "endpoint names are unique in a region: choose another name"),
    QT_TRANSLATE_NOOP("Service", "create the endpoint first"),
    QT_TRANSLATE_NOOP("Service", "let the cluster pull from the container registry"),
    QT_TRANSLATE_NOOP("Service", "renew the cluster's Azure ML extension"),
    QT_TRANSLATE_NOOP("Service", "check that the cluster reaches the sign-in service"),
    QT_TRANSLATE_NOOP("Service", "check that the cluster runs and is attached"),
    QT_TRANSLATE_NOOP("Service", "check the image's name and that it can be pulled"),
    QT_TRANSLATE_NOOP("Service", "read the deployment's logs (page Logs, or `serinctl "
                                 "online-deployment get-logs`): the container ends by itself"),
    QT_TRANSLATE_NOOP("Service", "create the compute's namespace in the cluster"),
    QT_TRANSLATE_NOOP("Service",
                      "read the deployment's logs (page Logs, or `serinctl online-deployment "
                      "get-logs`): init() of the scoring script fails"),
    QT_TRANSLATE_NOOP("Service",
                      "read the deployment's logs (page Logs, or `serinctl online-deployment "
                      "get-logs`): the scoring script needs a package that the environment lacks"),
    QT_TRANSLATE_NOOP("Service", "give the scoring script both init() and run()"),
    QT_TRANSLATE_NOOP("Service", "restart the cluster's scoring front end"),
    QT_TRANSLATE_NOOP("Service", "read the deployment's logs (page Logs, or `serinctl "
                                 "online-deployment get-logs`): the model does not answer"),
    QT_TRANSLATE_NOOP("Service", "ask for less CPU and memory, or give the cluster more nodes"),
    QT_TRANSLATE_NOOP("Service", "give the deployment more memory"),
    QT_TRANSLATE_NOOP("Service", "check that the cluster's Azure ML extension runs"),
    QT_TRANSLATE_NOOP("Service", "create the deployment first"),
    QT_TRANSLATE_NOOP(
        "Service", "register the provider Microsoft.MachineLearningServices in the subscription"),
    QT_TRANSLATE_NOOP("Service", "check the subscription's id and that the account sees it"),
    QT_TRANSLATE_NOOP("Service", "check the resource group's name"),
    QT_TRANSLATE_NOOP("Service", "have the lock on the resource removed"),
    QT_TRANSLATE_NOOP("Service", "a policy of the subscription forbids it: ask who owns it"),
    QT_TRANSLATE_NOOP("Service", "sign in to the tenant of the subscription"),
};

} // namespace

std::vector<const char *> azurePhrases()
{
    return {std::begin(azurePhrasesList), std::end(azurePhrasesList)};
}

} // namespace serin
