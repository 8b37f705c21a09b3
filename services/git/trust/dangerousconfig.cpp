// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/trust/dangerousconfig.h"

#include <algorithm>
#include <initializer_list>

namespace serin {

namespace {

bool isOneOf(const QByteArray &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return text == word; });
}

// "git-lfs clean -- %f" and its like, as `git lfs install` writes them.
bool isLfsFilter(const QByteArray &value)
{
    return isOneOf(value,
                   {"git-lfs clean -- %f", "git-lfs smudge -- %f", "git-lfs smudge --skip -- %f",
                    "git-lfs filter-process", "git-lfs filter-process --skip", "git lfs clean %f",
                    "git lfs smudge %f"});
}

bool isKnownCredentialHelper(const QByteArray &value)
{
    return isOneOf(value, {"", "cache", "store", "libsecret", "gnome-keyring", "osxkeychain",
                           "wincred", "manager", "manager-core", "oauth"});
}

// "ext::sh -c …": the part before "::" names a program, git-remote-<it>.
bool namesHelper(const QByteArray &url)
{
    const qsizetype mark = url.indexOf("::");
    return mark > 0 && std::all_of(url.begin(), url.begin() + mark, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '+' || c == '.';
           });
}

bool isDangerousCore(const GitConfigEntry &entry)
{
    if (entry.name == "fsmonitor") {
        return !isGitBoolean(entry.value);
    }
    if (entry.name == "hookspath") {
        return !isOneOf(entry.value, {"", "/dev/null"});
    }
    return isOneOf(entry.name, {"sshcommand", "gitproxy", "askpass", "alternaterefscommand"}) &&
           !entry.value.isEmpty();
}

bool isDangerousRemote(const GitConfigEntry &entry)
{
    if (isOneOf(entry.name, {"url", "pushurl"})) {
        return namesHelper(entry.value) || entry.value.startsWith('-');
    }
    return isOneOf(entry.name, {"uploadpack", "receivepack", "vcs"});
}

bool isDangerousDriver(const GitConfigEntry &entry)
{
    if (entry.section == "filter") {
        return isOneOf(entry.name, {"clean", "smudge", "process"}) && !entry.value.isEmpty() &&
               !isLfsFilter(entry.value);
    }
    if (entry.section == "diff") {
        return isOneOf(entry.name, {"external", "command", "textconv"}) && !entry.value.isEmpty();
    }
    if (entry.section == "merge") {
        return entry.name == "driver";
    }
    // git-lfs reads these of a repository's configuration.
    return entry.section == "lfs" &&
           ((entry.subsection.startsWith("customtransfer.") && entry.name == "path") ||
            (entry.subsection.startsWith("extension.") &&
             isOneOf(entry.name, {"clean", "smudge"})));
}

} // namespace

bool isDangerous(const GitConfigEntry &entry)
{
    if (entry.section == "core") {
        return isDangerousCore(entry);
    }
    if (entry.section == "remote") {
        return isDangerousRemote(entry);
    }
    if (isOneOf(entry.section, {"filter", "diff", "merge", "lfs"})) {
        return isDangerousDriver(entry);
    }
    if (entry.section == "credential") {
        return entry.name == "helper" && !isKnownCredentialHelper(entry.value);
    }
    if (entry.section == "gpg") {
        return isOneOf(entry.name, {"program", "defaultkeycommand"});
    }
    if (entry.section == "url") {
        return namesHelper(entry.subsection);
    }
    if (entry.section == "submodule") {
        return entry.name == "update" && entry.value.startsWith('!');
    }
    if (entry.section == "trailer") {
        return isOneOf(entry.name, {"command", "cmd"});
    }
    // prepareGit() rules over these, other programs that work in the repository do not.
    return (entry.section == "protocol" && entry.name == "allow" && entry.value != "never") ||
           (entry.section == "gc" && entry.name == "recentobjectshook") ||
           (entry.section == "uploadpack" && entry.name == "packobjectshook");
}

bool isInclude(const GitConfigEntry &entry)
{
    return isOneOf(entry.section, {"include", "includeif"}) && entry.name == "path";
}

} // namespace serin
