// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QFontInfo>
#include <QStyle>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <utility>
#include <vector>

namespace serin {

namespace {

constexpr auto roleProperty = "serinRole";

QString roleName(WidgetRole role)
{
    switch (role) {
    case WidgetRole::Title:
        return QStringLiteral("title");
    case WidgetRole::Section:
        return QStringLiteral("section");
    case WidgetRole::Caption:
        return QStringLiteral("caption");
    case WidgetRole::Muted:
        return QStringLiteral("muted");
    case WidgetRole::Primary:
        return QStringLiteral("primary");
    case WidgetRole::Danger:
        return QStringLiteral("danger");
    case WidgetRole::Card:
        return QStringLiteral("card");
    case WidgetRole::Notice:
        return QStringLiteral("notice");
    case WidgetRole::Warning:
        return QStringLiteral("warning");
    case WidgetRole::Failure:
        return QStringLiteral("failure");
    }
    return {};
}

// @name is replaced by a colour of the theme, #name by a length in pixels. Item views have no
// ::item rules: with them every cell would go through the style sheet. Plain controls have no
// colour of text here: it would replace the palette's, and that of placeholders with a paler one.
constexpr auto controls = R"(
QPushButton, QToolButton, QComboBox, QLineEdit, QAbstractSpinBox {
  background: @base; border: 1px solid @control; border-radius: #radiuspx;
  padding: #padVpx #padHpx; min-height: #linepx;
  selection-background-color: @accent; selection-color: @accentText;
}
QPushButton { padding-left: #padButtonpx; padding-right: #padButtonpx; }
QPushButton:hover, QComboBox:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @pressed; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus {
  border: 2px solid @accent; padding: #padVFocuspx #padHFocuspx; outline: none;
}
QPushButton:focus { padding-left: #padButtonFocuspx; padding-right: #padButtonFocuspx; }
QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled, QAbstractSpinBox:disabled {
  background: @window; border-color: @border;
}
QPushButton[serinRole="primary"] {
  color: @accentText; background: @accent; border-color: @accent; font-weight: 600;
}
QPushButton[serinRole="primary"]:hover, QPushButton[serinRole="primary"]:pressed {
  background: @accentHover; border-color: @accentHover;
}
QPushButton[serinRole="primary"]:focus { border-color: @text; }
QPushButton[serinRole="primary"]:disabled {
  color: @disabled; background: @hover; border-color: @hover;
}
QPushButton[serinRole="danger"] { color: @error; border-color: @error; }
QPushButton[serinRole="danger"]:hover { background: @errorBackground; }
QPushButton[serinRole="danger"]:disabled { color: @disabled; border-color: @border; }
QToolButton { background: transparent; border-color: transparent; padding: #padVpx; }
QToolButton:focus { padding: #padVFocuspx; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:disabled { background: transparent; }
QLineEdit QToolButton, QLineEdit QToolButton:focus {
  border: none; padding: 0; min-height: 0; background: transparent;
}
QComboBox { padding-right: #arrowBoxpx; combobox-popup: 0; }
QComboBox:focus { padding-right: #arrowBoxpx; }
QComboBox::drop-down { border: none; width: #arrowBoxpx; }
QComboBox::down-arrow, QSpinBox::down-arrow { image: url(:/serin/icons/chevron-down.svg); }
QSpinBox::up-arrow { image: url(:/serin/icons/chevron-up.svg); }
QComboBox::down-arrow, QSpinBox::up-arrow, QSpinBox::down-arrow {
  width: #arrowpx; height: #arrowpx;
}
QSpinBox::up-arrow:disabled, QSpinBox::up-arrow:off {
  image: url(:/serin/icons/chevron-up-off.svg);
}
QSpinBox::down-arrow:disabled, QSpinBox::down-arrow:off, QComboBox::down-arrow:disabled {
  image: url(:/serin/icons/chevron-down-off.svg);
}
QSpinBox { padding-right: #xspx; }
QSpinBox:focus { padding-right: #xsFocuspx; }
QSpinBox::up-button, QSpinBox::down-button {
  subcontrol-origin: border; width: #spinBoxpx; border: none; background: transparent;
}
QSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover {
  background: @hover; border-radius: #smallRadiuspx;
}
QPushButton[serinMenu="true"] { padding-right: #arrowBoxpx; }
QToolButton[popupMode="2"] { padding-right: #lpx; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: url(:/serin/icons/chevron-down.svg); width: #arrowpx; height: #arrowpx;
  subcontrol-origin: border; subcontrol-position: right center; right: #xspx;
}
QToolButton[serinMore="true"] { padding-right: #padVpx; }
QToolButton[serinMore="true"]:focus { padding-right: #padVFocuspx; }
QToolButton[serinMore="true"]::menu-indicator { image: none; width: 0; }
QComboBox QAbstractItemView {
  background: @base; border: 1px solid @control; padding: #xspx; outline: none;
}
)";

// From right to left: Qt mirrors where the parts of a control are, but not its paddings. Unless a
// text has an alignment, it also leaves the arrow's width between a button's icon and its words.
constexpr auto mirrored = R"(
QPushButton[serinMenu="true"] {
  padding-left: #arrowBoxpx; padding-right: #padButtonpx; text-align: center;
}
QToolButton[popupMode="2"] { padding-left: #lpx; padding-right: #padVpx; }
QToolButton[serinMore="true"] { padding-left: #padVpx; }
QToolButton[serinMore="true"]:focus { padding-left: #padVFocuspx; }
)";

constexpr auto surfaces = R"(
QToolTip { color: @text; background: @base; border: 1px solid @control; padding: #padVpx #xspx; }
QLabel[serinRole="title"], serin--ElidedLabel[serinRole="title"] {
  font-size: #titleFontpx; font-weight: 600;
}
QLabel[serinRole="section"] { font-size: #sectionFontpx; font-weight: 600; }
QComboBox[serinRole="section"] { font-size: #sectionFontpx; font-weight: 600; }
QLabel[serinRole="caption"] {
  font-size: #captionFontpx; color: @muted; padding-bottom: #belowpx; qproperty-indent: 0;
}
serin--ElidedLabel[serinRole="caption"], serin--StateLabel[serinRole="caption"] {
  font-size: #captionFontpx;
}
QLabel[serinRole="muted"] { color: @muted; }
QLabel[serinRole="warning"] { color: @warn; }
QLabel[serinRole="failure"] { color: @error; }
QFrame[serinRole="card"] {
  background: @base; border: 1px solid @border; border-radius: #cardRadiuspx;
}
QFrame[serinRole="notice"] {
  background: @alternate; border: 1px solid @border; border-radius: #radiuspx;
}
QFrame[serinRole="warning"] {
  background: @warnBackground; border: 1px solid @warn; border-radius: #radiuspx;
}
QFrame[serinRole="failure"] {
  background: @errorBackground; border: 1px solid @error; border-radius: #radiuspx;
}
QLabel[serinRole="warning"], QLabel[serinRole="failure"] { background: transparent; border: none; }
QMenuBar { background: @window; border-bottom: 1px solid @border; padding: 2px #xspx; }
QMenuBar::item { padding: #padVpx #spx; border-radius: #radiuspx; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenuBar > QToolButton[serinMore="true"] { padding: 0; border: none; min-height: 0; }
QMenuBar::item:pressed { background: @pressed; }
QMenu { background: @base; border: 1px solid @control; padding: #xspx; }
QMenu::item { padding: #padVpx #lpx; border-radius: #smallRadiuspx; background: transparent; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: #xspx #spx; }
QMenu::icon { padding-left: #xspx; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
  color: @muted; background: transparent; padding: #padVpx #mpx; border: none;
  border-bottom: 2px solid transparent; margin-right: #xspx;
}
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus {
  border: 2px solid @accent; border-radius: #smallRadiuspx;
  padding: #padVTabFocuspx #mTabFocuspx #padVpx #mTabFocuspx;
}
QTabBar::tab:disabled { color: @disabled; }
QTabBar::tear { width: 0; border: none; }
QTabBar::scroller { width: #xlpx; }
QTabBar QToolButton {
  padding: 0; border: none; border-radius: #smallRadiuspx; min-height: 0; background: @window;
}
QTabBar QToolButton:hover { background: @hover; }
QTabBar QToolButton::left-arrow { image: url(:/serin/icons/chevron-left.svg); }
QTabBar QToolButton::left-arrow:disabled { image: url(:/serin/icons/chevron-left-off.svg); }
QTabBar QToolButton::right-arrow { image: url(:/serin/icons/chevron-right.svg); }
QTabBar QToolButton::right-arrow:disabled { image: url(:/serin/icons/chevron-right-off.svg); }
QTabBar QToolButton::left-arrow, QTabBar QToolButton::right-arrow {
  width: #arrowpx; height: #arrowpx;
}
QHeaderView::section {
  color: @muted; background: @window; border: none; border-bottom: 1px solid @border;
  padding: #padVpx #spx;
}
QSplitter::handle { background: @border; }
QSplitter::handle:hover { background: @accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: #scrollpx; }
QScrollBar:horizontal { height: #scrollpx; }
QScrollBar::handle { background: @pressed; border-radius: #scrollRadiuspx; margin: 2px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::handle:vertical { min-height: #xlpx; }
QScrollBar::handle:horizontal { min-width: #xlpx; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { border-top: 1px solid @border; }
QStatusBar::item { border: none; }
)";

using Values = std::vector<std::pair<QString, QString>>;

Values colorsOf(const Theme &theme)
{
    return {{QStringLiteral("text"), theme.text.name()},
            {QStringLiteral("muted"), theme.mutedText.name()},
            {QStringLiteral("disabled"), theme.disabledText.name()},
            {QStringLiteral("base"), theme.base.name()},
            {QStringLiteral("window"), theme.window.name()},
            {QStringLiteral("alternate"), theme.alternateBase.name()},
            {QStringLiteral("hover"), theme.hover.name()},
            {QStringLiteral("pressed"), theme.pressed.name()},
            {QStringLiteral("border"), theme.border.name()},
            {QStringLiteral("control"), theme.controlBorder.name()},
            {QStringLiteral("accent"), theme.accent.name()},
            {QStringLiteral("accentHover"), theme.accentHover.name()},
            {QStringLiteral("accentText"), theme.accentText.name()},
            {QStringLiteral("selection"), theme.selection.name()},
            {QStringLiteral("warn"), theme.warn.name()},
            {QStringLiteral("warnBackground"), theme.warnBackground.name()},
            {QStringLiteral("error"), theme.error.name()},
            {QStringLiteral("errorBackground"), theme.errorBackground.name()}};
}

Values lengthsOf(const QFont &font)
{
    const Spacing space = Spacing::forFont(font);
    const int pixels = QFontInfo(font).pixelSize();
    const auto length = [](const char *name, int value) {
        return std::pair(QString::fromLatin1(name), QString::number(value));
    };
    const int padV = space.radius;
    const int padH = space.s;
    return {length("xs", space.xs),
            length("s", space.s),
            length("m", space.m),
            length("l", space.l),
            length("xl", space.xl),
            length("line", space.l),
            length("radius", space.radius),
            length("smallRadius", std::max(2, space.radius * 2 / 3)),
            length("cardRadius", space.radius * 3 / 2),
            length("padV", padV),
            length("padH", padH),
            length("padButton", space.m),
            length("padVFocus", padV - 1),
            length("padHFocus", padH - 1),
            length("padVTabFocus", std::max(0, padV - 2)),
            length("mTabFocus", std::max(0, space.m - 2)),
            length("padButtonFocus", space.m - 1),
            length("xsFocus", std::max(0, space.xs - 1)),
            length("arrow", space.m),
            length("arrowBox", space.xl),
            length("spinBox", space.l + space.xs),
            length("scroll", space.m),
            length("scrollRadius", std::max(1, (space.m - 4) / 2)),
            length("titleFont", pixels * 3 / 2),
            length("sectionFont", pixels * 23 / 20),
            length("captionFont", pixels * 9 / 10),
            length("below", std::max(1, pixels / 12))}; // an underscore reaches below small text
}

QString filled(QString sheet, QLatin1Char mark, const Values &values)
{
    // Longest names first, so that no name is taken for the beginning of another.
    Values sorted = values;
    std::sort(sorted.begin(), sorted.end(),
              [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, value] : sorted) {
        sheet.replace(mark + name, value);
    }
    return sheet;
}

} // namespace

void setWidgetRole(QWidget &widget, WidgetRole role)
{
    widget.setProperty(roleProperty, roleName(role));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

void clearWidgetRole(QWidget &widget)
{
    if (widget.property(roleProperty).isValid()) {
        widget.setProperty(roleProperty, QVariant());
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
    }
}

QString styleSheet(const Theme &theme, const QFont &font, Qt::LayoutDirection direction)
{
    QString sheet = QString::fromLatin1(controls) + QString::fromLatin1(surfaces);
    if (direction == Qt::RightToLeft) {
        sheet += QString::fromLatin1(mirrored);
    }
    sheet = filled(sheet, QLatin1Char('#'), lengthsOf(font));
    return filled(sheet, QLatin1Char('@'), colorsOf(theme));
}

} // namespace serin
