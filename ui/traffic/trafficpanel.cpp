// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/trafficpanel.h"

#include "ui/theme/applicationtheme.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/traffic/deploymentrow.h"
#include "ui/traffic/presetbar.h"
#include "ui/traffic/trafficslider.h"
#include "ui/traffic/trafficwords.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

QLabel *makeLabel(QWidget *parent, const QString &text, WidgetRole role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setWidgetRole(*label, role);
    return label;
}

/// The largest deployment other than @p candidate without a lock.
std::optional<DeploymentName>
swapPartner(const TrafficSplit &split, const DeploymentName &candidate, const TrafficLocks &locks)
{
    std::optional<TrafficShare> largest;
    for (const TrafficShare &share : split.shares()) {
        if (share.deployment != candidate && !locks.contains(share.deployment) &&
            (!largest || share.percent > largest->percent)) {
            largest = share;
        }
    }
    return largest ? std::optional(largest->deployment) : std::nullopt;
}

} // namespace

TrafficPanel::TrafficPanel(QWidget *parent)
    : QWidget(parent), m_heading(makeLabel(this, tr("Traffic"), WidgetRole::Section)),
      m_reference(new ElidedLabel(this)), m_notice(new QFrame(this)),
      m_noticeIcon(new QLabel(m_notice)), m_noticeText(new QLabel(m_notice)),
      m_noticeAct(new QPushButton(tr("Show text"), m_notice)), m_slider(new TrafficSlider(this)),
      m_presets(new PresetBar(this)), m_grid(new QGridLayout)
{
    m_reference->setObjectName(QStringLiteral("trafficReference"));
    m_reference->setMuted(true);
    setWidgetRole(*m_reference, WidgetRole::Caption);
    m_notice->setObjectName(QStringLiteral("trafficReadOnly"));
    setWidgetRole(*m_notice, WidgetRole::Notice);
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setWordWrap(true);
    auto *notice = new QHBoxLayout(m_notice);
    notice->addWidget(m_noticeIcon);
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(m_noticeAct);
    m_noticeAct->setObjectName(QStringLiteral("showBrokenFile"));
    m_noticeAct->setAutoDefault(false);
    connect(m_noticeAct, &QPushButton::clicked, this,
            [this] { Q_EMIT fileRequested(m_state.brokenPath); });

    auto *head = new QHBoxLayout;
    head->addWidget(m_heading);
    head->addStretch();
    head->addWidget(m_reference, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_notice);
    layout->addWidget(m_slider);
    layout->addWidget(m_presets);
    layout->addLayout(m_grid);

    connect(m_slider, &TrafficSlider::splitEdited, this, &TrafficPanel::showSplit);
    connect(m_slider, &TrafficSlider::gestureFinished, this,
            [this](const TrafficSplit &before, const TrafficSplit &after) {
                m_state.split = after;
                Q_EMIT splitGesture(before, after, describeTrafficChange(before, after));
            });
    connect(m_presets, &PresetBar::presetRequested, this,
            [this](const DeploymentName &name, Percent percent) {
                request(split().withPreset(name, percent, locks()));
            });
    connect(m_presets, &PresetBar::evenRequested, this,
            [this] { request(split().evened(locks())); });
    connect(m_presets, &PresetBar::swapRequested, this, [this](const DeploymentName &name) {
        if (const auto partner = swapPartner(split(), name, locks())) {
            request(split().withSwapped(name, *partner, locks()));
        }
    });
    connect(m_presets, &PresetBar::resetRequested, this, [this] {
        if (m_state.reference) {
            request(split().resetTo(*m_state.reference));
        }
    });
    applySpacing();
    showState();
}

TrafficPanel::~TrafficPanel() = default;

