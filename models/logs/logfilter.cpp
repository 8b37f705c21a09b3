// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logfilter.h"

#include "services/core/async.h"

#include <utility>

namespace serin {

namespace {

struct Matching
{
    QStringList lines;
    qsizetype givenUp = 0;
};

/// How often PCRE may try on one line. An empty group follows, so that the pattern cannot set
/// another limit: such words count only at the beginning.
const QString limit = QStringLiteral("(*LIMIT_MATCH=100000)(?:)");

Matching matchingLines(const QStringList &lines, const QRegularExpression &expression,
                       const std::atomic<bool> &stop)
{
    Matching matching;
    for (const QString &line : lines) {
        if (stop) {
            break;
        }
        const QRegularExpressionMatch match = expression.match(line);
        if (match.hasMatch()) {
            matching.lines.append(line);
        } else if (!match.isValid()) {
            ++matching.givenUp;
        }
    }
    return matching;
}

} // namespace

LogFilter::LogFilter(QObject *parent)
    : QObject(parent), m_stop(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(1);
}

LogFilter::~LogFilter()
{
    *m_stop = true;
    m_pool.clear();
    m_pool.waitForDone();
}

QString LogFilter::error() const
{
    return m_expression.isValid() ? QString() : m_expression.errorString();
}

void LogFilter::setPattern(const QString &pattern, const QStringList &lines)
{
    m_expression = QRegularExpression(pattern.isEmpty() ? QString() : limit + pattern,
                                      QRegularExpression::CaseInsensitiveOption);
    m_isActive = !pattern.isEmpty() && m_expression.isValid();
    reset(lines);
}

void LogFilter::reset(const QStringList &lines)
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    delete std::exchange(m_requests, nullptr);
    m_waiting = 0;
    m_givenUp = 0;
    find(lines, true);
}

void LogFilter::add(const QStringList &lines)
{
    find(lines, false);
}

void LogFilter::find(const QStringList &lines, bool areAll)
{
    if (!m_isActive || lines.isEmpty()) {
        if (areAll || !lines.isEmpty()) {
            Q_EMIT found(lines, areAll);
        }
        return;
    }
    if (!m_requests) {
        m_requests = new QObject(this);
    }
    ++m_waiting;
    const auto work = [lines, expression = m_expression, stop = m_stop]() -> Result<Matching> {
        return matchingLines(lines, expression, *stop);
    };
    deliver(runAsync(&m_pool, work), m_requests, [this, areAll](const Result<Matching> &matching) {
        --m_waiting;
        if (matching) {
            m_givenUp += matching->givenUp;
            Q_EMIT found(matching->lines, areAll);
        }
    });
}

} // namespace serin
