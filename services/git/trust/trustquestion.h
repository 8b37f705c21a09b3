// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/git/layout/gitlayout.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace serin {

/// One thing in a repository that would run a program of its choice.
struct TrustItem
{
    QString what;        ///< e.g. "core.fsmonitor", "filter.clean.clean", "hook pre-commit"
    QString value;       ///< what would run, or the setting's value; for people
    QString file;        ///< where it stands
    bool isHook = false; ///< runs on the person's own commit and push only

    bool operator==(const TrustItem &) const = default;
};

/// What the person has to know before git works in a repository that others may have prepared.
struct TrustQuestion
{
    QString top; ///< the checkout
    QList<TrustItem> items;
    QByteArray digest;       ///< of the items; an answer holds as long as it is the same
    bool isAnswered = false; ///< with yes: there would be items to name

    /// There is nothing to ask.
    [[nodiscard]] bool isEmpty() const { return items.isEmpty(); }
    /// Without an answer not even reading is safe; else only commit and push wait for it.
    [[nodiscard]] bool concernsReading() const;

    bool operator==(const TrustQuestion &) const = default;
};

/// A file that an answer depends on, and whether it is still as it was read.
struct ConfigSource
{
    QString path;
    bool exists = false;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 changed = 0; ///< nanoseconds since 1970, of the content or the inode

    /// What @p path is now.
    [[nodiscard]] static ConfigSource of(const QString &path);
    bool operator==(const ConfigSource &) const = default;
};

struct TrustInspection
{
    TrustQuestion question;
    QList<ConfigSource> sources; ///< configuration files, also those that may appear, and hooks

    /// Nothing of it has changed since; some microseconds.
    [[nodiscard]] bool isCurrent() const;
};

/// Reads the repository's own configuration (config, config.worktree and all that they include,
/// whatever the condition) and its hooks folder, as files; runs nothing. The person's and the
/// system's configuration are theirs and not looked at. Settings that prepareGit() switches off
/// anyway are named all the same.
/// @error Invalid: a file that git could not read either, too many or too large ones; Io.
[[nodiscard]] Result<TrustInspection> inspectRepository(const GitLayout &layout);

} // namespace serin
