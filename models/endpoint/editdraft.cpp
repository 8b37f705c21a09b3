// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/editdraft.h"

#include "models/common/errortext.h"
#include "models/traffic/endpointstate.h"

#include <utility>

namespace serin {

EditDraft::EditDraft(EditSession &session, QObject *parent) : QObject(parent), m_session(session) {}

QString EditDraft::lockedReason(const std::vector<EndpointFile> &files) const
{
    for (const EndpointFile &file : files) {
        if (!file.readOnlyReason.isEmpty()) {
            return file.readOnlyReason;
        }
        const ManifestBuffer *const buffer = m_session.buffer(file.path);
        if (!buffer || !buffer->current().manifest ||
            buffer->state() == ManifestBuffer::State::ChangedOnDisk) {
            return tr("%1 cannot be edited now", "a file").arg(file.label);
        }
    }
    return {};
}

void EditDraft::open()
{
    m_isOpen = true;
    m_failure.clear();
}

void EditDraft::cancel()
{
    if (isEditable()) {
        m_isOpen = false;
        Q_EMIT changed();
    }
}

void EditDraft::write(const QStringList &paths, const QString &description,
                      const EditSession::FilesEdit &edit, std::function<void()> done)
{
    m_isWorking = true;
    m_failure.clear();
    Q_EMIT changed();
    m_session.editFiles(paths, description, edit, this,
                        [this, done = std::move(done)](const Result<void> &written) {
                            m_isWorking = false;
                            m_isOpen = !written;
                            m_failure = written ? QString() : errorText(written.error()).sentence;
                            Q_EMIT changed();
                            if (written) {
                                done();
                            }
                        });
}

} // namespace serin