void TrafficPanel::setState(const TrafficPanelState &state)
{
    const bool sameEndpoint = state.endpoint == m_state.endpoint;
    const TrafficLocks kept = sameEndpoint ? locks() : TrafficLocks();
    m_state = normalized(state);
    if (!hasRowsOf(m_state.rows)) {
        buildRows();
    }
    for (const auto &row : m_rows) {
        row->setLocked(kept.contains(row->name()));
    }
    std::vector<DeploymentName> names;
    for (const TrafficPanelRow &row : m_state.rows) {
        names.push_back(row.deployment);
    }
    m_presets->setDeployments(names, sameEndpoint);
    showState();
}

const TrafficSplit &TrafficPanel::split() const
{
    return m_slider->split();
}

TrafficLocks TrafficPanel::locks() const
{
    TrafficLocks locks;
    for (const auto &row : m_rows) {
        if (row->isLocked()) {
            locks.insert(row->name());
        }
    }
    return locks;
}

std::optional<DeploymentName> TrafficPanel::candidate() const
{
    return m_presets->candidate();
}

void TrafficPanel::commitTyped()
{
    for (const auto &row : m_rows) {
        row->commitTyped();
    }
}

void TrafficPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        applySpacing();
        showState();
    }
}

bool TrafficPanel::event(QEvent *event)
{
    const bool isDone = QWidget::event(event);
    // The rows may need less or more now, such as after a change of the font.
    if (event->type() == QEvent::LayoutRequest) {
        applyWidth();
    }
    return isDone;
}

TrafficPanelState TrafficPanel::normalized(TrafficPanelState state)
{
    for (const TrafficPanelRow &row : state.rows) {
        state.split = state.split.withDeployment(row.deployment);
    }
    std::vector<TrafficPanelRow> rows;
    for (const TrafficShare &share : state.split.shares()) {
        const auto known = std::find_if(
            state.rows.begin(), state.rows.end(),
            [&share](const TrafficPanelRow &row) { return row.deployment == share.deployment; });
        if (known != state.rows.end()) {
            rows.push_back(*known);
        } else {
            TrafficPanelRow row{share.deployment};
            row.warning = tr("The manifest has no deployment of this name");
            row.instanceReadOnlyReason = row.warning;
            rows.push_back(row);
        }
    }
    state.rows = std::move(rows);
    return state;
}

bool TrafficPanel::hasRowsOf(const std::vector<TrafficPanelRow> &rows) const
{
    return std::equal(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(),
                      [](const auto &shown, const TrafficPanelRow &row) {
                          return shown->name() == row.deployment;
                      });
}

void TrafficPanel::buildRows()
{
    const QString focused = isAncestorOf(QApplication::focusWidget())
                                ? QApplication::focusWidget()->objectName()
                                : QString();
    m_rows.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item;
    }
    qDeleteAll(m_headers);
    m_headers.assign(DeploymentRow::Model + 1, nullptr);
    const auto header = [this](const QString &text, DeploymentRow::Column column) {
        QLabel *label = makeLabel(this, text, WidgetRole::Caption);
        m_grid->addWidget(label, 0, column);
        m_headers[column] = label;
    };
    header(tr("Deployment"), DeploymentRow::Name);
    header(tr("Traffic"), DeploymentRow::Traffic);
    header(tr("Instances"), DeploymentRow::Instances);
    header(tr("Ready"), DeploymentRow::Ready);
    header(tr("State"), DeploymentRow::State);
    header(tr("Instance type"), DeploymentRow::InstanceType);
    header(tr("Model"), DeploymentRow::Model);
    // New widgets would come last in the window's order, after whatever stands below the panel.
    QWidget *previous = m_presets->lastInTabOrder();
    for (const TrafficPanelRow &details : m_state.rows) {
        auto row = std::make_unique<DeploymentRow>(details.deployment, this);
        const DeploymentName name = details.deployment;
        row->addTo(*m_grid, DeploymentRow::lines * static_cast<int>(m_rows.size()) + 1);
        connect(row.get(), &DeploymentRow::percentEdited, this,
                [this, name](int percent) { onPercentEdited(name, percent); });
        connect(row.get(), &DeploymentRow::instanceCountEdited, this,
                [this, name](int count) { onInstanceCountEdited(name, count); });
        connect(row.get(), &DeploymentRow::testClicked, this,
                [this, name] { Q_EMIT testRequested(name.toString()); });
        connect(row.get(), &DeploymentRow::logsClicked, this,
                [this, name] { Q_EMIT logsRequested(name.toString()); });
        connect(row.get(), &DeploymentRow::duplicateClicked, this,
                [this, name] { Q_EMIT duplicateRequested(name.toString()); });
        connect(row.get(), &DeploymentRow::removeClicked, this,
                [this, name] { Q_EMIT removeRequested(name.toString()); });
        connect(row.get(), &DeploymentRow::lockToggled, this, &TrafficPanel::showState);
        for (QWidget *next : row->tabOrder()) {
            setTabOrder(previous, next);
            previous = next;
        }
        m_rows.push_back(std::move(row));
    }
    if (!focused.isEmpty()) {
        if (auto *again = findChild<QWidget *>(focused)) {
            again->setFocus();
        }
    }
}

