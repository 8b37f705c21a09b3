// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitcall.h"
#include "services/process/processspec.h"

namespace serin {

/// What all calls of a program share.
struct GitSettings
{
    /// git's absolute path; empty: the one in PATH, looked for at each call, since a person may
    /// install it meanwhile.
    QString program;
    /// Limits by kind; a person's hooks may take their time.
    std::chrono::milliseconds readTimeout{60'000};
    std::chrono::milliseconds writeTimeout{120'000};
    std::chrono::milliseconds commitTimeout{600'000};
    std::chrono::milliseconds networkTimeout{1'800'000};
    qint64 mostOutput = 256 * 1024 * 1024; ///< bytes of stdout

    bool operator==(const GitSettings &) const = default;
};

/// The process for @p call in the checkout @p top (empty for what needs none: clone, version);
/// without a program when there is no git.
/// @p askpass: environment from an AskpassTicket, used for network verbs only; empty: nothing is
/// asked, so that git and ssh fail instead.
///
/// It makes sure of: plain English and machine-readable output; no terminal, pager or editor;
/// nothing of this process's own GIT_* variables that would lead elsewhere; no locks for reads; no
/// file-system monitor, external diff or textconv; hooks only where @p call wants them; no other
/// repository than @p top's, in particular none around it and no bare one inside; remote helpers
/// but https, ssh, file, http and git refused.
[[nodiscard]] ProcessSpec prepareGit(const GitSettings &settings, const GitCall &call,
                                     const QString &top,
                                     const QMap<QString, QString> &askpass = {});

/// The absolute path of `git` in PATH; empty when there is none.
[[nodiscard]] QString findGitProgram();

/// "2.39.5" as {2, 39} from the output of `git version`; {0, 0} when it is something else.
struct GitVersion
{
    int major = 0;
    int minor = 0;

    /// 2.38: `safe.bareRepository`, `cat-file -z`.
    [[nodiscard]] bool isEnough() const { return major > 2 || (major == 2 && minor >= 38); }
    bool operator==(const GitVersion &) const = default;
};
[[nodiscard]] GitVersion parseGitVersion(const QByteArray &output);

} // namespace serin
