// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/routingtable.h"
#include "services/local/router/trafficsample.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace serin {

class DataPlane;
class RouterCore;

/// The data plane of the local workspace: /endpoints/NAME/score goes to an instance of one of the
/// endpoint's deployments, any other /endpoints/NAME/REST to its /REST.
///
/// Per request: which deployment by weight, exactly (SmoothSplit), or the one that the header
/// `azureml-model-deployment` names; which instance by the least to do. A copy of the mirrored
/// share goes to the mirror. Answers by itself 401, 403 (by the server), 404 (no such endpoint,
/// deployment or traffic), 405, 408 (the model took longer than the request timeout, counted from
/// the last byte of the request; its connection is closed), 413, 424 (the model answered other than
/// 2xx, or broke off), 429 (more in flight than allowed) and 503 (no instance).
///
/// An instance that refuses the connection, or has closed a kept one before a byte was sent, is
/// passed over for another, each tried once. Once a byte has been sent nothing is sent again.
///
/// The caller's key is not passed on to the model.
///
/// Give dataPlane() to the server before it listens. All functions from any thread.
class Router
{
public:
    struct Options
    {
        std::size_t mirrorBytes = 128 * 1024 * 1024; ///< for bodies of copies, of all threads
    };

    Router();
    explicit Router(const Options &options);
    Router(const Router &) = delete;
    Router &operator=(const Router &) = delete;
    ~Router();

    [[nodiscard]] std::shared_ptr<DataPlane> dataPlane() const;

    /// When it has returned, no further request is given to an instance that @p table does not
    /// name: such a one with nothing outstanding is drained. Requests that are under way go on.
    void setTable(std::shared_ptr<const RoutingTable> table);

    /// What was counted before @p beforeSecond (since 1970, UTC) and not taken yet, each deployment
    /// and second once, in the order of endpoint, deployment and second. Ask for seconds that are
    /// over: a second that is taken too early comes in two parts.
    ///
    /// A caller that leaves before its answer counts as status 499; an answer that broke off after
    /// it had begun as 424.
    [[nodiscard]] std::vector<TrafficSample> takeSamples(std::int64_t beforeSecond);

    /// Requests and copies on their way to an instance or at one, of the present table.
    [[nodiscard]] int inFlight() const;

private:
    std::shared_ptr<RouterCore> m_core;
};

} // namespace serin
