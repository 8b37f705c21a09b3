// SPDX-License-Identifier: GPL-3.0-or-later
// usage: storewriter FILE FIRST
// Writes an endpoint and its operation into the store FILE again and again, numbered from FIRST,
// and prints each number once its write is acknowledged. Runs until it is killed.
#include "services/local/store/workspacestore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace serin;

namespace {

Result<void> write(WorkspaceStore &store, int number)
{
    EndpointRecord endpoint;
    endpoint.name = QStringLiteral("bird");
    endpoint.body = {{QStringLiteral("number"), number},
                     {QStringLiteral("filling"), QString(3'000, u'x')}};
    endpoint.createdAt = endpoint.modifiedAt = QDateTime::currentDateTimeUtc();
    OperationRecord operation;
    operation.id = QString::number(number);
    operation.startedAt = endpoint.createdAt;
    Result<Transaction> transaction = store.begin();
    if (!transaction) {
        return failure(transaction.error());
    }
    return store.endpoints()
        .put(endpoint)
        .and_then([&] { return store.operations().put(operation); })
        .and_then([&] { return transaction->commit(); });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        return 64;
    }
    const Result<std::unique_ptr<WorkspaceStore>> store = WorkspaceStore::open(arguments.at(1));
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().toLine()));
        return 1;
    }
    for (int number = arguments.at(2).toInt();; ++number) {
        if (const Result<void> written = write(**store, number); !written) {
            std::fprintf(stderr, "%s\n", qPrintable(written.error().toLine()));
            return 1;
        }
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}
