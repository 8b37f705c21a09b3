// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/filedrafts.h"

#include "models/invoke/requesthistory.h"
#include "models/manifest/editsession.h"
#include "services/core/async.h"

#include <optional>

namespace serin {

namespace {

constexpr int delay = 500;

QString keyOf(const QString &path)
{
    return QStringLiteral("file\n") + path;
}

/// The file's text that was typed on, and what was made of it, in one piece.
QByteArray packed(const QByteArray &base, const QByteArray &text)
{
    return QByteArray::number(base.size()) + '\n' + base + text;
}

std::optional<std::pair<QByteArray, QByteArray>> unpacked(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    bool isNumber = false;
    const qsizetype size = bytes.left(std::max<qsizetype>(end, 0)).toLongLong(&isNumber);
    if (!isNumber || size < 0 || size > bytes.size() - end - 1) {
        return std::nullopt;
    }
    return std::pair(bytes.mid(end + 1, size), bytes.mid(end + 1 + size));
}

} // namespace

FileDrafts::FileDrafts(EditSession &session, RequestHistory &store, QObject *parent)
    : QObject(parent), m_session(session), m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &FileDrafts::keep);
    connect(&session, &EditSession::bufferChanged, this, &FileDrafts::onBufferChanged);
    connect(&session, &EditSession::bufferClosed, this, [this](const QString &path) {
        m_open.remove(path);
        m_found.remove(path);
        m_pending.remove(path);
        if (m_kept.remove(path)) {
            static_cast<void>(m_store.keepDraft(keyOf(path), {})); // the person let it go
        }
    });
}

FileDrafts::~FileDrafts()
{
    keep();
}

void FileDrafts::onBufferChanged(const QString &path)
{
    const ManifestBuffer *const buffer = m_session.buffer(path);
    if (!buffer) {
        return;
    }
    if (!m_open.contains(path)) {
        m_open.insert(path);
        load(path);
    }
    if (buffer->state() == ManifestBuffer::State::Draft) {
        m_pending.insert(path);
        if (m_found.remove(path)) {
            m_kept.insert(path);
        }
        if (!m_timer.isActive()) { // not begun anew by each key
            m_timer.start();
        }
    } else if (buffer->isSaved()) {
        m_pending.remove(path);
        if (m_kept.remove(path)) {
            static_cast<void>(m_store.keepDraft(keyOf(path), {}));
        }
    }
}

void FileDrafts::keep()
{
    for (const QString &path : std::as_const(m_pending)) {
        if (const ManifestBuffer *const buffer = m_session.buffer(path)) {
            m_kept.insert(path);
            static_cast<void>(m_store.keepDraft(
                keyOf(path), packed(buffer->savedBytes(), buffer->current().bytes)));
        }
    }
    m_pending.clear();
}

void FileDrafts::load(const QString &path)
{
    deliver(m_store.draft(keyOf(path)), this, [this, path](const Result<QByteArray> &draft) {
        const ManifestBuffer *const buffer = m_session.buffer(path);
        if (!draft || draft->isEmpty() || !buffer || buffer->wasEdited()) {
            return;
        }
        const auto typed = unpacked(*draft);
        if (!typed || typed->second == buffer->current().bytes) {
            static_cast<void>(m_store.keepDraft(keyOf(path), {}));
            return;
        }
        m_found.insert(path);
        m_session.type(path, typed->first, typed->second);
        Q_EMIT restored(path);
    });
}

} // namespace serin
