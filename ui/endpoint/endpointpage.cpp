// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/endpointpage.h"

#include "models/common/timecursor.h"
#include "models/live/livecontroller.h"
#include "models/workbench/workbench.h"
#include "ui/charts/chartspage.h"
#include "ui/endpoint/deleteendpointcard.h"
#include "ui/endpoint/endpointtitle.h"
#include "ui/endpoint/keyscard.h"
#include "ui/endpoint/overviewpage.h"
#include "ui/endpoint/secretclipboard.h"
#include "ui/endpoint/translatecard.h"
#include "ui/invoke/testpage.h"
#include "ui/logs/logspage.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/idlesteps.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/pagestack.h"
#include "ui/theme/statelabel.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/tabs.h"
#include "ui/yaml/diffpage.h"
#include "ui/yaml/yamlpage.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace serin {

namespace {

constexpr auto whenNothingIsDone = std::chrono::seconds(2);

/// With a large font @p page is higher than many screens. nullptr: it comes later.
QScrollArea *scrolled(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    if (page) {
        area->setWidget(page);
    }
    return area;
}

} // namespace

EndpointPage::EndpointPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_controller(workbench.endpoint()), m_live(workbench.live()),
      m_invoke(workbench.invoke()), m_metrics(workbench.metrics()), m_cursor(workbench.cursor()),
      m_title(new EndpointTitle(m_cursor, workbench.steady(), this)), m_state(new StateLabel(this)),
      m_address(new ElidedLabel(this)), m_copyAddress(new QToolButton(this)),
      m_menu(new QToolButton(this)), m_clipboard(new SecretClipboard(m_live.delays(), this)),
      m_about(new ElidedLabel(this)), m_translate(new QPushButton(this)),
      m_tabs(new PageTabs(this)),
      m_overview(new OverviewPage(m_controller, workbench.newDeployment(), m_live, m_metrics,
                                  m_cursor, m_tabs)),
      m_yaml(new YamlPage(workbench.session(), m_controller, m_tabs)),
      m_test([this] { return new TestPage(m_invoke, m_live, m_cursor, areaOf(Test).viewport()); },
             [this](TestPage &page) { return buildMoreOfTest(page); }),
      m_charts(
          [this, &steady = workbench.steady()] {
              return new ChartsPage(m_metrics, m_invoke, steady, m_cursor,
                                    areaOf(Charts).viewport());
          },
          [this](ChartsPage &page) { return buildMoreOfCharts(page); }),
      m_logs(new LogsPage(workbench.logs(), m_cursor, m_tabs)),
      m_diff(new DiffPage(workbench.session(), m_tabs)),
      m_building(new IdleSteps([this] { return buildAhead(); }, this))
{
    m_state->setObjectName(QStringLiteral("endpointState"));
    m_state->setLeastLetters(12); // the address beside it gives way
    m_address->setObjectName(QStringLiteral("endpointAddress"));
    m_address->setMuted(true);
    m_copyAddress->setObjectName(QStringLiteral("copyAddressButton"));
    m_copyAddress->setIcon(themedIcon(IconName::Copy));
    m_copyAddress->setAccessibleName(tr("Copy the scoring address"));
    m_copyAddress->setToolTip(tr("Copy the scoring address"));
    connect(m_copyAddress, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_address->text()); });
    buildMenu();
    addForms(workbench);
    addTranslation(workbench.translation());
    m_about->setObjectName(QStringLiteral("endpointAbout"));
    m_about->setMuted(true);
    m_about->setOptional(true);
    m_tabs->setObjectName(QStringLiteral("pageTabs"));
    m_tabs->setAccessibleName(tr("Pages of the endpoint"));
    m_tabs->setDocumentMode(true);
    guardWheel(*m_tabs);
    m_tabs->insertTab(Overview, m_overview, tr("Overview"));
    m_tabs->insertTab(Yaml, scrolled(m_yaml), tr("YAML"));
    m_tabs->insertTab(Test, scrolled(nullptr), tr("Test"));
    m_tabs->insertTab(Charts, scrolled(nullptr), tr("Charts"));
    m_tabs->insertTab(Logs, scrolled(m_logs), tr("Logs"));
    m_tabs->addTab(scrolled(m_diff), tr("Diff"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    auto *head = new QHBoxLayout;
    head->addWidget(m_state);
    head->addWidget(m_address);
    head->addWidget(m_copyAddress);
    head->addWidget(m_about, 1);
    head->addWidget(m_menu);
    head->addWidget(m_translate);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    connect(&m_controller, &EndpointController::stateChanged, this, &EndpointPage::showState);
    connect(&m_live, &LiveController::snapshotChanged, this, &EndpointPage::showLive);
    connect(&m_controller, &EndpointController::findingsChanged, this, [this] {
        m_nextProblem = 0;
        m_yaml->setFindings(m_controller.findings());
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &EndpointPage::buildShown);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EndpointPage::pageChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EndpointPage::tellInterest);
    connect(m_overview, &OverviewPage::chartsRequested, this, [this] { showPage(Charts); });
    connect(m_overview, &OverviewPage::testRequested, this, &EndpointPage::showTest);
    connect(m_overview, &OverviewPage::logsRequested, this, &EndpointPage::showLogs);
    connect(m_overview, &OverviewPage::fileRequested, this, &EndpointPage::showPlace);
    followFont(*this, [this] { applyTheme(); });
}

QScrollArea &EndpointPage::areaOf(Page tab) const
{
    return *static_cast<QScrollArea *>(m_tabs->widget(tab));
}

void EndpointPage::fill(Page tab, QWidget &content)
{
    QScrollArea &area = areaOf(tab);
    area.setWidget(&content);
    takeTabPlace(area, content);
}

bool EndpointPage::buildMoreOfTest(TestPage &page)
{
    if (page.buildNext()) {
        return true;
    }
    fill(Test, page);
    connect(&page, &TestPage::comparisonOffered, this, &EndpointPage::comparisonOffered);
    connect(&page, &TestPage::folderComparisonOffered, this,
            &EndpointPage::folderComparisonOffered);
    page.offerComparison();
    return false;
}

bool EndpointPage::buildMoreOfCharts(ChartsPage &page)
{
    if (page.buildNext()) {
        return true;
    }
    fill(Charts, page);
    return false;
}

/// The next part of the pages that nobody has opened yet; false: they are whole.
bool EndpointPage::buildAhead()
{
    if (!m_test.ifBuilt()) {
        m_test.buildNext();
        return true;
    }
    return m_charts.buildNext();
}

void EndpointPage::buildShown()
{
    if (page() == Test) {
        m_test.get();
    } else if (page() == Charts) {
        m_charts.get();
    }
}

void EndpointPage::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("endpointMenu"));
    m_menu->setAccessibleName(tr("Acts on the endpoint"));
    m_menu->setToolTip(m_menu->accessibleName());
    m_menu->setIcon(themedIcon(IconName::More));
    m_menu->setProperty("serinMore", true); // the dots say that there is a menu
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_menu);
    menu->setToolTipsVisible(true);
    m_menu->setMenu(menu);
    makeMenuAccessible(*m_menu);
}

