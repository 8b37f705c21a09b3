// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processspec.h"

#include "services/core/shellquoted.h"

#include <QRegularExpression>

namespace serin {

namespace {

const QString hidden = QStringLiteral("***");

/// `https://user:token@host/…` without who and how: the part before the last @ of the authority.
QString withoutUserInfo(QString argument)
{
    static const QRegularExpression userInfo(
        QStringLiteral("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s]*@"));
    return argument.replace(userInfo, QStringLiteral("\\1***@"));
}

} // namespace

QString ProcessSpec::commandLine() const
{
    QString line = shellQuoted(program);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        line += u' ' +
                (secretArguments.contains(i) ? hidden : withoutUserInfo(shellQuoted(arguments[i])));
    }
    return line;
}

QProcessEnvironment ProcessSpec::fullEnvironment() const
{
    QProcessEnvironment full =
        cleanEnvironment ? QProcessEnvironment() : QProcessEnvironment::systemEnvironment();
    for (const QString &name : unset) {
        full.remove(name);
    }
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        full.insert(it.key(), it.value());
    }
    return full;
}

} // namespace serin
