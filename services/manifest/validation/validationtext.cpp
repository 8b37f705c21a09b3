// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validationtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <numeric>
#include <vector>

namespace serin {

namespace {

constexpr qsizetype longestQuote = 60;
constexpr qsizetype longestWord = 40;
constexpr qsizetype mostWords = 100;
constexpr int mostEdits = 2;

bool printsAsItIs(QChar c)
{
    return c.isPrint() && c.category() != QChar::Other_Format;
}

/// Levenshtein distance.
int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : a) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j) + 1;
            const int substituted = diagonal + (letter == b[j] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({substituted, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

bool isTemplateText(const QString &text)
{
    if (text.contains(QLatin1String("{{")) && text.contains(QLatin1String("}}"))) {
        return true;
    }
    static const QRegularExpression whole(QStringLiteral(
        R"(\A(<[^<>]+>|\$\w+|\$\{[^{}]+\}|\$\([^()]+\)|\$\[[^\[\]]+\]|#\{[^{}]+\}#)\z)"));
    const QString trimmed = text.trimmed();
    return trimmed.size() <= 256 && whole.match(trimmed).hasMatch();
}

QString printable(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (result.size() == longestQuote) {
            return result + QStringLiteral("…");
        }
        result += printsAsItIs(c) || c.isSurrogate() ? c : QChar(QChar::ReplacementCharacter);
    }
    return result;
}

QString quoted(const QString &text)
{
    return QLatin1Char('"') + printable(text) + QLatin1Char('"');
}

QString nearestWord(const QString &word, const QStringList &words)
{
    if (word.size() > longestWord || words.size() > mostWords) {
        return {};
    }
    QString nearest;
    int fewest = mostEdits + 1;
    for (const QString &candidate : words) {
        if (std::abs(candidate.size() - word.size()) > mostEdits || candidate == word) {
            continue;
        }
        const int edits = editDistance(word.toLower(), candidate.toLower());
        if (edits < fewest && edits * 2 < word.size()) {
            nearest = candidate;
            fewest = edits;
        }
    }
    return nearest;
}

} // namespace serin
