// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlreader.h"

#include "services/manifest/yaml/yamlquick.h"
#include "services/manifest/yaml/yamltext.h"
#include "services/manifest/yaml/yamltreebuilder.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <unordered_map>

namespace serin {

namespace {

/// Reads from memory without a copy.
class MemoryBuffer : public std::streambuf
{
public:
    MemoryBuffer(const char *begin, std::size_t length)
    {
        char *first = const_cast<char *>(begin); // the interface's signature; never written to
        setg(first, first, first + length);
    }
};

constexpr std::string_view plainTag = "?";
constexpr std::string_view quotedTag = "!";

/// Of one file; YamlNode::tag has room for those that an edit brings as well.
constexpr std::size_t maximumTags = 10'000;

bool isOwnTag(const std::string &tag)
{
    return !tag.empty() && tag != plainTag && tag != quotedTag;
}

} // namespace

/// Builds the tree from yaml-cpp's events, which carry start marks only, and finds each node's end
/// in the text. What does not look as the event says keeps `spanKnown` false.
class YamlLibraryReader final : public YAML::EventHandler, private YamlTreeBuilder
{
public:
    /// @p checked is of @p text and outlives this.
    YamlLibraryReader(const QByteArray &text, YamlText &checked)
        : YamlTreeBuilder(text), m_checked(checked), m_offset(contentBegin(checked.bytes))
    {}

