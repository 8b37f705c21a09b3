// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/credentialsapi.h"

#include "services/core/clock.h"
#include "services/local/arm/api/resources.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/rules/endpointrules.h"
#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/scoring/scoringtoken.h"
#include "services/local/store/workspacestore.h"

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(secret.reveal());
}

// The endpoint, when its callers prove themselves by `mode`.
ArmResult<EndpointRecord> endpointWith(const ArmContext &context, const ArmCall &call,
                                       QLatin1String mode, const QString &what)
{
    return endpointOf(context, call)
        .and_then([&](const EndpointRecord &endpoint) -> ArmResult<EndpointRecord> {
            const QString actual =
                endpoint.body.value("properties"_L1).toObject().value("authMode"_L1).toString();
            if (actual != mode) {
                return refuse(400, u"BadRequest"_s,
                              u"The endpoint \"%1\" has no %2: its authMode is %3, not %4."_s.arg(
                                  endpoint.name, what, actual, mode),
                              u"properties.authMode"_s);
            }
            return endpoint;
        });
}

} // namespace

ArmAnswer CredentialsApi::listKeys(const ArmCall &call) const
{
    return endpointWith(m_context, call, "Key"_L1, u"keys"_s)
        .map([](const EndpointRecord &endpoint) {
            return jsonAnswer(200, QJsonObject{{u"primaryKey"_s, textOf(endpoint.primaryKey)},
                                               {u"secondaryKey"_s, textOf(endpoint.secondaryKey)}});
        });
}

ArmAnswer CredentialsApi::regenerateKeys(const ArmCall &call)
{
    const ArmResult<QJsonObject> body = call.body();
    ArmResult<EndpointRecord> endpoint = endpointWith(m_context, call, "Key"_L1, u"keys"_s);
    if (!body || !endpoint) {
        return refuse(!endpoint ? endpoint.error() : body.error());
    }
    Findings findings;
    const JsonFields fields(*body, QString(), findings);
    fields.require(u"keyType"_s);
    const QString type =
        fields.choice(u"keyType"_s, {u"Primary"_s, u"Secondary"_s}).value_or(QString());
    const QString value = fields.text(u"keyValue"_s).value_or(QString());
    if (!value.isEmpty() && !isUsableKey(value)) {
        fields.refuse(u"keyValue"_s, u"keyValue must have 8 to 256 visible ASCII characters."_s);
    }
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    if (isBusy(endpoint->state)) {
        return busy(u"endpoint \"%1\""_s.arg(endpoint->name), endpoint->state, endpoint->operation);
    }
    const OperationRecord operation =
        m_operations.make(OperationRecord::Kind::RegenerateKeys, endpoint->name, {},
                          call.apiVersion, {{u"keyType"_s, type}, {u"keyValue"_s, value}});
    endpoint->state = ProvisioningState::Updating;
    endpoint->operation = operation.id;
    return orRefuse(m_operations.begin(operation,
                                       [&] { return m_context.store.endpoints().put(*endpoint); }))
        .map([&] {
            return acceptedAnswer(202, QJsonValue(),
                                  operationUrl(call, m_context.settings, operation.id),
                                  operationResultUrl(call, m_context.settings, operation.id));
        });
}

ArmAnswer CredentialsApi::token(const ArmCall &call) const
{
    return endpointWith(m_context, call, "AMLToken"_L1, u"token of the workspace"_s)
        .map([&](const EndpointRecord &endpoint) {
            const ScoringToken token =
                ScoringToken::make({endpoint.name, endpoint.uid, m_context.store.workspaceGuid(),
                                    m_context.settings.tenantId},
                                   m_context.store.tokenSecret(), m_context.clock.now());
            return jsonAnswer(
                200,
                QJsonObject{{u"accessToken"_s, QString::fromLatin1(token.text)},
                            {u"tokenType"_s, u"Bearer"_s},
                            {u"expiryTimeUtc"_s, token.expiry.toSecsSinceEpoch()},
                            {u"refreshAfterTimeUtc"_s, token.refreshAfter.toSecsSinceEpoch()}});
        });
}

} // namespace serin
