// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/draftcard.h"

#include "models/endpoint/editdraft.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace serin {

DraftCard::DraftCard(EditDraft &draft, const QString &objectName, QWidget *parent)
    : QFrame(parent), m_draft(draft), m_column(new QVBoxLayout(this)),
      m_title(makeWordLabel(this, WidgetRole::Section))
{
    setObjectName(objectName);
    m_column->addWidget(m_title);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &draft, &EditDraft::cancel);
    connect(&draft, &EditDraft::changed, this, &DraftCard::onChanged);
}

void DraftCard::finish(WidgetRole role, const QString &confirmName, const QString &cancelName)
{
    m_confirm = new QPushButton(this); // last of all widgets, as the keyboard goes
    m_confirm->setObjectName(confirmName);
    setWidgetRole(*m_confirm, role);
    connect(m_confirm, &QPushButton::clicked, this, &DraftCard::confirm);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(cancelName);
    connect(cancel, &QPushButton::clicked, &m_draft, &EditDraft::cancel);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_confirm, cancel}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_column->addLayout(buttons);
    followFont(*this, [this] { applySpacing(); });
    onChanged();
}

void DraftCard::confirm()
{
    m_draft.confirm();
}

void DraftCard::confirmWithEnter(QLineEdit &field)
{
    connect(&field, &QLineEdit::returnPressed, this, [this] {
        if (m_confirm->isEnabled()) {
            confirm();
        } else if (QWidget *const problem = firstProblem()) {
            problem->setFocus(Qt::OtherFocusReason);
        }
    });
}

void DraftCard::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void DraftCard::setConfirm(const QString &text, bool isEnabled, const QString &toolTip)
{
    m_confirm->setText(text);
    m_confirm->setEnabled(isEnabled);
    m_confirm->setToolTip(plainToolTip(toolTip));
    m_confirm->setAccessibleDescription(isEnabled ? QString() : toolTip);
}

void DraftCard::onChanged()
{
    setVisible(m_draft.isOpen());
    if (m_draft.isOpen()) {
        showDraft();
    }
}

void DraftCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(space.l, space.m, space.l, space.m);
    m_column->setSpacing(space.s);
}

QString buttonText(const QString &text, const QString &name)
{
    return text.arg(singleLine(name, 40).replace(u'&', QLatin1String("&&")));
}

} // namespace serin
