// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validationfinding.h"

#include <utility>

namespace serin {

void ValidationFindings::add(ValidationFinding finding)
{
    if (isFull(finding.severity)) {
        drop();
        return;
    }
    const bool severalAtOnce = finding.code == QLatin1String("missing-key");
    const auto seen =
        m_seen.emplace(finding.node, finding.code, severalAtOnce ? finding.message : QString());
    if (seen.second) {
        ++m_counts[static_cast<std::size_t>(finding.severity)];
        m_list.push_back(std::move(finding));
    }
}

} // namespace serin
