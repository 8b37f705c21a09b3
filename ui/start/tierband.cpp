// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/tierband.h"

#include "models/project/projectcontroller.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>

namespace serin {

namespace {

struct Look
{
    QColor fill;
    QColor text;
};

/// Of prod the whole band is red; the others only tint it.
Look lookOf(Tier tier, const Theme &theme)
{
    switch (tier) {
    case Tier::Dev:
        return {theme.okBackground, theme.ok};
    case Tier::Staging:
        return {theme.warnBackground, theme.warn};
    case Tier::Prod:
        return {theme.error, theme.isDark() ? theme.window : theme.base};
    }
    return {};
}

QString wordsOf(Tier tier)
{
    switch (tier) {
    case Tier::Dev:
        return TierBand::tr("Development: what is applied here reaches nobody else");
    case Tier::Staging:
        return TierBand::tr("Staging: a rehearsal");
    case Tier::Prod:
        return TierBand::tr("Production: what is applied here reaches people");
    }
    return {};
}

} // namespace

TierBand::TierBand(ProjectController &project, QWidget *parent) : QLabel(parent), m_project(project)
{
    setObjectName(QStringLiteral("tierBand"));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&project, &ProjectController::changed, this, &TierBand::showTier);
    showTier();
}

void TierBand::showTier()
{
    const bool isOpen = m_project.phase() == ProjectController::Phase::Ready;
    setVisible(isOpen);
    if (isOpen) {
        const Tier tier = m_project.facts().tier;
        setText(tierName(tier).toUpper());
        setAccessibleName(wordsOf(tier));
        setToolTip(plainToolTip(wordsOf(tier)));
        applyTheme();
    }
}

void TierBand::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    // StyleChange comes last of what a switch of the theme sends, when all around wears the new
    // one.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange) {
        applyTheme();
    }
}

void TierBand::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    // The label's own palette follows its style sheet.
    const QPalette around = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    const Look look = lookOf(m_project.facts().tier, Theme::fromPalette(around));
    const QString sheet =
        QStringLiteral("QLabel { color: %1; background: %2; border-radius: %3px; "
                       "padding: %4px %5px; font-weight: 600; }")
            .arg(look.text.name(), look.fill.name(), QString::number(space.radius),
                 QString::number(space.xs), QString::number(space.s));
    if (styleSheet() != sheet) { // else each change would be one more
        setStyleSheet(sheet);
    }
}

} // namespace serin
