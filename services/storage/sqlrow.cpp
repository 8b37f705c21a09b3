// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/sqlrow.h"

#include <QSqlQuery>
#include <QVariant>

namespace serin {

bool SqlRow::isNull(int column) const
{
    return m_query.isNull(column);
}

QString SqlRow::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray SqlRow::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

qint64 SqlRow::number(int column) const
{
    return m_query.value(column).toLongLong();
}

double SqlRow::real(int column) const
{
    return m_query.value(column).toDouble();
}

} // namespace serin
