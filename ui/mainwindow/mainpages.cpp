// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainpages.h"

#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/mainwindow/gitpages.h"
#include "ui/settings/settingspage.h"
#include "ui/start/startpage.h"

#include <QApplication>
#include <QStackedWidget>

#include <utility>

namespace serin {

MainPages::MainPages(const Parts &parts, QObject *parent)
    : QObject(parent), m_workbench(parts.workbench), m_bench(parts.bench), m_git(parts.git),
      m_stack(parts.stack), m_endpoints(parts.endpoints), m_start([this] { return startPage(); }),
      m_settings([this] { return settingsPage(); })
{
    connect(&m_workbench.folder(), &FolderController::stateChanged, this, &MainPages::goOn);
    connect(&m_workbench, &Workbench::openRefused, this, [this] { m_onceClosed = {}; });
}

StartPage *MainPages::startPage()
{
    auto *const page =
        new StartPage({m_bench.sample(), m_bench.clone(), m_bench.azure(), m_bench.environment()});
    page->setRecentFolders(m_workbench.preferences().recentFolders());
    addPage(*page);
    connect(page, &StartPage::openRequested, this, &MainPages::openRequested);
    connect(page, &StartPage::folderRequested, &m_workbench, &Workbench::open);
    connect(page, &StartPage::azureDismissed, this, [this] {
        if (const QString folder = std::exchange(m_leftForAzure, {}); !folder.isEmpty()) {
            m_workbench.open(folder);
        }
    });
    connect(page, &StartPage::removeRequested, this, [this](const QString &path) {
        m_workbench.preferences().removeRecentFolder(path);
        showRecentFolders();
    });
    connect(page, &StartPage::startOverRequested, this, &MainPages::startOverRequested);
    return page;
}

SettingsPage *MainPages::settingsPage()
{
    auto *const page = new SettingsPage(m_workbench.settings());
    page->addKeptCharts(m_workbench.keptCharts());
    page->addShortcuts(*m_shortcuts);
    connect(page, &SettingsPage::closeRequested, this, &MainPages::toggleSettings);
    addPage(*page);
    return page;
}

void MainPages::addPage(QWidget &page)
{
    m_stack.addWidget(&page);
    takeTabPlace(m_stack, page);
}

bool MainPages::hasFolder() const
{
    const FolderController &folder = m_workbench.folder();
    // What a program is started with takes the start page's place before that is seen, or laid out.
    const bool opensAtOnce =
        folder.isScanning() && (!m_stack.window()->isVisible() || areEndpointsShown());
    return !folder.path().isEmpty() || opensAtOnce;
}

void MainPages::show()
{
    QWidget *page = &m_endpoints;
    if (m_showsSettings) {
        page = &m_settings.get();
    } else if (!hasFolder()) {
        page = &m_start.get();
    } else if (m_git.page()) {
        page = m_git.page();
    }
    m_stack.setCurrentWidget(page);
    Q_EMIT shown();
}

bool MainPages::focusPage()
{
    if (areEndpointsShown()) {
        return false;
    }
    if (m_showsSettings) {
        m_settings->focusSearch();
    } else if (m_stack.currentWidget() == m_git.page()) {
        m_git.focusFirst();
    } else {
        m_start->focusFirst();
    }
    return true;
}

bool MainPages::areEndpointsShown() const
{
    return m_stack.currentWidget() == &m_endpoints;
}

bool MainPages::isStartShown() const
{
    return m_start.ifBuilt() && m_stack.currentWidget() == m_start.ifBuilt();
}

void MainPages::toggleSettings()
{
    m_showsSettings = !m_showsSettings;
    show();
    if (!focusPage()) {
        Q_EMIT endpointsEntered();
    }
}

void MainPages::leaveSettings()
{
    if (std::exchange(m_showsSettings, false)) {
        show();
    }
}

void MainPages::forget()
{
    m_showsSettings = false;
    m_leftForAzure.clear();
    m_onceClosed = {};
}

void MainPages::openClone()
{
    leaveFor([this] { m_start->openClone(); });
}

void MainPages::openAzure()
{
    const FolderController &folder = m_workbench.folder();
    leaveFor([this, path = folder.path(), root = folder.catalog().root()] {
        m_leftForAzure = path;
        m_start->openAzure(root);
    });
}

/// The folder may stay open, or close when a file of it is written.
void MainPages::leaveFor(const std::function<void()> &form)
{
    m_onceClosed = form;
    m_workbench.close();
    goOn();
}

void MainPages::goOn()
{
    if (m_onceClosed && m_workbench.folder().path().isEmpty()) {
        const std::function<void()> form = std::exchange(m_onceClosed, {});
        m_showsSettings = false;
        show();
        form();
    }
}

void MainPages::onOpenFailed()
{
    showRecentFolders();
    if (isStartShown() && !m_start->isAncestorOf(QApplication::focusWidget())) {
        focusPage();
    }
}

void MainPages::showRecentFolders()
{
    if (StartPage *const page = m_start.ifBuilt()) {
        page->setRecentFolders(m_workbench.preferences().recentFolders());
    }
}

} // namespace serin
