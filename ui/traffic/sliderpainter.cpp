// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sliderpainter.h"

#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

QString percentText(int percent)
{
    return QCoreApplication::translate("TrafficSlider", "%1 %", "a share in percent").arg(percent);
}

/// The picture, and what every step of painting it needs.
class Canvas
{
public:
    Canvas(QPainter &painter, const SliderPicture &picture, const SliderMetrics &metrics,
           const Theme &theme, Qt::LayoutDirection direction)
        : m_painter(painter), m_picture(picture), m_metrics(metrics), m_theme(theme),
          m_mirrored(direction == Qt::RightToLeft), m_space(Spacing::forFont(painter.font())),
          m_text(painter.font(), painter.device())
    {}

    void paintBar();
    void paintLabels();
    void paintLive();
    void paintGrips();

private:
    [[nodiscard]] const QRectF &bar() const { return m_picture.geometry.bar(); }
    [[nodiscard]] static QPainterPath rounded(const QRectF &rect, qreal radius)
    {
        QPainterPath path;
        path.addRoundedRect(rect, radius, radius);
        return path;
    }
    void paintSegment(int index, const QPainterPath &outline);
    void paintSegmentLabel(int index);
    [[nodiscard]] QRectF labelRoom(int index) const;
    [[nodiscard]] QRectF beside(const QRectF &room, qreal width, qreal least) const;
    [[nodiscard]] std::vector<qreal> liveMarks() const;
    void paintEmpty();
    void paintGrip(int handle);
    [[nodiscard]] bool isLockedHandle(int handle) const;

    QPainter &m_painter;
    const SliderPicture &m_picture;
    const SliderMetrics &m_metrics;
    const Theme &m_theme;
    bool m_mirrored;
    Spacing m_space;
    QFontMetricsF m_text;
};

void Canvas::paintBar()
{
    const QPainterPath outline = rounded(bar(), m_space.radius);
    const bool anything =
        std::any_of(m_picture.segments.begin(), m_picture.segments.end(),
                    [](const SliderSegment &segment) { return segment.percent > 0; });
    if (!anything) {
        paintEmpty();
        return;
    }
    for (int i = 0; i < m_picture.geometry.segmentCount(); ++i) {
        paintSegment(i, outline);
    }
}

void Canvas::paintLabels()
{
    for (int i = 0; i < m_picture.geometry.segmentCount(); ++i) {
        paintSegmentLabel(i);
    }
}

void Canvas::paintEmpty()
{
    m_painter.setPen(QPen(m_theme.controlBorder, 1, Qt::DashLine));
    m_painter.setBrush(m_theme.alternateBase);
    m_painter.drawRoundedRect(bar().adjusted(0.5, 0.5, -0.5, -0.5), m_space.radius, m_space.radius);
    m_painter.setPen(m_theme.mutedText);
    const QRectF inside = bar().adjusted(m_space.s, 0, -m_space.s, 0);
    m_painter.drawText(inside, Qt::AlignCenter | Qt::TextSingleLine,
                       m_text.elidedText(m_picture.emptyText, Qt::ElideRight, inside.width()));
}

void Canvas::paintSegment(int index, const QPainterPath &outline)
{
    const QRectF rect = m_picture.geometry.segment(index);
    if (rect.width() <= 0) {
        return;
    }
    QPainterPath shape;
    shape.addRect(rect);
    const auto &style = m_picture.segments[static_cast<size_t>(index)].style;
    paintHatched(m_painter, shape.intersected(outline), style, m_space.s);
    if (index > 0 && rect.width() > 3) {
        const qreal x = m_mirrored ? rect.right() : rect.left();
        m_painter.fillRect(QRectF(x - 1, rect.top(), 2, rect.height()), m_theme.base);
    }
}

// Grips that were moved aside may stand on a segment.
QRectF Canvas::labelRoom(int index) const
{
    const SliderGeometry &geometry = m_picture.geometry;
    const QRectF rect = geometry.segment(index);
    const qreal half = m_metrics.grip / 2.0;
    qreal left = rect.left();
    qreal right = rect.right();
    for (int handle = 0; handle < geometry.handleCount(); ++handle) {
        const qreal x = geometry.gripX(handle);
        const bool atLeft = m_mirrored ? handle >= index : handle < index;
        if (atLeft) {
            left = std::max(left, x + half);
        } else {
            right = std::min(right, x - half);
        }
    }
    return {left, rect.top(), std::max<qreal>(0, right - left), rect.height()};
}

/// The first part of @p room, as one reads, that has @p width and no mark of the live split in it,
/// else the widest that has @p least; where there is none the label lies over the mark.
QRectF Canvas::beside(const QRectF &room, qreal width, qreal least) const
{
    std::vector<qreal> edges{room.left(), room.right()};
    for (const qreal x : liveMarks()) {
        if (x > room.left() && x < room.right()) {
            edges.push_back(x);
        }
    }
    std::sort(edges.begin(), edges.end());
    const std::size_t parts = edges.size() - 1;
    QRectF widest(room.topLeft(), QSizeF());
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t at = m_mirrored ? parts - 1 - i : i;
        const QRectF part(edges[at], room.top(), edges[at + 1] - edges[at], room.height());
        if (part.width() >= width) {
            return part;
        }
        widest = part.width() > widest.width() ? part : widest;
    }
    return widest.width() >= least ? widest : room;
}

