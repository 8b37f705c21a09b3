// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace serin {

class CheckLine;
class DiffHighlighter;
class LineList;
class ReviewController;
class TextView;

/// What changes: in words by endpoint, the files to tick, and their diff.
class ReviewChanges : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewChanges(ReviewController &review, QWidget *parent = nullptr);
    void showContent();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFiles();
    void showDiff();
    void applyTheme();

    ReviewController &m_review;
    QLabel *m_title;
    LineList *m_words;
    QWidget *m_files;
    QVBoxLayout *m_fileColumn;
    std::vector<CheckLine *> m_lines; ///< one for each file
    TextView *m_diff;
    DiffHighlighter *m_highlighter;
    QString m_shownDiff;
};

} // namespace serin
