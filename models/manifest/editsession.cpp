// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/editsession.h"

#include "models/manifest/threewaymerge.h"
#include "services/core/async.h"
#include "services/manifest/edit/changeset.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

constexpr int undoSteps = 500;

/// What undoing or redoing a step needs of one file.
struct StepPart
{
    QString path;
    std::optional<QByteArray> current;
    std::optional<QByteArray> from;
    std::optional<QByteArray> to;
};

/// The texts with the step made. Where somebody else changed other lines meanwhile, these stay.
Result<std::vector<ManifestText>> stepTexts(const std::vector<StepPart> &parts)
{
    std::vector<ManifestText> texts;
    for (const StepPart &part : parts) {
        const bool isMerge = part.from && part.to && part.current;
        const std::optional<QByteArray> text =
            isMerge ? mergedByLines(*part.from, *part.to, *part.current) : part.to;
        if (isMerge ? !text : part.current != part.from) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("the same lines were changed by another program since"),
                           part.path, QStringLiteral("edit the file by hand"));
        }
        texts.push_back(text ? ManifestText::parse(*text, part.path)
                             : ManifestText::absent(part.path));
    }
    return texts;
}

} // namespace

EditSession::EditSession(QObject *parent, FileCalls *calls) : QObject(parent), m_calls(calls)
{
    m_worker.setThreadPriority(QThread::LowPriority);
    m_worker.setMaxThreadCount(1); // the order of requests is the order of writes
    m_history.setUndoLimit(undoSteps);
    connect(&m_watch, &FileWatch::maybeChanged, this, [this](const QStringList &paths) {
        if (m_ownChanges > 0) {
            return; // its end looks at all
        }
        for (const QString &path : paths) {
            look(path);
        }
    });
}

EditSession::~EditSession() = default;

void EditSession::open(const QString &path)
{
    if (m_opening.contains(path) || entry(path)) {
        return;
    }
    m_opening.insert(path);
    deliver(runAsync(&m_worker, [path] { return loadManifest(path); }), this,
            [this, path, generation = m_generation](const Result<LoadedManifest> &loaded) {
                if (generation == m_generation && m_opening.remove(path)) {
                    onLoaded(path, loaded);
                }
            });
}

void EditSession::onLoaded(const QString &name, const Result<LoadedManifest> &loaded)
{
    if (!loaded) {
        Q_EMIT openFailed(name, loaded.error());
        return;
    }
    m_names.insert(name, loaded->path);
    m_names.insert(loaded->path, loaded->path);
    std::unique_ptr<Entry> &known = m_entries[loaded->path];
    if (!known) {
        known = std::make_unique<Entry>(*loaded);
        m_watch.add(loaded->path);
    }
    known->buffer.addName(name);
    Q_EMIT bufferChanged(loaded->path);
    look(loaded->path); // what changed between reading it and watching it nobody would tell
}

EditSession::Entry *EditSession::entry(const QString &path)
{
    const auto found = m_entries.find(m_names.value(path));
    return found == m_entries.end() ? nullptr : found->second.get();
}

const ManifestBuffer *EditSession::buffer(const QString &path) const
{
    const auto found = m_entries.find(m_names.value(path));
    return found == m_entries.end() ? nullptr : &found->second->buffer;
}

std::vector<const ManifestBuffer *> EditSession::buffers() const
{
    std::vector<const ManifestBuffer *> result;
    for (const auto &[path, entry] : m_entries) {
        result.push_back(&entry->buffer);
    }
    return result;
}

std::vector<const ManifestBuffer *> EditSession::changedBuffers() const
{
    std::vector<const ManifestBuffer *> result = buffers();
    result.erase(std::remove_if(result.begin(), result.end(),
                                [](const ManifestBuffer *buffer) { return !buffer->hasChanges(); }),
                 result.end());
    return result;
}

