// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/alarm.h"
#include "services/core/secret.h"

#include <QByteArray>
#include <QObject>

#include <chrono>

namespace serin {

/// Puts secrets on the clipboard and takes them off again after a while, and at its end, unless
/// somebody else has copied something meanwhile. Managers of clipboards are asked not to keep them.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    /// How long a secret stays.
    static constexpr std::chrono::seconds stay{60};

    /// @p delays must outlive it.
    explicit SecretClipboard(Delays &delays, QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const Secret &secret);

Q_SIGNALS:
    /// What was copied is gone from the clipboard.
    void cleared();

private:
    void clear();

    Alarm m_end;
    QByteArray m_digest; ///< of what was copied; empty: nothing of ours is there
};

} // namespace serin
