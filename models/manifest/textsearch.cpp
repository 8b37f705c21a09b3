// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/textsearch.h"

#include "services/core/async.h"

#include <QRegularExpression>
#include <QStringView>

#include <utility>

namespace serin {

namespace {

/// How often PCRE may try at each place of a line; an empty group follows, so that the pattern
/// cannot set another limit. After some lines that are given up the rest would hardly fare better.
const QString mostTries = QStringLiteral("(*LIMIT_MATCH=10000)(?:)");
constexpr int mostGivenUp = 20;
/// A line that is longer is not looked at with a regular expression.
constexpr qsizetype longestSearched = 10'000;

QRegularExpression expressionOf(const SearchQuery &query)
{
    return QRegularExpression(mostTries + query.words,
                              query.minds ? QRegularExpression::NoPatternOption
                                          : QRegularExpression::CaseInsensitiveOption);
}

/// The bytes of UTF-8 that @p text takes.
qsizetype byteCount(QStringView text)
{
    qsizetype bytes = 0;
    for (const QChar c : text) {
        // Of a surrogate pair either half counts for two of its four bytes.
        bytes += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    }
    return bytes;
}

class LineSearch
{
public:
    LineSearch(const SearchQuery &query, const std::atomic<bool> &stop,
               std::size_t most = SearchOutcome::most)
        : m_query(query), m_stop(stop), m_most(most),
          m_expression(query.isPattern ? expressionOf(query) : QRegularExpression())
    {}

    SearchOutcome run(const QByteArray &text)
    {
        for (qsizetype begin = 0; begin < text.size() && !isDone();) {
            qsizetype end = text.indexOf('\n', begin);
            end = end < 0 ? text.size() : end;
            const qsizetype bare = end > begin && text[end - 1] == '\r' ? end - 1 : end;
            const QString line = QString::fromUtf8(text.constData() + begin, bare - begin);
            m_query.isPattern ? matchPattern(line, begin) : matchWords(line, begin);
            begin = end + 1;
        }
        return m_outcome;
    }

private:
    [[nodiscard]] bool isDone() const
    {
        return m_stop || m_outcome.isCut || m_outcome.givenUp >= mostGivenUp;
    }

    void add(const QString &line, qsizetype lineBegin, qsizetype at, qsizetype length)
    {
        if (m_outcome.matches.size() == m_most) {
            m_outcome.isCut = true;
            return;
        }
        const qsizetype begin = lineBegin + byteCount(QStringView(line).left(at));
        m_outcome.matches.push_back({begin, begin + byteCount(QStringView(line).mid(at, length))});
    }

    void matchWords(const QString &line, qsizetype lineBegin)
    {
        const auto sensitivity = m_query.minds ? Qt::CaseSensitive : Qt::CaseInsensitive;
        for (qsizetype at = line.indexOf(m_query.words, 0, sensitivity); at >= 0 && !isDone();
             at = line.indexOf(m_query.words, at + m_query.words.size(), sensitivity)) {
            add(line, lineBegin, at, m_query.words.size());
        }
    }

    void matchPattern(const QString &line, qsizetype lineBegin)
    {
        if (line.size() > longestSearched) {
            ++m_outcome.givenUp;
            return;
        }
        auto all = m_expression.globalMatch(line);
        if (!all.isValid()) {
            ++m_outcome.givenUp;
            return;
        }
        while (all.hasNext() && !isDone()) {
            const QRegularExpressionMatch match = all.next();
            if (match.capturedLength() > 0) {
                add(line, lineBegin, match.capturedStart(), match.capturedLength());
            }
        }
    }

    const SearchQuery &m_query;
    const std::atomic<bool> &m_stop;
    std::size_t m_most;
    QRegularExpression m_expression;
    SearchOutcome m_outcome;
};

/// Writes replacements of one expression; matches are to come in their order.
class PatternReplacement
{
public:
    PatternReplacement(const QByteArray &text, const SearchQuery &query, const QString &replacement)
        : m_text(text), m_expression(expressionOf(query)), m_replacement(replacement)
    {}

