// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace serin {

class TextView;
struct Theme;

/// Colours of a unified diff, besides its signs, in a view of it.
class DiffHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    /// @p view owns it.
    DiffHighlighter(TextView &view, const Theme &theme);
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    TextView &m_view;
    const Theme *m_theme;
};

} // namespace serin
