// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/specreader.h"
#include "services/manifest/validation/schemavalue.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <optional>

namespace serin {

/// Takes the fields of one map of a manifest, keeps where they stand and notes what makes no sense.
/// A field that is absent, null or filled in later is not said. Does not outlive its arguments.
class SpecFields
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// @p map may be no map or nullptr: then nothing is said. @p prefix is "" or ends with a dot.
    SpecFields(const Manifest &manifest, const SchemaValue *map, QString prefix, SpecOrigin &origin,
               ReadingNotes &notes)
        : m_manifest(manifest), m_map(map), m_prefix(std::move(prefix)), m_origin(origin),
          m_notes(notes)
    {}

    /// The member's value without any judgement, or nullptr.
    [[nodiscard]] const SchemaValue *raw(const QString &key) const
    {
        return m_map != nullptr ? m_map->find(key) : nullptr;
    }
    /// The map under @p key; noted when it is something else.
    [[nodiscard]] SpecFields map(const QString &key) const;
    [[nodiscard]] bool hasMap(const QString &key) const;

    [[nodiscard]] std::optional<QString> text(const QString &key) const;
    [[nodiscard]] QString textOr(const QString &key) const { return text(key).value_or(QString()); }
    [[nodiscard]] std::optional<int> integer(const QString &key) const;
    [[nodiscard]] std::optional<double> number(const QString &key) const;
    [[nodiscard]] std::optional<bool> boolean(const QString &key) const;
    /// `enabled` or `disabled`, or as boolean().
    [[nodiscard]] std::optional<bool> enabled(const QString &key) const;
    /// A whole number of @p unit, not negative.
    [[nodiscard]] std::optional<Milliseconds> duration(const QString &key, Milliseconds unit) const;
    /// A map of names to texts; see pythonText().
    [[nodiscard]] std::optional<QMap<QString, QString>> textMap(const QString &key) const;

    /// Notes that @p value makes no sense.
    void problem(const SchemaValue &value, const QString &detail, const QString &fix) const;
    void problem(const SchemaValue &value, const Error &error, const QString &fix) const
    {
        problem(value, error.detail, fix);
    }
    /// Whether @p value of @p key is filled in later, which is noted.
    bool isOpen(const QString &key, const SchemaValue &value) const;
    /// Keeps where @p key stands.
    void keep(const QString &key, const SchemaValue &value) const;
    [[nodiscard]] const YamlTree &tree() const { return m_manifest.tree(); }
    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }
    [[nodiscard]] QString named(const QString &key) const { return m_prefix + key; }

private:
    /// The scalar under @p key that is there and not open.
    [[nodiscard]] const SchemaValue *scalar(const QString &key) const;

    const Manifest &m_manifest;
    const SchemaValue *m_map;
    QString m_prefix;
    SpecOrigin &m_origin;
    ReadingNotes &m_notes;
};

/// The whole text of a scalar as it is written.
[[nodiscard]] QString wholeText(const YamlTree &tree, const SchemaValue &value);

void readEndpointFields(const SpecFields &fields, EndpointSpec &spec);
void readDeploymentFields(const SpecFields &fields, DeploymentReading &reading);
/// Model, code and environment.
void readAssetFields(const SpecFields &fields, DeploymentReading &reading);

} // namespace serin
