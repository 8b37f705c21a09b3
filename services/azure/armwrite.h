// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armsession.h"
#include "services/core/errand.h"
#include "services/domain/pendingoperation.h"

#include <functional>

namespace serin {

/// Changes a resource by GET, merge and PUT (or PATCH). When the answer is lost or says that the
/// service is overloaded, it looks again before it sends again: only when the resource is as before
/// and nothing runs. When what was sent has arrived after all, that is the answer.
class ArmWrite : public Errand<PendingOperation>
{
public:
    /// Makes the body from the resource as it is now; nothing when there is none.
    using Body =
        std::function<QFuture<Result<QJsonObject>>(const std::optional<QJsonObject> &live)>;

    ArmWrite(ArmSession *session, PendingOperation::Action action, const QString &resourceId,
             Body body);

private:
    using Live = std::optional<QJsonObject>;

    /// The resource, or nothing when there is none.
    [[nodiscard]] QFuture<Result<Live>> read();
    void begin();
    void send();
    void take(Result<HttpAnswer> result);
    void lookAgain(const Live &live);
    [[nodiscard]] QDateTime now() const { return m_session->http().clock().now(); }

    ArmSession *const m_session;
    const PendingOperation::Action m_action;
    const QString m_resourceId;
    const Body m_makeBody;
    Live m_before;
    QJsonObject m_body;
    Error m_trouble;
    int m_failed = 0;
};

} // namespace serin
