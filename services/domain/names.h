// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QHashFunctions>
#include <QString>

#include <utility>

namespace serin {

/// The rule that endpoint and deployment names share: 3 to 32 characters, a letter first, then
/// letters, digits and dashes, no dash at the end. Two dashes in a row are allowed.
/// @error Invalid, with the rule that @p text breaks.
[[nodiscard]] Result<void> checkResourceName(const QString &text);

/// The name of an online endpoint; unique in a region. Compares as written (case matters).
class EndpointName
{
public:
    /// @error Invalid when checkResourceName() refuses @p text.
    [[nodiscard]] static Result<EndpointName> fromString(const QString &text);
    [[nodiscard]] const QString &toString() const { return m_text; }
    bool operator==(const EndpointName &) const = default;
    bool operator<(const EndpointName &other) const { return m_text < other.m_text; }

private:
    explicit EndpointName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// The name of a deployment; unique in its endpoint. Compares as written (case matters).
class DeploymentName
{
public:
    /// @error Invalid when checkResourceName() refuses @p text.
    [[nodiscard]] static Result<DeploymentName> fromString(const QString &text);
    [[nodiscard]] const QString &toString() const { return m_text; }
    bool operator==(const DeploymentName &) const = default;
    bool operator<(const DeploymentName &other) const { return m_text < other.m_text; }

private:
    explicit DeploymentName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

[[nodiscard]] inline size_t qHash(const EndpointName &name, size_t seed = 0)
{
    return ::qHash(name.toString(), seed);
}
[[nodiscard]] inline size_t qHash(const DeploymentName &name, size_t seed = 0)
{
    return ::qHash(name.toString(), seed);
}

} // namespace serin
