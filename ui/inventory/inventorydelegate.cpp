// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/inventorydelegate.h"

#include "models/inventory/inventorymodel.h"
#include "ui/theme/deploymentstyle.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statelabel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace serin {

namespace {

/// One row being painted: takes its parts from the right, then the name fills what is left.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_painter(painter), m_option(option), m_index(index),
          m_theme(Theme::fromPalette(option.palette)), m_space(Spacing::forFont(option.font)),
          m_rest(option.rect.adjusted(m_space.xs, 0, -m_space.s, 0))
    {}

    void endpoint()
    {
        const int variants = m_index.data(InventoryModel::VariantsCountRole).toInt();
        const QVariantList shares = m_index.data(InventoryModel::SharesRole).toList();
        const bool isLiveOnly = variants == 0 && hasState();
        state();
        sync();
        errors();
        if (variants > 1) {
            badge(InventoryDelegate::tr("%1 files").arg(variants));
        }
        if (std::any_of(shares.begin(), shares.end(),
                        [](const QVariant &part) { return !part.isValid(); })) {
            badge(InventoryDelegate::tr("? %", "shares that are no whole percents"));
        } else if (!shares.isEmpty() && (!hasErrors() || leavesName(barWidth()))) {
            bar(shares); // of a file with errors it says less than the name
        } else if (variants == 0 && !isLiveOnly) {
            badge(InventoryDelegate::tr("no file"));
            icon(IconName::Warning, m_theme.warn);
        }
        name(QFont::DemiBold, m_theme.text, Qt::ElideMiddle);
    }

    void deployment()
    {
        const QVariant percent = m_index.data(InventoryModel::PercentRole);
        const QVariant count = m_index.data(InventoryModel::InstanceCountRole);
        const QString live = m_index.data(InventoryModel::InstancesTextRole).toString();
        if (!swatchShortensName()) {
            swatch(m_index.data(InventoryModel::NameRole).toString().left(200));
        }
        state();
        sync();
        errors();
        numbers(percent.isValid()
                    ? leftToRight(InventoryDelegate::tr("%1 %", "a share").arg(percent.toString()))
                    : QString(),
                !live.isEmpty() ? live
                : count.isValid()
                    ? InventoryDelegate::tr("× %1", "number of instances").arg(count.toInt())
                    : QString());
        // Names of one endpoint often begin alike.
        name(QFont::Normal, m_theme.text, Qt::ElideMiddle);
    }

    void heading() { name(QFont::DemiBold, m_theme.mutedText); }

    void unreadable()
    {
        const int size = m_space.icon;
        drawIcon(IconName::Warning, m_theme.warn, leading(size));
        const QString path = m_index.data().toString();
        const QRect whole = m_rest;
        const int width = m_option.fontMetrics.horizontalAdvance(path) + m_space.s;
        if (hasRoom(width)) {
            QRect reason = whole;
            isRightToLeft() ? reason.setRight(whole.right() - width)
                            : reason.setLeft(whole.left() + width);
            text(reason, singleLine(m_index.data(InventoryModel::ProblemRole).toString(), 200),
                 m_theme.mutedText, Qt::ElideRight);
        }
        // The file's name is at the end of its path.
        text(whole, path, m_theme.text, Qt::ElideMiddle);
    }

    /// As that of controls: the selection alone looks the same wherever the focus is.
    void focusRing()
    {
        constexpr qreal width = 2;
        m_painter.setPen(QPen(m_theme.accent, width));
        m_painter.setBrush(Qt::NoBrush);
        const QRectF ring = QRectF(m_option.rect).adjusted(1, 1, -1, -1);
        m_painter.drawRoundedRect(ring, m_space.radius / 2.0, m_space.radius / 2.0);
    }

private:
    [[nodiscard]] bool isRightToLeft() const { return m_option.direction == Qt::RightToLeft; }
    /// Takes @p width from the end (the start) of the row.
    QRect trail(int width)
    {
        QRect part = m_rest;
        if (isRightToLeft()) {
            part.setRight(part.left() + width - 1);
            m_rest.setLeft(part.right() + 1 + m_space.s);
        } else {
            part.setLeft(part.right() - width + 1);
            m_rest.setRight(part.left() - 1 - m_space.s);
        }
        return part;
    }
    QRect leading(int width)
    {
        QRect part = m_rest;
        if (isRightToLeft()) {
            part.setLeft(part.right() - width + 1);
            m_rest.setRight(part.left() - 1 - m_space.xs);
        } else {
            part.setRight(part.left() + width - 1);
            m_rest.setLeft(part.right() + 1 + m_space.xs);
        }
        return part;
    }
    [[nodiscard]] bool hasRoom(int width) const
    {
        constexpr int letters = 8;
        return m_rest.width() - width > m_option.fontMetrics.averageCharWidth() * letters;
    }
    [[nodiscard]] int barWidth() const { return m_space.l * 3; }
    /// Whether the name of an endpoint is whole beside something so wide.
    [[nodiscard]] bool leavesName(int width) const
    {
        QFont font = m_option.font;
        font.setWeight(QFont::DemiBold);
        return QFontMetrics(font).horizontalAdvance(m_index.data().toString()) <=
               m_rest.width() - width - m_space.s;
    }
    [[nodiscard]] int widthOf(const QString &text) const
    {
        return text.isEmpty() ? 0 : m_option.fontMetrics.horizontalAdvance(text) + m_space.s;
    }

