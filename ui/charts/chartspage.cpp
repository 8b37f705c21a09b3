// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartspage.h"

#include "models/common/errortext.h"
#include "models/common/timecursor.h"
#include "models/invoke/invokecontroller.h"
#include "models/metrics/charttable.h"
#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartmoment.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <optional>

namespace serin {

ChartsPage::ChartsPage(MetricsController &metrics, InvokeController &invoke, SteadyTraffic &steady,
                       TimeCursor &cursor, QWidget *parent)
    : QWidget(parent), m_metrics(metrics), m_invoke(invoke), m_steady(steady), m_cursor(cursor),
      m_scroll(new QScrollArea(this)), m_body(new QWidget(m_scroll->viewport())),
      m_ranges(new QButtonGroup(this)), m_pause(new QToolButton(m_body)),
      m_follow(new QToolButton(m_body)), m_asTable(new QToolButton(m_body)),
      m_export(new QToolButton(m_body)), m_steadyButton(new QToolButton(m_body)),
      m_rate(new QSpinBox(m_body)), m_steadyText(new QLabel(m_body)),
      m_legend(new ChartLegend(m_body)), m_state(new QLabel(m_body)), m_unkept(new QLabel(m_body)),
      m_readout(new QLabel(this)), m_stack(new QStackedWidget(m_body)),
      m_model(new ChartTable(this)), m_table(new QTableView(m_stack)), m_quiet(new QTimer(this)),
      m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("chartsPage"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_body);
    auto *bar = new FlowLayout;
    buildRanges(*bar);
    buildTools(*bar);
    for (QLabel *label : {m_state, m_unkept, m_readout, m_steadyText}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setObjectName(QStringLiteral("chartsState"));
    m_unkept->setObjectName(QStringLiteral("chartsUnkept"));
    setWidgetRole(*m_unkept, WidgetRole::Warning);
    m_readout->setObjectName(QStringLiteral("chartsReadout"));
    setWidgetRole(*m_readout, WidgetRole::Caption);
    setWidgetRole(*m_steadyText, WidgetRole::Caption);
    auto *body = new QVBoxLayout(m_body);
    body->addLayout(bar);
    body->addWidget(m_steadyText);
    body->addWidget(m_legend);
    body->addWidget(m_state);
    body->addWidget(m_unkept);
    body->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_readout);
}

bool ChartsPage::buildNext()
{
    switch (m_next) {
    case Part::Charts:
        buildCharts();
        m_next = Part::Table;
        return true;
    case Part::Table:
        buildTable();
        m_next = Part::None;
        finish();
        return true;
    case Part::None:
        break;
    }
    return false;
}

void ChartsPage::finish()
{
    m_moment =
        new ChartMoment(m_metrics, m_cursor, {m_charts, *m_table, *m_model, *m_readout}, this);
    connect(m_moment, &ChartMoment::rangeWanted, this, &ChartsPage::moveRange);
    connect(m_legend, &ChartLegend::changed, this, &ChartsPage::showMetrics);
    connect(&m_metrics, &MetricsController::changed, this, &ChartsPage::showMetrics);
    connect(&m_metrics, &MetricsController::errorChanged, this, &ChartsPage::showState);
    connect(&m_invoke, &InvokeController::targetsChanged, this, &ChartsPage::showState);
    connect(&m_steady, &SteadyTraffic::runningChanged, this, &ChartsPage::showState);
    connect(m_legend, &ChartLegend::changed, this, &ChartsPage::keepLook);
    MetricArchive *const archive = m_metrics.archive();
    if (archive) {
        connect(archive, &MetricArchive::lookChanged, this, &ChartsPage::takeLook);
        connect(archive, &MetricArchive::problemChanged, this, &ChartsPage::showState);
    }
    m_tick->setInterval(std::chrono::seconds(1));
    connect(m_tick, &QTimer::timeout, this, &ChartsPage::showSteady);
    m_quiet->setInterval(quietStep);
    connect(m_quiet, &QTimer::timeout, this, [this] {
        if (newestEnd() > m_to || newestEnd() < m_to) { // the clock may have been set back
            showMetrics();
        }
    });
    followFont(*this, [this] { applySpacing(); });
    showLegend();
    showState();
    m_moment->show();
    if (archive) {
        takeLook();
    }
}

