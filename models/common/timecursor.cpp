// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/timecursor.h"

#include "models/common/timetext.h"

#include <QDateTime>

namespace serin {

void TimeCursor::set(std::optional<double> &which, std::optional<double> time)
{
    if (which != time) {
        which = time;
        Q_EMIT changed();
    }
}

void TimeCursor::point(double time)
{
    set(m_pointed, time);
}

void TimeCursor::leave()
{
    set(m_pointed, std::nullopt);
}

void TimeCursor::hold(double time)
{
    set(m_held, time);
}

void TimeCursor::release()
{
    set(m_held, std::nullopt);
}

QString momentWords(double time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000));
    const bool isToday =
        shownTime(moment).date() == shownTime(QDateTime::currentDateTimeUtc()).date();
    return isToday ? timeOfDay(moment) : dateAndTime(moment);
}

} // namespace serin