void EditSession::markCommitted(const QStringList &paths)
{
    for (const QString &path : paths) {
        Entry *const known = entry(path);
        if (known && known->buffer.isSaved()) {
            known->buffer.setOpened();
            Q_EMIT bufferChanged(known->buffer.path());
        }
    }
}

void EditSession::keepOnly(const QStringList &paths)
{
    const QSet<QString> wanted(paths.begin(), paths.end());
    QStringList unneeded;
    for (const auto &[path, entry] : m_entries) {
        const QStringList &names = entry->buffer.names();
        const bool needed = std::any_of(names.begin(), names.end(), [&wanted](const QString &name) {
            return wanted.contains(name);
        });
        if (!needed && !entry->writing && !entry->buffer.wasEdited() &&
            entry->buffer.state() == ManifestBuffer::State::Saved) {
            unneeded.append(path);
        }
    }
    for (const QString &path : unneeded) {
        close(path);
    }
}

void EditSession::closeAll()
{
    ++m_generation;
    m_acts.clear();
    m_opening.clear();
    m_history.clear();
    while (!m_entries.empty()) {
        close(m_entries.begin()->first);
    }
    tellWhenSettled();
}

void EditSession::close(const QString &path)
{
    const auto found = m_entries.find(path);
    const QString closed = found->first; // the parameter may be this key, which goes
    for (const QString &name : found->second->buffer.names()) {
        m_names.remove(name);
    }
    m_watch.remove(closed);
    m_entries.erase(found);
    Q_EMIT bufferClosed(closed);
}

void EditSession::letGo(const QString &path)
{
    Q_EMIT goneFromDisk(path);
    close(path);
}

void EditSession::edit(const QString &path, const QString &description, const Edit &edit)
{
    enqueue([this, path, description, edit] { startEdit(path, description, edit); });
}

void EditSession::type(const QString &path, const QByteArray &base, const QByteArray &text)
{
    enqueue([this, path, base, text] { startTyping(path, base, text, true); });
}

void EditSession::replaceText(const QString &path, const QByteArray &base, const QByteArray &text)
{
    enqueue([this, path, base, text] { startTyping(path, base, text, false); });
}

void EditSession::saveDrafts()
{
    enqueue([this] { // behind what was typed
        QStringList drafts;
        for (const ManifestBuffer *buffer : buffers()) {
            if (buffer->state() == ManifestBuffer::State::Draft) {
                drafts.append(buffer->path());
            }
        }
        for (const QString &path : std::as_const(drafts)) {
            save(*entry(path));
        }
        finishAct();
    });
}

bool EditSession::hasDrafts() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto &item) {
        return item.second->buffer.state() == ManifestBuffer::State::Draft;
    });
}

void EditSession::undo()
{
    enqueue([this] { applyStep(false); });
}

void EditSession::redo()
{
    enqueue([this] { applyStep(true); });
}

void EditSession::discard()
{
    enqueue([this] { startDiscard(); });
}

bool EditSession::isBusy() const
{
    return m_acting || !m_acts.empty() ||
           std::any_of(m_entries.begin(), m_entries.end(), [](const auto &item) {
               return item.second->writing || item.second->conflict;
           });
}

bool EditSession::hasUnsaved() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const auto &item) { return !item.second->buffer.isSaved(); });
}

void EditSession::enqueue(std::function<void()> act)
{
    m_wasBusy = true;
    m_acts.push_back(std::move(act));
    if (!m_acting) {
        nextAct();
    }
}

void EditSession::nextAct()
{
    m_acting = !m_acts.empty();
    if (!m_acting) {
        tellWhenSettled();
        return;
    }
    const std::function<void()> act = std::move(m_acts.front());
    m_acts.pop_front();
    act();
}

void EditSession::finishAct()
{
    QMetaObject::invokeMethod(this, &EditSession::nextAct, Qt::QueuedConnection);
}

void EditSession::refuse(const QString &description, const Error &error)
{
    Q_EMIT refused(description, error);
    finishAct();
}

void EditSession::tellWhenSettled()
{
    if (m_wasBusy && !isBusy()) {
        m_wasBusy = false;
        Q_EMIT settled();
    }
}

