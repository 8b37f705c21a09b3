// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livetext.h"
#include "services/domain/trafficsplit.h"

#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// One deployment's row of a TrafficPanel.
struct TrafficPanelRow
{
    DeploymentName deployment;
    /// Shown in place of its share of the split while the manifest's shares are none.
    std::optional<int> invalidShare = {};
    bool isShareUnreadable = false;        ///< it is no whole number there, and none is shown
    std::optional<int> instanceCount = {}; ///< none: the manifest does not say
    QString instanceReadOnlyReason = {};   ///< not empty: the count cannot be edited, and why
    QString instanceType = {};             ///< plain text from the manifest
    QString model = {};                    ///< plain text from the manifest
    QString warning = {}; ///< why traffic to it is doubtful (not Succeeded, no instance), or empty
    QString ready = {};   ///< "1/2", live instances; empty: nothing is known of it
    LiveStateWords state = {};    ///< live; without a glyph nothing is known of it
    QString liveReason = {};      ///< not empty: it cannot be tested and has no log, and why
    QString duplicateReason = {}; ///< not empty: no copy can be made of it, and why
    QString removeReason = {};    ///< not empty: it cannot be taken out of the manifest, and why
};

/// What a TrafficPanel shows.
struct TrafficPanelState
{
    QString endpoint; ///< locks and the candidate belong to it
    TrafficSplit split;
    bool isSplitUnknown = false; ///< no split can be told from the manifest; split has no traffic
    /// The split that *Reset* goes back to and that the ghost marks show, and what it is called:
    /// "live", "as opened".
    std::optional<TrafficSplit> reference;
    QString referenceName;
    /// One for each deployment. A deployment that only the split knows gets a row without details;
    /// one that only has a row gets a share of 0.
    std::vector<TrafficPanelRow> rows;
    QString readOnlyReason; ///< not empty: nothing can be edited, and why
    QString brokenPath;     ///< of the file whose text has to be mended for that; may be empty
};

} // namespace serin
