// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/workbench.h"

#include "models/common/preferences.h"
#include "models/common/timetext.h"
#include "models/repository/folderwatch.h"
#include "services/core/async.h"
#include "services/core/freememory.h"
#include "services/core/workers.h"

#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <chrono>

namespace serin {

namespace {

QString besideFile(const QString &path, const QString &name)
{
    return QFileInfo(path).path() + QLatin1Char('/') + name;
}

} // namespace

Workbench::Workbench(Preferences &preferences, WorkspaceAccess &access, const QString &historyFile,
                     FileCalls *calls, QObject *parent)
    : QObject(parent), m_preferences(preferences), m_settings(preferences), m_picks(preferences),
      m_session(nullptr, calls), m_inventory(m_picks, &m_listWorker),
      m_endpoint(m_session, m_picks), m_live(access),
      m_newDeployment(m_endpoint, m_session, m_live), m_newEndpoint(m_folder, m_session, m_live),
      m_removal(m_endpoint, m_session, m_live), m_translation(m_endpoint, m_session),
      m_credentials(m_endpoint, m_live), m_history(historyFile), m_invoke(m_live, m_history),
      m_records(besideFile(historyFile, QStringLiteral("metrics.db"))), m_archive(m_records),
      m_keptCharts(m_records), m_metrics(m_live, &m_archive), m_steady(access), m_logs(m_live),
      m_drafts(m_session, m_history)
{
    m_listWorker.setMaxThreadCount(1);
    m_listWorker.setThreadPriority(QThread::LowPriority);
    applySettings();
    connect(&m_settings, &SettingsModel::changed, this, &Workbench::applySettings);
    connect(&m_folder, &FolderController::opened, this, [this](const QString &path) {
        m_session.closeAll();
        m_endpoint.clear();
        m_picks.setRoot(path);
        m_inventory.setFilter({});
        m_preferences.addRecentFolder(path);
        m_live.refresh(); // what it describes may have been applied since
    });
    connect(&m_folder, &FolderController::openFailed, this,
            [this](const QString &path, const Error &error) {
                if (error.kind == ErrorKind::NotFound) {
                    m_preferences.removeRecentFolder(path);
                }
            });
    connect(&m_folder, &FolderController::catalogChanged, this, &Workbench::feedModels);
    connect(&m_folder, &FolderController::stateChanged, this, &Workbench::feedModels);
    connect(&m_session, &EditSession::bufferChanged, this, &Workbench::feedFolder);
    connect(&m_session, &EditSession::goneFromDisk, this, [this](const QString &path) {
        for (const QString &name : m_session.buffer(path)->names()) {
            m_folder.setText(name, ManifestText::absent(name));
            m_folder.dropText(name); // the next scan knows whether it came back
        }
    });
    connect(&m_session, &EditSession::bufferClosed, &m_folder, &FolderController::dropText);
    connect(&m_session, &EditSession::bufferClosed, this,
            [this](const QString &path) { m_readable.remove(path); });
    connect(&m_session, &EditSession::settled, this, &Workbench::proceed);
    new FolderWatch(m_folder, m_session, this);
    m_awayTimer.setSingleShot(true);
    m_awayTimer.setInterval(std::chrono::seconds(3));
    connect(&m_awayTimer, &QTimer::timeout, this, [this] {
        for (const QString &endpoint : deadEndsOfTraffic()) {
            m_steady.stop(endpoint);
        }
    });
    m_tidyTimer.setSingleShot(true);
    m_tidyTimer.setInterval(std::chrono::seconds(10));
    connect(&m_tidyTimer, &QTimer::timeout, this, [] { workers()->start(returnFreeMemory); });
    connect(&m_inventory, &InventoryModel::settled, this, &Workbench::tidyMemory);
    connect(&m_check, &FolderCheck::errorsChanged, this,
            [this] { m_inventory.setErrors(m_check.errors()); });
    connect(&m_live, &LiveController::snapshotChanged, this, &Workbench::feedLive);
    connect(&m_invoke, &InvokeController::answered, this,
            [this](const QString &endpoint, const QString &deployment, const QDateTime &sentAt,
                   double milliseconds, int status) {
                const double time = static_cast<double>(sentAt.toMSecsSinceEpoch()) / 1'000;
                m_metrics.addCall(endpoint, {time, deployment, milliseconds, status});
            });
    connect(&m_endpoint, &EndpointController::stateChanged, this, [this] {
        m_live.select(m_endpoint.state().name);
        m_invoke.setEndpoint(m_endpoint.state());
        if (m_endpoint.state().name != m_metrics.endpoint()) {
            m_metrics.setEndpoint(m_endpoint.state().name);
            readCalls(m_endpoint.state().name);
        }
        m_logs.setEndpoint(m_endpoint.state().name);
    });
}

/// Endpoints that get steady traffic and are live no more.
QStringList Workbench::deadEndsOfTraffic() const
{
    QStringList gone;
    if (m_live.status().phase == LiveStatus::Phase::On) {
        for (const QString &endpoint : m_steady.endpoints()) {
            if (!m_live.snapshot()->endpoint(endpoint)) {
                gone.append(endpoint);
            }
        }
    }
    return gone;
}

/// What is made anew is away for a moment only.
void Workbench::followSteadyTraffic()
{
    if (deadEndsOfTraffic().isEmpty()) {
        m_awayTimer.stop();
    } else if (!m_awayTimer.isActive()) {
        m_awayTimer.start();
    }
}

void Workbench::applySettings()
{
    using Refresh = Preferences::Refresh;
    const auto interval = [this](Refresh what) {
        return std::chrono::seconds(m_preferences.interval(what));
    };
    LiveController::Intervals intervals;
    intervals.selectedLocal = interval(Refresh::SelectedLocal);
    intervals.selectedRemote = interval(Refresh::SelectedRemote);
    intervals.list = interval(Refresh::List);
    m_live.setIntervals(intervals);
    setTimesInUtc(m_preferences.timesInUtc());
    MetricRecords::Limits limits;
    limits.days = m_preferences.keptDays();
    m_records.setLimits(limits);
}

void Workbench::open(const QString &path)
{
    m_next = path;
    proceed();
}

void Workbench::close()
{
    m_next = QString();
    proceed();
}

void Workbench::proceed()
{
    if (!m_next || m_session.isBusy()) {
        return;
    }
    const QString path = *std::exchange(m_next, std::nullopt);
    if (m_session.hasUnsaved()) {
        Q_EMIT openRefused(path);
        return;
    }
    if (path != m_folder.path()) {
        m_steady.stopAll(); // its endpoints are out of sight
    }
    if (path.isEmpty()) {
        m_session.closeAll();
        m_endpoint.clear();
        m_folder.close();
    } else {
        m_folder.open(path);
    }
}

void Workbench::lookAtDisk()
{
    m_session.lookAtDisk();
    m_folder.refresh();
    m_live.access().look();
}

void Workbench::refresh()
{
    lookAtDisk();
    m_live.refresh();
}

/// The name that a scan of the folder would give the file.
QString Workbench::nameInFolder(const ManifestBuffer &buffer) const
{
    const QString folder = m_folder.catalog().root() + QLatin1Char('/');
    QString found = buffer.path();
    for (const QString &name : buffer.names()) {
        if (name.startsWith(folder)) {
            found = name;
        }
    }
    return found;
}

void Workbench::feedFolder(const QString &path)
{
    const ManifestBuffer *const buffer = m_session.buffer(path);
    if (!buffer) {
        m_readable.remove(path);
        return;
    }
    // Half a word that somebody types must not take the endpoint away that they are working on.
    // What comes from elsewhere, the marks of a conflict say, is told as it is.
    if (buffer->current().manifest) {
        m_readable.insert(path, buffer->current());
    } else if (buffer->wasEdited() && !m_readable.contains(path) && buffer->opened().manifest) {
        m_readable.insert(path, buffer->opened());
    }
    const ManifestText text =
        buffer->isOwnText() ? m_readable.value(path, buffer->current()) : buffer->current();
    for (const QString &name : buffer->names()) {
        if (!buffer->opened().exists && name == nameInFolder(*buffer)) {
            m_folder.addFile(name, text);
        } else {
            m_folder.setText(name, text);
        }
    }
}

void Workbench::feedLive()
{
    followSteadyTraffic();
    m_inventory.setLive(m_live.snapshot());
    m_endpoint.setLive(m_live.snapshot());
}

/// A large folder's catalogues and lists were made several times on the way; what is left of the
/// earlier ones goes once nothing more comes. Late: to give it back takes up to a tenth of a
/// second, and who needs new memory meanwhile waits.
void Workbench::tidyMemory()
{
    constexpr std::size_t many = 5'000;
    if (m_folder.catalog().files().size() >= many && m_inventory.filter().isEmpty()) {
        m_tidyTimer.start();
    }
}

/// The requests that were sent in the last hour before this start, for the charts.
void Workbench::readCalls(const QString &endpoint)
{
    if (endpoint.isEmpty()) {
        return;
    }
    const auto take = [this, endpoint, workspace = m_live.status().workspace](
                          const Result<QList<HistoryEntry>> &entries) {
        std::vector<OwnCall> calls; // a history that cannot be read is told of on the Test page
        for (const HistoryEntry &entry : entries.value_or(QList<HistoryEntry>())) {
            if (entry.workspace == workspace) {
                calls.push_back({static_cast<double>(entry.sentAt.toMSecsSinceEpoch()) / 1'000,
                                 entry.answeredBy.isEmpty() ? entry.target : entry.answeredBy,
                                 static_cast<double>(entry.total.count()) / 1'000, entry.status});
            }
        }
        std::reverse(calls.begin(), calls.end());
        if (workspace == m_live.status().workspace) {
            m_metrics.addOldCalls(endpoint, calls);
        }
    };
    deliver(m_history.find(endpoint, {}), this, take);
}

void Workbench::feedModels()
{
    m_inventory.setCatalog(m_folder.catalog(), m_folder.notes());
    QStringList unreadable;
    for (const FolderScanNote &note : m_folder.notes()) {
        if (note.kind == FolderScanNote::Kind::FileUnreadable ||
            note.kind == FolderScanNote::Kind::TooLarge) {
            unreadable.append(note.path);
        }
    }
    m_endpoint.setCatalog(m_folder.catalog(), m_folder.leftOut(), unreadable);
    // While the catalogue grows, traffic names deployments that are still to come.
    const bool isWhole = m_folder.state() == FolderController::State::Ready;
    m_check.setFolder(isWhole ? m_folder.catalog() : Catalog(), m_folder.texts());
}

} // namespace serin
