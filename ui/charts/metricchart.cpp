// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/metricchart.h"

#include "ui/charts/chartstyle.h"
#include "ui/theme/deploymentstyle.h"

#include <qcustomplot.h>

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {

namespace {

constexpr int mostMarks = 40; ///< lines; more would be a wall
constexpr int mostWords = 4;  ///< of them with words
constexpr int mostChanges = 3;
constexpr std::size_t enough = 2;
constexpr double shortGap = 45; ///< seconds; three of the steps that old values have
constexpr double shortest = 5;  ///< seconds that can be zoomed to
constexpr int fewestLines = 7;  ///< of text that a chart is high

QPen penOf(const DeploymentStyle &style, ChartKind kind)
{
    QPen pen(style.fill, 1);
    if (kind == ChartKind::LatencyP50) {
        pen.setStyle(Qt::DotLine);
    } else if (kind == ChartKind::LatencyP99) {
        pen.setStyle(Qt::DashLine);
    }
    return pen;
}

/// Further apart two points of @p line are not joined.
double longestStep(const ChartLine &line)
{
    double shortestStep = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        shortestStep = std::min(shortestStep, line[i].time - line[i - 1].time);
    }
    return std::max(shortGap, 3 * shortestStep);
}

/// Whether a point of @p line, or the way between two, lies between @p from and @p to.
bool isInSight(const ChartLine &line, double from, double to)
{
    const auto first =
        std::lower_bound(line.begin(), line.end(), from,
                         [](const ChartPoint &point, double time) { return point.time < time; });
    if (first == line.end()) {
        return false;
    }
    return first->time <= to ||
           (first != line.begin() && first->time - std::prev(first)->time <= longestStep(line));
}

} // namespace

/// What was last taken over, in the plot's terms.
struct MetricChart::Graphs
{
    struct Line
    {
        QString deployment;
        ChartKind kind = ChartKind::Requests;
        ChartLine points;
        bool operator==(const Line &) const = default;
    };
    struct Share
    {
        QString deployment;
        ChartLine sums; ///< up to and with this one
        bool operator==(const Share &) const = default;
    };
    struct Dots
    {
        QString deployment;
        ChartLine good;
        ChartLine bad;
        bool operator==(const Dots &) const = default;
    };
    struct Mark
    {
        double time = 0;
        QString words;
        bool operator==(const Mark &) const = default;
    };
    std::vector<Line> lines;
    std::vector<Share> shares;
    std::vector<Dots> dots;
    std::vector<Mark> marks;
    QCPItemStraightLine *crosshair = nullptr;

    [[nodiscard]] bool sameAs(const Graphs &other) const
    {
        return lines == other.lines && shares == other.shares && dots == other.dots &&
               marks == other.marks;
    }
};

MetricChart::MetricChart(Kind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_plot(new QCustomPlot(this)), m_empty(new QLabel(this)),
      m_graphs(std::make_unique<Graphs>())
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title());
    setAccessibleDescription(
        tr("Arrow keys move in time, plus and minus zoom. The table has the same "
           "figures."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    const QSharedPointer<QCPAxisTickerDateTime> times(new QCPAxisTickerDateTime);
    times->setDateTimeFormat(QStringLiteral("HH:mm:ss"));
    times->setTickCount(6);
    m_plot->xAxis->setTicker(times);
    m_plot->yAxis->setLabel(title());
    m_plot->yAxis->ticker()->setTickCount(4);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("chartEmpty"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { ++m_replots; });
    connect(m_plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange &range) {
                if (!m_isSetting) {
                    Q_EMIT rangeMoved(range.lower, std::max(range.upper, range.lower + shortest));
                }
            });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent *event) {
        Q_EMIT hovered(m_plot->xAxis->pixelToCoord(event->position().x()));
    });
    applyTheme();
}

MetricChart::~MetricChart() = default;

QString MetricChart::title() const
{
    switch (m_kind) {
    case Kind::Traffic:
        return tr("Traffic %");
    case Kind::Requests:
        return tr("Requests/s");
    case Kind::Latency:
        return tr("Latency ms");
    case Kind::Errors:
        return tr("Errors %");
    }
    return {};
}

void MetricChart::setContent(const Content &content)
{
    auto next = std::make_unique<Graphs>();
    next.swap(m_graphs);
    m_graphs->crosshair = next->crosshair;
    if (m_kind == Kind::Traffic) {
        fillTraffic(content);
    } else {
        fillLines(content);
    }
    if (m_kind == Kind::Latency) {
        fillCalls(content);
    }
    fillMarks(content);
    if (m_graphs->sameAs(*next)) {
        return;
    }
    fill();
    replotLater();
}

void MetricChart::fillLines(const Content &content)
{
    std::vector<ChartKind> kinds = content.percentiles;
    if (m_kind != Kind::Latency) {
        kinds = {m_kind == Kind::Requests ? ChartKind::Requests : ChartKind::Errors};
    }
    for (const QString &deployment : content.history->deployments()) {
        for (const ChartKind kind : kinds) {
            if (!content.hidden.contains(deployment)) {
                m_graphs->lines.push_back(
                    {deployment, kind, content.history->line(deployment, kind)});
            }
        }
    }
}

