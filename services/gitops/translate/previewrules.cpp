// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/translate/previewrules.h"

#include "services/gitops/specreader.h"
#include "services/gitops/translate/keylist.h"
#include "services/manifest/manifestschemahint.h"
#include "services/manifest/validation/schemavalue.h"
#include "services/manifest/yaml/yamledit.h"

#include <algorithm>
#include <iterator>

namespace serin {

namespace {

const std::string schemaBase = "https://azuremlschemas.azureedge.net/latest/";

constexpr std::string_view endpointKeys[] = {
    "name",       "description",    "tags",
    "properties", "auth_mode",      "identity",
    "traffic",    "mirror_traffic", "public_network_access",
    "compute"};
constexpr std::string_view deploymentKeys[] = {
    "description",   "tags",           "properties",       "environment_variables",
    "instance_type", "instance_count", "request_settings", "app_insights_enabled",
    "resources",     "data_collector", "model_mount_path", "egress_public_network_access",
    "endpoint_name"};
constexpr std::string_view readOnlyKeys[] = {
    "id",         "kind", "location", "provisioning_status", "scoring_uri", "provisioning_state",
    "swagger_uri"};

QString pathOfKey(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : path + QLatin1Char('.') + key;
}

} // namespace

PreviewRules::PreviewRules(const Manifest &manifest, bool isKubernetes,
                           std::vector<TranslationNote> &notes)
    : m_manifest(manifest), m_tree(manifest.tree()), m_carrier(manifest.tree()),
      m_isKubernetes(isKubernetes), m_notes(notes)
{}

PreviewRules::Entries PreviewRules::entriesOf(NodeId map)
{
    if (m_carrier.hidesComments(map) && m_failure.detail.isEmpty()) {
        m_failure = {ErrorKind::Invalid, QStringLiteral("comments between braces cannot be moved"),
                     sourceLocation(m_manifest.path(), m_tree.position(map)),
                     QStringLiteral("write one key on each line first")};
    }
    return m_carrier.entries(map);
}

NodeId PreviewRules::valueOf(const CarriedEntry &entry) const
{
    return m_carrier.followed(entry.value);
}

QString PreviewRules::textOf(const CarriedEntry &entry) const
{
    const NodeId value = valueOf(entry);
    return m_tree.isScalar(value) ? m_tree.string(value) : QString();
}

std::string PreviewRules::keyOf(const CarriedEntry &entry) const
{
    return std::string(m_tree.value(entry.key));
}

const CarriedEntry *PreviewRules::find(const Entries &entries, std::string_view key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const CarriedEntry &entry) {
        return m_tree.value(entry.key) == key;
    });
    return found == entries.end() ? nullptr : &*found;
}

void PreviewRules::note(TranslationNote::Kind kind, const CarriedEntry &entry, const QString &text)
{
    m_notes.push_back({kind, text, m_manifest.path(), m_tree.position(entry.key).line});
}

void PreviewRules::leaveOut(ManifestParts &parts, const CarriedEntry &entry, const QString &path)
{
    const QString key = pathOfKey(path, QString::fromStdString(keyOf(entry)));
    note(TranslationNote::Kind::NoPlace, entry,
         isOneOf(readOnlyKeys, m_tree.value(entry.key))
             ? QStringLiteral("%1 is left out: the service fills it in").arg(key)
             : QStringLiteral("%1 is left out: it has no place in the current form").arg(key));
    parts.leaveOut(entry);
}

/// @p lines with the address in the editor's modeline changed to the endpoint's schema.
std::vector<std::string> PreviewRules::withModeline(const std::vector<std::string> &lines,
                                                    bool *isFound) const
{
    std::vector<std::string> changed = lines;
    for (std::string &line : changed) {
        const std::size_t address = modelineAddress(line);
        if (address != std::string_view::npos) {
            line = line.substr(0, address) + schemaAddress("OnlineEndpoint");
            *isFound = true;
        }
    }
    return changed;
}

std::string PreviewRules::schemaAddress(const char *kind) const
{
    return schemaBase + (m_isKubernetes ? "kubernetes" : "managed") + kind + ".schema.json";
}

