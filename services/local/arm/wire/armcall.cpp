// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/armcall.h"

#include "services/local/arm/wire/jsonbody.h"

#include <QDate>
#include <QRegularExpression>

namespace serin {

namespace {

QString find(const std::vector<std::pair<QString, QString>> &parameters, QLatin1String name)
{
    for (const auto &[key, value] : parameters) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value.isNull() ? QStringLiteral("") : value;
        }
    }
    return {};
}

QString decoded(const QByteArray &part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part));
}

} // namespace

QString ArmCall::parameter(QLatin1String name) const
{
    return find(query, name);
}

ArmResult<QJsonObject> ArmCall::body() const
{
    const QByteArray type = http.headers.value("Content-Type").toLower();
    const QByteArray media = type.split(';').first().trimmed();
    if (!media.isEmpty() && media != "application/json" && media != "text/json" &&
        !media.endsWith("+json")) {
        return refuse(415, QStringLiteral("UnsupportedMediaType"),
                      QStringLiteral("The content type \"%1\" is not supported; send "
                                     "application/json.")
                          .arg(QString::fromUtf8(media.left(200))));
    }
    return jsonObjectFrom(http.body);
}

ArmResult<QJsonObject> ArmCall::optionalBody() const
{
    if (http.body.trimmed().isEmpty() || http.body.trimmed() == "null") {
        return QJsonObject();
    }
    return body();
}

std::vector<std::pair<QString, QString>> queryParameters(const QByteArray &query)
{
    std::vector<std::pair<QString, QString>> parameters;
    for (const QByteArray &part : query.split('&')) {
        if (!part.isEmpty()) {
            const qsizetype mark = part.indexOf('=');
            parameters.emplace_back(decoded(mark < 0 ? part : part.left(mark)),
                                    mark < 0 ? QString() : decoded(part.mid(mark + 1)));
        }
    }
    return parameters;
}

ArmResult<QString> apiVersionOf(const std::vector<std::pair<QString, QString>> &parameters)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A(\d{4}-\d{2}-\d{2})(?:-[A-Za-z][A-Za-z0-9.]{0,40})?\z)"));
    const QString version = find(parameters, QLatin1String("api-version"));
    if (version.isEmpty()) {
        return refuse(400, QStringLiteral("MissingApiVersionParameter"),
                      QStringLiteral("The api-version query parameter (?api-version=) is required "
                                     "for all requests."));
    }
    const QRegularExpressionMatch match = form.match(version);
    if (!match.hasMatch() || !QDate::fromString(match.captured(1), Qt::ISODate).isValid()) {
        return refuse(400, QStringLiteral("InvalidApiVersionParameter"),
                      QStringLiteral("The api-version '%1' is invalid; write a date and optionally "
                                     "a suffix, such as 2024-04-01 or 2022-02-01-preview.")
                          .arg(version.left(200)));
    }
    return version;
}

QString baseUrlOf(const HttpRequest &request)
{
    static const QRegularExpression form(QStringLiteral(R"(\A[A-Za-z0-9.\-\[\]:]{1,255}\z)"));
    const QString host = QString::fromLatin1(request.headers.value("Host"));
    return QStringLiteral("http://") +
           (form.match(host).hasMatch() ? host : QStringLiteral("127.0.0.1"));
}

} // namespace serin
