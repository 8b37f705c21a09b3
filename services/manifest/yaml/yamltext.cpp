// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamltext.h"

#include "services/manifest/yaml/yamlreader.h"

#include <QLocale>

#include <algorithm>
#include <cstring>

namespace serin {

namespace {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

constexpr bool isFlowIndicator(char c)
{
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

std::uint32_t size(std::string_view text)
{
    return static_cast<std::uint32_t>(text.size());
}

/// Length of the well-formed UTF-8 sequence at @p at (Unicode 15, table 3-7), or 0.
std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const bool second = continues(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        return second && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool second = continues(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        return second && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

tl::unexpected<Error> badText(const YamlText &text, const QString &path, std::size_t offset,
                              const QString &detail, const QString &fix)
{
    const SourceLines lines(text.bytes);
    const auto position = lines.positionAt(text.bytes, static_cast<std::uint32_t>(offset));
    return failure(ErrorKind::Invalid, detail, sourceLocation(path, position), fix);
}

Result<void> checkEncoding(std::string_view bytes, const QString &path)
{
    const auto startsWith = [&](std::string_view mark) {
        return bytes.substr(0, mark.size()) == mark;
    };
    using namespace std::string_view_literals;
    if (startsWith("\xFF\xFE"sv) || startsWith("\xFE\xFF"sv) || startsWith("\0\0\xFE\xFF"sv)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the file is UTF-16 or UTF-32, not UTF-8"), path,
                       QStringLiteral("save it as UTF-8"));
    }
    return {};
}

bool isConflictMarker(std::string_view line)
{
    return line.substr(0, 8) == "<<<<<<< " || line.substr(0, 8) == ">>>>>>> ";
}

} // namespace

Result<YamlText> checkYamlText(const QByteArray &text, const QString &path)
{
    YamlText result{std::string_view(text.constData(), static_cast<std::size_t>(text.size())), {}};
    const std::string_view bytes = result.bytes;
    if (text.size() > maximumYamlBytes) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the file is larger than %1")
                           .arg(QLocale::c().formattedDataSize(maximumYamlBytes, 0)),
                       path, QStringLiteral("a manifest is small; leave this file out"));
    }
    if (auto encoding = checkEncoding(bytes, path); !encoding) {
        return failure(encoding.error());
    }
    for (std::size_t at = contentBegin(bytes); at < bytes.size();) {
        const auto c = static_cast<unsigned char>(bytes[at]);
        if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t') {
            ++at;
        } else if (c == '\r') {
            if (at + 1 >= bytes.size() || bytes[at + 1] != '\n') {
                return badText(result, path, at,
                               QStringLiteral("a carriage return without a line feed"),
                               QStringLiteral("save the file with LF or CRLF line ends"));
            }
            ++at;
        } else if (c < 0x80) {
            const QString detail =
                c == 0 ? QStringLiteral("a NUL byte: the file is binary or UTF-16")
                       : QStringLiteral("control character 0x%1").arg(c, 2, 16, QLatin1Char('0'));
            return badText(result, path, at, detail, QStringLiteral("save the file as UTF-8 text"));
        } else {
            const std::size_t length = utf8Length(bytes, at);
            if (length == 0) {
                return badText(result, path, at, QStringLiteral("invalid UTF-8"),
                               QStringLiteral("save the file as UTF-8"));
            }
            at += length;
        }
    }
    result.lines = SourceLines(bytes);
    return result;
}

Error explainYamlError(const YamlText &text, const QString &path, SourcePosition position,
                       std::uint32_t offset, const QString &message)
{
    const auto error = [&](std::size_t line, const QString &detail, const QString &fix) {
        return Error{ErrorKind::Invalid, detail,
                     sourceLocation(path, {static_cast<int>(line) + 1, 1}), fix};
    };
    for (std::size_t i = 0; i < text.lines.count(); ++i) {
        if (isConflictMarker(text.lines.line(text.bytes, i))) {
            return error(i, QStringLiteral("unresolved merge conflict (conflict marker)"),
                         QStringLiteral("resolve the conflict and remove the markers"));
        }
        if (text.lines.line(text.bytes, i).substr(0, 8) == "$schema=") {
            return error(i, QStringLiteral("\"$schema=\" is not YAML"),
                         QStringLiteral("write \"$schema: \" instead of \"$schema=\""));
        }
    }
    Error result{ErrorKind::Invalid,
                 QStringLiteral("not valid YAML: %1").arg(message),
                 sourceLocation(path, position),
                 {}};
    const std::string_view line = text.lines.line(text.bytes, text.lines.indexAt(offset));
    const std::size_t indent = line.find_first_not_of(" \t");
    if (line.substr(0, indent).find('\t') != std::string_view::npos) {
        result.detail = QStringLiteral("not valid YAML: a tab as indentation");
        result.fix = QStringLiteral("indent with spaces");
    } else if (line.find("{{") != std::string_view::npos) {
        result.detail = QStringLiteral("not valid YAML: an unquoted {{ }} template");
        result.fix = QStringLiteral("render the template first, or put the value in quotes");
    }
    return result;
}

std::uint32_t skipBlanks(std::string_view text, std::uint32_t from)
{
    while (from < text.size() && isBlank(text[from])) {
        ++from;
    }
    return from;
}

