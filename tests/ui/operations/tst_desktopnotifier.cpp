// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"
#include "tests/support/fakeclock.h"
#include "ui/operations/desktopnotifier.h"

#include <QTest>

#include <vector>

using namespace serin;
using namespace std::chrono_literals;

class TestDesktopNotifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_told.clear();
        m_isLookedAt = false;
        m_operations = std::make_unique<OperationsModel>(&m_clock);
        m_notifier =
            std::make_unique<DesktopNotifier>(*m_operations, [this] { return m_isLookedAt; });
        connect(m_notifier.get(), &DesktopNotifier::told, this,
                [this](const DesktopNotifier::Message &message) { m_told.push_back(message); });
    }

    void tellsOnceWhenAllHasEnded()
    {
        const auto push = begin("Push to origin/main");
        OperationSpec spec;
        spec.title = QStringLiteral("Apply to LOCAL WORKSPACE");
        const auto apply = m_operations->announce(spec);
        m_clock.advance(1s);
        m_operations->finish(push);
        QVERIFY(m_told.empty());
        m_operations->run(apply);
        m_clock.advance(5s);
        m_operations->finish(apply);
        QCOMPARE(m_told.size(), std::size_t(1));
        QCOMPARE(m_told[0].title, QStringLiteral("Done: Apply to LOCAL WORKSPACE"));
        QCOMPARE(m_told[0].text, QStringLiteral("2 steps"));
        QVERIFY(!m_told[0].isUrgent);
    }

    void passesOverWhatTookAMoment()
    {
        const auto fetch = begin("Fetch");
        m_clock.advance(2s);
        m_operations->finish(fetch);
        QVERIFY(m_told.empty());
    }

    void tellsOfEachFailure()
    {
        const auto push = begin("Push to origin/main");
        m_operations->fail(push, Error{ErrorKind::Conflict, QStringLiteral("rejected"), {}, {}});
        QCOMPARE(m_told.size(), std::size_t(1));
        QCOMPARE(m_told[0].title, QStringLiteral("Failed: Push to origin/main"));
        QVERIFY(!m_told[0].text.isEmpty());
        QVERIFY(m_told[0].isUrgent);
        // It stays in the list, and is not told of again.
        const auto fetch = begin("Fetch");
        m_operations->finish(fetch);
        QCOMPARE(m_told.size(), std::size_t(1));
    }

    void keepsStillWhileSomebodyLooks()
    {
        m_isLookedAt = true;
        const auto push = begin("Push to origin/main");
        m_operations->fail(push, Error{ErrorKind::Conflict, QStringLiteral("rejected"), {}, {}});
        m_isLookedAt = false;
        QVERIFY(m_told.empty());
    }

    void doesNotTellOfWhatThePersonStopped()
    {
        const auto push = begin("Push to origin/main");
        m_clock.advance(9s);
        m_operations->stop(push);
        m_operations->setStopped(push);
        QVERIFY(m_told.empty());
    }

private:
    OperationsModel::Id begin(const char *title)
    {
        OperationSpec spec;
        spec.title = QLatin1String(title);
        spec.stop = [] {};
        return m_operations->begin(spec);
    }

    FakeClock m_clock;
    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::vector<DesktopNotifier::Message> m_told;
    bool m_isLookedAt = false;
};

QTEST_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
