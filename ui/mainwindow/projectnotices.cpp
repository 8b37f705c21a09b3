// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/projectnotices.h"

#include "models/common/errortext.h"
#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "ui/mainwindow/noticearea.h"

#include <utility>

namespace serin {

namespace {

const QString offerId = QStringLiteral("startOver");
const QString withdrawId = QStringLiteral("withdrawTrust");
const QString trustNoticeId = QStringLiteral("trust");
constexpr qsizetype fewNames = 3;

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
    connect(&bench.project(), &ProjectController::changed, this,
            &ProjectNotices::tellTrustQuestion);
    connect(&bench.project(), &ProjectController::trustNotForgotten, this, [this](const Error &e) {
        const ErrorText words = errorText(e);
        Notice notice;
        notice.id = withdrawId;
        notice.role = WidgetRole::Failure;
        notice.objectName = QStringLiteral("withdrawTrustBar");
        notice.text = tr("The trust is withdrawn only until Serin ends. %1").arg(words.sentence);
        notice.advice = words.advice;
        m_area.post(notice);
    });
}

/// Once: who has dismissed it finds the question in Review, and by the menu.
void ProjectNotices::tellTrustQuestion()
{
    const TrustQuestion &question = m_bench.project().trustQuestion();
    if (!question.concernsReading()) {
        m_told.clear();
        m_area.remove(trustNoticeId);
        return;
    }
    if (std::exchange(m_told, question.digest) == question.digest) {
        return;
    }
    QStringList names;
    for (const TrustItem &item : question.items) {
        if (!item.isHook) {
            names.append(item.what);
        }
    }
    if (const auto more = static_cast<int>(names.size() - fewNames); more > 0) {
        names.resize(fewNames);
        names.append(tr("%Ln more", "settings", more));
    }
    Notice notice;
    notice.id = trustNoticeId;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("trustBar");
    notice.text = tr("Git is not asked about this repository, as its configuration would run "
                     "programs: %1. Files can be edited; what is committed, pushed or different "
                     "live is not known.",
                     "names of settings")
                      .arg(names.join(QStringLiteral(", ")));
    notice.acts.push_back(
        {QStringLiteral("answerTrust"), tr("Answer…"), [this] { Q_EMIT trustRequested(); }});
    m_area.post(notice);
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

void ProjectNotices::askWithdrawTrust()
{
    Notice notice;
    notice.id = withdrawId;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("withdrawTrustBar");
    notice.text = tr("Withdraw the trust in %1? What the repository's configuration and hooks "
                     "would run is not run any more, and nothing is committed, pushed or applied "
                     "until you trust it again.")
                      .arg(m_bench.project().facts().project.repository);
    notice.advice = tr("Files and commits stay as they are; Review asks again.");
    notice.acts.push_back({QStringLiteral("confirmWithdrawTrust"), tr("Withdraw trust"), [this] {
                               m_area.remove(withdrawId);
                               m_bench.project().withdrawTrust();
                           }});
    notice.acts.push_back(
        {QStringLiteral("keepTrust"), tr("Keep it"), [this] { m_area.remove(withdrawId); }});
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
