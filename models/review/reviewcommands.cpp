// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewcommands.h"

#include "services/core/shellquoted.h"

namespace serin {

QStringList commandLines(const ReviewCommands &review)
{
    QStringList lines{QStringLiteral("cd ") + shellQuoted(review.top)};
    const QString branch = shellQuoted(QString::fromUtf8(review.branch));
    if (review.isNewBranch) {
        lines << QStringLiteral("git switch -c ") + branch;
    }
    if (!review.paths.isEmpty()) {
        QStringList words;
        for (const QByteArray &path : review.paths) {
            words << shellQuoted(QString::fromUtf8(path));
        }
        lines << QStringLiteral("git add -A -- ") + words.join(u' ');
        lines << QStringLiteral("git commit -m %1 -- %2")
                     .arg(shellQuoted(review.message), words.join(u' '));
    }
    if (review.push) {
        lines << QStringLiteral("git push %1%2 %3")
                     .arg(review.isNewBranch ? QStringLiteral("-u ") : QString(),
                          shellQuoted(QString::fromUtf8(
                              review.remote.isEmpty() ? QByteArray("origin") : review.remote)),
                          branch);
    }
    if (review.apply) {
        QString line =
            QStringLiteral("serinctl apply --project %1").arg(shellQuoted(review.project));
        for (const QString &endpoint : review.endpoints) {
            line += QStringLiteral(" --endpoint ") + shellQuoted(endpoint);
        }
        lines << (review.prune ? line + QStringLiteral(" --prune") : line);
    }
    return lines;
}

} // namespace serin
