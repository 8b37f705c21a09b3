// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/preferences.h"
#include "models/inventory/inventorymodel.h"
#include "models/repository/variantpicks.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

/// An inventory under the tester of models, and files and live states to fill it with: what the
/// tests of it derive from.
class InventoryPlace
{
protected:
    inline static const QString root = QStringLiteral("/folder");

    [[nodiscard]] static CatalogFilePointer file(const QString &name, const QByteArray &text)
    {
        const QString path = root + QLatin1Char('/') + name;
        auto made =
            std::make_shared<CatalogFile>(catalogFile(Manifest::parse(text, path), path, root));
        made->checksum = text; // stands for it
        return made;
    }

    [[nodiscard]] static CatalogFilePointer endpointEntry(const QString &name,
                                                          const QByteArray &traffic = {})
    {
        return file(name + QStringLiteral("/endpoint.yml"),
                    "$schema: https://azuremlschemas.azureedge.net/latest/"
                    "managedOnlineEndpoint.schema.json\nname: " +
                        name.toUtf8() + "\n" +
                        (traffic.isEmpty() ? "" : "traffic: " + traffic + "\n"));
    }

    [[nodiscard]] static CatalogFilePointer
    deploymentEntry(const QString &endpointName, const QByteArray &name,
                    const QByteArray &rest = "instance_count: 2\n")
    {
        return file(endpointName + QLatin1Char('/') + QString::fromUtf8(name) +
                        QStringLiteral(".yml"),
                    "$schema: https://azuremlschemas.azureedge.net/latest/"
                    "managedOnlineDeployment.schema.json\nname: " +
                        name + "\n" + rest);
    }

    [[nodiscard]] static LiveViewPointer
    live(const QString &name, const QMap<QString, int> &traffic = {},
         std::optional<std::vector<LiveDeploymentView>> deployments = std::nullopt)
    {
        auto view = std::make_shared<LiveEndpointView>();
        view->name = name;
        view->state = ProvisioningState::Succeeded;
        view->traffic = traffic;
        view->deployments = std::move(deployments);
        return view;
    }

    [[nodiscard]] static LiveDeploymentView liveDeployment(const QString &name, int instances,
                                                           std::optional<int> ready)
    {
        LiveDeploymentView view;
        view.name = name;
        view.state = ProvisioningState::Succeeded;
        view.instances = instances;
        view.ready = ready;
        return view;
    }

    [[nodiscard]] static LiveSnapshotPointer snapshot(const std::vector<LiveViewPointer> &views)
    {
        auto made = std::make_shared<LiveSnapshot>();
        made->isKnown = true;
        for (const LiveViewPointer &view : views) {
            made->endpoints[view->name] = view;
        }
        return made;
    }

    using Files = std::vector<CatalogFilePointer>;

    /// The rows as text, for comparing.
    [[nodiscard]] static QStringList printed(const InventoryModel &model,
                                             const QModelIndex &parent = {}, int depth = 0)
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            QString line = QString(depth * 2, QLatin1Char(' ')) +
                           index.data(InventoryModel::NameRole).toString();
            for (const int role :
                 {int(InventoryModel::TrafficTextRole), int(InventoryModel::PercentRole)}) {
                if (const QString text = index.data(role).toString(); !text.isEmpty()) {
                    line += QStringLiteral(" | ") + text;
                }
            }
            lines << line << printed(model, index, depth + 1);
        }
        return lines;
    }

    void makeModel()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("conf")));
        m_picks = std::make_unique<VariantPicks>(*m_preferences);
        m_picks->setRoot(root);
        m_model = std::make_unique<InventoryModel>(*m_picks);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void dropModel()
    {
        m_tester.reset();
        m_model.reset();
    }
    void set(const Files &files, const std::vector<FolderScanNote> &notes = {})
    {
        m_model->setCatalog(Catalog(root, files), notes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<InventoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace serin
