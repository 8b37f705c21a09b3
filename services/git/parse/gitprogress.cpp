// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitprogress.h"

#include "services/git/parse/fieldreader.h"

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype longestLine = 4096;

// " 45% (450/1000)…" or " 450…"; false for other words.
bool readAmount(QByteArrayView text, GitProgress &progress)
{
    FieldReader reader(text);
    if (const qsizetype sign = text.indexOf('%'); sign >= 0 && sign <= 4) {
        const auto percent = decimal(text.first(sign).trimmed());
        if (!percent || *percent > 100) {
            return false;
        }
        progress.percent = int(*percent);
        static_cast<void>(reader.upTo('('));
        const auto done = reader.upTo('/');
        const auto total = done ? reader.upTo(')') : std::nullopt;
        const auto doneNumber = total ? decimal(*done) : std::nullopt;
        const auto totalNumber = total ? decimal(*total) : std::nullopt;
        if (!doneNumber || !totalNumber) {
            return false;
        }
        progress.done = *doneNumber;
        progress.total = *totalNumber;
    } else {
        const qsizetype comma = text.indexOf(',');
        const auto done = decimal((comma < 0 ? text : text.first(comma)).trimmed());
        if (!done) {
            return false;
        }
        progress.done = *done;
        static_cast<void>(reader.take(comma < 0 ? text.size() : comma));
    }
    QByteArrayView rest = reader.rest();
    if (rest.startsWith(", ")) {
        rest = rest.sliced(2);
        if (const qsizetype end = rest.indexOf(", done"); end >= 0) {
            rest = rest.first(end);
        }
        if (!rest.startsWith("done")) {
            progress.rate = QString::fromUtf8(rest).trimmed();
        }
    }
    return true;
}

} // namespace

std::optional<GitProgress> parseGitProgress(QByteArrayView line)
{
    GitProgress progress;
    const QByteArrayView mark("remote: ");
    if (line.startsWith(mark)) {
        progress.remote = true;
        line = line.sliced(mark.size());
    }
    const qsizetype colon = line.indexOf(": ");
    if (colon <= 0) {
        return std::nullopt;
    }
    const QByteArrayView amount = line.sliced(colon + 2);
    progress.stage = QString::fromUtf8(line.first(colon)).trimmed();
    return readAmount(amount, progress) ? std::optional(std::move(progress)) : std::nullopt;
}

QList<GitProgress> GitProgressLines::feed(QByteArrayView piece)
{
    QList<GitProgress> found;
    while (!piece.isEmpty()) {
        const auto end = std::find_if(piece.begin(), piece.end(),
                                      [](char byte) { return byte == '\r' || byte == '\n'; });
        const qsizetype length = end - piece.begin();
        if (m_rest.size() + length <= longestLine) {
            m_rest.append(piece.first(length));
        }
        if (end == piece.end()) {
            break;
        }
        if (auto progress = parseGitProgress(m_rest)) {
            found.append(std::move(*progress));
        }
        m_rest.clear();
        piece = piece.sliced(length + 1);
    }
    return found;
}

} // namespace serin
