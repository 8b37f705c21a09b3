// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/translate/manifestparts.h"
#include "services/gitops/translate/previewtranslation.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace serin {

/// How the keys of one preview manifest are called in the current form, and what they become. Adds
/// to the notes; throws nothing, refuses by failure().
class PreviewRules
{
public:
    PreviewRules(const Manifest &manifest, bool isKubernetes, std::vector<TranslationNote> &notes);

    /// The entries of the endpoint's map but its deployments, with the schema of the current form.
    [[nodiscard]] ManifestParts endpoint(NodeId map);
    /// Those of a deployment: @p name is the node of its name, @p own what stands above and beside
    /// the entry or item that it is, @p endpoint the name of the endpoint. With @p isWholeFile what
    /// heads the map heads the file.
    [[nodiscard]] ManifestParts deployment(NodeId map, NodeId name, const CarriedEntry &own,
                                           const QString &endpoint, bool isWholeFile);
    [[nodiscard]] const YamlCarrier &carrier() const { return m_carrier; }
    /// Why something cannot be carried; no detail: all is well.
    [[nodiscard]] const Error &failure() const { return m_failure; }

private:
    using Entries = std::vector<CarriedEntry>;

    [[nodiscard]] Entries entriesOf(NodeId map);
    [[nodiscard]] NodeId valueOf(const CarriedEntry &entry) const;
    [[nodiscard]] QString textOf(const CarriedEntry &entry) const;
    [[nodiscard]] std::string keyOf(const CarriedEntry &entry) const;
    [[nodiscard]] const CarriedEntry *find(const Entries &entries, std::string_view key) const;
    void note(TranslationNote::Kind kind, const CarriedEntry &entry, const QString &text);
    void leaveOut(ManifestParts &parts, const CarriedEntry &entry, const QString &path);
    [[nodiscard]] std::string schemaAddress(const char *kind) const;
    [[nodiscard]] std::vector<std::string> withModeline(const std::vector<std::string> &lines,
                                                        bool *isFound) const;
    bool deploymentEntry(ManifestParts &parts, const CarriedEntry &entry, const std::string &key);

    void addModel(ManifestParts &parts, const CarriedEntry &entry);
    void addCodeConfiguration(ManifestParts &parts, const CarriedEntry &entry);
    void addEnvironment(ManifestParts &parts, const CarriedEntry &entry);
    void addDocker(ManifestParts &inner, const CarriedEntry &entry);
    void addScale(ManifestParts &parts, const CarriedEntry &entry, bool hasCount);
    void addProbe(ManifestParts &parts, const CarriedEntry &entry, const std::string &key);
    void addResources(ManifestParts &parts, const CarriedEntry &entry);
    /// `azureml:name:version` when that is all that @p entries say.
    [[nodiscard]] std::string registered(const Entries &entries,
                                         std::initializer_list<std::string_view> others) const;
    /// The first of the keys that hold a path and say one.
    [[nodiscard]] const CarriedEntry *pathIn(const Entries &entries) const;
    /// A path or word without the preview's `file:`.
    [[nodiscard]] std::string bareToken(const CarriedEntry &entry) const;
    /// The comments of @p entry and of all that is in its map, for what takes its place.
    [[nodiscard]] std::vector<std::string> allComments(const CarriedEntry &entry,
                                                       const Entries &inner) const;

    const Manifest &m_manifest;
    const YamlTree &m_tree;
    YamlCarrier m_carrier;
    bool m_isKubernetes;
    std::vector<TranslationNote> &m_notes;
    Error m_failure{ErrorKind::Invalid, {}, {}, {}};
};

} // namespace serin
