// SPDX-License-Identifier: GPL-3.0-or-later
// The review in the whole window on a real local workspace with real scoring processes: what is
// checked before, what happens when the apply fails, and what the operations show.
#include "services/domain/controlplane.h"
#include "tests/ui/review/reviewwindow.h"
#include "ui/review/reviewsteps.h"
#include "ui/traffic/trafficslider.h"

#include <QClipboard>
#include <QDeadlineTimer>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>

#include <algorithm>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;
using State = ReviewCheck::State;

} // namespace

class TestReviewLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksForATestCallBeforeTheTraffic();
    void tellsWhatWasMeasuredBeforeTheNextStep();
    void startsTheWorkspaceFromTheChecks();
    void failedApplyIsInGitAndNotLive();
    void revertsWhatIsNotLive();
    void stopsTheApply();
    void deletesOnlyWhatIsTicked();
    void plansWhatThePickerShows();
    void commitsWhatTheManifestsUse();
    void namesWhatTheCommitLacks();

private:
    [[nodiscard]] const ReviewCheck *check(State state, const char *words) const
    {
        const std::vector<ReviewCheck> &all = w->review().content().checks;
        const auto place =
            std::find_if(all.begin(), all.end(), [state, words](const ReviewCheck &each) {
                return each.state == state && each.text.contains(QLatin1String(words));
            });
        return place == all.end() ? nullptr : &*place;
    }
    /// A deployment `grey` whose environment is in a new folder.
    void writeGrey()
    {
        QVERIFY(QDir(w->top()).mkpath(QStringLiteral("grey")));
        w->write(QStringLiteral("grey/conda.yaml"),
                 w->read(QStringLiteral("model-1/environment/conda.yaml")));
        w->write(QStringLiteral("grey/notes.txt"), "nobody's\n");
        w->write(QStringLiteral("grey-deployment.yml"),
                 w->read(QStringLiteral("blue-deployment.yml"))
                     .replace("name: blue", "name: grey")
                     .replace("model-1/environment", "grey"));
    }
    /// Everything in Git becomes live.
    bool applyAll()
    {
        if (!w->startWorkspace()) {
            return false;
        }
        w->review().open();
        const bool isDone = w->isReady() && w->confirm() && w->review().run()->isDone();
        w->review().close();
        return isDone;
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestReviewLive::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->make(true);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestReviewLive::cleanup()
{
    m_window.reset();
}

void TestReviewLive::asksForATestCallBeforeTheTraffic()
{
    QVERIFY(w->open());
    QVERIFY(applyAll());
    QTRY_VERIFY_WITH_TIMEOUT(
        w->workbench().live().snapshot()->endpoint(QStringLiteral("my-endpoint")), patience);
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(check(State::Passed, "green is Succeeded."));
    QVERIFY(check(State::Passed, "the shares sum to 100 %"));
    QVERIFY(check(State::Passed, "follow their schema"));
    const ReviewCheck *const untested = check(State::Warning, "No test call was made to green");
    QVERIFY(untested && !untested->fix.isEmpty());
    QVERIFY(w->named<QPushButton>("confirmButton")->isEnabled()); // a warning, no refusal

    // The check leads to the page Test, and the answer makes it pass.
    QVERIFY(w->click("checkTestButton.green"));
    QTRY_VERIFY(w->named("sendButton")->isVisible());
    QCOMPARE(w->workbench().invoke().target(), QStringLiteral("green"));
    QVERIFY(w->named("reviewSheet")->isVisible());
    QVERIFY(w->click("sendButton"));
    QTRY_COMPARE_WITH_TIMEOUT(w->workbench().invoke().outcome().status, 200, patience);
    QTRY_VERIFY_WITH_TIMEOUT(check(State::Passed, "green answered a test call"), patience);
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());

    // All of it is in the dock, with its time.
    OperationsModel &operations = w->bench().operations();
    QStringList titles;
    for (int row = 0; row < operations.rowCount(); ++row) {
        titles << operations.index(row).data(OperationsModel::TitleRole).toString();
        QVERIFY(operations.index(row).data(OperationsModel::ElapsedRole).toLongLong() >= 0);
    }
    for (const char *title : {"Request to green of my-endpoint", "Push", "my-endpoint: traffic"}) {
        QVERIFY2(titles.join(u'\n').contains(QLatin1String(title)), title);
    }
    w->key(Qt::Key_J, Qt::ControlModifier);
    auto *const list = w->named<QListView>("operationsList");
    QTRY_VERIFY(list->isVisible());
    list->setCurrentIndex(
        operations.index(static_cast<int>(titles.indexOf(QStringLiteral("Push")))));
    QVERIFY(w->named<QPlainTextEdit>("operationDetails")
                ->toPlainText()
                .contains(QStringLiteral("Push")));
    QVERIFY(w->click("copyOperationButton"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("git push")));
}

