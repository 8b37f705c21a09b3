// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/takenname.h"

namespace serin {

Error nameTaken(const QString &taken, const DeploymentName &wanted, const QString &where)
{
    if (taken == wanted.toString()) {
        return {ErrorKind::Conflict,
                QStringLiteral("there is a deployment \"%1\" already").arg(taken),
                where,
                {}};
    }
    return {ErrorKind::Conflict,
            QStringLiteral("there is a deployment \"%1\" already, and the service takes \"%2\" "
                           "for the same name")
                .arg(taken, wanted.toString()),
            where, QStringLiteral("choose another name")};
}

} // namespace serin
