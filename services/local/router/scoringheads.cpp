// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/scoringheads.h"

#include "services/http/httpanswer.h"

#include <algorithm>
#include <array>

namespace serin {

namespace {

constexpr std::string_view prefix = "/endpoints/";
constexpr std::size_t longestId = 100; // as the scoring server has it

constexpr std::string_view requestIdField = "x-request-id";
constexpr std::string_view serviceIdField = "x-ms-request-id";
constexpr std::string_view clientIdField = "x-ms-client-request-id";

/// What only the router may say.
bool isRoutersField(std::string_view name)
{
    constexpr std::array<std::string_view, 3> fields{"azureml-model-deployment",
                                                     "ms-azureml-model-error-statuscode",
                                                     "ms-azureml-model-error-reason"};
    return std::any_of(fields.begin(), fields.end(),
                       [&](std::string_view field) { return sameIgnoringCase(field, name); });
}

std::string_view idOf(const MessageHead &request, std::string_view name)
{
    const HttpFieldView *const field = request.find(name);
    return field != nullptr && field->value.size() <= longestId ? field->value : std::string_view();
}

/// The ids of an answer as the scoring server gives them, for models that do not.
struct Ids
{
    Ids(const MessageHead &head, std::string_view own)
        : request(idOf(head, requestIdField)), service(idOf(head, serviceIdField)),
          client(idOf(head, clientIdField))
    {
        if (request.empty()) {
            request = own;
        }
        if (service.empty()) {
            service = client.empty() ? request : client;
        }
    }

    std::string_view request;
    std::string_view service;
    std::string_view client;
};

void appendId(std::string &head, std::string_view name, std::string_view value)
{
    if (!value.empty()) {
        appendField(head, name, value);
    }
}

} // namespace

std::optional<ScoringTarget> ScoringTarget::parse(std::string_view target)
{
    if (target.substr(0, prefix.size()) != prefix) {
        return std::nullopt;
    }
    target.remove_prefix(prefix.size());
    ScoringTarget parts;
    const std::size_t query = std::min(target.find('?'), target.size());
    parts.query = target.substr(query);
    target = target.substr(0, query);
    const std::size_t slash = std::min(target.find('/'), target.size());
    parts.endpoint = target.substr(0, slash);
    parts.path = target.substr(slash);
    return parts;
}

void writeRequestHead(std::string &head, const MessageHead &from, const ScoringTarget &target,
                      std::string_view scoringRoute, std::string_view authority,
                      std::string_view requestId, std::optional<std::uint64_t> bodySize)
{
    head.clear();
    head.append(from.method).append(1, ' ');
    head.append(target.path == "/score" ? scoringRoute : target.path).append(target.query);
    head.append(" HTTP/1.1\r\n");
    appendField(head, "Host", authority);
    bool hasId = false;
    for (const HttpFieldView &field : from.fields) {
        if (field.field == HttpField::Other || field.field == HttpField::Date) {
            appendField(head, field.name, field.value);
            hasId = hasId || sameIgnoringCase(field.name, requestIdField);
        }
    }
    if (!hasId) {
        appendField(head, requestIdField, requestId);
    }
    if (!bodySize) {
        head.append("Transfer-Encoding: chunked\r\n");
    } else if (*bodySize > 0 || from.contentLength || from.method == "POST") {
        appendField(head, "Content-Length", *bodySize);
    }
    head.append("\r\n");
}

void writeAnswerHead(std::string &head, const MessageHead &model, const MessageHead &request,
                     const AnswerFacts &facts)
{
    head.clear();
    appendStatusLine(head, facts.status);
    bool hasDate = false;
    Ids ids(request, facts.requestId);
    for (const HttpFieldView &field : model.fields) {
        if (field.field == HttpField::HopByHop || field.field == HttpField::ContentLength ||
            isRoutersField(field.name)) {
            continue;
        }
        hasDate = hasDate || field.field == HttpField::Date;
        for (const auto &[name, id] :
             {std::pair{requestIdField, &ids.request}, std::pair{serviceIdField, &ids.service},
              std::pair{clientIdField, &ids.client}}) {
            if (sameIgnoringCase(field.name, name)) {
                *id = {}; // the model says it
            }
        }
        appendField(head, field.name, field.value);
    }
    appendField(head, "azureml-model-deployment", facts.deployment);
    if (facts.status == 424) {
        appendField(head, "ms-azureml-model-error-statuscode",
                    static_cast<std::uint64_t>(model.status));
        appendField(head, "ms-azureml-model-error-reason",
                    model.reason.empty() ? httpReason(model.status) : model.reason);
    }
    appendId(head, requestIdField, ids.request);
    appendId(head, serviceIdField, ids.service);
    appendId(head, clientIdField, ids.client);
    if (!hasDate) {
        appendField(head, "Date", facts.date);
    }
    if (facts.bodySize) {
        appendField(head, "Content-Length", *facts.bodySize);
    } else if (facts.chunked) {
        head.append("Transfer-Encoding: chunked\r\n");
    }
}

std::string refusalFields(const MessageHead &request, std::string_view deployment,
                          std::string_view requestId)
{
    std::string fields;
    if (!deployment.empty()) {
        appendField(fields, "azureml-model-deployment", deployment);
    }
    const Ids ids(request, requestId);
    appendId(fields, requestIdField, ids.request);
    appendId(fields, serviceIdField, ids.service);
    appendId(fields, clientIdField, ids.client);
    return fields;
}

} // namespace serin
