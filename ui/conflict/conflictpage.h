// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace serin {

class ConflictController;
class ConflictRegionCard;
class DiffView;

/// A rebase, merge, cherry-pick or revert that stands still: theirs and mine for each place of each
/// file, what comes of the choices, and the ways out (objectName `conflictPage`).
class ConflictPage : public QWidget
{
    Q_OBJECT
public:
    /// @p conflict must outlive it.
    explicit ConflictPage(ConflictController &conflict, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void closeRequested();

private:
    QPushButton *addButton(const char *name, const QString &text, QLayout &row);
    void build();
    void showState();
    void showFiles();
    void showFile();
    void showButtons();
    void applySpacing();
    [[nodiscard]] int current() const;

    ConflictController &m_conflict;
    QLabel *m_title;
    QLabel *m_state;
    QWidget *m_fileRow;
    QComboBox *m_file;
    QPushButton *m_allTheirs = nullptr;
    QPushButton *m_allMine = nullptr;
    QCheckBox *m_byHand;
    QVBoxLayout *m_regions = nullptr;
    std::vector<ConflictRegionCard *> m_cards;
    QLabel *m_resultTitle;
    QLabel *m_resultProblem;
    DiffView *m_result;
    QPushButton *m_continue = nullptr;
    QPushButton *m_abort = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_waiting = nullptr; ///< has the focus until there is something to choose
};

} // namespace serin