ManifestParts PreviewRules::endpoint(NodeId map)
{
    ManifestParts parts;
    bool hasModeline = false;
    for (CarriedEntry entry : entriesOf(map)) {
        entry.above = withModeline(entry.above, &hasModeline);
        const std::string key = keyOf(entry);
        const QString text = textOf(entry);
        const bool isManaged = text.compare(QLatin1String("managed"), Qt::CaseInsensitive) == 0;
        if (key == "$schema") {
            parts.add(ManifestPart::scalar(key, schemaAddress("OnlineEndpoint")).beside(entry));
        } else if (key == "auth_mode" && text == QLatin1String("amltoken")) {
            parts.add(ManifestPart::scalar(key, "aml_token").beside(entry));
        } else if ((key == "target" || key == "infrastructure") && !isManaged && !text.isEmpty() &&
                   !parts.has("compute")) {
            parts.add(ManifestPart::as(entry, "compute"));
        } else if (key == "deployments" || key == "type" ||
                   ((key == "target" || key == "infrastructure") && isManaged)) {
            parts.leaveOut(entry); // the current form says the same by being it
        } else if (isOneOf(endpointKeys, key)) {
            parts.add(ManifestPart::as(entry, m_carrier.scalarText(entry.key)));
        } else {
            leaveOut(parts, entry, {});
        }
    }
    if (!parts.has("$schema") && !hasModeline) {
        parts.addSchema(ManifestPart::scalar("$schema", schemaAddress("OnlineEndpoint")));
    }
    return parts;
}

ManifestParts PreviewRules::deployment(NodeId map, NodeId name, const CarriedEntry &own,
                                       const QString &endpoint, bool isWholeFile)
{
    ManifestParts parts;
    ManifestPart named = ManifestPart::scalar("name", m_carrier.scalarText(name)).beside(own);
    const auto keepAtName = [&named](const CarriedEntry &entry) {
        auto &above = named.carried.above;
        above.insert(above.end(), entry.above.begin(), entry.above.end());
        if (!entry.beside.empty()) {
            named.carried.beside = entry.beside;
        }
    };
    const Entries entries = entriesOf(map);
    for (const CarriedEntry &entry : entries) {
        const std::string key = keyOf(entry);
        const NodeId value = valueOf(entry);
        if (entry.key == name || (key == "name" && value == name) || key == "$schema") {
            keepAtName(entry);
        } else if (key == "type") {
            parts.leaveOut(entry); // what the endpoint says of its place
        } else if (value == noNode || m_tree.node(value).missing) {
            parts.add(ManifestPart::as(entry, m_carrier.scalarText(entry.key)));
        } else if (key == "scale_settings") {
            addScale(parts, entry, find(entries, "instance_count") != nullptr);
        } else if ((key == "sku" && find(entries, "instance_type") != nullptr) ||
                   !deploymentEntry(parts, entry, key)) {
            leaveOut(parts, entry, {});
        }
    }
    ManifestPart schema = ManifestPart::scalar("$schema", schemaAddress("OnlineDeployment"));
    if (isWholeFile) {
        std::swap(schema.carried.above, named.carried.above); // what heads the file stays there
    }
    std::size_t front = 0;
    parts.insert(front++, std::move(schema));
    parts.insert(front++, std::move(named));
    if (!endpoint.isEmpty() && !parts.has("endpoint_name")) {
        parts.insert(front++,
                     ManifestPart::scalar("endpoint_name", yamlToken(endpoint.toStdString())));
    }
    if (m_isKubernetes) {
        parts.insert(front++, ManifestPart::scalar("type", "kubernetes"));
    }
    return parts;
}

bool PreviewRules::deploymentEntry(ManifestParts &parts, const CarriedEntry &entry,
                                   const std::string &key)
{
    if (key == "sku") {
        parts.add(ManifestPart::as(entry, "instance_type"));
    } else if (key == "model") {
        addModel(parts, entry);
    } else if (key == "code_configuration") {
        addCodeConfiguration(parts, entry);
    } else if (key == "environment") {
        addEnvironment(parts, entry);
    } else if (key == "liveness_probe" || key == "readiness_probe") {
        addProbe(parts, entry, key);
    } else if (key == "resource_requirements") {
        addResources(parts, entry);
    } else if (isOneOf(deploymentKeys, key)) {
        parts.add(ManifestPart::as(entry, m_carrier.scalarText(entry.key)));
    } else {
        return false;
    }
    return true;
}

