// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"

#include <QFrame>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace serin {

class ElidedLabel;

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
    /// "3 of 17", or what is wrong; @p isProblem makes it stand out.
    void setCount(const QString &text, bool isProblem);
    [[nodiscard]] const QString &count() const;
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
    ElidedLabel *m_count;
    QPushButton *m_previous;
    QPushButton *m_next;
    QToolButton *m_close;
};

} // namespace serin
