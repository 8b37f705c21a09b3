// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/gitops/rollbackbench.h"

#include <QTest>

namespace serin {

/// A RollbackBench for each test: what the tests of going back derive from.
class RollbackPlace
{
protected:
    inline static const QMap<QString, int> allBlue{{QStringLiteral("blue"), 100}};
    inline static const QMap<QString, int> mostlyGreen{{QStringLiteral("blue"), 10},
                                                       {QStringLiteral("green"), 90}};

    void enter() { m_bench = std::make_unique<RollbackBench>(); }
    void leave() { m_bench.reset(); }
    [[nodiscard]] RollbackBench &bench() { return *m_bench; }
    /// Live and Git are as the good commit had them.
    void checkGoneBack()
    {
        QCOMPARE(bench().traffic(), allBlue);
        QCOMPARE(bench().plane.refusals, QStringList());
        QCOMPARE(bench().board(), QStringList());
        QVERIFY(!bench().isMarked());
        QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
        QCOMPARE(bench().git.git(bench().folder, {QStringLiteral("diff"), bench().good.toString(),
                                                  QStringLiteral("HEAD")}),
                 QByteArray());
        QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    }

    std::unique_ptr<RollbackBench> m_bench;
};

} // namespace serin
