// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logging.h"
#include "services/core/statefolder.h"

#include <QTest>

using namespace serin;

class TestStateFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheEnvironment()
    {
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", "/somebody");
        qputenv("XDG_STATE_HOME", "/somewhere/state/");
        QCOMPARE(stateFolder(), QStringLiteral("/somewhere/state/serin"));
        QCOMPARE(Logging::defaultFilePath(QStringLiteral("serinctl")),
                 QStringLiteral("/somewhere/state/serin/serinctl.log"));
        for (const char *unset : {"", "relative/state"}) {
            qputenv("XDG_STATE_HOME", unset);
            QCOMPARE(stateFolder(), QStringLiteral("/somebody/.local/state/serin"));
        }
        qunsetenv("XDG_STATE_HOME");
        QCOMPARE(stateFolder(), QStringLiteral("/somebody/.local/state/serin"));
        qputenv("HOME", home);
    }
};

QTEST_GUILESS_MAIN(TestStateFolder)
#include "tst_statefolder.moc"
