// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace serin {

/// What became of one reference in a push.
struct GitPushedRef
{
    enum class State { FastForward, Forced, Deleted, Created, UpToDate, Rejected };

    State state = State::UpToDate;
    QByteArray from; ///< here; empty when deleted
    QByteArray to;   ///< there, full reference name
    QString summary; ///< e.g. "1f3a…..9bc2…", "[new branch]", "[rejected]", "[remote rejected]"
    QString reason;  ///< e.g. "fetch first", "pre-receive hook declined"; may be empty

    bool operator==(const GitPushedRef &) const = default;
};

/// What hooks and the other side said in a push with --porcelain, from its @p output and
/// @p errorOutput: without git's rows, figures and advice.
[[nodiscard]] QByteArray wordsInPush(QByteArrayView output, QByteArrayView errorOutput);

/// `git push --porcelain`. Lines that hooks or helpers print in between are passed over.
/// @error Protocol: cut off in a reference's line.
[[nodiscard]] Result<QList<GitPushedRef>> parseGitPush(QByteArrayView output);

} // namespace serin
