// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/errand.h"
#include "services/domain/tokenprovider.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

#include <chrono>

namespace serin {

struct ProcessOutcome;

/// Tokens of the account that the Azure CLI is signed in to: `az account get-access-token`, in a
/// neutral folder and without a shell. Kept until five minutes before they expire; one `az` at a
/// time for each resource, whoever waits.
class AzCliTokenProvider : public QObject, public TokenProvider
{
    Q_OBJECT

public:
    struct Settings
    {
        /// Absolute; empty: the first `az` in PATH.
        QString program;
        /// Empty: the account's own.
        QString tenant;
        std::chrono::milliseconds limit{60'000};
        /// nullptr: the system's.
        const Clock *clock = nullptr;
    };

    explicit AzCliTokenProvider(Settings settings, QObject *parent = nullptr);
    ~AzCliTokenProvider() override;

    /// @error Unauthorized: `az` is missing or signed out, and `fix` is the command to run.
    [[nodiscard]] QFuture<Result<AccessToken>> token(const QString &resource) override;
    void refuse(const QString &resource, const Secret &refused) override;

private:
    class Wait;
    struct Entry
    {
        AccessToken token;
        bool running = false;
        QList<QPointer<Wait>> waiting;
    };

    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] bool isGood(const AccessToken &token, std::chrono::seconds reserve) const;
    void start(const QString &resource);
    void take(const QString &resource, const Result<ProcessOutcome> &outcome);

    const Settings m_settings;
    QHash<QString, Entry> m_entries;
};

/// The token in what `az account get-access-token --output json` prints: `expires_on` in seconds
/// since 1970 when there is one, else `expiresOn`, a local time without its zone.
/// @error Protocol when there is no token.
[[nodiscard]] Result<AccessToken> azCliTokenFrom(const QByteArray &json);

/// What went wrong with a run of `az` that did not bring a token.
[[nodiscard]] Error azCliError(const ProcessOutcome &outcome);

} // namespace serin
