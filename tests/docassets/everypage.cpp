// SPDX-License-Identifier: GPL-3.0-or-later
// usage: everypage [--pseudo|--german] FOLDER [CHAPTER…]
// Puts the window, on a real sample repository and a real local workspace, into each of its pages
// and states, and saves pictures of them in FOLDER, to be looked at. Chapters: start, yaml, sample,
// forms, project, pages, review, git, waiting, trouble; all of them take some minutes.
#include "tests/docassets/everypage.h"

#include "models/common/translation.h"
#include "tests/support/pseudotranslator.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/metricchart.h"
#include "ui/invoke/testpage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>

using namespace serin;

void EveryPage::play()
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

void EveryPage::start()
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

void EveryPage::overlays()
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

void EveryPage::sample()
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

void EveryPage::forms()
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

void EveryPage::setTier(Tier tier)
{
    ProjectController &controller = place().git().project();
    Project project = controller.facts().project;
    project.tier = tier;
    controller.save(project);
    waitFor([&] { return controller.facts().tier == tier; }, "the tier is not kept");
    pause();
}

void EveryPage::pages()
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
    named<TestPage>("testPage")
        ->compareFolder(place().sample() + QStringLiteral("/golden-requests"));
    const auto *const files = named<QTableView>("folderComparison");
    waitFor([this] { return !named<QPushButton>("stopFolderButton")->isVisible(); },
            "the folder is compared for ever");
    need(files->model()->rowCount() > 0, "no request of the folder was sent");
    take("test-folder");
    hands().click("closeFolderButton");
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

void EveryPage::moment()
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

void EveryPage::exportCharts()
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
        const auto saved = savePicture(
            charts, head, format, m_folder + QStringLiteral("/charts.") + QLatin1String(suffix));
        waitFor([&saved] { return saved.isFinished(); }, "the charts are not saved");
        need(saved.result().has_value(), "the charts cannot be saved");
    }
}

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
