// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace serin {

/// Puts secrets on the clipboard and takes them off again after a while, and at its end, unless
/// somebody else has copied something meanwhile. Managers of clipboards are asked not to keep them.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds defaultStay{60};

    explicit SecretClipboard(std::chrono::milliseconds stay = defaultStay,
                             QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const Secret &secret);
    /// How long a secret stays.
    [[nodiscard]] std::chrono::milliseconds stay() const { return m_timer.intervalAsDuration(); }

Q_SIGNALS:
    /// What was copied is gone from the clipboard.
    void cleared();

private:
    void clear();

    QTimer m_timer;
    QByteArray m_digest; ///< of what was copied; empty: nothing of ours is there
};

} // namespace serin
