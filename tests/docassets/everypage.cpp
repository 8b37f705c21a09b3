// SPDX-License-Identifier: GPL-3.0-or-later
// usage: everypage [--pseudo|--german] FOLDER [CHAPTER…]
// Puts the window, on a real sample repository and a real local workspace, into each of its pages
// and states, and saves pictures of them in FOLDER, to be looked at. Chapters: start, yaml, sample,
// forms, project, pages, review, git, waiting, trouble; all of them take some minutes.
#include "models/common/translation.h"
#include "tests/docassets/canaryplay.h"
#include "tests/docassets/photographer.h"
#include "tests/support/pseudotranslator.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/metricchart.h"
#include "ui/endpoint/overviewpage.h"
#include "ui/yaml/yamleditor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace serin;

namespace {

class EveryPage : private CanaryPlay
{
public:
    EveryPage(const QString &folder, QStringList chapters)
        : m_chapters(std::move(chapters)), m_folder(folder), m_camera(place(), folder)
    {}

    void play()
    {
        if (wants("start")) {
            start();
        }
        if (wants("yaml")) {
            yaml();
        }
        if (m_chapters == QStringList{QStringLiteral("yaml")}) {
            return;
        }
        trySample();
        if (wants("sample")) {
            sample();
        }
        startCanary();
        sendTraffic();
        page(0);
        QTest::qWait(8'000);
        if (wants("forms")) {
            forms();
        }
        if (wants("project")) {
            project();
        }
        if (wants("pages")) {
            pages();
        }
        if (wants("review")) {
            review();
        }
        if (wants("git")) {
            history();
            remote();
        }
        if (wants("waiting")) {
            waiting();
        }
        if (wants("trouble")) {
            trouble();
        }
    }

private:
    [[nodiscard]] bool wants(const char *chapter) const
    {
        return m_chapters.isEmpty() || m_chapters.contains(QLatin1String(chapter));
    }
    void take(const char *name) { m_camera.take(QLatin1String(name)); }
    void page(int number)
    {
        showPage(number);
        QTest::qWait(300);
    }
    void pause() { QTest::qWait(1'500); }

    void start()
    {
        waitFor([this] { return !place().git().environment().isLooking(); },
                "the computer is looked at for ever");
        take("start");
        hands().click("cloneRepositoryButton");
        take("start-clone");
        hands().press(Qt::Key_Escape);
        hands().click("connectAzureButton");
        pause();
        take("start-azure");
        hands().press(Qt::Key_Escape);
        trigger("edit.preferences");
        take("settings");
        named<QLineEdit>("settingsSearch")->setText(QStringLiteral("charts"));
        take("settings-charts");
        named<QLineEdit>("settingsSearch")->clear();
        place().named<QTableView>("shortcutTable")->selectRow(3);
        take("settings-shortcuts");
        trigger("edit.preferences");
        overlays();
    }
    void overlays()
    {
        trigger("view.commands");
        take("palette");
        hands().type(QStringLiteral("zoo"));
        take("palette-found");
        hands().type(QStringLiteral("qqq"));
        take("palette-nothing");
        hands().press(Qt::Key_Escape);
        trigger("help.shortcuts");
        take("shortcuts");
        hands().press(Qt::Key_Escape);
    }

    /// Opens files of its own, in need of no workspace.
    void openFiles(const QString &name, const QList<std::pair<const char *, QByteArray>> &files)
    {
        const QString folder = place().path(name);
        for (const auto &[file, text] : files) {
            need(setFileBytes(folder + u'/' + QLatin1String(file), text), "a file is not written");
        }
        place().bench().open(folder);
        waitFor(
            [this, folder] {
                return place().bench().folder().path() == folder &&
                       place().bench().endpoint().state().phase == EndpointState::Phase::Ready;
            },
            "the files are not read");
        pause();
    }
    void goToLine(int line)
    {
        auto *const editor = named<YamlEditor>("yamlEditor");
        editor->setFocus();
        editor->goToLine(line);
        hands().press(Qt::Key_End);
    }
    void yaml()
    {
        const QByteArray deployment =
            "endpoint_name: my-endpoint\nmodel: azureml:m:1\ninstance_type: Standard_F2s_v2\n"
            "instance_count: 1\n";
        openFiles(QStringLiteral("wrong"),
                  {{"endpoint.yml",
                    "$schema: https://azuremlschemas.azureedge.net/latest/"
                    "managedOnlineEndpoint.schema.json\nname: my-endpoint\nauth_mode: key\n"
                    "tags:\n  team: red\n  cost: low\ntraffic:\n  blue: 80\n  gren: 10\n"},
                   {"blue.yml", "name: blue\n" + deployment},
                   {"green.yml", "name: green\n" + deployment}});
        page(0);
        m_camera.take(QStringLiteral("yaml-overview-fixes"), [this] {
            named<OverviewPage>("overviewPage")
                ->ensureWidgetVisible(named<QWidget>("findingRow.1"));
        });
        page(1);
        take("yaml-fixes");
        goToLine(3);
        hands().press(Qt::Key_Return);
        m_camera.take(QStringLiteral("yaml-complete-keys"), [this] {
            named<YamlEditor>("yamlEditor")->setFocus();
            trigger("yaml.complete");
        });
        hands().type(QStringLiteral("identity:"));
        hands().press(Qt::Key_Return);
        hands().type(QStringLiteral("  type: "));
        m_camera.take(QStringLiteral("yaml-complete-values"), [this] {
            named<YamlEditor>("yamlEditor")->setFocus();
            trigger("yaml.complete");
        });
        trigger("edit.discard");
        pause();
        dismissNotices();
        goToLine(8);
        m_camera.take(QStringLiteral("yaml-explain"), [this] { trigger("yaml.explain"); });
        hands().press(Qt::Key_Escape);
        goToLine(1);
        trigger("edit.find");
        hands().type(QStringLiteral("re"));
        take("yaml-find");
        named<QToolButton>("findPattern")->click();
        named<QLineEdit>("findText")->setFocus();
        hands().type(QStringLiteral("("));
        take("yaml-find-wrong");
        hands().press(Qt::Key_Escape);
        trigger("yaml.foldAll");
        take("yaml-folded");
        trigger("yaml.unfoldAll");
        preview();
        place().bench().close();
        pause();
    }
    void preview()
    {
        openFiles(QStringLiteral("preview"),
                  {{"canary.yaml",
                    fileBytes(QStringLiteral(SERIN_SOURCE_DIR
                                             "/tests/data/manifests/preview-p2-map-two.yaml"))}});
        page(1);
        take("yaml-preview");
        named<QPushButton>("translatePreviewButton")->click();
        pause();
        take("translate");
        named<QPushButton>("translateButton")->click();
        pause();
        take("translated");
        trigger("edit.undo");
        pause();
    }

    void sample()
    {
        pause();
        take("overview-first");
        page(2);
        take("test-empty");
        page(3);
        take("charts-empty");
        page(4);
        pause();
        take("logs-first");
        page(0);
    }

    void forms()
    {
        take("overview-files-changed");
        dismissNotices();
        pause();
        take("overview");
        DeploymentDraft &draft = place().bench().newDeployment();
        for (const DeploymentDraft::Offer &offer : draft.offers()) {
            draft.begin(offer);
            pause();
            m_camera.take(offer.from.isEmpty() ? offer.origin == DeploymentDraft::Origin::Empty
                                                     ? QStringLiteral("add-empty")
                                                     : QStringLiteral("add-template")
                                               : QStringLiteral("add-") + offer.from);
        }
        draft.setName(QStringLiteral("green"));
        draft.setModel(QStringLiteral("nowhere/model"));
        pause();
        take("add-wrong");
        draft.cancel();
        trigger("endpoint.keys");
        pause();
        take("keys");
        place().bench().credentials().askToRegenerate(KeyKind::Primary);
        take("keys-regenerate");
        place().bench().credentials().close();
        trigger("endpoint.delete");
        hands().type(QStringLiteral("my-endp"));
        take("delete");
        hands().type(QStringLiteral("t"));
        take("delete-wrong");
        place().bench().removal().cancel();
        trigger("endpoint.new");
        hands().type(QStringLiteral("fraud-eu"));
        take("new-endpoint");
        place().bench().newEndpoint().cancel();
        for (const auto &[tier, name] : {std::pair(Tier::Staging, "tier-staging"),
                                         {Tier::Prod, "tier-prod"},
                                         {Tier::Dev, "tier-dev"}}) {
            setTier(tier);
            take(name);
        }
    }

    void setTier(Tier tier)
    {
        ProjectController &controller = place().git().project();
        Project project = controller.facts().project;
        project.tier = tier;
        controller.save(project);
        waitFor([&] { return controller.facts().tier == tier; }, "the tier is not kept");
        pause();
    }

    /// What is about all endpoints: the board, a pipeline.
    void project()
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
        (void)QTest::qWaitFor([this] { return named<QWidget>("capacityHint")->isVisible(); },
                              70'000);
        named<QScrollArea>("overviewPage")->ensureWidgetVisible(named<QWidget>("capacityHint"));
        take("overview-capacity");
        // As it was, for the chapters that come: they drag to shares of their own.
        dragTo(90);
        openReview();
        confirm();
        pause();
    }

    void setApplies(ProjectApplies applies)
    {
        ProjectController &controller = place().git().project();
        Project project = controller.facts().project;
        project.applies = applies;
        controller.save(project);
        waitFor([&] { return controller.facts().project.applies == applies; },
                "who applies is not kept");
        pause();
    }

    void pages()
    {
        place().bench().refresh();
        page(1);
        take("yaml");
        auto *const editor = named<QWidget>("yamlEditor");
        editor->setFocus();
        hands().press(Qt::Key_End, Qt::ControlModifier);
        hands().type(QStringLiteral("colour: 1"));
        hands().press(Qt::Key_Return);
        hands().type(QStringLiteral("auth_mode: word"));
        pause();
        take("yaml-wrong");
        trigger("edit.discard");
        pause();
        dismissNotices();
        pause();
        page(2);
        hands().click("sendButton");
        const InvokeController &invoke = place().bench().invoke();
        waitFor([&invoke] { return invoke.outcome().phase == InvokeOutcome::Phase::Answered; },
                "no answer");
        take("test-answer");
        place().bench().invoke().setTarget(QStringLiteral("green"));
        hands().click("compareButton");
        waitFor(
            [&invoke] {
                return invoke.outcome().isComparison &&
                       invoke.outcome().phase == InvokeOutcome::Phase::Answered;
            },
            "no comparison");
        take("test-compare");
        place().bench().invoke().setText(QStringLiteral("{\"data\": [[1, 2"));
        place().bench().invoke().send();
        waitFor([&invoke] { return !invoke.isSending(); }, "no answer");
        take("test-error");
        page(3);
        QTest::qWait(20'000);
        take("charts");
        named<QToolButton>("rangeButton.60")->click();
        take("charts-minute");
        exportCharts();
        named<QToolButton>("tableButton")->click();
        take("charts-table");
        named<QToolButton>("tableButton")->click();
        page(4);
        pause();
        take("logs");
        moment();
        page(0);
        take("overview-traffic");
    }
    /// The moment that is marked on all pages.
    void moment()
    {
        Workbench &bench = place().bench();
        page(3);
        bench.cursor().hold(bench.metrics().history().newest() - 25);
        bench.cursor().point(bench.metrics().history().newest() - 10);
        take("moment-charts");
        bench.cursor().leave();
        named<QToolButton>("tableButton")->click();
        take("moment-table");
        named<QToolButton>("tableButton")->click();
        page(0);
        named<QScrollArea>("overviewPage")->ensureWidgetVisible(named<QWidget>("liveStrip"));
        take("moment-overview");
        page(2);
        take("moment-test");
        page(4);
        pause();
        take("moment-logs");
        page(5);
        pause();
        take("moment-history");
        bench.cursor().release();
    }

    /// Beside the pictures: charts.png, charts.svg and charts.pdf as the page would save them.
    void exportCharts()
    {
        std::vector<MetricChart *> charts;
        for (const char *name : {"trafficChart", "requestsChart", "latencyChart", "errorsChart"}) {
            charts.push_back(named<MetricChart>(name));
        }
        const PictureHead head{QStringLiteral("my-endpoint"),
                               QStringLiteral("12:00 – 12:05"),
                               {QStringLiteral("blue"), QStringLiteral("green")}};
        for (const auto &[format, suffix] : {std::pair(PictureFormat::Png, "png"),
                                             {PictureFormat::Svg, "svg"},
                                             {PictureFormat::Pdf, "pdf"}}) {
            const auto saved =
                savePicture(charts, head, format,
                            m_folder + QStringLiteral("/charts.") + QLatin1String(suffix));
            waitFor([&saved] { return saved.isFinished(); }, "the charts are not saved");
            need(saved.result().has_value(), "the charts cannot be saved");
        }
    }

    void review()
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
        waitFor(
            [this] { return place().git().review().state().phase == ReviewState::Phase::Ended; },
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
        take("dock");
        trigger("view.operations");
        asked();
    }
    /// A remote that wants to know who asks.
    void asked()
    {
        const QFileInfo remote(place().remote());
        QProcess server;
        server.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/git/httpremote.py"),
                      remote.absolutePath(), QStringLiteral("me"), QStringLiteral("secret")});
        waitFor([&server] { return server.canReadLine(); }, "the remote does not start");
        const QString port = QString::fromLatin1(server.readLine().trimmed());
        const auto setRemote = [this](const QString &url) {
            WindowPlace::gitSays(place().sample(),
                                 {QStringLiteral("remote"), QStringLiteral("set-url"),
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
    void scrollReview(double part)
    {
        const QList<QScrollArea *> areas =
            named<QWidget>("reviewSheet")->findChildren<QScrollArea *>();
        for (QScrollArea *area : areas) {
            area->verticalScrollBar()->setValue(
                static_cast<int>(part * area->verticalScrollBar()->maximum()));
        }
    }

    void git(const QStringList &arguments, const QString &folder = {})
    {
        WindowPlace::gitSays(folder.isEmpty() ? place().sample() : folder, arguments);
        place().git().project().readCommits();
    }
    /// And the file says so.
    void dragTo(int percent)
    {
        hands().drag(*named<TrafficSlider>("trafficSlider"), percent);
        pause();
        waitFor([this] { return !place().bench().session().isBusy(); }, "it is not written");
    }
    void chooseLines(const QList<int> &rows)
    {
        auto *const table = named<QTreeView>("historyTable");
        table->clearSelection();
        for (const int row : rows) {
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select |
                                                QItemSelectionModel::Rows);
        }
        pause();
    }
    /// The page History, its acts, and the commands that were run.
    void history()
    {
        place().bench().steady().stop();
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
    /// A remote that has gone on, a conflict, and no branch checked out.
    void remote()
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
            [this] {
                return place().git().conflict().phase() == ConflictController::Phase::Nothing;
            },
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

    /// What is not committed, not pushed, or not known of the remote, and a hook that comes while
    /// it is reviewed.
    void waiting()
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

    /// What is not as it should be: no traffic, live that differs, a deployment that failed, a
    /// finding, a workspace that is off.
    void trouble()
    {
        place().bench().steady().stop();
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
        write(file,
              QByteArray(before).replace("code: ", "code: no-").replace("model-2", "model-9"));
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
        waitFor([this] { return named<QWidget>("startPage")->isVisible(); },
                "the folder stays open");
        take("start-recent");
    }
    void traffic()
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
    /// A deployment whose script does not start.
    void failed()
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
    void write(const QString &file, const QByteArray &bytes)
    {
        need(setFileBytes(file, bytes), "a manifest cannot be written");
        place().bench().refresh();
        pause();
        dismissNotices();
        pause();
    }

    const QStringList m_chapters;
    const QString m_folder;
    Photographer m_camera;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serin"));
    QStringList arguments = application.arguments();
    PseudoTranslator language;
    if (arguments.removeAll(QStringLiteral("--pseudo")) > 0) {
        QCoreApplication::installTranslator(&language);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }
    std::optional<Translation> translation;
    if (arguments.removeAll(QStringLiteral("--german")) > 0) {
        translation.emplace(application, QStringList{QStringLiteral("de")});
        QLocale::setDefault(QLocale(QLocale::German));
    }
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1))) {
        qCritical("usage: everypage [--pseudo|--german] FOLDER [CHAPTER...]");
        return 64;
    }
    EveryPage(arguments.at(1), arguments.mid(2)).play();
    return 0;
}
