// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/livediffbar.h"

#include "models/drift/driftcontroller.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr qsizetype mostLines = 6;

QLabel *makeLabel(QWidget *parent)
{
    QLabel *const label = makeWordLabel(parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

LiveDiffBar::LiveDiffBar(DriftController &drift, QWidget *parent)
    : QFrame(parent), m_drift(drift), m_glyph(new QLabel(this)), m_title(makeLabel(this)),
      m_lines(makeLabel(this)), m_notice(makeLabel(this)), m_acts(new QWidget(this)),
      m_words(new QVBoxLayout)
{
    setObjectName(QStringLiteral("liveDiffBar"));
    setWidgetRole(*m_title, WidgetRole::Section);
    m_title->setObjectName(QStringLiteral("liveDiffTitle"));
    m_lines->setObjectName(QStringLiteral("liveDiffLines"));
    m_notice->setObjectName(QStringLiteral("liveDiffNotice"));
    new FlowLayout(m_acts);
    m_acts->layout()->setContentsMargins(0, 0, 0, 0);
    m_apply = addButton(QStringLiteral("applyAgainButton"), QString(), QString());
    m_take = addButton(QStringLiteral("takeLiveButton"), tr("Take live into the manifests"),
                       tr("Edits the files so that they say what is live; Undo takes it back"));
    m_ignore = addButton(QStringLiteral("ignoreDriftButton"), tr("Ignore until it changes again"),
                         tr("Says nothing more of these values while live stays as it is"));
    m_words->addWidget(m_title);
    m_words->addWidget(m_lines);
    m_words->addWidget(m_acts);
    m_words->addWidget(m_notice);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addLayout(m_words, 1);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (m_drift.verdict() == DriftController::Verdict::Behind) {
            Q_EMIT pullRequested();
        } else {
            Q_EMIT applyRequested();
        }
    });
    connect(m_take, &QPushButton::clicked, &drift, &DriftController::takeLive);
    connect(m_ignore, &QPushButton::clicked, &drift, &DriftController::ignore);
    connect(&drift, &DriftController::changed, this, &LiveDiffBar::showState);
    showState();
}

QPushButton *LiveDiffBar::addButton(const QString &objectName, const QString &text,
                                    const QString &tip)
{
    auto *button = new QPushButton(text, m_acts);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    button->setProperty("tip", tip);
    m_acts->layout()->addWidget(button);
    return button;
}

void LiveDiffBar::showState()
{
    using Verdict = DriftController::Verdict;
    const Verdict verdict = m_drift.verdict();
    const bool isWaiting = verdict == Verdict::Uncommitted || verdict == Verdict::Unpushed;
    m_title->setText(singleLine(m_drift.title(), 200));
    QStringList lines;
    for (const QString &line : m_drift.lines()) {
        if (lines.size() == mostLines) {
            lines.append(
                tr("and %Ln more", nullptr, static_cast<int>(m_drift.lines().size() - mostLines)));
            break;
        }
        lines.append(singleLine(line, 200));
    }
    m_lines->setText(lines.join(u'\n'));
    m_notice->setText(m_drift.notice());
    m_notice->setVisible(!m_drift.notice().isEmpty());
    const auto set = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(
            plainToolTip(reason.isEmpty() ? button->property("tip").toString() : reason));
        button->setAccessibleDescription(reason);
    };
    const bool isBehind = verdict == Verdict::Behind;
    m_apply->setProperty("tip", isWaiting  ? tr("Look at it, commit and push it")
                                : isBehind ? tr("Look at what the remote has, and pull it")
                                           : tr("Review what applying Git changes live"));
    set(m_apply, m_drift.applyReason());
    set(m_take, m_drift.takeReason());
    set(m_ignore, m_drift.ignoreReason());
    m_apply->setText(isWaiting ? tr("Review…") : isBehind ? tr("Pull…") : tr("Apply Git…"));
    m_take->setVisible(verdict == Verdict::Differs);
    m_ignore->setVisible(verdict == Verdict::Differs);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_lines->text());
    m_lines->setVisible(!lines.isEmpty());
    m_acts->setVisible(verdict != Verdict::Same && verdict != Verdict::Waiting &&
                       verdict != Verdict::Unmerged && verdict != Verdict::Underway);
    setVisible(verdict != Verdict::Same || !m_drift.notice().isEmpty());
    const bool isAlarming = verdict == Verdict::Differs || verdict == Verdict::RolledBack;
    const int role = static_cast<int>(isAlarming ? WidgetRole::Warning : WidgetRole::Notice);
    if (role != m_role) {
        m_role = role;
        setWidgetRole(*this, static_cast<WidgetRole>(role));
    }
    applyTheme();
}

void LiveDiffBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (layout() &&
        (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)) {
        applyTheme();
    }
}

void LiveDiffBar::applyTheme()
{
    const Theme &theme = Theme::fromPalette(palette());
    const Spacing space = Spacing::forFont(font());
    const bool isAlarming = m_role == static_cast<int>(WidgetRole::Warning);
    m_glyph->setPixmap(iconPixmap(isAlarming ? IconName::Warning : IconName::Info,
                                  isAlarming ? theme.warn : theme.accent, space.icon,
                                  devicePixelRatioF()));
    layout()->setContentsMargins(space.m, space.s, space.m, space.s);
    layout()->setSpacing(space.s);
    m_words->setSpacing(space.xs);
    m_acts->layout()->setSpacing(space.s);
}

} // namespace serin
