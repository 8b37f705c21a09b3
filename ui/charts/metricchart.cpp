// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/metricchart.h"

#include "models/common/timetext.h"
#include "ui/charts/chartaccessible.h"
#include "ui/charts/chartcut.h"
#include "ui/charts/chartdata.h"
#include "ui/charts/chartstyle.h"
#include "ui/charts/trafficlane.h"
#include "ui/theme/deploymentstyle.h"

#include <qcustomplot.h>

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

constexpr std::size_t mostWords = 40; ///< marks that may have words
constexpr int wordRows = 3;           ///< below each other, where neighbours would overlap
constexpr std::size_t enough = 2;
const QString overlayName = QStringLiteral("crosshair");
constexpr double shortest = 5;     ///< seconds that can be zoomed to
constexpr double roomBelow = 0.06; ///< of what is above zero
constexpr int fewestLines = 7;     ///< of text that a chart is high
constexpr int stillness = 3;       ///< pixels that the mouse moves in a click

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

QCPGraph &addGraph(QCustomPlot &plot, const QVector<QCPGraphData> &points)
{
    QCPGraph *const graph = plot.addGraph();
    graph->data()->set(points, true);
    graph->setAdaptiveSampling(true);
    return *graph;
}

void addDots(QCustomPlot &plot, const ChartLine &points, const QCPScatterStyle &style)
{
    QVector<QCPGraphData> all;
    all.reserve(static_cast<qsizetype>(points.size()));
    for (const ChartPoint &point : points) {
        all.append({point.time, point.value});
    }
    QCPGraph &graph = addGraph(plot, all);
    graph.setLineStyle(QCPGraph::lsNone);
    graph.setScatterStyle(style);
}

/// With a hole where points are not joined; those that are joined with none go into @p lone.
QVector<QCPGraphData> pointsOf(const ChartData::Line &line, ChartLine &lone)
{
    QVector<QCPGraphData> all;
    all.reserve(static_cast<qsizetype>(line.points.size()));
    bool isJoined = false;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const ChartPoint &point = line.points[i];
        all.append({point.time, point.value});
        const bool isLast = i + 1 == line.points.size();
        const bool isNextJoined = !isLast && line.isJoined(i + 1);
        if (!isJoined && !isNextJoined) {
            lone.push_back(point);
        }
        if (!isLast && !isNextJoined) {
            all.append({(point.time + line.points[i + 1].time) / 2, std::nan("")});
        }
        isJoined = isNextJoined;
    }
    return all;
}

/// Whether everybody tells them apart without another sign.
bool areAllTellable(const std::vector<DeploymentStyle> &styles)
{
    for (std::size_t i = 0; i < styles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!areTellableByColor(styles[i], styles[j])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

MetricChart::MetricChart(Kind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_plot(new QCustomPlot(this)), m_empty(new QLabel(this)),
      m_data(std::make_unique<ChartData>()), m_lane(std::make_unique<TrafficLane>(*m_plot))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title());
    setAccessibleDescription(
        tr("Arrow keys move in time, plus and minus zoom. With Shift, arrow keys move the marked "
           "moment, whose figures are told; Space marks the newest, Escape takes it away. The "
           "table has the same figures."));
    makeAccessible(*this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->setMouseTracking(true);
    m_plot->addLayer(overlayName);
    m_plot->layer(overlayName)->setMode(QCPLayer::lmBuffered); // drawn without the rest
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::beforeReplot, this, &MetricChart::smoothWhereItShows);
    const QSharedPointer<QCPAxisTickerDateTime> times(new QCPAxisTickerDateTime);
    times->setDateTimeFormat(QStringLiteral("HH:mm:ss"));
    QCPAxisTickerDateTime *const ticker = times.data(); // the axis keeps it
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this, ticker] {
        ticker->setDateTimeSpec(timesInUtc() ? Qt::UTC : Qt::LocalTime); // as the person wants now
        const int word = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
        ticker->setTickCount(std::clamp(m_plot->axisRect()->width() / (word * 2), 1, 6));
        const int line = QFontMetrics(m_plot->yAxis->tickLabelFont()).height();
        m_plot->yAxis->ticker()->setTickCount(
            std::clamp(m_plot->axisRect()->height() / (line * 2), 1, 4));
    });
    m_plot->xAxis->setTicker(times);
    m_plot->yAxis->setLabel(title());
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("chartEmpty"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_plot, &QCustomPlot::afterLayout, this, &MetricChart::placeWords);
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
    connect(m_plot, &QCustomPlot::mousePress, this,
            [this](QMouseEvent *event) { m_pressed = event->pos(); });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent *event) {
        const bool isStill = (event->pos() - m_pressed).manhattanLength() <= stillness;
        if (isStill && event->button() == Qt::LeftButton &&
            m_plot->axisRect()->rect().contains(event->pos())) {
            Q_EMIT picked(m_plot->xAxis->pixelToCoord(event->position().x()));
        }
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
    ChartData next = chartData(m_kind, content);
    if (next != *m_data) {
        *m_data = std::move(next);
        fill();
        replotLater();
    }
}

