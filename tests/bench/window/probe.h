// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

class QTreeView;

namespace serin {

/// Turns the event loop of the program it sits in and takes the time: how long the GUI thread was
/// away from its events at a stretch (a stall), how much of that it computed (the rest it waited
/// for a processor or another thread), and when what was done could be seen. All times in
/// milliseconds.
class Probe : public QObject
{
    Q_OBJECT
public:
    /// @p started: steady nanoseconds when the process was about to be started.
    explicit Probe(qint64 started) : m_started(started) {}

    /// Nanoseconds of the clock that all processes share.
    [[nodiscard]] static qint64 now();
    [[nodiscard]] double sinceStart() const;

    /// One turn of the event loop.
    void turn();
    /// Turns until @p done; gives up after ten minutes and says @p what was awaited.
    void turnUntil(const char *what, const std::function<bool()> &done);
    /// Turns until nothing has happened for a moment, a second at most.
    void rest();

    /// Does @p act once, then turns until it is @p done and has been painted. What it cost is kept
    /// under @p name.
    void measure(
        const char *name, const std::function<void()> &act,
        const std::function<bool()> &done = [] { return true; });
    /// The longest stall since the last call, kept under @p name.
    void takeStall(const char *name);

    /// Whether the window, or its list with at least one row in it, has been painted.
    [[nodiscard]] bool hasPaintedWindow() const { return m_paintedWindow; }
    [[nodiscard]] bool hasPaintedRows() const { return m_paintedRows; }
    void forgetPaints();
    void watch(QTreeView *tree) { m_tree = tree; }

    /// {"name": {"stalls": […], "computed": […], "until": […]}}
    [[nodiscard]] QJsonObject answer() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Samples
    {
        std::vector<double> stalls;
        std::vector<double> computed;
        std::vector<double> until;
    };
    /// Of a stretch, or the longest of several.
    struct Stretch
    {
        qint64 wall = 0;
        qint64 computed = 0;
    };
    qint64 m_started;
    Stretch m_longest;
    QTreeView *m_tree = nullptr; ///< lives as long as the program
    bool m_paintedWindow = false;
    bool m_paintedRows = false;
    std::vector<std::pair<QString, Samples>> m_samples;

    Samples &samples(const char *name);
    /// Does @p work and notes how long it took.
    qint64 stretch(const std::function<void()> &work);
};

} // namespace serin
