// SPDX-License-Identifier: GPL-3.0-or-later
// Model, code and environment: what the preview describes in its own ways.
#include "services/gitops/translate/keylist.h"
#include "services/gitops/translate/previewrules.h"
#include "services/manifest/yaml/yamledit.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::string_view pathKeys[] = {"path", "local_path", "asset_path", "directory", "file"};
constexpr std::string_view assetKeys[] = {"name",       "version", "description", "tags",
                                          "properties", "flavors", "type"};
constexpr std::string_view environmentKeys[] = {
    "name",    "version",     "image", "build",     "inference_config",
    "os_type", "description", "tags",  "properties"};

bool isRegistered(const QString &text)
{
    return text.startsWith(QLatin1String("azureml:"), Qt::CaseInsensitive) ||
           text.startsWith(QLatin1String("/subscriptions/"), Qt::CaseInsensitive);
}

} // namespace

std::string PreviewRules::bareToken(const CarriedEntry &entry) const
{
    const QString text = textOf(entry);
    return text.startsWith(QLatin1String("file:")) ? yamlToken(text.mid(5).toStdString())
                                                   : m_carrier.scalarText(valueOf(entry));
}

const CarriedEntry *PreviewRules::pathIn(const Entries &entries) const
{
    for (const std::string_view key : pathKeys) {
        const CarriedEntry *const entry = find(entries, key);
        if (entry != nullptr && !textOf(*entry).isEmpty()) {
            return entry;
        }
    }
    return nullptr;
}

std::string PreviewRules::registered(const Entries &entries,
                                     std::initializer_list<std::string_view> others) const
{
    const CarriedEntry *const name = find(entries, "name");
    const CarriedEntry *const version = find(entries, "version");
    const bool isMore = pathIn(entries) != nullptr ||
                        std::any_of(others.begin(), others.end(), [&](std::string_view key) {
                            return find(entries, key) != nullptr;
                        });
    if (isMore || name == nullptr || version == nullptr || textOf(*name).isEmpty() ||
        textOf(*version).isEmpty()) {
        return {};
    }
    return yamlToken(
        QStringLiteral("azureml:%1:%2").arg(textOf(*name), textOf(*version)).toStdString());
}

std::vector<std::string> PreviewRules::allComments(const CarriedEntry &entry,
                                                   const Entries &inner) const
{
    std::vector<std::string> lines = entry.above;
    for (const CarriedEntry &each : inner) {
        lines.insert(lines.end(), each.above.begin(), each.above.end());
        if (!each.beside.empty()) {
            lines.push_back(each.beside);
        }
    }
    const std::vector<std::string> below = m_carrier.below(valueOf(entry));
    lines.insert(lines.end(), below.begin(), below.end());
    return lines;
}

void PreviewRules::addModel(ManifestParts &parts, const CarriedEntry &entry)
{
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        const QString text = textOf(entry);
        const bool isPath = !text.isEmpty() && !isRegistered(text) &&
                            !text.contains(QLatin1String("{{")) && m_tree.isScalar(value);
        parts.add(isPath
                      ? ManifestPart::map("model", {ManifestPart::scalar("path", bareToken(entry))})
                            .beside(entry)
                      : ManifestPart::as(entry, "model"));
        return;
    }
    const Entries entries = entriesOf(value);
    if (const std::string id = registered(entries, {}); !id.empty()) {
        ManifestPart part = ManifestPart::scalar("model", id).beside(entry);
        part.carried.above = allComments(entry, entries);
        parts.add(std::move(part));
        return;
    }
    ManifestParts inner;
    const CarriedEntry *const path = pathIn(entries);
    for (const CarriedEntry &each : entries) {
        if (&each == path) {
            inner.add(ManifestPart::scalar("path", bareToken(each)).beside(each));
        } else if (isOneOf(assetKeys, m_tree.value(each.key))) {
            inner.add(ManifestPart::as(each, m_carrier.scalarText(each.key)));
        } else {
            leaveOut(inner, each, QStringLiteral("model"));
        }
    }
    parts.add(std::move(inner).asMap("model", m_carrier.below(value)).beside(entry));
}

