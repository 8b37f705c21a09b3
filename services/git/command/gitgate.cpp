// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitgate.h"

namespace serin {

namespace {

// "core.fsmonitor, filter.x.clean and 3 more"
QString namesOf(const QList<TrustItem> &items)
{
    constexpr qsizetype most = 3;
    QStringList names;
    for (const TrustItem &item : items.first(qMin(items.size(), most))) {
        names.append(item.what);
    }
    const QString listed = names.join(QStringLiteral(", "));
    return items.size() <= most
               ? listed
               : QStringLiteral("%1 and %2 more").arg(listed).arg(items.size() - most);
}

} // namespace

GitGate::GitGate(const GitLayout &layout, TrustStore &store) : m_layout(layout), m_store(store) {}

Result<TrustQuestion> GitGate::currentQuestion()
{
    if (!m_inspected || !m_inspection.isCurrent()) {
        m_inspected = false;
        auto inspection = inspectRepository(m_layout);
        if (!inspection) {
            return failure(inspection.error());
        }
        m_inspection = std::move(*inspection);
        m_inspected = true;
    }
    const TrustQuestion &question = m_inspection.question;
    if (question.isEmpty()) {
        return question;
    }
    if (m_store.isTrusted(question.top, question.digest)) {
        return TrustQuestion{question.top, {}, question.digest, true};
    }
    return question;
}

Result<TrustQuestion> GitGate::question()
{
    const QMutexLocker lock(&m_mutex);
    return currentQuestion();
}

Result<void> GitGate::trust(const TrustQuestion &question)
{
    const QMutexLocker lock(&m_mutex);
    const auto now = currentQuestion();
    if (!now) {
        return failure(now.error());
    }
    if (now->digest != question.digest) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the repository's configuration has changed meanwhile"),
                       m_layout.top, QStringLiteral("look at it again"));
    }
    return m_store.trust(m_layout.top, question.digest);
}

Result<void> GitGate::withdrawTrust()
{
    const QMutexLocker lock(&m_mutex);
    return m_store.forget(m_layout.top);
}

Result<void> GitGate::admit(const GitCall &call)
{
    const QMutexLocker lock(&m_mutex);
    const auto now = currentQuestion();
    if (!now) {
        return failure(now.error());
    }
    if (now->concernsReading()) {
        return failure(ErrorKind::Unauthorized,
                       QStringLiteral("this repository's configuration would run programs of its "
                                      "own (%1), and you have not said that you trust it")
                           .arg(namesOf(now->items)),
                       m_layout.top,
                       QStringLiteral("look at what it would run; trust it, or remove that"));
    }
    if (!now->isEmpty() && call.wantsHooks()) {
        return failure(ErrorKind::Unauthorized,
                       QStringLiteral("this repository has hooks (%1), and you have not said that "
                                      "you trust it")
                           .arg(namesOf(now->items)),
                       m_layout.top,
                       QStringLiteral("trust the repository, or go on without its hooks"));
    }
    return {};
}

} // namespace serin
