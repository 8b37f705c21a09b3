// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/differ.h"

#include "services/domain/assetsource.h"
#include "services/domain/livedeployment.h"

namespace serin {

void Differ::milliseconds(const QString &name,
                          const std::optional<std::chrono::milliseconds> &desired,
                          const std::optional<std::chrono::milliseconds> &live,
                          std::chrono::milliseconds usual, std::chrono::milliseconds unit)
{
    const auto inUnits = [&](std::chrono::milliseconds value) -> QJsonValue {
        return static_cast<double>(value.count()) / static_cast<double>(unit.count());
    };
    if (desired && *desired != live.value_or(usual)) {
        add(name, inUnits(live.value_or(usual)), inUnits(*desired));
    }
}

void Differ::map(const QString &name, const std::optional<QMap<QString, QString>> &desired,
                 const std::optional<QMap<QString, QString>> &live, bool whole)
{
    if (!desired) {
        return;
    }
    const QMap<QString, QString> had = live.value_or(QMap<QString, QString>());
    QJsonObject before;
    QJsonObject after;
    for (auto it = desired->begin(); it != desired->end(); ++it) {
        const auto found = had.find(it.key());
        if (whole && isInjectedVariable(it.key())) {
            continue;
        }
        if (found == had.end() || found.value() != it.value()) {
            after.insert(it.key(), it.value());
            if (found != had.end()) {
                before.insert(it.key(), found.value());
            }
        }
    }
    for (auto it = had.begin(); whole && it != had.end(); ++it) {
        if (!desired->contains(it.key()) && !isInjectedVariable(it.key())) {
            before.insert(it.key(), it.value());
        }
    }
    if (!before.isEmpty() || !after.isEmpty()) {
        add(name, before, after);
    }
}

void Differ::asset(AssetId::Kind kind, const std::optional<AssetReference> &desired,
                   const std::optional<AssetReference> &live)
{
    if (!desired) {
        return;
    }
    const bool comparable = desired->kind == AssetReference::Kind::Registered &&
                            (!live || live->kind == AssetReference::Kind::Registered);
    const QJsonValue before = live ? QJsonValue(live->text) : QJsonValue();
    if (!comparable) {
        m_found.push_back({assetField(kind), !live, before, desired->text});
        return;
    }
    if (live && sameRegistered(desired->text, live->text, kind)) {
        return;
    }
    const Result<AssetId> id = AssetId::fromString(desired->text, kind);
    const bool label = id && id->version.isEmpty();
    m_found.push_back({assetField(kind), !(label && live), before, desired->text});
}

} // namespace serin
