// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitlog.h"
#include "services/manifest/manifest.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class GitRepository;
class HistoryFacts;

/// A commit that changed a manifest of one endpoint.
struct EndpointCommit
{
    GitCommit commit;         ///< its `changes` are those of the endpoint's manifests only
    bool isDescribed = false; ///< a manifest of that commit describes the endpoint
    /// How that manifest splits the traffic, as written; nothing: it does not say.
    std::optional<TrafficEntries> traffic;
};

/// A part of an endpoint's history.
struct EndpointHistory
{
    std::vector<EndpointCommit> commits; ///< in git's order: the newest first
    int looked = 0;                      ///< commits that were looked at, from the first one on
    bool isEnd = false;                  ///< there are no older ones
};

struct EndpointHistoryRequest
{
    QString folder;   ///< of the project, absolute and without links, in the repository
    QString endpoint; ///< its name
    /// Absolute path of the file that describes the endpoint now; empty: none does. Where several
    /// files of a commit describe it this one counts.
    QString file;
    std::optional<CommitId> from; ///< the newest one; nothing: HEAD
    int skip = 0;                 ///< EndpointHistory::looked of the part before
    int wanted = 100;             ///< so many are enough
};

/// Finds the commits that changed an endpoint's manifests: files of the project's folder that
/// describe the endpoint or a deployment of it before or after the commit, whatever they are
/// called. A deployment that names no endpoint belongs to the only endpoint of its folder as that
/// lies on the disk. Nothing is checked out; manifests over 1 MiB are passed over. What was read is
/// kept, so that reading again costs little. Parsing happens on a thread of its own. Lives in one
/// thread with an event loop.
class EndpointHistoryReader : public QObject
{
public:
    /// Commits looked at in one go at most, so that a reading answers before long.
    static constexpr int mostLooked = 4'000;

    explicit EndpointHistoryReader(QObject *parent = nullptr);
    ~EndpointHistoryReader() override;

    /// @error Invalid: the folder is outside the repository; as GitRepository.
    [[nodiscard]] QFuture<Result<EndpointHistory>>
    read(const std::shared_ptr<GitRepository> &repository, const EndpointHistoryRequest &request);

private:
    friend class EndpointHistoryReading;

    std::shared_ptr<HistoryFacts> m_facts; ///< in the pool's only thread
    QThreadPool m_pool;
};

} // namespace serin
