// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/catalog.h"
#include "services/workspace/project.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace serin {

class Preferences;

/// Which file the person works on where several describe the same endpoint or deployment, kept for
/// each folder. GUI thread only.
class VariantPicks : public QObject
{
    Q_OBJECT
public:
    explicit VariantPicks(Preferences &preferences, QObject *parent = nullptr);

    /// Forgets the picks of another folder and reads those of @p root.
    void setRoot(const QString &root);

    /// Position of the variant to work on: the only one, or the one picked; -1 when there is none,
    /// or none was picked.
    [[nodiscard]] int variantOf(const CatalogEndpoint &endpoint) const;
    [[nodiscard]] int variantOf(const CatalogEndpoint &endpoint,
                                const CatalogDeployment &deployment) const;

    /// @p variant is a CatalogEndpointVariant::key() of @p endpoint.
    void pick(const CatalogEndpoint &endpoint, const QString &variant);
    /// @p variant is a CatalogDeploymentVariant::key() of its deployment @p name.
    void pickDeployment(const CatalogEndpoint &endpoint, const QString &name,
                        const QString &variant);
    /// All of them.
    [[nodiscard]] ProjectPicks picks() const;
    /// Takes those of @p picks about what nothing was picked for.
    void adopt(const ProjectPicks &picks);

Q_SIGNALS:
    /// @p endpoint is a CatalogEndpoint::key().
    void picked(const QString &endpoint);

private:
    void store(const QString &slot, const QString &variant, const QString &endpoint);

    Preferences &m_preferences;
    QString m_root;
    QHash<QString, QString> m_picks;
};

} // namespace serin
