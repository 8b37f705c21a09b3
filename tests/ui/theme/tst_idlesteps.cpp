// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/idlesteps.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>

#include <optional>
#include <vector>

using namespace serin;

namespace {

constexpr std::chrono::milliseconds shortly{50};
constexpr std::chrono::hours never{1};

} // namespace

/// What nobody waits for is done when nobody does anything, and a part at a time.
class TestIdleSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doesOnePartATurnAndThenNoMore()
    {
        int turns = 0;
        std::vector<int> turnOfStep;
        IdleSteps steps([&] {
            turnOfStep.push_back(turns);
            return turnOfStep.size() < 3;
        });
        QVERIFY(!steps.isDone());
        steps.start(shortly);
        QVERIFY(turnOfStep.empty());
        QElapsedTimer time;
        time.start();
        while (!steps.isDone() && !time.hasExpired(5'000)) {
            ++turns;
            QCoreApplication::processEvents();
        }
        QCOMPARE(turnOfStep.size(), std::size_t(3));
        QVERIFY(turnOfStep[0] < turnOfStep[1] && turnOfStep[1] < turnOfStep[2]);
        steps.start(std::chrono::milliseconds(0));
        QTest::qWait(0);
        QCOMPARE(turnOfStep.size(), std::size_t(3));
    }

    void aKeyPutsItOff()
    {
        QLineEdit field;
        QElapsedTimer sinceKey;
        std::optional<qint64> began;
        IdleSteps steps([&] {
            began = sinceKey.elapsed();
            return false;
        });
        constexpr std::chrono::milliseconds pause{200};
        constexpr qint64 least = 180; // Qt's timers may be early by a twentieth
        steps.start(pause);
        for (int key = 0; key < 6; ++key) {
            QTest::keyClick(&field, Qt::Key_A);
            sinceKey.start();
            QTest::qWait(100); // the time that a person takes
            QVERIFY(!began || *began >= least);
        }
        QTRY_VERIFY(began);
        QVERIFY(*began >= least);
    }

    void endsWithItsOwner()
    {
        QLineEdit field;
        {
            QObject owner;
            (new IdleSteps([] { return false; }, &owner))->start(never);
            QTest::keyClick(&field, Qt::Key_A);
        }
        QTest::keyClick(&field, Qt::Key_B);
        QCOMPARE(field.text(), QStringLiteral("ab"));
    }
};

QTEST_MAIN(TestIdleSteps)
#include "tst_idlesteps.moc"
