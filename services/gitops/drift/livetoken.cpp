// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/livetoken.h"

#include "services/manifest/yaml/yamledit.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace serin {

namespace {

QByteArray numberToken(double number)
{
    constexpr double exact = 9e15; // whole numbers that a double holds
    if (std::floor(number) == number && std::abs(number) < exact) {
        return QByteArray::number(static_cast<qint64>(number));
    }
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QByteArray manifestToken(const QString &text)
{
    static const QRegularExpression id(
        QStringLiteral("^[A-Za-z_/][A-Za-z0-9_./:@+-]*[A-Za-z0-9]$"));
    static const QRegularExpression words(
        QStringLiteral("^[A-Za-z][A-Za-z0-9_./()-]*(?: [A-Za-z0-9_./()-]+)+$"));
    const bool isPlain =
        (text.contains(u':') && id.match(text).hasMatch()) || words.match(text).hasMatch();
    return isPlain ? text.toUtf8() : QByteArray::fromStdString(yamlToken(text.toStdString()));
}

std::optional<QByteArray> manifestToken(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QByteArray("true") : QByteArray("false");
    case QJsonValue::Double:
        return numberToken(value.toDouble());
    case QJsonValue::String:
        return manifestToken(value.toString());
    default:
        return std::nullopt;
    }
}

} // namespace serin
