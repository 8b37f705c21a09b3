// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace serin {

/// Qt hands the focus of a widget that is disabled to whatever comes next, so that a second Enter
/// presses a button that nobody meant. While this lives, the focus waits beside the disabled widget
/// instead, on what holds it, where keys press nothing, and goes back when it is enabled again,
/// unless somebody moved the focus meanwhile. One for the whole program.
class FocusKeeper : public QObject
{
    Q_OBJECT
public:
    explicit FocusKeeper(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onFocusChanged(QWidget *before, QWidget *now);
    void forget();

    QPointer<QWidget> m_disabled;
    QPointer<QWidget> m_refuge; ///< has the focus for it
    bool m_isMoving = false;
};

} // namespace serin
