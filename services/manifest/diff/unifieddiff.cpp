// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/diff/unifieddiff.h"

#include "services/manifest/diff/linediff.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace serin {

namespace {

using Lines = std::vector<QByteArrayView>;

/// @p path behind @p prefix as git writes it after `---` and `+++`.
QByteArray headerName(const char *prefix, const QString &path)
{
    const QByteArray name = prefix + path.toUtf8();
    QByteArray quoted = "\"";
    bool needsQuotes = false;
    for (const char byte : name) {
        static constexpr char letters[] = "abtnvfr";
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            quoted += '\\';
            quoted += byte;
        } else if (code >= 7 && code <= 13) {
            quoted += '\\';
            quoted += letters[code - 7];
        } else if (code < 32 || code == 127) {
            quoted += '\\' + QByteArray::number(code, 8).rightJustified(3, '0');
        } else {
            quoted += byte;
            continue;
        }
        needsQuotes = true;
    }
    if (needsQuotes) {
        return quoted + '"';
    }
    // Without the tab a name with a blank would end at it.
    return name.contains(' ') ? name + '\t' : name;
}

void addLines(QByteArray &diff, char mark, const Lines &lines, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i) {
        const QByteArrayView line = lines[static_cast<std::size_t>(i)];
        diff += mark;
        diff += line;
        if (!line.endsWith('\n')) {
            diff += "\n\\ No newline at end of file\n";
        }
    }
}

QByteArray range(qsizetype begin, qsizetype end)
{
    const qsizetype count = end - begin;
    // The line before, where there is none of its own.
    QByteArray text = QByteArray::number(count == 0 ? begin : begin + 1);
    return count == 1 ? text : text + ',' + QByteArray::number(count);
}

/// One hunk with the changes [first, last), which lie close enough together.
void addHunk(QByteArray &diff, const Lines &before, const Lines &after, const LineChange *first,
             const LineChange *last, qsizetype context)
{
    const LineChange &end = *(last - 1);
    const qsizetype lead = std::min(context, first->oldBegin);
    const qsizetype trail = std::min(context, static_cast<qsizetype>(before.size()) - end.oldEnd);
    diff += "@@ -" + range(first->oldBegin - lead, end.oldEnd + trail) + " +" +
            range(first->newBegin - lead, end.newEnd + trail) + " @@\n";
    qsizetype at = first->oldBegin - lead;
    for (const LineChange *change = first; change != last; ++change) {
        addLines(diff, ' ', before, at, change->oldBegin);
        addLines(diff, '-', before, change->oldBegin, change->oldEnd);
        addLines(diff, '+', after, change->newBegin, change->newEnd);
        at = change->oldEnd;
    }
    addLines(diff, ' ', before, at, end.oldEnd + trail);
}

} // namespace

QByteArray unifiedDiff(const std::optional<QByteArray> &before,
                       const std::optional<QByteArray> &after, const QString &path, int context)
{
    if (before == after) {
        return {};
    }
    QByteArray diff = "--- " + (before ? headerName("a/", path) : QByteArray("/dev/null")) +
                      "\n+++ " + (after ? headerName("b/", path) : QByteArray("/dev/null")) + '\n';
    const Lines oldLines = linesOf(before ? QByteArrayView(*before) : QByteArrayView());
    const Lines newLines = linesOf(after ? QByteArrayView(*after) : QByteArrayView());
    const std::vector<LineChange> changes = changedLines(oldLines, newLines);
    const qsizetype around = std::max(0, context);
    const LineChange *const end = changes.data() + changes.size();
    for (const LineChange *first = changes.data(); first != end;) {
        const LineChange *last = first + 1;
        while (last != end && last->oldBegin - (last - 1)->oldEnd <= 2 * around) {
            ++last;
        }
        addHunk(diff, oldLines, newLines, first, last, around);
        first = last;
    }
    return diff;
}

} // namespace serin
