// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/processlock.h"
#include "services/core/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace serin {

/// Marks entries in a file that several programs share as those of a process that lives: the text
/// names a lock file beside it, `FILE.TEXT.lock`, which is held until the process ends, however it
/// ends. For one thread.
class ProcessSignature
{
public:
    /// @p file: what is shared, in a folder that can be written.
    explicit ProcessSignature(QString file) : m_file(std::move(file)) {}
    ProcessSignature(const ProcessSignature &) = delete;
    ProcessSignature &operator=(const ProcessSignature &) = delete;
    /// From now on it is as if the process had ended.
    ~ProcessSignature();

    /// Takes the lock, unless it is held. Lock files of processes that are long gone are removed.
    /// @error Io.
    [[nodiscard]] Result<void> sign();
    /// Empty before sign().
    [[nodiscard]] const QString &text() const { return m_text; }
    /// The process behind @p text; 0: this one, by this signature or another; nothing: it is gone.
    [[nodiscard]] std::optional<qint64> processOf(const QString &text) const;

private:
    [[nodiscard]] QString lockPath(const QString &text) const;
    void sweep() const;

    const QString m_file;
    QString m_text;
    std::unique_ptr<ProcessLock> m_lock;
};

} // namespace serin
