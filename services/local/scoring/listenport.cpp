// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/listenport.h"

#include "services/core/systemerror.h"

#include <QFile>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace serin {

namespace {

constexpr int lowestPort = 10'000; // below are the names of many known services
constexpr int highestPort = 65'535;
constexpr int tries = 1'000;

struct PortRange
{
    int first = 0;
    int last = 0;
};

/// Where the system takes ports from (ip(7), ip_local_port_range).
PortRange systemsRange()
{
    QFile file(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"));
    const QList<QByteArray> ends = file.open(QIODevice::ReadOnly)
                                       ? file.readAll().simplified().split(' ')
                                       : QList<QByteArray>();
    const PortRange range =
        ends.size() == 2 ? PortRange{ends[0].toInt(), ends[1].toInt()} : PortRange{};
    return range.first > 0 ? range : PortRange{32'768, 60'999};
}

/// All ports from lowestPort on outside of systemsRange(), by number from 0.
class OwnPorts
{
public:
    OwnPorts()
    {
        const PortRange system = systemsRange();
        m_below = std::max(system.first - lowestPort, 0);
        m_aboveFirst = std::max(system.last + 1, lowestPort);
        m_count = m_below + std::max(highestPort - m_aboveFirst + 1, 0);
        if (m_count < 100) { // somebody gave nearly all to the system: then anywhere
            m_below = highestPort - lowestPort + 1;
            m_count = m_below;
        }
    }
    [[nodiscard]] std::uint16_t random() const
    {
        const int number = QRandomGenerator::global()->bounded(m_count);
        return static_cast<std::uint16_t>(number < m_below ? lowestPort + number
                                                           : m_aboveFirst + number - m_below);
    }

private:
    int m_below = 0;
    int m_aboveFirst = 0;
    int m_count = 0;
};

FileDescriptor bindTo(std::uint16_t port)
{
    FileDescriptor file(FileCalls::system(), ::socket(AF_INET, SOCK_STREAM, 0));
    if (!file.isOpen()) {
        return {};
    }
    ::fcntl(file.number(), F_SETFD, FD_CLOEXEC);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto *const general = reinterpret_cast<const sockaddr *>(&address);
    if (::bind(file.number(), general, sizeof address) != 0) {
        return {};
    }
    return file;
}

} // namespace

Result<ListenPorts::Bound> ListenPorts::bindAny()
{
    FileDescriptor file = bindTo(0);
    sockaddr_in address = {};
    socklen_t size = sizeof address;
    if (!file.isOpen() ||
        ::getsockname(file.number(), reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        return failure(systemError(QStringLiteral("reserving a port"), errno, {}));
    }
    return Bound{std::move(file), ntohs(address.sin_port)};
}

bool ListenPorts::isFree(std::uint16_t port)
{
    return bindTo(port).isOpen();
}

Result<std::uint16_t> ListenPorts::take()
{
    static const OwnPorts own;
    for (int i = 0; i < tries; ++i) {
        const std::uint16_t port = own.random();
        if (!m_taken.contains(port) && isFree(port)) {
            m_taken.insert(port);
            return port;
        }
    }
    return failure(ErrorKind::Unavailable, QStringLiteral("no port is free on 127.0.0.1"));
}

} // namespace serin
