// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace serin {

/// What to look for in a text.
struct SearchQuery
{
    QString words;          ///< nothing is found when empty
    bool minds = false;     ///< capitals
    bool isPattern = false; ///< a regular expression, which looks at one line at a time
    bool operator==(const SearchQuery &) const = default;
};

/// Bytes of the text that match.
struct SearchMatch
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool operator==(const SearchMatch &) const = default;
};

struct SearchOutcome
{
    std::vector<SearchMatch> matches; ///< in their order, at most `most`
    bool isCut = false;               ///< there are more
    int givenUp = 0;                  ///< lines that took too long
    static constexpr std::size_t most = 10'000;
};

/// A text in which all that matched is replaced.
struct SearchReplacement
{
    QByteArray before;                ///< the text that was searched
    std::vector<SearchMatch> matches; ///< all in it
    QByteArray text;
};

/// @p text with @p replacement in the place of each of @p matches, which @p query found there. Of a
/// regular expression `\1` to `\9` stand for its groups, `\0` for all of it and `\\` for a
/// backslash.
[[nodiscard]] QByteArray replacedText(const QByteArray &text,
                                      const std::vector<SearchMatch> &matches,
                                      const SearchQuery &query, const QString &replacement);

/// Finds words or a regular expression in a text, on another thread. An expression that would try
/// for ever gives a line up after a moment. Only the newest search answers. GUI thread only;
/// nothing blocks.
class TextSearch : public QObject
{
    Q_OBJECT
public:
    explicit TextSearch(QObject *parent = nullptr);
    /// Stops what is under way.
    ~TextSearch() override;

    /// What is wrong with the expression of @p query; empty: nothing.
    [[nodiscard]] static QString error(const SearchQuery &query);
    /// Then found(), unless another search begins before.
    void search(const QByteArray &text, const SearchQuery &query);
    /// Then replaced(), unless another search begins before.
    void replaceAll(const QByteArray &text, const SearchQuery &query, const QString &replacement);

Q_SIGNALS:
    void found(const serin::SearchOutcome &outcome);
    void replaced(const serin::SearchReplacement &replacement);

private:
    void stop();

    std::shared_ptr<std::atomic<bool>> m_stop;
    QObject *m_request = nullptr; ///< parent of what is under way
    QThreadPool m_pool;
};

} // namespace serin
