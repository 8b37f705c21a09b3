// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logentry.h"

namespace serin {

namespace {

bool isPlain(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // the marks that turn the direction of text are among these
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (QChar c : text) {
        if (c == u'\n') {
            result += QLatin1String("\\n");
        } else if (c == u'\t') {
            result += QLatin1String("\\t");
        } else if (!isPlain(c)) {
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

QString LogEntry::toLine() const
{
    return time.toUTC().toString(Qt::ISODateWithMs) + u' ' + logTypeName(type) + u' ' +
           escaped(category) + u' ' + escaped(message);
}

QString logTypeName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
        return QStringLiteral("critical");
    case QtFatalMsg:
        return QStringLiteral("fatal");
    }
    Q_UNREACHABLE();
}

} // namespace serin
