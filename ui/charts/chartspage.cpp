// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartspage.h"

#include "models/common/errortext.h"
#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/invoke/invokecontroller.h"
#include "models/metrics/charttable.h"
#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "services/core/async.h"
#include "ui/actions/filequestion.h"
#include "ui/actions/savefile.h"
#include "ui/charts/chartexport.h"
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
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>

namespace serin {

namespace {

/// How often the charts move while nothing is measured.
constexpr std::chrono::seconds quietStep{10};

} // namespace

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
        if (newestEnd() > m_to) {
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

void ChartsPage::buildExport()
{
    auto *menu = new QMenu(m_export);
    m_export->setMenu(menu);
    makeMenuAccessible(*m_export);
    m_export->setPopupMode(QToolButton::InstantPopup);
    const auto add = [menu](const char *objectName, const QString &text) {
        QAction *const action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(objectName));
        return action;
    };
    connect(add("exportPicture", tr("Picture (PNG, SVG, PDF)…")), &QAction::triggered, this,
            &ChartsPage::exportPicture);
    connect(add("exportFigures", tr("Figures (CSV)…")), &QAction::triggered, this,
            &ChartsPage::exportFigures);
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

double ChartsPage::length() const
{
    const int seconds = m_ranges->checkedId();
    if (seconds > 0) {
        return seconds;
    }
    const MetricHistory &history = m_metrics.history();
    return history.isEmpty() ? 60 : std::max(60.0, newestEnd() - history.oldest());
}

/// On Pause it is a length of what is shown.
void ChartsPage::chooseLength()
{
    if (m_pause->isChecked()) {
        moveRange(m_to - length(), m_to);
    } else {
        follow();
    }
}

void ChartsPage::follow()
{
    m_isFollowing = true;
    m_lookedAt = std::floor(m_metrics.now());
    showMetrics();
    showState();
    keepLook();
}

void ChartsPage::moveRange(double from, double to)
{
    m_isFollowing = false;
    setRange(from, to);
    if (m_asTable->isChecked()) {
        showMetrics();
    }
    showState();
    keepLook();
}

void ChartsPage::setRange(double from, double to)
{
    m_from = from;
    m_to = to;
    m_moment->setRange(from, to);
    for (MetricChart *chart : m_charts) {
        chart->setRange(from, to);
    }
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

bool ChartsPage::isComing() const
{
    const bool isKnown = !m_metrics.history().isEmpty() || !m_metrics.marks().empty();
    return isKnown && m_metrics.reason().isEmpty();
}

/// By what was measured, and in long steps while nothing comes, so that little is drawn then. What
/// was measured before the workspace went away stays in sight, and where there is nothing to see
/// nothing moves.
double ChartsPage::newestEnd() const
{
    const MetricHistory &history = m_metrics.history();
    const double now = std::floor(m_metrics.now());
    if (history.isEmpty()) {
        return isComing() ? now : m_lookedAt;
    }
    double step = 1;
    for (const QString &deployment : history.deployments()) {
        step = std::max(step, history.step(deployment));
    }
    const double quiet = step * static_cast<double>(quietStep.count());
    const bool isQuiet = now - history.newest() > quiet && isComing();
    return isQuiet ? std::floor(now / quiet) * quiet : history.newest();
}

void ChartsPage::moveWhileQuiet()
{
    const bool isMoving = isVisible() && m_isFollowing && !m_pause->isChecked() && isComing();
    if (!isMoving) {
        m_quiet->stop();
    } else if (!m_quiet->isActive()) {
        m_quiet->start();
    }
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
    const QString sendReason = m_invoke.sendReason();
    const bool isRunning = m_steady.isRunning();
    if (isRunning && isVisible() && !m_tick->isActive()) {
        m_tick->start(); // also while nothing is read
    } else if (!isRunning || !isVisible()) {
        m_tick->stop();
    }
    const bool isHere = m_steady.isSendingTo(m_invoke.endpoint());
    m_steadyButton->setChecked(isHere);
    m_steadyButton->setText(isHere ? tr("Stop steady traffic") : tr("Send steady traffic"));
    m_steadyButton->setEnabled(isHere || sendReason.isEmpty());
    m_steadyButton->setToolTip(plainToolTip(
        !isHere && !sendReason.isEmpty() ? sendReason
        : isRunning && !isHere
            ? tr("The request of the Test page, again and again; ends the traffic to %1")
                  .arg(singleLine(m_steady.endpoint(), 60))
            : tr("The request of the Test page, again and again, by the traffic")));
    m_rate->setEnabled(!isRunning);
    if (isRunning && m_rate->value() != m_steady.rate()) { // it was begun elsewhere
        const QSignalBlocker quiet(m_rate);
        m_rate->setValue(m_steady.rate());
    }
    m_steadyText->setVisible(isRunning);
    QString sent =
        tr("Sending to %1: %2 sent, %3 failed", "steady traffic")
            .arg(singleLine(m_steady.endpoint(), 60), QLocale().toString(m_steady.sent()),
                 QLocale().toString(m_steady.failed()));
    if (m_steady.skipped() > 0) {
        sent += tr(", %1 left out: too many wait for an answer")
                    .arg(QLocale().toString(m_steady.skipped()));
    }
    m_steadyText->setText(sent);
}

void ChartsPage::toggleSteady()
{
    if (m_steady.isSendingTo(m_invoke.endpoint())) {
        m_steady.stop();
    } else {
        m_steady.start(m_invoke.endpoint(), m_invoke.body().bytes);
    }
    showState();
}

std::optional<double> ChartsPage::moment() const
{
    return m_moment->moment();
}

ChartLook ChartsPage::look() const
{
    ChartLook look;
    look.range = m_ranges->checkedId();
    look.isFollowing = m_isFollowing;
    look.isPaused = m_pause->isChecked();
    look.isTable = m_asTable->isChecked();
    if (!m_isFollowing) {
        look.from = m_from;
        look.to = m_to;
    }
    look.hidden = QStringList(m_legend->hidden().begin(), m_legend->hidden().end());
    look.hidden.sort();
    look.percentiles = m_legend->percentileNames();
    return look;
}

/// So that it is the same after a restart, for this endpoint.
void ChartsPage::keepLook()
{
    if (m_metrics.archive() && !m_isTakingLook) {
        m_metrics.archive()->setLook(look());
    }
}

/// As a person had set it for this endpoint.
void ChartsPage::takeLook()
{
    const ChartLook &look = m_metrics.archive()->look();
    m_isTakingLook = true;
    if (QAbstractButton *const range = m_ranges->button(look.range)) {
        range->setChecked(true);
    }
    m_pause->setChecked(look.isPaused);
    m_asTable->setChecked(look.isTable);
    m_legend->setHidden(QSet<QString>(look.hidden.begin(), look.hidden.end()));
    m_legend->setPercentileNames(look.percentiles);
    // A part of the time that nothing is known of any more would be an empty page.
    const MetricHistory &history = m_metrics.history();
    m_isFollowing = look.isFollowing || history.isEmpty() || look.to < history.oldest() ||
                    look.from > history.newest();
    if (!m_isFollowing) {
        setRange(look.from, look.to);
    }
    m_isTakingLook = false;
    showMetrics();
    showState();
}

PictureHead ChartsPage::pictureHead() const
{
    const auto moment = [](double time) {
        return dateAndTime(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000)));
    };
    PictureHead head;
    head.title = singleLine(m_metrics.endpoint(), 100);
    head.range = tr("%1 – %2", "two moments").arg(moment(m_from), moment(m_to));
    if (const QStringList percentiles = m_legend->percentileNames(); !percentiles.isEmpty()) {
        head.range += QStringLiteral(" · ") +
                      tr("latency: %1", "percentiles").arg(percentiles.join(QStringLiteral(", ")));
    }
    head.deployments = m_legend->shown();
    return head;
}

void ChartsPage::exportPicture()
{
    const QString png = tr("Picture (*.png)");
    const QString svg = tr("Drawing (*.svg)");
    const QString pdf = tr("Document (*.pdf)");
    const auto save = [this, svg, pdf](const QString &path, const QString &chosen) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        const bool isSvg = suffix == QLatin1String("svg") || (suffix.isEmpty() && chosen == svg);
        const bool isPdf = suffix == QLatin1String("pdf") || (suffix.isEmpty() && chosen == pdf);
        const PictureFormat format = isSvg   ? PictureFormat::Svg
                                     : isPdf ? PictureFormat::Pdf
                                             : PictureFormat::Png;
        deliver(savePicture(m_charts, pictureHead(), format, path), this,
                [this, path](const Result<void> &saved) {
                    m_readout->setText(savedSentence(saved, path));
                });
    };
    askWhereToSave(*this, tr("Save the charts"), m_metrics.endpoint() + QStringLiteral(".png"),
                   QStringList{png, svg, pdf}.join(QStringLiteral(";;")), save);
}

void ChartsPage::exportFigures()
{
    FileToSave file;
    file.title = tr("Save the figures");
    file.name = m_metrics.endpoint() + QStringLiteral(".csv");
    file.filter = tr("Figures (*.csv)");
    file.content = [history = m_metrics.history(), marks = m_metrics.marks(), from = m_from,
                    to = m_to] { return chartCsv(history, marks, from, to); };
    saveFile(*this, file, [this](const QString &sentence, bool) { m_readout->setText(sentence); });
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
