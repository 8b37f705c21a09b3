// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/displaytext.h"

#include "services/manifest/diff/unifieddiff.h"

#include <QCoreApplication>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype mostBytes = 256 * 1024;
constexpr qsizetype longestLine = 2000;
constexpr int mostLines = 25'000; ///< a view takes 50 ms for them

struct DisplayTextWords
{
    Q_DECLARE_TR_FUNCTIONS(DisplayText)
};

bool isMisleading(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
        return c != QLatin1Char('\t');
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// Of ASCII, and shown as it is.
bool isPlain(QChar c)
{
    return c >= QLatin1Char(' ') && c <= QLatin1Char('~');
}

void append(QString &text, QStringView line)
{
    for (const QChar c : line) {
        if (isMisleading(c)) {
            text += QStringLiteral("⟨U+%1⟩").arg(QString::number(c.unicode(), 16).toUpper(), 4,
                                                 QLatin1Char('0'));
        } else {
            text += c;
        }
    }
}

} // namespace

DisplayText displayText(const QByteArray &bytes, LongLines longLines, LineEnds lineEnds)
{
    DisplayText result;
    const QString decoded = QString::fromUtf8(bytes.left(mostBytes));
    bool cutLine = false;
    int lines = 0;
    qsizetype begin = decoded.startsWith(QChar(QChar::ByteOrderMark)) ? 1 : 0;
    for (; begin < decoded.size() && lines < mostLines; ++lines) {
        qsizetype end = decoded.indexOf(QLatin1Char('\n'), begin);
        const bool hasEnd = end >= 0;
        end = hasEnd ? end : decoded.size();
        QStringView line = QStringView(decoded).mid(begin, end - begin);
        const bool isReturned = line.endsWith(QLatin1Char('\r'));
        line.chop(isReturned ? 1 : 0);
        const bool isCut = longLines == LongLines::Cut && line.size() > longestLine;
        append(result.text, isCut ? line.left(longestLine) : line);
        if (isCut) {
            result.text += QChar(0x2026);
            cutLine = true;
        }
        if (hasEnd) {
            result.text += isReturned && lineEnds == LineEnds::Keep ? QStringLiteral("\r\n")
                                                                    : QStringLiteral("\n");
        }
        begin = end + 1;
    }
    if (begin < decoded.size()) {
        result.note = DisplayTextWords::tr("Only the first 25,000 lines are shown");
    } else if (bytes.size() > mostBytes) {
        result.note = DisplayTextWords::tr("Only the first 256 KiB are shown");
    } else if (cutLine) {
        result.note = DisplayTextWords::tr("Long lines are cut after 2,000 characters");
    }
    return result;
}

QString shownText(const QString &text, qsizetype limit)
{
    const bool isCut = text.size() > limit;
    if (!isCut && std::all_of(text.begin(), text.end(), isPlain)) {
        return text;
    }
    QString shown = displayText(text.left(limit).toUtf8()).text;
    shown.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\t'), QLatin1Char(' '));
    return isCut ? shown + QChar(0x2026) : shown;
}

std::vector<DiffLine> diffLines(const std::optional<QByteArray> &before,
                                const std::optional<QByteArray> &after, const QString &name)
{
    using Kind = DiffLine::Kind;
    std::vector<DiffLine> lines;
    const DisplayText shown =
        displayText(unifiedDiff(before, after, name), LongLines::Keep, LineEnds::Keep);
    const QStringList parts = shown.text.split(QLatin1Char('\n'));
    for (const QString &part : parts) {
        const bool inHeader = lines.size() < 2;
        const QChar sign = part.isEmpty() ? QChar(QLatin1Char(' ')) : part.front();
        Kind kind = Kind::Context;
        if (inHeader) {
            kind = Kind::Header;
        } else if (sign == QLatin1Char('+')) {
            kind = Kind::Added;
        } else if (sign == QLatin1Char('-')) {
            kind = Kind::Removed;
        } else if (sign == QLatin1Char('@')) {
            kind = Kind::Hunk;
        }
        lines.push_back({kind, part});
    }
    if (!lines.empty() && lines.back().text.isEmpty()) {
        lines.pop_back();
    }
    if (!shown.note.isEmpty()) {
        lines.push_back({Kind::Hunk, shown.note});
    }
    return lines;
}

} // namespace serin
