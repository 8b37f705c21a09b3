// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitrefname.h"

#include <cstring>

namespace serin {

namespace {

bool isForbidden(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20 || code == 0x7f || std::strchr(" ~^:?*[\\", byte) != nullptr;
}

// One part between slashes.
bool isComponent(QByteArrayView part)
{
    if (part.isEmpty() || part.startsWith('.') || part.endsWith(".lock")) {
        return false;
    }
    char before = '\0';
    for (const char byte : part) {
        if (isForbidden(byte) || (byte == '.' && before == '.') || (byte == '{' && before == '@')) {
            return false;
        }
        before = byte;
    }
    return true;
}

bool hasGoodComponents(QByteArrayView name)
{
    if (name.isEmpty() || name.endsWith('.')) {
        return false;
    }
    while (true) {
        const qsizetype slash = name.indexOf('/');
        if (!isComponent(slash < 0 ? name : name.first(slash))) {
            return false;
        }
        if (slash < 0) {
            return true;
        }
        name = name.sliced(slash + 1);
    }
}

} // namespace

bool isRefName(QByteArrayView name)
{
    return name.contains('/') && hasGoodComponents(name);
}

bool isBranchName(QByteArrayView name)
{
    // "@" alone means HEAD as a revision, yet refs/heads/@ is a valid reference: git takes it as
    // the expansion of HEAD, and so it is no branch's name here.
    return name != "HEAD" && name != "@" && !name.startsWith('-') && hasGoodComponents(name);
}

bool isRemoteName(QByteArrayView name)
{
    return isBranchName(name) && !name.contains('/');
}

} // namespace serin
