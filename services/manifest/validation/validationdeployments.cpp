// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validationrules.h"
#include "services/manifest/validation/validationtext.h"

namespace serin {

namespace {

/// What a managed endpoint waits for an answer; prompt flow and Kubernetes wait 300 s.
constexpr int longestManagedTimeout = 180'000;
const QString oneInstance = QStringLiteral("1");

class DeploymentRules
{
public:
    DeploymentRules(const DeploymentView &deployment, ValidationFindings &findings)
        : m_deployment(deployment), m_value(*deployment.value), m_findings(findings),
          m_scale(m_value.find(QStringLiteral("scale_settings"))),
          m_holder(deployment.preview ? m_scale : &m_value)
    {}

    void check()
    {
        checkCount();
        checkScale();
        checkInstanceType();
        checkCode();
        checkTimeout();
    }

private:
    [[nodiscard]] bool isManaged() const
    {
        return m_deployment.target == ValidationTarget::Managed;
    }

    [[nodiscard]] const SchemaValue *count() const { return member(m_holder, "instance_count"); }

    static const SchemaValue *member(const SchemaValue *map, const char *key)
    {
        return map == nullptr ? nullptr : map->find(QLatin1String(key));
    }

    static std::optional<int> number(const SchemaValue *value)
    {
        return value == nullptr || value->isTemplate ? std::nullopt : value->wholeNumber();
    }

    void add(NodeId node, Severity severity, const QString &code, const QString &message,
             const QString &fix, const QString &suggestion = {})
    {
        m_findings.add({node, severity, code, message, fix, suggestion});
    }

    void checkCount()
    {
        const std::optional<int> instances = number(count());
        if (!instances) {
            return;
        }
        if (isManaged() && *instances > maximumInstances) {
            add(count()->node, Severity::Error, QStringLiteral("instance-count"),
                QStringLiteral("%1 instances are more than the %2 that the service takes")
                    .arg(*instances)
                    .arg(maximumInstances),
                QStringLiteral("write a number from 1 to %1").arg(maximumInstances),
                QString::number(maximumInstances));
        }
        const std::optional<int> most = number(member(m_scale, "max_instances"));
        const std::optional<int> least = number(member(m_scale, "min_instances"));
        if (most && *instances > *most) {
            add(count()->node, Severity::Warning, QStringLiteral("instance-count-above-max"),
                QStringLiteral("instance_count is %1 and max_instances only %2")
                    .arg(*instances)
                    .arg(*most),
                QStringLiteral("raise max_instances, or lower instance_count"));
        } else if (least && *instances<*least && * instances> 0) {
            add(count()->node, Severity::Warning, QStringLiteral("instance-count-below-min"),
                QStringLiteral("instance_count is %1 and min_instances already %2")
                    .arg(*instances)
                    .arg(*least),
                QStringLiteral("lower min_instances, or raise instance_count"));
        }
    }

    void checkScale()
    {
        const std::optional<int> most = number(member(m_scale, "max_instances"));
        const std::optional<int> least = number(member(m_scale, "min_instances"));
        if (least && most && *least > *most) {
            add(member(m_scale, "min_instances")->node, Severity::Error,
                QStringLiteral("instance-range"),
                QStringLiteral("min_instances is %1 and max_instances only %2")
                    .arg(*least)
                    .arg(*most),
                QStringLiteral("make min_instances at most max_instances"));
        }
        if (m_deployment.preview) {
            checkPreviewScale();
        } else {
            checkV2Scale();
        }
    }

    void checkPreviewScale()
    {
        const SchemaValue *type = member(m_scale, "scale_type");
        if (type == nullptr || type->isTemplate) {
            return;
        }
        if (type->text.compare(QLatin1String("manual"), Qt::CaseInsensitive) == 0) {
            if (count() == nullptr) {
                add(type->keyNode, Severity::Error, QStringLiteral("missing-instance-count"),
                    QStringLiteral("manual scale has no instance_count"),
                    QStringLiteral("add `instance_count` to scale_settings"), oneInstance);
            }
        } else if (type->text.startsWith(QLatin1String("auto"), Qt::CaseInsensitive) &&
                   (member(m_scale, "min_instances") == nullptr ||
                    member(m_scale, "max_instances") == nullptr)) {
            add(type->keyNode, Severity::Error, QStringLiteral("missing-scale-range"),
                QStringLiteral("automatic scale needs min_instances and max_instances"),
                QStringLiteral("add both to scale_settings"));
        }
    }

    void checkV2Scale()
    {
        const QString type =
            m_scale == nullptr ? QString() : m_scale->textOf(QStringLiteral("type"));
        const bool fixedCount =
            isManaged() || type.compare(QLatin1String("default"), Qt::CaseInsensitive) == 0;
        if (fixedCount && count() == nullptr) {
            add(m_value.node, Severity::Warning, QStringLiteral("missing-instance-count"),
                QStringLiteral("the deployment has no instance_count"),
                QStringLiteral("add `instance_count: 1` or how many it needs"), oneInstance);
        }
    }

    /// In v2 the schema asks for it.
    void checkInstanceType()
    {
        if (m_deployment.preview && isManaged() && m_value.isMap() && !m_value.isTemplate &&
            member(&m_value, "instance_type") == nullptr && member(&m_value, "sku") == nullptr) {
            add(m_value.place(), Severity::Error, QStringLiteral("missing-key"),
                QStringLiteral("the deployment is managed and has no instance_type"),
                QStringLiteral("add `instance_type` (`sku` in older files), such as "
                               "Standard_F2s_v2"));
        }
    }

    void checkCode()
    {
        const SchemaValue *configuration = member(&m_value, "code_configuration");
        const SchemaValue *code = member(configuration, "code");
        const SchemaValue *script = member(configuration, "scoring_script");
        const bool hasScript = script != nullptr &&
                               !(script->kind == SchemaValue::Kind::Text && script->text.isEmpty());
        if (code != nullptr && code->kind != SchemaValue::Kind::Null && !hasScript) {
            add(configuration->place(), Severity::Error, QStringLiteral("missing-scoring-script"),
                QStringLiteral("code_configuration has `code` and no `scoring_script`"),
                QStringLiteral("add `scoring_script`, the file below `code` that has init() and "
                               "run()"));
        }
    }

    void checkTimeout()
    {
        const SchemaValue *timeout =
            member(member(&m_value, "request_settings"), "request_timeout_ms");
        const std::optional<int> milliseconds = number(timeout);
        if (isManaged() && milliseconds && *milliseconds > longestManagedTimeout &&
            *milliseconds <= 300'000) {
            add(timeout->node, Severity::Warning, QStringLiteral("request-timeout"),
                QStringLiteral("%1 ms is more than the %2 ms that a managed endpoint waits, unless "
                               "it serves a prompt flow")
                    .arg(*milliseconds)
                    .arg(longestManagedTimeout),
                QStringLiteral("write at most %1").arg(longestManagedTimeout),
                QString::number(longestManagedTimeout));
        }
    }

    const DeploymentView &m_deployment;
    const SchemaValue &m_value;
    ValidationFindings &m_findings;
    const SchemaValue *m_scale;
    const SchemaValue *m_holder; ///< of instance_count
};

} // namespace

void checkDeployments(const DocumentView &view, ValidationFindings &findings)
{
    for (const DeploymentView &deployment : view.deployments()) {
        DeploymentRules(deployment, findings).check();
    }
}

} // namespace serin
