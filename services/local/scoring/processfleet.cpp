// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/processfleet.h"

#include "services/core/async.h"
#include "services/core/atomicfile.h"
#include "services/core/makepath.h"
#include "services/core/readfile.h"
#include "services/local/scoring/deploymentsupervisor.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QUuid>

#include <sys/stat.h>

namespace serin {

namespace {

Q_LOGGING_CATEGORY(lcScoring, "serin.local.scoring", QtInfoMsg)

const QString hostResource = QStringLiteral(":/serin/scoring/scoring_host.py");
constexpr qint64 mostHostBytes = 1024 * 1024;
constexpr qint64 mostMarkBytes = 1024;

} // namespace

ProcessFleet::ProcessFleet(const ProcessFleetOptions &options, QObject *parent)
    : ScoringFleet(parent), m_options(options),
      m_context(std::make_unique<FleetContext>(options.folder))
{
    m_context->setting.interpreter = options.interpreter;
    m_context->setting.hostScript = options.folder + QStringLiteral("/scoring_host.py");
    m_context->times = options.times;
    m_context->logLimits = options.logLimits;
}

ProcessFleet::~ProcessFleet()
{
    const bool ranAny = !m_deployments.empty();
    m_deployments.clear();
    if (ranAny) {
        killFamilies({everything()});
    }
}

Result<int> ProcessFleet::open()
{
    Q_ASSERT(QDir::isAbsolutePath(m_options.folder));
    if (auto made = prepareFolder(); !made) {
        return failure(made.error());
    }
    if (auto marked = prepareMark(); !marked) {
        return failure(marked.error());
    }
    if (auto opened = m_context->journal.open(); !opened) {
        return failure(opened.error());
    }
    QList<ProcessFamily> left{everything()};
    for (const ProcessIdentity &identity : m_context->journal.leftovers()) {
        left.append({identity, {}});
    }
    const int ended = killFamilies(left);
    if (ended > 0) {
        qCInfo(lcScoring) << "ended" << ended << "processes that an earlier server left behind";
    }
    QDir(m_context->logFolder).removeRecursively(); // of instances that do not exist any more
    if (auto laid = layHostReady(); !laid) {
        return failure(laid.error());
    }
    return ended;
}

Result<void> ProcessFleet::prepareFolder()
{
    if (Result<void> made = makePath(m_options.folder); !made) {
        return made;
    }
    ::chmod(QFile::encodeName(m_options.folder).constData(), 0700);
    return {};
}

/// What marks this fleet's processes: a random name that stays with the folder, and the folder's
/// path, as a copy of the folder is another fleet.
Result<void> ProcessFleet::prepareMark()
{
    const QString path = m_options.folder + QStringLiteral("/mark");
    const Result<FileContent> content = readFile(path, mostMarkBytes);
    QString name = content ? QString::fromLatin1(content->bytes).trimmed() : QString();
    if (QUuid::fromString(name).isNull()) {
        name = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (auto written = writeFileAtomically(path, name.toLatin1() + '\n'); !written) {
            return written;
        }
    }
    m_context->setting.stateMark = name + u'@' + QFileInfo(m_options.folder).canonicalFilePath();
    return {};
}

Result<void> ProcessFleet::layHostReady()
{
    QFile resource(hostResource);
    if (!resource.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Internal, resource.errorString(), hostResource);
    }
    const QByteArray host = resource.readAll();
    const QString &path = m_context->setting.hostScript;
    const Result<FileContent> present = readFile(path, mostHostBytes);
    if (present && present->bytes == host) {
        return {};
    }
    return writeFileAtomically(path, host);
}

ProcessFamily ProcessFleet::everything() const
{
    return {{}, QByteArray(stateMarkName) + '=' + m_context->setting.stateMark.toUtf8()};
}

