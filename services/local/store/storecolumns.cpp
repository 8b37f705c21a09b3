// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/storecolumns.h"

#include <QJsonDocument>
#include <QVariant>

namespace serin::column {

QString fromJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject toJson(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString fromSecret(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes);
}

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch())
                          : QVariant(QMetaType::fromType<qint64>());
}

QDateTime toTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace serin::column
