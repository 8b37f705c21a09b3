// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/commandcalls.h"

#include <QTest>

namespace serin {

/// A local workspace with the endpoint "errors", and beside it the manifests of deployments that
/// become ready, break and never come up: what tests of serinctl's errors derive from.
class VerbPlace
{
protected:
    void makeEndpoint()
    {
        QVERIFY(m_serinctl.write(QStringLiteral("token"), "no-such-token\n"));
        QVERIFY(m_serinctl.write(QStringLiteral("request.json"), "{}"));
        QVERIFY(m_serinctl.write(QStringLiteral("ready/score.py"),
                                 "def init():\n    pass\ndef run(data):\n    return 1\n"));
        QVERIFY(m_serinctl.write(QStringLiteral("broken/other.py"), ""));
        QVERIFY(m_serinctl.write(QStringLiteral("slow/score.py"),
                                 "import time\ndef init():\n    time.sleep(3600)\n"
                                 "def run(data):\n    return 1\n"));
        for (const char *name : {"ready", "broken", "slow"}) {
            QVERIFY(m_serinctl.write(
                QString::fromLatin1(name) + QStringLiteral(".yml"),
                "name: " + QByteArray(name) +
                    "\nendpoint_name: errors\ncode_configuration:\n  code: " + name +
                    "\n  scoring_script: score.py\nenvironment: azureml:plain:1\n"
                    "instance_type: Standard_F2s_v2\ninstance_count: 1\n"
                    "liveness_probe: {initial_delay: 1, period: 1, failure_threshold: 2}\n"));
        }
        QVERIFY(m_serinctl(QStringLiteral("online-endpoint create -n errors")).exitCode == 0);
        QVERIFY(m_serinctl(QStringLiteral("environment create -n plain -v 1 --image x")).exitCode ==
                0);
    }

    CommandCalls m_serinctl{QStringLiteral(SERINCTL)};
};

} // namespace serin
