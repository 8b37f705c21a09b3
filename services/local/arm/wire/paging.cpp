// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/paging.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr int largestPage = 1'000;

QByteArray tokenOf(const PageKey &key)
{
    return (QByteArray::number(key.value) + ':' + key.name.toUtf8()).toBase64(base64);
}

std::optional<PageKey> keyOf(const QString &token)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        token.toUtf8(), base64 | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray text = decoded ? *decoded : QByteArray();
    const qsizetype mark = text.indexOf(':');
    bool isNumber = false;
    PageKey key;
    key.value = text.left(qMax<qsizetype>(mark, 0)).toLongLong(&isNumber);
    key.name = QString::fromUtf8(text.mid(mark + 1));
    return mark > 0 && isNumber ? std::optional(key) : std::nullopt;
}

bool isToken(const QString &parameter)
{
    return parameter.compare("$skip"_L1, Qt::CaseInsensitive) == 0 ||
           parameter.compare("$skipToken"_L1, Qt::CaseInsensitive) == 0;
}

QString linkBehind(const ArmCall &call, const PageKey &key)
{
    QString link = call.baseUrl + QString::fromUtf8(call.http.path()) + u'?';
    for (const auto &[name, value] : call.query) {
        if (!isToken(name)) {
            link += QString::fromLatin1(QUrl::toPercentEncoding(name, "$") + '=' +
                                        QUrl::toPercentEncoding(value, ":,") + '&');
        }
    }
    return link + u"$skip="_s + QString::fromLatin1(tokenOf(key));
}

} // namespace

ArmResult<PageRequest> PageRequest::from(const ArmCall &call, QLatin1String sizeParameter)
{
    PageRequest request;
    if (const QString size = call.parameter(sizeParameter); !size.isEmpty()) {
        bool isNumber = false;
        request.size = size.toInt(&isNumber);
        if (!isNumber || request.size < 1 || request.size > largestPage) {
            return refuse(
                400, u"InvalidQueryParameter"_s,
                u"The query parameter %1 must be a whole number from 1 to %2."_s.arg(sizeParameter)
                    .arg(largestPage),
                sizeParameter);
        }
    }
    const QString skip = call.parameter("$skip"_L1);
    if (const QString token = skip.isEmpty() ? call.parameter("$skipToken"_L1) : skip;
        !token.isEmpty()) {
        request.after = keyOf(token);
        if (!request.after) {
            return refuse(400, u"InvalidQueryParameter"_s,
                          u"The token in $skip is not one of a nextLink of this list."_s,
                          u"$skip"_s);
        }
    }
    return request;
}

HttpResponse pageAnswer(const ArmCall &call, const PageRequest &request,
                        std::vector<PageItem> items)
{
    const auto before = [&](const PageKey &one, const PageKey &other) {
        return request.descending ? other < one : one < other;
    };
    std::sort(items.begin(), items.end(), [&](const PageItem &one, const PageItem &other) {
        return before(one.key, other.key);
    });
    auto item = items.cbegin();
    if (request.after) {
        item = std::upper_bound(
            items.cbegin(), items.cend(), *request.after,
            [&](const PageKey &key, const PageItem &other) { return before(key, other.key); });
    }
    QJsonArray values;
    for (; item != items.cend() && values.size() < request.size; ++item) {
        values += item->render();
    }
    QJsonObject page{{u"value"_s, values}};
    if (item != items.cend()) {
        page.insert(u"nextLink"_s, linkBehind(call, std::prev(item)->key));
    }
    return jsonAnswer(200, page);
}

} // namespace serin
