// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/names.h"
#include "services/http/httpcall.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace serin {

/// One request to score.
struct ScoringRequest
{
    explicit ScoringRequest(EndpointName name) : endpoint(std::move(name)) {}

    EndpointName endpoint;
    /// This one answers, whatever the traffic; nothing: the traffic decides.
    std::optional<DeploymentName> deployment;
    QByteArray method = QByteArrayLiteral("POST"); ///< or GET
    QByteArray query; ///< encoded, behind the endpoint's address; may be empty
    QByteArray body;  ///< sent as it is
    QByteArray contentType = QByteArrayLiteral("application/json");
    HttpHeaders headers; ///< further ones
    /// In all; the service's own longest is 180 s, on Kubernetes 300 s.
    std::chrono::milliseconds timeout{310'000};
};

/// What an endpoint answered, whatever its status: a model's own errors are answers as well.
struct ScoringAnswer
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body; ///< as it came
    /// Which deployment answered (`azureml-model-deployment`); empty when the service does not say.
    QString deployment;
    QString requestId;
    HttpTiming timing;
    QString scoringUri; ///< where it was sent

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// The scoring script failed, says the inference server (`x-ms-run-function-failed`).
    [[nodiscard]] bool scriptFailed() const;
    /// With status 424: what the container itself answered (`ms-azureml-model-error-statuscode`).
    [[nodiscard]] std::optional<int> modelStatus() const;
    /// With status 424: why (`ms-azureml-model-error-reason`); may be empty.
    [[nodiscard]] QString modelReason() const;
};

} // namespace serin
