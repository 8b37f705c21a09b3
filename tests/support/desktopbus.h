// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patience.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QVariantMap>

#include <vector>

namespace serin {

/// A session bus of the test's own, and on it what a desktop has for messages, which keeps those it
/// gets. To be started before anything of this process asks for the session bus.
class DesktopBus : public QDBusVirtualObject
{
public:
    struct Notice
    {
        uint replaces = 0;
        QString title;
        QString body;
        QVariantMap hints;
    };
    static constexpr uint number = 7; ///< of the message that is shown

    std::vector<Notice> notices;

    ~DesktopBus() override
    {
        QDBusConnection::disconnectFromBus(name());
        m_bus.terminate();
        m_bus.waitForFinished(patience);
    }

    [[nodiscard]] static bool isPossible()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty();
    }
    bool start()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address=1")});
        if (!m_bus.waitForReadyRead(patience)) {
            return false;
        }
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection desktop =
            QDBusConnection::connectToBus(QString::fromLatin1(address), name());
        return desktop.registerVirtualObject(path(), this) && desktop.registerService(service());
    }
    /// The person clicks on an action of the message @p id.
    void invoke(uint id, const QString &action) const
    {
        QDBusMessage signal =
            QDBusMessage::createSignal(path(), service(), QStringLiteral("ActionInvoked"));
        signal << id << action;
        QDBusConnection(name()).send(signal);
    }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        const QVariantList arguments = message.arguments();
        if (message.member() != QLatin1String("Notify") || arguments.size() != 8) {
            return false;
        }
        const uint replaces = arguments[1].toUInt();
        notices.push_back({replaces, arguments[3].toString(), arguments[4].toString(),
                           qdbus_cast<QVariantMap>(arguments[6])});
        connection.send(message.createReply(replaces != 0 ? replaces : number));
        return true;
    }

private:
    [[nodiscard]] static QString name() { return QStringLiteral("desktop"); }
    [[nodiscard]] static QString service()
    {
        return QStringLiteral("org.freedesktop.Notifications");
    }
    [[nodiscard]] static QString path() { return QStringLiteral("/org/freedesktop/Notifications"); }

    QProcess m_bus;
};

} // namespace serin
