// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// A review as command lines.
struct ReviewCommands
{
    QString top; ///< the checkout
    QList<QByteArray> paths;
    QString message;   ///< with trailers
    QByteArray branch; ///< to push
    QByteArray remote;
    bool isNewBranch = false;
    bool push = false;
    bool apply = false;
    bool prune = false;
    QStringList endpoints; ///< only these are applied; empty: all
    QString project;
};

/// For a POSIX shell, one command a line.
[[nodiscard]] QStringList commandLines(const ReviewCommands &review);

} // namespace serin
