// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/draftlook.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace serin {

namespace {

constexpr qsizetype mostModels = 100;

/// "model-2" is named like "model-1", "environment" is not.
bool isNamedLike(QString one, QString other)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    return one.remove(digits) == other.remove(digits);
}

/// Paths that differ from @p path in one folder only, and exist: "model-2/model" beside
/// "model-1/model". What is named like it comes first.
QStringList siblings(const QDir &folder, const QString &path)
{
    QStringList alike;
    QStringList others;
    const QStringList parts = path.split(u'/');
    for (qsizetype i = parts.size() - 1; i >= 0; --i) {
        const QString &part = parts[i];
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..")) {
            continue;
        }
        const QString before = parts.mid(0, i).join(u'/');
        const QDir around(folder.filePath(before.isEmpty() ? QStringLiteral(".") : before));
        const QStringList names =
            around.entryList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot, QDir::Name)
                .mid(0, mostModels);
        const bool isWholeFile = i == parts.size() - 1 && QFileInfo(folder.filePath(path)).isFile();
        const QString suffix = QFileInfo(part).suffix();
        for (const QString &name : names) {
            QStringList other = parts;
            other[i] = name;
            const QFileInfo info(folder.filePath(other.join(u'/')));
            const bool isSameKind = i < parts.size() - 1 || info.isFile() == isWholeFile;
            if (info.exists() && isSameKind &&
                (!isWholeFile || QFileInfo(name).suffix() == suffix)) {
                (isNamedLike(name, part) ? alike : others).append(other.join(u'/'));
            }
        }
    }
    return alike + others;
}

bool isMissing(const QDir &folder, const QString &path)
{
    const QString place = path.startsWith(QLatin1String("file:")) ? path.mid(5) : path;
    return isModelPath(place) && !QFileInfo::exists(folder.filePath(place));
}

QStringList modelsFor(const DraftQuestion &question)
{
    const QDir folder(question.folder);
    QStringList models;
    if (isModelPath(question.copiedModel)) {
        models += siblings(folder, question.copiedModel);
    }
    for (const QString &known : question.knownModels) {
        models += QDir::isAbsolutePath(known) ? folder.relativeFilePath(known) : known;
    }
    models.removeDuplicates();
    models.removeAll(QString());
    return models.mid(0, mostModels);
}

} // namespace

DraftLook lookAtDraft(const DraftQuestion &question)
{
    DraftLook look;
    look.models = modelsFor(question);
    const Result<QList<FileChange>> changes =
        addDeployment(question.files, question.endpoint, question.wanted);
    if (!changes) {
        look.refusal = changes.error();
        return look;
    }
    const FileChange &change = changes->first();
    look.file = QFileInfo(change.path).fileName();
    look.isNewFile = !change.before;
    const auto text = Manifest::parse(*change.after, change.path);
    const QString name = question.wanted.name.toString();
    const DeploymentManifest *made = nullptr;
    if (text) {
        for (const ManifestDocument &document : text->documents()) {
            if (document.deployment && document.deployment->name == name) {
                made = &*document.deployment;
            }
            for (const DeploymentManifest &inner : document.endpoint
                                                       ? document.endpoint->deployments
                                                       : std::vector<DeploymentManifest>()) {
                made = inner.name == name ? &inner : made;
            }
        }
        if (made) {
            look.code = made->codePath;
            look.isModelMissing = isMissing(question.folder, made->model);
            look.isCodeMissing = isMissing(question.folder, made->codePath);
        }
    }
    return look;
}

} // namespace serin
