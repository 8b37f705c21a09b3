// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace serin {

/// The bytes that copies of requests take, of all threads.
class MirrorBudget
{
public:
    explicit MirrorBudget(std::size_t most) : m_most(most) {}

    [[nodiscard]] bool reserve(std::size_t count)
    {
        if (m_used.fetch_add(count, std::memory_order_relaxed) + count <= m_most) {
            return true;
        }
        release(count);
        return false;
    }
    void release(std::size_t count) { m_used.fetch_sub(count, std::memory_order_relaxed); }

private:
    const std::size_t m_most;
    std::atomic<std::size_t> m_used{0};
};

/// A copy of a request's body, within a budget. Move only.
class MirrorBody
{
public:
    explicit MirrorBody(MirrorBudget &budget) : m_budget(&budget) {}
    MirrorBody(MirrorBody &&other) noexcept
        : m_budget(other.m_budget), m_bytes(std::exchange(other.m_bytes, {})),
          m_reserved(std::exchange(other.m_reserved, 0))
    {}
    MirrorBody &operator=(MirrorBody &&) = delete;
    ~MirrorBody() { m_budget->release(m_reserved); }

    /// False when the budget does not allow it; then the copy is of no use any more.
    [[nodiscard]] bool append(std::string_view piece)
    {
        if (!m_budget->reserve(piece.size())) {
            return false;
        }
        m_reserved += piece.size();
        m_bytes.append(piece);
        return true;
    }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    MirrorBudget *m_budget;
    std::string m_bytes;
    std::size_t m_reserved = 0;
};

} // namespace serin
