// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace serin {

/// Those lines of a log that match a regular expression, without regard to case, found on another
/// thread. An expression that would try for ever gives a line up after a moment: hardly a
/// millisecond. GUI thread only; nothing blocks.
class LogFilter : public QObject
{
    Q_OBJECT
public:
    explicit LogFilter(QObject *parent = nullptr);
    /// Stops what is under way.
    ~LogFilter() override;

    /// What is wrong with the pattern; empty: nothing.
    [[nodiscard]] QString error() const;
    /// Lines that were given up since reset() or setPattern().
    [[nodiscard]] qsizetype givenUp() const { return m_givenUp; }
    [[nodiscard]] bool isBusy() const { return m_waiting > 0; }

    /// From now on @p pattern counts; all lines match an empty one, or one with an error().
    /// @p lines: all that there are.
    void setPattern(const QString &pattern, const QStringList &lines);
    /// All lines are others.
    void reset(const QStringList &lines);
    /// @p lines came at the end.
    void add(const QStringList &lines);

Q_SIGNALS:
    /// These match, of all lines or of those that were added; in the order of the calls.
    void found(const QStringList &lines, bool areAll);

private:
    void find(const QStringList &lines, bool areAll);

    QRegularExpression m_expression;
    bool m_isActive = false; ///< the expression decides
    std::shared_ptr<std::atomic<bool>> m_stop;
    QObject *m_requests = nullptr; ///< parent of what is under way
    int m_waiting = 0;
    qsizetype m_givenUp = 0;
    QThreadPool m_pool; ///< one thread: answers come in their order
};

} // namespace serin
