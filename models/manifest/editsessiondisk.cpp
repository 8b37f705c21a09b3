// SPDX-License-Identifier: GPL-3.0-or-later
// Saving, and what others do to the files.
#include "models/manifest/editsession.h"
#include "services/core/async.h"
#include "services/core/atomicfile.h"
#include "services/core/resolvedpath.h"
#include "services/manifest/edit/changeset.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

namespace serin {

namespace {

/// Like writeFileAtomically(), but never through a link that came to stand at @p path. Without
/// @p content the file is deleted when it is still @p before.
Result<void> saveManifest(const QString &path, const std::optional<QByteArray> &content,
                          const std::optional<QByteArray> &before, FileCalls *calls)
{
    if (!content) {
        return applyChanges({{path, before, std::nullopt}}, calls);
    }
    const Result<ResolvedPath> place = resolvePath(path);
    if (place &&
        QFile::encodeName(path) !=
            (place->folder.endsWith('/') ? place->folder : place->folder + '/') + place->name) {
        return failure(ErrorKind::Conflict, QStringLiteral("it is a link now"), path);
    }
    AtomicWriteOptions options;
    options.expected = before ? FileStamp::of(*before) : FileStamp::absent();
    options.calls = calls;
    return writeFileAtomically(path, *content, options);
}

bool sameChange(const ForeignChange &a, const ForeignChange &b)
{
    return a.kind == b.kind && a.stamp == b.stamp && a.detail == b.detail;
}

} // namespace

void EditSession::save(Entry &entry)
{
    if (!entry.writing && entry.buffer.isSaved()) {
        entry.buffer.setSaved(entry.buffer.savedContent());
        Q_EMIT bufferChanged(entry.buffer.path());
        return;
    }
    entry.buffer.setSaving();
    const QString path = entry.buffer.path();
    if (!entry.writing) { // else onSaved() goes on with the newest text
        entry.writing = true;
        m_wasBusy = true;
        const std::optional<QByteArray> content = entry.buffer.current().content();
        deliver(runAsync(&m_worker,
                         [path, content, before = entry.buffer.savedContent(), calls = m_calls] {
                             return saveManifest(path, content, before, calls);
                         }),
                this, [this, path, content, generation = m_generation](const Result<void> &saved) {
                    if (generation == m_generation) {
                        onSaved(path, content, saved);
                    }
                });
    }
    Q_EMIT bufferChanged(path);
}

void EditSession::onSaved(const QString &path, const std::optional<QByteArray> &content,
                          const Result<void> &saved)
{
    Entry *const target = entry(path);
    if (!target) {
        return;
    }
    target->writing = false;
    if (saved) {
        target->buffer.setSaved(content);
        if (!target->buffer.isSaved() && target->buffer.state() != ManifestBuffer::State::Draft) {
            save(*target);
            return;
        }
    } else {
        target->buffer.setSaveFailed(saved.error());
        target->conflict = saved.error().kind == ErrorKind::Conflict;
    }
    const bool lookAgain = std::exchange(target->lookAgain, false) || target->conflict;
    if (!target->conflict) {
        Q_EMIT bufferChanged(path);
    }
    if (lookAgain) {
        look(path);
    }
    tellWhenSettled();
}

void EditSession::saveAgain(const QString &path)
{
    if (Entry *const target = entry(path);
        target && target->buffer.state() == ManifestBuffer::State::SaveFailed) {
        save(*target);
    }
}

void EditSession::lookAtDisk()
{
    for (const auto &[path, entry] : m_entries) {
        look(path);
    }
}

std::shared_ptr<void> EditSession::ownChange()
{
    ++m_ownChanges;
    return {nullptr, [session = QPointer(this)](void *) {
                if (!session) {
                    return;
                }
                --session->m_ownChanges;
                for (const auto &[path, entry] : session->m_entries) {
                    entry->own = true;
                }
                session->lookAtDisk();
            }};
}

QFuture<Result<EditSession::Look>> EditSession::readDisk(const ManifestBuffer &buffer)
{
    return runAsync(&m_worker,
                    [path = buffer.path(), expected = buffer.stamp(), opened = buffer.opened(),
                     saved = buffer.savedBytes()]() -> Result<Look> {
                        Look seen{expected, lookForChange(path, expected), opened};
                        if (seen.change && seen.change->text && opened.exists) {
                            seen.opened = rebasedOpened(opened, saved, *seen.change->text, path);
                        }
                        return seen;
                    });
}

void EditSession::look(const QString &path)
{
    Entry *const target = entry(path);
    if (!target) {
        return;
    }
    if (target->writing || target->looking) {
        target->lookAgain = true;
        return;
    }
    target->looking = true;
    deliver(readDisk(target->buffer), this,
            [this, path, generation = m_generation](const Result<Look> &seen) {
                Entry *const seenEntry = generation == m_generation ? entry(path) : nullptr;
                if (seenEntry) {
                    seenEntry->looking = false;
                }
                if (seenEntry && seen) {
                    onLooked(path, *seen);
                }
            });
}

void EditSession::onLooked(const QString &path, const Look &seen)
{
    Entry &target = *entry(path);
    if (target.writing) {
        target.lookAgain = true; // what was seen may be the file before the save
        return;
    }
    if (std::exchange(target.lookAgain, false) || seen.expected != target.buffer.stamp()) {
        look(path);
        return;
    }
    const bool conflict = std::exchange(target.conflict, false);
    const bool isOwn = std::exchange(target.own, false) || m_ownChanges > 0;
    ManifestBuffer &buffer = target.buffer;
    const std::optional<ForeignChange> known = buffer.foreignChange();
    const bool needsNoAnswer = isOwn || !buffer.wasEdited();
    if (needsNoAnswer && seen.change && seen.change->kind == ForeignChange::Kind::Deleted &&
        buffer.isSaved()) {
        letGo(path);
    } else if (seen.change && !(known && sameChange(*known, *seen.change))) {
        const bool taken = buffer.meetForeignChange(*seen.change, seen.opened);
        Q_EMIT bufferChanged(path);
        if (taken && !isOwn) {
            Q_EMIT takenOver(path);
        }
    } else if (!seen.change && known) {
        buffer.dropForeignChange();
        save(target);
    } else if (conflict) {
        Q_EMIT bufferChanged(path);
    }
    tellWhenSettled();
}

void EditSession::reload(const QString &path)
{
    enqueue([this, path] {
        decide(path, [this](Entry &target, const Look &seen) { takeTheirs(target, seen); });
    });
}

void EditSession::keepMine(const QString &path)
{
    enqueue([this, path] {
        decide(path, [this](Entry &target, const Look &seen) { keepOurs(target, seen); });
    });
}

void EditSession::decide(const QString &path, const Decision &decision)
{
    Entry *const target = entry(path);
    if (!target || target->buffer.state() != ManifestBuffer::State::ChangedOnDisk) {
        finishAct();
        return;
    }
    // What is there now counts, not what was seen then.
    deliver(readDisk(target->buffer), this,
            [this, path, decision, generation = m_generation](const Result<Look> &seen) {
                Entry *const now = generation == m_generation ? entry(path) : nullptr;
                if (now && seen && !seen->change) {
                    now->buffer.dropForeignChange();
                    save(*now);
                } else if (now && seen) {
                    decision(*now, *seen);
                }
                finishAct();
            });
}

void EditSession::takeTheirs(Entry &target, const Look &seen)
{
    const ForeignChange &change = *seen.change;
    const QString path = target.buffer.path();
    switch (change.kind) {
    case ForeignChange::Kind::Edited:
        target.buffer.accept(change, seen.opened);
        push(tr("Reload %1 from disk").arg(QFileInfo(path).fileName()), {{path, *change.text}});
        break;
    case ForeignChange::Kind::Deleted:
        letGo(path);
        break;
    case ForeignChange::Kind::Replaced: {
        const QStringList names = target.buffer.names();
        close(path);
        for (const QString &name : names) {
            open(name);
        }
        break;
    }
    case ForeignChange::Kind::Unreadable:
        Q_EMIT refused(tr("Reload"), {ErrorKind::Io, change.detail, path, {}});
        break;
    }
}

void EditSession::keepOurs(Entry &target, const Look &seen)
{
    const ForeignChange &change = *seen.change;
    const QString path = target.buffer.path();
    switch (change.kind) {
    case ForeignChange::Kind::Edited: {
        target.buffer.accept(change, seen.opened);
        std::vector<TextChange> changes{
            {path, change.text->content(), target.buffer.current().content()}};
        m_history.push(new EditStep(tr("Keep mine in %1").arg(QFileInfo(path).fileName()),
                                    std::move(changes)));
        save(target);
        break;
    }
    case ForeignChange::Kind::Deleted:
        target.buffer.accept(change, target.buffer.opened());
        save(target);
        break;
    case ForeignChange::Kind::Replaced:
    case ForeignChange::Kind::Unreadable:
        Q_EMIT refused(tr("Keep mine"), {ErrorKind::Conflict, change.detail, path,
                                         QStringLiteral("read the file again")});
        break;
    }
}

} // namespace serin
