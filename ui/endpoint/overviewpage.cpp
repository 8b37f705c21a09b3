// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/overviewpage.h"

#include "models/common/timecursor.h"
#include "models/endpoint/deploymentdraft.h"
#include "models/live/livecontroller.h"
#include "models/live/livetext.h"
#include "models/metrics/endpointsummary.h"
#include "models/metrics/metricscontroller.h"
#include "models/traffic/endpointcontroller.h"
#include "ui/endpoint/adddeployment.h"
#include "ui/endpoint/filescard.h"
#include "ui/endpoint/findingscard.h"
#include "ui/endpoint/livebar.h"
#include "ui/endpoint/variantpicker.h"
#include "ui/theme/follow.h"
#include "ui/theme/latepage.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"
#include "ui/traffic/capacitycard.h"
#include "ui/traffic/trafficpanel.h"
#include "ui/traffic/trafficslider.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

/// The live shares in the order of @p order, without what is not live; nothing when they are no
/// split.
std::optional<TrafficSplit> liveSplit(const LiveEndpointView &live, const TrafficSplit &order)
{
    std::vector<TrafficShare> shares;
    for (const TrafficShare &share : order.shares()) {
        const QString name = share.deployment.toString();
        const bool isAbsent =
            live.deployments && !live.deployment(name) && !live.traffic.contains(name);
        if (!isAbsent) {
            shares.push_back({share.deployment, Percent::clamped(live.traffic.value(name))});
        }
    }
    for (auto it = live.traffic.begin(); it != live.traffic.end(); ++it) {
        const Result<DeploymentName> name = DeploymentName::fromString(it.key());
        if (name && !order.contains(*name)) {
            shares.push_back({*name, Percent::clamped(it.value())});
        }
    }
    const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
    return split ? std::optional(*split) : std::nullopt;
}

/// Why traffic to it is refused or doubtful; empty when it is neither.
QString liveWarning(const LiveDeploymentView &live)
{
    if (live.state != ProvisioningState::Succeeded) {
        return OverviewPage::tr("It is not ready for traffic: %1", "its state")
            .arg(liveStateWords(live.state, live.stateText).word);
    }
    return live.ready == 0 ? OverviewPage::tr("None of its instances is ready") : QString();
}

void addLive(TrafficPanelRow &row, const LiveDeploymentView &live)
{
    row.ready = instancesWords(live.ready, live.instances);
    row.state = liveStateWords(live.state, live.stateText);
    if (row.warning.isEmpty()) {
        row.warning = liveWarning(live);
    }
}

/// An endpoint that no file describes: as it is live, to look at.
void showLiveOnly(TrafficPanelState &panel, const LiveEndpointView &live)
{
    panel.split = liveSplit(live, {}).value_or(TrafficSplit());
    panel.isSplitUnknown = false;
    panel.rows.clear();
    for (const LiveDeploymentView &deployment :
         live.deployments.value_or(std::vector<LiveDeploymentView>())) {
        if (const auto name = DeploymentName::fromString(deployment.name)) {
            TrafficPanelRow row{*name};
            row.instanceCount = deployment.instances;
            row.instanceReadOnlyReason = panel.readOnlyReason;
            row.instanceType = deployment.instanceType;
            row.model = deployment.model;
            addLive(row, deployment);
            panel.rows.push_back(row);
        }
    }
}

TrafficPanelState panelState(const EndpointState &state, const LiveSnapshot &live)
{
    const LiveViewPointer view = live.endpoint(state.name);
    TrafficPanelState panel;
    panel.endpoint = state.key;
    panel.split = state.split;
    panel.isSplitUnknown = state.isSplitUnknown;
    if (const auto split = view ? liveSplit(*view, state.split) : std::nullopt) {
        panel.reference = *split;
        panel.referenceName = OverviewPage::tr("live", "a traffic split");
    } else if (state.hasOpened && state.opened.hasTraffic()) {
        panel.reference = state.opened;
        panel.referenceName = OverviewPage::tr("opened file", "a traffic split");
    }
    panel.readOnlyReason = state.readOnlyReason;
    panel.brokenPath = state.brokenPath;
    for (const DeploymentState &deployment : state.deployments) {
        TrafficPanelRow row{deployment.name};
        row.invalidShare = deployment.invalidShare;
        row.isShareUnreadable = deployment.isShareUnreadable;
        row.instanceCount = deployment.instanceCount;
        row.instanceReadOnlyReason = deployment.instanceReadOnlyReason;
        row.instanceType = deployment.instanceType;
        row.model = deployment.model;
        row.warning = deployment.warning;
        const LiveDeploymentView *const part =
            view ? view->deployment(deployment.name.toString()) : nullptr;
        if (part) {
            addLive(row, *part);
        } else {
            row.liveReason = OverviewPage::tr("It is not live");
        }
        if (!part && view && view->deployments) {
            row.state = {QChar(0x25cb), OverviewPage::tr("not live"), LiveTone::Unknown};
        }
        panel.rows.push_back(row);
    }
    if (view && state.files.empty() && state.deployments.empty()) {
        showLiveOnly(panel, *view);
    }
    return panel;
}

