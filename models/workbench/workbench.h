// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/timecursor.h"
#include "models/endpoint/deploymentdraft.h"
#include "models/endpoint/endpointcredentials.h"
#include "models/endpoint/endpointdraft.h"
#include "models/endpoint/endpointremoval.h"
#include "models/endpoint/endpointtranslation.h"
#include "models/inventory/foldercheck.h"
#include "models/inventory/inventorymodel.h"
#include "models/invoke/invokecontroller.h"
#include "models/invoke/requesthistory.h"
#include "models/live/livecontroller.h"
#include "models/logs/logcontroller.h"
#include "models/manifest/editsession.h"
#include "models/manifest/filedrafts.h"
#include "models/metrics/keptcharts.h"
#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "models/repository/foldercontroller.h"
#include "models/repository/variantpicks.h"
#include "models/settings/settingsmodel.h"
#include "models/traffic/endpointcontroller.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace serin {

class Preferences;

/// The models of one window and what ties them together: the folder feeds the list and the
/// selected endpoint, edits feed the folder's catalogue. GUI thread only.
class Workbench : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it. @p historyFile: where requests that are sent and text that is
    /// typed are kept; beside it, in `metrics.db`, what the charts show. @p calls as for
    /// EditSession.
    Workbench(Preferences &preferences, WorkspaceAccess &access, const QString &historyFile,
              FileCalls *calls = nullptr, QObject *parent = nullptr);

    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    [[nodiscard]] SettingsModel &settings() { return m_settings; }
    [[nodiscard]] VariantPicks &picks() { return m_picks; }
    [[nodiscard]] FolderController &folder() { return m_folder; }
    [[nodiscard]] EditSession &session() { return m_session; }
    [[nodiscard]] InventoryModel &inventory() { return m_inventory; }
    [[nodiscard]] FolderCheck &check() { return m_check; }
    [[nodiscard]] EndpointController &endpoint() { return m_endpoint; }
    [[nodiscard]] DeploymentDraft &newDeployment() { return m_newDeployment; }
    [[nodiscard]] EndpointDraft &newEndpoint() { return m_newEndpoint; }
    [[nodiscard]] EndpointRemoval &removal() { return m_removal; }
    [[nodiscard]] EndpointTranslation &translation() { return m_translation; }
    [[nodiscard]] EndpointCredentials &credentials() { return m_credentials; }
    [[nodiscard]] LiveController &live() { return m_live; }
    [[nodiscard]] RequestHistory &history() { return m_history; }
    [[nodiscard]] InvokeController &invoke() { return m_invoke; }
    [[nodiscard]] MetricsController &metrics() { return m_metrics; }
    [[nodiscard]] KeptCharts &keptCharts() { return m_keptCharts; }
    [[nodiscard]] SteadyTraffic &steady() { return m_steady; }
    [[nodiscard]] LogController &logs() { return m_logs; }
    [[nodiscard]] TimeCursor &cursor() { return m_cursor; }
    [[nodiscard]] FileDrafts &drafts() { return m_drafts; }

    /// Opens a folder or file once everything edited is on disk. Refused while an edit cannot be
    /// saved: it would be lost.
    void open(const QString &path);
    /// Closes the folder, under the same condition.
    void close();
    /// Looks what changed on disk: open files at once, the folder in the background; and whether
    /// the workspace runs.
    void lookAtDisk();
    /// The same, and reads what is live anew.
    void refresh();

Q_SIGNALS:
    /// There is an edit that is not on disk.
    void openRefused(const QString &path);

private:
    void proceed();
    [[nodiscard]] QString nameInFolder(const ManifestBuffer &buffer) const;
    void feedFolder(const QString &path);
    void feedModels();
    void feedLive();
    void applySettings();
    [[nodiscard]] QStringList deadEndsOfTraffic() const;
    void followSteadyTraffic();
    void tidyMemory();
    void readCalls(const QString &endpoint);

    Preferences &m_preferences;
    SettingsModel m_settings;
    VariantPicks m_picks;
    QThreadPool m_listWorker; ///< of its own: somebody who types a filter waits for it
    FolderController m_folder;
    EditSession m_session;
    InventoryModel m_inventory;
    FolderCheck m_check;
    EndpointController m_endpoint;
    LiveController m_live;
    DeploymentDraft m_newDeployment;
    EndpointDraft m_newEndpoint;
    EndpointRemoval m_removal;
    EndpointTranslation m_translation;
    EndpointCredentials m_credentials;
    RequestHistory m_history;
    InvokeController m_invoke;
    MetricRecords m_records;
    MetricArchive m_archive;
    KeptCharts m_keptCharts;
    MetricsController m_metrics;
    SteadyTraffic m_steady;
    LogController m_logs;
    TimeCursor m_cursor;
    FileDrafts m_drafts;
    QHash<QString, ManifestText>
        m_readable; ///< the last text of each open file that could be parsed
    QTimer m_tidyTimer;
    QTimer m_awayTimer; ///< runs while an endpoint that gets steady traffic is live no more
    std::optional<QString> m_next; ///< to open when the session has settled; empty: close
};

} // namespace serin
