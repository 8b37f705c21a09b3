// SPDX-License-Identifier: GPL-3.0-or-later
// A pipeline that is set up in the window, and a project that a pipeline applies: real keys and
// clicks, real git with a bare remote, a real local workspace, and serinctl in the pipeline's
// place.
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace serin;

namespace {

const QString workflow = QStringLiteral(".github/workflows/serin-canary-sample.yml");

} // namespace

class TestPipelineWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void setsUpAPipeline();
    void findsItThere();
    void replacesOnlyWithAYes();
    void waitsForThePipeline();
    void cleanupTestCase();

private:
    [[nodiscard]] ReviewController &review() const { return m_place.git().review(); }
    [[nodiscard]] QString at(const QString &name) const { return m_place.sample() + u'/' + name; }
    /// By the palette, as a person who does not know the menus.
    void openForm()
    {
        m_hands->press(Qt::Key_K, Qt::ControlModifier);
        m_hands->type(QStringLiteral("set up a pipeline"));
        m_hands->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("pipelinePage")->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("pipelineKind")->hasFocus(), patience);
    }
    [[nodiscard]] QString shownDiff() const
    {
        return m_place.named<QPlainTextEdit>("pipelineDiff")->toPlainText();
    }
    void confirmReview()
    {
        QTRY_VERIFY_WITH_TIMEOUT(review().state().phase == ReviewState::Phase::Ready &&
                                     review().content().isComplete,
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QPushButton>("confirmButton")->isEnabled(),
                                 patience);
        m_hands->click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(review().state().phase, ReviewState::Phase::Ended, patience);
        QVERIFY(review().run()->isDone());
    }

    WindowPlace m_place{QStringLiteral(SERINCTL)};
    std::unique_ptr<Hands> m_hands;
};

void TestPipelineWindow::initTestCase()
{
    QVERIFY(m_place.start());
    m_hands = std::make_unique<Hands>(m_place.window());
    QVERIFY(m_hands->click("trySampleButton"));
    QTRY_COMPARE_WITH_TIMEOUT(m_place.git().sample().state(), SampleController::State::Ready,
                              patience);
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
}

void TestPipelineWindow::setsUpAPipeline()
{
    openForm();
    QTRY_VERIFY_WITH_TIMEOUT(shownDiff().contains(QStringLiteral("+name: \"Serin canary-sample\"")),
                             patience);
    m_hands->press(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(shownDiff().contains(QStringLiteral("+trigger:")), patience);
    m_hands->press(Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(shownDiff().contains(QStringLiteral("+on:")), patience);
    // What is wrong is said, and nothing can be written.
    m_hands->press(Qt::Key_Tab);
    QVERIFY(m_place.named<QWidget>("pipelineBranch")->hasFocus());
    m_hands->type(QStringLiteral("a..b"));
    QVERIFY(m_place.named<QLabel>("pipelineBranchProblem")->isVisible());
    QVERIFY(!m_place.named<QPushButton>("writePipelineButton")->isEnabled());
    m_hands->press(Qt::Key_A, Qt::ControlModifier);
    m_hands->type(QStringLiteral("main"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QPushButton>("writePipelineButton")->isEnabled(),
                             patience);
    QVERIFY(!QFile::exists(at(workflow)));
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("reviewSheet")->isVisible(), patience);
    QVERIFY(!m_place.named<QWidget>("pipelinePage")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QCheckBox>(QStringLiteral("fileCheck.") + workflow) &&
                                 m_place.named<QCheckBox>("fileCheck.serin.yaml"),
                             patience);
    QVERIFY(m_place.named<QCheckBox>(QStringLiteral("fileCheck.") + workflow)->isChecked());
    QVERIFY(m_place.named<QCheckBox>("fileCheck.serin.yaml")->isChecked());
    confirmReview();
    QCOMPARE(WindowPlace::gitSays(m_place.remote(),
                                  {QStringLiteral("show"), QStringLiteral("main:") + workflow}),
             fileBytes(at(workflow)));
    QVERIFY(WindowPlace::gitSays(m_place.remote(),
                                 {QStringLiteral("show"), QStringLiteral("main:serin.yaml")})
                .contains("name: canary-sample"));
    review().close();
}

void TestPipelineWindow::findsItThere()
{
    openForm();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.named<QLabel>("pipelineFiles")->text().contains(QStringLiteral("there already")),
        patience);
    QVERIFY(!m_place.named<QPushButton>("writePipelineButton")->isEnabled());
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_place.named<QWidget>("pipelinePage")->isVisible());
}