void ChartsPage::buildRanges(QLayout &bar)
{
    const std::pair<int, QString> ranges[] = {{60, tr("1 min")},
                                              {300, tr("5 min")},
                                              {900, tr("15 min")},
                                              {3'600, tr("60 min")},
                                              {0, tr("All")}};
    for (const auto &[seconds, text] : ranges) {
        auto *button = new QToolButton(m_body);
        button->setObjectName(QStringLiteral("rangeButton.%1").arg(seconds));
        button->setText(text);
        button->setAccessibleName(tr("Show %1", "a length of time").arg(text));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_ranges->addButton(button, seconds);
        bar.addWidget(button);
    }
    m_ranges->button(300)->setChecked(true);
    connect(m_ranges, &QButtonGroup::idClicked, this, &ChartsPage::chooseLength);
}

void ChartsPage::buildTools(QLayout &bar)
{
    const auto add = [&bar](QToolButton *button, const char *objectName, const QString &text,
                            const QString &tip) {
        button->setObjectName(QString::fromLatin1(objectName));
        button->setText(text);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::StrongFocus);
        bar.addWidget(button);
    };
    add(m_follow, "followButton", tr("Follow"), tr("Back to what is measured now"));
    add(m_pause, "pauseButton", tr("Pause"), tr("Reads nothing until it is resumed"));
    add(m_asTable, "tableButton", tr("Table"), tr("The same figures as a table"));
    add(m_export, "exportButton", tr("Export"), tr("As a picture or for a spreadsheet"));
    add(m_steadyButton, "steadyButton", tr("Send steady traffic"), QString());
    m_rate->setObjectName(QStringLiteral("steadyRate"));
    m_rate->setAccessibleName(tr("Requests a second"));
    m_rate->setRange(SteadyTraffic::least, SteadyTraffic::most);
    m_rate->setValue(m_steady.rate());
    m_rate->setSuffix(tr(" /s, at most %1", "requests a second").arg(SteadyTraffic::most));
    guardWheel(*m_rate);
    bar.addWidget(m_rate);
    m_pause->setCheckable(true);
    m_asTable->setCheckable(true);
    m_steadyButton->setCheckable(true);
    buildExport();
    connect(m_follow, &QToolButton::clicked, this, [this] {
        m_pause->setChecked(false);
        follow();
    });
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        m_metrics.setPaused(paused);
        showState();
        keepLook();
    });
    connect(m_asTable, &QToolButton::toggled, this, [this](bool asTable) {
        m_stack->setCurrentIndex(asTable ? 1 : 0);
        showMetrics();
        keepLook();
    });
    connect(m_rate, &QSpinBox::valueChanged, &m_steady, &SteadyTraffic::setRate);
    connect(m_steadyButton, &QToolButton::clicked, this, &ChartsPage::toggleSteady);
}

void ChartsPage::buildCharts()
{
    auto *content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    const std::pair<MetricChart::Kind, const char *> kinds[] = {
        {MetricChart::Kind::Traffic, "trafficChart"},
        {MetricChart::Kind::Requests, "requestsChart"},
        {MetricChart::Kind::Latency, "latencyChart"},
        {MetricChart::Kind::Errors, "errorsChart"}};
    for (const auto &[kind, objectName] : kinds) {
        auto *chart = new MetricChart(kind, content);
        chart->setObjectName(QString::fromLatin1(objectName));
        column->addWidget(chart, kind == MetricChart::Kind::Traffic ? 2 : 3);
        connect(chart, &MetricChart::rangeMoved, this, &ChartsPage::moveRange);
        m_charts.push_back(chart);
    }
    m_stack->addWidget(content);
}

void ChartsPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("chartTable"));
    m_table->setAccessibleName(tr("Metrics as a table"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setToolTip(tr("Enter or a double click marks the moment of a row"));
    m_stack->addWidget(m_table);
}

void ChartsPage::showMetrics()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    const MetricHistory &history = m_metrics.history();
    if (m_isFollowing && !m_pause->isChecked()) {
        setRange(newestEnd() - length(), newestEnd());
    }
    showLegend();
    m_moment->setPercentiles(m_legend->percentiles());
    if (m_asTable->isChecked()) {
        m_model->setHistory(history, m_metrics.marks(), m_from, m_to);
        m_moment->show();
        showState();
        return;
    }
    MetricChart::Content content;
    content.history = &history;
    content.marks = &m_metrics.marks();
    content.calls = &m_metrics.calls();
    content.hidden = m_legend->hidden();
    content.percentiles = m_legend->percentiles();
    for (MetricChart *chart : m_charts) {
        chart->setContent(content);
    }
    showState();
    m_moment->show();
}

void ChartsPage::showLegend()
{
    QStringList names = m_metrics.history().deployments();
    for (const TrafficMark &mark : m_metrics.marks()) {
        for (auto it = mark.shares.begin(); it != mark.shares.end(); ++it) {
            if (!names.contains(it.key()) && names.size() < 20) {
                names.append(it.key());
            }
        }
    }
    names.sort();
    m_legend->setDeployments(names);
}

