// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/transaction.h"

#include "services/storage/database.h"

namespace serin {

Transaction::~Transaction()
{
    if (m_database) {
        rollBack();
    }
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_database);
    const Result<qint64> done = m_database->run(QStringLiteral("COMMIT"));
    if (!done) {
        rollBack();
        return failure(done.error());
    }
    m_database->m_inTransaction = false;
    m_database = nullptr;
    return {};
}

void Transaction::rollBack()
{
    // Fails when SQLite has rolled back by itself, as it does on a full disk.
    (void)m_database->run(QStringLiteral("ROLLBACK"));
    m_database->m_inTransaction = false;
    m_database = nullptr;
}

} // namespace serin
