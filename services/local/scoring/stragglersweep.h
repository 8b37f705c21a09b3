// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/process/processfamily.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace serin {

/// Kills what ended processes have left behind: in a thread of its own, and in one pass for all
/// that ended at about the same time, as each pass looks at all processes of the computer.
class StragglerSweep : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void()>;

    explicit StragglerSweep(QObject *parent = nullptr);
    /// Waits for the pass under way; nothing is called any more.
    ~StragglerSweep() override;

    /// Calls @p done from the event loop when nothing of @p family lives any more (or will not
    /// die), unless @p context has died by then.
    void sweep(const ProcessFamily &family, QObject *context, Done done);

private:
    struct Order
    {
        ProcessFamily family;
        QPointer<QObject> context;
        Done done;
    };
    void begin();
    void finish();

    QThreadPool m_pool;
    QTimer m_gathering;
    QList<Order> m_waiting;
    QList<Order> m_running;
};

} // namespace serin