void MetricChart::fillTraffic(const Content &content)
{
    QStringList names;
    for (const TrafficMark &mark : *content.marks) {
        for (auto it = mark.shares.begin(); it != mark.shares.end(); ++it) {
            if (!names.contains(it.key()) && names.size() < 20) {
                names.append(it.key());
            }
        }
    }
    names.sort();
    for (const QString &name : std::as_const(names)) {
        Graphs::Share share{name, {}};
        for (const TrafficMark &mark : *content.marks) {
            double sum = 0;
            for (const QString &below : std::as_const(names)) {
                sum += mark.shares.value(below);
                if (below == name) {
                    break;
                }
            }
            share.sums.push_back({mark.time, sum});
        }
        m_graphs->shares.push_back(std::move(share));
    }
}

void MetricChart::fillCalls(const Content &content)
{
    std::map<QString, Graphs::Dots> dots;
    for (const OwnCall &call : *content.calls) {
        if (!content.hidden.contains(call.deployment)) {
            Graphs::Dots &of = dots[call.deployment];
            of.deployment = call.deployment;
            const bool isGood = call.status >= 200 && call.status < 300;
            (isGood ? of.good : of.bad).push_back({call.time, call.milliseconds});
        }
    }
    for (auto &[deployment, of] : dots) {
        m_graphs->dots.push_back(std::move(of));
    }
}

void MetricChart::fillMarks(const Content &content)
{
    const auto &marks = *content.marks;
    for (std::size_t i = 1; i < marks.size(); ++i) {
        m_graphs->marks.push_back(
            {marks[i].time, trafficChangeWords(marks[i - 1], marks[i], mostChanges)});
    }
    if (m_graphs->marks.size() > std::size_t(mostMarks)) {
        m_graphs->marks.erase(m_graphs->marks.begin(), m_graphs->marks.end() - mostMarks);
    }
}

/// Puts what was taken over into the plot.
void MetricChart::fill()
{
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_graphs->crosshair = nullptr;
    const Theme &theme = Theme::fromPalette(palette());
    const auto addGraph = [this](const ChartLine &points, bool hasGaps) {
        QCPGraph *const graph = m_plot->addGraph();
        QVector<QCPGraphData> all;
        all.reserve(static_cast<qsizetype>(points.size()));
        const double longest =
            hasGaps ? longestStep(points) : std::numeric_limits<double>::infinity();
        for (const ChartPoint &point : points) {
            if (!all.isEmpty() && point.time - all.last().key > longest) {
                all.append({all.last().key + longest / 2, std::nan("")}); // nothing was measured
            }
            all.append({point.time, point.value});
        }
        graph->data()->set(all, true);
        graph->setAdaptiveSampling(true);
        return graph;
    };
    std::size_t points = 0;
    for (const Graphs::Line &line : m_graphs->lines) {
        addGraph(line.points, true)
            ->setPen(penOf(deploymentStyle(line.deployment, theme), line.kind));
        points = std::max(points, line.points.size());
    }
    QCPGraph *below = nullptr;
    for (const Graphs::Share &share : m_graphs->shares) {
        QCPGraph *const graph = addGraph(share.sums, false);
        const ChartPoint last = share.sums.back();
        graph->addData(std::max(m_to, last.time) + 3'600, last.value); // to this day
        const DeploymentStyle style = deploymentStyle(share.deployment, theme);
        graph->setLineStyle(QCPGraph::lsStepLeft);
        graph->setPen(QPen(style.fill, 1));
        graph->setBrush(style.fill);
        if (below) {
            graph->setChannelFillGraph(below);
        }
        below = graph;
        points = enough;
    }
    for (const Graphs::Dots &dots : m_graphs->dots) {
        const QColor color = deploymentStyle(dots.deployment, theme).fill;
        for (const bool isGood : {true, false}) {
            QCPGraph *const graph = addGraph(isGood ? dots.good : dots.bad, false);
            graph->setLineStyle(QCPGraph::lsNone);
            graph->setScatterStyle({isGood ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssCross,
                                    isGood ? color : theme.error, isGood ? color : theme.error,
                                    static_cast<double>(Spacing::forFont(font()).s)});
        }
        points = enough;
    }
    int words = 0;
    for (auto it = m_graphs->marks.rbegin(); it != m_graphs->marks.rend(); ++it) {
        auto *line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(it->time, 0);
        line->point2->setCoords(it->time, 1);
        line->setPen(QPen(theme.controlBorder, 1, Qt::DashLine));
        if (m_kind == Kind::Requests && words++ < mostWords) {
            auto *text = new QCPItemText(m_plot);
            text->position->setTypeX(QCPItemPosition::ptPlotCoords);
            text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
            text->position->setCoords(it->time, 0.02);
            text->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
            text->setText(it->words);
            text->setColor(theme.mutedText);
            text->setFont(m_plot->xAxis->tickLabelFont());
            text->setPadding(QMargins(4, 0, 0, 0));
        }
    }
    m_points = points;
    fitValues();
}

void MetricChart::setRange(double from, double to)
{
    const double end = std::max(to, from + shortest);
    if (std::equal_to<double>()(from, m_from) && std::equal_to<double>()(end, m_to)) {
        return;
    }
    m_from = from;
    m_to = end;
    m_isSetting = true;
    m_plot->xAxis->setRange(m_from, m_to);
    m_isSetting = false;
    fitValues();
    replotLater();
}

/// Says when there is nothing to see, and why.
void MetricChart::tellEmpty()
{
    bool isSeen = m_kind == Kind::Traffic && !m_graphs->shares.empty() &&
                  m_graphs->shares.front().sums.front().time <= m_to;
    for (const Graphs::Line &line : m_graphs->lines) {
        isSeen = isSeen || isInSight(line.points, m_from, m_to);
    }
    for (const Graphs::Dots &dots : m_graphs->dots) {
        isSeen = isSeen || isInSight(dots.good, m_from, m_to) || isInSight(dots.bad, m_from, m_to);
    }
    m_hasEnough = isSeen && m_points >= enough;
    m_empty->setText(m_points < enough ? tr("Not enough data yet")
                                       : tr("Nothing was measured in this range"));
    m_empty->setVisible(!m_hasEnough);
    placeEmpty();
}

/// The values in sight fill the height, from nothing up.
void MetricChart::fitValues()
{
    if (m_kind == Kind::Traffic) {
        m_plot->yAxis->setRange(0, 100.5); // so that 100 has a tick
        tellEmpty();
        return;
    }
    double most = 0;
    const auto look = [this, &most](const ChartLine &points) {
        for (const ChartPoint &point : points) {
            if (point.time >= m_from && point.time <= m_to) {
                most = std::max(most, point.value);
            }
        }
    };
    for (const Graphs::Line &line : m_graphs->lines) {
        look(line.points);
    }
    for (const Graphs::Dots &dots : m_graphs->dots) {
        look(dots.good);
        look(dots.bad);
    }
    m_plot->yAxis->setRange(0, most > 0 ? most * 1.15 : m_kind == Kind::Errors ? 5 : 1);
    tellEmpty();
}

void MetricChart::setCrosshair(std::optional<double> time)
{
    if (!time) {
        if (m_graphs->crosshair) {
            m_plot->removeItem(std::exchange(m_graphs->crosshair, nullptr));
            replotLater();
        }
        return;
    }
    if (!m_graphs->crosshair) {
        m_graphs->crosshair = new QCPItemStraightLine(m_plot);
        m_graphs->crosshair->setPen(QPen(Theme::fromPalette(palette()).accent, 1));
    }
    m_graphs->crosshair->point1->setCoords(*time, 0);
    m_graphs->crosshair->point2->setCoords(*time, 1);
    replotLater();
}

void MetricChart::replotLater()
{
    if (isVisible()) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    } else {
        m_isStale = true;
    }
}

