// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/planoperation.h"

#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace serin {

/// The operations of a plan in their order. A value. They are kept in parts that plans share: with
/// many thousands of operations the next plan, after one change, copies those of one endpoint.
class PlanOperations
{
public:
    /// Never nullptr.
    using Part = std::shared_ptr<const std::vector<PlanOperation>>;

    class const_iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = PlanOperation;
        using difference_type = std::ptrdiff_t;
        using pointer = const PlanOperation *;
        using reference = const PlanOperation &;

        const_iterator() = default;
        reference operator*() const { return (**m_part)[m_place]; }
        pointer operator->() const { return &**this; }
        const_iterator &operator++()
        {
            if (++m_place == (*m_part)->size()) { // no part is empty
                ++m_part;
                m_place = 0;
            }
            return *this;
        }
        const_iterator operator++(int)
        {
            const_iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const const_iterator &other) const = default;

    private:
        friend class PlanOperations;
        explicit const_iterator(const Part *part) : m_part(part) {}

        const Part *m_part = nullptr;
        std::size_t m_place = 0;
    };

    [[nodiscard]] const_iterator begin() const { return const_iterator(m_parts.data()); }
    [[nodiscard]] const_iterator end() const
    {
        return const_iterator(m_parts.data() + m_parts.size());
    }
    [[nodiscard]] std::size_t size() const { return m_ends.empty() ? 0 : m_ends.back(); }
    [[nodiscard]] bool empty() const { return m_parts.empty(); }
    /// @p index is below size().
    [[nodiscard]] const PlanOperation &operator[](std::size_t index) const;
    [[nodiscard]] const PlanOperation &at(std::size_t index) const { return (*this)[index]; }
    [[nodiscard]] const PlanOperation &front() const { return m_parts.front()->front(); }
    [[nodiscard]] const PlanOperation &back() const { return m_parts.back()->back(); }

    void reserveParts(std::size_t count);
    void append(Part part);
    void push_back(PlanOperation operation);

private:
    std::vector<Part> m_parts;       ///< none of them empty
    std::vector<std::size_t> m_ends; ///< how many operations there are up to the end of each
};

} // namespace serin
