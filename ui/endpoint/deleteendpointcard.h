// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace serin {

class EndpointRemoval;

/// Asks for the name of the endpoint that is to be deleted, and says what that means. Shown while
/// the question is open. Escape drops it.
class DeleteEndpointCard : public QFrame
{
    Q_OBJECT
public:
    /// @p removal must outlive it.
    explicit DeleteEndpointCard(EndpointRemoval &removal, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened();

private:
    void showQuestion();
    void applySpacing();

    EndpointRemoval &m_removal;
    QLabel *m_title;
    QLabel *m_consequences;
    QLabel *m_prompt;
    QLineEdit *m_name;
    QPushButton *m_delete;
    QPushButton *m_cancel;
    bool m_wasOpen = false;
};

} // namespace serin
