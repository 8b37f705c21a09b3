// SPDX-License-Identifier: GPL-3.0-or-later
// The window from its start page to a change that is live: real clicks and keys, real git with a
// bare remote, the real local workspace with real scoring processes.
#include "app/composition.h"
#include "services/domain/controlplane.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

constexpr int patience = 90'000;

} // namespace

class TestSampleWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void triesTheSampleAndScalesBlue();

private:
    QTemporaryDir m_home;
};

void TestSampleWindow::triesTheSampleAndScalesBlue()
{
    qputenv("HOME", m_home.path().toUtf8());
    qputenv("SERIN_LOCAL_ENDS_WITH", QByteArray::number(QCoreApplication::applicationPid()));
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        qputenv(name, m_home.filePath(QString::fromLatin1(name).toLower()).toUtf8());
    }
    LocalWorkspace::Settings settings;
    settings.program = QStringLiteral(SERINCTL);
    settings.paths = LocalStatePaths(m_home.filePath(QStringLiteral("state")));
    const QString sample = m_home.filePath(QStringLiteral("Serin/canary-sample"));
    {
        Composition composition(*qApp, m_home.filePath(QStringLiteral("serin.conf")),
                                SchemePreference::Light, {}, settings);
        MainWindow &window = composition.window();
        const auto named = [&window](const char *name) {
            return window.findChild<QPushButton *>(QLatin1String(name));
        };
        window.resize(1280, 860);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(named("trySampleButton"), Qt::LeftButton);
        SampleController &maker = composition.gitBench().sample();
        QTRY_VERIFY_WITH_TIMEOUT(!maker.isWorking(), patience);
        QVERIFY2(maker.state() == SampleController::State::Ready,
                 qPrintable(maker.problem() ? maker.problem()->toLine() : QString()));
        QVERIFY(named("projectPicker")->isVisible());
        QVERIFY2(named("projectPicker")->accessibleName().contains(QStringLiteral("DEV")),
                 qPrintable(named("projectPicker")->text()));
        // Instances 2, Ctrl+Enter, Ctrl+Enter.
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QSpinBox *>(QStringLiteral("instanceSpin.blue")),
                                 patience);
        auto *const spin = window.findChild<QSpinBox *>(QStringLiteral("instanceSpin.blue"));
        QTRY_VERIFY_WITH_TIMEOUT(spin->isVisible() && spin->isEnabled(), patience);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("2"));
        QTest::keyClick(spin, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(named("reviewButton")->isVisible(), patience);
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        auto *const sheet = window.findChild<QWidget *>(QStringLiteral("reviewSheet"));
        QTRY_VERIFY_WITH_TIMEOUT(sheet->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(named("confirmButton")->hasFocus(), patience);
        QCOMPARE(named("confirmButton")->text(),
                 QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
        QTest::keyClick(named("confirmButton"), Qt::Key_Return, Qt::ControlModifier);
        ReviewController &review = composition.gitBench().review();
        QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
        QVERIFY(review.run()->isDone());
        QTRY_VERIFY_WITH_TIMEOUT(!named("reviewButton")->isVisible(), patience);
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
    git.setWorkingDirectory(sample + QStringLiteral(".git"));
    git.start(QStringLiteral("git"), {QStringLiteral("show"), QStringLiteral("main")});
    QVERIFY(git.waitForFinished(30'000));
    const QByteArray shown = git.readAllStandardOutput();
    QVERIFY2(shown.contains("-instance_count: 1\n+instance_count: 2"), shown.constData());
    // What was started here ends with the window.
    LocalWorkspace workspace(settings);
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.running(), patience);
}

QTEST_MAIN(TestSampleWindow)
#include "tst_samplewindow.moc"
