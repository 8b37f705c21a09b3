// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/provisioningstate.h"

#include <QTest>

using namespace serin;

class TestProvisioningState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRestsWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("terminal");
        QTest::newRow("Creating") << QStringLiteral("Creating") << false;
        QTest::newRow("Updating") << QStringLiteral("Updating") << false;
        QTest::newRow("Scaling") << QStringLiteral("Scaling") << false;
        QTest::newRow("Deleting") << QStringLiteral("Deleting") << false;
        QTest::newRow("Succeeded") << QStringLiteral("Succeeded") << true;
        QTest::newRow("Failed") << QStringLiteral("Failed") << true;
        QTest::newRow("Canceled") << QStringLiteral("Canceled") << true;
    }
    void readsRestsWords()
    {
        QFETCH(QString, text);
        QFETCH(bool, terminal);
        for (const QString &spelling : {text, text.toUpper(), text.toLower()}) {
            QCOMPARE(restName(provisioningStateFromString(spelling)), text);
            QCOMPARE(isTerminalState(spelling), terminal);
        }
    }

    void everyOtherWordIsSomethingThatRuns()
    {
        for (const char *word : {"", "InProgress", "Accepted", "Running", "Succeeded "}) {
            QCOMPARE(provisioningStateFromString(QLatin1String(word)), ProvisioningState::Unknown);
            QVERIFY(!isTerminalState(QLatin1String(word)));
        }
        QVERIFY(restName(ProvisioningState::Unknown).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProvisioningState)
#include "tst_provisioningstate.moc"
