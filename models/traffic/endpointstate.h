// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/domain/trafficsplit.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// One of several files to choose from.
struct VariantChoice
{
    QString key;   ///< for EndpointController::pick()
    QString label; ///< the file, relative to the folder that is open
    QString hint;  ///< what is in it, in a few words: "blue 90 · green 10"
    bool operator==(const VariantChoice &) const = default;
};

/// A deployment as the Overview shows it. Texts are as the manifest has them: plain text.
struct DeploymentState
{
    DeploymentName name;
    /// What the file says while its shares are no split: they sum to 90, say.
    std::optional<int> invalidShare = {};
    /// What the file says is no whole number (99.5), or it cannot be read.
    bool isShareUnreadable = false;
    std::optional<int> instanceCount = {};
    QString instanceReadOnlyReason = {}; ///< not empty: the number cannot be edited, and why
    QString instanceType = {};
    QString model = {};
    QString warning = {};                    ///< why traffic to it is doubtful; may be empty
    QString filePath = {};                   ///< where its instance count stands; absolute
    std::vector<VariantChoice> choices = {}; ///< several files describe it
    int picked = -1;                         ///< of choices
};

/// A file that the endpoint is made of.
struct EndpointFile
{
    QString path;                 ///< absolute
    QString label;                ///< relative to the folder that is open
    QString contents;             ///< "my-endpoint", "deployment blue"
    int line = 0;                 ///< where that begins; 0: unknown
    QString readOnlyReason = {};  ///< not empty: it is not checked out, and what to do
    QByteArray leftOutBytes = {}; ///< what Git has of it then
    bool isUnreadable = false;    ///< it may be the endpoint's own: nobody can tell
    bool operator==(const EndpointFile &) const = default;
};

/// What is known of the endpoint, or single deployment, that is selected. A value.
struct EndpointState
{
    enum class Phase {
        None,    ///< nothing is selected
        Loading, ///< its files are being read
        Ready,
        Failed, ///< problem says why
        File,   ///< a file that cannot be read as YAML, by itself: files has it
    };
    Phase phase = Phase::None;
    QString key;                        ///< CatalogEndpoint::key(), or what else was selected
    QString name;                       ///< plain text
    QString dialect;                    ///< in words; empty when unknown
    std::vector<VariantChoice> choices; ///< several files describe the endpoint
    int picked = -1;                    ///< of choices; -1: none yet
    std::vector<EndpointFile> files;    ///< the endpoint's own first

    TrafficSplit split;  ///< over all deployments; without traffic while the file's is invalid
    TrafficSplit opened; ///< as it was when the file was opened
    bool hasOpened = false;
    bool isSplitUnknown = false; ///< the file's traffic is no split, or cannot be read
    std::vector<DeploymentState> deployments;
    QString readOnlyReason; ///< not empty: the split cannot be edited, and why
    QString problem;        ///< Phase::Failed
    /// What else there is to say, one sentence each: "The first change adds `traffic` to …".
    QStringList notes;

    QString trafficPath; ///< absolute path of the file that the split stands in
    /// Likewise of the file that readOnlyReason is about, where its text can be mended; else empty.
    QString brokenPath;
};

} // namespace serin
