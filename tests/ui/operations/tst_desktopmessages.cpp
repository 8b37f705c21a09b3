// SPDX-License-Identifier: GPL-3.0-or-later
// Messages over a real bus of this test's own, to a service that keeps what it gets.
#include "tests/support/desktopbus.h"
#include "ui/operations/desktopmessages.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace serin;

class TestDesktopMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!DesktopBus::isPossible()) {
            QSKIP("there is no dbus-daemon (Debian: dbus)");
        }
        m_desktop = std::make_unique<DesktopBus>();
        QVERIFY(m_desktop->start());
    }
    void cleanupTestCase() { m_desktop.reset(); }

    void aMessageReplacesTheLastAndCanBeClicked()
    {
        DesktopMessages messages;
        QSignalSpy activated(&messages, &DesktopMessages::activated);
        messages.show({QStringLiteral("Failed: push"), QStringLiteral("<b>rejected</b>"), true});
        QTRY_COMPARE_WITH_TIMEOUT(notices().size(), std::size_t(1), patience);
        QCOMPARE(notices()[0].title, QStringLiteral("Failed: push"));
        QCOMPARE(notices()[0].body, QStringLiteral("&lt;b&gt;rejected&lt;/b&gt;"));
        QCOMPARE(notices()[0].hints.value(QStringLiteral("urgency")).toInt(), 2);
        QCOMPARE(notices()[0].replaces, 0U);
        // Another message of the desktop is none of ours; nor is closing this one.
        m_desktop->invoke(DesktopBus::number + 1, QStringLiteral("default"));
        m_desktop->invoke(DesktopBus::number, QStringLiteral("close"));
        m_desktop->invoke(DesktopBus::number, QStringLiteral("default"));
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, patience);
        messages.show({QStringLiteral("Done: push"), {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(notices().size(), std::size_t(2), patience);
        QCOMPARE(notices()[1].replaces, DesktopBus::number);
        QCOMPARE(notices()[1].hints.value(QStringLiteral("urgency")).toInt(), 1);
        QCOMPARE(activated.size(), 1);
    }

private:
    [[nodiscard]] const std::vector<DesktopBus::Notice> &notices() const
    {
        return m_desktop->notices;
    }

    std::unique_ptr<DesktopBus> m_desktop;
};

QTEST_MAIN(TestDesktopMessages)
#include "tst_desktopmessages.moc"
