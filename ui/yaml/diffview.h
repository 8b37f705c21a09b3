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
    enum class Height {
        Fixed,   ///< with room for a scroll bar below
        AtLeast, ///< it takes more where there is more
    };
    /// From now on it is as high as its lines, counted as @p fewest to @p most, in whatever font.
    void setHeight(Height height, int fewest, int most);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLines();
    void fitHeight();
    void applyTheme();

    std::vector<DiffLine> m_lines;
    bool m_isSideBySide = false;
    Height m_height = Height::AtLeast;
    int m_fewest = 0;
    int m_most = 0; ///< 0: whatever the layout gives
    TextView *m_unified;
    TextView *m_before;
    TextView *m_after;
    std::vector<DiffHighlighter *> m_highlighters;
};

} // namespace serin
