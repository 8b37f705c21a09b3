// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/localserver.h"

#include "services/core/atomicfile.h"
#include "services/core/logging.h"
#include "services/core/makepath.h"
#include "services/core/processlock.h"
#include "services/core/readfile.h"
#include "services/core/secret.h"
#include "services/core/systemclock.h"
#include "services/http/httpserver.h"
#include "services/local/arm/armservice.h"
#include "services/local/metrics/metricsstore.h"
#include "services/local/metrics/monitorservice.h"
#include "services/local/metricssampler.h"
#include "services/local/router/router.h"
#include "services/local/scoring/processfleet.h"
#include "services/local/store/randomsecret.h"
#include "services/local/store/workspacestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace serin {

namespace {

constexpr std::chrono::milliseconds requestGrace{2'000};
constexpr qint64 longestFile = 64 * 1024;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Result<void> writeForOwner(const QString &path, const QByteArray &bytes)
{
    if (const Result<void> written = writeFileAtomically(path, bytes); !written) {
        return written;
    }
    if (!QFile::setPermissions(path, ownerOnly)) {
        return failure(ErrorKind::Io, QStringLiteral("the file cannot be kept from others"), path);
    }
    return {};
}

Result<void> prepareFolder(const QString &folder)
{
    if (Result<void> made = makePath(folder); !made) {
        return made;
    }
    if (!QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner)) {
        return failure(ErrorKind::Io,
                       QStringLiteral("the state directory cannot be kept from others"), folder,
                       QStringLiteral("use a directory of your own"));
    }
    return {};
}

// The token of the first start; another one would shut out whoever has read it.
Result<Secret> ensureToken(const QString &path)
{
    const Result<FileContent> file = readFile(path, longestFile);
    if (file && file->bytes.trimmed().size() >= 32) {
        if (!QFile::setPermissions(path, ownerOnly)) {
            return failure(ErrorKind::Io, QStringLiteral("the token cannot be kept from others"),
                           path);
        }
        return Secret(file->bytes.trimmed());
    }
    if (!file && file.error().kind != ErrorKind::NotFound) {
        return failure(file.error());
    }
    const Secret token = randomSecret();
    const Result<void> written = writeForOwner(path, token.reveal().toByteArray());
    return written ? Result<Secret>(token) : failure(written.error());
}

Result<QString> interpreter(const QString &wanted)
{
    QString program = wanted;
    if (program.isEmpty()) {
        program = QStringLiteral("/usr/bin/python3");
        if (!QFileInfo(program).isExecutable()) {
            program = QStandardPaths::findExecutable(QStringLiteral("python3"));
        }
    } else if (!program.contains(u'/')) {
        program = QStandardPaths::findExecutable(program);
    }
    // Not the canonical path: a virtual environment's interpreter is a link and must stay one.
    const QFileInfo info(QDir::current().absoluteFilePath(program));
    if (program.isEmpty() || !info.isFile() || !info.isExecutable()) {
        return failure(ErrorKind::Invalid,
                       wanted.isEmpty()
                           ? QStringLiteral("there is no python3 to run scoring scripts with")
                           : QStringLiteral("\"%1\" is no interpreter to run").arg(wanted),
                       {}, QStringLiteral("name one with --python"));
    }
    return QDir::cleanPath(info.absoluteFilePath());
}

} // namespace

/// Everything between start() and stop(), in the order of its making.
class LocalServer::Parts
{
public:
    [[nodiscard]] Result<LocalConnection> start(LocalServer *server);
    void stop(LocalServer *server);

private:
    [[nodiscard]] Result<void> openState(const Settings &settings);
    [[nodiscard]] Result<std::uint16_t> listen(const Settings &settings, QObject *context);
    [[nodiscard]] Result<std::uint16_t> tryPort(std::uint16_t port, QObject *context);
    [[nodiscard]] static Result<LocalConnection> announce(const LocalConnection &connection,
                                                          LocalServer *server);
    void announceWhenReady(const LocalConnection &connection, LocalServer *server);
    [[nodiscard]] int countWithoutInstances() const;

