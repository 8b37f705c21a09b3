// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace serin {

namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(Time)
};

bool inUtcNow = false;

QString suffix()
{
    return inUtcNow ? QStringLiteral("Z") : QString();
}

} // namespace

bool timesInUtc()
{
    return inUtcNow;
}

void setTimesInUtc(bool inUtc)
{
    inUtcNow = inUtc;
}

QDateTime shownTime(const QDateTime &time)
{
    return inUtcNow ? time.toUTC() : time.toLocalTime();
}

QString timeOfDay(const QDateTime &time)
{
    return shownTime(time).time().toString(QStringLiteral("HH:mm:ss")) + suffix();
}

QString dateAndTime(const QDateTime &time)
{
    const QString text = QLocale().toString(shownTime(time), QLocale::ShortFormat);
    return inUtcNow ? TimeWords::tr("%1 UTC").arg(text) : text;
}

QString bothTimes(const QDateTime &time)
{
    return TimeWords::tr("%1 here, %2 UTC", "a time in both zones")
        .arg(QLocale().toString(time.toLocalTime(), QLocale::ShortFormat),
             QLocale().toString(time.toUTC(), QLocale::ShortFormat));
}

} // namespace serin