void ChartsPage::showState()
{
    moveWhileQuiet();
    const QString reason = m_metrics.reason();
    const MetricHistory &history = m_metrics.history();
    QString text = reason.isEmpty() || history.isEmpty()
                       ? reason
                       : tr("%1. What is shown was measured until %2.", "why nothing comes")
                             .arg(reason, momentWords(history.newest()));
    const bool isFailure = reason.isEmpty() && m_metrics.error().has_value();
    if (isFailure) {
        text = errorText(*m_metrics.error()).sentence;
    } else if (reason.isEmpty() && m_pause->isChecked()) {
        text = tr("Paused");
    }
    m_state->setText(breakable(singleLine(text, 400)));
    m_state->setVisible(!text.isEmpty());
    setWidgetRole(*m_state, isFailure ? WidgetRole::Failure : WidgetRole::Caption);
    const MetricArchive *const archive = m_metrics.archive();
    const bool isLost = archive && archive->problem();
    m_unkept->setText(isLost ? breakable(singleLine(
                                   tr("What is measured is shown, and not kept for the next start. "
                                      "%1")
                                       .arg(errorWords(*archive->problem())),
                                   400))
                             : QString());
    m_unkept->setVisible(isLost);
    const bool isPaused = m_pause->isChecked();
    m_follow->setEnabled(!m_isFollowing || isPaused);
    m_follow->setToolTip(isPaused        ? tr("Ends the pause, back to what is measured now")
                         : m_isFollowing ? tr("It follows already")
                                         : tr("Back to what is measured now"));
    showSteady();
}

void ChartsPage::showSteady()
{
    const bool isHere = m_steady.isSendingTo(m_invoke.endpoint());
    if (isHere && isVisible() && !m_tick->isActive()) {
        m_tick->start(); // also while nothing is read
    } else if (!isHere || !isVisible()) {
        m_tick->stop();
    }
    const QString reason = isHere              ? QString()
                           : m_steady.isFull() ? SteadyTraffic::fullReason()
                                               : m_invoke.sendReason();
    m_steadyButton->setChecked(isHere);
    m_steadyButton->setText(isHere ? tr("Stop steady traffic") : tr("Send steady traffic"));
    m_steadyButton->setEnabled(reason.isEmpty());
    m_steadyButton->setToolTip(plainToolTip(
        reason.isEmpty() ? tr("The request of the Test page, again and again, by the traffic")
                         : reason));
    const SteadyFigures figures = m_steady.figures(m_invoke.endpoint());
    const int rate = isHere ? figures.rate : m_steady.rate();
    m_rate->setEnabled(!isHere);
    if (m_rate->value() != rate) { // it was begun elsewhere
        const QSignalBlocker quiet(m_rate);
        m_rate->setValue(rate);
    }
    m_steadyText->setVisible(isHere);
    QString sent = tr("Steady traffic: %1 sent, %2 failed")
                       .arg(QLocale().toString(figures.sent), QLocale().toString(figures.failed));
    if (figures.skipped > 0) {
        sent += tr(", %1 left out: too many wait for an answer")
                    .arg(QLocale().toString(figures.skipped));
    }
    m_steadyText->setText(sent);
}

void ChartsPage::toggleSteady()
{
    if (m_steady.isSendingTo(m_invoke.endpoint())) {
        m_steady.stop(m_invoke.endpoint());
    } else {
        m_steady.start(m_invoke.endpoint(), m_invoke.body().bytes);
    }
    showState();
}

void ChartsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_next != Part::None) {
        return;
    }
    m_lookedAt = std::floor(m_metrics.now());
    showMetrics();
    m_moment->show(); // of the table, too
}

void ChartsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_next == Part::None) {
        placeReadout();
    }
}

/// Below all where there is room for it, else at the end of what scrolls.
void ChartsPage::placeReadout()
{
    constexpr int fewestLines = 24;
    QLayout *const wanted =
        height() < fontMetrics().height() * fewestLines ? m_body->layout() : layout();
    if (wanted->indexOf(m_readout) < 0) {
        (wanted == layout() ? m_body->layout() : layout())->removeWidget(m_readout);
        wanted->addWidget(m_readout);
    }
}

void ChartsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    moveWhileQuiet();
    m_cursor.leave(); // by a key, with the pointer where it was
}

void ChartsPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, space.s);
    layout()->setSpacing(space.s);
    m_body->layout()->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, 0));
    m_body->layout()->setSpacing(space.s);
    placeReadout();
    m_readout->setContentsMargins(leadingMargins(*this, 0, 0, space.l, 0));
    m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 17);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
}

} // namespace serin
