// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filedescriptor.h"

#include <QByteArrayView>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>

namespace serin {

/// A pipe that child processes write into and that is read in the event loop, at most so fast that
/// a flood cannot keep this thread busy: beyond that the writers wait.
class OutputPipe : public QObject
{
    Q_OBJECT

public:
    using Take = std::function<void(QByteArrayView)>;

    /// @p take gets what is read. Without free file numbers writeEnd() is -1 and nothing comes.
    explicit OutputPipe(Take take, QObject *parent = nullptr);

    /// For the child; -1 after closeWriteEnd().
    [[nodiscard]] int writeEnd() const { return m_write.number(); }
    /// To be called when the child has it.
    void closeWriteEnd() { m_write.close(); }
    /// Reads what is there, up to a limit, and nothing after that, even if somebody still writes.
    void finish();

private:
    void readSome();
    [[nodiscard]] bool readBlock();

    const Take m_take;
    FileDescriptor m_read;
    FileDescriptor m_write;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_pause;
    QByteArray m_buffer;
    qint64 m_readInTurn = 0; // since the turn began
    std::chrono::steady_clock::time_point m_turn{};
};

} // namespace serin
