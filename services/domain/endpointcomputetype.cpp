// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/endpointcomputetype.h"

namespace serin {

Result<EndpointComputeType> endpointComputeTypeFromString(const QString &text)
{
    for (EndpointComputeType type :
         {EndpointComputeType::Managed, EndpointComputeType::Kubernetes}) {
        if (text.compare(restName(type), Qt::CaseInsensitive) == 0) {
            return type;
        }
    }
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("the compute type is managed or kubernetes, not \"%1\"").arg(text.left(40)));
}

QString restName(EndpointComputeType type)
{
    switch (type) {
    case EndpointComputeType::Managed:
        return QStringLiteral("Managed");
    case EndpointComputeType::Kubernetes:
        return QStringLiteral("Kubernetes");
    }
    Q_UNREACHABLE();
}

} // namespace serin
