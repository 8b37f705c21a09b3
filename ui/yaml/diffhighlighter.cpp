// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/diffhighlighter.h"

#include "ui/theme/theme.h"
#include "ui/yaml/textview.h"

#include <QTextBlock>

namespace serin {

DiffHighlighter::DiffHighlighter(TextView &view, const Theme &theme)
    : QSyntaxHighlighter(view.document()), m_view(view), m_theme(&theme)
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
    const QStringView line = m_view.lineOfBlock(currentBlock().blockNumber());
    QTextCharFormat format;
    if (line.startsWith(QLatin1String("+++")) || line.startsWith(QLatin1String("---")) ||
        line.startsWith(QLatin1Char('@')) || line.startsWith(QLatin1Char('\\'))) {
        format.setForeground(m_theme->mutedText);
    } else if (line.startsWith(QLatin1Char('+'))) {
        format.setForeground(m_theme->ok);
        format.setBackground(m_theme->okBackground);
    } else if (line.startsWith(QLatin1Char('-'))) {
        format.setForeground(m_theme->error);
        format.setBackground(m_theme->errorBackground);
    } else {
        return;
    }
    setFormat(0, static_cast<int>(text.size()), format);
}

} // namespace serin