void TestReviewLive::tellsWhatWasMeasuredBeforeTheNextStep()
{
    QVERIFY(w->open());
    QVERIFY(applyAll());
    QTRY_VERIFY_WITH_TIMEOUT(
        w->workbench().live().snapshot()->endpoint(QStringLiteral("my-endpoint")), patience);
    QVERIFY(w->drag(-50));
    QVERIFY(w->openReview());
    QVERIFY(!check(State::Warning, "too few"));
    QVERIFY(w->confirm());
    w->review().close();
    SteadyTraffic &steady = w->workbench().steady();
    steady.start(QStringLiteral("my-endpoint"), w->read(QStringLiteral("sample-request.json")),
                 SteadyTraffic::most);
    QTRY_VERIFY_WITH_TIMEOUT(steady.figures(QStringLiteral("my-endpoint")).sent > 60, patience);
    steady.stopAll();
    QVERIFY(w->drag(-20));
    QDeadlineTimer deadline(patience);
    do { // what was answered a moment ago is told a little later
        w->review().close();
        w->review().open();
        QVERIFY(w->isReady());
    } while (!check(State::Passed, "green answered") && !deadline.hasExpired());
    const ReviewCheck *const measured = check(State::Passed, "errors 0 % (blue 0 %)");
    QVERIFY(measured);
    QCOMPARE(measured->deployment, QStringLiteral("green"));
}

