// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/findings.h"

namespace serin {

namespace {
constexpr size_t mostTold = 50; // a hostile body has as many faults as it has bytes
} // namespace

void Findings::add(const QString &target, const QString &message, const QString &code)
{
    if (m_details.size() < mostTold) {
        m_details.push_back({code, message, target});
    }
}

ArmError Findings::toError() const
{
    Q_ASSERT(!isEmpty());
    ArmError error{400, QStringLiteral("UserError"), m_details.front().message,
                   m_details.front().target, m_details};
    if (m_details.size() > 1) {
        error.message +=
            QStringLiteral(" (and %1 more, see the details)").arg(m_details.size() - 1);
    }
    return error;
}

} // namespace serin
