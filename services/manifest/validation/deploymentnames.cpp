// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/deploymentnames.h"

#include <algorithm>

namespace serin {

void DeploymentNames::insert(const QString &name)
{
    m_all.insert(name);
    m_spellings[name.toCaseFolded()].insert(name);
}

QString DeploymentNames::otherSpelling(const QString &name) const
{
    const auto spellings = m_spellings.constFind(name.toCaseFolded());
    if (spellings == m_spellings.constEnd()) {
        return {};
    }
    const auto other = std::find_if(spellings->begin(), spellings->end(),
                                    [&](const QString &each) { return each != name; });
    return other == spellings->end() ? QString() : *other;
}

} // namespace serin
