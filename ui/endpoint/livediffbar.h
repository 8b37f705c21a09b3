// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace serin {

class DriftController;

/// *Live differs from Git*: the differences in words, and what to do about them. Hidden while there
/// are none.
class LiveDiffBar : public QFrame
{
    Q_OBJECT
public:
    /// @p drift must outlive it.
    explicit LiveDiffBar(DriftController &drift, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Git is to be applied: the review shows what that does.
    void applyRequested();
    /// What is to be applied is to be pulled first.
    void pullRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addButton(const QString &objectName, const QString &text, const QString &tip);
    void showState();
    void applyTheme();

    DriftController &m_drift;
    QLabel *m_glyph;
    QLabel *m_title;
    QLabel *m_lines;
    QLabel *m_notice;
    QWidget *m_acts;
    QPushButton *m_apply;
    QPushButton *m_take;
    QPushButton *m_ignore;
    QVBoxLayout *m_words;
    int m_role = -1;
};

} // namespace serin
