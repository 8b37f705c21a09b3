// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/terminationsignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace serin {

namespace {

int ends[2] = {-1, -1}; // a signal handler reaches nothing but globals
constexpr std::array told{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, told.size()> previous;

// Only calls that are safe in a signal handler (signal-safety(7)).
extern "C" void passOn(int number)
{
    const int kept = errno;
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, 1);
    errno = kept;
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent) : QObject(parent)
{
    Q_ASSERT(ends[0] < 0);
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) {
        qFatal("no socket pair for signals");
    }
    m_notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &TerminationSignals::readPending);
    struct sigaction action = {};
    action.sa_handler = passOn;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < told.size(); ++i) {
        ::sigaction(told[i], nullptr, &previous[i]);
        // A shell ignores SIGINT for what it starts in the background, which shall hear it.
        if (told[i] != SIGHUP || previous[i].sa_handler != SIG_IGN) {
            ::sigaction(told[i], &action, nullptr);
        }
    }
}

TerminationSignals::~TerminationSignals()
{
    for (std::size_t i = 0; i < told.size(); ++i) {
        ::sigaction(told[i], &previous[i], nullptr);
    }
    delete m_notifier;
    for (int &end : ends) {
        ::close(std::exchange(end, -1));
    }
}

void TerminationSignals::readPending()
{
    char numbers[64];
    const ssize_t count = ::read(ends[1], numbers, sizeof numbers);
    if (count > 0) {
        Q_EMIT received(numbers[count - 1]);
    }
}

} // namespace serin