/// Puts what was taken over into the plot.
void MetricChart::fill()
{
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_words.clear();
    m_crosshair = nullptr;
    m_heldLine = nullptr;
    fillLines();
    m_lane->fill(m_data->shares, Theme::fromPalette(palette()));
    fillDots();
    fillMarks();
    placeCrosshair();
    fitValues();
}

void MetricChart::fillLines()
{
    const Theme &theme = Theme::fromPalette(palette());
    QStringList names;
    for (const ChartData::Line &line : m_data->lines) {
        if (!names.contains(line.deployment)) {
            names.append(line.deployment);
        }
    }
    const std::vector<DeploymentStyle> styles = deploymentStyles(names, theme);
    const bool hasSwatches = !areAllTellable(styles);
    for (const ChartData::Line &line : m_data->lines) {
        const DeploymentStyle &style =
            styles[static_cast<std::size_t>(names.indexOf(line.deployment))];
        ChartLine lone;
        QCPGraph &graph = addGraph(*m_plot, pointsOf(line, lone));
        graph.setPen(penOf(style, line.kind));
        const int size = Spacing::forFont(font()).s;
        if (hasSwatches) {
            addSwatches(graph, style, size);
        }
        if (!lone.empty()) {
            addDots(*m_plot, lone, {QCPScatterStyle::ssDisc, style.fill, style.fill, size / 2.0});
        }
    }
}

void MetricChart::fillDots()
{
    const Theme &theme = Theme::fromPalette(palette());
    const double size = Spacing::forFont(font()).s;
    for (const ChartData::Dots &dots : m_data->dots) {
        const QColor good = deploymentStyle(dots.deployment, theme).fill;
        addDots(*m_plot, dots.good, {QCPScatterStyle::ssDisc, good, good, size});
        addDots(*m_plot, dots.bad, {QCPScatterStyle::ssCross, theme.error, theme.error, size});
    }
}

void MetricChart::fillMarks()
{
    const Theme &theme = Theme::fromPalette(palette());
    for (auto mark = m_data->marks.rbegin(); mark != m_data->marks.rend(); ++mark) {
        auto *line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(mark->time, 0);
        line->point2->setCoords(mark->time, 1);
        line->setPen(QPen(theme.controlBorder, 1, Qt::DashLine));
        if (m_kind != Kind::Requests || m_words.size() >= mostWords) {
            continue;
        }
        auto *text = new QCPItemText(m_plot);
        text->position->setTypeX(QCPItemPosition::ptPlotCoords);
        text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        text->setText(mark->words);
        text->setColor(theme.mutedText);
        text->setBrush(theme.base);
        text->setFont(m_plot->xAxis->tickLabelFont());
        text->setPadding(QMargins(4, 0, 4, 0));
        m_words.emplace_back(mark->time, text);
    }
}