    SystemClock m_clock;
    std::unique_ptr<ProcessLock> m_lock;
    Secret m_token;
    std::unique_ptr<WorkspaceStore> m_store;
    std::unique_ptr<MetricsStore> m_metrics;
    std::unique_ptr<ProcessFleet> m_fleet;
    Router m_router;
    std::unique_ptr<MonitorService> m_monitor;
    std::unique_ptr<ArmService> m_arm;
    std::unique_ptr<MetricsSampler> m_sampler;
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<QObject> m_settling; ///< until the connection is announced
    bool m_stopping = false;
};

Result<void> LocalServer::Parts::openState(const Settings &settings)
{
    const LocalStatePaths &paths = settings.paths;
    if (const auto prepared = prepareFolder(paths.folder); !prepared) {
        return prepared;
    }
    auto lock = ProcessLock::acquire(paths.lock());
    if (!lock) {
        Error error = lock.error();
        if (error.kind == ErrorKind::Conflict) {
            error.detail = QStringLiteral("a local workspace runs there already: ") + error.detail;
            error.fix = QStringLiteral("use it, or end it with `serinctl local stop`");
        }
        return failure(error);
    }
    m_lock = std::move(*lock);
    const Result<Secret> token = ensureToken(paths.token());
    if (!token) {
        return failure(token.error());
    }
    m_token = *token;
    auto store = WorkspaceStore::open(paths.folder + QStringLiteral("/workspace.sqlite"));
    if (!store) {
        return failure(store.error());
    }
    m_store = std::move(*store);
    auto metrics = MetricsStore::open(paths.folder + QStringLiteral("/metrics.sqlite"), m_clock);
    if (!metrics) {
        return failure(metrics.error());
    }
    m_metrics = std::move(*metrics);
    return {};
}

Result<std::uint16_t> LocalServer::Parts::tryPort(std::uint16_t port, QObject *context)
{
    HttpServer::Options options;
    options.port = port;
    m_http = std::make_unique<HttpServer>(options);
    m_http->setHandler(context, [this](const HttpRequest &request, const HttpResponder &respond) {
        respond(m_arm->handle(request));
    });
    m_http->setDataPlane(m_router.dataPlane());
    return m_http->listen();
}

Result<std::uint16_t> LocalServer::Parts::listen(const Settings &settings, QObject *context)
{
    if (settings.port > 0) {
        return tryPort(settings.port, context);
    }
    const Result<FileContent> last = readFile(settings.paths.connection(), longestFile);
    const Result<LocalConnection> connection =
        last ? LocalConnection::fromJson(last->bytes) : failure(last.error());
    const int port = connection ? QUrl(connection->baseUrl).port(0) : 0;
    if (port > 0) {
        if (auto again = tryPort(static_cast<std::uint16_t>(port), context)) {
            return again;
        }
        qCWarning(lcLocal) << "port" << port << "of the last time is taken; using another";
    }
    return tryPort(0, context);
}

Result<LocalConnection> LocalServer::Parts::announce(const LocalConnection &connection,
                                                     LocalServer *server)
{
    const Result<void> written =
        writeForOwner(server->m_settings.paths.connection(), connection.toJson() + '\n');
    const Result<LocalConnection> outcome =
        written ? Result<LocalConnection>(connection) : failure(written.error());
    if (outcome) {
        qCInfo(lcLocal).noquote() << "ready at" << connection.baseUrl;
    }
    Q_EMIT server->announced(outcome);
    return outcome;
}

void LocalServer::Parts::announceWhenReady(const LocalConnection &connection, LocalServer *server)
{
    m_settling = std::make_unique<QObject>();
    const auto end = [this, connection, server] {
        if (m_settling) {
            m_settling.release()->deleteLater();
            static_cast<void>(announce(connection, server));
        }
    };
    const auto failures = std::make_shared<int>(0);
    const auto look = [this, failures, end] {
        if (countWithoutInstances() <= *failures) {
            end();
        }
    };
    connect(m_fleet.get(), &ProcessFleet::settled, m_settling.get(),
            [failures, look](quint64, const Result<void> &result) {
                *failures += result ? 0 : 1;
                look();
            });
    connect(m_arm.get(), &ArmService::routesChanged, m_settling.get(), look);
    QTimer::singleShot(server->m_settings.settleLimit, m_settling.get(), end);
    QMetaObject::invokeMethod(m_settling.get(), look, Qt::QueuedConnection);
}

