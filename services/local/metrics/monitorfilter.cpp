// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitorfilter.h"

#include <optional>

namespace serin {
namespace {

constexpr qsizetype longestText = 4'096;

/// What double encoding left of round brackets.
QString unbracketed(QString text)
{
    return text.replace(QLatin1String("%28"), QLatin1String("("))
        .replace(QLatin1String("%29"), QLatin1String(")"));
}

/// One `NAME eq 'VALUE'` after the other, with what stands between them.
class FilterReader
{
public:
    explicit FilterReader(const QString &text) : m_text(text) {}

    struct Term
    {
        QString dimension;
        QString value;
    };

    Result<Term> term()
    {
        // The name is all up to ` eq '`: it may hold spaces.
        skipSpaces();
        const qsizetype quote = m_text.indexOf(u'\'', m_position);
        const QString before = m_text.mid(m_position, quote < 0 ? -1 : quote - m_position);
        const QStringList words = before.simplified().split(u' ');
        if (quote < 0 || words.size() < 2 ||
            words.last().compare(QLatin1String("eq"), Qt::CaseInsensitive) != 0) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the filter needs NAME eq 'VALUE' at character %1")
                               .arg(m_position + 1));
        }
        m_position = quote + 1;
        std::optional<QString> value = quoted();
        if (!value) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("the filter's quote at character %1 is not closed").arg(quote + 1));
        }
        return Term{unbracketed(words.first(words.size() - 1).join(u' ')), unbracketed(*value)};
    }

    bool take(QChar character)
    {
        skipSpaces();
        if (m_position < m_text.size() && m_text[m_position] == character) {
            ++m_position;
            return true;
        }
        return false;
    }

    bool takeWord(QLatin1String word)
    {
        skipSpaces();
        const QStringView rest = QStringView(m_text).sliced(m_position);
        if (!rest.startsWith(word, Qt::CaseInsensitive) ||
            (rest.size() > word.size() && rest[word.size()].isLetterOrNumber())) {
            return false;
        }
        m_position += word.size();
        return true;
    }

    bool atEnd()
    {
        skipSpaces();
        return m_position == m_text.size();
    }

    Error unexpected() const
    {
        return {ErrorKind::Invalid,
                QStringLiteral("the filter goes on with something unexpected at character %1")
                    .arg(m_position + 1),
                {},
                {}};
    }

private:
    void skipSpaces()
    {
        while (m_position < m_text.size() && m_text[m_position].isSpace()) {
            ++m_position;
        }
    }

    std::optional<QString> quoted()
    {
        QString value;
        while (m_position < m_text.size()) {
            const QChar character = m_text[m_position++];
            if (character != u'\'') {
                value += character;
            } else if (m_position < m_text.size() && m_text[m_position] == u'\'') {
                value += m_text[m_position++];
            } else {
                return value;
            }
        }
        return std::nullopt;
    }

    const QString &m_text;
    qsizetype m_position = 0;
};

/// Values of one dimension with `or` between them, maybe in brackets.
Result<MonitorFilter::Clause> readClause(FilterReader &reader)
{
    const bool bracketed = reader.take(u'(');
    MonitorFilter::Clause clause;
    do {
        Result<FilterReader::Term> term = reader.term();
        if (!term) {
            return failure(std::move(term.error()));
        }
        if (clause.values.isEmpty()) {
            clause.dimension = term->dimension;
        } else if (clause.dimension.compare(term->dimension, Qt::CaseInsensitive) != 0) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the filter's 'or' cannot stand between different "
                                          "dimensions: %1 and %2")
                               .arg(clause.dimension, term->dimension));
        }
        clause.values.append(term->value);
    } while (reader.takeWord(QLatin1String("or")));
    if (bracketed && !reader.take(u')')) {
        return failure(reader.unexpected());
    }
    return clause;
}

} // namespace

bool MonitorFilter::Clause::takes(const QString &value) const
{
    return values.contains(QLatin1String("*")) || values.contains(value, Qt::CaseInsensitive);
}

Result<MonitorFilter> MonitorFilter::fromText(const QString &text)
{
    MonitorFilter filter;
    if (text.trimmed().isEmpty()) {
        return filter;
    }
    if (text.size() > longestText) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the filter is longer than %1 characters").arg(longestText));
    }
    FilterReader reader(text);
    do {
        Result<Clause> clause = readClause(reader);
        if (!clause) {
            return failure(std::move(clause.error()));
        }
        for (const Clause &other : filter.clauses) {
            if (other.dimension.compare(clause->dimension, Qt::CaseInsensitive) == 0) {
                return failure(ErrorKind::Invalid,
                               QStringLiteral("the filter names the dimension %1 twice; put 'or' "
                                              "between its values")
                                   .arg(clause->dimension));
            }
        }
        filter.clauses.push_back(std::move(*clause));
    } while (reader.takeWord(QLatin1String("and")));
    if (!reader.atEnd()) {
        return failure(reader.unexpected());
    }
    return filter;
}

} // namespace serin