/// The last widget in @p part that the Tab key comes to; @p otherwise when there is none.
QWidget *lastForTab(QWidget &part, QWidget &otherwise)
{
    QWidget *last = &otherwise;
    QWidget *widget = &part;
    do {
        const bool isInside = widget == &part || part.isAncestorOf(widget);
        if (isInside && (widget->focusPolicy() & Qt::TabFocus)) {
            last = widget;
        }
        widget = widget->nextInFocusChain();
    } while (widget != &part);
    return last;
}

} // namespace

OverviewPage::OverviewPage(EndpointController &controller, DeploymentDraft &draft,
                           LiveController &live, MetricsController &metrics, TimeCursor &cursor,
                           QWidget *parent)
    : QScrollArea(parent), m_controller(controller), m_draft(draft), m_live(live),
      m_metrics(metrics), m_cursor(cursor)
{
    setObjectName(QStringLiteral("overviewPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and is scrolled to
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_liveBar = new LiveBar(live, content);
    m_picker = new VariantPicker(content);
    m_card = new QFrame(content);
    setWidgetRole(*m_card, WidgetRole::Card);
    m_traffic = new TrafficPanel(m_card);
    m_capacity = new CapacityCard(m_card);
    m_add = new AddDeployment(draft, m_card);
    auto *card = new QVBoxLayout(m_card);
    card->addWidget(m_traffic);
    card->addWidget(m_capacity);
    card->addWidget(m_add);
    buildStrip();
    m_notes = new QFrame(content);
    m_notes->setObjectName(QStringLiteral("endpointNotes"));
    setWidgetRole(*m_notes, WidgetRole::Notice);
    m_notesText = new QLabel(m_notes);
    m_notesText->setTextFormat(Qt::PlainText);
    m_notesText->setWordWrap(true);
    (new QVBoxLayout(m_notes))->addWidget(m_notesText);
    m_findings = new FindingsCard(content);
    m_files = new FilesCard(content);
    m_column->addWidget(m_liveBar);
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
    connect(m_traffic, &TrafficPanel::splitShown, this, &OverviewPage::showCapacity);
    connect(m_capacity, &CapacityCard::scaleRequested, &controller,
            &EndpointController::setInstanceCount);
    connect(m_traffic, &TrafficPanel::testRequested, this, &OverviewPage::testRequested);
    connect(m_traffic, &TrafficPanel::logsRequested, this, &OverviewPage::logsRequested);
    connect(m_traffic, &TrafficPanel::removeRequested, &controller,
            &EndpointController::removeDeployment);
    connect(m_traffic, &TrafficPanel::fileRequested, this,
            [this](const QString &path) { Q_EMIT fileRequested(path, 0); });
    connect(m_traffic, &TrafficPanel::duplicateRequested, this, &OverviewPage::duplicate);
    connect(&draft, &DeploymentDraft::changed, this, [this, wasOpen = false]() mutable {
        if (m_draft.isOpen() && !wasOpen) { // once the form has its place
            QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_add); });
        }
        wasOpen = m_draft.isOpen();
    });
    connect(m_findings, &FindingsCard::openRequested, this, &OverviewPage::fileRequested);
    connect(m_findings, &FindingsCard::fixRequested, &m_controller, &EndpointController::mend);
    connect(m_files, &FilesCard::openRequested, this, &OverviewPage::fileRequested);
    connect(&controller, &EndpointController::findingsChanged, this,
            [this] { m_findings->setFindings(m_controller.findings()); });
    connect(&controller, &EndpointController::stateChanged, this, &OverviewPage::showState);
    connect(&live, &LiveController::snapshotChanged, this, &OverviewPage::showState);
    connect(&metrics, &MetricsController::changed, this, &OverviewPage::showStrip);
    connect(&metrics, &MetricsController::changed, this, &OverviewPage::gauge);
    connect(&cursor, &TimeCursor::changed, this, &OverviewPage::showStrip);
    followFont(*this, [this] { applySpacing(); });
}

