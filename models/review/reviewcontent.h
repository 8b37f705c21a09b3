// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "services/analysis/rateratiotest.h"
#include "services/core/error.h"
#include "services/core/filestamp.h"
#include "services/domain/commitid.h"
#include "services/git/operations/remotes.h"
#include "services/git/parse/gitlog.h"
#include "services/gitops/applypreparer.h"
#include "services/gitops/trackedcommits.h"

#include <QByteArray>
#include <QDateTime>
#include <QSet>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace serin {

// What a review shows. Values; texts come from files and services: plain text.

/// One change in words.
struct ReviewLine
{
    enum class Kind { Change, NewEndpoint, DeletedEndpoint, NewDeployment, DeletedDeployment };
    ReviewLine(const QString &words, Kind what = Kind::Change, const QString &name = {})
        : text(words), kind(what), deployment(name)
    {}
    QString text; ///< "green 0 → 10 %, blue 100 → 90 %"
    Kind kind;
    QString deployment; ///< of a deployment that is new or deleted
    bool operator==(const ReviewLine &) const = default;
};

/// What changes for one endpoint, in words.
struct ReviewWords
{
    QString endpoint; ///< empty: files that describe no endpoint
    QList<ReviewLine> lines;
    QStringList shares; ///< "blue=90", "green=10": the whole split, when it changed
    bool operator==(const ReviewWords &) const = default;
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const ReviewLine &line : lines) {
            all.append(line.text);
        }
        return all;
    }
};

/// A file that is not as the last commit has it.
struct ReviewFile
{
    enum class Kind { Changed, New, Deleted };
    QByteArray path; ///< in the repository
    QString absolutePath;
    Kind kind = Kind::Changed;
    bool isManifest = false;
    bool isTicked = true; ///< goes into the commit
    FileStamp stamp;      ///< of what was reviewed
    /// Files and folders that a manifest takes its models, code and environments from; absolute.
    QStringList uses;
    std::vector<DiffLine> diff;
    std::vector<ReviewWords> words;
};

/// One thing that was looked at before anything is done.
struct ReviewCheck
{
    enum class State {
        Passed,
        Awaited, ///< not so yet: it is waited for before the step that needs it
        Warning,
        Failed,
    };
    /// What the window can do about it, besides what `fix` says.
    enum class Act {
        None,
        Edit,           ///< shows `file` at `line`
        Test,           ///< shows the page Test with `deployment` of `endpoint` as its target
        StartWorkspace, ///< the local one
        AskRemote,      ///< asks the remote again
    };
    State state = State::Passed;
    QString text; ///< one sentence
    QString fix;  ///< what to do; may be empty
    Act act = Act::None;
    QString endpoint;
    QString deployment;
    QString file;            ///< absolute
    int line = 0;            ///< 0: unknown
    bool lacksFiles = false; ///< the commit would go without what the apply needs
    bool operator==(const ReviewCheck &) const = default;
};

/// An error that validation finds in a ticked manifest.
struct ReviewFinding
{
    QString text; ///< one sentence with the place
    QString file; ///< absolute; may be empty
    int line = 0;
    bool operator==(const ReviewFinding &) const = default;
};

/// A deployment whose share grows, and what is known of its test calls.
struct ReviewTested
{
    QString endpoint;
    QString deployment;
    /// The same apply makes or changes it: what was tested before is another one.
    bool isChanging = false;
    QDateTime createdAt; ///< UTC, as the service says; null: not said
    QDateTime changedAt;
    int calls = 0;         ///< that it answered since it was made
    QDateTime lastCall;    ///< UTC; null without one
    int lastStatus = 0;    ///< HTTP; 0: there was no answer
    bool isUnread = false; ///< the history of calls cannot be read
    bool operator==(const ReviewTested &) const = default;
};

/// A deployment whose share grows from more than nothing, and what was measured of it lately.
struct ReviewMeasured
{
    QString endpoint;
    QString deployment;
    QString beside;  ///< the one that it is compared with, which gets most of the other traffic
    QDateTime from;  ///< UTC
    int minutes = 0; ///< since then
    RateCounts own;
    RateCounts other;
    RateRatioTest::Outcome outcome = RateRatioTest::Outcome::Inconclusive;
    std::optional<double> p95; ///< milliseconds
    std::optional<double> otherP95;
    std::optional<Error> problem; ///< the metrics cannot be read
};

/// An operation of the plan, in words.
struct ReviewOperation
{
    QString endpoint;
    QString words;  ///< "traffic blue 100 → 90 %, green 0 → 10 %"
    QString text;   ///< the same with the endpoint before it
    QString reason; ///< why, and where it is asked for
    bool operator==(const ReviewOperation &) const = default;
};

/// Something that is done only with the person's consent.
struct ReviewConsent
{
    QString id;       ///< PlanOperation::id
    QString endpoint; ///< empty: it is about the whole apply
    QString text;
    QString reason;
    bool isGiven = false;
    bool operator==(const ReviewConsent &) const = default;
};

/// One of several endpoints that an apply would change; it can be left out.
struct ReviewEndpoint
{
    QString name;
    bool isTicked = true;
    bool operator==(const ReviewEndpoint &) const = default;
};

struct ReviewIdentity
{
    bool isKnown = true;
    QString name;
    QString email;
};

/// All that was found out before anything is done.
struct ReviewContent
{
    std::vector<ReviewFile> files;
    std::vector<ReviewWords> words; ///< of the ticked files, by endpoint
    TrackedCommits commits;
    ReviewIdentity identity;
    std::optional<PlanPreview> plan; ///< nothing: planProblem says why
    std::optional<Error> planProblem;
    std::optional<Error> fetchProblem; ///< the remote could not be asked
    std::vector<ReviewOperation> operations;
    std::vector<ReviewConsent> consents;
    /// That can be left out of the apply, by name; none while the plan is about one endpoint alone.
    std::vector<ReviewEndpoint> endpoints;
    std::vector<ReviewCheck> checks;
    /// The findings of validation about the ticked manifests that are errors.
    std::vector<ReviewFinding> findings;
    /// Of what the manifests use: is here, and not as a file that a commit has or can take along,
    /// since Git ignores it.
    QStringList ignoredUses;
    std::vector<ReviewTested> tested;
    std::vector<ReviewMeasured> measured;
    QList<GitCommit> unpushed; ///< that a push takes along, the newest first; not all when many
    QList<GitRemote> remotes;
    QList<QByteArray> branches; ///< names without the remote's, here and on the remotes
    bool isComplete = false;    ///< plan and remote were looked at too

    /// How many commits a push takes along.
    [[nodiscard]] qint64 unpushedCount() const
    {
        return std::max<qint64>(unpushed.size(), commits.pushesToUpstream() ? commits.ahead : 0);
    }
    /// The names of the endpoints that are not ticked.
    [[nodiscard]] QSet<QString> leftOut() const
    {
        QSet<QString> names;
        for (const ReviewEndpoint &endpoint : endpoints) {
            if (!endpoint.isTicked) {
                names.insert(endpoint.name);
            }
        }
        return names;
    }
    [[nodiscard]] QList<QByteArray> tickedPaths() const
    {
        QList<QByteArray> paths;
        for (const ReviewFile &file : files) {
            if (file.isTicked) {
                paths.append(file.path);
            }
        }
        return paths;
    }
};

} // namespace serin
