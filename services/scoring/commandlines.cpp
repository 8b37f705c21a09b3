// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/commandlines.h"

#include "services/core/shellquoted.h"

#include <QStringDecoder>
#include <QStringList>

namespace serin {

namespace {

QString headerWord(const QString &name, const QString &value)
{
    return QStringLiteral("-H ") + shellQuoted(name + QStringLiteral(": ") + value);
}

bool canBeWritten(const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(body);
    return !decoder.hasError() && !text.contains(QChar::Null) && !body.startsWith('@');
}

QString address(const ScoringRequest &request, const CommandLineTarget &target)
{
    return request.query.isEmpty() ? target.scoringUri
                                   : target.scoringUri + u'?' + QString::fromUtf8(request.query);
}

} // namespace

bool isSecretField(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower.contains("authorization") || lower.contains("key") || lower.contains("token") ||
           lower.contains("secret") || lower.contains("cookie");
}

QString curlCommand(const ScoringRequest &request, const CommandLineTarget &target)
{
    QStringList words{QStringLiteral("curl"), QStringLiteral("-sS")};
    const QString method = QString::fromLatin1(request.method);
    const bool hasBody = !request.body.isEmpty() || !target.requestFile.isEmpty();
    if (method != (hasBody ? QLatin1String("POST") : QLatin1String("GET"))) {
        words += {QStringLiteral("-X"), shellQuoted(method)};
    }
    words.append(shellQuoted(address(request, target)));
    words.append(QStringLiteral("-H \"Authorization: Bearer $SCORING_KEY\""));
    if (hasBody) {
        words.append(
            headerWord(QStringLiteral("Content-Type"), QString::fromLatin1(request.contentType)));
    }
    if (request.deployment) {
        words.append(
            headerWord(QStringLiteral("azureml-model-deployment"), request.deployment->toString()));
    }
    for (const auto &[name, value] : request.headers.fields()) {
        if (!isSecretField(name)) {
            words.append(headerWord(QString::fromLatin1(name), QString::fromUtf8(value)));
        }
    }
    if (!target.requestFile.isEmpty()) {
        words += {QStringLiteral("--data-binary"), shellQuoted(u'@' + target.requestFile)};
    } else if (hasBody) {
        words += {QStringLiteral("--data-binary"),
                  canBeWritten(request.body) ? shellQuoted(QString::fromUtf8(request.body))
                                             : QStringLiteral("@REQUEST_FILE")};
    }
    return words.join(u' ');
}

std::optional<QString> azCommand(const ScoringRequest &request, const CommandLineTarget &target)
{
    if (request.method != "POST" || target.requestFile.isEmpty() ||
        !request.contentType.startsWith("application/json")) {
        return std::nullopt;
    }
    QStringList words{QStringLiteral("az ml online-endpoint invoke -n"),
                      shellQuoted(request.endpoint.toString())};
    if (request.deployment) {
        words += {QStringLiteral("--deployment-name"), shellQuoted(request.deployment->toString())};
    }
    words += {QStringLiteral("--request-file"), shellQuoted(target.requestFile)};
    if (target.workspace) {
        words += {QStringLiteral("--subscription"),
                  shellQuoted(target.workspace->subscription),
                  QStringLiteral("-g"),
                  shellQuoted(target.workspace->resourceGroup),
                  QStringLiteral("-w"),
                  shellQuoted(target.workspace->workspace)};
    }
    return words.join(u' ');
}

std::optional<QString> serinctlCommand(const ScoringRequest &request,
                                       const CommandLineTarget &target)
{
    if (request.method != "POST" || target.requestFile.isEmpty()) {
        return std::nullopt;
    }
    QStringList words{QStringLiteral("serinctl online-endpoint invoke -n"),
                      shellQuoted(request.endpoint.toString())};
    if (request.deployment) {
        words += {QStringLiteral("-d"), shellQuoted(request.deployment->toString())};
    }
    words += {QStringLiteral("--request-file"), shellQuoted(target.requestFile)};
    return words.join(u' ');
}

} // namespace serin