/// The last minute below the traffic, or that before the moment that is marked.
void OverviewPage::buildStrip()
{
    m_strip = new QWidget(m_card);
    m_strip->setObjectName(QStringLiteral("liveStrip"));
    m_moment = makeWordLabel(m_strip);
    m_moment->setObjectName(QStringLiteral("stripMoment"));
    m_figures = makeWordLabel(m_strip);
    m_figures->setObjectName(QStringLiteral("liveFigures"));
    m_observed = makeWordLabel(m_strip, WidgetRole::Muted);
    m_observed->setObjectName(QStringLiteral("observedSplit"));
    auto *charts = new QPushButton(tr("Charts"), m_strip);
    charts->setObjectName(QStringLiteral("chartsButton"));
    charts->setAutoDefault(false);
    connect(charts, &QPushButton::clicked, this, &OverviewPage::chartsRequested);
    auto *grid = new QGridLayout(m_strip);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_moment, 0, 0);
    grid->addWidget(m_observed, 1, 0);
    grid->addWidget(m_figures, 2, 0);
    grid->addWidget(charts, 0, 1, 3, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    m_card->layout()->addWidget(m_strip);
    m_strip->hide();
}

QString OverviewPage::momentText() const
{
    const double time = *m_cursor.held();
    const TrafficMark *const mark = trafficAt(m_metrics.marks(), time);
    const QString when = tr("◆ The minute before %1").arg(momentWords(time));
    return mark ? tr("%1, traffic %2", "when; the shares then")
                      .arg(when, liveTrafficWords(mark->shares))
                : when;
}

void OverviewPage::showStrip()
{
    const std::optional<double> held = m_cursor.held();
    const EndpointSummary summary =
        endpointSummary(m_metrics.history(), held.value_or(m_metrics.now()));
    const auto shown = [](const QString &text) { // signs, units and names stay with their numbers
        static const QRegularExpression beforeNumber(QStringLiteral(" (?=\\d)"));
        return breakable(singleLine(text)
                             .replace(QLatin1String(" %"), QStringLiteral("\u00A0%"))
                             .replace(QLatin1String("/s"), QStringLiteral("/\u2060s"))
                             .replace(beforeNumber, QStringLiteral("\u00A0")));
    };
    m_moment->setText(held ? shown(momentText()) : QString());
    m_moment->setVisible(held.has_value());
    m_figures->setText(held && summary.figures.isEmpty() ? tr("Nothing was measured then")
                                                         : shown(summary.figures));
    m_observed->setText(shown(summary.observed));
    m_observed->setVisible(!summary.observed.isEmpty());
    m_strip->setVisible(held || !summary.figures.isEmpty());
}

/// What instances bear, as long as the same endpoint of the same workspace is looked at.
void OverviewPage::gauge()
{
    const MetricHistory &history = m_metrics.history();
    if (history.isEmpty()) {
        m_gauge.clear();
    } else {
        m_ready.clear();
        const LiveViewPointer view = m_live.snapshot()->endpoint(m_controller.state().name);
        for (const LiveDeploymentView &each :
             view && view->deployments ? *view->deployments : std::vector<LiveDeploymentView>()) {
            if (const std::optional<int> count = each.ready ? each.ready : each.instances) {
                m_ready.insert(each.name, *count);
            }
        }
        m_gauge.look(history, m_metrics.now(), m_ready);
    }
    showCapacity();
}

