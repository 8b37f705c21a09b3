// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/projectnotices.h"

#include "models/common/errortext.h"
#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "ui/mainwindow/noticearea.h"

namespace serin {

namespace {

const QString offerId = QStringLiteral("startOver");

} // namespace

ProjectNotices::ProjectNotices(GitBench &bench, const Preferences &preferences, NoticeArea &area,
                               QObject *parent)
    : QObject(parent), m_bench(bench), m_area(area)
{
    if (!preferences.brokenFile().isEmpty()) {
        tellBrokenSettings(preferences.brokenFile());
    }
    connect(&bench.pullRequest(), &PullRequestOffer::notFound, this, [this](const QString &why) {
        Notice notice;
        notice.id = QStringLiteral("pullRequest");
        notice.objectName = QStringLiteral("pullRequestBar");
        notice.text = why;
        m_area.post(notice);
    });
    connect(&bench.project(), &ProjectController::saveFailed, this, &ProjectNotices::onSaveFailed);
}

void ProjectNotices::tellBrokenSettings(const QString &keptAs)
{
    Notice notice;
    notice.id = QStringLiteral("settings");
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("settingsBar");
    notice.text = tr("The settings could not be read and are as at the first start.");
    notice.advice = tr("What was in the file is kept as %1.").arg(keptAs);
    notice.isLasting = true;
    m_area.post(notice);
}

void ProjectNotices::onSaveFailed(const Error &error)
{
    const ErrorText words = errorText(error);
    Notice notice;
    notice.id = QStringLiteral("projectSettings");
    notice.role = WidgetRole::Failure;
    notice.objectName = QStringLiteral("projectBar");
    notice.text = tr("The project's settings stay as they are. %1").arg(words.sentence);
    notice.advice = words.advice;
    m_area.post(notice);
}

void ProjectNotices::askStartOver()
{
    SampleController &sample = m_bench.sample();
    Notice notice;
    notice.id = offerId;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("startOverBar");
    notice.text = tr("Start over with the sample? %1 and its remote go to the trash with all that "
                     "was changed in them; my-endpoint on the local workspace is deleted with what "
                     "runs for it. Then the sample is made anew.")
                      .arg(sample.folder());
    notice.advice = tr("Other folders and endpoints stay as they are.");
    notice.acts.push_back({QStringLiteral("confirmStartOver"), tr("Start over"), [this] {
                               m_area.remove(offerId);
                               m_bench.sample().startOver();
                           }});
    notice.acts.push_back(
        {QStringLiteral("keepSample"), tr("Keep it"), [this] { m_area.remove(offerId); }});
    m_area.post(notice);
}

} // namespace serin
