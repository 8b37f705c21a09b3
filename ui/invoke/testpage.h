// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace serin {

class ActionRegistry;
class InvokeController;
class LiveBar;
class LiveController;

/// Sends requests to the endpoint or one deployment and shows what comes back (objectNames
/// `testTarget`, `sendButton`, `compareButton`).
class TestPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    TestPage(InvokeController &invoke, LiveController &live, QWidget *parent = nullptr);

    /// Puts the cursor into the request.
    void focusRequest();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildBar();
    void buildCopyMenu();
    void showTargets();
    void showState();
    void compare();
    void copy(const QString &command);
    void showError(const QString &text);
    void applySpacing();
    void applyWidth();
    [[nodiscard]] QString baseline() const;
    [[nodiscard]] QString candidate() const;

    InvokeController &m_invoke;
    LiveBar *m_liveBar;
    QComboBox *m_target;
    QPushButton *m_send;
    QPushButton *m_stop;
    QPushButton *m_compare;
    QComboBox *m_compareWith;
    QToolButton *m_copy;
    QMenu *m_copyMenu;
    QLabel *m_reason;
    QLabel *m_error;
    QSplitter *m_splitter; ///< request and response
    QSplitter *m_lower;    ///< those and the history
};

} // namespace serin
