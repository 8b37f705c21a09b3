// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/endpointcredentials.h"

#include "models/live/livecontroller.h"
#include "models/live/workspaceaccess.h"
#include "models/operations/operationsmodel.h"
#include "models/traffic/endpointcontroller.h"
#include "services/core/async.h"
#include "services/domain/controlplane.h"

#include <QLocale>

namespace serin {

namespace {

QString keyName(KeyKind key)
{
    return key == KeyKind::Primary ? EndpointCredentials::tr("primary key")
                                   : EndpointCredentials::tr("secondary key");
}

} // namespace

EndpointCredentials::EndpointCredentials(EndpointController &endpoint, LiveController &live,
                                         QObject *parent)
    : QObject(parent), m_endpoint(endpoint), m_live(live)
{
    connect(&endpoint, &EndpointController::stateChanged, this,
            &EndpointCredentials::onEndpointChanged);
    connect(&live, &LiveController::snapshotChanged, this, &EndpointCredentials::changed);
    connect(&live, &LiveController::statusChanged, this, &EndpointCredentials::changed);
}

void EndpointCredentials::setOperations(OperationsModel *operations)
{
    m_operations = operations;
}

QString EndpointCredentials::unavailableReason() const
{
    const EndpointState &state = m_endpoint.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return tr("Select an endpoint first");
    }
    if (!m_live.access().plane()) {
        return tr("%1 does not run: there are no keys", "a workspace").arg(m_live.access().name());
    }
    if (!m_live.snapshot()->endpoint(state.name)) {
        return tr("It is not live: it has no keys yet");
    }
    return {};
}

std::optional<AuthMode> EndpointCredentials::authMode() const
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_name);
    return view ? view->authMode : std::nullopt;
}

void EndpointCredentials::open()
{
    if (m_isOpen || !unavailableReason().isEmpty()) {
        return;
    }
    m_isOpen = true;
    m_name = m_endpoint.state().name;
    m_notice.clear();
    m_problem.reset();
    m_question.reset();
    Q_EMIT changed();
}

void EndpointCredentials::close()
{
    if (m_isOpen) {
        m_isOpen = false;
        m_isWorking = false;
        ++m_request; // an answer that comes now is not copied any more
        m_question.reset();
        Q_EMIT changed();
    }
}

void EndpointCredentials::onEndpointChanged()
{
    if (m_isOpen && m_endpoint.state().name != m_name) {
        close();
    } else {
        Q_EMIT changed();
    }
}

void EndpointCredentials::start(const QString &notice)
{
    ++m_request;
    m_isWorking = true;
    m_notice = notice;
    m_problem.reset();
    Q_EMIT changed();
}

void EndpointCredentials::finish(const QString &notice, const std::optional<Error> &problem)
{
    m_isWorking = false;
    m_notice = notice;
    m_problem = problem;
    Q_EMIT changed();
}

template<typename T, typename Use>
void EndpointCredentials::fetch(const QFuture<Result<T>> &future, const QString &what, Use use)
{
    start(tr("Fetching the %1…", "key or token").arg(what));
    deliver(future, this, [this, what, use, request = m_request](const Result<T> &answer) {
        if (request != m_request) {
            return;
        }
        if (!answer) {
            finish({}, answer.error());
            return;
        }
        const Secret &secret = use(*answer);
        if (secret.isEmpty()) {
            finish({}, Error{ErrorKind::Protocol,
                             QStringLiteral("the service sent an empty one"),
                             {},
                             {}});
            return;
        }
        Q_EMIT copied(secret, tr("%1 of %2", "a key or token, an endpoint").arg(what, m_name));
        finish({}, std::nullopt);
    });
}

void EndpointCredentials::copyKey(KeyKind key)
{
    ControlPlane *const plane = m_live.access().plane();
    const auto name = EndpointName::fromString(m_name);
    if (m_isOpen && !m_isWorking && plane && name) {
        fetch(plane->keys(*name), keyName(key), [key](const EndpointKeys &keys) -> const Secret & {
            return key == KeyKind::Primary ? keys.primary : keys.secondary;
        });
    }
}

void EndpointCredentials::copyToken()
{
    ControlPlane *const plane = m_live.access().plane();
    const auto name = EndpointName::fromString(m_name);
    if (m_isOpen && !m_isWorking && plane && name) {
        fetch(plane->token(*name), tr("token"),
              [](const EndpointToken &token) -> const Secret & { return token.token; });
    }
}

void EndpointCredentials::askToRegenerate(KeyKind key)
{
    if (m_isOpen && !m_isWorking) {
        m_question = key;
        m_notice.clear();
        m_problem.reset();
        Q_EMIT changed();
    }
}

void EndpointCredentials::dropQuestion()
{
    if (m_question) {
        m_question.reset();
        Q_EMIT changed();
    }
}

void EndpointCredentials::regenerate()
{
    ControlPlane *const plane = m_live.access().plane();
    const auto name = EndpointName::fromString(m_name);
    if (!m_isOpen || m_isWorking || !m_question || !plane || !name) {
        return;
    }
    const QString what = keyName(*m_question);
    const KeyKind key = *std::exchange(m_question, std::nullopt);
    start(tr("Making a new %1…", "key").arg(what));
    OperationsModel::Id id = 0;
    if (m_operations) {
        OperationSpec spec;
        spec.title = tr("Make a new %1 of %2", "key; endpoint").arg(what, m_name);
        spec.command = QStringLiteral("serinctl online-endpoint regenerate-keys --name %1 "
                                      "--key-type %2")
                           .arg(m_name, key == KeyKind::Primary ? QStringLiteral("primary")
                                                                : QStringLiteral("secondary"));
        id = m_operations->begin(spec);
    }
    const auto end = [this, id, what, request = m_request](const Result<void> &done) {
        if (m_operations && id != 0) {
            done ? m_operations->finish(id) : m_operations->fail(id, done.error());
        }
        if (request == m_request) {
            done ? finish(tr("There is a new %1. Callers with the old one are refused.", "key")
                              .arg(what),
                          std::nullopt)
                 : finish({}, done.error());
        }
    };
    // It goes on at the service whatever becomes of the window: the wait is only to tell.
    deliver(plane->regenerateKey(*name, key), this,
            [this, end](const Result<PendingOperation> &accepted) {
                ControlPlane *const still = m_live.access().plane();
                if (!accepted) {
                    end(failure(accepted.error()));
                } else if (!still) {
                    end(failure(ErrorKind::Unavailable,
                                QStringLiteral("the workspace is gone; the key may be new")));
                } else {
                    deliver(still->wait(*accepted, {}), this, end);
                }
            });
}

} // namespace serin
