// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/changes/endpointchanges.h"

#include "services/core/readfile.h"
#include "services/gitops/changes/manifestendpoints.h"
#include "services/gitops/drift/board.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype longestValue = 80;

QString shortened(QString text)
{
    if (text.size() > longestValue) {
        text = text.left(longestValue) + QChar(0x2026);
    }
    return text;
}

/// Shares as "blue=90 green=10".
QString sharesWords(const QJsonObject &shares)
{
    QStringList words;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        words << QStringLiteral("%1=%2").arg(share.key()).arg(share->toInt());
    }
    return words.isEmpty() ? QStringLiteral("nothing") : words.join(u' ');
}

QString valueWords(const QString &field, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return QStringLiteral("not set");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble());
    case QJsonValue::String:
        return shortened(value.toString());
    case QJsonValue::Array:
        return shortened(
            QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
    case QJsonValue::Object:
        break;
    }
    if (field == QLatin1String("traffic") || field == QLatin1String("mirror_traffic")) {
        return sharesWords(value.toObject());
    }
    return shortened(
        QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
}

QString changeWord(const GitStatusEntry &entry)
{
    using Kind = GitStatusEntry::Kind;
    const auto is = [&entry](GitChange change) {
        return entry.index == change || entry.worktree == change;
    };
    if (entry.kind == Kind::Unmerged) {
        return QStringLiteral("in conflict");
    }
    if (is(GitChange::Deleted)) {
        return QStringLiteral("deleted");
    }
    if (entry.kind == Kind::Moved) {
        return is(GitChange::Copied) ? QStringLiteral("copied") : QStringLiteral("renamed");
    }
    return entry.kind == Kind::Untracked || is(GitChange::Added) ? QStringLiteral("new")
                                                                 : QStringLiteral("modified");
}

/// Which files of the checkout concern which endpoints, by the manifests of two states.
class Concerns
{
public:
    explicit Concerns(const QString &top) : m_top(top) {}

    void add(const DesiredState &state)
    {
        for (const DesiredEndpointPointer &endpoint : state.endpoints) {
            addFile(state, endpoint->file, endpoint->name);
            for (const auto &deployment : endpoint->deployments) {
                addFile(state, deployment->origin.file(), endpoint->name);
                for (const AssetSource &asset : deployment->assets) {
                    for (const QString &path : {asset.path, asset.condaFile, asset.buildPath}) {
                        addAsset(state, asset.folder, path, endpoint->name);
                    }
                }
            }
        }
    }
    [[nodiscard]] QStringList endpointsOf(const QByteArray &path) const
    {
        const QString absolute = m_top + u'/' + QFile::decodeName(path);
        QStringList endpoints = m_files.value(absolute);
        for (auto asset = m_assets.begin(); asset != m_assets.end(); ++asset) {
            if (absolute == asset.key() || absolute.startsWith(asset.key() + u'/')) {
                endpoints << *asset;
            }
        }
        if (hasManifestName(path)) {
            // Variants that nobody has picked are in no state.
            const Result<FileContent> file = readFile(absolute, maximumYamlBytes);
            for (const EndpointMention &mention :
                 file ? endpointsIn(file->bytes, absolute) : std::vector<EndpointMention>()) {
                endpoints << mention.endpoint;
            }
        }
        endpoints.sort();
        endpoints.removeDuplicates();
        return endpoints;
    }

private:
    void addFile(const DesiredState &state, const QString &file, const QString &endpoint)
    {
        if (!file.isEmpty()) {
            m_files[QDir::cleanPath(state.root + u'/' + file)] << endpoint;
        }
    }
    void addAsset(const DesiredState &state, const QString &folder, const QString &path,
                  const QString &endpoint)
    {
        if (!path.isEmpty()) {
            m_assets[QDir::cleanPath(QDir(state.root + u'/' + folder).filePath(path))] << endpoint;
        }
    }

    const QString m_top;
    QMap<QString, QStringList> m_files;
    QMap<QString, QStringList> m_assets;
};

} // namespace

QString FieldChange::words() const
{
    const QString whose = deployment.isEmpty() ? QString() : deployment + u' ';
    if (field == QLatin1String("name")) {
        const QString what = deployment.isEmpty() ? QStringLiteral("the endpoint") : deployment;
        return after.isUndefined() || after.isNull() ? QStringLiteral("%1 is gone").arg(what)
                                                     : QStringLiteral("%1 is new").arg(what);
    }
    return QStringLiteral("%1%2: %3 %4 %5")
        .arg(whose, field, valueWords(field, before), QChar(0x2192), valueWords(field, after));
}

