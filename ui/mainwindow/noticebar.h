// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/noticearea.h"

#include <QFrame>

class QLabel;

namespace serin {

/// One Notice: icon, words, the acts, Copy for failures, and a button to dismiss it.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(const Notice &notice, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(const Notice &notice) const;
    [[nodiscard]] const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void dismissed();

private:
    QLabel *addLabel(const QString &text);
    void applyTheme();

    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_text = nullptr;
    QLabel *m_advice = nullptr;
};

} // namespace serin
