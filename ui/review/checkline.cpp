// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/checkline.h"

#include "models/manifest/displaytext.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>

namespace serin {

namespace {

constexpr qsizetype longestDetail = 600;

} // namespace

CheckLine::CheckLine(QWidget *parent)
    : QWidget(parent), m_box(new QCheckBox(this)), m_text(new QLabel(this)),
      m_detail(new QLabel(this))
{
    for (QLabel *label : {m_text, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->installEventFilter(this);
    }
    setWidgetRole(*m_detail, WidgetRole::Caption);
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_box, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_detail, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_box, &QCheckBox::clicked, this, &CheckLine::toggled);
    followFont(*this, [this] { applySpacing(); });
}

void CheckLine::setBoxName(const QString &name)
{
    m_box->setObjectName(name);
}

void CheckLine::setTexts(const QString &text, const QString &detail)
{
    if (text == m_said && detail == m_saidDetail) {
        return;
    }
    m_said = text;
    m_saidDetail = detail;
    showTexts();
}

void CheckLine::setChecked(bool checked)
{
    m_box->setChecked(checked);
}

void CheckLine::setReason(const QString &reason)
{
    m_box->setEnabled(reason.isEmpty());
    m_text->setEnabled(reason.isEmpty());
    if (reason != m_reason) {
        m_reason = reason;
        showTexts();
    }
}

void CheckLine::showTexts()
{
    const QString text = shownText(m_said, longestDetail);
    const QString detail = m_reason.isEmpty() ? m_saidDetail : m_reason;
    m_text->setText(breakable(text));
    m_detail->setText(breakable(shownText(detail, longestDetail)));
    m_detail->setVisible(!detail.isEmpty());
    m_box->setAccessibleName(text);
    m_box->setAccessibleDescription(detail);
    setToolTip(plainToolTip(m_reason));
}

bool CheckLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease && m_box->isEnabled() &&
        static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        m_box->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CheckLine::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    static_cast<QGridLayout *>(layout())->setHorizontalSpacing(space.s);
    static_cast<QGridLayout *>(layout())->setVerticalSpacing(0);
}

} // namespace serin
