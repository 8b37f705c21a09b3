// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/isoduration.h"

#include <QRegularExpression>

namespace serin {

namespace {

using std::chrono::milliseconds;

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 week = 7 * day;
constexpr qint64 longest = 10'000 * day;

// Takes the whole units of `unit` out of `left` and writes them.
void appendWhole(QString &text, qint64 &left, qint64 unit, QChar letter)
{
    if (const qint64 count = left / unit; count > 0) {
        text += QString::number(count) + letter;
        left %= unit;
    }
}

} // namespace

QString isoDuration(milliseconds duration)
{
    Q_ASSERT(duration.count() >= 0);
    qint64 left = duration.count();
    QString text = QStringLiteral("P");
    appendWhole(text, left, day, u'D');
    if (left > 0 || text.size() == 1) {
        text += u'T';
        appendWhole(text, left, hour, u'H');
        appendWhole(text, left, minute, u'M');
        if (left > 0 || text.endsWith(u'T')) {
            text += QString::number(left / second);
            if (const qint64 fraction = left % second; fraction > 0) {
                QString digits = QString::number(fraction).rightJustified(3, u'0');
                while (digits.endsWith(u'0')) {
                    digits.chop(1);
                }
                text += u'.' + digits;
            }
            text += u'S';
        }
    }
    return text;
}

std::optional<milliseconds> durationFromIso(QStringView text)
{
    static const QRegularExpression form(QStringLiteral(
        R"(\AP(?=[0-9T])(?:(\d{1,5})W)?(?:(\d{1,5})D)?)"
        R"((?:T(?=[0-9])(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?S)?)?\z)"));
    const QRegularExpressionMatch match = form.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto part = [&](int group, qint64 unit) {
        return match.capturedView(group).toLongLong() * unit; // an absent group reads as 0
    };
    const QString fraction = match.captured(6).leftJustified(3, u'0', true);
    const qint64 total = part(1, week) + part(2, day) + part(3, hour) + part(4, minute) +
                         part(5, second) + fraction.toLongLong();
    if (total > longest) {
        return std::nullopt;
    }
    return milliseconds(total);
}

} // namespace serin
