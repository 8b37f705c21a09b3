// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keptpanel.h"

#include "models/metrics/keptcharts.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace serin {

KeptPanel::KeptPanel(KeptCharts &kept, QWidget *parent)
    : QWidget(parent), m_kept(kept), m_title(new QLabel(title(), this)), m_words(new QLabel(this)),
      m_clear(new QPushButton(tr("Forget it"), this))
{
    m_words->setObjectName(QStringLiteral("keptChartsWords"));
    for (QLabel *label : {m_title, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_clear->setObjectName(QStringLiteral("clearChartsButton"));
    m_clear->setAutoDefault(false);
    m_clear->setAccessibleName(tr("Forget what charts have measured"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_words, 1, 0);
    grid->addWidget(m_clear, 0, 1, 2, 1, Qt::AlignTop);
    connect(m_clear, &QPushButton::clicked, &kept, &KeptCharts::clear);
    connect(&kept, &KeptCharts::changed, this, &KeptPanel::showKept);
    followFont(*this, [this] { applySpacing(); });
    showKept();
}

QString KeptPanel::title()
{
    return tr("What is kept now");
}

void KeptPanel::showKept()
{
    m_words->setText(breakable(singleLine(m_kept.words(), 600)));
    setWidgetRole(*m_words, m_kept.isFailure() ? WidgetRole::Failure : WidgetRole::Caption);
    const QString reason = m_kept.clearReason();
    m_clear->setEnabled(reason.isEmpty());
    m_clear->setToolTip(reason.isEmpty()
                            ? tr("Of all endpoints, also how their charts were set. What the "
                                 "window shows stays.")
                            : plainToolTip(reason));
    m_clear->setAccessibleDescription(m_kept.words());
}

void KeptPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_kept.refresh();
}

void KeptPanel::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    auto *const grid = static_cast<QGridLayout *>(layout());
    grid->setHorizontalSpacing(space.l);
    grid->setVerticalSpacing(space.xs);
}

} // namespace serin