    QByteArray at(const SearchMatch &match)
    {
        const qsizetype begin =
            match.begin == 0 ? 0 : m_text.lastIndexOf('\n', match.begin - 1) + 1;
        if (begin != m_lineBegin) {
            qsizetype end = m_text.indexOf('\n', begin);
            end = end < 0 ? m_text.size() : end;
            end = end > begin && m_text[end - 1] == '\r' ? end - 1 : end;
            m_line = QString::fromUtf8(m_text.constData() + begin, end - begin);
            m_lineBegin = begin;
            m_place = 0;
            m_placeBytes = begin;
        }
        while (m_placeBytes < match.begin && m_place < m_line.size()) {
            m_placeBytes += byteCount(QStringView(m_line).mid(m_place++, 1));
        }
        const QRegularExpressionMatch found =
            m_expression.match(m_line, m_place, QRegularExpression::NormalMatch,
                               QRegularExpression::AnchorAtOffsetMatchOption);
        return found.hasMatch() ? expanded(found).toUtf8()
                                : m_text.mid(match.begin, match.end - match.begin);
    }

private:
    [[nodiscard]] QString expanded(const QRegularExpressionMatch &match) const
    {
        QString result;
        for (qsizetype i = 0; i < m_replacement.size(); ++i) {
            const QChar next = m_replacement.size() > i + 1 ? m_replacement[i + 1] : QChar();
            const bool isGroup = next >= u'0' && next <= u'9';
            if (m_replacement[i] != u'\\' || (next != u'\\' && !isGroup)) {
                result += m_replacement[i];
                continue;
            }
            result += isGroup ? match.captured(next.digitValue()) : QString(next);
            ++i;
        }
        return result;
    }

    const QByteArray &m_text;
    const QRegularExpression m_expression;
    const QString m_replacement;
    QString m_line;
    qsizetype m_lineBegin = -1;
    qsizetype m_place = 0;      ///< in the line
    qsizetype m_placeBytes = 0; ///< the same in the text
};

} // namespace

QByteArray replacedText(const QByteArray &text, const std::vector<SearchMatch> &matches,
                        const SearchQuery &query, const QString &replacement)
{
    PatternReplacement pattern(text, query, replacement);
    const QByteArray plain = replacement.toUtf8();
    QByteArray result;
    qsizetype behind = 0;
    for (const SearchMatch &match : matches) {
        result += QByteArrayView(text).sliced(behind, match.begin - behind);
        result += query.isPattern ? pattern.at(match) : plain;
        behind = match.end;
    }
    return result + text.mid(behind);
}

TextSearch::TextSearch(QObject *parent)
    : QObject(parent), m_stop(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(1);
}

TextSearch::~TextSearch()
{
    stop();
    m_pool.clear();
    m_pool.waitForDone();
}

QString TextSearch::error(const SearchQuery &query)
{
    if (!query.isPattern) {
        return {};
    }
    const QRegularExpression expression(query.words); // without the limit: its words are shown
    return expression.isValid() ? QString() : expression.errorString();
}

void TextSearch::stop()
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    delete std::exchange(m_request, nullptr);
}

void TextSearch::search(const QByteArray &text, const SearchQuery &query)
{
    stop();
    if (query.words.isEmpty() || !error(query).isEmpty()) {
        Q_EMIT found({});
        return;
    }
    m_request = new QObject(this);
    const auto work = [text, query, stop = m_stop]() -> Result<SearchOutcome> {
        return LineSearch(query, *stop).run(text);
    };
    deliver(runAsync(&m_pool, work), m_request, [this](const Result<SearchOutcome> &outcome) {
        if (outcome) {
            Q_EMIT found(*outcome);
        }
    });
}

void TextSearch::replaceAll(const QByteArray &text, const SearchQuery &query,
                            const QString &replacement)
{
    stop();
    if (query.words.isEmpty() || !error(query).isEmpty()) {
        return;
    }
    m_request = new QObject(this);
    const auto work = [text, query, replacement, stop = m_stop]() -> Result<SearchReplacement> {
        const auto matches =
            LineSearch(query, *stop, static_cast<std::size_t>(text.size())).run(text).matches;
        return SearchReplacement{text, matches, replacedText(text, matches, query, replacement)};
    };
    deliver(runAsync(&m_pool, work), m_request, [this](const Result<SearchReplacement> &done) {
        if (done) {
            Q_EMIT replaced(*done);
        }
    });
}

} // namespace serin
