// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitcall.h"
#include "services/git/trust/trustquestion.h"
#include "services/git/trust/truststore.h"

#include <QMutex>

namespace serin {

/// Lets git work in a repository only as far as the person trusts it. Looks at the configuration
/// again whenever its files have changed, so that an answer never covers what it was not given for.
/// Safe to use from several threads.
class GitGate
{
public:
    /// @p store must outlive it.
    GitGate(const GitLayout &layout, TrustStore &store);

    /// What is to be asked now; empty when nothing is, or when it was answered with yes.
    /// @error as inspectRepository().
    [[nodiscard]] Result<TrustQuestion> question();
    /// The person's yes to @p question. @error Conflict: the configuration has changed since the
    /// question; Io: the yes holds only until the end of this program.
    Result<void> trust(const TrustQuestion &question);
    /// The person's yes does not hold any more. @error Io: only until the end of this program.
    Result<void> withdrawTrust();

    /// Whether @p call may run. @error Unauthorized: the person has to be asked first; all of
    /// inspectRepository().
    [[nodiscard]] Result<void> admit(const GitCall &call);

private:
    [[nodiscard]] Result<TrustQuestion> currentQuestion();

    const GitLayout m_layout;
    TrustStore &m_store;
    QMutex m_mutex;
    TrustInspection m_inspection;
    bool m_inspected = false;
};

} // namespace serin
