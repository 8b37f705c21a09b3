// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/scoringtoken.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qint64 lifetime = 24 * 3600; // seconds
constexpr qsizetype longest = 8'192;
const QString issuer = u"azureml"_s;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64);
}

QJsonObject decoded(QByteArrayView part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part.toByteArray(), base64)).object();
}

QByteArray signatureOf(QByteArrayView text, const Secret &secret)
{
    return QMessageAuthenticationCode::hash(text.toByteArray(), secret.reveal().toByteArray(),
                                            QCryptographicHash::Sha256)
        .toBase64(base64);
}

} // namespace

ScoringToken ScoringToken::make(const ScoringTokenClaims &claims, const Secret &secret,
                                const QDateTime &now)
{
    const qint64 expiry = now.toSecsSinceEpoch() + lifetime;
    const QString action =
        u"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"_s;
    const QJsonObject payload{{u"canRefresh"_s, u"False"_s},
                              {u"workspaceId"_s, claims.workspaceGuid},
                              {u"tid"_s, claims.tenantId},
                              {u"oid"_s, claims.workspaceGuid},
                              {u"actions"_s, QJsonArray{action}},
                              {u"endpointName"_s, claims.endpoint},
                              {u"serviceId"_s, claims.endpointUid},
                              {u"exp"_s, expiry},
                              {u"iss"_s, issuer},
                              {u"aud"_s, issuer}};
    const QByteArray text =
        encoded({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + encoded(payload);
    return {text + '.' + signatureOf(text, secret), QDateTime::fromSecsSinceEpoch(expiry, Qt::UTC),
            QDateTime::fromSecsSinceEpoch(expiry - lifetime / 2, Qt::UTC)};
}

bool ScoringToken::isValid(QByteArrayView text, const ScoringTokenClaims &claims,
                           const Secret &secret, const QDateTime &now)
{
    const qsizetype first = text.size() > longest ? -1 : text.indexOf('.');
    const qsizetype last = text.lastIndexOf('.');
    if (first <= 0 || last == first) {
        return false;
    }
    const QByteArray signature = signatureOf(text.first(last), secret);
    if (!(Secret(signature) == Secret(text.sliced(last + 1)))) {
        return false;
    }
    const QJsonObject header = decoded(text.first(first));
    const QJsonObject payload = decoded(text.sliced(first + 1, last - first - 1));
    return header.value("alg"_L1) == "HS256"_L1 && payload.value("iss"_L1) == issuer &&
           payload.value("aud"_L1) == issuer &&
           payload.value("endpointName"_L1)
                   .toString()
                   .compare(claims.endpoint, Qt::CaseInsensitive) == 0 &&
           payload.value("serviceId"_L1) == claims.endpointUid &&
           payload.value("exp"_L1).toInteger() > now.toSecsSinceEpoch();
}

} // namespace serin
