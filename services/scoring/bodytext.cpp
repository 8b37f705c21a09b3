// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/bodytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace serin {

namespace {

constexpr qsizetype largeBody = 4 * 1024 * 1024;
constexpr int mostWrappings = 4;

// QJsonDocument takes lists and objects only; RFC 8259 any value.
std::optional<QJsonValue> anyValue(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + ']');
    const QJsonArray list = document.array();
    // "1,2" would become a list of two.
    return list.size() == 1 ? std::optional(list.at(0)) : std::nullopt;
}

bool isContainer(const QJsonValue &value)
{
    return value.isObject() || value.isArray();
}

struct Unwrapped
{
    QByteArray json;
    QJsonValue value;
    int times = 0;
};

std::optional<Unwrapped> unwrap(const QByteArray &body)
{
    Unwrapped result{body.trimmed(), {}, 0};
    std::optional<QJsonValue> value = anyValue(result.json);
    if (!value) {
        return std::nullopt;
    }
    result.value = *value;
    // Only what becomes a list or an object was wrapped; "5" may well be a text.
    QByteArray inner = result.json;
    for (int times = 1; times <= mostWrappings && value && value->isString(); ++times) {
        inner = value->toString().trimmed().toUtf8();
        value = anyValue(inner);
        if (value && isContainer(*value)) {
            return Unwrapped{inner, *value, times};
        }
    }
    return result;
}

bool isText(const QString &text)
{
    for (const QChar c : QStringView(text).left(65'536)) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t' && c != u'\f') {
            return false;
        }
    }
    return true;
}

// Behind the text that begins at `begin`.
qsizetype endOfText(const QByteArray &json, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < json.size() && json.at(at) != '"') {
        at += json.at(at) == '\\' ? 2 : 1;
    }
    return std::min(at + 1, json.size());
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

QByteArray indentedJson(const QByteArray &json)
{
    QByteArray out;
    out.reserve(json.size() * 2);
    qsizetype depth = 0;
    const auto breakLine = [&] { out += '\n' + QByteArray(2 * depth, ' '); };
    for (qsizetype at = 0; at < json.size();) {
        const char c = json.at(at);
        if (c == '"') {
            const qsizetype end = endOfText(json, at);
            out += json.mid(at, end - at);
            at = end;
            continue;
        }
        ++at;
        if (isSpace(c)) {
            continue;
        }
        if (c == '{' || c == '[') {
            qsizetype next = at;
            while (next < json.size() && isSpace(json.at(next))) {
                ++next;
            }
            out += c;
            if (next < json.size() && json.at(next) == (c == '{' ? '}' : ']')) {
                out += json.at(next);
                at = next + 1;
                continue;
            }
            ++depth;
            breakLine();
        } else if (c == '}' || c == ']') {
            depth = std::max<qsizetype>(0, depth - 1);
            breakLine();
            out += c;
        } else if (c == ',') {
            out += c;
            breakLine();
        } else if (c == ':') {
            out += ": ";
        } else {
            out += c;
        }
    }
    return out;
}

BodyText bodyText(const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(body);
    BodyText result;
    if (decoder.hasError() || !isText(text)) {
        result.isBinary = true;
        return result;
    }
    result.text = text;
    if (body.size() > largeBody) {
        return result;
    }
    if (const std::optional<Unwrapped> json = unwrap(body)) {
        result.isJson = true;
        result.unwrapped = json->times;
        result.text = QString::fromUtf8(indentedJson(json->json));
    }
    return result;
}

std::optional<QJsonValue> bodyJson(const QByteArray &body)
{
    const std::optional<Unwrapped> json = unwrap(body);
    return json ? std::optional(json->value) : std::nullopt;
}

} // namespace serin
