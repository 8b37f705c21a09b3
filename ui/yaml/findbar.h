// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace serin {

/// Asks what to find in a text (objectName `findBar`, the field `findText`), and tells how much
/// there is of it. Enter goes on, Shift+Enter back, Escape closes.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows itself with the focus in the field; @p words, unless empty, are what to find.
    void open(const QString &words);
    [[nodiscard]] SearchQuery query() const;
    /// "3 of 17".
    void setCount(const QString &text);
    /// What is wrong with the query, a sentence below the field; empty: nothing.
    void setProblem(const QString &text);
    void setCanMove(bool can);

Q_SIGNALS:
    void queryChanged();
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();
    void applySpacing();

    QLineEdit *m_words;
    QToolButton *m_minds;
    QToolButton *m_pattern;
    QLabel *m_count;
    QPushButton *m_previous;
    QPushButton *m_next;
    QToolButton *m_close;
    QLabel *m_problem;
};

} // namespace serin
