// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/manifestbuffer.h"

#include "models/manifest/threewaymerge.h"

namespace serin {

ManifestBuffer::ManifestBuffer(const LoadedManifest &loaded)
    : m_path(loaded.path), m_names(loaded.path), m_opened(loaded.text), m_current(loaded.text),
      m_saved(loaded.text.bytes), m_stamp(loaded.stamp)
{}

void ManifestBuffer::addName(const QString &name)
{
    if (!m_names.contains(name)) {
        m_names.append(name);
    }
}

void ManifestBuffer::setText(const ManifestText &text)
{
    m_current = text;
    m_wasEdited = true;
    m_isOwnText = !isSaved();
}

void ManifestBuffer::setDraft()
{
    m_state = State::Draft;
}

void ManifestBuffer::setSaving()
{
    m_state = State::Saving;
    m_problem.reset();
    m_foreign.reset();
}

void ManifestBuffer::setSaved(const std::optional<QByteArray> &content)
{
    m_saved = content.value_or(QByteArray());
    m_stamp = content ? FileStamp::of(*content) : FileStamp::absent();
    if (isSaved()) {
        m_state = State::Saved;
        m_problem.reset();
    }
}

void ManifestBuffer::setSaveFailed(const Error &error)
{
    m_state = State::SaveFailed;
    m_problem = error;
}

bool ManifestBuffer::meetForeignChange(const ForeignChange &change, const ManifestText &opened)
{
    const bool isGone = change.kind == ForeignChange::Kind::Deleted;
    if (change.text ? change.text->content() == m_current.content() : isGone && !m_current.exists) {
        accept(change, opened);
        m_state = State::Saved;
        return false;
    }
    if (change.text && isSaved()) {
        accept(change, opened);
        m_current = *change.text;
        m_isOwnText = false;
        m_state = State::Saved;
        return true;
    }
    m_state = State::ChangedOnDisk;
    m_problem.reset();
    m_foreign = change;
    return false;
}

void ManifestBuffer::dropForeignChange()
{
    m_foreign.reset();
    m_state = isSaved() ? State::Saved : State::Saving;
}

void ManifestBuffer::accept(const ForeignChange &change, const ManifestText &opened)
{
    m_stamp = change.stamp;
    m_saved = change.text ? change.text->bytes : QByteArray();
    m_opened = opened;
    m_problem.reset();
    m_foreign.reset();
}

ManifestText rebasedOpened(const ManifestText &opened, const QByteArray &saved,
                           const ManifestText &foreign, const QString &path)
{
    const std::optional<QByteArray> merged = mergedByLines(saved, opened.bytes, foreign.bytes);
    if (!merged || *merged == foreign.bytes) {
        return foreign;
    }
    return *merged == opened.bytes ? opened : ManifestText::parse(*merged, path);
}

} // namespace serin
