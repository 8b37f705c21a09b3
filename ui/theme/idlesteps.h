// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace serin {

/// Does work that nobody waits for, a part in each turn of the event loop, while the person does
/// nothing: a key, a button or the wheel puts it off. GUI thread only; ends with its owner.
class IdleSteps : public QObject
{
    Q_OBJECT
public:
    /// @p step does the next part, which should take less than a frame, and returns whether there
    /// may be another one.
    explicit IdleSteps(std::function<bool()> step, QObject *parent = nullptr);

    /// Begins when nothing was pressed for @p pause, counted from now on; once. Does nothing when
    /// it has begun before.
    void start(std::chrono::milliseconds pause);
    /// All steps are done.
    [[nodiscard]] bool isDone() const { return m_phase == Phase::Done; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Phase { New, Running, Done };

    void next();

    const std::function<bool()> m_step;
    std::chrono::milliseconds m_pause{0};
    QTimer m_timer;
    Phase m_phase = Phase::New;
};

} // namespace serin