/// The newest first: each in the first row where it covers none before it, left of its mark where
/// the chart ends; those without a place are not shown.
void MetricChart::placeWords()
{
    m_lane->placeWords();
    const QRect area = m_plot->axisRect()->rect();
    if (m_words.empty() || area.isEmpty()) {
        return;
    }
    const QFontMetrics metrics(m_words.front().second->font());
    const double rowHeight = double(metrics.height()) / area.height();
    std::vector<double> free(wordRows, area.right()); ///< where each row's last word begins
    for (const auto &[time, text] : m_words) {
        const double x = m_plot->xAxis->coordToPixel(time);
        const int width = metrics.horizontalAdvance(text->text()) + 8;
        const bool isInside = x >= area.left() && x <= area.right();
        const bool isLeft = x + width > area.right();
        const double begin = isLeft ? x - width : x;
        const auto row = std::find_if(free.begin(), free.end(),
                                      [&](double end) { return begin + width <= end + 1; });
        text->setVisible(isInside && row != free.end() && begin >= area.left());
        if (text->visible()) {
            text->position->setCoords(time,
                                      0.01 + rowHeight * double(std::distance(free.begin(), row)));
            text->setPositionAlignment(Qt::AlignTop | (isLeft ? Qt::AlignRight : Qt::AlignLeft));
            *row = begin;
        }
    }
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

/// The values in sight fill the height, from nothing up; a line of nothing lies above the axis.
void MetricChart::fitValues()
{
    if (m_kind == Kind::Traffic) {
        m_plot->yAxis->setRange(0, 100.5); // so that 100 has a tick
    } else {
        const double most = m_data->largest(m_from, m_to);
        const double top = most > 0 ? most * 1.15 : m_kind == Kind::Errors ? 5 : 1;
        m_plot->yAxis->setRange(-top * roomBelow, top);
    }
    tellEmpty();
}

/// Says when there is nothing to see, and why.
void MetricChart::tellEmpty()
{
    const bool hasPoints = m_data->mostPoints() >= enough;
    m_hasEnough = hasPoints && m_data->isInSight(m_from, m_to);
    m_empty->setText(hasPoints ? tr("Nothing was measured in this range")
                               : tr("Not enough data yet"));
    m_empty->setVisible(!m_hasEnough && !m_lane->tellsUnwatched(m_from, m_to));
    placeEmpty();
}

void MetricChart::setCrosshair(std::optional<double> time)
{
    if (time != m_crosshairTime) {
        m_crosshairTime = time;
        showOverlay();
    }
}

void MetricChart::setHeld(std::optional<double> time)
{
    if (time != m_heldTime) {
        m_heldTime = time;
        showOverlay();
    }
}

void MetricChart::setSpoken(const QString &words)
{
    if (words != m_spoken) {
        m_spoken = words;
        tellSpoken(*this);
    }
}

void MetricChart::showOverlay()
{
    placeCrosshair();
    if (isVisible()) {
        m_plot->layer(overlayName)->replot();
    } else {
        m_isStale = true;
    }
}

void MetricChart::placeCrosshair()
{
    placeLine(m_heldLine, m_heldTime, 3);
    placeLine(m_crosshair, m_crosshairTime, 1);
}

void MetricChart::placeLine(QCPItemStraightLine *&line, std::optional<double> time, int width)
{
    if (time && !line) {
        line = new QCPItemStraightLine(m_plot);
        line->setLayer(overlayName);
        const Theme &theme = Theme::fromPalette(palette());
        const bool isOnFill = !m_data->shares.empty(); // of the deployments' colours
        line->setPen(QPen(isOnFill ? theme.base : theme.accent, width));
    }
    if (line) {
        line->setVisible(time.has_value());
        line->point1->setCoords(time.value_or(0), 0);
        line->point2->setCoords(time.value_or(0), 1);
    }
}

/// Smooth lines take most of a frame, and where there are as many values as pixels nobody sees it.
void MetricChart::smoothWhereItShows()
{
    const int pixels = m_plot->axisRect()->width();
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        QCPGraph *const graph = m_plot->graph(i);
        const auto first = graph->data()->findBegin(m_from);
        graph->setAntialiased(std::distance(first, graph->data()->findEnd(m_to)) < pixels);
    }
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
    std::vector<QSharedPointer<QCPGraphDataContainer>> whole;
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        whole.push_back(m_plot->graph(i)->data());
        m_plot->graph(i)->setData(cutToAxes(*m_plot->graph(i)));
    }
    m_plot->toPainter(&painter, width(), height());
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        m_plot->graph(i)->setData(whole[static_cast<std::size_t>(i)]);
    }
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
    const bool isMoment = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto move = [&](int direction) {
        if (isMoment) {
            Q_EMIT stepped(direction);
        } else {
            Q_EMIT rangeMoved(m_from + direction * length / 10, m_to + direction * length / 10);
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        move(-1);
        break;
    case Qt::Key_Right:
        move(1);
        break;
    case Qt::Key_Plus:
        Q_EMIT rangeMoved(m_from + length / 4, m_to);
        break;
    case Qt::Key_Minus:
        Q_EMIT rangeMoved(m_from - length / 2, m_to);
        break;
    case Qt::Key_Space:
        Q_EMIT holdToggled();
        break;
    case Qt::Key_Escape:
        if (m_heldTime) {
            Q_EMIT releaseRequested();
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

/// The plot keeps what it does not accept from its parents.
void MetricChart::scrollPage(QEvent &wheel) const
{
    for (QWidget *each = parentWidget(); each; each = each->parentWidget()) {
        if (auto *const area = qobject_cast<QAbstractScrollArea *>(each)) {
            QCoreApplication::sendEvent(area->viewport(), &wheel);
            return;
        }
    }
}

bool MetricChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        Q_EMIT hovered(-1);
    } else if (event->type() == QEvent::Wheel &&
               !(static_cast<QWheelEvent *>(event)->modifiers() & Qt::ControlModifier)) {
        scrollPage(*event); // with Ctrl it zooms
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
                                            fontMetrics().height() * 3 / 4, letter * 2, 0));
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
    return minimumSizeHint(); // the page gives each what it has
}

} // namespace serin
