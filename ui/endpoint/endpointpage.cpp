// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/endpointpage.h"

#include "models/traffic/endpointcontroller.h"
#include "ui/endpoint/overviewpage.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/diffpage.h"
#include "ui/yaml/yamlpage.h"

#include <QEvent>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace serin {

EndpointPage::EndpointPage(EndpointController &controller, EditSession &session, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_name(new QLabel(this)),
      m_about(new ElidedLabel(this)), m_tabs(new QTabWidget(this)),
      m_overview(new OverviewPage(controller, m_tabs)), m_yaml(new YamlPage(session, m_tabs)),
      m_diff(new DiffPage(session, m_tabs))
{
    m_name->setObjectName(QStringLiteral("endpointName"));
    setWidgetRole(*m_name, WidgetRole::Title);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // no name widens the window
    m_about->setObjectName(QStringLiteral("endpointAbout"));
    m_about->setMuted(true);
    m_tabs->setObjectName(QStringLiteral("pageTabs"));
    m_tabs->setAccessibleName(tr("Pages of the endpoint"));
    m_tabs->setDocumentMode(true);
    m_tabs->insertTab(Overview, m_overview, tr("Overview"));
    m_tabs->insertTab(Yaml, m_yaml, tr("YAML"));
    m_tabs->insertTab(Diff, m_diff, tr("Diff"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_name);
    column->addWidget(m_about);
    column->addWidget(m_tabs, 1);
    connect(&controller, &EndpointController::stateChanged, this, &EndpointPage::showState);
    connect(&controller, &EndpointController::findingsChanged, this, [this] { m_nextProblem = 0; });
    connect(m_overview, &OverviewPage::fileRequested, this, &EndpointPage::showPlace);
    applyTheme();
}

void EndpointPage::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
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
    m_name->setText(state.name.isEmpty() ? tr("(without a name)") : singleLine(state.name, 120));
    m_name->setToolTip(plainToolTip(state.name));
    QStringList about;
    if (state.phase == EndpointState::Phase::Loading) {
        about.append(tr("Reading…"));
    }
    if (!state.dialect.isEmpty()) {
        about.append(state.dialect);
    }
    if (!state.files.empty()) {
        about.append(state.files.front().label);
    }
    m_about->setText(about.join(QStringLiteral("  ·  ")));
    if (state.phase == EndpointState::Phase::Ready) {
        m_yaml->setFiles(state.files);
        m_diff->setFiles(state.files);
    }
}

void EndpointPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void EndpointPage::applyTheme()
{
    if (!layout()) {
        return; // a style arrives while the constructor still runs
    }
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, 0, 0);
    layout()->setSpacing(space.xs);
}

} // namespace serin
