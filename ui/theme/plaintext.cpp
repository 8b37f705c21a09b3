// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plaintext.h"

#include <QGuiApplication>
#include <QTextDocument>

#include <algorithm>

namespace serin {

namespace {

constexpr QChar isolate(0x2066); ///< what follows reads from left to right
constexpr QChar endOfIsolate(0x2069);

constexpr int toolTipLimit = 2000;

QString cut(const QString &text, int limit)
{
    return text.size() <= limit ? text : text.left(limit) + QChar(0x2026);
}

} // namespace

QString plainToolTip(const QString &text)
{
    const QString shown = cut(text, toolTipLimit);
    if (!Qt::mightBeRichText(shown)) {
        return shown;
    }
    return QStringLiteral("<qt>%1</qt>")
        .arg(shown.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QString singleLine(const QString &text, int limit)
{
    QString line = cut(text, limit);
    qsizetype closing = -1;
    for (qsizetype i = 0; i < line.size(); ++i) {
        QChar &c = line[i];
        if (c == isolate && closing < i) {
            closing = line.indexOf(endOfIsolate, i);
            if (closing > i) {
                continue; // a pair keeps what is within it together, and changes nothing outside
            }
        }
        if (i == closing) {
            continue;
        }
        const QChar::Category category = c.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format ||
            category == QChar::Separator_Line || category == QChar::Separator_Paragraph) {
            c = QLatin1Char(' ');
        }
    }
    return line;
}

QString breakable(const QString &text)
{
    constexpr qsizetype longest = 20;
    constexpr qsizetype shortest = 8; // a shorter piece is no end of a line
    constexpr qsizetype path = 40;    // a longer word is one, or the like
    static const QString seams = QStringLiteral("/\\.,:;=&?-_");
    QString result;
    qsizetype run = 0;
    bool isPath = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace()) {
            run = 0;
            result += c;
            continue;
        }
        if (run++ == 0) {
            const auto isSpace = [](QChar other) { return other.isSpace(); };
            const auto begin = text.begin() + i;
            isPath = std::find_if(begin, text.end(), isSpace) - begin > path;
        }
        const bool isSeam = isPath && run > shortest && seams.contains(text[i - 1]);
        if ((isSeam || run > longest) && !c.isLowSurrogate() && !c.isMark()) {
            result += QChar(0x200B); // a space without width
            run = 1;
        }
        result += c;
    }
    return result;
}

QString wholeAtHyphens(const QString &text)
{
    return QString(text).replace(QLatin1Char('-'), QStringLiteral("-\u2060"));
}

QString leftToRight(const QString &text)
{
    return QGuiApplication::isLeftToRight() || text.isEmpty() ? text
                                                              : isolate + text + endOfIsolate;
}

} // namespace serin
