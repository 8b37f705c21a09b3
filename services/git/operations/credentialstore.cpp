// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/credentialstore.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace serin {

namespace {

/// A key store first; else memory, for some hours.
QString bestHelper(const QString &programs)
{
    for (const char *name : {"libsecret", "manager", "oauth"}) {
        const QString program = QStringLiteral("git-credential-") + QLatin1String(name);
        if (QFileInfo(programs + QLatin1Char('/') + program).isExecutable() ||
            !QStandardPaths::findExecutable(program).isEmpty()) {
            return QLatin1String(name);
        }
    }
    return QStringLiteral("cache --timeout=28800");
}

} // namespace

Result<GitCredentialStore> readCredentialStore(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("config");
    call.arguments = {QStringLiteral("-z"), QStringLiteral("--get-all"),
                      QStringLiteral("credential.helper")};
    const auto values = task.run(call, {0, 1});
    if (!values) {
        return failure(values.error());
    }
    GitCredentialStore store;
    QList<QByteArray> helpers = values->output.split('\0');
    helpers.removeLast(); // behind the last one's end
    if (!helpers.isEmpty()) {
        store.helper = QString::fromUtf8(helpers.last()); // an empty one takes the others back
    }
    GitCall where;
    where.verb = QStringLiteral("--exec-path");
    const auto programs = task.run(where);
    store.suggested =
        bestHelper(programs ? QString::fromUtf8(programs->output.trimmed()) : QString());
    return store;
}

} // namespace serin
