// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/git/parse/gitdiff.h"
#include "services/storage/applyrecord.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// How much of the traffic one deployment has at some point of the history.
struct HistoryShare
{
    QString deployment; ///< plain text
    int percent = 0;
    bool operator==(const HistoryShare &) const = default;
};
using HistoryShares = QList<HistoryShare>;

/// "blue 90 · green 10"; empty for no shares.
[[nodiscard]] QString shareWords(const HistoryShares &shares);

/// One apply of the endpoint.
struct HistoryApply
{
    qint64 id = 0;
    QString commit; ///< full id; empty: the working tree
    ApplyOutcome outcome = ApplyOutcome::InProgress;
    QDateTime begunAt;    ///< UTC
    QString by;           ///< "ada@laptop"; empty: not known
    QString message;      ///< why it did not succeed; may be empty
    HistoryShares shares; ///< that were live at its end
    bool isHealthy = false;
    bool operator==(const HistoryApply &) const = default;
};

/// One line of an endpoint's history. A value; texts come from Git: plain text.
struct HistoryRow
{
    enum class Kind {
        WorkingTree, ///< what is not committed yet
        Commit,
        Apply, ///< one whose commit is not among those that changed the endpoint
    };

    Kind kind = Kind::Commit;
    QString key; ///< stands for the same line after each reading
    std::optional<CommitId> commit;
    std::optional<CommitId> parent; ///< the first; nothing: none
    bool isMerge = false;
    QString subject;
    QString message;
    QString author;
    QString email;
    QDateTime time;           ///< UTC
    bool isDescribed = false; ///< a manifest describes the endpoint then
    bool saysTraffic = false;
    HistoryShares shares;
    bool isUnpushed = false;
    bool isHead = false;
    QList<GitFileChange> changes;      ///< of the endpoint's manifests
    std::vector<HistoryApply> applies; ///< of this commit, the newest first
    bool operator==(const HistoryRow &) const = default;
};

} // namespace serin

Q_DECLARE_METATYPE(serin::HistoryShares)