    /// The tree. @error Invalid for an open quote, which yaml-cpp closes at the end of the file.
    [[nodiscard]] Result<YamlTree> take(const QString &path)
    {
        if (m_unclosedQuote != noOffset) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("not valid YAML: a quoted text that is not closed"),
                sourceLocation(path, m_checked.lines.positionAt(m_bytes, m_unclosedQuote)),
                QStringLiteral("add the closing quote"));
        }
        m_tree.m_lines = std::move(m_checked.lines);
        return std::move(m_tree);
    }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        // yaml-cpp takes what it cannot read behind a document for another one, without end.
        const std::uint32_t begin = offset(mark);
        if (!m_tree.m_roots.empty() && m_bytes.substr(begin, 3) != "---" &&
            (begin <= m_cursor ||
             m_bytes.substr(m_cursor, begin - m_cursor).find("\n...") == std::string_view::npos)) {
            throw YAML::ParserException(mark, "unexpected text behind the end of the document");
        }
        m_open.clear();
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override
    {
        const std::uint32_t begin = offset(mark);
        YamlNode &node = addNode(NodeKind::Null, begin);
        const std::uint32_t content = skipProperties(m_bytes, begin, 2);
        const std::uint32_t end = belongsHere(node, mark) ? nullEnd(content) : noOffset;
        if (end != noOffset) {
            place(node, {content, end}, true);
            return;
        }
        node.missing = true;
        const std::uint32_t gap = node.isKey ? noOffset : indicatorEnd();
        place(node, gap == noOffset ? ByteSpan{begin, begin} : ByteSpan{gap, gap},
              gap != noOffset && !node.anchored);
        node.propertyBegin = node.span.begin;
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        const std::uint32_t begin = offset(mark);
        YamlNode &node = addNode(NodeKind::Alias, begin);
        const std::uint32_t end = propertyEnd(m_bytes, begin);
        node.valueInText = true;
        node.valueBegin = begin + 1;
        node.valueLength = end - begin - 1;
        place(node, {begin, end}, true);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                  const std::string &value) override
    {
        const std::uint32_t begin = offset(mark);
        YamlNode &node = addNode(NodeKind::Scalar, begin);
        setTag(node, tag, mark);
        const std::uint32_t content = skipProperties(m_bytes, begin, 2);
        const char first = content < m_bytes.size() ? m_bytes[content] : '\0';
        std::uint32_t end = noOffset;
        if (content == noOffset) {
            // an unusual tag: the value is known, its place is not
        } else if (first == '\'' || first == '"') {
            node.style = first == '"' ? ScalarStyle::DoubleQuoted : ScalarStyle::SingleQuoted;
            end = quotedScalarEnd(m_bytes, content);
            if (end == noOffset && m_unclosedQuote == noOffset) {
                m_unclosedQuote = content;
            }
        } else if ((first == '|' || first == '>') && !inFlow()) {
            node.style = ScalarStyle::Block;
            end = blockScalarEnd(m_bytes, content, parentColumn());
        } else if (!value.empty()) {
            end = plainScalarEnd(m_bytes, content, value, inFlow());
        }
        setValue(node, value, content, end);
        place(node, end == noOffset ? ByteSpan{begin, begin} : ByteSpan{content, end},
              end != noOffset);
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(NodeKind::Sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(NodeKind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }
    void OnAnchor(const YAML::Mark &, const std::string &name) override { m_anchor = name; }

private:
    [[nodiscard]] std::uint32_t offset(const YAML::Mark &mark) const
    {
        return static_cast<std::uint32_t>(mark.pos) + m_offset;
    }
    [[nodiscard]] int parentColumn() const { return m_open.empty() ? -1 : m_open.back().column; }

    YamlNode &addNode(NodeKind kind, std::uint32_t begin)
    {
        YamlNode &node = add(kind, begin);
        if (!m_anchor.empty()) {
            node.anchored = true;
            m_tree.m_anchors.emplace_back(static_cast<NodeId>(m_tree.m_nodes.size() - 1),
                                          std::move(m_anchor));
            m_anchor.clear();
        }
        return node;
    }

    void place(YamlNode &node, ByteSpan span, bool known)
    {
        if (known) {
            YamlTreeBuilder::place(node, span);
        } else {
            node.span = span;
        }
    }

    void setTag(YamlNode &node, const std::string &tag, const YAML::Mark &mark)
    {
        if (!isOwnTag(tag)) {
            return;
        }
        const auto [entry, isNew] =
            m_tagIds.try_emplace(tag, static_cast<std::uint16_t>(m_tree.m_tags.size()));
        if (isNew) {
            if (m_tree.m_tags.size() > maximumTags) {
                throw YAML::ParserException(mark, "too many different tags");
            }
            m_tree.m_tags.push_back(tag);
        }
        node.tag = entry->second;
    }

    void setValue(YamlNode &node, const std::string &value, std::uint32_t begin, std::uint32_t end)
    {
        const auto length = static_cast<std::uint32_t>(value.size());
        const std::uint32_t quote = node.style == ScalarStyle::Plain ? 0 : 1;
        if (end != noOffset && end - begin == length + 2 * quote &&
            m_bytes.substr(begin + quote, value.size()) == value) {
            node.valueInText = true;
            node.valueBegin = begin + quote;
            node.valueLength = length;
        } else {
            keepValue(node, value);
        }
    }

    /// Whether a null's mark is where its value would stand, not at what follows a missing one.
    [[nodiscard]] bool belongsHere(const YamlNode &node, const YAML::Mark &mark) const
    {
        return m_open.empty() || inFlow() || node.isKey || mark.column > m_open.back().column;
    }

    [[nodiscard]] std::uint32_t nullEnd(std::uint32_t begin) const
    {
        if (begin >= m_bytes.size()) {
            return noOffset;
        }
        for (const std::string_view word : yamlNullWords) {
            const std::uint32_t end = m_bytes.substr(begin, word.size()) == word
                                          ? plainScalarEnd(m_bytes, begin, word, inFlow())
                                          : noOffset;
            if (end != noOffset) {
                return end;
            }
        }
        return noOffset;
    }

    /// Behind the colon or dash that announces the node just added; noOffset when it is not there.
    [[nodiscard]] std::uint32_t indicatorEnd() const
    {
        if (m_open.empty()) {
            return m_cursor;
        }
        const bool inMap = m_open.back().isMap;
        const std::uint32_t at = skipTrivia(m_bytes, m_cursor);
        const bool found = at < m_bytes.size() && m_bytes[at] == (inMap ? ':' : '-');
        return found ? at + 1 : noOffset;
    }

    void open(NodeKind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        const bool flowAround = inFlow();
        const std::uint32_t begin = offset(mark);
        YamlNode &node = addNode(kind, begin);
        setTag(node, tag, mark);
        const int properties = (anchor != 0 ? 1 : 0) + (isOwnTag(tag) ? 1 : 0);
        const std::uint32_t content = skipProperties(m_bytes, begin, properties);
        node.span.begin = content == noOffset ? begin : content;
        const char bracket = kind == NodeKind::Map ? '{' : '[';
        node.flow = content < m_bytes.size() && m_bytes[content] == bracket;
        node.spanKnown = content != noOffset && (node.flow || !flowAround);
        m_cursor = node.flow ? content + 1 : node.span.begin;
        push(columnOf(node.span.begin, mark), node.flow || flowAround);
    }

    /// The column in bytes of a container's content, which is on a later line than its mark when a
    /// property stands before it.
    [[nodiscard]] int columnOf(std::uint32_t begin, const YAML::Mark &mark) const
    {
        if (begin == offset(mark)) {
            return mark.column;
        }
        const std::size_t lineBreak = m_bytes.rfind('\n', begin);
        const std::size_t line = lineBreak == std::string_view::npos ? m_offset : lineBreak + 1;
        return static_cast<int>(begin - line);
    }

    void close()
    {
        const Container container = m_open.back();
        m_open.pop_back();
        YamlNode &node = m_tree.m_nodes[container.id];
        if (node.flow) {
            const char bracket = node.kind == NodeKind::Map ? '}' : ']';
            std::uint32_t at = skipTrivia(m_bytes, m_cursor);
            if (at < m_bytes.size() && m_bytes[at] == ',') {
                at = skipTrivia(m_bytes, at + 1);
            }
            node.spanKnown = at < m_bytes.size() && m_bytes[at] == bracket;
            m_cursor = node.spanKnown ? at + 1 : m_cursor;
        } else if (container.lastChild != noNode) {
            node.spanKnown = node.spanKnown && m_tree.m_nodes[container.lastChild].spanKnown;
        }
        node.span.end = m_cursor;
    }

    YamlText &m_checked;
    std::uint32_t m_offset; ///< of the library's marks
    std::unordered_map<std::string, std::uint16_t> m_tagIds;
    std::string m_anchor;
    std::uint32_t m_unclosedQuote = noOffset;
};

namespace {

Result<YamlTree> readByLibrary(const QByteArray &text, YamlText &checked, const QString &path)
{
    const std::uint32_t begin = contentBegin(checked.bytes);
    YamlLibraryReader reader(text, checked);
    MemoryBuffer buffer(text.constData() + begin, static_cast<std::size_t>(text.size()) - begin);
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(reader)) {
        }
    } catch (const YAML::DeepRecursion &error) {
        return failure(ErrorKind::Invalid, QStringLiteral("nested too deep"),
                       sourceLocation(path, {error.mark.line + 1, error.mark.column + 1}),
                       QStringLiteral("a manifest is flat; leave this file out"));
    } catch (const YAML::Exception &error) {
        const SourcePosition position =
            error.mark.is_null() ? SourcePosition{}
                                 : SourcePosition{error.mark.line + 1, error.mark.column + 1};
        const auto offset = error.mark.is_null() ? 0U : static_cast<unsigned>(error.mark.pos);
        return failure(explainYamlError(checked, path, position, offset + begin,
                                        QString::fromStdString(error.msg)));
    } catch (const std::exception &error) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("not valid YAML: %1").arg(QLatin1String(error.what())), path);
    }
    return reader.take(path);
}

} // namespace

Result<YamlTree> readYaml(const QByteArray &text, const QString &path)
{
    auto checked = checkYamlText(text, path);
    if (!checked) {
        return failure(checked.error());
    }
    if (auto tree = readQuickYaml(text, *checked); tree) {
        return std::move(*tree);
    }
    return readByLibrary(text, *checked, path);
}

Result<YamlTree> readYamlByLibrary(const QByteArray &text, const QString &path)
{
    auto checked = checkYamlText(text, path);
    return checked ? readByLibrary(text, *checked, path) : failure(checked.error());
}

} // namespace serin
