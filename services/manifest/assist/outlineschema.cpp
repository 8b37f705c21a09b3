// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/outlineschema.h"

#include "services/manifest/assist/yamllinecells.h"
#include "services/manifest/manifestreader.h"
#include "services/manifest/manifestschemahint.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace serin {

namespace {

using Keys = std::vector<OutlineKey>;

class OutlineJudge
{
public:
    OutlineJudge(std::string_view text, ByteSpan document)
        : m_text(text), m_document(document), m_keys(outlineKeys(text, document))
    {}

    OutlineSchema judge()
    {
        if (has("apiVersion") && has("kind")) {
            return {};
        }
        m_hint = hint();
        switch (m_hint.kind) {
        case SchemaKind::Other:
            return {};
        case SchemaKind::PreviewEndpoint:
        case SchemaKind::V2Endpoint:
            return endpoint();
        case SchemaKind::PreviewDeployment:
        case SchemaKind::V2Deployment:
            return deployment();
        case SchemaKind::None:
            return byShape();
        }
        Q_UNREACHABLE();
    }

private:
    static const OutlineKey *find(const Keys &keys, const char *key)
    {
        const auto found = std::find_if(keys.begin(), keys.end(), [key](const OutlineKey &each) {
            return each.key == QLatin1String(key);
        });
        return found == keys.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(const char *key) const { return find(m_keys, key) != nullptr; }
    [[nodiscard]] QString value(const char *key) const
    {
        const OutlineKey *const found = find(m_keys, key);
        return found != nullptr ? found->value : QString();
    }
    static bool hasAny(const Keys &keys, std::initializer_list<const char *> names)
    {
        return std::any_of(names.begin(), names.end(),
                           [&](const char *name) { return find(keys, name) != nullptr; });
    }
    [[nodiscard]] Keys below(const char *key) const
    {
        const OutlineKey *const found = find(m_keys, key);
        return found != nullptr ? outlineKeysBelow(m_text, m_document, *found) : Keys();
    }

    [[nodiscard]] ManifestSchemaHint hint() const
    {
        if (const QString address = value("$schema"); !address.isEmpty()) {
            return manifestSchemaNamed(address);
        }
        const std::uint32_t end = m_keys.empty() ? m_document.end : m_keys.front().span.begin;
        const std::string_view before =
            m_text.substr(m_document.begin, std::max(end, m_document.begin) - m_document.begin);
        return manifestSchemaInComments(before);
    }

    static bool looksLikeDeployment(const Keys &keys)
    {
        return hasAny(keys, {"code_configuration", "instance_type", "sku", "scale_settings"}) ||
               (hasAny(keys, {"model", "environment"}) &&
                hasAny(keys, {"instance_count", "request_settings", "liveness_probe", "resources",
                              "app_insights_enabled", "environment_variables"}));
    }

    /// Whether the first key is the name of the deployment below it.
    [[nodiscard]] bool isWrapped() const
    {
        return m_keys.size() == 1 && !isDeploymentKey(m_keys.front().key.toStdString()) &&
               m_keys.front().value.isEmpty() &&
               looksLikeDeployment(outlineKeysBelow(m_text, m_document, m_keys.front()));
    }

    [[nodiscard]] OutlineSchema byShape() const
    {
        if (value("type") == QLatin1String("batch") ||
            hasAny(m_keys, {"mini_batch_size", "output_action"}) ||
            find(below("defaults"), "deployment_name") != nullptr) {
            return {};
        }
        if (has("deployments")) {
            return endpoint();
        }
        if (has("endpoint_name") || looksLikeDeployment(m_keys) || isWrapped()) {
            return deployment();
        }
        if (hasAny(m_keys,
                   {"auth_mode", "mirror_traffic", "traffic", "infrastructure", "compute"}) ||
            value("type") == QLatin1String("online")) {
            return endpoint();
        }
        return {{ManifestSchema::ManagedEndpoint, ManifestSchema::ManagedDeployment}, false};
    }

    [[nodiscard]] OutlineSchema endpoint() const
    {
        const bool preview = m_hint.kind == SchemaKind::PreviewEndpoint || has("deployments") ||
                             has("infrastructure") || value("type") == QLatin1String("online");
        const bool kubernetes = m_hint.kubernetes || has("compute");
        return {{preview      ? ManifestSchema::PreviewEndpoint
                 : kubernetes ? ManifestSchema::KubernetesEndpoint
                              : ManifestSchema::ManagedEndpoint},
                false};
    }

    [[nodiscard]] OutlineSchema deployment() const
    {
        const bool wrapped = isWrapped();
        const bool preview = m_hint.kind == SchemaKind::PreviewDeployment || wrapped ||
                             has("sku") ||
                             (!has("endpoint_name") && !has("instance_count") &&
                              hasAny(below("scale_settings"), {"scale_type", "instance_count"}));
        const bool kubernetes =
            m_hint.kubernetes || value("type") == QLatin1String("kubernetes") || has("resources");
        return {{preview      ? ManifestSchema::PreviewDeployment
                 : kubernetes ? ManifestSchema::KubernetesDeployment
                              : ManifestSchema::ManagedDeployment},
                wrapped};
    }

    std::string_view m_text;
    ByteSpan m_document;
    Keys m_keys;
    ManifestSchemaHint m_hint;
};

} // namespace

OutlineSchema outlineSchemaOf(std::string_view text, ByteSpan document)
{
    return OutlineJudge(text, document).judge();
}

} // namespace serin