void TrafficPanel::showState()
{
    SliderState slider;
    slider.split = m_state.split;
    slider.isSplitUnknown = m_state.isSplitUnknown;
    slider.live = m_state.reference;
    slider.liveName = m_state.referenceName;
    slider.locks = locks();
    slider.readOnlyReason = m_state.readOnlyReason;
    for (const TrafficPanelRow &row : m_state.rows) {
        if (!row.warning.isEmpty()) {
            slider.warnings.insert(row.deployment, row.warning);
        }
    }
    m_slider->setState(slider);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setDetails(m_state.rows[i], m_state.readOnlyReason);
    }
    m_presets->setReference(m_state.reference ? m_state.referenceName : QString());
    m_presets->setReadOnlyReason(m_state.readOnlyReason);
    m_reference->setVisible(m_state.reference.has_value());
    if (m_state.reference) {
        m_reference->setText(tr("%1: %2", "what the ghost marks show, and the split")
                                 .arg(m_state.referenceName, shortSplit(*m_state.reference)));
    }
    m_notice->setVisible(!m_state.readOnlyReason.isEmpty());
    m_noticeText->setText(tr("Read-only: %1").arg(singleLine(m_state.readOnlyReason)));
    m_noticeAct->setVisible(!m_state.brokenPath.isEmpty());
    applyStyles();
    applyWidth();
    showSplit();
}

// During a drag the slider knows better than the state.
void TrafficPanel::showSplit()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const int share = split().percentOf(m_rows[i]->name()).value();
        const TrafficPanelRow &row = m_state.rows[i];
        m_rows[i]->setPercent(
            row.isShareUnreadable ? std::nullopt : std::optional(row.invalidShare.value_or(share)));
    }
    const bool isSingle = m_rows.size() == 1 && split().evened(locks()) == split();
    m_presets->setIdleReasons(isSingle ? tr("There is only one deployment") : QString(),
                              resetReason());
    Q_EMIT splitShown();
}

/// Why going back to the reference would change nothing; empty: it would.
QString TrafficPanel::resetReason() const
{
    if (!m_state.reference || split().resetTo(*m_state.reference) != split()) {
        return {};
    }
    const bool isThere = std::all_of(
        split().shares().begin(), split().shares().end(), [this](const TrafficShare &share) {
            return m_state.reference->percentOf(share.deployment) == share.percent;
        });
    return isThere ? tr("The traffic is as %1 already").arg(m_state.referenceName)
                   : tr("A deployment that has traffic %1 is not in the manifest")
                         .arg(m_state.referenceName);
}

void TrafficPanel::applyStyles()
{
    const Theme &theme = Theme::fromPalette(palette());
    QStringList names;
    for (const auto &row : m_rows) {
        names.append(row->name().toString());
    }
    const std::vector<DeploymentStyle> styles = deploymentStyles(names, theme);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setStyle(styles[i]);
    }
    m_noticeIcon->setPixmap(iconPixmap(IconName::Lock, theme.mutedText,
                                       Spacing::forFont(font()).icon, devicePixelRatioF()));
}

