// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/jsonpointer.h"

namespace serin {

QString pointerStep(QString name)
{
    return name.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

QString pointerName(QString step)
{
    return step.replace(QLatin1String("~1"), QLatin1String("/"))
        .replace(QLatin1String("~0"), QLatin1String("~"));
}

} // namespace serin