void OverviewPage::showCapacity()
{
    QMap<QString, int> wanted;
    QHash<QString, QString> reasons;
    const EndpointState &state = m_controller.state();
    for (const DeploymentState &deployment : state.deployments) {
        const QString name = deployment.name.toString();
        wanted.insert(name, deployment.instanceCount.value_or(0));
        reasons.insert(name, deployment.instanceReadOnlyReason);
    }
    QMap<QString, double> live;
    const LiveViewPointer view = m_live.snapshot()->endpoint(state.name);
    const auto split = view ? liveSplit(*view, state.split) : std::nullopt;
    for (const TrafficShare &share : split ? split->shares() : std::vector<TrafficShare>()) {
        const QString name = share.deployment.toString();
        if (const int ready = m_ready.value(name); ready > 0) {
            live.insert(name, static_cast<double>(share.percent.value()) / ready);
        }
    }
    const std::optional<CapacityHint> hint =
        capacityHint(m_gauge, m_traffic->split(), wanted, live);
    QString reason = hint ? reasons.value(hint->deployment) : QString();
    if (hint && reason.isEmpty() && hint->needed > InstanceCount::managedLimit) {
        reason = tr("A deployment has at most %1 instances").arg(InstanceCount::managedLimit);
    }
    m_capacity->setHint(hint, reason);
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

void OverviewPage::addCard(QWidget *card)
{
    const int place = m_column->indexOf(m_picker);
    m_column->insertWidget(place, card);
    QWidget *above = this;
    for (int i = 0; i < place; ++i) {
        if (QWidget *const one = m_column->itemAt(i)->widget()) {
            above = lastForTab(*one, *above);
        }
    }
    takeTabPlace(*above, *card);
}

void OverviewPage::addDeployment()
{
    ensureWidgetVisible(m_add);
    m_add->open();
}

void OverviewPage::duplicate(const QString &deployment)
{
    for (const DeploymentDraft::Offer &offer : m_draft.offers()) {
        if (offer.from == deployment) {
            m_draft.begin(offer);
        }
    }
    ensureWidgetVisible(m_add);
}

std::optional<DeploymentName> OverviewPage::candidate() const
{
    return m_traffic->candidate();
}

void OverviewPage::showState()
{
    const EndpointState &state = m_controller.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return;
    }
    m_liveBar->setEndpoint(state.name, !state.files.empty() || !state.choices.empty());
    m_picker->setChoices(state.name, state.choices, state.picked);
    const bool isUndecided = !state.choices.empty() && state.picked < 0;
    m_card->setVisible(!isUndecided);
    if (!isUndecided) {
        TrafficPanelState panel = panelState(state, *m_live.snapshot());
        for (TrafficPanelRow &row : panel.rows) {
            row.removeReason = m_controller.removeReason(row.deployment.toString());
            row.duplicateReason = m_draft.duplicateReason(row.deployment.toString());
        }
        m_traffic->setState(panel);
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
            m_column->insertWidget(m_column->indexOf(m_card) + 1 + static_cast<int>(used), picker);
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

/// What is live of the endpoint and in none of its files.
QString OverviewPage::liveOnlyLines(const EndpointState &state) const
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(state.name);
    if (!view || !view->deployments || (state.files.empty() && state.deployments.empty())) {
        return {};
    }
    QStringList parts;
    for (const LiveDeploymentView &live : *view->deployments) {
        const bool isDescribed =
            std::any_of(state.deployments.begin(), state.deployments.end(),
                        [&live](const auto &one) { return one.name.toString() == live.name; });
        if (!isDescribed) {
            parts.append(tr("%1 (%2 %, instances %3)", "a deployment; its share, ready/asked for")
                             .arg(live.name)
                             .arg(view->traffic.value(live.name))
                             .arg(instancesWords(live.ready, live.instances)));
        }
    }
    return parts.isEmpty() ? QString()
                           : tr("Live, and in none of the files: %1.")
                                 .arg(singleLine(parts.join(QStringLiteral(", "))));
}

void OverviewPage::showNotes(const EndpointState &state)
{
    QStringList lines;
    for (const QString &note : state.notes.mid(0, 8)) {
        lines.append(singleLine(note) + QLatin1Char('.'));
    }
    lines.append(liveOnlyLines(state));
    lines.removeAll(QString());
    m_notesText->setText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!lines.isEmpty());
}

void OverviewPage::applySpacing()
{
    if (!widget()) {
        return;
    }
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.l));
    m_column->setSpacing(space.l);
    m_card->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
    m_card->layout()->setSpacing(space.m);
    m_notes->layout()->setContentsMargins(space.m, space.s, space.m, space.s);
}

} // namespace serin
