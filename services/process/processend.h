// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filedescriptor.h"
#include "services/core/result.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace serin {

/// Waits for the end of a process that need not be a child of this one. It is that very process
/// that is watched: a later one of the same number is not taken for it. Linux only.
class ProcessEnd : public QObject
{
    Q_OBJECT

public:
    /// @error NotFound: there is no such process (any more); Unavailable: the system cannot do
    /// that.
    [[nodiscard]] static Result<std::unique_ptr<ProcessEnd>> of(qint64 process);
    ~ProcessEnd() override;

Q_SIGNALS:
    /// Once; also when it had ended before of() returned.
    void ended();

private:
    explicit ProcessEnd(FileDescriptor process);

    FileDescriptor m_process;
    std::unique_ptr<QSocketNotifier> m_notifier; ///< dies before what it watches
};

} // namespace serin
