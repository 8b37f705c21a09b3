// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/store/storekilltest.h"

class TestWorkspaceStoreSoak : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNoAcknowledgedWrite() { serin::killWriters(1'000); }
};

QTEST_GUILESS_MAIN(TestWorkspaceStoreSoak)
#include "tst_workspacestore_soak.moc"
