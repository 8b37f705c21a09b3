// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/cloud.h"

#include <QUrl>

#include <algorithm>

namespace serin {

const QList<Cloud> &knownClouds()
{
    // azure-ai-ml, _azure_environments.py; azure-cli-core, cloud.py
    static const QList<Cloud> clouds{
        {QStringLiteral("AzureCloud"), QStringLiteral("https://management.azure.com"),
         QStringLiteral("https://login.microsoftonline.com"),
         QStringLiteral("https://ml.azure.com"), QStringLiteral("https://portal.azure.com")},
        {QStringLiteral("AzureChinaCloud"), QStringLiteral("https://management.chinacloudapi.cn"),
         QStringLiteral("https://login.chinacloudapi.cn"), QStringLiteral("https://ml.azure.cn"),
         QStringLiteral("https://portal.azure.cn")},
        {QStringLiteral("AzureUSGovernment"),
         QStringLiteral("https://management.usgovcloudapi.net"),
         QStringLiteral("https://login.microsoftonline.us"), QStringLiteral("https://ml.azure.us"),
         QStringLiteral("https://portal.azure.us")}};
    return clouds;
}

const Cloud &cloudAt(const QString &armUrl)
{
    const QString host = QUrl(armUrl).host();
    const auto found =
        std::find_if(knownClouds().begin(), knownClouds().end(),
                     [&](const Cloud &cloud) { return QUrl(cloud.armUrl).host() == host; });
    return found == knownClouds().end() ? knownClouds().first() : *found;
}

} // namespace serin
