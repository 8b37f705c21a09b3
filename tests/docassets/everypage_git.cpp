// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters project, review and git.
#include "tests/docassets/everypage.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>

namespace serin {

void EveryPage::project()
{
    dismissNotices();
    PipelineDraft &pipeline = place().git().pipeline();
    pipeline.begin();
    pause();
    take("pipeline");
    pipeline.setKind(PipelineKind::AzurePipelines);
    pipeline.setBranch(QStringLiteral("a..b"));
    pause();
    take("pipeline-wrong");
    pipeline.cancel();
    trigger("view.board");
    pause();
    take("board-same");
    trigger("view.board");
    hands().drag(*named<TrafficSlider>("trafficSlider"), 70);
    pause();
    trigger("view.board");
    pause();
    take("board");
    hands().click("boardOnlyCheck");
    pause();
    take("board-all");
    named<QLineEdit>("boardFilter")->setText(QStringLiteral("nowhere"));
    take("board-nothing");
    named<QLineEdit>("boardFilter")->clear();
    hands().click("boardOnlyCheck");
    setApplies(ProjectApplies::Pipeline);
    place().git().review().open();
    waitForReview();
    take("review-pipeline");
    place().git().review().setNewBranch("canary/my-endpoint-30");
    take("review-newbranch");
    place().git().review().setNewBranch({});
    confirm();
    pause();
    take("board-waiting");
    trigger("view.board");
    pause();
    take("overview-waiting");
    setApplies(ProjectApplies::Serin);
    openReview();
    confirm();
    pause();
    // A whole minute was measured by now.
    hands().drag(*named<TrafficSlider>("trafficSlider"), 0);
    (void)QTest::qWaitFor([this] { return named<QWidget>("capacityHint")->isVisible(); }, 70'000);
    named<QScrollArea>("overviewPage")->ensureWidgetVisible(named<QWidget>("capacityHint"));
    take("overview-capacity");
    // As it was, for the chapters that come: they drag to shares of their own.
    dragTo(90);
    openReview();
    confirm();
    pause();
}

void EveryPage::setApplies(ProjectApplies applies)
{
    ProjectController &controller = place().git().project();
    Project project = controller.facts().project;
    project.applies = applies;
    controller.save(project);
    waitFor([&] { return controller.facts().project.applies == applies; },
            "who applies is not kept");
    pause();
}

void EveryPage::review()
{
    page(0);
    dismissNotices();
    pause();
    hands().drag(*named<TrafficSlider>("trafficSlider"), 75);
    pause();
    take("overview-changes");
    page(6);
    pause();
    take("diff");
    page(0);
    hands().press(Qt::Key_Return, Qt::ControlModifier);
    waitForReview();
    take("review");
    scrollReview(0.5);
    take("review-middle");
    scrollReview(1);
    take("review-end");
    scrollReview(0);
    hands().click("sideBySideButton");
    take("review-sidebyside");
    hands().click("sideBySideButton");
    setTier(Tier::Prod);
    take("review-prod");
    setTier(Tier::Dev);
    need(QDir().rename(place().remote(), place().remote() + QStringLiteral(".away")),
         "the remote cannot be moved away");
    place().git().review().confirm();
    waitFor([this] { return place().git().review().state().phase == ReviewState::Phase::Ended; },
            "the review does not end");
    take("review-pushfailed");
    scrollReview(1);
    take("review-pushfailed-end");
    trigger("view.operations");
    take("review-dock");
    need(QDir().rename(place().remote() + QStringLiteral(".away"), place().remote()),
         "the remote cannot be moved back");
    place().git().review().take(ReviewWay::TryAgain);
    waitFor([this] { return place().git().review().run()->isDone(); }, "it is not pushed");
    take("review-done");
    place().git().review().close();
    reviewOfTwo();
    take("dock");
    trigger("view.operations");
    asked();
}

/// One of two endpoints is left out of the apply; all is taken back afterwards.
void EveryPage::reviewOfTwo()
{
    const auto copy = [this](const char *from, const char *to) {
        const QByteArray text = fileBytes(place().sample() + u'/' + QLatin1String(from));
        need(setFileBytes(place().sample() + u'/' + QLatin1String(to),
                          QByteArray(text).replace("my-endpoint", "second-endpoint")),
             to);
    };
    copy("endpoint.yml", "second-endpoint.yml");
    copy("blue-deployment.yml", "second-blue.yml");
    hands().drag(*named<TrafficSlider>("trafficSlider"), 60);
    pause();
    ReviewController &review = place().git().review();
    hands().press(Qt::Key_Return, Qt::ControlModifier);
    waitForReview();
    waitFor([&review] { return review.content().endpoints.size() == 2; }, "there are not two");
    hands().click("applyEndpointCheck.second-endpoint");
    take("review-two");
    scrollReview(0.5);
    take("review-two-middle");
    scrollReview(1);
    take("review-two-end");
    review.close();
    for (const char *name : {"second-endpoint.yml", "second-blue.yml"}) {
        QFile::remove(place().sample() + u'/' + QLatin1String(name));
    }
    trigger("edit.undo");
    pause();
}

void EveryPage::asked()
{
    const QFileInfo remote(place().remote());
    QProcess server;
    server.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/git/httpremote.py"),
                  remote.absolutePath(), QStringLiteral("me"), QStringLiteral("secret")});
    waitFor([&server] { return server.canReadLine(); }, "the remote does not start");
    const QString port = QString::fromLatin1(server.readLine().trimmed());
    const auto setRemote = [this](const QString &url) {
        WindowPlace::gitSays(place().sample(), {QStringLiteral("remote"), QStringLiteral("set-url"),
                                                QStringLiteral("origin"), url});
    };
    setRemote(QStringLiteral("http://127.0.0.1:%1/%2").arg(port, remote.fileName()));
    CredentialQuestions &questions = place().git().credentials();
    place().git().review().open();
    waitFor([&questions] { return questions.current() != nullptr; }, "nobody is asked");
    take("review-asked");
    questions.refuse();
    waitForReview();
    place().git().review().close();
    setRemote(place().remote());
    server.closeWriteChannel();
    server.waitForFinished();
}

