// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticebar.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace serin {

NoticeBar::NoticeBar(const Notice &notice, QWidget *parent)
    : QFrame(parent), m_notice(notice), m_icon(new QLabel(this))
{
    setObjectName(notice.objectName);
    setAccessibleName(notice.text);
    setWidgetRole(*this, notice.role);
    auto *words = new QVBoxLayout;
    m_text = addLabel(notice.text);
    words->addWidget(m_text);
    if (!notice.advice.isEmpty()) {
        m_advice = addLabel(notice.advice);
        words->addWidget(m_advice);
    }
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    for (const NoticeAct &act : notice.acts) {
        auto *button = new QPushButton(act.text, this);
        button->setObjectName(act.objectName);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act.act);
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
    if (notice.role == WidgetRole::Failure) {
        auto *copy = new QToolButton(this);
        copy->setObjectName(QStringLiteral("copyErrorButton"));
        copy->setIcon(themedIcon(IconName::Copy));
        copy->setAccessibleName(tr("Copy the message"));
        copy->setToolTip(tr("Copy the message"));
        connect(copy, &QToolButton::clicked, this, [this] {
            QApplication::clipboard()->setText(m_notice.text + QLatin1Char('\n') + m_notice.advice);
        });
        row->addWidget(copy, 0, Qt::AlignVCenter);
    }
    if (notice.isDismissible) {
        auto *close = new QToolButton(this);
        close->setObjectName(QStringLiteral("dismissButton"));
        close->setIcon(themedIcon(IconName::Close));
        close->setAccessibleName(tr("Dismiss"));
        close->setToolTip(tr("Dismiss"));
        connect(close, &QToolButton::clicked, this, &NoticeBar::dismissed);
        row->addWidget(close, 0, Qt::AlignVCenter);
    }
    followLook(*this, [this] { applyTheme(); });
}

bool NoticeBar::shows(const Notice &notice) const
{
    return notice.text == m_notice.text && notice.advice == m_notice.advice &&
           notice.role == m_notice.role && notice.acts.size() == m_notice.acts.size();
}

QLabel *NoticeBar::addLabel(const QString &text)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setText(singleLine(text, 600));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void NoticeBar::applyTheme()
{
    const Theme &theme = Theme::fromPalette(palette());
    const Spacing space = Spacing::forFont(font());
    const QColor color = m_notice.role == WidgetRole::Failure   ? theme.error
                         : m_notice.role == WidgetRole::Warning ? theme.warn
                                                                : theme.mutedText;
    const IconName icon =
        m_notice.role == WidgetRole::Notice ? IconName::Refresh : IconName::Warning;
    m_icon->setPixmap(iconPixmap(icon, color, space.icon, devicePixelRatioF()));
    layout()->setContentsMargins(leadingMargins(*this, space.m, space.s, space.s, space.s));
    layout()->setSpacing(space.s);
}

} // namespace serin
