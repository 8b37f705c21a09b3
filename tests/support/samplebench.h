// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "services/assets/assetstore.h"
#include "services/azure/armcontrolplane.h"
#include "services/azure/plaintokenprovider.h"
#include "services/core/async.h"
#include "services/git/gitclient.h"
#include "services/http/httpclient.h"
#include "services/sample/samplecreation.h"
#include "services/storage/applyrecords.h"
#include "tests/support/localserverprocess.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace serin {

/// The sample repository with its bare remote, a real local workspace, and the engines of a window
/// over both, all in one temporary folder.
class SampleBench
{
public:
    explicit SampleBench(const QString &serinctl)
        : m_server(serinctl, m_folder.filePath(QStringLiteral("state")))
    {}
    ~SampleBench()
    {
        project.reset();
        m_plane.reset();
    }

    /// Makes the sample; the workspace only when asked for. Empty, or what went wrong.
    QString setUp(bool withWorkspace = true)
    {
        SampleCreation creation(git, projects);
        std::optional<Result<CreatedSample>> made;
        deliver(creation.start(top()), &creation,
                [&made](const Result<CreatedSample> &answer) { made = answer; });
        if (!QTest::qWaitFor([&made] { return made.has_value(); }, 60'000)) {
            return QStringLiteral("the sample was not made in time");
        }
        if (!*made) {
            return made->error().toLine();
        }
        remote = (*made)->remote;
        project = std::make_unique<ProjectController>(
            ProjectEngines{git, records, assets, projects, workspaces});
        project->open(top());
        if (!QTest::qWaitFor([this] { return project->phase() == ProjectController::Phase::Ready; },
                             60'000)) {
            return QStringLiteral("the project was not opened in time");
        }
        return withWorkspace ? startWorkspace() : QString();
    }

    QString startWorkspace()
    {
        if (!m_server.start()) {
            return QStringLiteral("the local workspace did not start");
        }
        const LocalConnection &connection = m_server.connection();
        m_tokens = std::make_unique<FileTokenProvider>(connection.tokenFile);
        ArmSession::Settings settings;
        settings.baseUrl = connection.baseUrl;
        m_plane =
            std::make_unique<ArmControlPlane>(m_http, *m_tokens, settings, connection.workspace);
        project->setPlane(m_plane.get());
        return {};
    }
    void stopWorkspace()
    {
        project->setPlane(nullptr);
        m_plane.reset();
        m_server.terminate();
    }

    [[nodiscard]] QString top() const { return m_folder.filePath(QStringLiteral("canary-sample")); }
    [[nodiscard]] QString path(const QString &name) const { return top() + u'/' + name; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] LocalServerProcess &server() { return m_server; }
    [[nodiscard]] ControlPlane *plane() { return m_plane.get(); }

    /// What `git ARGUMENTS` prints in the checkout, or in @p folder.
    QByteArray gitSays(const QStringList &arguments, const QString &folder = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(folder.isEmpty() ? top() : folder);
        process.start(QStringLiteral("git"), arguments);
        process.waitForFinished(30'000);
        return process.readAllStandardOutput() + process.readAllStandardError();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    LocalServerProcess m_server;
    HttpClient m_http;
    std::unique_ptr<FileTokenProvider> m_tokens;
    std::unique_ptr<ArmControlPlane> m_plane;

public:
    FileTrustStore trust{m_folder.filePath(QStringLiteral("trust.json"))};
    GitClient git{GitSettings(), trust};
    ProjectRegistry projects{m_folder.filePath(QStringLiteral("projects.json"))};
    WorkspaceRegistry workspaces{m_folder.filePath(QStringLiteral("workspaces.json"))};
    ApplyRecords records{m_folder.filePath(QStringLiteral("applies.db"))};
    AssetStore assets{m_folder.filePath(QStringLiteral("assets"))};
    OperationsModel operations;
    QString remote;
    std::unique_ptr<ProjectController> project;
};

} // namespace serin
