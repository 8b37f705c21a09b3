// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/failurelogs.h"

#include "services/local/scoring/instancelog.h"

#include <QFile>
#include <QUrl>

namespace serin {

namespace {

constexpr InstanceLog::Limits oneFile{.fileBytes = 2 * FailureLogs::mostBytes, .keptFiles = 0};

} // namespace

void FailureLogs::keep(const DeploymentKey &key, QByteArrayView log)
{
    forget(key);
    RotatingFile(pathOf(key), oneFile.fileBytes, oneFile.keptFiles).append(log);
}

QByteArray FailureLogs::lastLines(const DeploymentKey &key, int lines) const
{
    return InstanceLog(pathOf(key), oneFile).lastLines(lines, mostBytes);
}

void FailureLogs::forget(const DeploymentKey &key)
{
    QFile::remove(pathOf(key));
}

QString FailureLogs::pathOf(const DeploymentKey &key) const
{
    const auto encoded = [](const QString &name) {
        return QString::fromLatin1(QUrl::toPercentEncoding(name));
    };
    return m_folder + u'/' + encoded(key.endpoint) + u'+' + encoded(key.deployment) +
           QStringLiteral(".log");
}

} // namespace serin
