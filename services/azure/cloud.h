// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace serin {

/// One of Microsoft's clouds: where its services are and what tokens for them are asked for.
struct Cloud
{
    QString name;       ///< as `az cloud list` has it
    QString armUrl;     ///< the control plane; also what its tokens are asked for
    QString authority;  ///< where to sign in
    QString mlResource; ///< what tokens for endpoints with AuthMode::AadToken are asked for
    QString portal;
};

/// The public cloud first.
[[nodiscard]] const QList<Cloud> &knownClouds();

/// The cloud whose control plane is at @p armUrl; for another address, such as the local
/// workspace's, the public one.
[[nodiscard]] const Cloud &cloudAt(const QString &armUrl);

} // namespace serin
