// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace serin {

struct Theme;

/// Colours of a unified diff, besides its signs.
class DiffHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    DiffHighlighter(QTextDocument *document, const Theme &theme);
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme *m_theme;
};

} // namespace serin