void TestPipelineWindow::replacesOnlyWithAYes()
{
    const QByteArray own = "# mine\non: push\n";
    const QByteArray written = fileBytes(at(workflow));
    QVERIFY(setFileBytes(at(workflow), own));
    openForm();
    QTRY_VERIFY_WITH_TIMEOUT(shownDiff().contains(QStringLiteral("-# mine")), patience);
    QVERIFY(m_hands->waitFor("replacePipelineCheck"));
    QVERIFY(!m_place.named<QPushButton>("writePipelineButton")->isEnabled());
    m_hands->press(Qt::Key_Return, Qt::ControlModifier); // does nothing
    QCOMPARE(fileBytes(at(workflow)), own);
    QVERIFY(m_hands->click("replacePipelineCheck"));
    QVERIFY(m_hands->click("writePipelineButton"));
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(at(workflow)), written, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("reviewSheet")->isVisible(), patience);
    review().close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_place.bench().session().isBusy(), patience);
    m_hands->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(at(workflow)), own, patience);
    m_hands->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(at(workflow)), written, patience);
}

void TestPipelineWindow::waitsForThePipeline()
{
    QVERIFY(m_hands->choose("projectPicker", QStringLiteral("pipelineAction")));
    QTRY_COMPARE_WITH_TIMEOUT(m_place.git().project().facts().project.applies,
                              ProjectApplies::Pipeline, patience);
    QVERIFY(setFileBytes(at(QStringLiteral("green-deployment.yml")),
                         fileBytes(at(QStringLiteral("blue-deployment.yml")))
                             .replace("name: blue", "name: green")
                             .replace("model-1", "model-2")));
    const QByteArray endpoint = fileBytes(at(QStringLiteral("endpoint.yml")));
    QVERIFY(setFileBytes(at(QStringLiteral("endpoint.yml")),
                         QByteArray(endpoint).replace("blue: 100", "blue: 90\n  green: 10")));
    m_hands->press(Qt::Key_F5);
    QVERIFY(m_hands->waitFor("trafficSpin.green"));
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("reviewSheet")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(review().state().phase == ReviewState::Phase::Ready, patience);
    QCOMPARE(m_place.named<QPushButton>("reviewButton")->text(), QStringLiteral("Review and push"));
    QVERIFY(!m_place.named<QCheckBox>("applyCheck")->isEnabled());
    QVERIFY(!m_place.named<QCheckBox>("applyCheck")->isChecked());
    QVERIFY(review().decision().applyReason.contains(QStringLiteral("pipeline")));
    confirmReview();
    QCOMPARE(m_place.named<QLabel>("reviewOutcome")->text(),
             QStringLiteral("Pushed; waiting for the pipeline"));
    review().close();
    auto *const title = m_place.named<QLabel>("liveDiffTitle");
    QTRY_COMPARE_WITH_TIMEOUT(title->text(),
                              QStringLiteral("Pushed; waiting for the pipeline; live still "
                                             "blue 100 · green 0"),
                              patience);
    QVERIFY(title->isVisible());
    QVERIFY(!m_place.named<QWidget>("applyAgainButton")->isVisible());

    // The pipeline comes to it, somewhere else. Nobody touches the window.
    QProcess pipeline;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CI"), QStringLiteral("true"));
    environment.insert(QStringLiteral("SERIN_STATE_DIR"), m_place.path(QStringLiteral("state")));
    pipeline.setProcessEnvironment(environment);
    pipeline.setWorkingDirectory(m_place.sample());
    pipeline.start(QStringLiteral(SERINCTL),
                   {QStringLiteral("apply"), QStringLiteral("--project"),
                    QStringLiteral("canary-sample"), QStringLiteral("--yes")});
    QTRY_VERIFY_WITH_TIMEOUT(pipeline.state() == QProcess::NotRunning, patience);
    QVERIFY2(pipeline.exitCode() == 0, pipeline.readAllStandardError().constData());
    QTRY_COMPARE_WITH_TIMEOUT(title->text(),
                              QStringLiteral("The pipeline has applied what was pushed"), patience);
    QCOMPARE(m_place.named<QLabel>("liveDiffNotice")->text(),
             QStringLiteral("Live is blue 90 · green 10."));
    QVERIFY(title->isVisible());
}

void TestPipelineWindow::cleanupTestCase()
{
    m_place.window().close();
    m_place.quit();
    LocalWorkspace workspace(m_place.workspace);
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.running(), patience);
}

QTEST_MAIN(TestPipelineWindow)
#include "tst_pipelinewindow.moc"
