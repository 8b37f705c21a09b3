// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"

#include <QWidget>

#include <vector>

namespace serin {

class DiffHighlighter;
class TextView;

/// A diff as one text, or as the old and the new one side by side that scroll together. Lines have
/// their + and − signs in both. At most 256 KiB of text are shown; what is left out is said.
class DiffView : public QWidget
{
    Q_OBJECT
public:
    static constexpr qsizetype mostShown = 256 * 1024;

    explicit DiffView(QWidget *parent = nullptr);

    /// The unified view gets @p name as its objectName, the other two with Before and After behind.
    void setViewNames(const QString &name, const QString &accessibleName);
    /// @p leftOut: so many more lines are not in @p lines.
    void setLines(const std::vector<DiffLine> &lines, std::size_t leftOut = 0);
    void setSideBySide(bool isSideBySide);
    [[nodiscard]] bool isSideBySide() const { return m_isSideBySide; }
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    /// Of text, as it is shown now.
    [[nodiscard]] int lineCount() const;
    /// What @p lines need, with the margins.
    [[nodiscard]] int heightFor(int lines) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLines();
    void applyTheme();

    std::vector<DiffLine> m_lines;
    bool m_isSideBySide = false;
    TextView *m_unified;
    TextView *m_before;
    TextView *m_after;
    std::vector<DiffHighlighter *> m_highlighters;
};

} // namespace serin
