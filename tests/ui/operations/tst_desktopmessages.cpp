// SPDX-License-Identifier: GPL-3.0-or-later
// Messages over a real bus of this test's own, to a service that keeps what it gets.
#include "tests/support/patience.h"
#include "ui/operations/desktopmessages.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVariantMap>

using namespace serin;

/// What a desktop has, as far as is asked of it.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Notice
    {
        uint replaces;
        QString title;
        QString body;
        QVariantMap hints;
    };
    std::vector<Notice> notices;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                const QString &body, const QStringList &, const QVariantMap &hints, int)
    {
        notices.push_back({replaces, title, body, hints});
        return replaces != 0 ? replaces : 7;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

class TestDesktopMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty()) {
            QSKIP("there is no dbus-daemon (Debian: dbus)");
        }
        m_bus.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                              QStringLiteral("--print-address=1")});
        QVERIFY(m_bus.waitForReadyRead());
        const QByteArray address = m_bus.readLine().trimmed();
        QVERIFY(!address.isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection desktop =
            QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("desktop"));
        QVERIFY(desktop.isConnected());
        QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_service,
                                       QDBusConnection::ExportAllSlots |
                                           QDBusConnection::ExportAllSignals));
        QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.Notifications")));
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        m_bus.terminate();
        QVERIFY(m_bus.waitForFinished());
    }

    void aMessageReplacesTheLastAndCanBeClicked()
    {
        DesktopMessages messages;
        QSignalSpy activated(&messages, &DesktopMessages::activated);
        messages.show({QStringLiteral("Failed: push"), QStringLiteral("<b>rejected</b>"), true});
        QTRY_COMPARE_WITH_TIMEOUT(m_service.notices.size(), std::size_t(1), patience);
        QCOMPARE(m_service.notices[0].title, QStringLiteral("Failed: push"));
        QCOMPARE(m_service.notices[0].body, QStringLiteral("&lt;b&gt;rejected&lt;/b&gt;"));
        QCOMPARE(m_service.notices[0].hints.value(QStringLiteral("urgency")).toInt(), 2);
        QCOMPARE(m_service.notices[0].replaces, 0U);
        // Another message of the desktop is none of ours; nor is closing this one.
        Q_EMIT m_service.ActionInvoked(8, QStringLiteral("default"));
        Q_EMIT m_service.ActionInvoked(7, QStringLiteral("close"));
        Q_EMIT m_service.ActionInvoked(7, QStringLiteral("default"));
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, patience);
        messages.show({QStringLiteral("Done: push"), {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(m_service.notices.size(), std::size_t(2), patience);
        QCOMPARE(m_service.notices[1].replaces, 7U);
        QCOMPARE(m_service.notices[1].hints.value(QStringLiteral("urgency")).toInt(), 1);
        QCOMPARE(activated.size(), 1);
    }

private:
    QProcess m_bus;
    NotificationService m_service;
};

QTEST_MAIN(TestDesktopMessages)
#include "tst_desktopmessages.moc"
