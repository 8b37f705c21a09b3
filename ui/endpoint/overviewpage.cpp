// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/overviewpage.h"

#include "models/traffic/endpointcontroller.h"
#include "ui/endpoint/filescard.h"
#include "ui/endpoint/findingscard.h"
#include "ui/endpoint/variantpicker.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/traffic/trafficpanel.h"
#include "ui/traffic/trafficslider.h"

#include <QEvent>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace serin {

namespace {

TrafficPanelState panelState(const EndpointState &state)
{
    TrafficPanelState panel;
    panel.endpoint = state.key;
    panel.split = state.split;
    if (state.hasOpened && state.opened.hasTraffic()) {
        panel.reference = state.opened;
        panel.referenceName = OverviewPage::tr("opened file", "a traffic split");
    }
    panel.readOnlyReason = state.readOnlyReason;
    for (const DeploymentState &deployment : state.deployments) {
        TrafficPanelRow row{deployment.name};
        row.instanceCount = deployment.instanceCount;
        row.instanceReadOnlyReason = deployment.instanceReadOnlyReason;
        row.instanceType = deployment.instanceType;
        row.model = deployment.model;
        row.warning = deployment.warning;
        panel.rows.push_back(row);
    }
    return panel;
}

} // namespace

OverviewPage::OverviewPage(EndpointController &controller, QWidget *parent)
    : QScrollArea(parent), m_controller(controller)
{
    setObjectName(QStringLiteral("overviewPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_picker = new VariantPicker(content);
    m_card = new QFrame(content);
    setWidgetRole(*m_card, WidgetRole::Card);
    m_traffic = new TrafficPanel(m_card);
    (new QVBoxLayout(m_card))->addWidget(m_traffic);
    m_notes = new QFrame(content);
    m_notes->setObjectName(QStringLiteral("endpointNotes"));
    setWidgetRole(*m_notes, WidgetRole::Notice);
    m_notesText = new QLabel(m_notes);
    m_notesText->setTextFormat(Qt::PlainText);
    m_notesText->setWordWrap(true);
    (new QVBoxLayout(m_notes))->addWidget(m_notesText);
    m_findings = new FindingsCard(content);
    m_files = new FilesCard(content);
    m_column->addWidget(m_picker);
    m_column->addWidget(m_card);
    m_column->addWidget(m_notes);
    m_column->addWidget(m_findings);
    m_column->addWidget(m_files);
    m_column->addStretch(1);
    setWidget(content);

    connect(m_picker, &VariantPicker::picked, &controller, &EndpointController::pick);
    connect(m_traffic, &TrafficPanel::splitGesture, &controller, &EndpointController::setSplit);
    connect(m_traffic, &TrafficPanel::instanceCountRequested, &controller,
            &EndpointController::setInstanceCount);
    connect(m_findings, &FindingsCard::openRequested, this, &OverviewPage::fileRequested);
    connect(m_files, &FilesCard::openRequested, this, &OverviewPage::fileRequested);
    connect(&controller, &EndpointController::findingsChanged, this,
            [this] { m_findings->setFindings(m_controller.findings()); });
    connect(&controller, &EndpointController::stateChanged, this, &OverviewPage::showState);
    applySpacing();
}

void OverviewPage::focusTraffic()
{
    m_traffic->findChild<TrafficSlider *>()->setFocus(Qt::ShortcutFocusReason);
}

void OverviewPage::focusInstances()
{
    if (const std::optional<DeploymentName> candidate = m_traffic->candidate()) {
        auto *spin = m_traffic->findChild<QSpinBox *>(QStringLiteral("instanceSpin.") +
                                                      candidate->toString());
        if (spin) {
            spin->setFocus(Qt::ShortcutFocusReason);
            spin->selectAll();
        }
    }
}

void OverviewPage::showState()
{
    const EndpointState &state = m_controller.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return;
    }
    m_picker->setChoices(state.name, state.choices, state.picked);
    const bool isUndecided = !state.choices.empty() && state.picked < 0;
    m_card->setVisible(!isUndecided);
    if (!isUndecided) {
        m_traffic->setState(panelState(state));
    }
    showDeploymentPickers(state);
    showNotes(state);
    m_files->setFiles(state.files);
}

void OverviewPage::showDeploymentPickers(const EndpointState &state)
{
    std::size_t used = 0;
    for (const DeploymentState &deployment : state.deployments) {
        if (deployment.choices.empty()) {
            continue;
        }
        if (used == m_deploymentPickers.size()) {
            auto *picker = new VariantPicker(widget());
            m_column->insertWidget(2 + static_cast<int>(used), picker);
            connect(picker, &VariantPicker::picked, this, [this, picker](const QString &key) {
                m_controller.pickDeployment(picker->property("deployment").toString(), key);
            });
            m_deploymentPickers.push_back(picker);
        }
        VariantPicker *const picker = m_deploymentPickers[used++];
        picker->setProperty("deployment", deployment.name.toString());
        picker->setChoices(deployment.name.toString(), deployment.choices, deployment.picked);
    }
    for (; used < m_deploymentPickers.size(); ++used) {
        m_deploymentPickers[used]->hide();
    }
}

void OverviewPage::showNotes(const EndpointState &state)
{
    QStringList lines;
    for (const QString &note : state.notes.mid(0, 8)) {
        lines.append(singleLine(note) + QLatin1Char('.'));
    }
    m_notesText->setText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!lines.isEmpty());
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applySpacing();
    }
}

void OverviewPage::applySpacing()
{
    if (!widget()) {
        return;
    }
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(0, space.l, space.l, space.l);
    m_column->setSpacing(space.l);
    m_card->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
    m_notes->layout()->setContentsMargins(space.m, space.s, space.m, space.s);
}

} // namespace serin
