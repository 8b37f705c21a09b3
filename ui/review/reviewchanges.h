// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace serin {

class CheckLine;
class DiffView;
class LineList;
class ReviewController;

/// What changes: in words by endpoint, the files to tick, and their diff.
class ReviewChanges : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewChanges(ReviewController &review, QWidget *parent = nullptr);
    void showContent();
    void setSideBySide(bool isSideBySide);

Q_SIGNALS:
    /// By the person.
    void sideBySideToggled(bool isSideBySide);

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
    QPushButton *m_sideBySide;
    DiffView *m_diff;
};

} // namespace serin