void EndpointPage::setMenu(const QList<QAction *> &actions)
{
    m_menu->menu()->addActions(actions);
}

void EndpointPage::setProject(ProjectController &project)
{
    m_diff->setProject(project);
}

void EndpointPage::setHistoryPage(QWidget *page,
                                  const std::function<std::optional<double>()> &moment)
{
    m_historyMoment = moment;
    m_tabs->insertTab(History, scrolled(page), tr("History"));
}

bool EndpointPage::hasTimes() const
{
    return page() == Test || page() == Charts || page() == Logs || page() == History;
}

void EndpointPage::markMoment()
{
    const std::optional<double> moment = page() == Test      ? m_test->moment()
                                         : page() == Charts  ? m_charts->moment()
                                         : page() == Logs    ? m_logs->moment()
                                         : page() == History ? m_historyMoment()
                                                             : std::nullopt;
    if (moment) {
        m_cursor.hold(*moment);
    }
}

void EndpointPage::addCard(QWidget *card)
{
    m_overview->addCard(card);
}

/// What is asked about the endpoint stands above its traffic.
void EndpointPage::addForms(Workbench &workbench)
{
    auto *removal = new DeleteEndpointCard(workbench.removal());
    auto *keys = new KeysCard(workbench.credentials(), *m_clipboard);
    m_overview->addCard(removal);
    m_overview->addCard(keys);
    const auto show = [this](QWidget *card) {
        showPage(Overview);
        m_overview->ensureWidgetVisible(card);
    };
    connect(removal, &DeleteEndpointCard::opened, this, [show, removal] { show(removal); });
    connect(keys, &KeysCard::opened, this, [show, keys] { show(keys); });
}

/// On all pages, as long as the files are in the private preview's form.
void EndpointPage::addTranslation(EndpointTranslation &translation)
{
    m_translate->setObjectName(QStringLiteral("translatePreviewButton"));
    m_translate->setText(tr("Translate into v2…"));
    m_translate->setToolTip(tr("Writes the files of the private preview in the current form"));
    m_translate->setAutoDefault(false);
    auto *card = new TranslateCard(translation);
    m_overview->addCard(card);
    connect(m_translate, &QPushButton::clicked, &translation, &EndpointTranslation::begin);
    connect(card, &TranslateCard::opened, this, [this, card] {
        showPage(Overview);
        m_overview->ensureWidgetVisible(card);
    });
    const auto update = [this, &translation] {
        const QString reason = translation.unavailableReason();
        m_translate->setVisible(translation.isPreview());
        m_translate->setEnabled(reason.isEmpty() && !translation.isOpen());
        m_translate->setAccessibleDescription(reason);
    };
    connect(&translation, &EndpointTranslation::changed, this, update);
    update();
}

