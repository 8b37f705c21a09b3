// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/diffview.h"

#include "models/manifest/sidebysidediff.h"
#include "ui/theme/theme.h"
#include "ui/yaml/diffhighlighter.h"
#include "ui/yaml/textview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTextDocument>

#include <algorithm>

namespace serin {

DiffView::DiffView(QWidget *parent)
    : QWidget(parent), m_unified(new TextView(this)), m_before(new TextView(this)),
      m_after(new TextView(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    for (TextView *view : {m_unified, m_before, m_after}) {
        row->addWidget(view, 1);
        view->setCopyEndsLines(true);
        m_highlighters.push_back(new DiffHighlighter(*view, Theme::fromPalette(palette())));
    }
    for (const auto &[one, other] : {std::pair(m_before, m_after), std::pair(m_after, m_before)}) {
        connect(one->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(),
                &QScrollBar::setValue);
        connect(one->horizontalScrollBar(), &QScrollBar::valueChanged, other->horizontalScrollBar(),
                &QScrollBar::setValue);
    }
    connect(m_unified, &TextView::spacingChanged, this, &DiffView::fitHeight);
    showLines();
}

void DiffView::setViewNames(const QString &name, const QString &accessibleName)
{
    m_unified->setObjectName(name);
    m_unified->setAccessibleName(accessibleName);
    m_before->setObjectName(name + QStringLiteral("Before"));
    m_before->setAccessibleName(
        tr("%1: the old text", "what the diff is about").arg(accessibleName));
    m_after->setObjectName(name + QStringLiteral("After"));
    m_after->setAccessibleName(
        tr("%1: the new text", "what the diff is about").arg(accessibleName));
}

void DiffView::setLines(const std::vector<DiffLine> &lines, std::size_t leftOut)
{
    std::vector<DiffLine> shown;
    qsizetype size = 0;
    for (const DiffLine &line : lines) {
        size += line.text.size() + 1;
        if (size > mostShown) {
            break;
        }
        shown.push_back(line);
    }
    leftOut += lines.size() - shown.size();
    if (leftOut > 0) {
        const QString note = tr("%Ln more lines are not shown here; git diff shows them", nullptr,
                                static_cast<int>(leftOut));
        shown.push_back({DiffLine::Kind::Hunk, QStringLiteral("@@ %1 @@").arg(note)});
    }
    const auto isSame = [](const DiffLine &one, const DiffLine &other) {
        return one.kind == other.kind && one.text == other.text;
    };
    if (!std::equal(shown.begin(), shown.end(), m_lines.begin(), m_lines.end(), isSame)) {
        m_lines = std::move(shown);
        showLines();
    }
}

void DiffView::setSideBySide(bool isSideBySide)
{
    if (isSideBySide != m_isSideBySide) {
        m_isSideBySide = isSideBySide;
        showLines();
    }
}

void DiffView::showLines()
{
    m_unified->setVisible(!m_isSideBySide);
    m_before->setVisible(m_isSideBySide);
    m_after->setVisible(m_isSideBySide);
    QStringList all;
    if (m_isSideBySide) {
        const SideBySideDiff sides = sideBySide(m_lines);
        m_before->showText(sides.before.join(QLatin1Char('\n')));
        m_after->showText(sides.after.join(QLatin1Char('\n')));
    } else {
        for (const DiffLine &line : m_lines) {
            all.append(line.text);
        }
        m_unified->showText(all.join(QLatin1Char('\n')));
    }
    fitHeight();
}

void DiffView::setHeight(Height height, int fewest, int most)
{
    m_height = height;
    m_fewest = fewest;
    m_most = most;
    fitHeight();
}

void DiffView::fitHeight()
{
    if (m_most == 0) {
        return;
    }
    const bool isFixed = m_height == Height::Fixed;
    const int count = (m_isSideBySide ? m_before : m_unified)->lineCount() + (isFixed ? 1 : 0);
    const int height =
        m_unified->fontMetrics().lineSpacing() * std::clamp(count, m_fewest, m_most) +
        2 * static_cast<int>(m_unified->document()->documentMargin());
    if (isFixed) {
        setFixedHeight(height);
    } else {
        setMinimumHeight(height);
    }
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void DiffView::applyTheme()
{
    for (DiffHighlighter *highlighter : m_highlighters) {
        highlighter->setTheme(Theme::fromPalette(palette()));
    }
}

} // namespace serin
