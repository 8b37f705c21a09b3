// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/scoringanswer.h"

namespace serin {

bool ScoringAnswer::scriptFailed() const
{
    return headers.value("x-ms-run-function-failed").compare("true", Qt::CaseInsensitive) == 0;
}

std::optional<int> ScoringAnswer::modelStatus() const
{
    bool isNumber = false;
    const int code = headers.value("ms-azureml-model-error-statuscode").toInt(&isNumber);
    return isNumber ? std::optional(code) : std::nullopt;
}

QString ScoringAnswer::modelReason() const
{
    return QString::fromUtf8(headers.value("ms-azureml-model-error-reason"));
}

} // namespace serin
