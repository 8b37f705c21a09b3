// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/planoperations.h"

#include <algorithm>

namespace serin {

const PlanOperation &PlanOperations::operator[](std::size_t index) const
{
    const auto part = static_cast<std::size_t>(
        std::upper_bound(m_ends.begin(), m_ends.end(), index) - m_ends.begin());
    return (*m_parts[part])[index - (part == 0 ? 0 : m_ends[part - 1])];
}

void PlanOperations::reserveParts(std::size_t count)
{
    m_parts.reserve(count);
    m_ends.reserve(count);
}

void PlanOperations::append(Part part)
{
    if (!part->empty()) {
        m_ends.push_back(size() + part->size());
        m_parts.push_back(std::move(part));
    }
}

void PlanOperations::push_back(PlanOperation operation)
{
    auto part = std::make_shared<std::vector<PlanOperation>>();
    part->push_back(std::move(operation));
    append(std::move(part));
}

} // namespace serin
