// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/takelive.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QTest>

#include <algorithm>

namespace serin {

/// A folder of manifests and what is live, and the way from one to the other: what the tests of
/// takeLive() derive from.
class TakeLivePlace
{
protected:
    inline static const QString churned = QStringLiteral("churn");
    inline static const QString foreign = QStringLiteral("other");

    static QByteArray deploymentWith(const QByteArray &name, const QByteArray &more)
    {
        return "# " + name + ", as it serves\nname: " + name +
               "\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:1\n"
               "instance_type: Standard_DS3_v2   # small\n" +
               more;
    }
    void clear()
    {
        m_folder.clear();
        m_plane = ModelPlane();
        m_in = BoardInput();
    }
    void write(const char *path, const QByteArray &text)
    {
        m_folder.write(QString::fromLatin1(path), text);
    }
    [[nodiscard]] QByteArray text(const char *path) const
    {
        return m_folder.text(QString::fromLatin1(path));
    }
    [[nodiscard]] Plan planned() const
    {
        PlanInput input;
        input.desired = m_folder.desired();
        input.live = m_plane.state();
        return plan(input);
    }
    void apply()
    {
        m_in.upstream = m_in.head = m_in.base = m_in.workingTree = m_folder.desired();
        const Plan made = planned();
        QVERIFY2(made.refusals.empty(), "refused");
        QCOMPARE(m_plane.apply(made), QString());
        m_in.applied.insert(churned, {m_folder.desired().endpoint(churned), true, false, {}});
    }
    /// Blue and green with half of the traffic each, applied.
    void serve(const QByteArray &blue = "instance_count: 1\n")
    {
        write("endpoint.yml", "# The endpoint\nname: churn\nauth_mode: key\ntraffic:\n"
                              "  \"blue\": 50   # old\n  green: 50\n");
        write("blue.yml", deploymentWith("blue", blue));
        write("green.yml", deploymentWith("green", "instance_count: 2\n"));
        apply();
    }
    /// A deployment that nobody has written a manifest for.
    void addRed(const QString &endpoint = churned, const QString &name = QStringLiteral("red"))
    {
        LiveDeployment red = live().deployments.at(QStringLiteral("blue"));
        const QString workspace = QStringLiteral("/subscriptions/s/resourceGroups/g/providers/"
                                                 "Microsoft.MachineLearningServices/workspaces/w");
        red.id = workspace + QStringLiteral("/onlineEndpoints/churn/deployments/red");
        red.spec.name = *DeploymentName::fromString(name);
        red.spec.model =
            AssetReference{AssetReference::Kind::Registered,
                           workspace.toLower() + QStringLiteral("/models/m/versions/1")};
        red.spec.code = AssetReference{AssetReference::Kind::Registered,
                                       workspace + QStringLiteral("/codes/c/versions/3")};
        red.spec.scoringScript = QStringLiteral("score.py");
        red.spec.environmentVariables = {
            {QStringLiteral("MODE"), QStringLiteral("fast")},
            {QStringLiteral("AML_APP_ROOT"), QStringLiteral("/var/azureml-app")}};
        red.spec.properties = {
            {QStringLiteral("AzureAsyncOperationUri"), QStringLiteral("https://example.org/x")}};
        m_plane.endpoints.at(endpoint).deployments.insert({name, red});
    }
    ModelPlane::Endpoint &live() { return m_plane.endpoints.at(churned); }
    DeploymentSpec &blue() { return live().deployments.at(QStringLiteral("blue")).spec; }
    void setTraffic(const QMap<QString, int> &shares) { live().live.traffic = shares; }

    [[nodiscard]] std::vector<BoardRow> rows()
    {
        m_in.live = m_plane.state();
        std::vector<BoardRow> found;
        for (const BoardRow &row : makeBoard(m_in).rows) {
            const std::vector<BoardAct> acts = actsFor(row.cause);
            if (std::find(acts.begin(), acts.end(), BoardAct::TakeLive) != acts.end()) {
                found.push_back(row);
            }
        }
        return found;
    }
    /// Takes @p rows; the folder has the changes afterwards.
    TakenLive take(const std::vector<BoardRow> &rows, const QString &newFolder = {})
    {
        const TakenLive taken = takeLive(
            m_folder.desired(), m_plane.state(), rows,
            [this](const QString &path) -> Result<QByteArray> {
                const QByteArray found = m_folder.text(ManifestFolder::relative(path));
                if (found.isEmpty()) {
                    return failure(ErrorKind::Io, QStringLiteral("gone"), path);
                }
                return found;
            },
            newFolder);
        for (const FileChange &change : taken.changes) {
            const QString path = ManifestFolder::relative(change.path);
            if (change.after) {
                m_folder.write(path, *change.after);
            } else {
                m_folder.remove(path);
            }
        }
        return taken;
    }
    TakenLive take() { return take(rows()); }
    /// All was taken, and the manifests say what is live.
    void verifyTaken(const TakenLive &taken)
    {
        QVERIFY2(taken.left.empty(),
                 taken.left.empty() ? "" : qPrintable(taken.left.front().why.toLine()));
        QVERIFY(!taken.taken.empty());
        const Plan after = planned();
        QVERIFY2(after.operations.empty(),
                 after.operations.empty() ? "" : qPrintable(after.operations.front().reason));
    }

    ManifestFolder m_folder;
    ModelPlane m_plane;
    BoardInput m_in;
};

} // namespace serin
