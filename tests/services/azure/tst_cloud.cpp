// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/cloud.h"

#include <QTest>

using namespace serin;

class TestCloud : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKnownByItsControlPlane()
    {
        for (const Cloud &cloud : knownClouds()) {
            QCOMPARE(cloudAt(cloud.armUrl).name, cloud.name);
            QCOMPARE(cloudAt(cloud.armUrl + QStringLiteral(":443/")).name, cloud.name);
        }
        QCOMPARE(cloudAt(QStringLiteral("http://127.0.0.1:1")).name, QStringLiteral("AzureCloud"));
        QCOMPARE(cloudAt(QString()).mlResource, QStringLiteral("https://ml.azure.com"));
        QCOMPARE(cloudAt(QStringLiteral("https://management.azure.com.evil")).name,
                 QStringLiteral("AzureCloud"));
    }
};

QTEST_GUILESS_MAIN(TestCloud)
#include "tst_cloud.moc"
