// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/project.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype longestName = 100;

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

} // namespace

QString projectAppliesName(ProjectApplies applies)
{
    return applies == ProjectApplies::Serin ? QStringLiteral("serin") : QStringLiteral("pipeline");
}

std::optional<ProjectApplies> projectAppliesFromName(const QString &name)
{
    for (const ProjectApplies applies : {ProjectApplies::Serin, ProjectApplies::Pipeline}) {
        if (name == projectAppliesName(applies)) {
            return applies;
        }
    }
    return std::nullopt;
}

QString canonicalFolder(const QString &path)
{
    QString existing = QDir::cleanPath(QDir(path).absolutePath());
    QString rest;
    for (;;) {
        const QString canonical = QFileInfo(existing).canonicalFilePath();
        if (!canonical.isEmpty()) {
            return QDir::cleanPath(canonical + rest);
        }
        const qsizetype slash = existing.lastIndexOf(u'/');
        if (slash <= 0) {
            return QDir::cleanPath(existing + rest);
        }
        rest = existing.mid(slash) + rest;
        existing.truncate(slash);
    }
}

QString Project::absoluteFolder() const
{
    return canonicalFolder(folder.isEmpty() ? repository : repository + u'/' + folder);
}

Result<QString> projectFolder(const QString &folder)
{
    const QString clean = folder.isEmpty() ? QString() : QDir::cleanPath(folder);
    if (QDir::isAbsolutePath(clean) || clean == QLatin1String("..") ||
        clean.startsWith(QLatin1String("../")) ||
        std::any_of(clean.begin(), clean.end(), isControl)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("the folder \"%1\" does not lie in the repository").arg(folder), {},
            QStringLiteral("name it relative to the repository's root"));
    }
    return clean == QLatin1String(".") ? QString() : clean;
}

Result<void> checkEntryName(const QString &name, const QString &what)
{
    const QString trouble =
        name.trimmed().isEmpty()    ? QStringLiteral("%1 needs a name")
        : name != name.trimmed()    ? QStringLiteral("the name of %1 begins or ends with a space")
        : name.startsWith(u'-')     ? QStringLiteral("the name of %1 begins with a dash")
        : name.size() > longestName ? QStringLiteral("the name of %1 is longer than 100 characters")
        : std::any_of(name.begin(), name.end(), isControl)
            ? QStringLiteral("the name of %1 has a character that cannot be seen")
            : QString();
    return trouble.isEmpty() ? Result<void>() : failure(ErrorKind::Invalid, trouble.arg(what));
}

Result<void> checkProject(const Project &project)
{
    if (Result<void> named = checkEntryName(project.name, QStringLiteral("a project")); !named) {
        return named;
    }
    if (!QDir::isAbsolutePath(project.repository)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the repository of project \"%1\" is no absolute path")
                           .arg(project.name),
                       project.repository);
    }
    if (const Result<QString> folder = projectFolder(project.folder); !folder) {
        return failure(folder.error());
    }
    if (project.workspace.trimmed().isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("project \"%1\" names no workspace").arg(project.name));
    }
    return {};
}

} // namespace serin
