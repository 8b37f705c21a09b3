// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/adddeployment.h"

#include "models/endpoint/deploymentdraft.h"
#include "ui/endpoint/deploymentform.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

AddDeployment::AddDeployment(DeploymentDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft),
      m_button(new QPushButton(besideIcon(tr("Add deployment")), this)),
      m_form(new DeploymentForm(draft, this))
{
    m_button->setObjectName(QStringLiteral("addDeploymentButton"));
    m_button->setAccessibleName(tr("Add deployment"));
    m_button->setAutoDefault(false);
    m_button->setIcon(themedIcon(IconName::Add));
    m_button->setProperty("serinMenu", true); // room for the arrow
    auto *menu = new QMenu(m_button);
    menu->setObjectName(QStringLiteral("addDeploymentMenu"));
    m_button->setMenu(menu);
    makeMenuAccessible(*m_button);
    connect(menu, &QMenu::aboutToShow, this, &AddDeployment::fillMenu);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_form);
    connect(&draft, &DeploymentDraft::changed, this, &AddDeployment::showDraft);
    showDraft();
}

void AddDeployment::open()
{
    if (m_draft.isOpen()) {
        m_form->focusName();
    } else if (m_button->isEnabled()) {
        m_button->setFocus(Qt::ShortcutFocusReason);
        m_button->showMenu();
    }
}

void AddDeployment::fillMenu()
{
    QMenu *const menu = m_button->menu();
    menu->clear();
    for (const DeploymentDraft::Offer &offer : m_draft.offers()) {
        QString text = singleLine(offer.text, 100);
        QAction *const action = menu->addAction(text.replace(u'&', QLatin1String("&&")));
        const bool isCopy = offer.origin == NewDeployment::Origin::Copy;
        action->setObjectName(isCopy ? QStringLiteral("duplicate.") + offer.from
                              : offer.origin == NewDeployment::Origin::Template
                                  ? QStringLiteral("fromTemplate")
                                  : QStringLiteral("emptyDeployment"));
        connect(action, &QAction::triggered, this, [this, offer] { m_draft.begin(offer); });
    }
}

void AddDeployment::showDraft()
{
    const bool isOpen = m_draft.isOpen();
    const QString reason = m_draft.unavailableReason();
    m_button->setEnabled(reason.isEmpty());
    m_button->setToolTip(
        plainToolTip(reason.isEmpty() ? tr("Add a deployment to the manifests") : reason));
    m_button->setAccessibleDescription(reason);
    m_button->setVisible(!isOpen);
    if (isOpen && !m_wasOpen) {
        m_before = QApplication::focusWidget();
        m_form->focusName();
    } else if (!isOpen && m_wasOpen && isVisible()) {
        const bool isThere = m_before && m_before->isVisible() && m_before->isEnabled();
        (isThere ? m_before.data() : m_button)->setFocus(Qt::OtherFocusReason);
    }
    if (m_draft.isWorking()) {
        m_before.clear(); // what is added stands beside the button
    }
    m_wasOpen = isOpen;
}

void AddDeployment::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && layout()) {
        layout()->setSpacing(Spacing::forFont(font()).s);
    }
}

} // namespace serin
