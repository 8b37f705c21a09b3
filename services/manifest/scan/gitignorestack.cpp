// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/gitignorestack.h"

#include "services/manifest/scan/scanread.h"

#include <QList>

#include <utility>

#include <sys/stat.h>

namespace serin {

namespace {

constexpr qint64 maximumIgnoreFileBytes = 4 * 1024 * 1024;
constexpr qint64 maximumPointerFileBytes = 64 * 1024;

bool isFolder(const QByteArray &path)
{
    struct stat status = {};
    return ::stat(path.constData(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool exists(const QByteArray &path)
{
    struct stat status = {};
    return ::lstat(path.constData(), &status) == 0;
}

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    if (name.startsWith('/')) {
        return name;
    }
    return folder.endsWith('/') ? folder + name : folder + '/' + name;
}

QByteArray parentOf(const QByteArray &folder)
{
    return folder.left(qMax(folder.lastIndexOf('/'), qsizetype(1)));
}

/// The one line that a file such as `.git` or `commondir` holds, after @p label; else empty.
QByteArray pointerIn(const QByteArray &path, QByteArrayView label)
{
    const ScanRead file = readForScan(path, maximumPointerFileBytes, FinalLink::Follow);
    if (file.status != ScanRead::Status::Read || !file.bytes.startsWith(label)) {
        return {};
    }
    QByteArray line = file.bytes.mid(label.size());
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

/// The folder that holds `info/exclude` for the working tree whose top is @p top.
QByteArray commonGitFolder(const QByteArray &top)
{
    const QByteArray dotGit = joined(top, ".git");
    if (isFolder(dotGit)) {
        return dotGit;
    }
    const QByteArray pointer = pointerIn(dotGit, "gitdir: ");
    if (pointer.isEmpty()) {
        return {};
    }
    const QByteArray own = joined(top, pointer);
    const QByteArray common = pointerIn(joined(own, "commondir"), "");
    return common.isEmpty() ? own : joined(own, common);
}

} // namespace

bool GitIgnoreStack::isWorkingTreeTop(const QByteArray &folder)
{
    const QByteArray dotGit = joined(folder, ".git");
    if (isFolder(dotGit)) {
        return exists(joined(dotGit, "HEAD"));
    }
    return exists(dotGit) && !pointerIn(dotGit, "gitdir: ").isEmpty();
}

GitIgnoreStack GitIgnoreStack::forFolder(const QByteArray &folder)
{
    QByteArray top = folder;
    QList<QByteArray> names;
    while (!isWorkingTreeTop(top)) {
        if (top == "/") {
            return {};
        }
        names.prepend(top.mid(top.lastIndexOf('/') + 1));
        top = parentOf(top);
    }
    GitIgnoreStack stack;
    stack.m_top = top;
    const QByteArray gitFolder = commonGitFolder(top);
    if (!gitFolder.isEmpty()) {
        stack.addFile(joined(gitFolder, "info/exclude"), true);
    }
    stack.addFile(joined(top, ".gitignore"), false);
    bool ignored = false;
    for (const QByteArray &name : std::as_const(names)) {
        ignored = ignored || stack.ignores(name, true);
        stack = stack.entered(name);
    }
    stack.m_startIsIgnored = ignored;
    return stack;
}

GitIgnoreStack GitIgnoreStack::entered(const QByteArray &name) const
{
    GitIgnoreStack inner = *this;
    if (!m_top.isEmpty()) {
        inner.m_prefix += name + '/';
        inner.addFile(joined(m_top, inner.m_prefix + ".gitignore"), false);
    }
    return inner;
}

void GitIgnoreStack::addFile(const QByteArray &path, bool followLink)
{
    const ScanRead file = readForScan(path, maximumIgnoreFileBytes,
                                      followLink ? FinalLink::Follow : FinalLink::Refuse);
    if (file.status != ScanRead::Status::Read) {
        return;
    }
    GitIgnore rules = GitIgnore::parse(file.bytes);
    if (!rules.isEmpty()) {
        m_level = std::make_shared<const Level>(
            Level{std::move(m_level), std::move(rules), m_prefix.size()});
    }
}

bool GitIgnoreStack::ignores(const QByteArray &name, bool isFolder) const
{
    if (!m_level) {
        return false;
    }
    const QByteArray path = m_prefix + name;
    for (const Level *level = m_level.get(); level; level = level->above.get()) {
        const QByteArrayView relative = QByteArrayView(path).sliced(level->prefixLength);
        switch (level->rules.verdict(relative, isFolder)) {
        case GitIgnore::Verdict::Ignored:
            return true;
        case GitIgnore::Verdict::Included:
            return false;
        case GitIgnore::Verdict::Unmatched:
            break;
        }
    }
    return false;
}

} // namespace serin
