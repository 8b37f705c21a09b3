// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/store/storekilltest.h"

class TestWorkspaceStoreKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNoAcknowledgedWrite() { serin::killWriters(20); }
};

QTEST_GUILESS_MAIN(TestWorkspaceStoreKill)
#include "tst_workspacestore_kill.moc"
