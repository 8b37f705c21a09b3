// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

namespace serin {

namespace {

tl::unexpected<ArmError> invalidContent(const QString &message)
{
    return refuse(400, QStringLiteral("InvalidRequestContent"), message);
}

// Where the string that begins with the quote at `from` ends, behind its closing quote.
qsizetype endOfString(QByteArrayView text, qsizetype from)
{
    qsizetype at = from + 1;
    while (at < text.size() && text[at] != '"') {
        at += text[at] == '\\' ? 2 : 1;
    }
    return qMin(at + 1, text.size());
}

// Whether the document is nested deeper than allowed. Asked before the parser, which recurses.
bool isTooDeep(QByteArrayView text)
{
    int depth = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = endOfString(text, at) - 1;
        } else if (c == '{' || c == '[') {
            if (++depth > maxJsonDepth) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

QString unescaped(QByteArrayView quoted)
{
    const QByteArray document = '[' + quoted.toByteArray() + ']';
    return QJsonDocument::fromJson(document).array().first().toString();
}

// A key that stands twice in one object of `text`, which is valid JSON; null when there is none.
QString duplicateKey(QByteArrayView text)
{
    struct Level
    {
        bool isObject = false;
        bool keyNext = false;
        QSet<QString> keys;
    };
    std::vector<Level> levels;
    for (qsizetype at = 0; at < text.size(); ++at) {
        switch (text[at]) {
        case '{':
            levels.push_back({true, true, {}});
            break;
        case '[':
            levels.push_back({});
            break;
        case '}':
        case ']':
            levels.pop_back();
            break;
        case ',':
            levels.back().keyNext = levels.back().isObject;
            break;
        case '"': {
            const qsizetype end = endOfString(text, at);
            if (Level *level = levels.empty() ? nullptr : &levels.back(); level && level->keyNext) {
                const QString key = unescaped(text.sliced(at, end - at));
                if (level->keys.contains(key)) {
                    return key;
                }
                level->keys.insert(key);
                level->keyNext = false;
            }
            at = end - 1;
            break;
        }
        default:
            break;
        }
    }
    return {};
}

} // namespace

ArmResult<QJsonObject> jsonObjectFrom(const QByteArray &body)
{
    if (body.size() > maxBodyBytes) {
        return refuse(413, QStringLiteral("RequestContentTooLarge"),
                      QStringLiteral("The request's body is larger than 4 MiB."));
    }
    if (!body.isValidUtf8()) {
        return invalidContent(QStringLiteral("The request's body is not valid UTF-8."));
    }
    if (isTooDeep(body)) {
        return invalidContent(QStringLiteral("The request's body is nested deeper than %1 levels.")
                                  .arg(maxJsonDepth));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        return invalidContent(QStringLiteral("The request's body is not valid JSON: %1 at byte %2.")
                                  .arg(error.errorString())
                                  .arg(error.offset));
    }
    if (!document.isObject()) {
        return invalidContent(QStringLiteral("The request's body must be a JSON object."));
    }
    if (const QString key = duplicateKey(body); !key.isNull()) {
        return invalidContent(
            QStringLiteral("The key \"%1\" stands twice in one object of the request's body.")
                .arg(key.left(200)));
    }
    return document.object();
}

} // namespace serin