void Canvas::paintSegmentLabel(int index)
{
    const SliderSegment &segment = m_picture.segments[static_cast<size_t>(index)];
    const qreal padding = m_space.xs;
    const QString fullLabel =
        leftToRight(segment.name + QLatin1Char(' ') + percentText(segment.percent));
    const qreal around =
        2 * padding + 2 + (segment.warned || segment.locked ? m_space.icon + m_space.xs : 0);
    const QRectF room = beside(labelRoom(index), m_text.horizontalAdvance(fullLabel) + around,
                               m_text.horizontalAdvance(percentText(segment.percent)) + around);
    const qreal most = room.width() - 2 * padding;
    const bool icon = (segment.warned || segment.locked) && most >= m_space.icon;
    const qreal iconRoom = icon ? m_space.icon + m_space.xs : 0;
    const QString label = fittingLabel(segment.name, segment.percent, m_text, most - iconRoom);
    if (label.isEmpty() && !icon) {
        return;
    }
    const qreal labelWidth = m_text.horizontalAdvance(label);
    const qreal width = icon && label.isEmpty() ? m_space.icon : labelWidth + iconRoom;
    const qreal gap = std::min<qreal>(m_space.s, (most - width) / 2);
    const qreal left = m_mirrored ? room.right() - gap - width - 2 * padding : room.left() + gap;
    const qreal height = m_text.height() + padding;
    const QRectF plate(left, room.center().y() - height / 2, width + 2 * padding, height);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(segment.style.fill);
    m_painter.drawRoundedRect(plate, m_space.xs, m_space.xs);
    const QRectF inside = plate.adjusted(padding, 0, -padding, 0);
    if (icon) {
        const QPixmap pixmap =
            iconPixmap(segment.warned ? IconName::Warning : IconName::Lock, segment.style.text,
                       m_space.icon, m_painter.device()->devicePixelRatioF());
        const qreal x = m_mirrored ? inside.right() - m_space.icon : inside.left();
        m_painter.drawPixmap(QPointF(x, inside.center().y() - m_space.icon / 2.0), pixmap);
    }
    m_painter.setPen(segment.style.text);
    m_painter.drawText(
        inside,
        static_cast<int>(Qt::AlignVCenter | (m_mirrored ? Qt::AlignLeft : Qt::AlignRight)) |
            Qt::TextSingleLine,
        label);
}

void Canvas::paintLive()
{
    if (m_picture.livePercents.empty()) {
        return;
    }
    const QRectF lane(bar().left(), bar().bottom() + m_metrics.overhang + m_metrics.live / 3.0,
                      bar().width(), m_metrics.live * 2 / 3.0);
    m_painter.save();
    m_painter.setClipPath(rounded(lane, lane.height() / 2));
    m_painter.fillRect(lane, m_theme.pressed);
    int sum = 0;
    for (size_t i = 0; i < m_picture.livePercents.size(); ++i) {
        const QRectF rect = m_picture.geometry.stretch(sum, sum + m_picture.livePercents[i], lane);
        m_painter.fillRect(rect, m_picture.segments[i].style.fill);
        sum += m_picture.livePercents[i];
    }
    m_painter.restore();
    // A whole number of pixels at a whole place, so that the mark is crisp.
    const qreal width = std::max(1, m_space.xs / 3);
    for (const qreal middle : liveMarks()) {
        const qreal wanted = middle - width / 2;
        const qreal x =
            std::floor(std::max(bar().left() + 1, std::min(wanted, bar().right() - width - 1)));
        const QRectF mark(x, bar().top() - m_metrics.overhang / 2.0, width,
                          lane.bottom() - bar().top() + m_metrics.overhang / 2.0);
        m_painter.fillRect(mark.adjusted(-1, 0, 1, 0), m_theme.base);
        for (qreal y = mark.top(); y < mark.bottom(); y += 2 * m_space.xs) {
            m_painter.fillRect(QRectF(x, std::floor(y), width, m_space.xs), m_theme.text);
        }
    }
}

/// Where the live split has a boundary that is not where this one has it.
std::vector<qreal> Canvas::liveMarks() const
{
    std::vector<qreal> marks;
    int sum = 0;
    for (int i = 0; i < m_picture.geometry.handleCount() && !m_picture.livePercents.empty(); ++i) {
        sum += m_picture.livePercents[static_cast<size_t>(i)];
        if (sum != m_picture.geometry.boundary(i)) {
            marks.push_back(m_picture.geometry.xOf(sum));
        }
    }
    return marks;
}

bool Canvas::isLockedHandle(int handle) const
{
    return m_picture.segments[static_cast<size_t>(handle)].locked ||
           m_picture.segments[static_cast<size_t>(handle) + 1].locked;
}

