// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/gitactions.h"

#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/actions/actionregistry.h"

#include <QDesktopServices>
#include <QMenu>
#include <QMenuBar>
#include <QUrl>

namespace serin {

namespace {

const QString reviewId = QStringLiteral("git.review");
const QString pipelineId = QStringLiteral("git.pipeline");
const QString pullRequestId = QStringLiteral("git.pullRequest");
const QString trySampleId = QStringLiteral("sample.try");
const QString startOverId = QStringLiteral("sample.startOver");

} // namespace

GitActions::GitActions(Workbench &workbench, GitBench &bench, ActionRegistry &registry,
                       QObject *parent)
    : QObject(parent), m_workbench(workbench), m_bench(bench), m_registry(registry),
      m_menu(tr("Git"))
{
    const auto add = [this](const QString &id, const QString &text,
                            const QList<QKeySequence> &shortcuts) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.category = m_menu;
        spec.shortcuts = shortcuts;
        return m_registry.registerAction(spec);
    };
    connect(
        add(reviewId, tr("&Review and commit…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}),
        &QAction::triggered, this, &GitActions::reviewRequested);
    connect(add(QStringLiteral("act.go"), tr("Review, con&firm or send"),
                {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}),
            &QAction::triggered, this, &GitActions::goRequested);
    connect(add(QStringLiteral("view.operations"), tr("&Operations"),
                {QKeySequence(Qt::CTRL | Qt::Key_J)}),
            &QAction::triggered, this, &GitActions::operationsRequested);
    connect(add(QStringLiteral("git.commands"), tr("Co&mmands that were run…"), {}),
            &QAction::triggered, this, &GitActions::commandsRequested);
    PipelineDraft *const pipeline = &bench.pipeline();
    connect(add(pipelineId, tr("Set up a &pipeline…"), {}), &QAction::triggered, pipeline,
            &PipelineDraft::begin);
    connect(pipeline, &PipelineDraft::changed, this, &GitActions::update);
    PullRequestOffer *const offer = &bench.pullRequest();
    connect(add(pullRequestId, tr("Open a pull re&quest…"), {}), &QAction::triggered, offer,
            &PullRequestOffer::find);
    connect(offer, &PullRequestOffer::changed, this, &GitActions::update);
    connect(offer, &PullRequestOffer::found, this, [this](const QString &url) {
        if (!QDesktopServices::openUrl(QUrl(url))) {
            Q_EMIT m_bench.pullRequest().notFound(
                tr("No browser could be opened. The page is %1").arg(url));
        }
    });
    connect(add(trySampleId, tr("&Try the sample"), {}), &QAction::triggered, &bench.sample(),
            &SampleController::tryIt);
    connect(add(startOverId, tr("&Start over with the sample…"), {}), &QAction::triggered, this,
            &GitActions::startOverRequested);
    connect(add(QStringLiteral("git.clone"), tr("C&lone a repository…"), {}), &QAction::triggered,
            this, &GitActions::cloneRequested);
    connect(add(QStringLiteral("azure.connect"), tr("Connect to A&zure ML…"), {}),
            &QAction::triggered, this, &GitActions::azureRequested);
    connect(&workbench.folder(), &FolderController::stateChanged, this, &GitActions::update);
    connect(&bench.sample(), &SampleController::changed, this, &GitActions::update);
    update();
}

void GitActions::fillMenuBar(QMenuBar &bar)
{
    m_gitMenu = bar.addMenu(tr("&Git"));
    m_registry.fillMenu(*m_gitMenu, m_menu);
}

void GitActions::setAvailable(const QString &id, bool isAvailable, const QString &reason)
{
    if (isAvailable) {
        m_registry.setAvailable(id);
    } else {
        m_registry.setUnavailable(id, reason);
    }
}

void GitActions::update()
{
    setAvailable(reviewId, !m_workbench.folder().path().isEmpty(), tr("Open a folder first"));
    const QString noPipeline = m_bench.pipeline().unavailableReason();
    const QString noRequest = m_bench.pullRequest().unavailableReason();
    setAvailable(pullRequestId, noRequest.isEmpty(), noRequest);
    setAvailable(pipelineId, noPipeline.isEmpty(), noPipeline);
    const bool isWorking = m_bench.sample().isWorking();
    setAvailable(trySampleId, !isWorking, tr("It is being made"));
    setAvailable(startOverId, !isWorking && m_bench.sample().exists(),
                 isWorking ? tr("It is being made") : tr("There is no sample yet"));
}

} // namespace serin
