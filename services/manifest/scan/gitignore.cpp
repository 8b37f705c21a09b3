// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/gitignore.h"

#include <optional>
#include <utility>

namespace serin {

namespace {

/// The line without the blanks at its end; a backslash keeps the blank after it.
QByteArrayView withoutTrailingBlanks(QByteArrayView line)
{
    qsizetype end = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == ' ') {
            continue;
        }
        if (line[i] == '\\') {
            if (i + 1 == line.size()) {
                return line;
            }
            ++i;
        }
        end = i + 1;
    }
    return line.first(end);
}

} // namespace

GitIgnore GitIgnore::parse(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
    }
    GitIgnore ignore;
    while (!text.isEmpty()) {
        const qsizetype newline = text.indexOf('\n');
        QByteArrayView line = newline < 0 ? text : text.first(newline);
        text = newline < 0 ? QByteArrayView() : text.sliced(newline + 1);
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (const qsizetype zero = line.indexOf('\0'); zero >= 0) {
            line.truncate(zero);
        }
        if (!line.startsWith('#')) {
            ignore.addLine(withoutTrailingBlanks(line));
        }
    }
    return ignore;
}

void GitIgnore::addLine(QByteArrayView line)
{
    const bool negative = line.startsWith('!');
    if (negative) {
        line = line.sliced(1);
    }
    const bool folderOnly = line.endsWith('/');
    if (folderOnly) {
        line.chop(1);
    }
    const bool nameOnly = !line.contains('/');
    if (line.startsWith('/')) {
        line = line.sliced(1);
    }
    if (line.isEmpty()) {
        return;
    }
    if (std::optional<GitIgnorePattern> pattern = GitIgnorePattern::compile(line, !nameOnly)) {
        m_rules.push_back({std::move(*pattern), negative, folderOnly, nameOnly});
    }
}

GitIgnore::Verdict GitIgnore::verdict(QByteArrayView path, bool isFolder) const
{
    const QByteArrayView name = path.sliced(path.lastIndexOf('/') + 1);
    for (auto rule = m_rules.rbegin(); rule != m_rules.rend(); ++rule) {
        if (rule->folderOnly && !isFolder) {
            continue;
        }
        if (rule->pattern.matches(rule->nameOnly ? name : path)) {
            return rule->negative ? Verdict::Included : Verdict::Ignored;
        }
    }
    return Verdict::Unmatched;
}

} // namespace serin
