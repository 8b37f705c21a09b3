// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <string_view>
#include <utility>
#include <vector>

namespace serin {

/// A copy, for those who keep what a MessageHead only shows.
[[nodiscard]] inline QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Header fields in the order of the wire. Names compare without regard to case and a name may
/// stand several times.
class HttpHeaders
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    /// The value of the first field called @p name; a null array when there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;
    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }

    void add(const QByteArray &name, const QByteArray &value);
    /// Removes all fields called @p name, then adds this one.
    void set(const QByteArray &name, const QByteArray &value);

private:
    std::vector<Field> m_fields;
};

/// A request whose body has arrived whole.
struct HttpRequest
{
    QByteArray method; ///< as sent, e.g. "GET"
    QByteArray target; ///< origin form as sent, still percent-encoded: path and query
    HttpHeaders headers;
    QByteArray body;

    /// The part of `target` before the first '?', still percent-encoded.
    [[nodiscard]] QByteArray path() const;
    /// The part behind it, or empty.
    [[nodiscard]] QByteArray query() const;
};

/// An answer. Whoever sends it adds Content-Length, Connection and Date.
struct HttpResponse
{
    int status = 200;
    HttpHeaders headers;
    QByteArray body;
};

} // namespace serin
