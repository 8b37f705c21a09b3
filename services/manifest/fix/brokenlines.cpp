// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/fix/brokenlines.h"

#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlintent.h"
#include "services/manifest/yaml/yamllayout.h"
#include "services/manifest/yaml/yamlreader.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::string_view schemaMark = "$schema=";

/// The first line that begins with the mark.
std::optional<ByteSpan> schemaLine(const YamlLayout &layout)
{
    for (std::uint32_t begin = layout.lineBegin(0); begin < layout.text().size();
         begin = layout.nextLine(begin)) {
        const ByteSpan line{begin, layout.lineEnd(begin)};
        if (layout.slice(line).substr(0, schemaMark.size()) == schemaMark) {
            return line;
        }
    }
    return std::nullopt;
}

std::optional<QByteArray> withSchemaLine(const QByteArray &text, const QByteArray &head,
                                         bool isToken)
{
    const std::optional<ByteSpan> line = schemaLine(YamlLayout(text));
    const QByteArray address =
        line ? text.mid(line->begin, line->length()).mid(qsizetype(schemaMark.size())).trimmed()
             : QByteArray();
    if (address.isEmpty()) {
        return std::nullopt;
    }
    QByteArray mended = text;
    return mended.replace(
        line->begin, line->length(),
        head + (isToken ? QByteArray::fromStdString(yamlToken(address.toStdString())) : address));
}

/// Every tab among the blanks that begin a line up to the next column that @p width divides.
QByteArray expanded(const QByteArray &text, int width)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 8);
    bool isIndent = true;
    int column = 0;
    for (const char c : text) {
        if (isIndent && c == '\t') {
            const int blanks = width - column % width;
            result.append(blanks, ' ');
            column += blanks;
            continue;
        }
        isIndent = c == '\n' || (isIndent && c == ' ');
        column = c == '\n' ? 0 : column + 1;
        result.append(c);
    }
    return result;
}

} // namespace

std::optional<QByteArray> withSchemaComment(const QByteArray &text)
{
    return withSchemaLine(text, "# yaml-language-server: $schema=", false);
}

std::optional<QByteArray> withSchemaKey(const QByteArray &text)
{
    return withSchemaLine(text, "$schema: ", true);
}

std::optional<QByteArray> withoutTabs(const QByteArray &text)
{
    std::optional<QByteArray> mended;
    std::optional<YamlTree> first;
    for (const int width : {2, 4, 8}) {
        const QByteArray tried = expanded(text, width);
        const auto read = readYaml(tried, {});
        if (tried == text || !read) {
            continue;
        }
        QString difference;
        if (!first) {
            mended = tried;
            first = *read;
        } else if (!YamlIntent(*first).matches(*read, &difference)) {
            return std::nullopt;
        }
    }
    return mended;
}

} // namespace serin