void EndpointPage::showPage(Page page)
{
    if (!m_tabs->isTabVisible(page)) {
        return;
    }
    const int before = m_tabs->currentIndex();
    QWidget *const focus = QApplication::focusWidget();
    const bool hadFocus = m_tabs->currentWidget()->isAncestorOf(focus);
    m_tabs->setCurrentIndex(page);
    if (hadFocus && before != page) {
        m_lastFocus[before] = focus;
        QWidget *const last = m_lastFocus.value(page);
        const bool isThere = last && last->isVisible() && last->isEnabled();
        (isThere ? last : m_tabs->tabBar())->setFocus(Qt::ShortcutFocusReason);
    }
    Q_EMIT shownOnPurpose();
}

void EndpointPage::focusPage()
{
    m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void EndpointPage::focusTraffic()
{
    showPage(Overview);
    m_overview->focusTraffic();
}

void EndpointPage::focusInstances()
{
    showPage(Overview);
    m_overview->focusInstances();
}

void EndpointPage::addDeployment()
{
    showPage(Overview);
    m_overview->addDeployment();
}

EndpointPage::Page EndpointPage::page() const
{
    return static_cast<Page>(m_tabs->currentIndex());
}

void EndpointPage::showTest(const QString &deployment)
{
    const std::optional<DeploymentName> candidate = m_overview->candidate();
    const QString target = deployment.isEmpty() && candidate ? candidate->toString() : deployment;
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_controller.state().name);
    const bool isLive = view && view->deployment(target);
    if (isLive || !deployment.isEmpty()) { // who was just made may not be known yet
        m_invoke.setTarget(target);
    }
    showPage(Test);
    m_test->focusRequest();
}

void EndpointPage::compareAnswers()
{
    m_test->compare();
}

void EndpointPage::compareFolder()
{
    m_test->askForFolderToCompare();
}

void EndpointPage::duplicateDeployment(const QString &deployment)
{
    showPage(Overview);
    m_overview->duplicate(deployment);
}

void EndpointPage::showLogs(const QString &deployment)
{
    showPage(Logs);
    m_logs->showDeployment(deployment);
}

void EndpointPage::commitTyped()
{
    m_yaml->commitTyped();
}

void EndpointPage::showNextProblem()
{
    const auto &list = m_controller.findings().list;
    if (!list.empty()) {
        const EndpointFinding &next = list[m_nextProblem % list.size()];
        ++m_nextProblem;
        showPlace(next.path, next.line);
    }
}

void EndpointPage::showPlace(const QString &path, int line)
{
    showPage(Yaml);
    m_yaml->showFile(path, line);
}

void EndpointPage::showState()
{
    const EndpointState &state = m_controller.state();
    const bool isFile = state.phase == EndpointState::Phase::File;
    m_title->setName(state.name, isFile ? state.files.front().label : state.name);
    QStringList about;
    if (state.phase == EndpointState::Phase::Loading) {
        about.append(tr("Reading…"));
    }
    if (!state.dialect.isEmpty()) {
        about.append(state.dialect);
    }
    if (isFile) {
        about.append(tr("No YAML: what is wrong stands below the text"));
    } else if (!state.files.empty()) {
        about.append(state.files.front().label);
    }
    m_about->setText(about.join(QStringLiteral("  ·  ")));
    showLive();
    if (isFile || state.phase == EndpointState::Phase::Ready) {
        showOnly(isFile);
        m_yaml->setFiles(state.files);
        m_diff->setFiles(isFile ? QString() : state.name, state.files);
    }
}

/// A file that cannot be read has its text and what was changed in it, and nothing else.
void EndpointPage::showOnly(bool isFile)
{
    if (isFile == std::exchange(m_isFile, isFile)) {
        return;
    }
    m_menu->setVisible(!isFile);
    if (isFile) {
        m_pageBefore = page();
        m_tabs->setCurrentIndex(Yaml);
    }
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        showTab(*m_tabs, tab, !isFile || tab == Yaml || tab == Diff);
    }
    if (!isFile && !m_yaml->showsOneOf(m_controller.state().files)) {
        m_tabs->setCurrentIndex(m_pageBefore); // else the file was mended, and is read on
    }
}

void EndpointPage::showLive()
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_controller.state().name);
    m_state->setState(view ? liveStateWords(view->state, view->stateText) : LiveStateWords());
    m_state->setVisible(view != nullptr);
    const QString address = view ? view->scoringUri : QString();
    m_address->setText(address);
    m_address->setVisible(!address.isEmpty());
    m_copyAddress->setVisible(!address.isEmpty());
}

/// Metrics are read for the pages that show them.
void EndpointPage::tellInterest()
{
    using Interest = MetricsController::Interest;
    m_metrics.setInterest(!isVisible()         ? Interest::Nobody
                          : page() == Charts   ? Interest::Charts
                          : page() == Overview ? Interest::Summary
                                               : Interest::Nobody);
}

void EndpointPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_building->start(whenNothingIsDone); // to open them then takes half as long
    tellInterest();
}

void EndpointPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    tellInterest();
}

void EndpointPage::applyTheme()
{
    m_tabs->tabBar()->setFont(font()); // out of sight it does not hear of another one
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, space.l, space.m, 0, 0));
    layout()->setSpacing(space.xs);
    layout()->itemAt(1)->layout()->setContentsMargins(leadingMargins(*this, 0, 0, space.l, 0));
}

} // namespace serin
