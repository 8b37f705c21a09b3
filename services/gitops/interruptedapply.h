// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/domain/controlplane.h"
#include "services/storage/applyrecords.h"

#include <functional>

namespace serin {

/// Takes over an apply that nobody carries on (ApplyRecords::unfinished()), waits for the end of
/// what the service may still be doing, and closes its record; nothing is sent again. The answer is
/// one sentence on what became of it; empty when another program was quicker. Lives on the control
/// plane's thread.
/// @error what leaves its end unknown (Unavailable, Timeout, Unauthorized, Cancelled): it stays
/// unfinished; of ApplyRecords.
class InterruptedApply : public Errand<QString>
{
public:
    /// @p waits: until it has ended. Otherwise one look, and Conflict when it goes on.
    InterruptedApply(ControlPlane &plane, ApplyRecords &records, ApplyRecord record, bool waits,
                     ProgressCallback progress, QObject *parent);
    ~InterruptedApply() override;

private:
    void look();
    void wait();
    /// The resource's state is known: nothing (it is not there), or the service's word.
    void judge(const Result<QString> &state);
    void close(const QString &what);
    /// Its end is not known.
    void leave(const Error &error);
    void markInterrupted();

    ControlPlane &m_plane;
    ApplyRecords &m_records;
    ApplyRecord m_record;
    const bool m_waits;
    const ProgressCallback m_progress;
    bool m_isOurs = true; ///< taken over, or about to be, and not given back
};

} // namespace serin
