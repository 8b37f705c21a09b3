// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace serin {

/// Lets Enter press the button that has the focus, as Space does: Qt does it in dialogs alone.
/// What has a menu opens it. A key that is held down presses once. One for the whole program.
class EnterPresses : public QObject
{
    Q_OBJECT
public:
    explicit EnterPresses(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace serin
