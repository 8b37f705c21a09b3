// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminalanswer.h"

#include "app/cli/commandoutput.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <termios.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr char interrupt = 0x03; // Ctrl+C
constexpr char endOfInput = 0x04;
constexpr char eraseCharacter = 0x08;
constexpr char eraseOtherwise = 0x7f;
constexpr char eraseLineKey = 0x15;

/// A terminal that hands over each key as it is pressed, and sends no signals.
class KeyByKey
{
public:
    KeyByKey() : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios now = m_before;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG | IEXTEN);
        now.c_cc[VMIN] = 1;
        now.c_cc[VTIME] = 0;
        if (m_isTerminal) {
            ::tcsetattr(STDIN_FILENO, TCSANOW, &now);
        }
    }
    KeyByKey(const KeyByKey &) = delete;
    KeyByKey &operator=(const KeyByKey &) = delete;
    ~KeyByKey()
    {
        if (m_isTerminal) {
            ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
        }
    }

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before = {};
    const bool m_isTerminal;
};

/// What was typed, in memory that is overwritten.
class TypedLine
{
public:
    explicit TypedLine(bool visible) : m_visible(visible) {}
    TypedLine(const TypedLine &) = delete;
    TypedLine &operator=(const TypedLine &) = delete;
    ~TypedLine() { ::explicit_bzero(m_bytes.data(), m_bytes.size()); }

    void add(char byte)
    {
        if (m_size < m_bytes.size()) {
            m_bytes[m_size++] = byte;
            show(QByteArrayView(&byte, 1));
        }
    }
    void eraseLast()
    {
        if (m_size == 0) {
            return;
        }
        // All bytes of one character of UTF-8.
        do {
            --m_size;
        } while (m_size > 0 && (static_cast<unsigned char>(m_bytes[m_size]) & 0xC0U) == 0x80U);
        show("\b \b");
    }
    void eraseAll()
    {
        while (m_size > 0) {
            eraseLast();
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] Secret secret() const
    {
        return Secret(QByteArrayView(m_bytes.data(), static_cast<qsizetype>(m_size)));
    }

private:
    void show(QByteArrayView bytes) const
    {
        if (m_visible) {
            std::fwrite(bytes.data(), 1, static_cast<std::size_t>(bytes.size()), stderr);
            std::fflush(stderr);
        }
    }

    std::array<char, 4096> m_bytes = {};
    std::size_t m_size = 0;
    const bool m_visible;
};

/// Whether the line was ended with the return key.
bool readLine(TypedLine &line, bool &interrupted)
{
    for (;;) {
        char key = 0;
        const ssize_t got = ::read(STDIN_FILENO, &key, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || key == interrupt || (key == endOfInput && line.isEmpty())) {
            interrupted = got > 0 && key == interrupt;
            return false;
        }
        if (key == '\n' || key == '\r') {
            return true;
        }
        if (key == eraseCharacter || key == eraseOtherwise) {
            line.eraseLast();
        } else if (key == eraseLineKey) {
            line.eraseAll();
        } else if (static_cast<unsigned char>(key) >= 0x20) {
            line.add(key);
        }
    }
}

} // namespace

bool canAsk()
{
    return ::isatty(STDIN_FILENO) != 0;
}

std::optional<Secret> askOnTerminal(const QString &prompt, bool visible)
{
    TypedLine line(visible);
    bool interrupted = false;
    bool ended = false;
    {
        const KeyByKey terminal;
        if (!terminal.isTerminal()) {
            return std::nullopt;
        }
        // Over the line of progress, when there is one.
        std::fprintf(stderr, "\r\033[K%s ", printableText(prompt).toUtf8().constData());
        std::fflush(stderr);
        ended = readLine(line, interrupted);
        std::fputs("\r\n", stderr);
        std::fflush(stderr);
    }
    if (interrupted) {
        std::raise(SIGINT);
    }
    return ended ? std::optional(line.secret()) : std::nullopt;
}

} // namespace serin
