// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/core/killedsaver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestAtomicFileSoak : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aThousandKillsLeaveOldOrNew()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("endpoint.yml"));
        int leftOvers = 0;
        const QString fault = killSavers(QStringLiteral(SERIN_ATOMICSAVER), path, 1000, leftOvers);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        qInfo("temporaries were left over after %d of 1000 kills", leftOvers);
        QVERIFY2(leftOvers > 50, "hardly any kill came in the middle of a save");
        QVERIFY(writeFileAtomically(path, contentA()));
        QCOMPARE(temporariesIn(folder.path()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAtomicFileSoak)
#include "tst_atomicfile_soak.moc"
