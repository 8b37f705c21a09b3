// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/scoringlaunch.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace serin {

namespace {

const QString portPlace = QStringLiteral("{port}");

QString programOf(const ScoringSpec &spec)
{
    const QString named = spec.command.first();
    if (QDir::isAbsolutePath(named)) {
        return named;
    }
    const QString inCode = QDir(spec.codeDir).filePath(named);
    if ((!spec.codeDir.isEmpty() && QFileInfo(inCode).isFile()) || named.contains(u'/')) {
        return inCode;
    }
    const QString onPath = QStandardPaths::findExecutable(named);
    return onPath.isEmpty() ? inCode : onPath;
}

QProcessEnvironment environmentOf(const ScoringSpec &spec)
{
    QProcessEnvironment environment;
    const auto inherit = [&environment](const QString &name, const QString &otherwise) {
        const QString value = qEnvironmentVariable(name.toUtf8().constData(), otherwise);
        if (!value.isEmpty()) {
            environment.insert(name, value);
        }
    };
    inherit(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    inherit(QStringLiteral("HOME"), {});
    inherit(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    inherit(QStringLiteral("TMPDIR"), {});
    // The code is somebody's working tree, which shall not fill with compiled files.
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    if (!spec.command.isEmpty()) { // the scoring host sees to its output itself
        environment.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
    }
    for (auto it = spec.environment.begin(); it != spec.environment.end(); ++it) {
        environment.insert(it.key(), it.value());
    }
    if (!spec.codeDir.isEmpty()) {
        environment.insert(QStringLiteral("AML_APP_ROOT"), spec.codeDir);
    }
    if (!spec.scoringScript.isEmpty()) {
        environment.insert(QStringLiteral("AZUREML_ENTRY_SCRIPT"), spec.scoringScript);
    }
    if (!spec.modelDir.isEmpty()) {
        environment.insert(QStringLiteral("AZUREML_MODEL_DIR"), spec.modelDir);
    }
    return environment;
}

Result<void> checkFolder(const QString &what, const QString &path)
{
    const QFileInfo folder(path);
    if (!folder.isAbsolute() || !folder.exists()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the %1 %2 does not exist").arg(what, path));
    }
    if (!folder.isReadable()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the %1 %2 cannot be read").arg(what, path));
    }
    return {};
}

} // namespace

Result<void> checkScoringSpec(const ScoringSpec &spec)
{
    if (!spec.codeDir.isEmpty() || spec.command.isEmpty()) {
        if (auto folder = checkFolder(QStringLiteral("code folder"), spec.codeDir); !folder) {
            return folder;
        }
        if (!QFileInfo(spec.codeDir).isDir()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the code %1 is not a folder").arg(spec.codeDir));
        }
    }
    if (!spec.modelDir.isEmpty()) {
        if (auto folder = checkFolder(QStringLiteral("model"), spec.modelDir); !folder) {
            return folder;
        }
    }
    if (!spec.command.isEmpty()) {
        return {};
    }
    const QFileInfo script(QDir(spec.codeDir).filePath(spec.scoringScript));
    if (spec.scoringScript.isEmpty() || !script.isFile()) {
        return failure(ErrorKind::Invalid, QStringLiteral("there is no scoring script \"%1\" in %2")
                                               .arg(spec.scoringScript, spec.codeDir));
    }
    return {};
}

ScoringLaunch scoringLaunch(const ScoringSpec &spec, const LaunchSetting &setting,
                            const QString &instanceMark, std::uint16_t port, int listener)
{
    ScoringLaunch launch;
    launch.environment = environmentOf(spec);
    launch.environment.insert(QLatin1String(stateMarkName), setting.stateMark);
    launch.environment.insert(QLatin1String(instanceMarkName), instanceMark);
    launch.workingFolder = spec.codeDir.isEmpty() ? QStringLiteral("/") : spec.codeDir;
    if (spec.command.isEmpty()) {
        launch.program = setting.interpreter;
        launch.arguments = {setting.hostScript, QStringLiteral("--listen_fd"),
                            QString::number(listener)};
        return launch;
    }
    launch.program = programOf(spec);
    for (QString argument : spec.command.sliced(1)) {
        launch.arguments.append(argument.replace(portPlace, QString::number(port)));
    }
    return launch;
}

QString describePreparation(const ScoringSpec &spec, const LaunchSetting &setting)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate) + u' ';
    QStringList lines;
    if (!spec.codeDir.isEmpty()) {
        lines += QStringLiteral("code: %1, used in place").arg(spec.codeDir);
    }
    lines += spec.modelDir.isEmpty()
                 ? QStringLiteral("model: none")
                 : QStringLiteral("model: %1, used in place").arg(spec.modelDir);
    if (spec.command.isEmpty()) {
        lines += QStringLiteral("scoring script: %1, run by %2")
                     .arg(spec.scoringScript, setting.interpreter);
    } else {
        lines += QStringLiteral("command: %1").arg(spec.command.join(u' '));
    }
    if (!spec.environment.isEmpty()) {
        lines += QStringLiteral("environment variables: %1")
                     .arg(QStringList(spec.environment.keys()).join(QStringLiteral(", ")));
    }
    lines += QStringLiteral("the environment (image, packages) is not built on this computer");
    QString text;
    for (const QString &line : lines) {
        text += time + line + u'\n';
    }
    return text;
}

} // namespace serin
