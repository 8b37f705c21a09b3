// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/fix/brokenlines.h"

#include "services/manifest/yaml/sourceposition.h"
#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlintent.h"
#include "services/manifest/yaml/yamlreader.h"

#include <algorithm>

namespace serin {

namespace {

const QByteArray schemaMark = QByteArrayLiteral("$schema=");

struct SchemaLine
{
    qsizetype begin = 0;
    qsizetype end = 0; ///< before the line end
    QByteArray address;
};

std::optional<SchemaLine> schemaLine(const QByteArray &text)
{
    const auto first = static_cast<qsizetype>(
        contentBegin({text.constData(), static_cast<std::size_t>(text.size())}));
    for (qsizetype begin = first; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        const qsizetype next = end + 1;
        end -= end > begin && text[end - 1] == '\r' ? 1 : 0;
        if (text.mid(begin, schemaMark.size()) == schemaMark) {
            const qsizetype address = begin + schemaMark.size();
            return SchemaLine{begin, end, text.mid(address, end - address).trimmed()};
        }
        begin = next;
    }
    return std::nullopt;
}

std::optional<QByteArray> withSchemaLine(const QByteArray &text, const QByteArray &head,
                                         bool isToken)
{
    const std::optional<SchemaLine> line = schemaLine(text);
    if (!line || line->address.isEmpty()) {
        return std::nullopt;
    }
    const QByteArray address =
        isToken ? QByteArray::fromStdString(yamlToken(line->address.toStdString())) : line->address;
    QByteArray mended = text;
    return mended.replace(line->begin, line->end - line->begin, head + address);
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
