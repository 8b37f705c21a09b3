// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armerror.h"

#include <QRegularExpression>

#include <iterator>

namespace serin {

namespace {

struct KnownFix
{
    const char *code;
    const char *fix;
};

// Codes and remedies: Microsoft's how-to-troubleshoot-online-endpoints.
constexpr KnownFix knownFixes[] = {
    {"OutOfQuota",
     "ask for fewer instances or a smaller size, delete what is not used, or have the "
     "subscription's quota raised"},
    {"QuotaExceeded", "ask for fewer instances or a smaller size, or have the quota raised"},
    {"OutOfCapacity",
     "the region has no free machines of this size: take another size or try later"},
    {"ImageBuildFailure", "read the image's build log in the workspace's storage and mend the "
                          "environment's conda file or Dockerfile"},
    {"BadArgument", "compare the manifest's values with what the message names"},
    {"ResourceNotReady", "read the deployment's logs (page Logs, or `serinctl online-deployment "
                         "get-logs`): the scoring script does not come up"},
    {"ResourceNotFound", "check the names, and that model, code and environment are registered"},
    {"WorkspaceManagedNetworkNotReady", "provision the workspace's managed network first"},
    {"OperationCanceled", "another operation came first: plan and apply again"},
    {"SecretsInjectionError", "let the endpoint's identity read the connections and secrets"},
    {"InternalServerError", "try again; when it stays, give the request id to Microsoft's support"},
    {"EndpointAlreadyExists", "endpoint names are unique in a region: choose another name"},
    {"EndpointNotFound", "create the endpoint first"},
    {"ACRSecretError", "let the cluster pull from the container registry"},
    {"TokenRefreshFailed", "renew the cluster's Azure ML extension"},
    {"GetAADTokenFailed", "check that the cluster reaches the sign-in service"},
    {"KubernetesUnaccessible", "check that the cluster runs and is attached"},
    {"ImagePullLoopBackOff", "check the image's name and that it can be pulled"},
    {"DeploymentCrashLoopBackOff", "read the deployment's logs (page Logs, or `serinctl "
                                   "online-deployment get-logs`): the container ends by itself"},
    {"KubernetesCrashLoopBackOff", "read the deployment's logs (page Logs, or `serinctl "
                                   "online-deployment get-logs`): the container ends by itself"},
    {"NamespaceNotFound", "create the compute's namespace in the cluster"},
    {"UserScriptInitFailed", "read the deployment's logs (page Logs, or `serinctl "
                             "online-deployment get-logs`): init() of the scoring script fails"},
    {"UserScriptImportError",
     "read the deployment's logs (page Logs, or `serinctl online-deployment get-logs`): the "
     "scoring script needs a package that "
     "the environment lacks"},
    {"UserScriptFunctionNotFound", "give the scoring script both init() and run()"},
    {"ScoringFeUnhealthy", "restart the cluster's scoring front end"},
    {"ValidateScoringFailed", "read the deployment's logs (page Logs, or `serinctl "
                              "online-deployment get-logs`): the model does not answer"},
    {"InvalidDeploymentSpec", "compare the manifest's values with what the message names"},
    {"PodUnschedulable", "ask for less CPU and memory, or give the cluster more nodes"},
    {"PodOutOfMemory", "give the deployment more memory"},
    {"InferencingClientCallFailed", "check that the cluster's Azure ML extension runs"},
    {"DeploymentNotFound", "create the deployment first"},
    {"MissingSubscriptionRegistration",
     "register the provider Microsoft.MachineLearningServices in the subscription"},
    {"SubscriptionNotFound", "check the subscription's id and that the account sees it"},
    {"ResourceGroupNotFound", "check the resource group's name"},
    {"ScopeLocked", "have the lock on the resource removed"},
    {"RequestDisallowedByPolicy", "a policy of the subscription forbids it: ask who owns it"},
    {"InvalidAuthenticationTokenTenant", "sign in to the tenant of the subscription"},
    {"InvalidAuthenticationToken", "sign in again"},
    {"ExpiredAuthenticationToken", "sign in again"},
    {"AuthenticationFailed", "sign in again"},
};

// Which built-in role has the action.
QString roleFor(const QString &action)
{
    if (action.startsWith(QLatin1String("Microsoft.Insights/"), Qt::CaseInsensitive)) {
        return action.endsWith(QLatin1String("/read"), Qt::CaseInsensitive)
                   ? QStringLiteral("Monitoring Reader")
                   : QStringLiteral("Monitoring Contributor");
    }
    if (action.contains(QLatin1String("/workspaces/"), Qt::CaseInsensitive)) {
        return QStringLiteral("AzureML Data Scientist");
    }
    return action.endsWith(QLatin1String("/read"), Qt::CaseInsensitive)
               ? QStringLiteral("Reader")
               : QStringLiteral("Contributor");
}

QString roleFix(const QString &message)
{
    static const QRegularExpression action(QStringLiteral("action '([A-Za-z.]+/[A-Za-z/.*]+)'"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scope(QStringLiteral("over scope '(/[^']{1,500})'"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString missing = action.match(message).captured(1);
    if (missing.isEmpty()) {
        return QStringLiteral("ask for the role \"AzureML Data Scientist\" on the workspace, or "
                              "wait some minutes when "
                              "it was just given");
    }
    const QString where = scope.match(message).captured(1);
    return QStringLiteral("ask for the role \"%1\" (it has %2) on %3")
        .arg(roleFor(missing), missing, where.isEmpty() ? QStringLiteral("the workspace") : where);
}

} // namespace

QString armFix(const QString &code, const QString &message)
{
    if (code.compare(QLatin1String("AuthorizationFailed"), Qt::CaseInsensitive) == 0 ||
        code.compare(QLatin1String("LinkedAuthorizationFailed"), Qt::CaseInsensitive) == 0) {
        return roleFix(message);
    }
    for (const KnownFix &known : knownFixes) {
        if (code.compare(QLatin1String(known.code), Qt::CaseInsensitive) == 0) {
            return QString::fromLatin1(known.fix);
        }
    }
    return {};
}

bool isToldByLogs(const Error &error)
{
    return error.fix.startsWith(QLatin1String("read the deployment's logs"));
}

} // namespace serin
