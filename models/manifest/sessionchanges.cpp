// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/sessionchanges.h"

#include "models/manifest/changesummary.h"
#include "models/manifest/editsession.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

constexpr int namedChanges = 4;
constexpr int namedFiles = 2;

struct SessionChangesWords
{
    Q_DECLARE_TR_FUNCTIONS(SessionChanges)
};

/// The name of the file at @p path; with its folder where another file of @p known has that name.
QString nameAmong(const Catalog &known, const QString &path)
{
    const QFileInfo file(path);
    const QString name = file.fileName();
    const QString ending = u'/' + name;
    const auto &files = known.files();
    const bool isShared =
        std::any_of(files.begin(), files.end(), [&](const CatalogFilePointer &each) {
            return each->path.endsWith(ending) && each->path != path;
        });
    return isShared && file.path() != known.root() ? file.dir().dirName() + u'/' + name : name;
}

/// The endpoint that @p path is of, by its @p text; empty: none, or several.
QString endpointOf(const Catalog &known, const QString &path, const ManifestText &text)
{
    QStringList names;
    if (text.manifest) {
        for (const ManifestDocument &document : text.manifest->documents()) {
            names.append(document.endpoint ? document.endpoint->name
                                           : document.deployment->endpointName);
        }
    }
    names.removeAll(QString());
    names.removeDuplicates();
    if (!names.isEmpty()) {
        return names.size() == 1 ? names.front() : QString();
    }
    for (const CatalogEndpoint &endpoint : known.endpoints()) {
        for (const CatalogDeployment &deployment : endpoint.deployments) {
            for (const CatalogDeploymentVariant &variant : deployment.variants) {
                if (variant.file->path == path) {
                    return endpoint.name;
                }
            }
        }
    }
    return {};
}

/// By the endpoints that they are of, in the order of the files.
class ChangedTexts
{
public:
    void add(const QString &endpoint, const ManifestText &before, const ManifestText &after)
    {
        const auto known = std::find_if(m_all.begin(), m_all.end(), [&endpoint](const auto &each) {
            return each.first == endpoint;
        });
        auto &texts = known == m_all.end() ? m_all.emplace_back(endpoint, Texts()) : *known;
        texts.second.emplace_back(before, after);
    }

    /// Where there are several, each change with the name of its endpoint.
    [[nodiscard]] QStringList inWords() const
    {
        QStringList all;
        for (const auto &[endpoint, texts] : m_all) {
            QStringList words = describeChanges(texts);
            for (QString &word : words) {
                word = endpoint.isEmpty() || m_all.size() == 1
                           ? word
                           : SessionChangesWords::tr("%1: %2", "an endpoint, a change of it")
                                 .arg(endpoint, word);
            }
            all += words;
        }
        return all;
    }

private:
    using Texts = std::vector<std::pair<ManifestText, ManifestText>>;
    std::vector<std::pair<QString, Texts>> m_all;
};

} // namespace

SessionChanges sessionChanges(const EditSession &session, const Catalog &known)
{
    SessionChanges changes;
    ChangedTexts texts;
    for (const ManifestBuffer *buffer : session.changedBuffers()) {
        const ManifestText &told = buffer->current().exists ? buffer->current() : buffer->opened();
        texts.add(endpointOf(known, buffer->path(), told), buffer->opened(), buffer->current());
        changes.files.append(nameAmong(known, buffer->path()));
    }
    QStringList words = texts.inWords();
    changes.count = static_cast<int>(words.size());
    if (words.isEmpty()) {
        return changes;
    }
    const QString files =
        changes.files.size() <= namedFiles
            ? changes.files.join(SessionChangesWords::tr(" and ", "between two file names"))
            : SessionChangesWords::tr("%1 files").arg(changes.files.size());
    if (words.size() > namedChanges) {
        words = words.mid(0, namedChanges) << QStringLiteral("…");
    }
    const QString head =
        changes.count == 1
            ? SessionChangesWords::tr("1 change in %1: %2", "a file; the change")
            : SessionChangesWords::tr("%Ln changes in %1: %2", "files; the changes", changes.count);
    changes.sentence = head.arg(files, words.join(QStringLiteral(" · ")));
    return changes;
}

} // namespace serin