void PreviewRules::addScale(ManifestParts &parts, const CarriedEntry &entry, bool hasCount)
{
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        leaveOut(parts, entry, {});
        return;
    }
    const Entries scale = entriesOf(value);
    const CarriedEntry *const type = find(scale, "scale_type");
    const QString word = type != nullptr ? textOf(*type).remove(u'_').toLower() : QString();
    const bool isAutomatic = word.startsWith(QLatin1String("auto"));
    const bool isByUse = isAutomatic && m_isKubernetes;
    const bool isOpen =
        word.contains(QLatin1String("{{")) || word.startsWith(u'<') || word.startsWith(u'$');
    ManifestParts inner;
    ManifestPart count;
    for (const CarriedEntry &each : scale) {
        const std::string_view key = m_tree.value(each.key);
        if (key == "instance_count" && !hasCount) {
            count = ManifestPart::as(each, "instance_count");
        } else if (key == "scale_type" && isByUse) {
            inner.add(ManifestPart::scalar("type", "target_utilization").beside(each));
        } else if (key == "scale_type" && isOpen) {
            inner.add(ManifestPart::as(each, "type"));
        } else if (key == "scale_type" && !isAutomatic) {
            inner.add(ManifestPart::scalar("type", "default").beside(each));
        } else if (key == "scale_type") {
            note(TranslationNote::Kind::Assumed, each,
                 QStringLiteral("scale_settings.scale_type: %1 is left out: a managed deployment "
                                "is scaled by rules in Azure Monitor, and the manifest leaves its "
                                "number alone; a new one wants instance_count")
                     .arg(textOf(each)));
            inner.leaveOut(each);
        } else if (isByUse &&
                   (key == "min_instances" || key == "max_instances" || key == "polling_interval" ||
                    key == "target_utilization_percentage")) {
            inner.add(ManifestPart::as(each, m_carrier.scalarText(each.key)));
        } else {
            leaveOut(inner, each, QStringLiteral("scale_settings"));
        }
    }
    const bool hasScale = !inner.isEmpty();
    ManifestPart rest =
        std::move(inner).asMap("scale_settings", m_carrier.below(value)).beside(entry);
    if (!count.key.empty() && !hasScale) {
        // What stood above the map goes to what is left of it.
        auto &above = count.carried.above;
        above.insert(above.begin(), entry.above.begin(), entry.above.end());
    }
    if (!count.key.empty()) {
        parts.add(std::move(count));
    }
    if (hasScale) {
        parts.add(std::move(rest));
    } else {
        parts.keep(parts.has("instance_count") && !hasCount ? std::vector<std::string>()
                                                            : entry.above,
                   entry.beside);
        parts.keep(rest.below);
    }
}

void PreviewRules::addProbe(ManifestParts &parts, const CarriedEntry &entry, const std::string &key)
{
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        parts.add(ManifestPart::as(entry, key));
        return;
    }
    static constexpr std::string_view known[] = {"initial_delay", "period", "timeout",
                                                 "success_threshold", "failure_threshold"};
    constexpr std::string_view seconds = "_seconds";
    const Entries entries = entriesOf(value);
    ManifestParts inner;
    for (const CarriedEntry &each : entries) {
        const std::string name = keyOf(each);
        const std::string bare = name.size() > seconds.size() && name.ends_with(seconds)
                                     ? name.substr(0, name.size() - seconds.size())
                                     : name;
        const bool isTwice = bare != name && find(entries, bare) != nullptr;
        if (isOneOf(known, bare) && !isTwice) {
            inner.add(ManifestPart::as(each, bare));
        } else {
            leaveOut(inner, each, QString::fromStdString(key));
        }
    }
    parts.add(std::move(inner).asMap(key, m_carrier.below(value)).beside(entry));
}

void PreviewRules::addResources(ManifestParts &parts, const CarriedEntry &entry)
{
    struct Move
    {
        std::string_view from;
        bool isLimit;
        const char *to;
        const char *unit;
    };
    static constexpr Move moves[] = {{"cpu", false, "cpu", ""},
                                     {"memory_in_gb", false, "memory", "Gi"},
                                     {"gpu", false, "nvidia.com/gpu", ""},
                                     {"cpu_cores_limit", true, "cpu", ""},
                                     {"memory_in_gb_limit", true, "memory", "Gi"}};
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        leaveOut(parts, entry, {});
        return;
    }
    ManifestParts requests;
    ManifestParts limits;
    for (const CarriedEntry &each : entriesOf(value)) {
        const auto *const move =
            std::find_if(std::begin(moves), std::end(moves),
                         [&](const Move &one) { return one.from == m_tree.value(each.key); });
        const auto resolved = resolveSchemaValue(m_tree, each.value);
        const QString text = resolved ? pythonText(m_tree, *resolved) : QString();
        if (move == std::end(moves) || text.isEmpty()) {
            leaveOut(requests, each, QStringLiteral("resource_requirements"));
            continue;
        }
        // Quantities are texts, also where they look like numbers.
        const std::string token = '"' + text.toStdString() + move->unit + '"';
        (move->isLimit ? limits : requests).add(ManifestPart::scalar(move->to, token).beside(each));
    }
    ManifestParts both;
    std::vector<std::string> below = m_carrier.below(value);
    if (!requests.isEmpty()) {
        both.add(std::move(requests).asMap("requests",
                                           limits.isEmpty() ? below : std::vector<std::string>()));
    }
    if (!limits.isEmpty()) {
        both.add(std::move(limits).asMap("limits", below));
    }
    if (both.isEmpty()) {
        parts.keep(entry.above, entry.beside);
        parts.keep(below);
        return;
    }
    parts.add(std::move(both).asMap("resources", {}).beside(entry));
}

} // namespace serin
