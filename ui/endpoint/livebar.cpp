// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/livebar.h"

#include "ui/theme/plaintext.h"
#include "ui/theme/statelabel.h"
#include "ui/theme/stylesheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace serin {

namespace {

QString extras(const LiveEndpointView &view)
{
    QStringList parts;
    for (auto it = view.mirrorTraffic.begin(); it != view.mirrorTraffic.end(); ++it) {
        if (it.value() > 0) {
            parts.append(LiveBar::tr("%1 % of the requests are mirrored to %2.")
                             .arg(it.value())
                             .arg(it.key()));
        }
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

LiveBar::LiveBar(LiveController &live, QWidget *parent)
    : QFrame(parent), m_live(live), m_glyph(new QLabel(this)), m_text(new QLabel(this)),
      m_advice(new QLabel(this)), m_start(new QPushButton(this)),
      m_again(new QPushButton(tr("Read again"), this)),
      m_parts(new QBoxLayout(QBoxLayout::LeftToRight)), m_tone(LiveTone::Unknown)
{
    setObjectName(QStringLiteral("liveBar"));
    m_text->setObjectName(QStringLiteral("liveBarText"));
    m_start->setObjectName(QStringLiteral("startWorkspaceButton"));
    m_again->setObjectName(QStringLiteral("readAgainButton"));
    auto *words = new QVBoxLayout;
    for (QLabel *label : {m_text, m_advice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_glyph, 0, Qt::AlignVCenter);
    row->addLayout(m_parts, 1);
    m_parts->addLayout(words, 1);
    for (QPushButton *button : {m_start, m_again}) {
        button->setAutoDefault(false);
        m_parts->addWidget(button, 0, Qt::AlignLeft | Qt::AlignVCenter);
    }
    connect(m_start, &QPushButton::clicked, &live, &LiveController::startWorkspace);
    connect(m_again, &QPushButton::clicked, &live, &LiveController::refresh);
    connect(&live, &LiveController::statusChanged, this, &LiveBar::showStatus);
    connect(&live, &LiveController::snapshotChanged, this, &LiveBar::showStatus);
    showStatus();
}

void LiveBar::setEndpoint(const QString &name, bool hasFiles)
{
    m_endpoint = name;
    m_hasFiles = hasFiles;
    showStatus();
}

void LiveBar::showStatus()
{
    const LiveStatus &status = m_live.status();
    const LiveStatusWords words = liveStatusWords(status);
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    QString text;
    QString advice = words.advice;
    const bool isOff = status.phase == LiveStatus::Phase::Off;
    m_tone = words.tone;
    if (isOff && !status.error) {
        text = tr("%1 is not running: nothing is live.").arg(status.workspace);
        advice.clear();
    } else if (status.phase != LiveStatus::Phase::On) {
        text = tr("%1: %2", "the workspace; how it is").arg(status.workspace, words.word);
        text += words.detail.isEmpty() ? QString() : QLatin1Char('\n') + words.detail;
    } else if (!view && m_live.snapshot()->isKnown) {
        text = tr("Not live on %1 yet.").arg(status.workspace);
        m_tone = LiveTone::Unknown;
    } else if (view && !m_hasFiles) {
        text = tr("Live on %1, and no file in this folder describes it.").arg(status.workspace);
        m_tone = LiveTone::Unknown;
    } else {
        text = words.detail; // slowed down
    }
    if (view && text.isEmpty()) {
        text = extras(*view);
        m_tone = LiveTone::Unknown;
    }
    m_text->setText(singleLine(text, 600));
    m_advice->setText(singleLine(advice, 600));
    m_advice->setVisible(!advice.isEmpty());
    m_start->setText(tr("Start the local workspace"));
    m_start->setVisible(isOff && status.isLocal);
    m_again->setVisible(status.phase == LiveStatus::Phase::Away);
    setAccessibleName(text);
    setVisible(!text.isEmpty() && !m_endpoint.isEmpty());
    applyTheme();
}

int LiveBar::buttonWidth() const
{
    int width = 0;
    for (const QPushButton *button : {m_start, m_again}) {
        width = std::max(width, button->isVisibleTo(this) ? button->sizeHint().width() : 0);
    }
    return width;
}

QSize LiveBar::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    const int frame = margins.left() + margins.right() + m_glyph->sizeHint().width() +
                      layout()->spacing() + 2 * frameWidth();
    const int words = fontMetrics().averageCharWidth() * 12;
    return {frame + std::max(words, buttonWidth()), QFrame::minimumSizeHint().height()};
}

/// The button stands below the words where these would get too narrow beside it.
void LiveBar::arrange()
{
    const int beside = minimumSizeHint().width() + fontMetrics().averageCharWidth() * 24;
    const bool isBelow = width() < beside && buttonWidth() > 0;
    m_parts->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    layout()->setAlignment(m_glyph, isBelow ? Qt::AlignTop : Qt::AlignVCenter);
}

void LiveBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void LiveBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (layout() &&
        (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)) {
        applyTheme();
    }
}

void LiveBar::applyTheme()
{
    const WidgetRole role = m_tone == LiveTone::Bad ? WidgetRole::Failure : WidgetRole::Notice;
    if (property("livebarRole") != static_cast<int>(role)) {
        setProperty("livebarRole", static_cast<int>(role));
        setWidgetRole(*this, role);
    }
    const Theme &theme = Theme::fromPalette(palette());
    const Spacing space = Spacing::forFont(font());
    m_glyph->setText(QString(liveStatusWords(m_live.status()).glyph));
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, toneColor(m_tone, theme));
    if (m_glyph->palette() != colored) {
        m_glyph->setPalette(colored);
    }
    layout()->setContentsMargins(space.m, space.s, space.m, space.s);
    layout()->setSpacing(space.s);
    m_parts->setSpacing(space.s);
    arrange();
}

} // namespace serin
