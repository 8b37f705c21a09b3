// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpanswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>

namespace serin {

namespace {

struct Status
{
    int number;
    std::string_view reason;
    std::string_view code; ///< in the body of an error, as the control plane of Azure writes it
};

constexpr std::array statuses{
    Status{100, "Continue", ""},
    Status{200, "OK", ""},
    Status{201, "Created", ""},
    Status{202, "Accepted", ""},
    Status{204, "No Content", ""},
    Status{206, "Partial Content", ""},
    Status{301, "Moved Permanently", ""},
    Status{302, "Found", ""},
    Status{304, "Not Modified", ""},
    Status{400, "Bad Request", "BadRequest"},
    Status{401, "Unauthorized", "Unauthorized"},
    Status{403, "Forbidden", "Forbidden"},
    Status{404, "Not Found", "NotFound"},
    Status{405, "Method Not Allowed", "MethodNotAllowed"},
    Status{408, "Request Timeout", "RequestTimeout"},
    Status{409, "Conflict", "Conflict"},
    Status{413, "Payload Too Large", "PayloadTooLarge"},
    Status{415, "Unsupported Media Type", "UnsupportedMediaType"},
    Status{417, "Expectation Failed", "ExpectationFailed"},
    Status{422, "Unprocessable Entity", "UnprocessableEntity"},
    Status{424, "Failed Dependency", "ModelError"},
    Status{429, "Too Many Requests", "TooManyRequests"},
    Status{431, "Request Header Fields Too Large", "RequestHeaderFieldsTooLarge"},
    Status{500, "Internal Server Error", "InternalServerError"},
    Status{501, "Not Implemented", "NotImplemented"},
    Status{502, "Bad Gateway", "BadGateway"},
    Status{503, "Service Unavailable", "ServiceUnavailable"},
    Status{504, "Gateway Timeout", "GatewayTimeout"},
    Status{505, "HTTP Version Not Supported", "HttpVersionNotSupported"},
};

const Status *statusOf(int number)
{
    const auto found =
        std::lower_bound(statuses.begin(), statuses.end(), number,
                         [](const Status &status, int wanted) { return status.number < wanted; });
    return found != statuses.end() && found->number == number ? &*found : nullptr;
}

} // namespace

std::string_view httpReason(int status)
{
    const Status *const known = statusOf(status);
    return known != nullptr ? known->reason : status < 400 ? "Done" : "Error";
}

void appendStatusLine(std::string &head, int status)
{
    appendStatusLine(head, status, httpReason(status));
}

void appendStatusLine(std::string &head, int status, std::string_view reason)
{
    std::array<char, 4> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), status).ptr;
    head.append("HTTP/1.1 ").append(digits.data(), end);
    head.append(1, ' ').append(reason).append("\r\n");
}

void appendField(std::string &head, std::string_view name, std::string_view value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

void appendField(std::string &head, std::string_view name, std::uint64_t value)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    appendField(head, name, std::string_view(digits.data(), end));
}

bool isFieldName(std::string_view name)
{
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool isFieldValue(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

std::string errorBody(int status, std::string_view message)
{
    const Status *const known = statusOf(status);
    const std::string_view code = known != nullptr && !known->code.empty() ? known->code : "Error";
    const QJsonObject error{
        {QStringLiteral("code"), QString::fromUtf8(code.data(), qsizetype(code.size()))},
        {QStringLiteral("message"), QString::fromUtf8(message.data(), qsizetype(message.size()))}};
    return QJsonDocument(QJsonObject{{QStringLiteral("error"), error}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

} // namespace serin
