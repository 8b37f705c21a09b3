// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/applypreparer.h"

#include <QFuture>

namespace serin {

class GitOpsSession;

/// What a person has to agree to before anything of @p subject is applied: a project that a
/// pipeline applies, another branch than the project's, a folder that was never applied to this
/// workspace. Asks on the terminal; `--yes` answers. Elsewhere only the local first time goes
/// through, with a note.
/// @error Cancelled: the answer was no; Invalid: nobody can be asked, with the option to add.
[[nodiscard]] QFuture<Result<void>> askConsents(GitOpsSession &session,
                                                const ApplySubject &subject);

/// Names, on stderr, what a plan of HEAD leaves out: what of the project's folder is not committed,
/// and commits that the remote has, as far as is known.
[[nodiscard]] QFuture<Result<void>> noteLeftOut(GitOpsSession &session,
                                                const ApplySubject &subject);

} // namespace serin