std::uint32_t skipTrivia(std::string_view text, std::uint32_t from)
{
    while (from < text.size()) {
        if (isBlank(text[from]) || isBreak(text[from])) {
            ++from;
        } else if (text[from] == '#' &&
                   (from == 0 || isBlank(text[from - 1]) || isBreak(text[from - 1]))) {
            const std::size_t lineEnd = text.find('\n', from);
            from = lineEnd == std::string_view::npos ? size(text)
                                                     : static_cast<std::uint32_t>(lineEnd);
        } else {
            break;
        }
    }
    return from;
}

std::uint32_t propertyEnd(std::string_view text, std::uint32_t begin)
{
    std::uint32_t at = begin + 1;
    if (at < text.size() && text[begin] == '!' && text[at] == '<') {
        while (at < text.size() && text[at] != '>' && !isBreak(text[at])) {
            ++at;
        }
        return at < text.size() && text[at] == '>' ? at + 1 : noOffset;
    }
    while (at < text.size() && !isBlank(text[at]) && !isBreak(text[at]) &&
           !isFlowIndicator(text[at])) {
        ++at;
    }
    return at;
}

std::uint32_t skipProperties(std::string_view text, std::uint32_t from, int limit)
{
    while (limit-- > 0 && from < text.size() && (text[from] == '&' || text[from] == '!')) {
        const std::uint32_t end = propertyEnd(text, from);
        if (end == noOffset) {
            return noOffset;
        }
        from = skipTrivia(text, end);
    }
    return from;
}

namespace {

/// The fold at @p at of a multi-line plain scalar: the offset of its next word, and how many line
/// ends it holds (0: it is no fold).
struct Fold
{
    std::uint32_t end;
    int lines;
};

Fold foldAt(std::string_view text, std::uint32_t at)
{
    Fold fold{skipBlanks(text, at), 0};
    while (fold.end < text.size() && isBreak(text[fold.end])) {
        if (text[fold.end] == '\r') {
            ++fold.end;
        }
        if (fold.end < text.size() && text[fold.end] == '\n') {
            ++fold.end;
        }
        ++fold.lines;
        fold.end = skipBlanks(text, fold.end);
    }
    return fold;
}

} // namespace

std::uint32_t plainScalarEnd(std::string_view text, std::uint32_t begin, std::string_view value,
                             bool inFlow)
{
    std::uint32_t at = begin;
    for (std::size_t i = 0; i < value.size();) {
        if (at >= text.size()) {
            return noOffset;
        }
        const Fold fold = isBlank(text[at]) || isBreak(text[at]) ? foldAt(text, at) : Fold{at, 0};
        if (fold.lines > 0) {
            const std::size_t wanted =
                fold.lines == 1 ? 1 : static_cast<std::size_t>(fold.lines) - 1;
            const std::string_view folded = value.substr(i, wanted);
            const char expected = fold.lines == 1 ? ' ' : '\n';
            if (folded.size() != wanted ||
                folded.find_first_not_of(expected) != std::string_view::npos) {
                return noOffset;
            }
            i += wanted;
            at = fold.end;
        } else if (text[at] == value[i]) {
            ++at;
            ++i;
        } else {
            return noOffset;
        }
    }
    if (at >= text.size() || isBlank(text[at]) || isBreak(text[at])) {
        return at;
    }
    const bool ends = text[at] == ':' || (inFlow && isFlowIndicator(text[at]));
    return ends ? at : noOffset;
}

std::uint32_t quotedScalarEnd(std::string_view text, std::uint32_t begin)
{
    const char quote = text[begin];
    for (std::uint32_t at = begin + 1; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            if (quote == '\'' && at + 1 < text.size() && text[at + 1] == '\'') {
                ++at;
            } else {
                return at + 1;
            }
        }
    }
    return noOffset;
}

std::uint32_t blockScalarEnd(std::string_view text, std::uint32_t begin, int parentColumn)
{
    std::uint32_t at = begin + 1;
    int indent = 0;
    for (; at < text.size() && !isBlank(text[at]) && !isBreak(text[at]); ++at) {
        if (text[at] >= '1' && text[at] <= '9') {
            indent = std::max(parentColumn, 0) + (text[at] - '0');
        }
    }
    std::uint32_t end = at;
    while (at < text.size()) {
        const std::size_t lineEnd = text.find('\n', at);
        if (lineEnd == std::string_view::npos) {
            break;
        }
        const auto line = static_cast<std::uint32_t>(lineEnd) + 1;
        std::uint32_t content = line;
        while (content < text.size() && text[content] == ' ') {
            ++content;
        }
        if (content >= text.size()) {
            break;
        }
        at = content;
        if (isBreak(text[content])) {
            continue;
        }
        const int column = static_cast<int>(content - line);
        if (indent == 0) {
            if (column <= parentColumn) {
                break;
            }
            indent = column;
        }
        if (column < indent) {
            break;
        }
        const std::size_t stop = std::min(text.find('\n', content), text.size());
        end = static_cast<std::uint32_t>(stop);
        if (end > content && text[end - 1] == '\r') {
            --end;
        }
    }
    return end;
}

} // namespace serin
