// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/operations/desktopnotifier.h"

#include <QObject>

#include <cstdint>

namespace serin {

/// Messages on the desktop, through `org.freedesktop.Notifications` of the session bus (version 1.2
/// of its specification). A new one takes the place of the last. Without a bus or a service nothing
/// happens. Nothing is connected before the first message.
class DesktopMessages : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void show(const DesktopNotifier::Message &message);

Q_SIGNALS:
    /// The person clicked on the message.
    void activated();

private:
    Q_SLOT void onAction(uint id, const QString &action);

    bool m_isConnected = false;
    std::uint32_t m_last = 0; ///< the service's number of the message that is shown
};

} // namespace serin
