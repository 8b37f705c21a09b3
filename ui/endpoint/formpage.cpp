// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/formpage.h"

#include "ui/theme/follow.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace serin {

FormPage::FormPage(QWidget *form, const QString &objectName, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(objectName);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and is scrolled to
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(form);
    column->addStretch();
    setWidget(content);
    followFont(*this, [this] { applySpacing(); });
}

void FormPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    widget()->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
}

} // namespace serin
