// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/trust/gitconfigfile.h"

#include <optional>

namespace serin {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isNameByte(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r'; // git's isspace() knows no others on a line
}

// Follows git's own reader (config.c) step by step, so that both read the same from any bytes.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_text(text)
    {
        if (m_text.startsWith("\xef\xbb\xbf")) {
            m_at = 3;
        }
    }

    Result<QList<GitConfigEntry>> read()
    {
        bool good = true;
        while (good && m_at <= m_text.size()) {
            const char c = next();
            if (m_ended) {
                return m_entries;
            }
            if (c == '\n' || isBlank(c)) {
                continue;
            }
            if (c == '#' || c == ';') {
                skipLine();
            } else if (c == '[') {
                good = readSection();
            } else {
                good = isLetter(c) && readVariable(c);
            }
        }
        return failure(ErrorKind::Invalid, QStringLiteral("the git configuration cannot be read"),
                       QStringLiteral("line %1").arg(m_line));
    }

private:
    // The next byte with CRLF as LF; at the end '\n' once and for all, and m_ended.
    char next()
    {
        if (m_at >= m_text.size()) {
            m_ended = true;
            return '\n';
        }
        char c = m_text[m_at++];
        if (c == '\r' && m_at < m_text.size() && m_text[m_at] == '\n') {
            c = m_text[m_at++];
        }
        if (c == '\n') {
            ++m_line;
        }
        return c;
    }

    void skipLine()
    {
        while (next() != '\n') {
        }
    }

    bool readSection()
    {
        m_section.clear();
        m_subsection.clear();
        while (true) {
            const char c = next();
            if (m_ended) {
                return false;
            }
            if (c == ']') {
                // The old form [section.subsection], all in lower case.
                const qsizetype dot = m_section.indexOf('.');
                if (dot >= 0) {
                    m_subsection = m_section.mid(dot + 1);
                    m_section.truncate(dot);
                }
                return true;
            }
            if (isBlank(c) || c == '\n') {
                return readSubsection(c);
            }
            if (!isNameByte(c) && c != '.') {
                return false;
            }
            m_section += lower(c);
        }
    }

    bool readSubsection(char c)
    {
        while (isBlank(c)) {
            c = next();
        }
        if (c != '"') {
            return false;
        }
        while (true) {
            c = next();
            if (c == '\n') {
                return false;
            }
            if (c == '"') {
                return next() == ']' && !m_ended;
            }
            if (c == '\\') {
                c = next();
                if (c == '\n') {
                    return false;
                }
            }
            m_subsection += c;
        }
    }

    bool readVariable(char first)
    {
        GitConfigEntry entry;
        entry.line = m_line;
        entry.section = m_section;
        entry.subsection = m_subsection;
        entry.name = QByteArray(1, lower(first));
        char c = next();
        while (!m_ended && isNameByte(c)) {
            entry.name += lower(c);
            c = next();
        }
        while (c == ' ' || c == '\t') {
            c = next();
        }
        if (c == '\n') {
            entry.value = QByteArrayLiteral("true");
        } else {
            auto value = c == '=' ? readValue() : std::nullopt;
            if (!value) {
                return false;
            }
            entry.value = std::move(*value);
        }
        m_entries.append(std::move(entry));
        return true;
    }

    std::optional<QByteArray> readValue()
    {
        QByteArray value;
        bool quoted = false;
        bool comment = false;
        qsizetype blanks = 0; // spaces not yet known to stand inside
        while (true) {
            char c = next();
            if (c == '\n') {
                return quoted ? std::nullopt : std::optional(std::move(value));
            }
            if (comment) {
                continue;
            }
            if (isBlank(c) && !quoted) {
                blanks += value.isEmpty() ? 0 : 1;
                continue;
            }
            if (!quoted && (c == ';' || c == '#')) {
                comment = true;
                continue;
            }
            value.append(blanks, ' ');
            blanks = 0;
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            if (c == '\\') {
                c = next();
                if (c == '\n') {
                    continue;
                }
                const auto escaped = unescaped(c);
                if (!escaped) {
                    return std::nullopt;
                }
                c = *escaped;
            }
            value += c;
        }
    }

    static std::optional<char> unescaped(char c)
    {
        switch (c) {
        case 't':
            return '\t';
        case 'b':
            return '\b';
        case 'n':
            return '\n';
        case '\\':
        case '"':
            return c;
        default:
            return std::nullopt;
        }
    }

    static char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_ended = false;
    QByteArray m_section;
    QByteArray m_subsection;
    QList<GitConfigEntry> m_entries;
};

} // namespace

QByteArray GitConfigEntry::key() const
{
    QByteArray key;
    for (const QByteArray &part : {section, subsection}) {
        key += part.isEmpty() ? QByteArray() : part + '.';
    }
    return key + name;
}

Result<QList<GitConfigEntry>> parseGitConfig(QByteArrayView text)
{
    return Reader(text).read();
}

bool isGitBoolean(QByteArrayView value)
{
    for (const char *word : {"", "true", "false", "yes", "no", "on", "off"}) {
        if (value.compare(word, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    // Numbers count as well, also with a unit.
    const QByteArray text = value.toByteArray();
    bool number = false;
    static_cast<void>(text.toLongLong(&number));
    return number;
}

} // namespace serin
