// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/endpointactions.h"

#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "models/workbench/workbench.h"
#include "ui/actions/actionregistry.h"

namespace serin {

namespace {

const QString compareId = QStringLiteral("endpoint.compare");
const QString steadyId = QStringLiteral("endpoint.steady");
const QString keysId = QStringLiteral("endpoint.keys");
const QString translateId = QStringLiteral("endpoint.translate");
const QString deleteId = QStringLiteral("endpoint.delete");

} // namespace

EndpointActions::EndpointActions(Workbench &workbench, ProjectController &project,
                                 ActionRegistry &registry, const QString &category, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_project(project), m_registry(registry),
      m_category(category)
{
    connect(add(compareId, tr("&Compare with Git"), {QKeySequence(Qt::CTRL | Qt::Key_D)}),
            &QAction::triggered, this, &EndpointActions::compareRequested);
    m_registry.setSearchWords(compareId, tr("drift, differences, last commit"));
    connect(add(steadyId, tr("&Send steady traffic"), {}), &QAction::triggered, this,
            &EndpointActions::toggleSteady);
    m_registry.setSearchWords(steadyId, tr("load, requests, metrics"));
    connect(add(keysId, tr("&Keys…"), {}), &QAction::triggered, &workbench.credentials(),
            &EndpointCredentials::open);
    connect(add(translateId, tr("&Translate into v2 files…"), {}), &QAction::triggered,
            &workbench.translation(), &EndpointTranslation::begin);
    connect(add(deleteId, tr("&Delete the endpoint…"), {}), &QAction::triggered,
            &workbench.removal(), &EndpointRemoval::begin);
    connect(&workbench.endpoint(), &EndpointController::stateChanged, this,
            &EndpointActions::update);
    connect(&project, &ProjectController::changed, this, &EndpointActions::update);
    connect(&workbench.removal(), &EndpointRemoval::changed, this, &EndpointActions::update);
    connect(&workbench.translation(), &EndpointTranslation::changed, this,
            &EndpointActions::update);
    connect(&workbench.credentials(), &EndpointCredentials::changed, this,
            &EndpointActions::update);
    connect(&workbench.steady(), &SteadyTraffic::runningChanged, this,
            &EndpointActions::updateSteady);
    connect(&workbench.invoke(), &InvokeController::targetsChanged, this,
            &EndpointActions::updateSteady);
    connect(&workbench.live(), &LiveController::statusChanged, this,
            &EndpointActions::updateSteady);
    update();
    updateSteady();
}

QAction *EndpointActions::add(const QString &id, const QString &text,
                              const QList<QKeySequence> &shortcuts)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.category = m_category;
    spec.shortcuts = shortcuts;
    return m_registry.registerAction(spec);
}

QList<QAction *> EndpointActions::menuActions() const
{
    return {m_registry.action(compareId), m_registry.action(steadyId), m_registry.action(keysId),
            m_registry.action(translateId), m_registry.action(deleteId)};
}

void EndpointActions::update()
{
    const bool isShown = m_workbench.endpoint().state().phase == EndpointState::Phase::Ready;
    m_registry.setReason(compareId,
                         isShown ? gitReason(m_project) : tr("Select an endpoint first"));
    m_registry.setReason(keysId, m_workbench.credentials().unavailableReason());
    m_registry.setReason(translateId, m_workbench.translation().unavailableReason());
    m_registry.setReason(deleteId, m_workbench.removal().unavailableReason());
}

/// As the Charts page does, at the rate that was chosen there.
void EndpointActions::toggleSteady()
{
    SteadyTraffic &steady = m_workbench.steady();
    const InvokeController &invoke = m_workbench.invoke();
    if (steady.isSendingTo(invoke.endpoint())) {
        steady.stop(invoke.endpoint());
    } else {
        steady.start(invoke.endpoint(), invoke.body().bytes);
    }
}

void EndpointActions::updateSteady()
{
    const SteadyTraffic &steady = m_workbench.steady();
    const bool isRunning = steady.isSendingTo(m_workbench.invoke().endpoint());
    m_registry.action(steadyId)->setText(isRunning ? tr("&Stop steady traffic")
                                                   : tr("&Send steady traffic"));
    m_registry.setReason(steadyId, isRunning         ? QString()
                                   : steady.isFull() ? steady.fullReason()
                                                     : m_workbench.invoke().sendReason());
}

} // namespace serin
