// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/servercommand.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;

Result<QStringList> serverCommandFrom(const QString &text)
{
    const auto invalid = [](const QString &what) {
        return failure(
            ErrorKind::Invalid, u"serin.command "_s + what, {},
            uR"(write a JSON array in a string, such as ["./server", "--port", "{port}"])"_s);
    };
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray()) {
        return invalid(u"is not a JSON array"_s);
    }
    QStringList command;
    const QJsonArray words = document.array();
    for (const QJsonValue &argument : words) {
        if (!argument.isString() || argument.toString().contains(QChar::Null)) {
            return invalid(u"holds something other than text"_s);
        }
        command += argument.toString();
    }
    if (command.isEmpty() || command.first().isEmpty()) {
        return invalid(u"names no program"_s);
    }
    const bool takesPort =
        std::any_of(command.cbegin() + 1, command.cend(),
                    [](const QString &argument) { return argument.contains("{port}"_L1); });
    if (!takesPort) {
        return invalid(u"has no argument with {port}"_s);
    }
    return command;
}

Result<QString> programOf(const QStringList &command, const QString &codeDir)
{
    const QString &name = command.first();
    if (codeDir.isEmpty() && !QDir::isAbsolutePath(name)) {
        return failure(ErrorKind::Invalid,
                       u"the program \"%1\" of serin.command is relative, and the deployment has "
                       "no code that it could be relative to"_s.arg(name));
    }
    const QString path = QDir::cleanPath(QDir(codeDir).absoluteFilePath(name));
    const QFileInfo program(path);
    if (!program.isFile()) {
        return failure(ErrorKind::NotFound,
                       u"the program \"%1\" of serin.command is not at %2"_s.arg(name, path));
    }
    if (!program.isExecutable()) {
        return failure(ErrorKind::Io,
                       u"the program %1 of serin.command is not executable"_s.arg(path));
    }
    return path;
}

} // namespace serin
