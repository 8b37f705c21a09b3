// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/deleteendpointcard.h"

#include "models/endpoint/endpointremoval.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/wordlabel.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

DeleteEndpointCard::DeleteEndpointCard(EndpointRemoval &removal, QWidget *parent)
    : DraftCard(removal, QStringLiteral("deleteEndpointCard"), parent), m_removal(removal),
      m_consequences(makeWordLabel(this)), m_prompt(makeWordLabel(this)),
      m_name(new QLineEdit(this)), m_problem(makeWordLabel(this, WidgetRole::Failure))
{
    m_consequences->setObjectName(QStringLiteral("deleteConsequences"));
    m_prompt->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("confirmName"));
    column()->addWidget(m_consequences);
    column()->addWidget(m_prompt);
    m_problem->setObjectName(QStringLiteral("confirmNameProblem"));
    column()->addWidget(m_name);
    column()->addWidget(m_problem);
    connect(m_name, &QLineEdit::textEdited, &removal, &EndpointRemoval::setTyped);
    connect(m_name, &QLineEdit::returnPressed, &removal, &EndpointRemoval::confirm);
    connect(&removal, &EditDraft::changed, this, [this] { m_wasOpen = m_removal.isOpen(); });
    finish(WidgetRole::Danger, QStringLiteral("deleteEndpointButton"),
           QStringLiteral("cancelDeleteButton"));
}

void DeleteEndpointCard::showDraft()
{
    const QString name = singleLine(m_removal.name(), 60);
    setTitle(tr("Delete the endpoint %1?").arg(name));
    m_consequences->setText(m_removal.consequences().join(u'\n'));
    setWidgetRole(*this, m_removal.isServing() ? WidgetRole::Failure : WidgetRole::Warning);
    m_prompt->setText(tr("To confirm, type its name: %1").arg(name));
    m_name->setAccessibleName(m_prompt->text());
    if (m_name->text() != m_removal.typed()) {
        const QSignalBlocker blocker(m_name);
        m_name->setText(m_removal.typed());
    }
    const QString problem = m_removal.typedProblem();
    m_name->setAccessibleDescription(problem);
    const bool isNew = !problem.isEmpty() && m_problem->isHidden();
    showWords(m_problem, problem);
    if (isNew) {
        QAccessibleEvent alert(m_problem, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    const QString reason = m_removal.confirmReason();
    setConfirm(buttonText(tr("Delete %1"), m_removal.name()), reason.isEmpty(), reason);
    if (!m_wasOpen) {
        m_name->setFocus(Qt::OtherFocusReason);
        Q_EMIT opened();
    }
}

void DeleteEndpointCard::applySpacing()
{
    DraftCard::applySpacing();
    m_name->setMaximumWidth(Spacing::forFont(font()).form);
}

} // namespace serin