void TestReviewLive::startsTheWorkspaceFromTheChecks()
{
    QVERIFY(w->open());
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(!w->review().decision().apply);
    QVERIFY(w->click("startWorkspaceButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->review().content().plan.has_value(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w->review().decision().apply, patience);
    QVERIFY(!w->named("startWorkspaceButton") || !w->named("startWorkspaceButton")->isVisible());
}

void TestReviewLive::failedApplyIsInGitAndNotLive()
{
    QVERIFY(w->open());
    QVERIFY(applyAll());
    const QString script = QStringLiteral("model-1/onlinescoring/score.py");
    w->write(script, "def init():\n    raise RuntimeError('no model')\ndef run(data):\n    pass\n");
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(w->confirm());
    QCOMPARE(w->named<QLabel>("reviewOutcome")->text(), QStringLiteral("In Git, not live"));
    QCOMPARE(w->head(w->remote), w->head());
    QVERIFY(!w->review().run()->failedStep()->words.isEmpty());
    QVERIFY(w->named("revertButton")->isVisible());
    QSignalSpy logs(w->named<ReviewSteps>("reviewSteps"), &ReviewSteps::logsRequested);
    QVERIFY2(w->click("showLogsButton"), qPrintable(w->review().run()->failedStep()->words));
    QCOMPARE(logs.value(0), (QVariantList{QStringLiteral("my-endpoint"), QStringLiteral("blue")}));
    QVERIFY(w->bench().operations().failedCount() > 0);
    // Again: it fails again, as nothing was mended; nothing is lost.
    const int failed = w->bench().operations().failedCount();
    QVERIFY(w->click("tryAgainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->review().isRunning(), patience);
    QVERIFY(w->bench().operations().failedCount() >= failed);
    // Errors stay until they are dismissed.
    w->review().close();
    QVERIFY(w->bench().operations().failedCount() > 0);
}

void TestReviewLive::revertsWhatIsNotLive()
{
    QVERIFY(w->open());
    QVERIFY(applyAll());
    const QString script = QStringLiteral("model-1/onlinescoring/score.py");
    const QByteArray good = w->read(script);
    w->write(script, "def init():\n    raise RuntimeError('no model')\ndef run(data):\n    pass\n");
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(w->confirm());
    QVERIFY(w->click("revertButton"));
    QVERIFY(w->isReady());
    QTRY_COMPARE_WITH_TIMEOUT(w->read(script), good, patience);
    QVERIFY(w->named<QPushButton>("confirmButton")->text().startsWith(QStringLiteral("Push")));
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->head(w->remote), w->head());
}

void TestReviewLive::stopsTheApply()
{
    QVERIFY(w->open());
    QVERIFY(w->startWorkspace());
    // It is ready only when the file is there.
    const QByteArray gate = (w->home() + QStringLiteral("/gate")).toUtf8();
    const QString script = QStringLiteral("model-1/onlinescoring/score.py");
    w->write(script, "import os, time\ndef init():\n    while not os.path.exists('" + gate +
                         "'):\n        time.sleep(0.05)\ndef run(data):\n    return [1]\n");
    w->review().open();
    QVERIFY(w->isReady());
    for (const ReviewConsent &question : w->review().decision().questions) {
        QVERIFY(w->click(QStringLiteral("consentCheck.") + question.id));
    }
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            for (int row = 0; row < w->bench().operations().rowCount(); ++row) {
                const QModelIndex index = w->bench().operations().index(row);
                if (index.data(OperationsModel::TitleRole)
                        .toString()
                        .contains(QStringLiteral("create deployment")) &&
                    index.data(OperationsModel::StateRole).toInt() ==
                        static_cast<int>(OperationState::Running)) {
                    return true;
                }
            }
            return false;
        }(),
        patience);
    auto *const sheet = w->named("reviewSheet");
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("stopButton")),
                      Qt::LeftButton);
    QVERIFY(w->isEnded());
    QCOMPARE(w->review().run()->failedStep()->kind, ReviewStepKind::Apply);
    QCOMPARE(w->review().run()->failedStep()->state, OperationState::Stopped);
    QCOMPARE(w->named<QLabel>("reviewOutcome")->text(), QStringLiteral("In Git, not live"));
    QFile file(QString::fromUtf8(gate));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    // As long as the service is at what was stopped it says so; then it goes on from there.
    QDeadlineTimer deadline(patience);
    do {
        QVERIFY(w->click("tryAgainButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!w->review().isRunning(), patience);
    } while (!w->review().run()->isDone() && !deadline.hasExpired());
    const ReviewStep *const failed = w->review().run()->failedStep();
    QVERIFY2(w->review().run()->isDone(), qPrintable(failed ? failed->words : QString()));
}

void TestReviewLive::deletesOnlyWhatIsTicked()
{
    QVERIFY(w->open());
    QVERIFY(applyAll());
    QVERIFY(QFile::remove(w->path(QStringLiteral("green-deployment.yml"))));
    w->workbench().lookAtDisk();
    QWidget *const place = w->named("endpointTree");
    place->setFocus();
    w->review().open();
    QVERIFY(w->isReady());
    QTRY_COMPARE_WITH_TIMEOUT(w->review().content().consents.size(), std::size_t(1), patience);
    const QString box = QStringLiteral("consentCheck.") + w->review().content().consents.front().id;
    // The tick comes before the button that needs it, by the keyboard too.
    w->named("reviewDiff")->setFocus();
    w->key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), w->named(box));
    auto *const confirm = w->named<QPushButton>("confirmButton");
    // Not ticked, and nothing else changes live: the button promises no apply.
    QCOMPARE(confirm->text(), QStringLiteral("Commit and push"));
    QVERIFY(!w->named("applyCheck")->isEnabled());
    QVERIFY2(w->review().decision().applyReason.contains(QStringLiteral("tick")),
             qPrintable(w->review().decision().applyReason));
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->review().run()->steps().back().kind, ReviewStepKind::Push);
    w->key(Qt::Key_Escape);
    // Beside something else it is left, and nothing says that live is as Git says.
    w->write(QStringLiteral("blue-deployment.yml"),
             w->read(QStringLiteral("blue-deployment.yml"))
                 .replace("instance_count: 1", "instance_count: 2"));
    w->workbench().lookAtDisk();
    place->setFocus();
    w->review().open();
    QVERIFY(w->isReady());
    QTRY_COMPARE_WITH_TIMEOUT(confirm->text().left(19), QStringLiteral("Commit, push, apply"),
                              patience);
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    const QString words = w->review().run()->steps().back().words;
    QVERIFY2(words.contains(QStringLiteral("Not ticked")) &&
                 words.contains(QStringLiteral("delete deployment green")),
             qPrintable(words));
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QCOMPARE(QApplication::focusWidget(), place);
    // Nothing else is to be done: what is to be deleted wants its tick first.
    w->review().open();
    QVERIFY(w->isReady());
    QTRY_VERIFY_WITH_TIMEOUT(w->named(box) && w->named(box)->isVisible(), patience);
    QVERIFY(!confirm->isEnabled());
    QVERIFY2(confirm->toolTip().contains(QStringLiteral("tick")), qPrintable(confirm->toolTip()));
    w->named(box)->setFocus();
    w->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), patience);
    QCOMPARE(QApplication::focusWidget(), w->named(box));
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(w->review().state().phase, Phase::Running);
    QCOMPARE(QApplication::focusWidget(), w->named("reviewSheet"));
    QVERIFY(w->isEnded());
    QVERIFY2(w->review().run()->isDone(), qPrintable(w->review().run()->steps().back().words));
    QVERIFY(!w->review().run()->steps().back().words.contains(QStringLiteral("Not ticked")));
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(confirm));
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QCOMPARE(QApplication::focusWidget(), place);
}