QList<QByteArray> changedManifests(const GitStatus &status)
{
    QList<QByteArray> paths;
    for (const GitStatusEntry &entry : status.entries) {
        using Kind = GitStatusEntry::Kind;
        const QByteArray &before = entry.kind == Kind::Moved ? entry.originalPath : entry.path;
        const bool isNew = entry.kind == Kind::Untracked || entry.kind == Kind::Ignored ||
                           entry.index == GitChange::Added;
        if (!isNew && hasManifestName(before)) {
            paths << before;
        }
    }
    return paths;
}

ChangedPart changedPart(const GitStatus &status, const QString &top,
                        const QHash<QByteArray, QByteArray> &texts)
{
    ChangedPart part;
    for (const GitStatusEntry &entry : status.entries) {
        for (const QByteArray &path : {entry.path, entry.originalPath}) {
            if (!path.isEmpty()) {
                part.files.insert(top + u'/' + QFile::decodeName(path));
            }
        }
    }
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        for (const EndpointMention &mention :
             endpointsIn(*text, top + u'/' + QFile::decodeName(text.key()))) {
            part.endpoints.insert(mention.endpoint);
        }
    }
    return part;
}

ConcernedPart concernedPart(const GitStatus &status, const QString &top,
                            const DesiredState &workingTree,
                            const QHash<QByteArray, QByteArray> &texts)
{
    Concerns concerns(top);
    concerns.add(workingTree);
    QSet<QString> endpoints;
    QSet<QString> changed;
    QSet<QString> files;
    for (const GitStatusEntry &entry : status.entries) {
        const QStringList names = concerns.endpointsOf(entry.path);
        endpoints.unite(QSet<QString>(names.begin(), names.end()));
        changed.insert(top + u'/' + QFile::decodeName(entry.path));
    }
    const QString root =
        workingTree.root.endsWith(u'/') ? workingTree.root : workingTree.root + u'/';
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const QString path = top + u'/' + QFile::decodeName(text.key());
        for (const EndpointMention &mention : endpointsIn(*text, path)) {
            endpoints.insert(mention.endpoint);
            if (path.startsWith(root)) {
                files.insert(path);
            }
        }
    }
    // The rest of what describes them was not changed, so that HEAD has it too.
    for (const QString &name : std::as_const(endpoints)) {
        const DesiredEndpointPointer endpoint = workingTree.endpoint(name);
        if (!endpoint) {
            continue;
        }
        QStringList origins{endpoint->file};
        for (const auto &deployment : endpoint->deployments) {
            origins << deployment->origin.file();
        }
        for (const QString &origin : std::as_const(origins)) {
            const QString path = root + origin;
            if (!origin.isEmpty() && !changed.contains(path)) {
                files.insert(path);
            }
        }
    }
    ConcernedPart part{endpoints.values(), files.values()};
    part.endpoints.sort();
    part.files.sort();
    return part;
}

WorkingChanges workingChanges(const GitStatus &status, const QString &top,
                              const DesiredState &workingTree, const DesiredState &head,
                              const ConcernedPart &part)
{
    WorkingChanges changes;
    QMap<QString, WorkingChanges::Endpoint> endpoints;
    Concerns concerns(top);
    concerns.add(workingTree);
    concerns.add(head);
    for (const GitStatusEntry &entry : status.entries) {
        if (entry.kind == GitStatusEntry::Kind::Ignored) {
            continue;
        }
        ChangedFile file{entry.path, entry.originalPath, changeWord(entry),
                         concerns.endpointsOf(entry.path)};
        for (const QString &name : std::as_const(file.endpoints)) {
            endpoints[name].files << file.path;
        }
        changes.files.push_back(std::move(file));
    }
    BoardInput input;
    input.workingTree = workingTree;
    input.head = head;
    input.head->isComplete = true; // as far as these endpoints go
    input.endpoints = QSet<QString>(part.endpoints.begin(), part.endpoints.end());
    const Board board = part.endpoints.isEmpty() ? Board() : makeBoard(input);
    for (const BoardRow &row : board.rows) {
        if (row.cause == BoardCause::Uncommitted) {
            const QJsonValue nothing(QJsonValue::Undefined);
            endpoints[row.endpoint].fields.push_back({row.deployment, row.field,
                                                      row.values.head.value_or(nothing),
                                                      row.values.workingTree.value_or(nothing)});
        }
    }
    for (const PlanNote &note : board.notes) {
        // One that nothing was changed of is no news.
        if (const auto endpoint = endpoints.find(note.endpoint); endpoint != endpoints.end()) {
            endpoint->note = note.text;
        }
    }
    for (auto endpoint = endpoints.begin(); endpoint != endpoints.end(); ++endpoint) {
        endpoint->name = endpoint.key();
        changes.endpoints.push_back(*endpoint);
    }
    return changes;
}

} // namespace serin