void TrafficPanel::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(space.m);
    m_notice->layout()->setContentsMargins(space.m, space.s, space.m, space.s);
    m_notice->layout()->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.m);
    m_grid->setVerticalSpacing(space.s);
}

/// What does not fit beside the controls goes below them.
void TrafficPanel::applyWidth()
{
    using Width = DeploymentRow::Width;
    const bool isWide = width() >= leastWidth(Width::Wide);
    const Width fitting = isWide                                 ? Width::Wide
                          : width() >= leastWidth(Width::Narrow) ? Width::Narrow
                          : width() >= leastWidth(Width::Tight)  ? Width::Tight
                                                                 : Width::Slim;
    const auto stretch = [this](DeploymentRow::Column column, int factor) {
        if (m_grid->columnStretch(column) != factor) {
            m_grid->setColumnStretch(column, factor); // lays out again in any case
        }
    };
    stretch(DeploymentRow::Name, isWide ? 0 : 1);
    stretch(DeploymentRow::Model, isWide ? 1 : 0);
    for (const auto column : {DeploymentRow::Ready, DeploymentRow::State}) {
        if (!m_headers.empty()) {
            m_headers[column]->setVisible(isWide && hasLive());
        }
    }
    for (const auto column : {DeploymentRow::InstanceType, DeploymentRow::Model}) {
        if (!m_headers.empty()) {
            m_headers[column]->setVisible(isWide);
        }
    }
    if (!m_headers.empty()) {
        m_headers[DeploymentRow::Instances]->setVisible(fitting != Width::Slim);
    }
    for (const auto &row : m_rows) {
        row->setWidth(fitting);
    }
}

bool TrafficPanel::hasLive() const
{
    return std::any_of(m_state.rows.begin(), m_state.rows.end(),
                       [](const TrafficPanelRow &row) { return !row.state.glyph.isNull(); });
}

int TrafficPanel::leastWidth(DeploymentRow::Width width) const
{
    const auto last = DeploymentRow::lastColumn(width);
    int sum = last * m_grid->horizontalSpacing();
    for (int column = 0; column <= last && !m_headers.empty(); ++column) {
        const auto place = static_cast<DeploymentRow::Column>(column);
        const bool isLive = place == DeploymentRow::Ready || place == DeploymentRow::State;
        if (isLive && !hasLive()) {
            continue;
        }
        QLabel *const header = m_headers[static_cast<std::size_t>(column)];
        int least = 0;
        if (header) {
            dress(*header);
            least = header->minimumSizeHint().width();
        }
        for (const auto &row : m_rows) {
            least = std::max(least, row->least(place, width));
        }
        sum += least;
    }
    return sum;
}

QSize TrafficPanel::minimumSizeHint() const
{
    const int width =
        std::max({leastWidth(DeploymentRow::Width::Slim), m_presets->minimumSizeHint().width(),
                  m_slider->minimumSizeHint().width()});
    return {width, QWidget::minimumSizeHint().height()};
}

void TrafficPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyWidth();
}

void TrafficPanel::request(const TrafficSplit &after)
{
    const TrafficSplit before = split();
    m_state.split = after;
    showState();
    if (before != after) {
        Q_EMIT splitGesture(before, after, describeTrafficChange(before, after));
    }
}

void TrafficPanel::onPercentEdited(const DeploymentName &name, int percent)
{
    request(split().withShare(name, Percent::clamped(percent), locks()));
}

void TrafficPanel::onInstanceCountEdited(const DeploymentName &name, int count)
{
    const auto row =
        std::find_if(m_state.rows.begin(), m_state.rows.end(),
                     [&name](const TrafficPanelRow &r) { return r.deployment == name; });
    if (count < 1 || row == m_state.rows.end() || row->instanceCount == count) {
        return;
    }
    row->instanceCount = count;
    showState();
    Q_EMIT instanceCountRequested(name.toString(), count);
}

} // namespace serin
