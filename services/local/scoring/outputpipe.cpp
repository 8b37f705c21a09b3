// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/outputpipe.h"

#include <chrono>
#include <fcntl.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr qsizetype pipeBlockBytes = 65'536;
constexpr std::chrono::milliseconds turn{100};
constexpr qint64 mostInTurn = 6 * 1024 * 1024; // 60 MB/s: a few percent of a core
constexpr qint64 mostAtTheEnd = 2 * 1024 * 1024;

} // namespace

OutputPipe::OutputPipe(Take take, QObject *parent)
    : QObject(parent), m_take(std::move(take)), m_pause(this)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) {
        return;
    }
    m_read = FileDescriptor(FileCalls::system(), ends[0]);
    m_write = FileDescriptor(FileCalls::system(), ends[1]);
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    ::fcntl(m_read.number(), F_SETFL, O_NONBLOCK);
    m_buffer.resize(pipeBlockBytes);
    m_notifier = std::make_unique<QSocketNotifier>(m_read.number(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &OutputPipe::readSome);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_notifier) {
            m_notifier->setEnabled(true);
        }
    });
}

void OutputPipe::readSome()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_turn >= turn) {
        m_turn = now;
        m_readInTurn = 0;
    }
    if (!readBlock()) {
        m_notifier->setEnabled(false); // everybody has closed it
    } else if (m_readInTurn >= mostInTurn) {
        m_notifier->setEnabled(false);
        m_pause.start(turn);
    }
}

/// False at the end. True also when there is nothing just now.
bool OutputPipe::readBlock()
{
    const ssize_t got = untilNotInterrupted([this] {
        return ::read(m_read.number(), m_buffer.data(), static_cast<size_t>(pipeBlockBytes));
    });
    if (got > 0) {
        m_readInTurn += got;
        m_take(QByteArrayView(m_buffer).first(got));
    }
    return got > 0 || (got < 0 && errno == EAGAIN);
}

void OutputPipe::finish()
{
    m_notifier.reset();
    m_pause.stop();
    closeWriteEnd();
    const qint64 begin = m_readInTurn;
    qint64 before = -1;
    while (m_read.isOpen() && before != m_readInTurn && m_readInTurn - begin < mostAtTheEnd) {
        before = m_readInTurn;
        if (!readBlock()) {
            break;
        }
    }
    m_read.close();
}

} // namespace serin
