// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/draftlook.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype mostModels = 100;
constexpr int mostFiles = 200; ///< of a folder that are looked at

/// "model-2" is named like "model-1", "environment" is not.
bool isNamedLike(QString one, QString other)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    return one.remove(digits) == other.remove(digits);
}

/// The forms that trained models are saved in.
bool isModelFile(const QString &name)
{
    static const QSet<QString> suffixes{
        QStringLiteral("bin"),    QStringLiteral("bst"),    QStringLiteral("cbm"),
        QStringLiteral("ckpt"),   QStringLiteral("gguf"),   QStringLiteral("h5"),
        QStringLiteral("joblib"), QStringLiteral("keras"),  QStringLiteral("model"),
        QStringLiteral("npy"),    QStringLiteral("npz"),    QStringLiteral("onnx"),
        QStringLiteral("pb"),     QStringLiteral("pickle"), QStringLiteral("pkl"),
        QStringLiteral("pmml"),   QStringLiteral("pt"),     QStringLiteral("pth"),
        QStringLiteral("rds"),    QStringLiteral("tflite"), QStringLiteral("safetensors"),
        QStringLiteral("ubj"),
    };
    return name == QLatin1String("MLmodel") ||
           suffixes.contains(QFileInfo(name).suffix().toLower());
}

/// Manifests, environments, code and words are found beside every model.
bool isBesideModels(const QString &name)
{
    static const QStringList suffixes{QStringLiteral("yml"), QStringLiteral("yaml"),
                                      QStringLiteral("py"), QStringLiteral("md"),
                                      QStringLiteral("txt")};
    return suffixes.contains(QFileInfo(name).suffix().toLower());
}

/// Names of what may be a model's at @p path, which is a file or a folder; hidden ones are none.
QStringList filesOf(const QString &path)
{
    QStringList names;
    if (QFileInfo(path).isFile()) {
        names.append(QFileInfo(path).fileName());
    } else {
        QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
        for (int seen = 0; files.hasNext() && seen < mostFiles; ++seen) {
            names.append(QFileInfo(files.next()).fileName());
        }
    }
    names.removeIf(isBesideModels);
    return names;
}

/// Whether a model can lie at @p path: in a file of a model's form, or in one that is named like
/// one of @p modelFiles.
bool holdsModel(const QString &path, const QStringList &modelFiles)
{
    const QStringList names = filesOf(path);
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return isModelFile(name) ||
               std::any_of(modelFiles.begin(), modelFiles.end(),
                           [&name](const QString &other) { return isNamedLike(name, other); });
    });
}

/// Paths that differ from @p path in one folder only, and can be a model: "model-2/model" beside
/// "model-1/model". What is named like it comes first.
QStringList siblings(const QDir &folder, const QString &path)
{
    const QStringList modelFiles = filesOf(folder.filePath(path));
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
            const bool isSameForm = !isWholeFile || QFileInfo(name).suffix() == suffix;
            if (info.exists() && isSameKind && isSameForm &&
                holdsModel(info.filePath(), modelFiles)) {
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
        const QString model = QDir::isAbsolutePath(known) ? folder.relativeFilePath(known) : known;
        const bool isThere =
            std::any_of(models.begin(), models.end(), [&model](const QString &other) {
                return QDir::cleanPath(other) == QDir::cleanPath(model);
            });
        if (!isThere) {
            models.append(model);
        }
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