DeploymentSupervisor &ProcessFleet::supervisorOf(const DeploymentKey &key)
{
    std::unique_ptr<DeploymentSupervisor> &place = m_deployments[key];
    if (!place) {
        place = std::make_unique<DeploymentSupervisor>(*m_context);
        connect(place.get(), &DeploymentSupervisor::settled, this, &ProcessFleet::settled);
        connect(place.get(), &DeploymentSupervisor::changed, this,
                [this, key] { Q_EMIT instancesChanged(key); });
        connect(place.get(), &DeploymentSupervisor::emptied, this, [this, key] { forget(key); });
    }
    return *place;
}

void ProcessFleet::forget(const DeploymentKey &key)
{
    const auto found = m_deployments.find(key);
    m_forgotten = std::move(found->second); // not deleted here: it is in the middle of its signal
    m_deployments.erase(found);
    if (!m_shuttingDown) {
        m_context->failures.forget(key);
    } else if (m_deployments.empty()) {
        finishShutDown();
    }
}

void ProcessFleet::run(const ScoringSpec &spec, quint64 ticket)
{
    if (m_shuttingDown) {
        refuse(ticket);
    } else {
        m_context->failures.forget(spec.key);
        supervisorOf(spec.key).run(spec, ticket);
    }
}

void ProcessFleet::stop(const DeploymentKey &key, quint64 ticket)
{
    if (m_shuttingDown) {
        refuse(ticket);
    } else {
        supervisorOf(key).stop(ticket);
    }
}

void ProcessFleet::refuse(quint64 ticket)
{
    QMetaObject::invokeMethod(
        this, [this, ticket] { Q_EMIT settled(ticket, failure(cancelledError())); },
        Qt::QueuedConnection);
}

QList<ScoringInstance> ProcessFleet::instances(const DeploymentKey &key) const
{
    const auto found = m_deployments.find(key);
    return found == m_deployments.end() ? QList<ScoringInstance>() : found->second->instances();
}

QString ProcessFleet::logs(const DeploymentKey &key, LogKind kind, int lines) const
{
    const auto found = m_deployments.find(key);
    if (found == m_deployments.end()) {
        return kind == LogKind::InferenceServer
                   ? QString::fromUtf8(m_context->failures.lastLines(key, lines))
                   : QString();
    }
    return kind == LogKind::InferenceServer ? found->second->serverLogs(lines)
                                            : found->second->preparationLog(lines);
}

void ProcessFleet::instanceDrained(const QString &instanceId)
{
    for (const auto &[key, deployment] : m_deployments) {
        if (deployment->instanceDrained(instanceId)) {
            return;
        }
    }
}

void ProcessFleet::shutDown()
{
    if (m_shuttingDown) {
        return;
    }
    m_shuttingDown = true;
    for (const auto &[key, deployment] : m_deployments) {
        deployment->shutDown();
    }
    if (m_deployments.empty()) {
        finishShutDown();
    }
}

void ProcessFleet::finishShutDown()
{
    m_context->sweep.sweep(everything(), this, [this] { Q_EMIT hasShutDown(); });
}

QHash<QString, ProcessUsage> ProcessFleet::usage() const
{
    QHash<qint64, QString> idOfLeader;
    for (const auto &[key, deployment] : m_deployments) {
        for (const ScoringInstance &instance : deployment->instances()) {
            if (instance.pid != 0) {
                idOfLeader.insert(instance.pid, instance.id);
            }
        }
    }
    QHash<QString, ProcessUsage> usage;
    if (idOfLeader.isEmpty()) {
        return usage;
    }
    for (const ProcessEntry &entry : listProcesses()) {
        const auto leader = idOfLeader.constFind(entry.session);
        if (leader != idOfLeader.cend() && !entry.ended) {
            ProcessUsage &sum = usage[*leader];
            sum.cpu += entry.cpu;
            sum.residentBytes += entry.residentBytes;
            ++sum.processes;
        }
    }
    return usage;
}

} // namespace serin
