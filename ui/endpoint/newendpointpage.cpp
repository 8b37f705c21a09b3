// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/newendpointpage.h"

#include "ui/endpoint/newendpointform.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"

#include <QVBoxLayout>

namespace serin {

NewEndpointPage::NewEndpointPage(EndpointDraft &draft, QWidget *parent)
    : QScrollArea(parent), m_form(new NewEndpointForm(draft))
{
    setObjectName(QStringLiteral("newEndpointPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and is scrolled to
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(m_form);
    column->addStretch();
    setWidget(content);
    followFont(*this, [this] { applySpacing(); });
}

void NewEndpointPage::focusName()
{
    m_form->focusName();
}

void NewEndpointPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    widget()->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
}

} // namespace serin
