// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardlines.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace serin {

class BoardController;
class FlowLayout;

/// The board: one line for each field that does not stand the same pushed, committed, in the
/// working tree, last applied and live, with the cause and what leads on from it (objectNames
/// `boardTable`, `boardActButton`).
///
/// A page of the project, beside the endpoints' pages and not one of them: its question, whether
/// all is as Git says, goes over all endpoints, and commit, push and pull are acts on the
/// repository. Each act is done where it stands already; here a line leads there.
class BoardPage : public QWidget
{
    Q_OBJECT
public:
    /// @p board must outlive it.
    explicit BoardPage(BoardController &board, QWidget *parent = nullptr);

    void focusTable();
    /// Not empty: what is on the remote cannot be taken from here, and why.
    void setPullReason(const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void stepRequested(serin::BoardStep step, const QString &endpoint);
    void endpointRequested(const QString &endpoint);
    void startWorkspaceRequested();
    void closeRequested();

private:
    void buildHead(QVBoxLayout &column);
    void buildTable();
    void buildFoot(QVBoxLayout &column);
    void showState();
    void showCurrent();
    void fitColumns();
    void applySpacing();
    [[nodiscard]] const BoardLine *current() const;

    BoardController &m_board;
    QLabel *m_title;
    QLabel *m_summary;
    QLineEdit *m_filter;
    QCheckBox *m_only;
    QPushButton *m_close;
    QLabel *m_message;
    QPushButton *m_start;
    QTableView *m_table;
    QLabel *m_notes;
    QWidget *m_foot;
    QLabel *m_words;
    QLabel *m_places;
    QPushButton *m_act;
    QPushButton *m_open;
    FlowLayout *m_tools;
    int m_fittedRows = 0;      ///< that the columns are as wide as
    bool m_isFitting = false;  ///< the columns
    bool m_isWidthOwn = false; ///< somebody drew a column as wide as wanted
    QString m_pullReason;
};

} // namespace serin
