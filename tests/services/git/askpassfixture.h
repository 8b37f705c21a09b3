// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/askpass/askpassserver.h"

#include <memory>

namespace serin {

inline const QString askpassProgram = QStringLiteral(SERIN_ASKPASS);
inline const QByteArray password = "p4ss wörd'\"$";

inline std::unique_ptr<AskpassServer> newServer()
{
    auto server = AskpassServer::start(askpassProgram);
    return server ? std::move(*server) : nullptr;
}

} // namespace serin
