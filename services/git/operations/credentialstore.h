// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gittask.h"

#include <QString>

namespace serin {

/// Where git keeps passwords and tokens for remotes.
struct GitCredentialStore
{
    QString helper;    ///< the last `credential.helper` that is set; empty: they are not kept
    QString suggested; ///< the best helper that is installed here, as its value in the settings

    bool operator==(const GitCredentialStore &) const = default;
};

/// As the person's and the computer's settings have it, without those of a repository.
[[nodiscard]] Result<GitCredentialStore> readCredentialStore(GitTask &task);

} // namespace serin
