// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"
#include "models/metrics/trafficmarks.h"

#include <QPixmap>
#include <QPoint>
#include <QSet>
#include <QWidget>

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPPainter;
class QCustomPlot;
class QLabel;

namespace serin {

struct ChartData;
class TrafficLane;

/// One chart of an endpoint's metrics over time. It replots only when something that it shows has
/// changed and it can be seen. Drag and wheel, and the arrow keys, + and −, move its range; the
/// pointer and Shift with the arrow keys the line at a moment, which a click, Space and Esc hold
/// and let go. All this it tells by signals; the owner sets the same everywhere.
class MetricChart : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        Traffic,  ///< the live shares as a lane
        Requests, ///< a second
        Latency,  ///< percentiles, and own calls as dots
        Errors,   ///< percent
    };

    explicit MetricChart(Kind kind, QWidget *parent = nullptr);
    ~MetricChart() override;

    struct Content
    {
        const MetricHistory *history = nullptr;
        const std::deque<TrafficMark> *marks = nullptr;
        const std::deque<OwnCall> *calls = nullptr;
        QSet<QString> hidden;               ///< deployments that are not shown
        std::vector<ChartKind> percentiles; ///< of Kind::Latency
    };
    /// Takes over what @p content points to; it is not kept.
    void setContent(const Content &content);
    /// Seconds since 1970.
    void setRange(double from, double to);
    /// The line at @p time; nothing: none.
    void setCrosshair(std::optional<double> time);
    /// The line at the moment that is held, which stands out; nothing: none.
    void setHeld(std::optional<double> time);
    /// What is read out to who cannot see the chart: the figures at the moment.
    void setSpoken(const QString &words);
    [[nodiscard]] const QString &spoken() const { return m_spoken; }
    [[nodiscard]] std::optional<double> crosshair() const { return m_crosshairTime; }

    [[nodiscard]] QPixmap picture() const;
    /// As it looks now, at the painter's origin. Stays inside the axes where the painter's device
    /// does not clip, as QSvgGenerator does not.
    void draw(QCPPainter &painter) const;
    /// How often it was drawn anew.
    [[nodiscard]] int replots() const { return m_replots; }
    /// At least two values of a line, and something in sight.
    [[nodiscard]] bool hasEnough() const { return m_hasEnough; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A person moved or zoomed it.
    void rangeMoved(double from, double to);
    /// The pointer is at @p time; a negative one: nowhere.
    void hovered(double time);
    /// A person clicked at @p time.
    void picked(double time);
    /// A person wants the moment so many steps later.
    void stepped(int steps);
    /// A person wants the moment held, or let go.
    void holdToggled();
    void releaseRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void scrollPage(QEvent &wheel) const;
    void fill();
    void fillLines();
    void fillDots();
    void fillMarks();
    void placeWords();
    void placeCrosshair();
    void placeLine(QCPItemStraightLine *&line, std::optional<double> time, int width);
    void showOverlay();
    void fitValues();
    void tellEmpty();
    void smoothWhereItShows();
    void replotLater();
    void applyTheme();
    void placeEmpty();
    [[nodiscard]] QString title() const;

    const Kind m_kind;
    QCustomPlot *m_plot;
    QLabel *m_empty;
    std::unique_ptr<ChartData> m_data; ///< what was last taken over
    std::unique_ptr<TrafficLane> m_lane;
    /// The words of the marks, the newest first, with the mark's time. The plot owns them.
    std::vector<std::pair<double, QCPItemText *>> m_words;
    QCPItemStraightLine *m_crosshair = nullptr;
    QCPItemStraightLine *m_heldLine = nullptr;
    std::optional<double> m_crosshairTime;
    std::optional<double> m_heldTime;
    QString m_spoken;
    QPoint m_pressed; ///< where the mouse went down; a drag is no click
    double m_from = 0;
    double m_to = 1;
    bool m_isSetting = false; ///< the range changes by our own doing
    bool m_isStale = false;   ///< to be drawn anew once it can be seen
    bool m_hasEnough = false;
    int m_replots = 0;
};

} // namespace serin