void EveryPage::scrollReview(double part)
{
    const QList<QScrollArea *> areas = named<QWidget>("reviewSheet")->findChildren<QScrollArea *>();
    for (QScrollArea *area : areas) {
        area->verticalScrollBar()->setValue(
            static_cast<int>(part * area->verticalScrollBar()->maximum()));
    }
}

void EveryPage::git(const QStringList &arguments, const QString &folder)
{
    WindowPlace::gitSays(folder.isEmpty() ? place().sample() : folder, arguments);
    place().git().project().readCommits();
}

void EveryPage::dragTo(int percent)
{
    hands().drag(*named<TrafficSlider>("trafficSlider"), percent);
    pause();
    waitFor([this] { return !place().bench().session().isBusy(); }, "it is not written");
}

void EveryPage::chooseLines(const QList<int> &rows)
{
    auto *const table = named<QTreeView>("historyTable");
    table->clearSelection();
    for (const int row : rows) {
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    pause();
}

void EveryPage::history()
{
    place().bench().steady().stopAll();
    page(0);
    dragTo(70);
    git({QStringLiteral("commit"), QStringLiteral("-qam"),
         QStringLiteral("Give green 30 %\n\nIts errors are down since Monday.")});
    dragTo(60);
    page(5);
    waitFor([this] { return named<QTreeView>("historyTable")->model()->rowCount() > 3; },
            "there is no history");
    take("history");
    chooseLines({1});
    take("history-chosen");
    chooseLines({0, 3});
    take("history-compared");
    chooseLines({2});
    hands().click("restoreVersionButton");
    pause();
    take("history-restored");
    trigger("edit.undo");
    pause();
    place().git().historyActs().dismiss();
    chooseLines({3});
    hands().click("rollBackButton");
    waitFor([this] { return named<QWidget>("confirmRollbackButton")->isVisible(); },
            "there is no rollback");
    take("history-rollback");
    place().git().rollback().close();
    named<QLineEdit>("historyFilter")->setText(QStringLiteral("nowhere"));
    pause();
    take("history-nothing");
    named<QLineEdit>("historyFilter")->clear();
    trigger("git.commands");
    pause();
    take("commands");
    hands().press(Qt::Key_Escape);
    trigger("git.undoCommit");
    pause();
    take("history-undone");
    place().git().historyActs().dismiss();
    git({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Give green 40 %")});
    pause();
}

void EveryPage::remote()
{
    const QString other = m_folder + QStringLiteral("/other");
    QDir(other).removeRecursively();
    git({QStringLiteral("clone"), QStringLiteral("-q"), place().remote(), other}, m_folder);
    QByteArray text = fileBytes(other + QStringLiteral("/endpoint.yml"));
    text.replace("  blue: 90\n  green: 10\n", "  blue: 50\n  green: 50\n");
    text.replace("  blue: 75\n  green: 25\n", "  blue: 50\n  green: 50\n");
    need(setFileBytes(other + QStringLiteral("/endpoint.yml"), text), "no other change");
    git({QStringLiteral("-c"), QStringLiteral("user.name=Olga"), QStringLiteral("-c"),
         QStringLiteral("user.email=olga@example.org"), QStringLiteral("commit"),
         QStringLiteral("-qam"), QStringLiteral("Half for green")},
        other);
    git({QStringLiteral("push"), QStringLiteral("-q")}, other);
    trigger("git.fetch");
    waitFor([this] { return place().git().remote().theirs().size() == 1; },
            "the other commit is not seen");
    pause();
    take("remote");
    trigger("git.pull");
    waitFor([this] { return !place().git().conflict().files().empty(); }, "no conflict");
    pause();
    take("conflict");
    hands().click("mineButton.0");
    pause();
    take("conflict-chosen");
    hands().click("closeConflictButton");
    pause();
    take("conflict-bar");
    place().git().conflict().abort();
    waitFor(
        [this] { return place().git().conflict().phase() == ConflictController::Phase::Nothing; },
        "it is not given up");
    git({QStringLiteral("switch"), QStringLiteral("-q"), QStringLiteral("--detach")});
    pause();
    take("detached");
    git({QStringLiteral("switch"), QStringLiteral("-q"), QStringLiteral("main")});
    git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"),
         QStringLiteral("origin/main")});
    place().bench().refresh();
    pause();
    dismissNotices();
    page(0);
}

} // namespace serin
