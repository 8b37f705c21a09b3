// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/capacitycard.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

namespace {

QString figure(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

} // namespace

CapacityCard::CapacityCard(QWidget *parent)
    : QFrame(parent), m_glyph(new QLabel(this)), m_words(makeWordLabel(this)),
      m_scale(new QPushButton(this))
{
    setObjectName(QStringLiteral("capacityHint"));
    setWidgetRole(*this, WidgetRole::Warning);
    m_words->setObjectName(QStringLiteral("capacityWords"));
    m_scale->setObjectName(QStringLiteral("scaleFirstButton"));
    m_scale->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->addWidget(m_words);
    column->addWidget(m_scale, 0, Qt::AlignLeft);
    row->addLayout(column, 1);
    connect(m_scale, &QPushButton::clicked, this, [this] {
        if (m_hint) {
            Q_EMIT scaleRequested(m_hint->deployment, m_hint->needed);
        }
    });
    followLook(*this, [this] { applyLook(); });
    hide();
}

void CapacityCard::setHint(const std::optional<CapacityHint> &hint, const QString &readOnlyReason)
{
    m_hint = hint;
    setVisible(hint.has_value());
    if (!hint) {
        return;
    }
    QStringList arms;
    for (const CapacityHint::Arm &arm : hint->arms) {
        arms.append(tr("%1 %2", "a deployment, requests a second per instance")
                        .arg(singleLine(arm.deployment, 40), figure(arm.perInstance)));
    }
    m_words->setText(breakable(
        tr("With this split and the %1 requests/s that were measured last, each instance gets: %2 "
           "requests/s. An instance of this endpoint has been seen to serve %3.")
            .arg(figure(hint->rate), arms.join(QStringLiteral(" · ")), figure(hint->busiest))));
    m_scale->setText(tr("Scale %1 to %2 first")
                         .arg(singleLine(hint->deployment, 40).replace(u'&', QLatin1String("&&")))
                         .arg(hint->needed));
    m_scale->setEnabled(readOnlyReason.isEmpty());
    const QString tip = readOnlyReason.isEmpty()
                            ? tr("Sets its instances in the manifest; applying grows it before "
                                 "traffic moves. Undo takes it back.")
                            : readOnlyReason;
    m_scale->setToolTip(plainToolTip(tip));
    m_scale->setAccessibleDescription(tip);
    setAccessibleName(m_words->text());
}

void CapacityCard::applyLook()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.m, space.s, space.m, space.s);
    layout()->setSpacing(space.s);
    m_glyph->setPixmap(iconPixmap(IconName::Warning, Theme::fromPalette(palette()).warn, space.icon,
                                  devicePixelRatioF()));
}

} // namespace serin
