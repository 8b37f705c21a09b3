// SPDX-License-Identifier: GPL-3.0-or-later
// The window from its start page to a change that is live: real clicks and keys, real git with a
// bare remote, the real local workspace with real scoring processes.
#include "app/composition.h"
#include "services/domain/controlplane.h"
#include "tests/support/answered.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace serin;

namespace {

constexpr int samplePatience = 90'000;

} // namespace

class TestSampleWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void triesTheSampleAndScalesBlue();
    void opensTheSecondTimeAndStartsOver();
    void goesOnAfterAnInterruption();
    void keepsTheWorkspaceWhenAsked();

private:
    [[nodiscard]] std::unique_ptr<Composition> start() const
    {
        auto composition =
            std::make_unique<Composition>(*qApp, m_home->filePath(QStringLiteral("serin.conf")),
                                          SchemePreference::Light, QStringList(), settings());
        composition->window().resize(1280, 860);
        composition->window().show();
        return QTest::qWaitForWindowActive(&composition->window()) ? std::move(composition)
                                                                   : nullptr;
    }
    [[nodiscard]] LocalWorkspace::Settings settings() const
    {
        LocalWorkspace::Settings settings;
        settings.program = QStringLiteral(SERINCTL);
        settings.paths = LocalStatePaths(m_home->filePath(QStringLiteral("state")));
        return settings;
    }
    [[nodiscard]] QString sample() const
    {
        return m_home->filePath(QStringLiteral("Serin/canary-sample"));
    }
    static bool isReady(SampleController &sample)
    {
        return QTest::qWaitFor([&sample] { return !sample.isWorking(); }, samplePatience) &&
               sample.state() == SampleController::State::Ready;
    }
    static QString problem(const SampleController &sample)
    {
        return sample.problem() ? sample.problem()->toLine() : QString();
    }
    QByteArray gitSays(const QStringList &arguments) const
    {
        QProcess git;
        git.setWorkingDirectory(sample());
        git.start(QStringLiteral("git"), arguments);
        git.waitForFinished(30'000);
        return git.readAllStandardOutput().trimmed();
    }
    [[nodiscard]] QByteArray commits() const
    {
        return gitSays(
            {QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("HEAD")});
    }
    /// The live share of blue; nothing while the endpoint is not there.
    static std::optional<int> blue(Composition &composition)
    {
        const auto view =
            composition.workbench().live().snapshot()->endpoint(QStringLiteral("my-endpoint"));
        return view ? std::optional(view->traffic.value(QStringLiteral("blue"))) : std::nullopt;
    }
    static void click(Composition &composition, const char *name)
    {
        auto *const button =
            composition.window().findChild<QPushButton *>(QString::fromLatin1(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void waitForTheWorkspaceToEnd() const
    {
        const LocalWorkspace workspace(settings());
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.running(), samplePatience);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSampleWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_home->path().toUtf8());
    qputenv("SERIN_LOCAL_ENDS_WITH", QByteArray::number(QCoreApplication::applicationPid()));
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        qputenv(name, m_home->filePath(QString::fromLatin1(name).toLower()).toUtf8());
    }
}

void TestSampleWindow::opensTheSecondTimeAndStartsOver()
{
    const auto composition = start();
    QVERIFY(composition);
    SampleController &maker = composition->gitBench().sample();
    auto *const tryIt =
        composition->window().findChild<QPushButton *>(QStringLiteral("trySampleButton"));
    QTest::mouseClick(tryIt, Qt::LeftButton);
    QTest::mouseDClick(tryIt, Qt::LeftButton); // somebody in a hurry
    maker.tryIt();
    QVERIFY2(isReady(maker), qPrintable(problem(maker)));
    QCOMPARE(commits(), QByteArray("1"));
    QTRY_COMPARE_WITH_TIMEOUT(blue(*composition), std::optional(100), samplePatience);
    const QByteArray first = gitSays({QStringLiteral("rev-parse"), QStringLiteral("HEAD")});
    // The second time it is opened as it was left.
    QFile note(sample() + QStringLiteral("/note.txt"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.close();
    composition->workbench().close();
    QTRY_VERIFY_WITH_TIMEOUT(tryIt->isVisible(), samplePatience);
    QCOMPARE(tryIt->text(), QStringLiteral("Open the sample"));
    click(*composition, "trySampleButton");
    QVERIFY2(isReady(maker), qPrintable(problem(maker)));
    QVERIFY(note.exists());
    QCOMPARE(gitSays({QStringLiteral("rev-parse"), QStringLiteral("HEAD")}), first);
    // Start over asks, from the menu too, with the sample open and traffic on it.
    SteadyTraffic &steady = composition->workbench().steady();
    steady.start(QStringLiteral("my-endpoint"), "{\"data\": [[1,2,3,4,5,6,7,8,9,10]]}", 10);
    QVERIFY(steady.isRunning());
    composition->window().actions().action(QStringLiteral("sample.startOver"))->trigger();
    QVERIFY(note.exists());
    click(*composition, "confirmStartOver");
    QVERIFY2(isReady(maker), qPrintable(problem(maker)));
    QVERIFY(!note.exists());
    QVERIFY(!steady.isRunning());
    QCOMPARE(commits(), QByteArray("1"));
    QCOMPARE(gitSays({QStringLiteral("status"), QStringLiteral("--porcelain")}), QByteArray());
    QTRY_COMPARE_WITH_TIMEOUT(blue(*composition), std::optional(100), samplePatience);
    QCOMPARE(composition->gitBench().operations().failedCount(), 0);
}

void TestSampleWindow::goesOnAfterAnInterruption()
{
    // Ended while the repository was being made: both folders are there, and nothing in them.
    QDir().mkpath(sample());
    QProcess::execute(QStringLiteral("git"),
                      {QStringLiteral("init"), QStringLiteral("-q"), sample()});
    QProcess::execute(QStringLiteral("git"),
                      {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
                       sample() + QStringLiteral(".git")});
    {
        const auto composition = start();
        QVERIFY(composition);
        SampleController &maker = composition->gitBench().sample();
        QVERIFY(!maker.exists());
        click(*composition, "trySampleButton");
        QTRY_COMPARE_WITH_TIMEOUT(maker.state(), SampleController::State::Applying, samplePatience);
        QCOMPARE(commits(), QByteArray("1"));
        // Ended while blue was being applied.
    }
    waitForTheWorkspaceToEnd();
    const auto composition = start();
    QVERIFY(composition);
    SampleController &maker = composition->gitBench().sample();
    QVERIFY(maker.exists());
    click(*composition, "trySampleButton");
    QVERIFY2(isReady(maker), qPrintable(problem(maker)));
    QTRY_COMPARE_WITH_TIMEOUT(blue(*composition), std::optional(100), samplePatience);
    QCOMPARE(commits(), QByteArray("1"));
}

void TestSampleWindow::keepsTheWorkspaceWhenAsked()
{
    LocalWorkspace workspace(settings());
    for (const bool keep : {true, false}) {
        {
            const auto composition = start();
            QVERIFY(composition);
            composition->workbench().settings().setValue(QStringLiteral("workspace.keep"), keep);
            composition->workbench().live().access().start();
            QTRY_VERIFY_WITH_TIMEOUT(workspace.running(), samplePatience);
            QTRY_COMPARE_WITH_TIMEOUT(composition->workbench().live().access().state(),
                                      WorkspaceAccess::State::Ready, samplePatience);
            composition->window().close();
        }
        if (keep) {
            QVERIFY(workspace.running());
            QVERIFY(answered(workspace.stop()).value_or(false));
        }
    }
    waitForTheWorkspaceToEnd();
}

void TestSampleWindow::triesTheSampleAndScalesBlue()
{
    {
        const auto made = start();
        QVERIFY(made);
        Composition &composition = *made;
        MainWindow &window = composition.window();
        const auto named = [&window](const char *name) {
            return window.findChild<QPushButton *>(QLatin1String(name));
        };
        QTest::mouseClick(named("trySampleButton"), Qt::LeftButton);
        SampleController &maker = composition.gitBench().sample();
        QTRY_VERIFY_WITH_TIMEOUT(!maker.isWorking(), samplePatience);
        QVERIFY2(maker.state() == SampleController::State::Ready,
                 qPrintable(maker.problem() ? maker.problem()->toLine() : QString()));
        QVERIFY(named("projectPicker")->isVisible());
        QVERIFY2(named("projectPicker")->accessibleName().contains(QStringLiteral("DEV")),
                 qPrintable(named("projectPicker")->text()));
        // Instances 2, Ctrl+Enter, Ctrl+Enter.
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QSpinBox *>(QStringLiteral("instanceSpin.blue")),
                                 samplePatience);
        auto *const spin = window.findChild<QSpinBox *>(QStringLiteral("instanceSpin.blue"));
        QTRY_VERIFY_WITH_TIMEOUT(spin->isVisible() && spin->isEnabled(), samplePatience);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("2"));
        QTest::keyClick(spin, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(named("reviewButton")->isVisible(), samplePatience);
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        auto *const sheet = window.findChild<QWidget *>(QStringLiteral("reviewSheet"));
        QTRY_VERIFY_WITH_TIMEOUT(sheet->isVisible(), samplePatience);
        QTRY_VERIFY_WITH_TIMEOUT(named("confirmButton")->hasFocus(), samplePatience);
        QCOMPARE(named("confirmButton")->text(),
                 QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
        QTest::keyClick(named("confirmButton"), Qt::Key_Return, Qt::ControlModifier);
        ReviewController &review = composition.gitBench().review();
        QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, samplePatience);
        QVERIFY(review.run()->isDone());
        QTRY_VERIFY_WITH_TIMEOUT(!named("reviewButton")->isVisible(), samplePatience);
        if (const QString picture = qEnvironmentVariable("SERIN_PICTURE"); !picture.isEmpty()) {
            window.grab().save(picture);
        }
        // The dock of operations.
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(window.findChild<QWidget *>(QStringLiteral("operationsView"))->isVisible());
        QCOMPARE(composition.gitBench().operations().failedCount(), 0);
        window.close();
    }
    QProcess git;
    git.setWorkingDirectory(sample() + QStringLiteral(".git"));
    git.start(QStringLiteral("git"), {QStringLiteral("show"), QStringLiteral("main")});
    QVERIFY(git.waitForFinished(30'000));
    const QByteArray shown = git.readAllStandardOutput();
    QVERIFY2(shown.contains("-instance_count: 1\n+instance_count: 2"), shown.constData());
    // What was started here ends with the window.
    waitForTheWorkspaceToEnd();
}

QTEST_MAIN(TestSampleWindow)
#include "tst_samplewindow.moc"
