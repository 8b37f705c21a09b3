// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

class QNetworkProxy;
class QUrl;

namespace serin {

/// Which proxy a person wants: empty: the system's (on Linux what `http_proxy`, `https_proxy` and
/// `no_proxy` say); `none`: no proxy; else the address of one for HTTP, `http://host:port`.
/// @error Invalid: it is none of the three. A name and a password have no place in it, for it is
/// kept in a file: with those, use the system's.
[[nodiscard]] Result<void> checkProxyChoice(const QString &choice);

/// For all connections that are made from now on, in every thread. What checkProxyChoice() refuses
/// counts as empty.
void setProxyChoice(const QString &choice);

/// The proxy for a connection to @p url; never one to this computer.
[[nodiscard]] QNetworkProxy proxyFor(const QUrl &url);

} // namespace serin
