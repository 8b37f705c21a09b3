// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/foldercheck.h"

#include "services/core/async.h"
#include "services/core/filestamp.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>
#include <functional>
#include <utility>

namespace serin {

FolderCheck::FolderCheck(QObject *parent)
    : QObject(parent), m_state(std::make_shared<State>()),
      m_errors(std::make_shared<FolderErrors>()),
      m_isStopped(std::make_shared<std::atomic<bool>>(false))
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
}

FolderCheck::~FolderCheck()
{
    *m_isStopped = true;
}

void FolderCheck::setFolder(const Catalog &catalog, const QHash<QString, ManifestText> &texts)
{
    if (catalog.isSameAs(m_wanted.catalog)) {
        return;
    }
    Wanted before = std::exchange(m_wanted, {catalog, texts});
    releaseOn(&m_worker, std::move(before));
    if (m_isWorking) {
        m_isOther = true;
        *m_isStopped = true;
    } else {
        start();
    }
}

void FolderCheck::start()
{
    m_isWorking = true;
    m_isOther = false;
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    const auto job = [state = std::exchange(m_state, nullptr), wanted = m_wanted,
                      isStopped = m_isStopped]() -> Result<StatePointer> {
        work(*state, wanted, *isStopped);
        return state;
    };
    deliver(runAsync(&m_worker, job), this, [this](const Result<StatePointer> &state) {
        onWorked(state.value_or(std::make_shared<State>()));
    });
}

void FolderCheck::onWorked(const StatePointer &state)
{
    m_state = state;
    m_judged = state->judged;
    if (std::exchange(state->hasNews, false)) {
        m_errors = std::make_shared<FolderErrors>(state->errors);
        Q_EMIT errorsChanged();
    }
    if (m_isOther || !state->pending.empty()) {
        start();
    } else {
        m_isWorking = false;
        Q_EMIT settled();
    }
}

/// Forgets what is not known of @p catalog.
void FolderCheck::takeOver(State &state, const Catalog &catalog)
{
    const CatalogChanges changes = state.catalog.changesTo(catalog);
    QSet<QString> pending(state.pending.begin(), state.pending.end());
    for (const QString &key : changes.removed) {
        pending.remove(key);
        state.hasNews = state.errors.remove(key) > 0 || state.hasNews;
    }
    // What was found in a file that has changed stays until it is looked at again: a badge that
    // goes and comes with each letter that is typed is no help.
    for (const std::vector<QString> *keys : {&changes.added, &changes.changed}) {
        for (const QString &key : *keys) {
            pending.insert(key);
        }
    }
    state.pending.assign(pending.begin(), pending.end());
    // As the list has them, so that those at its top are the first.
    std::sort(state.pending.begin(), state.pending.end(), std::greater<>());
    state.catalog = catalog;
}

void FolderCheck::work(State &state, const Wanted &wanted, const std::atomic<bool> &isStopped)
{
    QElapsedTimer timer;
    timer.start();
    if (!wanted.catalog.isSameAs(state.catalog)) {
        takeOver(state, wanted.catalog);
    }
    const auto text = [&wanted](const CatalogFile &file) -> Result<Manifest> {
        const auto edited = wanted.texts.constFind(file.path);
        return edited != wanted.texts.constEnd() && edited->exists &&
                       FileStamp::of(edited->bytes).checksum == file.checksum
                   ? edited->manifest
                   : readCatalogued(file);
    };
    while (!state.pending.empty() && !isStopped && !timer.hasExpired(stretch.count())) {
        const QString key = std::move(state.pending.back());
        state.pending.pop_back();
        const CatalogEndpoint *const endpoint = state.catalog.endpoint(key);
        if (!endpoint) {
            continue;
        }
        ++state.judged;
        EndpointErrors found = endpointErrors(*endpoint, text);
        const auto known = state.errors.constFind(key);
        const bool wasFaulty = known != state.errors.constEnd();
        if (found.empty() ? wasFaulty : !wasFaulty || *known != found) {
            state.hasNews = true;
            if (found.empty()) {
                state.errors.remove(key);
            } else {
                state.errors.insert(key, found);
            }
        }
    }
}

} // namespace serin
