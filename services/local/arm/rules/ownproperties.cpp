// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/ownproperties.h"

namespace serin {

QJsonObject withoutOwnProperties(QJsonObject properties)
{
    for (const QLatin1String name :
         {operationUriProperty, endpointIdProperty, environmentProperty, failureProperty}) {
        properties.remove(name);
    }
    return properties;
}

} // namespace serin
