// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/foldercheck.h"

#include "services/core/async.h"
#include "services/core/filestamp.h"

#include <QElapsedTimer>

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
    for (const QString &key : changes.removed) {
        state.pending.erase({false, key});
        state.hasNews = state.errors.endpoints.remove(key) || state.hasNews;
    }
    // What was found in a file that has changed stays until it is looked at again: a badge that
    // goes and comes with each letter that is typed is no help.
    for (const std::vector<QString> *keys : {&changes.added, &changes.changed}) {
        for (const QString &key : *keys) {
            state.pending.insert({false, key});
        }
    }
    if (changes.unassignedChanged) {
        takeOverUnassigned(state, catalog);
    }
    state.catalog = catalog;
}

void FolderCheck::takeOverUnassigned(State &state, const Catalog &catalog)
{
    const auto before = std::exchange(state.unassigned, {});
    for (std::size_t i = 0; i < catalog.unassigned().size(); ++i) {
        const CatalogDeployment &deployment = catalog.unassigned()[i];
        const QString key = deployment.variants.front().key();
        state.unassigned.insert(key, i);
        const auto known = before.constFind(key);
        if (known == before.constEnd() || state.catalog.unassigned()[*known] != deployment) {
            state.pending.insert({true, key});
        }
    }
    for (auto known = before.keyBegin(); known != before.keyEnd(); ++known) {
        if (!state.unassigned.contains(*known)) {
            state.pending.erase({true, *known});
            state.hasNews = state.errors.unassigned.remove(*known) || state.hasNews;
        }
    }
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
        // As the list has them: those at its top are the first.
        const auto [isUnassigned, key] = state.pending.extract(state.pending.begin()).value();
        const CatalogEndpoint *const endpoint =
            isUnassigned ? nullptr : state.catalog.endpoint(key);
        const CatalogDeployment *const unassigned =
            isUnassigned ? &state.catalog.unassigned()[state.unassigned.value(key)] : nullptr;
        if (!endpoint && !unassigned) {
            continue;
        }
        ++state.judged;
        const EndpointErrors found =
            endpoint ? endpointErrors(*endpoint, text) : unassignedErrors(*unassigned, text);
        auto &errors = isUnassigned ? state.errors.unassigned : state.errors.endpoints;
        if (found != errors.value(key)) {
            state.hasNews = true;
            if (found.empty()) {
                errors.remove(key);
            } else {
                errors.insert(key, found);
            }
        }
    }
}

} // namespace serin
