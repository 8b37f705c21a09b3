// SPDX-License-Identifier: GPL-3.0-or-later
// usage: everypage FOLDER [CHAPTER…]
// Puts the window, on a real sample repository and a real local workspace, into each of its pages
// and states, and saves pictures of them in FOLDER, to be looked at. Chapters: start, sample,
// forms, pages, review, trouble; all of them take some minutes.
#include "tests/docassets/photographer.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/metricchart.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace serin;

namespace {

void need(bool isSo, const char *what)
{
    if (!isSo) {
        qFatal("everypage: %s", what);
    }
}

void waitFor(const std::function<bool()> &fact, const char *what)
{
    need(QTest::qWaitFor(fact, 2 * patience), what);
}

class EveryPage
{
public:
    EveryPage(const QString &folder, QStringList chapters)
        : m_place(QStringLiteral(SERINCTL)), m_chapters(std::move(chapters)), m_folder(folder),
          m_camera(m_place, folder)
    {
        m_place.size = {1280, 800};
        need(m_place.start(), "the window does not open");
        m_hands = std::make_unique<Hands>(m_place.window());
    }

    void play()
    {
        if (wants("start")) {
            start();
        }
        need(m_hands->click("trySampleButton"), "there is no sample to try");
        waitFor([this] { return m_place.git().sample().state() == SampleController::State::Ready; },
                "the sample is not made");
        waitFor([this] { return m_place.bench().invoke().targets().size() == 2; },
                "blue is not live");
        if (wants("sample")) {
            sample();
        }
        startCanary();
        if (wants("forms")) {
            forms();
        }
        if (wants("pages")) {
            pages();
        }
        if (wants("review")) {
            review();
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
    void trigger(const char *id) const
    {
        QAction *const action = m_place.window().actions().action(QLatin1String(id));
        need(action && action->isEnabled(), id);
        action->trigger();
    }
    void page(int number)
    {
        m_place.named<QTabWidget>("pageTabs")->setCurrentIndex(number);
        QTest::qWait(300);
    }
    void pause() { QTest::qWait(1'500); }

    void start()
    {
        waitFor([this] { return !m_place.git().environment().isLooking(); },
                "the computer is looked at for ever");
        take("start");
        m_hands->click("cloneRepositoryButton");
        take("start-clone");
        m_hands->press(Qt::Key_Escape);
        m_hands->click("connectAzureButton");
        pause();
        take("start-azure");
        m_hands->press(Qt::Key_Escape);
        trigger("edit.preferences");
        take("settings");
        trigger("edit.preferences");
        overlays();
    }
    void overlays()
    {
        trigger("view.commands");
        take("palette");
        m_hands->type(QStringLiteral("zoo"));
        take("palette-found");
        m_hands->type(QStringLiteral("qqq"));
        take("palette-nothing");
        m_hands->press(Qt::Key_Escape);
        trigger("help.shortcuts");
        take("shortcuts");
        m_hands->press(Qt::Key_Escape);
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

    /// Green with the second model, at 10 percent, and traffic.
    void startCanary()
    {
        const QString top = m_place.sample();
        QByteArray green = fileBytes(top + QStringLiteral("/blue-deployment.yml"));
        green.replace("name: blue", "name: green").replace("model-1/", "model-2/");
        QByteArray endpoint = fileBytes(top + QStringLiteral("/endpoint.yml"));
        endpoint.replace("  blue: 100\n", "  blue: 90\n  green: 10\n");
        need(setFileBytes(top + QStringLiteral("/green-deployment.yml"), green) &&
                 setFileBytes(top + QStringLiteral("/endpoint.yml"), endpoint),
             "the manifests cannot be written");
        m_place.bench().refresh();
        waitFor([this] { return m_place.named<QWidget>("instanceSpin.green") != nullptr; },
                "green is not seen");
        openReview();
        confirm();
        waitFor([this] { return m_place.bench().invoke().targets().size() == 3; },
                "green is not live");
        const int rate = 40;
        m_place.named<QSpinBox>("steadyRate")->setValue(rate);
        m_place.bench().steady().start(QStringLiteral("my-endpoint"),
                                       m_place.bench().invoke().body().bytes, rate);
        page(0);
        QTest::qWait(8'000);
    }
    void openReview()
    {
        ReviewController &review = m_place.git().review();
        review.open();
        waitFor(
            [&review] {
                return review.state().phase == ReviewState::Phase::Ready &&
                       review.content().isComplete;
            },
            "there is no review");
    }
    void confirm()
    {
        ReviewController &review = m_place.git().review();
        for (const ReviewConsent &question : std::vector(review.state().questions)) {
            review.setConsent(question.id, true);
        }
        review.confirm();
        waitFor([&review] { return review.state().phase == ReviewState::Phase::Ended; },
                "the review does not end");
        need(review.run()->isDone(), "the review was not carried out");
        review.close();
    }

    void forms()
    {
        take("overview-files-changed");
        dismissNotices();
        take("overview");
        DeploymentDraft &draft = m_place.bench().newDeployment();
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
        m_place.bench().credentials().askToRegenerate(KeyKind::Primary);
        take("keys-regenerate");
        m_place.bench().credentials().close();
        trigger("endpoint.delete");
        m_hands->type(QStringLiteral("my-endp"));
        take("delete");
        m_place.bench().removal().cancel();
        trigger("endpoint.new");
        m_hands->type(QStringLiteral("fraud-eu"));
        take("new-endpoint");
        m_place.bench().newEndpoint().cancel();
        for (const auto &[tier, name] : {std::pair(Tier::Staging, "tier-staging"),
                                         {Tier::Prod, "tier-prod"},
                                         {Tier::Dev, "tier-dev"}}) {
            setTier(tier);
            take(name);
        }
    }

    void setTier(Tier tier)
    {
        ProjectController &controller = m_place.git().project();
        Project project = controller.facts().project;
        project.tier = tier;
        controller.save(project);
        waitFor([&] { return controller.facts().tier == tier; }, "the tier is not kept");
        pause();
    }

    void pages()
    {
        m_place.bench().refresh();
        page(1);
        take("yaml");
        auto *const editor = m_place.named<QWidget>("yamlEditor");
        editor->setFocus();
        m_hands->press(Qt::Key_End, Qt::ControlModifier);
        m_hands->type(QStringLiteral("colour: 1"));
        m_hands->press(Qt::Key_Return);
        m_hands->type(QStringLiteral("auth_mode: word"));
        pause();
        take("yaml-wrong");
        trigger("edit.discard");
        pause();
        dismissNotices();
        page(2);
        m_hands->click("sendButton");
        const InvokeController &invoke = m_place.bench().invoke();
        waitFor([&invoke] { return invoke.outcome().phase == InvokeOutcome::Phase::Answered; },
                "no answer");
        take("test-answer");
        m_place.bench().invoke().setTarget(QStringLiteral("green"));
        m_hands->click("compareButton");
        waitFor(
            [&invoke] {
                return invoke.outcome().isComparison &&
                       invoke.outcome().phase == InvokeOutcome::Phase::Answered;
            },
            "no comparison");
        take("test-compare");
        m_place.bench().invoke().setText(QStringLiteral("{\"data\": [[1, 2"));
        m_place.bench().invoke().send();
        waitFor([&invoke] { return !invoke.isSending(); }, "no answer");
        take("test-error");
        page(3);
        QTest::qWait(20'000);
        take("charts");
        m_place.named<QToolButton>("rangeButton.60")->click();
        take("charts-minute");
        exportCharts();
        m_place.named<QToolButton>("tableButton")->click();
        take("charts-table");
        m_place.named<QToolButton>("tableButton")->click();
        page(4);
        pause();
        take("logs");
        page(0);
        take("overview-traffic");
    }

    /// Beside the pictures: charts.png, charts.svg and charts.pdf as the page would save them.
    void exportCharts()
    {
        std::vector<MetricChart *> charts;
        for (const char *name : {"trafficChart", "requestsChart", "latencyChart", "errorsChart"}) {
            charts.push_back(m_place.named<MetricChart>(name));
        }
        for (const auto &[format, suffix] : {std::pair(PictureFormat::Png, "png"),
                                             {PictureFormat::Svg, "svg"},
                                             {PictureFormat::Pdf, "pdf"}}) {
            const auto saved = savePicture(
                charts, format, m_folder + QStringLiteral("/charts.") + QLatin1String(suffix));
            waitFor([&saved] { return saved.isFinished(); }, "the charts are not saved");
            need(saved.result().has_value(), "the charts cannot be saved");
        }
    }

    void review()
    {
        page(0);
        dismissNotices();
        m_hands->drag(*m_place.named<TrafficSlider>("trafficSlider"), 75);
        pause();
        take("overview-changes");
        page(5);
        pause();
        take("diff");
        page(0);
        m_hands->press(Qt::Key_Return, Qt::ControlModifier);
        waitFor(
            [this] {
                return m_place.git().review().state().phase == ReviewState::Phase::Ready &&
                       m_place.git().review().content().isComplete;
            },
            "there is no review");
        take("review");
        scrollReview(0.5);
        take("review-middle");
        scrollReview(1);
        take("review-end");
        scrollReview(0);
        m_hands->click("sideBySideButton");
        take("review-sidebyside");
        m_hands->click("sideBySideButton");
        setTier(Tier::Prod);
        take("review-prod");
        setTier(Tier::Dev);
        need(QDir().rename(m_place.remote(), m_place.remote() + QStringLiteral(".away")),
             "the remote cannot be moved away");
        m_place.git().review().confirm();
        waitFor(
            [this] { return m_place.git().review().state().phase == ReviewState::Phase::Ended; },
            "the review does not end");
        take("review-pushfailed");
        scrollReview(1);
        take("review-pushfailed-end");
        trigger("view.operations");
        take("review-dock");
        need(QDir().rename(m_place.remote() + QStringLiteral(".away"), m_place.remote()),
             "the remote cannot be moved back");
        m_place.git().review().take(ReviewWay::TryAgain);
        waitFor([this] { return m_place.git().review().run()->isDone(); }, "it is not pushed");
        take("review-done");
        m_place.git().review().close();
        take("dock");
        trigger("view.operations");
    }
    void scrollReview(double part)
    {
        const QList<QScrollArea *> areas =
            m_place.named<QWidget>("reviewSheet")->findChildren<QScrollArea *>();
        for (QScrollArea *area : areas) {
            area->verticalScrollBar()->setValue(
                static_cast<int>(part * area->verticalScrollBar()->maximum()));
        }
    }

    /// What is not as it should be: no traffic, live that differs, a deployment that failed, a
    /// finding, a workspace that is off.
    void trouble()
    {
        m_place.bench().steady().stop();
        m_hands->drag(*m_place.named<TrafficSlider>("trafficSlider"), 60);
        openReview();
        m_place.git().review().setApply(false);
        confirm();
        pause();
        page(0);
        waitFor([this] { return m_place.named<QWidget>("liveDiffBar")->isVisible(); },
                "nothing differs");
        take("overview-drift");
        const QString file = m_place.sample() + QStringLiteral("/green-deployment.yml");
        QByteArray bytes = fileBytes(file);
        bytes.replace("code: ", "code: no-").replace("model-2", "model-9");
        need(setFileBytes(file, bytes), "a manifest cannot be written");
        m_place.bench().refresh();
        pause();
        take("overview-finding");
        dismissNotices();
        trigger("edit.discard");
        pause();
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
        waitFor([this] { return m_place.named<QWidget>("startPage")->isVisible(); },
                "the folder stays open");
        take("start-recent");
    }
    void dismissNotices()
    {
        const QList<QAbstractButton *> buttons =
            m_place.window().findChildren<QAbstractButton *>(QStringLiteral("dismissButton"));
        for (QAbstractButton *button : buttons) {
            button->click();
        }
        pause();
    }

    WindowPlace m_place;
    const QStringList m_chapters;
    const QString m_folder;
    Photographer m_camera;
    std::unique_ptr<Hands> m_hands;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serin"));
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1))) {
        qCritical("usage: everypage FOLDER [CHAPTER...]");
        return 64;
    }
    EveryPage(arguments.at(1), arguments.mid(2)).play();
    return 0;
}
