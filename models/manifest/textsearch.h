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

Q_SIGNALS:
    void found(const serin::SearchOutcome &outcome);

private:
    void stop();

    std::shared_ptr<std::atomic<bool>> m_stop;
    QObject *m_request = nullptr; ///< parent of what is under way
    QThreadPool m_pool;
};

} // namespace serin