QPixmap MetricChart::picture() const
{
    return m_plot->toPixmap(0, 0, devicePixelRatioF());
}

void MetricChart::draw(QCPPainter &painter) const
{
    m_plot->toPainter(&painter, width(), height());
}

void MetricChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false)) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void MetricChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeEmpty();
}

void MetricChart::placeEmpty()
{
    m_empty->adjustSize();
    m_empty->move((width() - m_empty->width()) / 2, (height() - m_empty->height()) / 2);
    m_empty->raise();
}

void MetricChart::keyPressEvent(QKeyEvent *event)
{
    const double length = m_to - m_from;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT rangeMoved(m_from - length / 10, m_to - length / 10);
        break;
    case Qt::Key_Right:
        Q_EMIT rangeMoved(m_from + length / 10, m_to + length / 10);
        break;
    case Qt::Key_Plus:
        Q_EMIT rangeMoved(m_from + length / 4, m_to);
        break;
    case Qt::Key_Minus:
        Q_EMIT rangeMoved(m_from - length / 2, m_to);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool MetricChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        Q_EMIT hovered(-1);
    } else if (event->type() == QEvent::Wheel &&
               !(static_cast<QWheelEvent *>(event)->modifiers() & Qt::ControlModifier)) {
        event->ignore(); // scrolls the page; with Ctrl it zooms
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MetricChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (layout() &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)) {
        applyTheme();
        fill();
        updateGeometry();
    }
}

void MetricChart::applyTheme()
{
    const Theme &theme = Theme::fromPalette(palette());
    m_plot->setFont(font());
    // The same for all charts, so that their times stand below each other.
    const int letter = fontMetrics().averageCharWidth();
    m_plot->axisRect()->setAutoMargins(QCP::msBottom);
    m_plot->axisRect()->setMargins(QMargins(letter * 6 + fontMetrics().height() * 3 / 2,
                                            fontMetrics().height() / 2, letter * 2, 0));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_empty->setPalette(muted);
    applyChartStyle(*m_plot, theme);
}

QSize MetricChart::minimumSizeHint() const
{
    const int lines = m_kind == Kind::Traffic ? fewestLines - 2 : fewestLines;
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * lines};
}

QSize MetricChart::sizeHint() const
{
    return minimumSizeHint() * 3 / 2;
}

} // namespace serin
