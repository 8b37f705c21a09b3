// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowforms.h"

#include "models/workbench/workbench.h"

#include <QWidget>

namespace serin {

bool confirmForm(Workbench &workbench, const QWidget *focus)
{
    for (const QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        const QString name = widget->objectName();
        if (name == QLatin1String("deploymentForm")) {
            workbench.newDeployment().confirm();
        } else if (name == QLatin1String("newEndpointForm")) {
            workbench.newEndpoint().confirm();
        } else if (name == QLatin1String("deleteEndpointCard")) {
            workbench.removal().confirm();
        } else {
            continue;
        }
        return true;
    }
    return false;
}

} // namespace serin
