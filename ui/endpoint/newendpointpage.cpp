// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/newendpointpage.h"

#include "ui/endpoint/newendpointform.h"
#include "ui/theme/stylesheet.h"

#include <QEvent>
#include <QVBoxLayout>

namespace serin {

NewEndpointPage::NewEndpointPage(EndpointDraft &draft, QWidget *parent)
    : QWidget(parent), m_form(new NewEndpointForm(draft, this))
{
    setObjectName(QStringLiteral("newEndpointPage"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_form);
    column->addStretch();
    applySpacing();
}

void NewEndpointPage::focusName()
{
    m_form->focusName();
}

void NewEndpointPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && layout()) {
        applySpacing();
    }
}

void NewEndpointPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.l, space.l, space.l);
}

} // namespace serin
