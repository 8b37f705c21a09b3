// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpmessage.h"

#include <algorithm>

namespace serin {

namespace {

bool sameName(QByteArrayView one, QByteArrayView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &field) {
        return sameName(field.first, name);
    });
    return found == m_fields.end() ? QByteArray() : found->second;
}

bool HttpHeaders::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [&](const Field &field) { return sameName(field.first, name); });
}

void HttpHeaders::add(const QByteArray &name, const QByteArray &value)
{
    m_fields.emplace_back(name, value);
}

void HttpHeaders::set(const QByteArray &name, const QByteArray &value)
{
    std::erase_if(m_fields, [&](const Field &field) { return sameName(field.first, name); });
    add(name, value);
}

QByteArray HttpRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray HttpRequest::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

} // namespace serin
