// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitengine.h"

namespace serin {

namespace {

// Workers wait for processes nearly all the time.
constexpr int mostWorkers = 8;

} // namespace

GitEngine::GitEngine(const GitSettings &settings, TrustStore &trust, AskpassServer *askpass)
    : m_settings(settings), m_trust(trust), m_askpass(askpass)
{
    m_pool.setMaxThreadCount(mostWorkers);
    m_pool.setObjectName(QStringLiteral("git workers"));
}

GitEngine::~GitEngine()
{
    m_closing = true;
    m_pool.waitForDone();
}

} // namespace serin
