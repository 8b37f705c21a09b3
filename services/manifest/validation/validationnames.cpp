// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/names.h"
#include "services/manifest/validation/validationrules.h"
#include "services/manifest/validation/validationtext.h"

namespace serin {

namespace {

/// Both names of a Kubernetes deployment together (Azure Machine Learning, "Manage resources and
/// quotas").
constexpr qsizetype longestKubernetesNames = 62;

void checkName(const QString &name, NodeId node, const QString &code, ValidationFindings &findings)
{
    if (name.isEmpty() || isTemplateText(name)) {
        return;
    }
    if (const auto checked = checkResourceName(name); !checked) {
        findings.add(
            {node, Severity::Error, code,
             QStringLiteral("the name %1 is refused: %2").arg(quoted(name), checked.error().detail),
             QStringLiteral("choose a name of 3 to 32 letters, digits and dashes that begins with "
                            "a letter")});
    } else if (name.contains(QLatin1String("--"))) {
        findings.add({node, Severity::Warning, QStringLiteral("double-dash"),
                      QStringLiteral("the name %1 has two dashes in a row").arg(quoted(name)),
                      QStringLiteral("use single dashes: the service may refuse it")});
    }
}

void checkTextName(const SchemaValue &map, const QString &key, const QString &code,
                   ValidationFindings &findings)
{
    const SchemaValue *name = map.find(key);
    if (name != nullptr && name->kind == SchemaValue::Kind::Text) {
        checkName(name->text, name->node, code, findings);
    }
}

void checkSpelling(const DeploymentView &deployment, const DeploymentNames &beside,
                   ValidationFindings &findings)
{
    if (deployment.name.isEmpty() || isTemplateText(deployment.name)) {
        return;
    }
    if (const QString other = beside.otherSpelling(deployment.name); !other.isEmpty()) {
        findings.add({deployment.nameNode, Severity::Error, QStringLiteral("one-name"),
                      QStringLiteral("the deployments %1 and %2 differ by the case of letters "
                                     "only, and so are one to the service")
                          .arg(quoted(deployment.name), quoted(other)),
                      QStringLiteral("give one of them another name")});
    }
}

void checkEndpointSpelling(const DocumentView &view, const QString &key,
                           const ValidationScope &scope, ValidationFindings &findings)
{
    const SchemaValue *const name = view.value().find(key);
    const ValidationScope::OtherEndpoint other = scope.otherEndpoint(view);
    if (name == nullptr || other.name.isEmpty()) {
        return;
    }
    // Those of another folder may be for another workspace.
    findings.add({name->node, other.isBeside ? Severity::Error : Severity::Warning,
                  QStringLiteral("one-name"),
                  QStringLiteral("the endpoints %1 and %2 differ by the case of letters only, and "
                                 "so are one to the service")
                      .arg(quoted(view.endpointName()), quoted(other.name)),
                  QStringLiteral("write the name the same everywhere, or give one of them "
                                 "another")});
}

void checkDeploymentName(const DeploymentView &deployment, const DocumentView &view,
                         ValidationFindings &findings)
{
    if (deployment.nameNode == noNode) {
        if (view.isEndpoint()) {
            findings.add({deployment.value->place(), Severity::Error, QStringLiteral("missing-key"),
                          QStringLiteral("the deployment has no name"),
                          QStringLiteral("add `name` to the deployment")});
        }
        return;
    }
    if (deployment.nameIsText) {
        checkName(deployment.name, deployment.nameNode, QStringLiteral("deployment-name"),
                  findings);
    } else if (deployment.value->keyNode == deployment.nameNode) {
        findings.add(
            {deployment.nameNode, Severity::Error, QStringLiteral("deployment-name"),
             QStringLiteral("the name %1 is not text to YAML").arg(printable(deployment.name)),
             QStringLiteral("put it in quotes, or choose another name")});
    }
    const bool templates = isTemplateText(deployment.name) || isTemplateText(view.endpointName());
    if (deployment.target == ValidationTarget::Kubernetes && !view.isPreview() && !templates &&
        deployment.name.size() + view.endpointName().size() > longestKubernetesNames) {
        findings.add(
            {deployment.nameNode, Severity::Error, QStringLiteral("deployment-name"),
             QStringLiteral("on Kubernetes the names of endpoint and deployment have at most %1 "
                            "characters together")
                 .arg(longestKubernetesNames),
             QStringLiteral("choose a shorter name")});
    }
}

void checkBelonging(const DocumentView &view, const ValidationScope &scope,
                    ValidationFindings &findings)
{
    if (view.value().find(QStringLiteral("endpoint_name")) != nullptr) {
        return;
    }
    const QString beside = scope.onlyEndpointIn(view.folder());
    const NodeId node = view.value().node;
    if (!beside.isEmpty()) {
        findings.add(
            {node, Severity::Info, QStringLiteral("endpoint-from-folder"),
             QStringLiteral("without `endpoint_name` the deployment belongs to %1, the endpoint of "
                            "its folder")
                 .arg(quoted(beside)),
             QStringLiteral("add `endpoint_name` to make that explicit"), beside});
        return;
    }
    findings.add(
        {node, Severity::Warning, QStringLiteral("unassigned"),
         QStringLiteral(
             "the deployment has no `endpoint_name` and no single endpoint lies beside it"),
         view.isPreview()
             ? QStringLiteral("name the endpoint when the file is applied")
             : QStringLiteral("add `endpoint_name`, or name the endpoint when the file "
                              "is applied")});
}

void checkNumberOfDeployments(const DocumentView &view, const ValidationScope &scope,
                              ValidationFindings &findings)
{
    const KnownDeployments known = scope.deploymentsOf(view);
    if (view.target() != ValidationTarget::Managed || !known.certain ||
        known.names.all().size() <= maximumDeployments) {
        return;
    }
    findings.add({view.value().node, Severity::Error, QStringLiteral("too-many-deployments"),
                  QStringLiteral("the endpoint has %1 deployments, the service takes %2")
                      .arg(known.names.all().size())
                      .arg(maximumDeployments),
                  QStringLiteral("remove deployments that get no traffic")});
}

} // namespace

void checkNames(const DocumentView &view, const ValidationScope &scope,
                ValidationFindings &findings)
{
    if (view.isEndpoint()) {
        checkTextName(view.value(), QStringLiteral("name"), QStringLiteral("endpoint-name"),
                      findings);
        checkEndpointSpelling(view, QStringLiteral("name"), scope, findings);
        checkNumberOfDeployments(view, scope, findings);
    } else {
        checkTextName(view.value(), QStringLiteral("endpoint_name"),
                      QStringLiteral("endpoint-name"), findings);
        checkEndpointSpelling(view, QStringLiteral("endpoint_name"), scope, findings);
        checkBelonging(view, scope, findings);
    }
    const DeploymentNames beside = scope.deploymentsBeside(view);
    for (const DeploymentView &deployment : view.deployments()) {
        checkDeploymentName(deployment, view, findings);
        checkSpelling(deployment, beside, findings);
    }
}

} // namespace serin