Error EditSession::notEditable(const QString &path) const
{
    const ManifestBuffer *const found = buffer(path);
    if (!found) {
        return {ErrorKind::NotFound, QStringLiteral("the file is not open any more"), path, {}};
    }
    if (found->state() == ManifestBuffer::State::ChangedOnDisk) {
        return {ErrorKind::Conflict, QStringLiteral("the file was changed by another program"),
                path, QStringLiteral("decide first which version to keep")};
    }
    return found->current().manifest.has_value() ? Error() : found->current().manifest.error();
}

void EditSession::startEdit(const QString &path, const QString &description, const Edit &edit)
{
    if (const Error error = notEditable(path); !error.detail.isEmpty()) {
        refuse(description, error);
        return;
    }
    const Manifest base = *entry(path)->buffer.current().manifest;
    deliver(runAsync(&m_worker, [edit, base] { return edit(base); }), this,
            [=, this, generation = m_generation](const Result<Manifest> &edited) {
                const Entry *const target = entry(path);
                if (generation != m_generation) {
                    finishAct();
                } else if (!edited) {
                    refuse(description, edited.error());
                } else if (!target || target->buffer.current().bytes != base.text()) {
                    startEdit(path, description, edit); // somebody else's change came in between
                } else {
                    if (edited->text() != base.text()) {
                        push(description, {{target->buffer.path(), ManifestText::of(*edited)}});
                    }
                    finishAct();
                }
            });
}

void EditSession::editText(const QString &path, const QString &description, const TextEdit &edit)
{
    enqueue([this, path, description, edit] { startTextEdit(path, description, edit); });
}

void EditSession::startTextEdit(const QString &path, const QString &description,
                                const TextEdit &edit)
{
    const ManifestBuffer *const target = buffer(path);
    if (!target || target->state() == ManifestBuffer::State::ChangedOnDisk ||
        !target->current().exists) {
        const Error error = notEditable(path);
        refuse(description,
               error.detail.isEmpty()
                   ? Error{ErrorKind::NotFound, QStringLiteral("the file is deleted"), path, {}}
                   : error);
        return;
    }
    const QByteArray base = target->current().bytes;
    const auto work = [edit, base, name = target->path()]() -> Result<ManifestText> {
        return edit(base).map(
            [&name](const QByteArray &text) { return ManifestText::parse(text, name); });
    };
    deliver(runAsync(&m_worker, work), this,
            [=, this, generation = m_generation](const Result<ManifestText> &edited) {
                const Entry *const now = entry(path);
                if (generation != m_generation) {
                    finishAct();
                } else if (!edited) {
                    refuse(description, edited.error());
                } else if (!now || now->buffer.current().bytes != base) {
                    startTextEdit(path, description, edit); // something else came in between
                } else {
                    if (edited->bytes != base) {
                        push(description, {{now->buffer.path(), *edited}});
                    }
                    finishAct();
                }
            });
}

void EditSession::applyStep(bool forward)
{
    const int index = forward ? m_history.index() : m_history.index() - 1;
    const auto *const step = static_cast<const EditStep *>(m_history.command(index));
    if (!step) {
        finishAct();
        return;
    }
    std::vector<StepPart> parts;
    for (const TextChange &change : step->changes()) {
        const Entry *const target = entry(change.path);
        if (target && target->buffer.state() == ManifestBuffer::State::ChangedOnDisk) {
            refuse(step->text(), notEditable(change.path));
            return;
        }
        if (target) {
            parts.push_back({change.path, target->buffer.current().content(),
                             forward ? change.before : change.after,
                             forward ? change.after : change.before});
        }
    }
    deliver(runAsync(&m_worker, [parts] { return stepTexts(parts); }), this,
            [=, this, generation = m_generation,
             description = step->text()](const Result<std::vector<ManifestText>> &texts) {
                if (generation != m_generation) {
                    finishAct();
                    return;
                }
                const auto isStale = [this](const StepPart &part) {
                    const Entry *const target = entry(part.path);
                    return !target || target->buffer.current().content() != part.current;
                };
                if (std::any_of(parts.begin(), parts.end(), isStale)) {
                    applyStep(forward);
                    return;
                }
                // A step that cannot be made is passed over, so that it does not bar the way.
                forward ? m_history.redo() : m_history.undo();
                if (!texts) {
                    refuse(description, texts.error());
                    return;
                }
                Texts result;
                QStringList paths;
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    result.emplace_back(parts[i].path, (*texts)[i]);
                    paths.append(parts[i].path);
                }
                apply(result);
                Q_EMIT stepApplied(paths);
                finishAct();
            });
}

