// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters waiting and trouble.
#include "tests/docassets/everypage.h"

namespace serin {

void EveryPage::waiting()
{
    page(0);
    const QString file = place().sample() + QStringLiteral("/blue-deployment.yml");
    QByteArray blue = fileBytes(file);
    write(file, blue.replace("instance_count: 1", "instance_count: 2"));
    take("waiting-uncommitted");
    git({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Scale blue to 2")});
    place().bench().refresh();
    place().git().drift().refresh();
    pause();
    take("waiting-unpushed");
    const QString away = place().remote() + QStringLiteral(".away");
    need(QDir().rename(place().remote(), away), "the remote cannot be moved away");
    trigger("git.fetch");
    waitFor([this] { return place().git().project().fetchProblem().has_value(); },
            "the remote is there");
    pause();
    take("waiting-unfetched");
    hands().press(Qt::Key_Escape);
    need(QDir().rename(away, place().remote()), "the remote cannot be moved back");
    page(0);
    openReview();
    const QString hook = place().sample() + QStringLiteral("/.git/hooks/pre-push");
    need(setFileBytes(hook, "#!/bin/sh\nexit 0\n") &&
             QFile::setPermissions(hook, QFile::ReadOwner | QFile::ExeOwner),
         "the hook cannot be written");
    ReviewController &review = place().git().review();
    review.setApply(false);
    review.confirm();
    waitFor([&review] { return review.asksForTrust(); }, "nobody is asked");
    pause();
    take("waiting-trust");
    review.trust();
    waitFor([&review] { return !review.isRunning() && review.run()->isDone(); },
            "it is not pushed");
    pause();
    take("waiting-pushed");
    review.close();
    pause();
}

void EveryPage::trouble()
{
    place().bench().steady().stopAll();
    hands().drag(*named<TrafficSlider>("trafficSlider"), 60);
    openReview();
    place().git().review().setApply(false);
    confirm();
    pause();
    page(0);
    waitFor([this] { return named<QWidget>("liveDiffBar")->isVisible(); }, "nothing differs");
    take("overview-drift");
    const QString file = place().sample() + QStringLiteral("/green-deployment.yml");
    const QByteArray before = fileBytes(file);
    write(file, QByteArray(before).replace("code: ", "code: no-").replace("model-2", "model-9"));
    take("overview-finding");
    write(file, before);
    traffic();
    failed();
    trigger("workspace.stop");
    pause();
    pause();
    take("overview-off");
    page(3);
    take("charts-off");
    page(4);
    take("logs-off");
    page(2);
    take("test-off");
    page(0);
    trigger("folder.close");
    waitFor([this] { return named<QWidget>("startPage")->isVisible(); }, "the folder stays open");
    take("start-recent");
}

void EveryPage::traffic()
{
    const QString file = place().sample() + QStringLiteral("/endpoint.yml");
    const QByteArray before = fileBytes(file);
    const QByteArray head = before.left(before.indexOf("traffic:"));
    write(file, head + "traffic:\n  blue: 0\n  green: 0\n");
    take("overview-notraffic");
    write(file, head + "traffic:\n  blue: 100\n  green: 0\nmirror_traffic:\n  green: 10\n");
    openReview();
    confirm();
    pause();
    take("overview-mirror");
}

void EveryPage::failed()
{
    const QString top = place().sample();
    QByteArray red = fileBytes(top + QStringLiteral("/blue-deployment.yml"));
    red.replace("name: blue", "name: red").replace("model-1/onlinescoring", "broken");
    need(QDir().mkpath(top + QStringLiteral("/broken")) &&
             setFileBytes(top + QStringLiteral("/broken/score.py"), "raise ValueError(1)\n"),
         "the script cannot be written");
    write(top + QStringLiteral("/red-deployment.yml"), red);
    ReviewController &review = place().git().review();
    openReview();
    review.confirm();
    waitFor([&review] { return review.state().phase == ReviewState::Phase::Ended; },
            "the review does not end");
    take("review-applyfailed");
    review.close();
    pause();
    take("overview-failed");
}

void EveryPage::write(const QString &file, const QByteArray &bytes)
{
    need(setFileBytes(file, bytes), "a manifest cannot be written");
    place().bench().refresh();
    pause();
    dismissNotices();
    pause();
}

} // namespace serin
