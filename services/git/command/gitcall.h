// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace serin {

/// One run of git as an operation wants it; prepareGit() adds what every call needs.
struct GitCall
{
    /// What it may do, and so what it is allowed.
    enum class Kind {
        Read,    ///< changes nothing: takes no locks
        Write,   ///< changes index, files or references; no hooks
        Commit,  ///< the person's own commit: hooks, synced to the disk
        Push,    ///< the person's own push: hooks, asks for credentials
        Network, ///< fetch, clone: asks for credentials; no hooks
    };

    Kind kind = Kind::Read;
    QString verb;          ///< e.g. "status"
    QStringList arguments; ///< behind the verb, without paths
    /// Pathspecs, put behind "--": pathspecOf() for files.
    QStringList paths;
    QStringList configuration; ///< further `-c NAME=VALUE`
    QByteArray input;          ///< stdin
    QString indexFile;         ///< another index than the repository's; empty: its own
    bool runHooks = true;      ///< of Commit and Push
    bool mayAsk = true;        ///< the person, for credentials; of Push and Network
    /// Runs although the operation was cancelled: it puts back what a call before has changed.
    bool evenWhenCancelled = false;
    std::chrono::milliseconds timeout{0}; ///< 0: the kind's own
    qint64 mostOutput = 0;                ///< bytes; 0: the usual limit
    /// Gets stderr as it comes, in the runner's thread; may be empty.
    std::function<void(const QByteArray &)> onErrorOutput;

    [[nodiscard]] bool isNetwork() const { return kind == Kind::Push || kind == Kind::Network; }
    [[nodiscard]] bool wantsHooks() const
    {
        return runHooks && (kind == Kind::Commit || kind == Kind::Push);
    }
};

/// The pathspec that means the file @p path and no other, below the repository's top. Only a path
/// that is no UTF-8, which cannot be an argument here, becomes a pattern: one `?` for each byte in
/// question.
[[nodiscard]] QString pathspecOf(const QByteArray &path);

} // namespace serin
