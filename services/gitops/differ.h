// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/fieldvalues.h"
#include "services/gitops/specdifference.h"

#include <chrono>
#include <optional>
#include <vector>

namespace serin {

/// Collects the differences of one spec. Without a live one every said field is one.
class Differ
{
public:
    explicit Differ(std::vector<FieldDifference> &found) : m_found(found) {}

    template<typename T, typename Same>
    void field(const QString &name, const std::optional<T> &desired, const std::optional<T> &live,
               Same same)
    {
        if (desired && !(live && same(*desired, *live))) {
            add(name, live ? fieldJson(*live) : QJsonValue(), fieldJson(*desired));
        }
    }
    template<typename T>
    void field(const QString &name, const std::optional<T> &desired, const std::optional<T> &live)
    {
        field(name, desired, live, [](const T &one, const T &other) { return one == other; });
    }
    /// @p usual is what the service takes when nothing is said.
    template<typename T>
    void fieldOr(const QString &name, const std::optional<T> &desired, const std::optional<T> &live,
                 const T &usual)
    {
        field(name, desired, desired && !live ? std::optional<T>(usual) : live);
    }
    /// As fieldOr(); shown in @p unit.
    void milliseconds(const QString &name, const std::optional<std::chrono::milliseconds> &desired,
                      const std::optional<std::chrono::milliseconds> &live,
                      std::chrono::milliseconds usual, std::chrono::milliseconds unit);
    /// The entries of @p desired; with @p whole the entries that only @p live has, too.
    void map(const QString &name, const std::optional<QMap<QString, QString>> &desired,
             const std::optional<QMap<QString, QString>> &live, bool whole);
    void asset(AssetId::Kind kind, const std::optional<AssetReference> &desired,
               const std::optional<AssetReference> &live);
    void add(const QString &name, const QJsonValue &live, const QJsonValue &desired)
    {
        m_found.push_back({name, true, live, desired});
    }

private:
    std::vector<FieldDifference> &m_found;
};

} // namespace serin
