// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/authmode.h"
#include "services/domain/endpointcredentials.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>

namespace serin {

class EndpointController;
class LiveController;
class OperationsModel;

/// What callers of the selected endpoint prove themselves with: hands a key or token out to be
/// copied, never to be shown, and has keys made anew once that is confirmed. Nothing is kept.
/// Selecting another endpoint ends it. GUI thread only.
class EndpointCredentials : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    EndpointCredentials(EndpointController &endpoint, LiveController &live,
                        QObject *parent = nullptr);

    /// Where keys that are made anew are shown as operations; may stay away.
    void setOperations(OperationsModel *operations);

    /// Why there is nothing to copy; empty when there is.
    [[nodiscard]] QString unavailableReason() const;
    /// Of the endpoint as it is live.
    [[nodiscard]] std::optional<AuthMode> authMode() const;

    void open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] const QString &endpoint() const { return m_name; }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    /// What happened last, in words; empty: nothing yet.
    [[nodiscard]] const QString &notice() const { return m_notice; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    void copyKey(KeyKind key);
    void copyToken();
    /// Asks; regenerate() does it.
    void askToRegenerate(KeyKind key);
    void dropQuestion();
    /// The key that would be made anew.
    [[nodiscard]] std::optional<KeyKind> question() const { return m_question; }
    void regenerate();

Q_SIGNALS:
    void changed();
    /// @p secret is for the clipboard; @p what says what it is: "primary key of my-endpoint".
    void copied(const serin::Secret &secret, const QString &what);

private:
    void onEndpointChanged();
    void start(const QString &notice);
    void finish(const QString &notice, const std::optional<Error> &problem);
    template<typename T, typename Use>
    void fetch(const QFuture<Result<T>> &future, const QString &what, Use use);

    EndpointController &m_endpoint;
    LiveController &m_live;
    QPointer<OperationsModel> m_operations;
    bool m_isOpen = false;
    bool m_isWorking = false;
    QString m_name;
    QString m_notice;
    std::optional<Error> m_problem;
    std::optional<KeyKind> m_question;
    quint64 m_request = 0;
};

} // namespace serin
