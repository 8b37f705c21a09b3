// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/assist/outlineschema.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// What a key of a manifest means and takes. Sentences are the schema's, in English.
struct KeyHelp
{
    enum class Shape { Text, Boolean, Whole, Number, Choice, Map, List };

    QString name;              ///< with the keys above it: "request_settings.request_timeout_ms"
    QString about;             ///< one sentence; may be empty
    std::vector<Shape> shapes; ///< what may stand there; none: anything, or the service fills it in
    std::optional<double> least;
    std::optional<double> most;
    QStringList choices; ///< each once, in the spelling of the service's documents
    QString byDefault;   ///< what the service takes when the key is absent; empty: nothing is known
    QString example;     ///< "a registered asset such as azureml:name:version"
    bool isRequired = false;
    bool operator==(const KeyHelp &) const = default;
};

/// A place of a schema, reached by the keys and items on the way.
class SchemaSpot
{
public:
    /// The root of @p schema.
    explicit SchemaSpot(ManifestSchema schema);

    /// The member or item below it; what the schema does not know takes nothing.
    void enter(const PlaceStep &step);
    /// Of a map here: the keys that the schema names, those first that must be there, without those
    /// that only the service fills in.
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] bool isKnown() const { return !m_schema.isEmpty(); }
    [[nodiscard]] const QJsonObject &schema() const { return m_schema; }
    /// "endpoint" or "deployment" and what leads here, without names that are free to choose.
    [[nodiscard]] bool isDeployment() const { return m_isDeployment; }
    [[nodiscard]] const QStringList &steps() const { return m_steps; }
    [[nodiscard]] KeyHelp help() const;

private:
    [[nodiscard]] QJsonObject entry() const;

    ManifestSchema m_root;
    QJsonObject m_schema;
    bool m_isDeployment;
    bool m_isRequired = false;
    QStringList m_steps; ///< "[]" for an item
};

/// Every key that the help of keys.json and the schemas speak of, "endpoint: traffic.*": those that
/// only one of the two has. For a test.
[[nodiscard]] QStringList keysWithoutHelp();

} // namespace serin