void TestReviewLive::plansWhatThePickerShows()
{
    // Two files for one deployment: nothing is planned until one is picked.
    QByteArray two = w->read(QStringLiteral("blue-deployment.yml"));
    w->write(QStringLiteral("blue-large.yml"),
             two.replace("instance_count: 1", "instance_count: 2"));
    QVERIFY(w->open());
    QVERIFY(w->startWorkspace());
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(w->review().content().operations.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().folder().catalog().endpoints().empty(), patience);
    const CatalogEndpoint endpoint = w->workbench().folder().catalog().endpoints().front();
    const CatalogDeployment *const blue = endpoint.deployment(QStringLiteral("blue"));
    QVERIFY(blue && blue->variants.size() == 2);
    const auto large = std::find_if(blue->variants.begin(), blue->variants.end(),
                                    [](const CatalogDeploymentVariant &variant) {
                                        return variant.key().contains(QLatin1String("large"));
                                    });
    w->workbench().picks().pickDeployment(endpoint, QStringLiteral("blue"), large->key());
    QTRY_VERIFY_WITH_TIMEOUT(!w->review().content().operations.empty(), patience);
    const Plan &plan = w->review().content().plan->plan;
    const auto made = std::find_if(plan.operations.begin(), plan.operations.end(),
                                   [](const PlanOperation &operation) {
                                       return operation.deployment == QLatin1String("blue") &&
                                              operation.kind == PlanKind::Deployment;
                                   });
    QVERIFY(made != plan.operations.end());
    QVERIFY2(made->file.contains(QStringLiteral("blue-large.yml")), qPrintable(made->file));
    // The project remembers it, for other programs too.
    const ProjectRegistry projects;
    const QString repository = w->bench().project().facts().project.repository;
    const QString name = w->bench().project().facts().project.name;
    QTRY_VERIFY_WITH_TIMEOUT(projects.picks(repository, name)
                                     .value_or(ProjectPicks())
                                     .deployments.value({endpoint.key(), QStringLiteral("blue")}) ==
                                 large->key(),
                             patience);
    w->close();
    QVERIFY(w->open());
    QTRY_COMPARE_WITH_TIMEOUT(w->bench().project().picks().deployments.size(), 1, patience);
}

void TestReviewLive::commitsWhatTheManifestsUse()
{
    writeGrey();
    QVERIFY(w->open());
    w->review().open();
    QVERIFY(w->isReady());
    QList<QByteArray> ticked = w->review().content().tickedPaths();
    std::sort(ticked.begin(), ticked.end());
    QCOMPARE(ticked, (QList<QByteArray>{"grey-deployment.yml", "grey/conda.yaml"}));
    QVERIFY(!check(State::Failed, "the commit would go without it"));
    w->review().setTicked("grey/conda.yaml", false);
    QVERIFY(check(State::Failed, "grey-deployment.yml uses grey/conda.yaml, which is not ticked"));
    w->review().setTicked("grey/conda.yaml", true);
    QVERIFY(!check(State::Failed, "the commit would go without it"));
}

void TestReviewLive::namesWhatTheCommitLacks()
{
    w->write(QStringLiteral(".gitignore"), w->read(QStringLiteral(".gitignore")) + "conda.yaml\n");
    writeGrey();
    QVERIFY(w->open());
    QVERIFY(w->startWorkspace());
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(check(State::Failed, "grey-deployment.yml uses grey/conda.yaml, which Git ignores"));
    QVERIFY(!w->review().decision().apply);
    QVERIFY(!w->review().decision().applyNote.isEmpty());
    QVERIFY(w->click("applyCheck"));
    QVERIFY(w->review().decision().apply);
    QVERIFY(w->confirm());
    const ReviewStep *const failed = w->review().run()->failedStep();
    QVERIFY(failed && failed->kind == ReviewStepKind::Apply);
    QVERIFY2(failed->error->detail.contains(QStringLiteral("no such file")),
             qPrintable(failed->error->toLine()));
}

QTEST_MAIN(TestReviewLive)
#include "tst_reviewlive.moc"
