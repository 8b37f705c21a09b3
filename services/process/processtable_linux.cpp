// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processtable.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <string_view>
#include <sys/syscall.h>
#include <unistd.h>

namespace serin {

namespace {

/// An open file that is closed at the end; -1: none.
class OpenFile
{
public:
    explicit OpenFile(int number) : m_number(number) {}
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    ~OpenFile()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

QByteArray pathOf(qint64 pid, const char *name)
{
    return "/proc/" + QByteArray::number(pid) + '/' + name;
}

qint64 readSome(const QByteArray &path, char *buffer, size_t size)
{
    const OpenFile file(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    return file.number() < 0 ? -1 : ::read(file.number(), buffer, size);
}

/// The numbered fields of /proc/PID/stat (proc(5)) from 3 on. Field 2, the name, may contain
/// anything, also blanks and parentheses.
class StatFields
{
public:
    explicit StatFields(std::string_view line)
    {
        const size_t nameEnd = line.rfind(')');
        if (nameEnd == std::string_view::npos) {
            return;
        }
        std::string_view rest = line.substr(nameEnd + 1);
        while (m_count < m_fields.size()) {
            const size_t begin = rest.find_first_not_of(" \n");
            if (begin == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(begin);
            const size_t end = std::min(rest.find_first_of(" \n"), rest.size());
            m_fields[m_count++] = rest.substr(0, end);
            rest.remove_prefix(end);
        }
    }

    [[nodiscard]] bool isComplete() const { return m_count == m_fields.size(); }
    [[nodiscard]] std::string_view text(size_t number) const { return m_fields.at(number - 3); }
    [[nodiscard]] qint64 number(size_t number) const
    {
        const std::string_view field = text(number);
        qint64 value = 0;
        std::from_chars(field.data(), field.data() + field.size(), value);
        return value;
    }

private:
    std::array<std::string_view, 22> m_fields; // 3 to 24
    size_t m_count = 0;
};

std::chrono::microseconds durationOfTicks(qint64 ticks)
{
    static const qint64 perSecond = std::max(::sysconf(_SC_CLK_TCK), 1L);
    return std::chrono::microseconds(ticks * 1'000'000 / perSecond);
}

int openProcess(qint64 pid)
{
#ifdef SYS_pidfd_open
    return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0U));
#else
    errno = ENOSYS;
    return -1;
#endif
}

int signalOpenProcess(int file, int signal)
{
#ifdef SYS_pidfd_send_signal
    return static_cast<int>(::syscall(SYS_pidfd_send_signal, file, signal, nullptr, 0U));
#else
    errno = ENOSYS;
    return -1;
#endif
}

} // namespace

bool canListProcesses()
{
    return true;
}

std::optional<ProcessEntry> findProcess(qint64 pid)
{
    std::array<char, 2048> buffer{};
    const qint64 size = pid > 0 ? readSome(pathOf(pid, "stat"), buffer.data(), buffer.size()) : -1;
    if (size <= 0) {
        return std::nullopt;
    }
    const StatFields fields(std::string_view(buffer.data(), static_cast<size_t>(size)));
    if (!fields.isComplete()) {
        return std::nullopt;
    }
    static const qint64 pageBytes = ::sysconf(_SC_PAGESIZE);
    ProcessEntry entry;
    entry.identity = {pid, static_cast<quint64>(fields.number(22))};
    entry.parent = fields.number(4);
    entry.group = fields.number(5);
    entry.session = fields.number(6);
    entry.ended = fields.text(3) == "Z" || fields.text(3) == "X";
    entry.cpu = durationOfTicks(fields.number(14) + fields.number(15) + fields.number(16) +
                                fields.number(17));
    entry.residentBytes = fields.number(24) * pageBytes;
    return entry;
}

QList<ProcessEntry> listProcesses()
{
    QList<ProcessEntry> entries;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc"), &::closedir);
    while (folder) {
        const dirent *item = ::readdir(folder.get());
        if (item == nullptr) {
            break;
        }
        const std::string_view name(item->d_name);
        qint64 pid = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (error != std::errc() || end != name.data() + name.size()) {
            continue;
        }
        if (const std::optional<ProcessEntry> entry = findProcess(pid)) {
            entries.append(*entry);
        }
    }
    return entries;
}

bool isRunning(const ProcessIdentity &identity)
{
    const std::optional<ProcessEntry> entry = findProcess(identity.pid);
    return entry && entry->identity == identity && !entry->ended;
}

QByteArray environmentOf(qint64 pid)
{
    const OpenFile file(::open(pathOf(pid, "environ").constData(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) {
        return {};
    }
    constexpr qsizetype block = 32'768;
    constexpr qsizetype most = 8 * 1024 * 1024;
    QByteArray bytes(1, '\0');
    while (bytes.size() < most) {
        const qsizetype old = bytes.size();
        bytes.resize(old + block);
        const ssize_t got = ::read(file.number(), bytes.data() + old, static_cast<size_t>(block));
        bytes.resize(old + std::max<ssize_t>(got, 0));
        if (got <= 0) {
            break;
        }
    }
    return bytes.size() > 1 ? bytes + '\0' : QByteArray();
}

bool signalProcess(const ProcessIdentity &identity, int signal)
{
    if (identity.pid <= 1) {
        return false;
    }
    // The file stays with the process that had the pid when it was opened. When the start time is
    // the right one after that, it is the right process, and stays it until the signal is sent.
    const OpenFile file(openProcess(identity.pid));
    if (file.number() < 0 && errno != ENOSYS) {
        return false;
    }
    if (!isRunning(identity)) {
        return false;
    }
    return file.number() >= 0 ? signalOpenProcess(file.number(), signal) == 0
                              : ::kill(static_cast<pid_t>(identity.pid), signal) == 0;
}

bool waitUntilEnded(const QList<ProcessIdentity> &processes, std::chrono::milliseconds limit)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (const ProcessIdentity &identity : processes) {
        const OpenFile file(openProcess(identity.pid));
        while (isRunning(identity)) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                deadline - std::chrono::steady_clock::now());
            if (left.count() <= 0) {
                return false;
            }
            pollfd end = {file.number(), POLLIN, 0};
            // Without a file to wait for, or when it is a zombie's, look again soon.
            const auto wait =
                file.number() >= 0 ? left.count() : std::min<qint64>(left.count(), 10);
            ::poll(&end, file.number() >= 0 ? 1 : 0, static_cast<int>(wait));
        }
    }
    return true;
}

QString bootId()
{
    std::array<char, 64> buffer{};
    const qint64 size = readSome(QByteArrayLiteral("/proc/sys/kernel/random/boot_id"),
                                 buffer.data(), buffer.size());
    return QString::fromLatin1(buffer.data(), std::max<qint64>(size, 0)).trimmed();
}

} // namespace serin
