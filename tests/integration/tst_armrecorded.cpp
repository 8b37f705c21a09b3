// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the real service, when there is a folder of them: all is read, nothing is lost.
#include "services/azure/armbody.h"
#include "services/azure/deploymentjson.h"
#include "services/azure/endpointjson.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace serin;

namespace {

const WorkspaceId workspace{QStringLiteral("s"), QStringLiteral("g"), QStringLiteral("w")};

// All objects in `value` that describe an endpoint or a deployment.
void collect(const QJsonValue &value, QList<QJsonObject> &endpoints,
             QList<QJsonObject> &deployments)
{
    if (value.isArray()) {
        const QJsonArray entries = value.toArray();
        for (const QJsonValue &entry : entries) {
            collect(entry, endpoints, deployments);
        }
        return;
    }
    const QJsonObject object = value.toObject();
    const QJsonObject properties = object.value(QLatin1String("properties")).toObject();
    if (object.contains(QLatin1String("name")) &&
        properties.contains(QLatin1String("provisioningState"))) {
        (properties.contains(QLatin1String("endpointComputeType")) ? deployments : endpoints)
            .append(object);
        return;
    }
    for (const QJsonValue &entry : object) {
        collect(entry, endpoints, deployments);
    }
}

} // namespace

class TestArmRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QString folder = qEnvironmentVariable("SERIN_ARM_EXAMPLES_DIR");
        if (folder.isEmpty()) {
            folder = QStringLiteral(SERIN_SOURCE_DIR "/../shared/arm-examples");
        }
        QDirIterator walk(folder, {QStringLiteral("*.json")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
            collect(document.isArray() ? QJsonValue(document.array())
                                       : QJsonValue(document.object()),
                    m_endpoints, m_deployments);
        }
        if (m_endpoints.isEmpty()) {
            QSKIP("NO RECORDED ANSWERS WERE LOOKED AT: SERIN_ARM_EXAMPLES_DIR names no folder of "
                  "them");
        }
        qInfo("%d endpoints and %d deployments", int(m_endpoints.size()),
              int(m_deployments.size()));
    }

    void endpoints()
    {
        for (const QJsonObject &json : std::as_const(m_endpoints)) {
            const Result<LiveEndpoint> live = endpointFromJson(json);
            QVERIFY(live);
            // The documentation's placeholders are no valid shares.
            QStringList notes = live->unreadable;
            notes.removeIf([](const QString &note) {
                return note.startsWith(QLatin1String("properties.traffic")) ||
                       note.startsWith(QLatin1String("properties.mirrorTraffic"));
            });
            QCOMPARE(notes, QStringList());
            QVERIFY(carriesOut(json, mergedEndpointJson(json, live->spec, workspace)));
        }
    }

    void deployments()
    {
        for (const QJsonObject &json : std::as_const(m_deployments)) {
            const Result<LiveDeployment> live = deploymentFromJson(json);
            QVERIFY(live);
            QCOMPARE(live->unreadable, QStringList());
            const Result<QJsonObject> body = mergedDeploymentJson(json, live->spec, workspace);
            QVERIFY2(body, body ? "" : qPrintable(body.error().toLine()));
            QVERIFY(carriesOut(json, *body));
        }
    }

private:
    QList<QJsonObject> m_endpoints;
    QList<QJsonObject> m_deployments;
};

QTEST_GUILESS_MAIN(TestArmRecorded)
#include "tst_armrecorded.moc"
