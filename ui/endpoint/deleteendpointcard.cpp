// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/deleteendpointcard.h"

#include "models/endpoint/endpointremoval.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

DeleteEndpointCard::DeleteEndpointCard(EndpointRemoval &removal, QWidget *parent)
    : QFrame(parent), m_removal(removal), m_title(makeWordLabel(this)),
      m_consequences(makeWordLabel(this)), m_prompt(makeWordLabel(this)),
      m_name(new QLineEdit(this)), m_delete(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("deleteEndpointCard"));
    setWidgetRole(*m_title, WidgetRole::Section);
    m_consequences->setObjectName(QStringLiteral("deleteConsequences"));
    m_prompt->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("confirmName"));
    m_delete->setObjectName(QStringLiteral("deleteEndpointButton"));
    m_delete->setAutoDefault(false);
    setWidgetRole(*m_delete, WidgetRole::Danger);
    m_cancel->setObjectName(QStringLiteral("cancelDeleteButton"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_delete);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_consequences);
    column->addWidget(m_prompt);
    column->addWidget(m_name);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textEdited, &removal, &EndpointRemoval::setTyped);
    connect(m_name, &QLineEdit::returnPressed, &removal, &EndpointRemoval::confirm);
    connect(m_delete, &QPushButton::clicked, &removal, &EndpointRemoval::confirm);
    connect(m_cancel, &QPushButton::clicked, &removal, &EndpointRemoval::cancel);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &removal, &EndpointRemoval::cancel);
    connect(&removal, &EndpointRemoval::changed, this, &DeleteEndpointCard::showQuestion);
    followFont(*this, [this] { applySpacing(); });
    showQuestion();
}

void DeleteEndpointCard::showQuestion()
{
    const bool isOpen = m_removal.isOpen();
    setVisible(isOpen);
    const bool isNew = isOpen && !m_wasOpen;
    m_wasOpen = isOpen;
    if (!isOpen) {
        return;
    }
    const QString name = singleLine(m_removal.name(), 60);
    const QString title = tr("Delete the endpoint %1?").arg(name);
    m_title->setText(title);
    setAccessibleName(title);
    m_consequences->setText(m_removal.consequences().join(u'\n'));
    setWidgetRole(*this, m_removal.isServing() ? WidgetRole::Failure : WidgetRole::Warning);
    m_prompt->setText(tr("To confirm, type its name: %1").arg(name));
    m_name->setAccessibleName(m_prompt->text());
    if (m_name->text() != m_removal.typed()) {
        const QSignalBlocker blocker(m_name);
        m_name->setText(m_removal.typed());
    }
    const QString reason = m_removal.confirmReason();
    m_delete->setText(tr("Delete %1").arg(QString(name).replace(u'&', QLatin1String("&&"))));
    m_delete->setEnabled(reason.isEmpty());
    m_delete->setToolTip(plainToolTip(reason));
    m_delete->setAccessibleDescription(reason);
    if (isNew) {
        m_name->setFocus(Qt::OtherFocusReason);
        Q_EMIT opened();
    }
}

void DeleteEndpointCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    layout()->setSpacing(space.s);
    m_name->setMaximumWidth(space.form);
}

} // namespace serin
