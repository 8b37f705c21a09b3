// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyrow.h"
#include "ui/history/historymodels.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace serin {

class DiffView;

/// What the chosen lines of the history are about, what changed between two of them in words and as
/// a diff, and what can be done with one.
class HistoryDetails : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryDetails(const HistoryModels &models, QWidget *parent = nullptr);
    ~HistoryDetails() override;

    /// Nothing, one line, or two to compare: @p older is the lower one of the list.
    void show(const HistoryRow *newer, const HistoryRow *older);
    /// Compares again what is shown: files have changed.
    void lookAgain();

    // What the buttons do, for the window's actions.
    void copyCommit();
    void toggleWorkingTree();
    void restore();
    void revert();
    void rollBack();
    /// Why it cannot be done with what is chosen; empty: it can.
    [[nodiscard]] QString copyReason() const;
    [[nodiscard]] QString compareReason() const;
    [[nodiscard]] QString restoreReason() const;
    [[nodiscard]] QString revertReason() const;
    [[nodiscard]] QString rollBackReason() const;

Q_SIGNALS:
    /// What can be done may be another thing.
    void changed();

private:
    QPushButton *addButton(const char *name, const QString &text);
    void buildButtons();
    void compare();
    void showTexts();
    void showButtons();
    void applySpacing();
    [[nodiscard]] const HistoryRow *only() const;

    HistoryModels m_models;
    std::optional<HistoryRow> m_newer;
    std::optional<HistoryRow> m_older;
    QLabel *m_title;
    QLabel *m_about;
    QLabel *m_words;
    QWidget *m_buttons;
    QPushButton *m_copy = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_rollBack = nullptr;
    DiffView *m_diff;
};

} // namespace serin
