// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QSqlQuery;

namespace serin {

/// The row that a query stands at; columns count from 0. Valid during the visit only.
class SqlRow
{
public:
    explicit SqlRow(const QSqlQuery &query) : m_query(query) {}

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QString text(int column) const;     ///< empty for NULL
    [[nodiscard]] QByteArray bytes(int column) const; ///< of a blob; empty for NULL
    [[nodiscard]] qint64 number(int column) const;    ///< 0 for NULL
    [[nodiscard]] double real(int column) const;      ///< 0 for NULL

private:
    const QSqlQuery &m_query;
};

} // namespace serin
