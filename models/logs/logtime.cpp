// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logtime.h"

#include <QDateTime>

namespace serin {

namespace {

/// Reads one after the other what stands at the beginning of a text.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    /// @p digits digits; -1: there are others.
    int number(qsizetype digits)
    {
        int value = 0;
        if (m_text.size() < digits) {
            return -1;
        }
        for (qsizetype i = 0; i < digits; ++i) {
            const char16_t digit = m_text[i].unicode();
            if (digit < u'0' || digit > u'9') {
                return -1;
            }
            value = value * 10 + (digit - u'0');
        }
        m_text = m_text.mid(digits);
        return value;
    }
    bool skip(QLatin1String any)
    {
        if (m_text.isEmpty() || !any.contains(m_text.front())) {
            return false;
        }
        m_text = m_text.mid(1);
        return true;
    }
    /// What stands behind the point of "3.25"; 0: no point.
    double fraction()
    {
        double value = 0;
        double weight = 0.1;
        if (!skip(QLatin1String(".,"))) {
            return 0;
        }
        for (int digit = number(1); digit >= 0; digit = number(1)) {
            value += digit * weight;
            weight /= 10;
        }
        return value;
    }
    /// Seconds east of Greenwich; nothing: no zone is said.
    std::optional<int> zone()
    {
        if (skip(QLatin1String("Z"))) {
            return 0;
        }
        Reader behind(*this);
        behind.skip(QLatin1String(" "));
        const bool isWest = behind.skip(QLatin1String("-"));
        if (!isWest && !behind.skip(QLatin1String("+"))) {
            return std::nullopt;
        }
        const int hours = behind.number(2);
        behind.skip(QLatin1String(":"));
        const int minutes = behind.number(2);
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
            return std::nullopt;
        }
        return (isWest ? -1 : 1) * (hours * 3'600 + minutes * 60);
    }

private:
    QStringView m_text;
};

} // namespace

std::optional<double> logTime(QStringView line, bool isLocal)
{
    Reader reader(line.left(48));
    reader.skip(QLatin1String("["));
    const int year = reader.number(4);
    const bool isDate = year > 0 && reader.skip(QLatin1String("-/"));
    const int month = isDate ? reader.number(2) : -1;
    reader.skip(QLatin1String("-/"));
    const int day = isDate ? reader.number(2) : -1;
    if (!reader.skip(QLatin1String(" T"))) {
        return std::nullopt;
    }
    const int hour = reader.number(2);
    reader.skip(QLatin1String(":"));
    const int minute = reader.number(2);
    reader.skip(QLatin1String(":"));
    const int second = reader.number(2);
    const QDate date(year, month, day);
    const QTime time(hour, minute, second);
    if (!isDate || !date.isValid() || !time.isValid()) {
        return std::nullopt;
    }
    const double fraction = reader.fraction();
    const std::optional<int> zone = reader.zone();
    const QDateTime moment(date, time, isLocal && !zone ? Qt::LocalTime : Qt::UTC);
    return static_cast<double>(moment.toSecsSinceEpoch() - zone.value_or(0)) + fraction;
}

} // namespace serin
