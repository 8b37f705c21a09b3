// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/repository/variantpicks.h"

#include "models/common/preferences.h"

#include <algorithm>

namespace serin {

namespace {

QString deploymentSlot(const QString &endpoint, const QString &name)
{
    return endpoint + QLatin1Char('\n') + name; // no name has a line end
}

template<typename Variant>
int positionOf(const std::vector<Variant> &variants, const QString &key)
{
    const auto found =
        std::find_if(variants.begin(), variants.end(),
                     [&key](const Variant &variant) { return variant.key() == key; });
    return found == variants.end() ? -1 : static_cast<int>(found - variants.begin());
}

} // namespace

VariantPicks::VariantPicks(Preferences &preferences, QObject *parent)
    : QObject(parent), m_preferences(preferences)
{}

void VariantPicks::setRoot(const QString &root)
{
    if (root != m_root) {
        m_root = root;
        m_picks = m_preferences.variantPicks(root);
    }
}

int VariantPicks::variantOf(const CatalogEndpoint &endpoint) const
{
    if (endpoint.variants.size() == 1) {
        return 0;
    }
    const auto pick = m_picks.constFind(endpoint.key());
    return pick == m_picks.constEnd() ? -1 : positionOf(endpoint.variants, *pick);
}

int VariantPicks::variantOf(const CatalogEndpoint &endpoint,
                            const CatalogDeployment &deployment) const
{
    if (deployment.variants.size() == 1) {
        return 0;
    }
    const auto pick = m_picks.constFind(deploymentSlot(endpoint.key(), deployment.name));
    return pick == m_picks.constEnd() ? -1 : positionOf(deployment.variants, *pick);
}

void VariantPicks::pick(const CatalogEndpoint &endpoint, const QString &variant)
{
    store(endpoint.key(), variant, endpoint.key());
}

void VariantPicks::pickDeployment(const CatalogEndpoint &endpoint, const QString &name,
                                  const QString &variant)
{
    store(deploymentSlot(endpoint.key(), name), variant, endpoint.key());
}

ProjectPicks VariantPicks::picks() const
{
    ProjectPicks all;
    for (auto it = m_picks.begin(); it != m_picks.end(); ++it) {
        const qsizetype end = it.key().indexOf(QLatin1Char('\n'));
        if (end < 0) {
            all.endpoints.insert(it.key(), it.value());
        } else {
            all.deployments.insert({it.key().left(end), it.key().mid(end + 1)}, it.value());
        }
    }
    return all;
}

void VariantPicks::adopt(const ProjectPicks &picks)
{
    for (auto it = picks.endpoints.begin(); it != picks.endpoints.end(); ++it) {
        if (!m_picks.contains(it.key())) {
            store(it.key(), it.value(), it.key());
        }
    }
    for (auto it = picks.deployments.begin(); it != picks.deployments.end(); ++it) {
        const QString slot = deploymentSlot(it.key().first, it.key().second);
        if (!m_picks.contains(slot)) {
            store(slot, it.value(), it.key().first);
        }
    }
}

void VariantPicks::store(const QString &slot, const QString &variant, const QString &endpoint)
{
    if (m_picks.value(slot) == variant) {
        return;
    }
    m_picks.insert(slot, variant);
    m_preferences.setVariantPicks(m_root, m_picks);
    // A copy: it may belong to a catalogue that a listener replaces.
    Q_EMIT picked(QString(endpoint));
}

} // namespace serin
