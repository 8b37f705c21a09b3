// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace serin {

/// Turns SIGINT, SIGTERM and SIGHUP (its terminal is closed) into a signal of the event loop, the
/// last not where it is ignored, as under nohup. One at a time in a process; the handlers from
/// before are back when it ends.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    /// Once for each signal that came; several in a row may be told as one. @p number is one of
    /// the three.
    void received(int number);

private:
    void readPending();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace serin
