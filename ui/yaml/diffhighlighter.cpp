// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/diffhighlighter.h"

#include "ui/theme/theme.h"

namespace serin {

DiffHighlighter::DiffHighlighter(QTextDocument *document, const Theme &theme)
    : QSyntaxHighlighter(document), m_theme(&theme)
{}

void DiffHighlighter::setTheme(const Theme &theme)
{
    if (m_theme != &theme) {
        m_theme = &theme;
        rehighlight();
    }
}

void DiffHighlighter::highlightBlock(const QString &text)
{
    QTextCharFormat format;
    if (text.startsWith(QLatin1String("+++")) || text.startsWith(QLatin1String("---")) ||
        text.startsWith(QLatin1Char('@')) || text.startsWith(QLatin1Char('\\'))) {
        format.setForeground(m_theme->mutedText);
    } else if (text.startsWith(QLatin1Char('+'))) {
        format.setForeground(m_theme->ok);
        format.setBackground(m_theme->okBackground);
    } else if (text.startsWith(QLatin1Char('-'))) {
        format.setForeground(m_theme->error);
        format.setBackground(m_theme->errorBackground);
    } else {
        return;
    }
    setFormat(0, static_cast<int>(text.size()), format);
}

} // namespace serin
