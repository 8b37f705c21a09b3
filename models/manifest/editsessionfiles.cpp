// SPDX-License-Identifier: GPL-3.0-or-later
// Edits that touch several files, make new ones and delete some.
#include "models/manifest/editsession.h"
#include "services/core/async.h"
#include "services/manifest/edit/changeset.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QPointer>

#include <algorithm>

namespace serin {

namespace {

QString folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

/// The changes of @p edit, new files by their paths without links; @p names has what else they are
/// called.
Result<QList<FileChange>> changesOf(const EditSession::FilesEdit &edit, const QList<Manifest> &base,
                                    QHash<QString, QString> &names)
{
    Result<QList<FileChange>> changes = edit(base);
    if (!changes) {
        return changes;
    }
    for (FileChange &change : *changes) {
        const QFileInfo file(change.path);
        const QString folder =
            change.before ? QString() : QFileInfo(file.path()).canonicalFilePath();
        if (!folder.isEmpty() && folder != file.path()) {
            const QString path = QDir(folder).filePath(file.fileName());
            names.insert(path, change.path);
            change.path = path;
        }
    }
    return changes;
}

ManifestText textAfter(const FileChange &change)
{
    return change.after ? ManifestText::parse(*change.after, change.path)
                        : ManifestText::absent(change.path);
}

} // namespace

void EditSession::editFiles(const QStringList &paths, const QString &description,
                            const FilesEdit &edit, QObject *context, const Outcome &outcome)
{
    const Outcome tell = [this, description, outcome, hasContext = context != nullptr,
                          context = QPointer<QObject>(context)](const Result<void> &done) {
        if (outcome && (context || !hasContext)) {
            outcome(done);
        } else if (!outcome && !done) {
            Q_EMIT refused(description, done.error());
        }
    };
    enqueue([this, request = FilesRequest{paths, description, edit, tell, {}}] {
        startFilesEdit(request);
    });
}

void EditSession::startFilesEdit(const FilesRequest &request)
{
    QList<Manifest> base;
    for (const QString &path : request.paths) {
        if (const Error error = notEditable(path); !error.detail.isEmpty()) {
            request.outcome(tl::unexpected<Error>(error));
            finishAct();
            return;
        }
        if (entry(path)->buffer.current().exists) {
            base.append(*entry(path)->buffer.current().manifest);
        }
    }
    const auto names = std::make_shared<QHash<QString, QString>>();
    deliver(runAsync(&m_worker,
                     [edit = request.edit, base, names] { return changesOf(edit, base, *names); }),
            this,
            [this, request, base, names,
             generation = m_generation](const Result<QList<FileChange>> &changes) {
                if (generation == m_generation) {
                    FilesRequest named = request;
                    named.aliases = *names;
                    takeFilesEdit(named, base, changes);
                    return;
                }
                request.outcome(failure(ErrorKind::Cancelled,
                                        QStringLiteral("another folder was opened meanwhile")));
                finishAct();
            });
}

void EditSession::takeFilesEdit(const FilesRequest &request, const QList<Manifest> &base,
                                const Result<QList<FileChange>> &changes)
{
    QList<QByteArray> now;
    for (const QString &path : request.paths) {
        const Entry *const target = entry(path);
        if (target && target->buffer.current().exists) {
            now.append(target->buffer.current().bytes);
        }
    }
    const bool isSame = std::equal(
        now.begin(), now.end(), base.begin(), base.end(),
        [](const QByteArray &text, const Manifest &manifest) { return text == manifest.text(); });
    if (!isSame) {
        startFilesEdit(request); // somebody else's change came in between
        return;
    }
    if (!changes) {
        request.outcome(failure(changes.error()));
        finishAct();
        return;
    }
    Texts texts;
    for (const FileChange &change : *changes) {
        Entry *target = entry(change.path);
        if (!target && !change.before) {
            target = &newEntry(change.path, request);
        }
        if (!target || target->buffer.current().content() != change.before) {
            request.outcome(failure(ErrorKind::Conflict,
                                    QStringLiteral("the file is not as it was expected"),
                                    change.path, QStringLiteral("try again")));
            finishAct();
            return;
        }
        if (change.after != change.before) {
            texts.emplace_back(target->buffer.path(), textAfter(change));
        }
    }
    if (!texts.empty()) {
        push(request.description, texts);
    }
    request.outcome({});
    finishAct();
}

/// A buffer of a file that is not there yet. It has also the names that its folder goes by in
/// @p request.
EditSession::Entry &EditSession::newEntry(const QString &path, const FilesRequest &request)
{
    std::unique_ptr<Entry> &made = m_entries[path];
    made = std::make_unique<Entry>(
        LoadedManifest{path, FileStamp::absent(), ManifestText::absent(path)});
    m_names.insert(path, path);
    QStringList aliases{request.aliases.value(path)};
    for (const QString &name : request.paths) {
        const Entry *const beside = entry(name);
        if (beside && folderOf(beside->buffer.path()) == folderOf(path)) {
            aliases.append(folderOf(name) + QLatin1Char('/') + QFileInfo(path).fileName());
        }
    }
    aliases.removeAll(QString());
    for (const QString &alias : std::as_const(aliases)) {
        made->buffer.addName(alias);
        m_names.insert(alias, path);
    }
    m_watch.add(path);
    return *made;
}

} // namespace serin
