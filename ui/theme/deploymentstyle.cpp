// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/deploymentstyle.h"

#include "ui/theme/colorvision.h"
#include "ui/theme/contrast.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <optional>

namespace serin {

namespace {

struct Hue
{
    std::array<const char *, 4> words;
    QRgb light;
    QRgb dark;
    Qt::BrushStyle hatch;
};

// Blue and green can be told apart by everybody; of the others, those of one hatch.
constexpr std::array<Hue, 10> hues{{
    {{"blue", "navy", "indigo", nullptr}, 0x1f5fbf, 0x5aa9f2, Qt::FDiagPattern},
    {{"green", "lime", nullptr, nullptr}, 0x2fa36b, 0x8fdda6, Qt::BDiagPattern},
    {{"orange", "amber", nullptr, nullptr}, 0xd9730d, 0xf5a45b, Qt::CrossPattern},
    {{"red", "crimson", "scarlet", nullptr}, 0xb3261e, 0xf28b82, Qt::DiagCrossPattern},
    {{"purple", "violet", nullptr, nullptr}, 0x7a3fa6, 0xc79beb, Qt::HorPattern},
    {{"yellow", "gold", "canary", nullptr}, 0xb58900, 0xf2da6b, Qt::VerPattern},
    {{"pink", "magenta", nullptr, nullptr}, 0xc2468e, 0xf2a0cc, Qt::BDiagPattern},
    {{"teal", "cyan", "turquoise", nullptr}, 0x0e7c86, 0x5ccbd0, Qt::CrossPattern},
    {{"brown", nullptr, nullptr, nullptr}, 0x7a5230, 0xcba27e, Qt::HorPattern},
    {{"grey", "gray", "black", "white"}, 0x5b6472, 0xb4bcc8, Qt::VerPattern},
}};
constexpr size_t reservedHues = 2; // blue and green mean blue and green

struct Hatch
{
    Qt::BrushStyle style;
    char16_t glyph;
};
constexpr std::array<Hatch, 6> hatches{{{Qt::FDiagPattern, u'\u25A7'},
                                        {Qt::BDiagPattern, u'\u25A8'},
                                        {Qt::CrossPattern, u'\u25A6'},
                                        {Qt::DiagCrossPattern, u'\u25A9'},
                                        {Qt::HorPattern, u'\u25A4'},
                                        {Qt::VerPattern, u'\u25A5'}}};

size_t hatchIndex(Qt::BrushStyle style)
{
    const auto it = std::find_if(hatches.begin(), hatches.end(),
                                 [style](const Hatch &hatch) { return hatch.style == style; });
    return static_cast<size_t>(it - hatches.begin());
}

QStringList wordsOf(const QString &name)
{
    QStringList words;
    QString word;
    for (const QChar c : name) {
        if (!c.isLetter() || (c.isUpper() && !word.isEmpty() && word.back().isLower())) {
            words.append(word);
            word.clear();
        }
        if (c.isLetter()) {
            word += c;
        }
    }
    words.append(word);
    return words;
}

const Hue *hueOfWord(const QString &word)
{
    for (const Hue &hue : hues) {
        for (const char *known : hue.words) {
            if (known && word.compare(QLatin1String(known), Qt::CaseInsensitive) == 0) {
                return &hue;
            }
        }
    }
    return nullptr;
}

// FNV-1a, 32 bit: Qt's own hash may differ between versions and machines.
quint32 stableHash(const QString &name)
{
    quint32 hash = 2166136261U;
    const QByteArray bytes = name.toUtf8();
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    }
    return hash;
}

void setHatch(DeploymentStyle &style, size_t index)
{
    style.hatch = hatches.at(index).style;
    style.glyph = QChar(hatches.at(index).glyph);
}

DeploymentStyle styled(const Hue &hue, size_t hatch, const Theme &theme)
{
    const QColor white(0xffffff);
    const QColor ink(0x11151b);
    DeploymentStyle style;
    style.fill = QColor(theme.isDark() ? hue.dark : hue.light);
    style.text = contrastRatio(white, style.fill) >= 4.5 ? white : ink;
    setHatch(style, hatch);
    return style;
}

size_t hueIndex(const QColor &fill)
{
    const QRgb wanted = fill.rgb() & RGB_MASK;
    const auto it = std::find_if(hues.begin(), hues.end(), [wanted](const Hue &hue) {
        return hue.light == wanted || hue.dark == wanted;
    });
    return static_cast<size_t>(it - hues.begin());
}

using HuePairs = std::array<std::array<bool, hues.size()>, hues.size()>;

HuePairs tellableHues(QRgb Hue::*color)
{
    HuePairs pairs{};
    for (size_t i = 0; i < hues.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            pairs[i][j] = leastColorDistance(QColor(hues[i].*color), QColor(hues[j].*color)) >=
                          tellableDistance;
            pairs[j][i] = pairs[i][j];
        }
    }
    return pairs;
}

