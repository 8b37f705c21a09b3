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
    LineSearch(const SearchQuery &query, const std::atomic<bool> &stop)
        : m_query(query), m_stop(stop),
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
        if (m_outcome.matches.size() == SearchOutcome::most) {
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
    QRegularExpression m_expression;
    SearchOutcome m_outcome;
};

} // namespace

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

} // namespace serin
