// SPDX-License-Identifier: GPL-3.0-or-later
// What git and ssh start to ask the person something: it passes the question on to the program that
// has started them, and prints the answer. Plain system calls, as it starts once for each question.
// clazy:excludeall=raw-environment-function (it does without Qt)
#include "services/git/askpass/askpassprotocol.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

constexpr int refused = 1;

// Never in an error's words: what is sent or has come.
int fail(const char *what)
{
    std::fprintf(stderr, "serin-askpass: %s\n", what);
    return refused;
}

bool sendAll(int socket, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        bytes += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

bool receiveAll(int socket, char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t got = ::recv(socket, bytes, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        bytes += got;
        size -= static_cast<size_t>(got);
    }
    return true;
}

int connectTo(const char *path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (std::strlen(path) >= sizeof address.sun_path) {
        return -1;
    }
    std::memcpy(address.sun_path, path, std::strlen(path) + 1);
    const int file = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (file >= 0 &&
        ::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

bool sendMessage(int socket, const std::string &message)
{
    const auto size = static_cast<unsigned long>(message.size());
    const char length[] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                           static_cast<char>(size >> 8), static_cast<char>(size)};
    return sendAll(socket, length, sizeof length) &&
           sendAll(socket, message.data(), message.size());
}

bool receiveMessage(int socket, std::string &message)
{
    unsigned char length[4];
    if (!receiveAll(socket, reinterpret_cast<char *>(length), sizeof length)) {
        return false;
    }
    unsigned long size = 0;
    for (const unsigned char byte : length) {
        size = size << 8 | byte;
    }
    if (size == 0 || size > serin::askpass::largestMessage) {
        return false;
    }
    message.resize(size);
    return receiveAll(socket, message.data(), size);
}

} // namespace

int main(int count, char **arguments)
{
    const char *socketPath = std::getenv(serin::askpass::socketVariable);
    const char *secret = std::getenv(serin::askpass::secretVariable);
    const char *hint = std::getenv(serin::askpass::hintVariable);
    if (socketPath == nullptr || secret == nullptr) {
        return fail("it is started by git and ssh only, when Serin runs them");
    }
    const int socket = connectTo(socketPath);
    if (socket < 0) {
        return fail("the program to ask is not there any more");
    }
    std::string prompt = count > 1 ? arguments[1] : "";
    prompt.resize(std::min<size_t>(prompt.size(), 32 * 1024));
    const std::string question =
        std::string(secret) + '\n' + (hint != nullptr ? hint : "") + '\n' + prompt;
    std::string answer;
    if (!sendMessage(socket, question) || !receiveMessage(socket, answer)) {
        return fail("there was no answer");
    }
    if (answer.front() != serin::askpass::answered) {
        return refused;
    }
    answer.erase(0, 1);
    answer += '\n';
    const bool printed = std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size() &&
                         std::fflush(stdout) == 0;
    ::explicit_bzero(answer.data(), answer.size());
    return printed ? 0 : refused;
}
