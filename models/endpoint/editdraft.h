// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/editsession.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace serin {

struct EndpointFile;

/// Something that a person makes up before files are written: open until it is dropped or written,
/// and the same again when writing it fails. Nothing is written before confirm(), which is one undo
/// step of the EditSession. GUI thread only.
class EditDraft : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// It is being written.
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    [[nodiscard]] virtual bool canConfirm() const = 0;
    /// Does nothing when it cannot be confirmed.
    virtual void confirm() = 0;
    /// Drops it, unless it is being written.
    void cancel();

Q_SIGNALS:
    void changed();

protected:
    /// @p session must outlive it.
    EditDraft(EditSession &session, QObject *parent);

    [[nodiscard]] EditSession &session() const { return m_session; }
    [[nodiscard]] bool isEditable() const { return m_isOpen && !m_isWorking; }
    /// Why it could not be written the last time; empty once something was changed.
    [[nodiscard]] const QString &failure() const { return m_failure; }
    /// Which of @p files cannot be edited now, as a sentence; empty when all can.
    [[nodiscard]] QString lockedReason(const std::vector<EndpointFile> &files) const;
    void open();
    /// Whether @p field is another one now.
    template<typename T>
    bool set(T &field, const T &value)
    {
        if (!isEditable() || field == value) {
            return false;
        }
        field = value;
        m_failure.clear();
        return true;
    }
    /// As EditSession::editFiles(); @p done is called when it is written and closed.
    void write(const QStringList &paths, const QString &description,
               const EditSession::FilesEdit &edit, std::function<void()> done);

private:
    EditSession &m_session;
    bool m_isOpen = false;
    bool m_isWorking = false;
    QString m_failure;
};

} // namespace serin