    [[nodiscard]] bool hasState() const
    {
        return !m_index.data(InventoryModel::StateGlyphRole).toString().isEmpty();
    }

    /// In a narrow list of large letters the name alone is left: colours are not told from it.
    [[nodiscard]] bool swatchShortensName() const
    {
        const QFontMetrics &metrics = m_option.fontMetrics;
        const int whole = metrics.horizontalAdvance(m_index.data().toString());
        const int room =
            m_rest.width() - widthOf(m_index.data(InventoryModel::StateGlyphRole).toString());
        return whole <= room && whole > room - swatchWidth();
    }
    [[nodiscard]] int swatchSize() const { return m_space.s + m_space.xs / 2; }
    /// With what is left free behind it.
    [[nodiscard]] int swatchWidth() const { return swatchSize() + 2 * m_space.xs; }

    /// The glyph; with a word, too, unless all is well.
    void state()
    {
        if (!hasState()) {
            return;
        }
        const auto tone =
            static_cast<LiveTone>(m_index.data(InventoryModel::StateToneRole).toInt());
        const QString glyph = m_index.data(InventoryModel::StateGlyphRole).toString();
        if (tone != LiveTone::Good) {
            badge(m_index.data(InventoryModel::StateWordRole).toString());
        }
        m_painter.setFont(m_option.font);
        m_painter.setPen(toneColor(tone, m_theme));
        m_painter.drawText(trail(m_option.fontMetrics.horizontalAdvance(glyph)),
                           static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading), glyph);
    }

    void sync()
    {
        if (const QString text = m_index.data(InventoryModel::SyncTextRole).toString();
            !text.isEmpty()) {
            badge(text);
        }
    }

    [[nodiscard]] bool hasErrors() const
    {
        return !m_index.data(InventoryModel::ErrorsRole).toString().isEmpty();
    }

    void errors()
    {
        if (hasErrors()) {
            badge(InventoryDelegate::tr("file has errors"));
            icon(IconName::Error, m_theme.error);
        }
    }

    /// The share and the instances, below each other in fixed columns. Where that does not leave
    /// the name whole: as narrow as they are, then the share alone. A short name stays whole; a
    /// long one can be told from less.
    void numbers(const QString &percent, const QString &count)
    {
        const int percentColumn = widthOf(QStringLiteral("100 %"));
        const int countColumn = std::max(widthOf(QStringLiteral("× 00")), widthOf(count));
        const int letter = m_option.fontMetrics.averageCharWidth();
        const int whole = m_option.fontMetrics.horizontalAdvance(m_index.data().toString());
        const int name = whole < letter * 8 ? whole : letter * 3;
        const auto leaves = [this](int width, int room) { return m_rest.width() - width >= room; };
        if (leaves(countColumn + percentColumn, whole)) {
            number(count, countColumn);
            number(percent, percentColumn);
        } else if (leaves(widthOf(count) + widthOf(percent), name)) {
            number(count, widthOf(count));
            number(percent, widthOf(percent));
        } else if (leaves(widthOf(percent), name)) {
            number(percent, widthOf(percent));
        }
    }

    void number(const QString &text, int column)
    {
        if (column > 0 && (!text.isEmpty() || hasRoom(column))) {
            m_painter.setFont(m_option.font);
            m_painter.setPen(m_theme.mutedText);
            m_painter.drawText(trail(column - m_space.s),
                               static_cast<int>(Qt::AlignVCenter | Qt::AlignTrailing), text);
        }
    }

    void badge(const QString &text)
    {
        QFont small = m_option.font;
        small.setPointSizeF(small.pointSizeF() * 0.85);
        const QFontMetrics metrics(small);
        const int width = metrics.horizontalAdvance(text) + 2 * m_space.xs;
        if (!hasRoom(width)) {
            return;
        }
        QRect pill = trail(width);
        const int height = metrics.height() + 2;
        pill = QRect(pill.left(), pill.center().y() - height / 2 + 1, pill.width(), height);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.pressed);
        m_painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
        m_painter.setFont(small);
        m_painter.setPen(m_theme.text);
        m_painter.drawText(pill, static_cast<int>(Qt::AlignCenter), text);
    }

    void bar(const QVariantList &shares)
    {
        const int width = barWidth();
        if (!hasRoom(width)) {
            return;
        }
        QStringList names;
        std::vector<int> percents;
        int sum = 0;
        for (qsizetype i = 0; i + 1 < shares.size(); i += 2) {
            names.append(shares[i].toString());
            percents.push_back(std::clamp(shares[i + 1].toInt(), 0, 100));
            sum += percents.back();
        }
        const QRect room = trail(width);
        const int height = std::max(4, m_space.s);
        const QRectF frame(room.left(), room.center().y() - height / 2.0 + 0.5, width, height);
        QPainterPath clip;
        clip.addRoundedRect(frame, height / 3.0, height / 3.0);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.fillPath(clip, m_theme.pressed);
        m_painter.setClipPath(clip, Qt::IntersectClip);
        const std::vector<DeploymentStyle> styles = deploymentStyles(names, m_theme);
        qreal x = isRightToLeft() ? frame.right() : frame.left();
        for (std::size_t i = 0; i < percents.size(); ++i) {
            const qreal part = frame.width() * percents[i] / std::max(sum, 100);
            const qreal left = isRightToLeft() ? x - part : x;
            QPainterPath segment;
            segment.addRect(left, frame.top(), part, frame.height());
            paintHatched(m_painter, segment, styles[i], height / 2.0);
            x += isRightToLeft() ? -part : part;
        }
        m_painter.restore();
    }

    void swatch(const QString &name)
    {
        const int size = swatchSize();
        QRect place = leading(size + m_space.xs);
        place = QRect(place.left(), place.center().y() - size / 2 + 1, size, size);
        QPainterPath shape;
        shape.addRoundedRect(place, size / 4.0, size / 4.0);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintHatched(m_painter, shape, deploymentStyle(name, m_theme), size / 2.5);
        m_painter.restore();
    }

    void icon(IconName name, const QColor &color) { drawIcon(name, color, trail(m_space.icon)); }

    void drawIcon(IconName name, const QColor &color, const QRect &room)
    {
        const int size = m_space.icon;
        const qreal ratio = m_painter.device()->devicePixelRatioF();
        m_painter.drawPixmap(room.left(), room.center().y() - size / 2 + 1,
                             iconPixmap(name, color, size, ratio));
    }

    void name(QFont::Weight weight, const QColor &color, Qt::TextElideMode mode = Qt::ElideRight)
    {
        QFont font = m_option.font;
        font.setWeight(weight);
        m_painter.setFont(font);
        m_painter.setPen(color);
        drawElided(m_rest, m_index.data().toString(), QFontMetrics(font), mode);
    }

    void text(const QRect &room, const QString &words, const QColor &color, Qt::TextElideMode mode)
    {
        m_painter.setFont(m_option.font);
        m_painter.setPen(color);
        drawElided(room, words, m_option.fontMetrics, mode);
    }

    void drawElided(const QRect &room, const QString &words, const QFontMetrics &metrics,
                    Qt::TextElideMode mode)
    {
        m_painter.drawText(room, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading),
                           metrics.elidedText(words, mode, room.width()));
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QModelIndex &m_index;
    const Theme &m_theme;
    Spacing m_space;
    QRect m_rest;
};

} // namespace

void InventoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    shown.text.clear();
    const QStyle *const style = shown.widget ? shown.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &shown, painter, shown.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(shown.direction);
    RowPainter row(*painter, shown, index);
    switch (index.data(InventoryModel::KindRole).value<InventoryKind>()) {
    case InventoryKind::Endpoint:
        row.endpoint();
        break;
    case InventoryKind::Deployment:
    case InventoryKind::Unassigned:
        row.deployment();
        break;
    case InventoryKind::UnassignedGroup:
    case InventoryKind::UnreadableGroup:
        row.heading();
        break;
    case InventoryKind::Unreadable:
        row.unreadable();
        break;
    }
    if (shown.state.testFlag(QStyle::State_HasFocus)) {
        row.focusRing();
    }
    painter->restore();
}

QSize InventoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 12, option.fontMetrics.height() * 9 / 5};
}

bool InventoryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    QStringList lines{index.data().toString()};
    for (const int role : {int(InventoryModel::TrafficTextRole), int(InventoryModel::StateWordRole),
                           int(InventoryModel::InstancesTextRole),
                           int(InventoryModel::SyncTextRole), int(InventoryModel::ErrorsRole),
                           int(InventoryModel::ProblemRole), int(InventoryModel::FilePathRole)}) {
        if (const QString text = index.data(role).toString(); !text.isEmpty()) {
            lines.append(singleLine(text));
        }
    }
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(QLatin1Char('\n'))), view);
    return true;
}

} // namespace serin
