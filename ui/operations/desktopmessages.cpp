// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/desktopmessages.h"

#include "services/core/logging.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace serin {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString clicked = QStringLiteral("default");

} // namespace

void DesktopMessages::show(const DesktopNotifier::Message &message)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    if (!m_isConnected) {
        m_isConnected = bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                                    SLOT(onAction(uint, QString)));
    }
    QVariantMap hints;
    hints.insert(QStringLiteral("urgency"), QVariant::fromValue<uchar>(message.isUrgent ? 2 : 1));
    hints.insert(QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName());
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    // The service may read mark-up in the body, and only there.
    call << QGuiApplication::applicationDisplayName() << m_last
         << QGuiApplication::desktopFileName() << message.title << message.text.toHtmlEscaped()
         << QStringList{clicked, tr("Show")} << hints << -1;
    auto *const watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            qCDebug(lcUi) << "the desktop shows no message:" << reply.error().message();
        } else {
            m_last = reply.value();
        }
        watcher->deleteLater();
    });
}

void DesktopMessages::onAction(uint id, const QString &action)
{
    if (id == m_last && action == clicked) {
        Q_EMIT activated();
    }
}

} // namespace serin