void Canvas::paintGrips()
{
    for (int i = 0; i < m_picture.geometry.handleCount(); ++i) {
        if (i != m_picture.focusedHandle) {
            paintGrip(i);
        }
    }
    if (m_picture.focusedHandle >= 0 &&
        m_picture.focusedHandle < m_picture.geometry.handleCount()) {
        paintGrip(m_picture.focusedHandle); // on top of its neighbours
    }
}

void Canvas::paintGrip(int handle)
{
    const bool focused = handle == m_picture.focusedHandle;
    const bool movable = m_picture.movable && !isLockedHandle(handle);
    const bool hot =
        movable && (handle == m_picture.hoveredHandle || handle == m_picture.draggedHandle);
    const qreal width = m_metrics.grip - 1.0;
    const qreal out = movable ? m_metrics.overhang / 2.0 : -m_metrics.bar / 4.0;
    const QRectF grip(m_picture.geometry.gripX(handle) - width / 2, bar().top() - out, width,
                      bar().height() + 2 * out);
    const qreal radius = width / 2;
    if (focused) {
        m_painter.setBrush(m_theme.base);
        m_painter.setPen(QPen(m_theme.accent, 2));
        const qreal ring = std::max<qreal>(2, m_metrics.overhang / 2.0 - 1);
        m_painter.drawRoundedRect(grip.adjusted(-ring, -ring + 1, ring, ring - 1), radius + ring,
                                  radius + ring);
    }
    m_painter.setBrush(hot ? m_theme.accent : m_theme.base);
    m_painter.setPen(QPen(hot       ? m_theme.accent
                          : movable ? m_theme.text
                                    : m_theme.controlBorder,
                          hot ? 1.5 : 1));
    m_painter.drawRoundedRect(grip, radius, radius);
    if (movable) {
        m_painter.setPen(
            QPen(hot ? m_theme.accentText : m_theme.mutedText, 1.5, Qt::SolidLine, Qt::RoundCap));
        const qreal half = bar().height() / 6;
        m_painter.drawLine(QPointF(grip.center().x(), grip.center().y() - half),
                           QPointF(grip.center().x(), grip.center().y() + half));
    }
}

} // namespace

std::vector<SliderSegment> sliderSegments(const SliderState &state, const Theme &theme)
{
    QStringList names;
    for (const TrafficShare &share : state.split.shares()) {
        names.append(share.deployment.toString());
    }
    const std::vector<DeploymentStyle> styles = deploymentStyles(names, theme);
    std::vector<SliderSegment> segments;
    for (const TrafficShare &share : state.split.shares()) {
        segments.push_back({share.deployment.toString(), share.percent.value(),
                            styles[segments.size()], state.locks.contains(share.deployment),
                            state.warnings.contains(share.deployment)});
    }
    return segments;
}

SliderMetrics SliderMetrics::forFont(const QFont &font)
{
    const qreal line = QFontMetricsF(font).height();
    const auto part = [line](qreal factor) { return static_cast<int>(std::lround(line * factor)); };
    SliderMetrics metrics{};
    metrics.bar = part(2.5);
    metrics.grip = std::max(6, part(0.6));
    metrics.overhang = std::max(4, part(0.4));
    metrics.live = std::max(6, part(0.6));
    metrics.inset = metrics.grip / 2 + 3; // room for the focus ring
    return metrics;
}

void paintSlider(QPainter &painter, const SliderPicture &picture, const SliderMetrics &metrics,
                 const Theme &theme, Qt::LayoutDirection direction)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Canvas canvas(painter, picture, metrics, theme, direction);
    canvas.paintBar();
    canvas.paintLive();
    canvas.paintLabels(); // words stay readable on top of a ghost mark
    canvas.paintGrips();
    painter.restore();
}

QString movingLabel(const SliderPicture &picture, int handle, const QFontMetricsF &metrics,
                    Qt::LayoutDirection direction)
{
    const auto words = [&](int index) {
        const SliderSegment &segment = picture.segments[static_cast<size_t>(index)];
        const qreal most = picture.geometry.bar().width() / 3;
        return leftToRight(metrics.elidedText(segment.name, Qt::ElideMiddle, most) +
                           QLatin1Char(' ') + percentText(segment.percent));
    };
    const bool mirrored = direction == Qt::RightToLeft;
    return words(mirrored ? handle + 1 : handle) + QStringLiteral("  |  ") +
           words(mirrored ? handle : handle + 1);
}

QString fittingLabel(const QString &name, int percent, const QFontMetricsF &metrics, qreal width)
{
    const QString share = percentText(percent);
    const QString all = leftToRight(name + QLatin1Char(' ') + share);
    if (metrics.horizontalAdvance(all) <= width) {
        return all;
    }
    const qreal shareWidth = metrics.horizontalAdvance(QLatin1Char(' ') + share);
    const QString shortened = metrics.elidedText(name, Qt::ElideRight, width - shareWidth);
    if (shortened.size() >= 4 && metrics.horizontalAdvance(shortened) + shareWidth <= width) {
        return leftToRight(shortened + QLatin1Char(' ') + share);
    }
    for (const QString &candidate : {share, QString::number(percent)}) {
        if (metrics.horizontalAdvance(candidate) <= width) {
            return candidate;
        }
    }
    return {};
}

} // namespace serin