void EditSession::push(const QString &description, const Texts &after, Keeping keeping, bool joins)
{
    std::vector<TextChange> changes;
    for (const auto &[path, text] : after) {
        changes.push_back({path, entry(path)->buffer.current().content(), text.content()});
    }
    m_history.push(new EditStep(description, std::move(changes),
                                joins ? EditStep::Kind::Typing : EditStep::Kind::Gesture));
    apply(after, keeping);
}

void EditSession::apply(const Texts &texts, Keeping keeping)
{
    // All of them first: who hears of one may let files go that nobody has edited.
    QSet<QString> drafts;
    for (const auto &[path, text] : texts) {
        ManifestBuffer &buffer = entry(path)->buffer;
        const bool isDraft =
            keeping == Keeping::Draft || (keeping == Keeping::AsBefore && text.exists &&
                                          buffer.state() == ManifestBuffer::State::Draft);
        buffer.setText(text);
        if (isDraft && !buffer.isSaved()) {
            buffer.setDraft();
            drafts.insert(path);
        }
    }
    for (const auto &[path, text] : texts) {
        Entry *const target = entry(path);
        if (!target) {
            continue; // everything was closed by somebody who heard of one
        }
        if (drafts.contains(path)) {
            Q_EMIT bufferChanged(path);
        } else {
            save(*target);
        }
    }
}

void EditSession::startTyping(const QString &path, const QByteArray &base, const QByteArray &text,
                              bool joins)
{
    const QString description =
        (joins ? tr("Typing in %1") : tr("Replacing in %1")).arg(QFileInfo(path).fileName());
    const Entry *const typed = entry(path);
    if (!typed || typed->buffer.state() == ManifestBuffer::State::ChangedOnDisk) {
        refuse(description, notEditable(path));
        return;
    }
    if (!typed->buffer.current().exists) {
        refuse(description, {ErrorKind::NotFound, QStringLiteral("the file is deleted"), path,
                             QStringLiteral("undo the deletion first")});
        return;
    }
    const StepPart part{typed->buffer.path(), typed->buffer.current().bytes, base, text};
    deliver(runAsync(&m_worker, [part] { return stepTexts({part}); }), this,
            [=, this, generation = m_generation](const Result<std::vector<ManifestText>> &texts) {
                const Entry *const target = entry(part.path);
                if (generation != m_generation) {
                    finishAct();
                } else if (!texts) {
                    refuse(description, texts.error());
                } else if (!target || target->buffer.current().content() != part.current) {
                    startTyping(path, base, text, joins); // something else came in between
                } else {
                    if (texts->front().content() != part.current) {
                        push(description, {{part.path, texts->front()}}, Keeping::Draft, joins);
                    }
                    finishAct();
                }
            });
}

void EditSession::startDiscard()
{
    Texts texts;
    for (const ManifestBuffer *changed : changedBuffers()) {
        if (changed->state() == ManifestBuffer::State::ChangedOnDisk) {
            refuse(tr("Discard"), notEditable(changed->path()));
            return;
        }
        texts.emplace_back(changed->path(), changed->opened());
    }
    if (!texts.empty()) {
        push(tr("Discard changes"), texts, Keeping::Write);
    }
    finishAct();
}

} // namespace serin
