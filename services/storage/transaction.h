// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <utility>

namespace serin {

class Database;

/// A transaction that is rolled back unless it is committed. Ends before its database.
class [[nodiscard]] Transaction
{
public:
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr))
    {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Makes everything since begin() true, or, with an error, undoes it.
    [[nodiscard]] Result<void> commit();

private:
    friend class Database;
    explicit Transaction(Database *database) : m_database(database) {}
    void rollBack();

    Database *m_database;
};

} // namespace serin
