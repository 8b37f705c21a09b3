// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/wire/armerror.h"

#include <QString>

#include <vector>

namespace serin {

/// What is wrong with a request's body. All of it is told at once, not one thing per attempt.
class Findings
{
public:
    /// @p message is a sentence with its full stop; @p target a path such as "properties.traffic".
    void add(const QString &target, const QString &message,
             const QString &code = QStringLiteral("BadArgument"));

    [[nodiscard]] bool isEmpty() const { return m_details.empty(); }
    /// 400 UserError: the first finding as the message, all as details.
    [[nodiscard]] ArmError toError() const;

private:
    std::vector<ArmErrorDetail> m_details;
};

} // namespace serin
