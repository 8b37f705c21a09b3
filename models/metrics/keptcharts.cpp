// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/keptcharts.h"

#include "models/common/errortext.h"
#include "models/common/timetext.h"
#include "services/core/async.h"

#include <QLocale>

namespace serin {

KeptCharts::KeptCharts(MetricRecords &records, QObject *parent)
    : QObject(parent), m_records(records)
{}

void KeptCharts::refresh()
{
    deliver(m_records.facts(), this,
            [this, request = ++m_request](const Result<MetricFacts> &facts) {
                if (request == m_request) {
                    take(facts);
                }
            });
}

void KeptCharts::take(const Result<MetricFacts> &facts)
{
    m_facts = facts ? std::optional(*facts) : std::nullopt;
    m_problem = facts ? std::nullopt : std::optional(facts.error());
    Q_EMIT changed();
}

void KeptCharts::clear()
{
    if (!clearReason().isEmpty()) {
        return;
    }
    m_isClearing = true;
    Q_EMIT changed();
    deliver(m_records.clear(), this, [this](const Result<void> &cleared) {
        m_isClearing = false;
        if (cleared) {
            refresh();
        } else {
            take(failure(cleared.error()));
        }
    });
}

QString KeptCharts::clearReason() const
{
    if (m_isClearing) {
        return tr("It is being forgotten");
    }
    if (!m_facts) {
        return m_problem ? tr("What is kept cannot be read") : tr("What is kept is not known yet");
    }
    return m_facts->endpoints == 0 ? tr("Nothing is kept") : QString();
}

QString KeptCharts::words() const
{
    if (m_problem) {
        return errorWords(*m_problem);
    }
    if (!m_facts) {
        return tr("Looking…");
    }
    const int endpoints = m_facts->endpoints;
    QString words = endpoints == 0 ? tr("Nothing is kept.")
                    : endpoints == 1
                        ? tr("%1 of one endpoint, measured since %2.")
                        : tr("%1 of %Ln endpoints, measured since %2.", nullptr, endpoints);
    if (endpoints > 0) {
        words =
            words.arg(QLocale().formattedDataSize(m_facts->bytes), dateAndTime(m_facts->oldest));
    }
    if (!m_facts->setAside.isEmpty()) {
        words +=
            QLatin1Char(' ') +
            tr("What was kept before could not be read and is in %1 now.").arg(m_facts->setAside);
    }
    return words;
}

} // namespace serin
