// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <thread>

#include <execinfo.h>
#include <pthread.h>

namespace serin {

/// How long the thread that makes it is away from its events at a stretch. Another thread asks it
/// for a sign of life every two milliseconds, so that what a test turns, sleeps or blocks in its
/// own slots counts too. Of each stretch it tells the time that passed, and how much of that the
/// thread computed: on a busy computer the rest is spent waiting for a processor. One at a time.
class StallWatch : public QObject
{
public:
    struct Stall
    {
        double wall = 0;     ///< milliseconds
        double computed = 0; ///< milliseconds
    };

    /// @p traced: of what computes longer, the calls are kept; see trace(). Nothing: no trace.
    explicit StallWatch(std::chrono::milliseconds traced = std::chrono::milliseconds::max())
        : m_traced(traced), m_thread(pthread_self())
    {
        s_watch = this;
        pthread_getcpuclockid(m_thread, &m_cpuClock);
        if (traced != std::chrono::milliseconds::max()) {
            void *frame = nullptr;
            ::backtrace(&frame, 1); // loads what it needs outside of the signal
            struct sigaction action
            {};
            action.sa_handler = [](int) { s_watch.load()->keepFrames(); };
            action.sa_flags = SA_RESTART;
            ::sigaction(SIGURG, &action, nullptr);
        }
        m_asker = std::thread([this] { ask(); });
    }
    ~StallWatch() override
    {
        m_ends = true;
        m_asker.join();
    }

    [[nodiscard]] Stall longest() const { return m_longest; }
    /// The stall that computed most since the last call, for sampling in turns.
    Stall take() { return std::exchange(m_longest, {}); }
    /// While one lives, what the thread does is no stall: it is of the measuring, not of the
    /// measured.
    class Pause
    {
    public:
        explicit Pause(StallWatch *watch) : m_watch(watch)
        {
            if (m_watch) {
                QCoreApplication::sendPostedEvents(m_watch, QEvent::User); // what was so far counts
            }
        }
        ~Pause()
        {
            if (m_watch) {
                m_watch->m_isPaused = true;
                QCoreApplication::sendPostedEvents(m_watch, QEvent::User);
                m_watch->m_isPaused = false;
            }
        }
        Q_DISABLE_COPY_MOVE(Pause)

    private:
        StallWatch *const m_watch;
    };
    /// Where the thread was while it stalled longest, the innermost call first; link with
    /// -rdynamic for names, or look the addresses up with addr2line.
    [[nodiscard]] QStringList trace() const
    {
        QStringList lines;
        char **const words = ::backtrace_symbols(m_kept.data(), m_keptCount);
        for (int i = 0; words && i < m_keptCount; ++i) {
            lines.append(QString::fromLocal8Bit(words[i]));
        }
        std::free(words);
        return lines;
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User) {
            return QObject::event(event);
        }
        const Stall stall{now(CLOCK_MONOTONIC) - m_askedAt, now(m_cpuClock) - m_askedCpu};
        if (!m_isPaused) {
            keep(stall);
        }
        m_frameCount = 0;
        m_isAsked = false;
        return true;
    }

private:
    void keep(const Stall &stall)
    {
        m_longest.wall = std::max(m_longest.wall, stall.wall);
        if (stall.computed > m_longest.computed) {
            m_longest.computed = stall.computed;
            m_kept = m_frames;
            m_keptCount = m_frameCount;
        }
    }

    static double now(clockid_t clock)
    {
        timespec time{};
        ::clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    void ask()
    {
        using namespace std::chrono_literals;
        bool isTraced = false;
        for (; !m_ends; std::this_thread::sleep_for(2ms)) {
            if (!m_isAsked) {
                m_askedCpu = now(m_cpuClock);
                m_askedAt = now(CLOCK_MONOTONIC);
                m_isAsked = true;
                isTraced = false;
                QCoreApplication::postEvent(this, new QEvent(QEvent::User));
            } else if (!isTraced && m_traced != std::chrono::milliseconds::max() &&
                       now(m_cpuClock) - m_askedCpu > static_cast<double>(m_traced.count())) {
                isTraced = true;
                ::pthread_kill(m_thread, SIGURG);
            }
        }
    }

    void keepFrames()
    {
        m_frameCount = ::backtrace(m_frames.data(), static_cast<int>(m_frames.size()));
    }

    static inline std::atomic<StallWatch *> s_watch;
    const std::chrono::milliseconds m_traced;
    const pthread_t m_thread;
    clockid_t m_cpuClock{};
    std::atomic<bool> m_ends = false;
    std::atomic<bool> m_isAsked = false; ///< hands m_askedAt and m_askedCpu over
    double m_askedAt = 0;
    double m_askedCpu = 0;
    Stall m_longest;
    std::array<void *, 60> m_frames{};
    int m_frameCount = 0;
    std::array<void *, 60> m_kept{};
    int m_keptCount = 0;
    bool m_isPaused = false;
    std::thread m_asker;
};

} // namespace serin