void PreviewRules::addCodeConfiguration(ManifestParts &parts, const CarriedEntry &entry)
{
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        parts.add(ManifestPart::as(entry, "code_configuration"));
        return;
    }
    ManifestParts inner;
    for (const CarriedEntry &each : entriesOf(value)) {
        const std::string_view key = m_tree.value(each.key);
        if (key == "scoring_script") {
            inner.add(ManifestPart::as(each, m_carrier.scalarText(each.key)));
        } else if (key != "code") {
            leaveOut(inner, each, QStringLiteral("code_configuration"));
        } else if (!m_tree.isMap(valueOf(each))) {
            inner.add(m_tree.isScalar(valueOf(each)) &&
                              textOf(each).startsWith(QLatin1String("file:"))
                          ? ManifestPart::scalar("code", bareToken(each)).beside(each)
                          : ManifestPart::as(each, "code"));
        } else {
            const Entries code = entriesOf(valueOf(each));
            const CarriedEntry *const path = pathIn(code);
            const std::string id = registered(code, {});
            for (const CarriedEntry &field : code) {
                const std::string_view name = m_tree.value(field.key);
                if (&field != path && (id.empty() || (name != "name" && name != "version"))) {
                    note(TranslationNote::Kind::NoPlace, field,
                         QStringLiteral("code_configuration.code.%1 is left out: the current "
                                        "form names a folder only")
                             .arg(QString::fromStdString(std::string(name))));
                }
            }
            if (path != nullptr || !id.empty()) {
                ManifestPart part =
                    ManifestPart::scalar("code", path != nullptr ? bareToken(*path) : id)
                        .beside(each);
                part.carried.above = allComments(each, code);
                inner.add(std::move(part));
            } else {
                inner.keep(allComments(each, code), each.beside);
            }
        }
    }
    parts.add(std::move(inner).asMap("code_configuration", m_carrier.below(value)).beside(entry));
}

void PreviewRules::addDocker(ManifestParts &inner, const CarriedEntry &entry)
{
    inner.keep(entry.above, entry.beside);
    for (const CarriedEntry &each : entriesOf(valueOf(entry))) {
        const std::string_view key = m_tree.value(each.key);
        if (key == "image" && !inner.has("image")) {
            inner.add(ManifestPart::as(each, "image"));
        } else if (key == "build" && m_tree.isMap(valueOf(each)) && !inner.has("build")) {
            note(TranslationNote::Kind::Assumed, each,
                 QStringLiteral("environment.docker.build is written as environment.build"));
            inner.add(ManifestPart::as(each, "build"));
        } else {
            leaveOut(inner, each, QStringLiteral("environment.docker"));
        }
    }
    inner.keep(m_carrier.below(valueOf(entry)));
}

void PreviewRules::addEnvironment(ManifestParts &parts, const CarriedEntry &entry)
{
    const NodeId value = valueOf(entry);
    if (!m_tree.isMap(value)) {
        if (m_tree.isScalar(value) && !isRegistered(textOf(entry))) {
            note(TranslationNote::Kind::Assumed, entry,
                 QStringLiteral("environment is kept as it is: the current form takes a "
                                "registered one or one that is described in place"));
        }
        parts.add(ManifestPart::as(entry, "environment"));
        return;
    }
    const Entries entries = entriesOf(value);
    const std::string id =
        registered(entries, {"conda_file", "docker", "image", "build", "inference_config"});
    if (!id.empty()) {
        ManifestPart part = ManifestPart::scalar("environment", id).beside(entry);
        part.carried.above = allComments(entry, entries);
        parts.add(std::move(part));
        return;
    }
    ManifestParts inner;
    for (const CarriedEntry &each : entries) {
        const std::string_view key = m_tree.value(each.key);
        if (key == "conda_file" && m_tree.isScalar(valueOf(each))) {
            inner.add(ManifestPart::scalar("conda_file", bareToken(each)).beside(each));
        } else if (key == "docker" && m_tree.isMap(valueOf(each))) {
            addDocker(inner, each);
        } else if (key == "conda_file" || isOneOf(environmentKeys, key)) {
            inner.add(ManifestPart::as(each, m_carrier.scalarText(each.key)));
        } else {
            leaveOut(inner, each, QStringLiteral("environment"));
        }
    }
    parts.add(std::move(inner).asMap("environment", m_carrier.below(value)).beside(entry));
}

} // namespace serin