/// @p style, or what it is with the next hatch that @p isGood likes.
template<typename Predicate>
std::optional<DeploymentStyle> otherHatch(DeploymentStyle style, Predicate isGood)
{
    const size_t first = hatchIndex(style.hatch);
    for (size_t i = 0; i < hatches.size(); ++i) {
        setHatch(style, (first + i) % hatches.size());
        if (isGood(style)) {
            return style;
        }
    }
    return std::nullopt;
}

void addLines(QPainterPath &lines, const QRectF &area, Qt::BrushStyle hatch, qreal pitch)
{
    const bool cross = hatch == Qt::CrossPattern;
    const bool diagonalCross = hatch == Qt::DiagCrossPattern;
    const auto line = [&lines](qreal x1, qreal y1, qreal x2, qreal y2) {
        lines.moveTo(x1, y1);
        lines.lineTo(x2, y2);
    };
    if (hatch == Qt::HorPattern || cross) {
        for (qreal y = area.top() + pitch / 2; y < area.bottom(); y += pitch) {
            line(area.left(), y, area.right(), y);
        }
    }
    if (hatch == Qt::VerPattern || cross) {
        for (qreal x = area.left() + pitch / 2; x < area.right(); x += pitch) {
            line(x, area.top(), x, area.bottom());
        }
    }
    if (hatch == Qt::HorPattern || hatch == Qt::VerPattern || cross) {
        return;
    }
    const qreal step = pitch * 1.4142135623730951;
    const qreal height = area.height();
    for (qreal x = area.left() - height; x < area.right(); x += step) {
        if (hatch == Qt::FDiagPattern || diagonalCross) {
            line(x, area.top(), x + height, area.bottom());
        }
        if (hatch == Qt::BDiagPattern || diagonalCross) {
            line(x, area.bottom(), x + height, area.top());
        }
    }
}

} // namespace

DeploymentStyle deploymentStyle(const QString &name, const Theme &theme)
{
    for (const QString &word : wordsOf(name)) {
        if (const Hue *hue = hueOfWord(word)) {
            return styled(*hue, hatchIndex(hue->hatch), theme);
        }
    }
    const quint32 hash = stableHash(name);
    const size_t hue = reservedHues + hash % (hues.size() - reservedHues);
    const size_t hatch = (hash / 64) % hatches.size();
    return styled(hues.at(hue), hatch, theme);
}

bool areTellableByColor(const DeploymentStyle &a, const DeploymentStyle &b)
{
    static const HuePairs light = tellableHues(&Hue::light);
    static const HuePairs dark = tellableHues(&Hue::dark);
    const size_t first = hueIndex(a.fill);
    const size_t second = hueIndex(b.fill);
    if (first >= hues.size() || second >= hues.size()) {
        return false;
    }
    return (hues[first].light == (a.fill.rgb() & RGB_MASK) ? light : dark)[first][second];
}

std::vector<DeploymentStyle> deploymentStyles(const QStringList &names, const Theme &theme)
{
    std::vector<DeploymentStyle> styles;
    for (const QString &name : names) {
        DeploymentStyle style = deploymentStyle(name, theme);
        const auto isUnlike = [&styles](const DeploymentStyle &one) {
            return std::all_of(styles.begin(), styles.end(), [&one](const DeploymentStyle &other) {
                return one.hatch != other.hatch || areTellableByColor(one, other);
            });
        };
        const auto isNew = [&styles](const DeploymentStyle &one) {
            return std::find(styles.begin(), styles.end(), one) == styles.end();
        };
        if (const auto other = otherHatch(style, isUnlike)) {
            style = *other;
        } else if (const auto another = otherHatch(style, isNew)) {
            style = *another;
        }
        styles.push_back(style);
    }
    return styles;
}

void paintHatched(QPainter &painter, const QPainterPath &shape, const DeploymentStyle &style,
                  qreal pitch)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, style.fill);
    QPainterPath lines;
    addLines(lines, shape.boundingRect(), style.hatch, pitch);
    QColor ink = style.text;
    ink.setAlphaF(0.26F);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.strokePath(lines, QPen(ink, std::max(1.0, pitch / 5), Qt::SolidLine, Qt::FlatCap));
    painter.restore();
}

} // namespace serin