int LocalServer::Parts::countWithoutInstances() const
{
    int count = 0;
    const std::shared_ptr<const RoutingTable> table = m_arm->routingTable();
    for (const auto &[name, endpoint] : table->endpoints) {
        count += static_cast<int>(
            std::count_if(endpoint.deployments.begin(), endpoint.deployments.end(),
                          [](const RouteDeployment &each) { return each.instances.empty(); }));
    }
    return count;
}

Result<LocalConnection> LocalServer::Parts::start(LocalServer *server)
{
    const Settings &settings = server->m_settings;
    const Result<QString> python = interpreter(settings.python);
    if (!python) {
        return failure(python.error());
    }
    if (const auto opened = openState(settings); !opened) {
        return failure(opened.error());
    }
    ProcessFleetOptions fleetOptions;
    fleetOptions.folder = settings.paths.folder + QStringLiteral("/scoring");
    fleetOptions.interpreter = *python;
    m_fleet = std::make_unique<ProcessFleet>(fleetOptions);
    const Result<int> ended = m_fleet->open();
    if (!ended) {
        return failure(ended.error());
    }
    if (*ended > 0) {
        qCInfo(lcLocal) << "ended" << *ended << "processes that the last server has left behind";
    }
    m_monitor = std::make_unique<MonitorService>(*m_metrics, m_clock);
    // Before the control plane, which starts what was deployed and so tells of instances.
    m_sampler = std::make_unique<MetricsSampler>(
        MetricsSampler::Parts{m_router, *m_fleet, *m_metrics, *m_monitor, m_clock});

    ArmSettings armSettings;
    armSettings.workspace = localWorkspaceId();
    armSettings.tenantId = QStringLiteral("00000000-0000-0000-0000-000000000000");
    armSettings.token = m_token;
    auto arm = ArmService::create(armSettings, {*m_store, *m_fleet, m_clock, m_monitor.get()});
    if (!arm) {
        return failure(arm.error());
    }
    m_arm = std::move(*arm);
    QObject::connect(m_arm.get(), &ArmService::routesChanged, m_arm.get(),
                     [this] { m_router.setTable(m_arm->routingTable()); });
    m_router.setTable(m_arm->routingTable());

    const Result<std::uint16_t> port = listen(settings, server);
    if (!port) {
        return failure(port.error());
    }
    m_sampler->start();
    const LocalConnection connection{QStringLiteral("http://127.0.0.1:%1").arg(*port),
                                     armSettings.workspace, settings.paths.token(),
                                     QCoreApplication::applicationPid()};
    if (settings.settleLimit.count() == 0) {
        return announce(connection, server);
    }
    announceWhenReady(connection, server);
    return connection;
}

void LocalServer::Parts::stop(LocalServer *server)
{
    if (std::exchange(m_stopping, true)) {
        return;
    }
    qCInfo(lcLocal) << "stopping";
    m_settling.reset();
    const auto end = [this, server] {
        m_sampler->finish();
        connect(m_fleet.get(), &ProcessFleet::hasShutDown, server, [server] {
            qCInfo(lcLocal) << "stopped";
            Q_EMIT server->stopped();
        });
        m_fleet->shutDown();
    };
    if (!m_http) { // start() has failed, or was never called
        QMetaObject::invokeMethod(server, &LocalServer::stopped, Qt::QueuedConnection);
        return;
    }
    connect(m_http.get(), &HttpServer::stopped, server, end);
    m_http->stop(requestGrace);
}

LocalServer::LocalServer(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_parts(std::make_unique<Parts>())
{}

LocalServer::~LocalServer() = default;

Result<LocalConnection> LocalServer::start()
{
    return m_parts->start(this);
}

void LocalServer::stop()
{
    m_parts->stop(this);
}

} // namespace serin
