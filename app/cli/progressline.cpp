// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/commandoutput.h"

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace serin {

namespace {

// "\r" and "erase to the end of the line" (ECMA-48), which every terminal knows.
constexpr char lineErasure[] = "\r\033[K";

int terminalColumns()
{
    winsize size = {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

ProgressLine::ProgressLine(bool wanted) : m_active(wanted && ::isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(const QString &text)
{
    if (!m_active) {
        return;
    }
    QString line = printableText(text);
    if (const int columns = terminalColumns(); line.size() >= columns) {
        line = line.left(columns - 2) + QChar(0x2026);
    }
    const QByteArray bytes = lineErasure + line.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fflush(stderr);
    m_shown = true;
}

void ProgressLine::clear()
{
    if (std::exchange(m_shown, false)) {
        std::fputs(lineErasure, stderr);
        std::fflush(stderr);
    }
}

} // namespace serin
