// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/endpointcomputetype.h"

#include <QTest>

using namespace serin;

class TestEndpointComputeType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsManifestAndRest()
    {
        for (const char *text : {"managed", "Managed", "MANAGED"}) {
            QVERIFY(endpointComputeTypeFromString(QString::fromLatin1(text)) ==
                    EndpointComputeType::Managed);
        }
        for (const char *text : {"kubernetes", "Kubernetes"}) {
            QVERIFY(endpointComputeTypeFromString(QString::fromLatin1(text)) ==
                    EndpointComputeType::Kubernetes);
        }
        QCOMPARE(restName(EndpointComputeType::Managed), QStringLiteral("Managed"));
        QCOMPARE(restName(EndpointComputeType::Kubernetes), QStringLiteral("Kubernetes"));
    }
    void refusesOthers()
    {
        const Result<EndpointComputeType> result =
            endpointComputeTypeFromString(QStringLiteral("AzureMLCompute"));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QVERIFY(result.error().detail.contains(QStringLiteral("\"AzureMLCompute\"")));
    }
};

QTEST_GUILESS_MAIN(TestEndpointComputeType)
#include "tst_endpointcomputetype.moc"
