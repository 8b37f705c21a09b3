// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"
#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"
#include "services/manifest/yaml/yamledit.h"

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// What is live of an endpoint or a deployment, under a v2 manifest's names and as people write it:
/// without what is the service's default, without what the service makes, and without what looks
/// like a secret. An environment variable that does takes all of them with it: a manifest that
/// names some of them asks for the others to go.
struct LiveFields
{
    QJsonObject values; ///< nested; ids of the same workspace in their short form
    QStringList notes;  ///< what is left out, and what cannot be known, a sentence each
    QSet<QString> gone; ///< keys that were left out, whether with a note or not

    /// Leaves @p key out and notes why.
    void leaveOut(const QString &key, const QString &why);
    /// The values in the order that people write them in.
    [[nodiscard]] std::vector<NewEntry> entries() const;
};

/// The keys of a v2 manifest that live can differ in, in the order that people write them in;
/// without the name.
[[nodiscard]] const QStringList &manifestFields();

/// Without the name.
[[nodiscard]] LiveFields liveFields(const LiveEndpoint &live);
[[nodiscard]] LiveFields liveFields(const LiveDeployment &live);

/// @p text, an asset of the workspace that @p resource (an ARM id) is in, in its short form
/// `azureml:name:version`; an asset of another place in the long one, `azureml:/subscriptions/…`.
[[nodiscard]] QString shortAsset(const QString &text, AssetId::Kind kind, const QString &resource);

} // namespace serin
