// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace serin {

/// Asks what to find in a text (objectName `findBar`, the field `findText`), and tells how much
/// there is of it; asks what to put in its place, too (the field `replaceText`). Enter goes on,
/// Shift+Enter back, Escape closes.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows itself with the focus in the field; @p words, unless empty, are what to find.
    void open(const QString &words);
    /// Likewise, with what to put in its place.
    void openReplace(const QString &words);
    [[nodiscard]] SearchQuery query() const;
    [[nodiscard]] QString replacement() const;
    /// Why nothing can be replaced, a sentence; empty: it can.
    void setReplaceReason(const QString &reason);
    /// "3 of 17".
    void setCount(const QString &text);
    /// What is wrong with the query, a sentence below the field; empty: nothing.
    void setProblem(const QString &text);
    void setCanMove(bool can);

Q_SIGNALS:
    void queryChanged();
    void nextRequested();
    void previousRequested();
    void replaceRequested();
    void replaceAllRequested();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectParts();
    void close();
    void updateReplace();
    void applySpacing();

    QLineEdit *m_words;
    QToolButton *m_minds;
    QToolButton *m_pattern;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QLabel *m_problem;
    QGridLayout *m_rows;
    QLineEdit *m_replacement;
    QWidget *m_replaceActs;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QLabel *m_reason;
    bool m_canMove = false;
    bool m_replaces = false; ///< the second row is shown
};

} // namespace serin
