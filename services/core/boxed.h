// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <memory>
#include <utility>

namespace serin {

/// A value that may be missing, as std::optional, kept outside of its holder: a missing one takes
/// the room of a pointer. For large parts that most holders lack, of which there are many in
/// memory. Copying copies the value. As with a standard value, a const Boxed gives a const T only.
template<typename T>
class Boxed
{
public:
    Boxed() = default;
    Boxed(const T &value) : m_value(std::make_unique<T>(value)) {}
    Boxed(T &&value) : m_value(std::make_unique<T>(std::move(value))) {}
    Boxed(const Boxed &other) : m_value(other ? std::make_unique<T>(*other) : nullptr) {}
    Boxed(Boxed &&) noexcept = default;
    Boxed &operator=(Boxed other) noexcept
    {
        m_value = std::move(other.m_value);
        return *this;
    }
    ~Boxed() = default;

    /// Makes one, in place of the one before.
    template<typename... Arguments>
    T &emplace(Arguments &&...arguments)
    {
        m_value = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        return *m_value;
    }
    void reset() { m_value.reset(); }

    [[nodiscard]] bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    /// Only when there is one.
    [[nodiscard]] T &operator*() { return *pointer(); }
    [[nodiscard]] const T &operator*() const { return *pointer(); }
    [[nodiscard]] T *operator->() { return pointer(); }
    [[nodiscard]] const T *operator->() const { return pointer(); }

private:
    [[nodiscard]] T *pointer() const
    {
        assert(m_value);
        return m_value.get();
    }

    std::unique_ptr<T> m_value;
};

} // namespace serin
