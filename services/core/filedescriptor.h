// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filecalls.h"

#include <cerrno>
#include <utility>

namespace serin {

/// Owns one open file or folder of @p calls, which must outlive it. Move only.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    FileDescriptor(FileCalls &calls, int number) : m_calls(&calls), m_number(number) {}
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_calls(other.m_calls), m_number(std::exchange(other.m_number, -1))
    {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_calls, other.m_calls);
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileDescriptor() { static_cast<void>(close()); }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    /// -1 and errno when what was written may not have arrived. The number is given up in any case.
    int close() { return isOpen() ? m_calls->close(std::exchange(m_number, -1)) : 0; }

private:
    FileCalls *m_calls = nullptr;
    int m_number = -1;
};

/// Calls @p call again as long as a signal interrupts it.
template<typename Call>
auto untilNotInterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR) {
        result = call();
    }
    return result;
}

} // namespace serin
