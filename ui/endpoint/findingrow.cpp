// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/findingrow.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/fixmenu.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace serin {

namespace {

QColor colorOf(FindingSeverity severity, const Theme &theme)
{
    switch (severity) {
    case FindingSeverity::Error:
        return theme.error;
    case FindingSeverity::Warning:
        return theme.warn;
    case FindingSeverity::Info:
        break;
    }
    return theme.mutedText;
}

WidgetRole roleOf(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return WidgetRole::Failure;
    case FindingSeverity::Warning:
        return WidgetRole::Warning;
    case FindingSeverity::Info:
        break;
    }
    return WidgetRole::Muted;
}

IconName iconOf(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return IconName::Error;
    case FindingSeverity::Warning:
        return IconName::Warning;
    case FindingSeverity::Info:
        break;
    }
    return IconName::Info;
}

QString placeOf(const EndpointFinding &finding)
{
    return finding.line > 0 ? FindingRow::tr("%1:%2", "a file and a line")
                                  .arg(finding.label, QString::number(finding.line))
                            : finding.label;
}

} // namespace

FindingRow::FindingRow(QWidget *parent)
    : QAbstractButton(parent), m_icon(new QLabel(this)), m_severity(new QLabel(this)),
      m_message(new QLabel(this)), m_hint(new QLabel(this)), m_fix(new QToolButton(this)),
      m_grid(new QGridLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (QLabel *label : {m_severity, m_message, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_severity);
    }
    setWidgetRole(*m_hint, WidgetRole::Caption);
    m_fix->setText(tr("Fix…"));
    m_fix->setFocusPolicy(Qt::StrongFocus);
    connect(m_fix, &QToolButton::clicked, this, [this] {
        askForFix(*this, m_fix->mapToGlobal(m_fix->rect().bottomLeft()), m_finding.fixes,
                  [this](const FindingFix &fix) { Q_EMIT fixRequested(fix); });
    });
    for (QWidget *part : findChildren<QLabel *>()) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_severity, 0, 1, Qt::AlignTop);
    m_grid->addWidget(m_message, 0, 2);
    m_grid->addWidget(m_hint, 1, 2);
    // Beside the grid: a button in it would take height from the words, which break into lines.
    auto *row = new QHBoxLayout(this);
    row->addLayout(m_grid, 1);
    row->addWidget(m_fix, 0, Qt::AlignTop);
    m_grid->setColumnStretch(2, 1);
    followLook(*this, [this] { applyTheme(); });
}

void FindingRow::setFinding(const EndpointFinding &finding)
{
    m_finding = finding;
    const QString place = placeOf(finding);
    m_severity->setText(severityWord(finding.severity));
    setWidgetRole(*m_severity, roleOf(finding.severity));
    m_message->setText(breakable(finding.message));
    m_hint->setText(
        breakable(finding.fix.isEmpty()
                      ? place
                      : tr("%1 — %2", "a place, and what to do there").arg(place, finding.fix)));
    setAccessibleName(tr("%1: %2. %3", "severity, what is wrong, where")
                          .arg(severityWord(finding.severity), finding.message, place));
    setAccessibleDescription(finding.fix);
    m_fix->setVisible(!finding.fixes.empty());
    m_fix->setAccessibleName(tr("Fix: %1", "what is wrong").arg(finding.message));
    m_fix->setToolTip(plainToolTip(m_fix->accessibleName()));
    setToolTip(plainToolTip(tr("Show %1 in the text").arg(place)));
    applyTheme();
    updateGeometry();
}

QWidget &FindingRow::fixButton() const
{
    return *m_fix;
}

QSize FindingRow::sizeHint() const
{
    return {layout()->totalSizeHint().width(), heightNow(layout()->totalSizeHint().height())};
}

QSize FindingRow::minimumSizeHint() const
{
    // The height follows from the width; that of the narrowest would make the page scroll.
    return {layout()->totalMinimumSize().width(), heightNow(fontMetrics().height())};
}

/// At the width that it has; @p before it is seen.
int FindingRow::heightNow(int before) const
{
    return isVisible() ? heightForWidth(width()) : before;
}

void FindingRow::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (event->oldSize().width() != width()) {
        updateGeometry();
    }
}

int FindingRow::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

void FindingRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::fromPalette(palette());
    const Spacing space = Spacing::forFont(font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isDown()       ? theme.pressed
                     : underMouse() ? theme.hover
                                    : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space.radius, space.radius);
}

void FindingRow::applyTheme()
{
    const Theme &theme = Theme::fromPalette(palette());
    const Spacing space = Spacing::forFont(font());
    const QColor color = colorOf(m_finding.severity, theme);
    m_icon->setPixmap(
        iconPixmap(iconOf(m_finding.severity), color, space.icon, devicePixelRatioF()));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_severity->setFont(strong);
    int widest = 0;
    for (const auto severity :
         {FindingSeverity::Error, FindingSeverity::Warning, FindingSeverity::Info}) {
        widest = std::max(widest, QFontMetrics(strong).horizontalAdvance(severityWord(severity)));
    }
    m_severity->setMinimumWidth(widest); // so that the messages stand below each other
    layout()->setContentsMargins(space.s, space.s, space.s, space.s);
    layout()->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(0);
}

QString severityWord(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return FindingRow::tr("Error");
    case FindingSeverity::Warning:
        return FindingRow::tr("Warning");
    case FindingSeverity::Info:
        break;
    }
    return FindingRow::tr("Note");
}

} // namespace serin
