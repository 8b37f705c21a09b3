// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pipeline/pipelinepage.h"

#include "ui/pipeline/pipelineform.h"
#include "ui/theme/follow.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace serin {

PipelinePage::PipelinePage(PipelineDraft &draft, QWidget *parent)
    : QScrollArea(parent), m_form(new PipelineForm(draft))
{
    setObjectName(QStringLiteral("pipelinePage"));
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

void PipelinePage::focusFirst()
{
    m_form->focusKind();
}

void PipelinePage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    widget()->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
}

} // namespace serin
