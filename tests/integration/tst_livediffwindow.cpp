// SPDX-License-Identifier: GPL-3.0-or-later
// Live that is changed past Git, seen and dealt with in the window: real git, the real local
// workspace with real scoring processes, real clicks and keys.
#include "app/composition.h"
#include "services/core/async.h"
#include "services/domain/controlplane.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestLiveDiffWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void takesWhatChanged();
    void ignoresUntilItChangesAgain();
    void appliesGitAgain();
    void reviewsWhatWaits();
    void readsAtRefreshWhatATerminalCommitted();
    void takesADeploymentThatIsOnlyLive();
    void takesAnEndpointThatIsOnlyLive();
    void pullsBeforeItApplies();
    void cleanupTestCase();

private:
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget = QWidget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *name)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(named<>(name)->isVisible() && named<>(name)->isEnabled(), name,
                                  patience);
        QTest::mouseClick(named<>(name), Qt::LeftButton);
    }
    [[nodiscard]] bool shows(const QString &words) const
    {
        return named<>("liveDiffBar")->isVisible() &&
               named<QLabel>("liveDiffLines")->text().contains(words);
    }
    [[nodiscard]] QString sample() const
    {
        return m_home.filePath(QStringLiteral("Serin/canary-sample"));
    }
    [[nodiscard]] QByteArray text(const char *file) const
    {
        return fileBytes(sample() + u'/' + QString::fromLatin1(file));
    }
    [[nodiscard]] QByteArray blue() const { return text("blue-deployment.yml"); }
    /// The other program of the pair, at the same workspace.
    void serinctl(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(sample());
        process.start(QStringLiteral(SERINCTL), arguments);
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, patience);
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QTest::keyClick(&window(), Qt::Key_F5);
    }
    /// As somebody would with another program.
    void scaleLive(int count)
    {
        ControlPlane *const plane = m_composition->workbench().live().access().plane();
        QVERIFY(plane);
        std::optional<Result<void>> done;
        deliver(plane->scaleDeployment(*EndpointName::fromString(QStringLiteral("my-endpoint")),
                                       *DeploymentName::fromString(QStringLiteral("blue")),
                                       *InstanceCount::fromInt(count)),
                this, [&](const Result<PendingOperation> &accepted) {
                    if (!accepted) {
                        done = failure(accepted.error());
                        return;
                    }
                    deliver(plane->wait(*accepted, {}), this,
                            [&done](const Result<void> &ended) { done = ended; });
                });
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QVERIFY2(*done, *done ? "" : qPrintable(done->error().toLine()));
        QTest::keyClick(&window(), Qt::Key_F5);
    }

    [[nodiscard]] bool isKeyboardOnOverview() const
    {
        const QWidget *const focus = QApplication::focusWidget();
        return focus && focus->isVisible() && focus->isEnabled() &&
               named<>("overviewPage")->isAncestorOf(focus);
    }
    void undo()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_composition->workbench().session().isBusy(), patience);
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    }
    /// Outside of the repository.
    void writeElsewhere(const char *name, const QByteArray &content)
    {
        QFile file(m_home.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    QTemporaryDir m_home;
    LocalWorkspace::Settings m_settings;
    std::unique_ptr<Composition> m_composition;
};

void TestLiveDiffWindow::initTestCase()
{
    qputenv("HOME", m_home.path().toUtf8());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        qputenv(name, m_home.filePath(QString::fromLatin1(name).toLower()).toUtf8());
    }
    m_settings.program = QStringLiteral(SERINCTL);
    m_settings.paths = LocalStatePaths(m_home.filePath(QStringLiteral("state")));
    qputenv("SERIN_STATE_DIR", m_home.filePath(QStringLiteral("state")).toUtf8());
    m_composition =
        std::make_unique<Composition>(*qApp, m_home.filePath(QStringLiteral("serin.conf")),
                                      SchemePreference::Light, QStringList(), m_settings);
    window().resize(1280, 900);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    click("trySampleButton");
    SampleController &maker = m_composition->gitBench().sample();
    QTRY_COMPARE_WITH_TIMEOUT(maker.state(), SampleController::State::Ready, patience);
    QTRY_VERIFY_WITH_TIMEOUT(named<>("instanceSpin.blue"), patience);
}

void TestLiveDiffWindow::takesWhatChanged()
{
    const QByteArray before = blue();
    scaleLive(2);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("blue instances: Git 1, live 2")), patience);
    QCOMPARE(named<QLabel>("liveDiffTitle")->text(), QStringLiteral("Live differs from Git"));
    auto *const take = named<QPushButton>("takeLiveButton");
    QTRY_VERIFY_WITH_TIMEOUT(take->isEnabled(), patience);
    take->setFocus(Qt::TabFocusReason);
    QTest::keyClick(take, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(
        blue(), QByteArray(before).replace("instance_count: 1", "instance_count: 2"), patience);
    // The button goes; the keyboard stays on the page, and does so when the bar is back.
    QTRY_VERIFY_WITH_TIMEOUT(!take->isVisible(), patience);
    QVERIFY(named<QLabel>("liveDiffNotice")->text().contains(QStringLiteral("commit it")));
    QVERIFY(isKeyboardOnOverview());
    undo();
    QTRY_COMPARE_WITH_TIMEOUT(blue(), before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(take->isVisible(), patience);
    QVERIFY(isKeyboardOnOverview());
}

void TestLiveDiffWindow::ignoresUntilItChangesAgain()
{
    click("ignoreDriftButton");
    QTRY_VERIFY_WITH_TIMEOUT(!named<>("liveDiffBar")->isVisible(), patience);
    scaleLive(3);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("live 3")), patience);
}

void TestLiveDiffWindow::appliesGitAgain()
{
    click("applyAgainButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<>("reviewSheet")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(named<>("confirmButton")->hasFocus(), patience);
    QTest::keyClick(named<>("confirmButton"), Qt::Key_Return, Qt::ControlModifier);
    ReviewController &review = m_composition->gitBench().review();
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    QVERIFY(review.run()->isDone());
    QTRY_VERIFY_WITH_TIMEOUT(!named<>("liveDiffBar")->isVisible(), patience);
}

void TestLiveDiffWindow::reviewsWhatWaits()
{
    const auto says = [this](const char *title) {
        return named<>("liveDiffBar")->isVisible() &&
               named<QLabel>("liveDiffTitle")->text() == QLatin1String(title);
    };
    const auto look = [this] {
        QCOMPARE(named<QPushButton>("applyAgainButton")->text(), QStringLiteral("Review…"));
        click("applyAgainButton");
        QTRY_VERIFY_WITH_TIMEOUT(named<>("reviewSheet")->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(named<>("confirmButton")->hasFocus(), patience);
    };
    QVERIFY(setFileBytes(sample() + QStringLiteral("/blue-deployment.yml"),
                         blue().replace("instance_count: 1", "instance_count: 2")));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(says("Changed earlier and not committed yet"), patience);
    look();
    QVERIFY(named<QPushButton>("confirmButton")->text().startsWith(QStringLiteral("Commit, push")));
    QTest::keyClick(named<>("confirmButton"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!named<>("reviewSheet")->isVisible(), patience);
    QCOMPARE(QProcess::execute(QStringLiteral("git"),
                               {QStringLiteral("-C"), sample(), QStringLiteral("-c"),
                                QStringLiteral("user.name=x"), QStringLiteral("-c"),
                                QStringLiteral("user.email=x@y"), QStringLiteral("commit"),
                                QStringLiteral("-qam"), QStringLiteral("Two")}),
             0);
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(says("Committed and not pushed yet"), patience);
    look();
    QVERIFY(named<QPushButton>("confirmButton")->text().startsWith(QStringLiteral("Push, apply")));
    QTest::keyClick(named<>("confirmButton"), Qt::Key_Return, Qt::ControlModifier);
    ReviewController &review = m_composition->gitBench().review();
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    QVERIFY(review.run()->isDone());
    QTRY_VERIFY_WITH_TIMEOUT(!named<>("liveDiffBar")->isVisible(), patience);
}

void TestLiveDiffWindow::readsAtRefreshWhatATerminalCommitted()
{
    const ProjectController &project = m_composition->gitBench().project();
    const auto ahead = [&project] { return project.commits() ? project.commits()->ahead : -1; };
    QTRY_COMPARE_WITH_TIMEOUT(ahead(), qint64(0), patience);
    const auto git = [this](const QStringList &arguments) {
        return QProcess::execute(QStringLiteral("git"),
                                 QStringList{QStringLiteral("-C"), sample(), QStringLiteral("-c"),
                                             QStringLiteral("user.name=x"), QStringLiteral("-c"),
                                             QStringLiteral("user.email=x@y")} +
                                     arguments);
    };
    // No file changes, and no event comes between the commit and the key.
    QCOMPARE(git({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--allow-empty"),
                  QStringLiteral("-m"), QStringLiteral("Nothing")}),
             0);
    QCOMPARE(ahead(), qint64(0));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(ahead(), qint64(1), patience);
    QCOMPARE(git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--soft"),
                  QStringLiteral("HEAD~1")}),
             0);
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(ahead(), qint64(0), patience);
}

void TestLiveDiffWindow::takesADeploymentThatIsOnlyLive()
{
    writeElsewhere("green.yml", blue()
                                    .replace("name: blue", "name: green")
                                    .replace("model-1/", sample().toUtf8() + "/model-2/"));
    serinctl({QStringLiteral("online-deployment"), QStringLiteral("create"), QStringLiteral("-f"),
              m_home.filePath(QStringLiteral("green.yml"))});
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("green is live and not in Git")), patience);
    // There is nothing that Git could say about it, once its creation has ended well.
    QTRY_VERIFY_WITH_TIMEOUT(!named<>("applyAgainButton")->isEnabled(), patience);
    click("takeLiveButton");
    QTRY_VERIFY_WITH_TIMEOUT(text("green-deployment.yml").contains("name: green\n"), patience);
    QVERIFY2(text("green-deployment.yml").contains("code: azureml:"),
             text("green-deployment.yml").constData());
    // What cannot be known stays to be read.
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("liveDiffTitle")->text() ==
                                 QLatin1String("Live was taken into the manifests"),
                             patience);
    QVERIFY(named<>("liveDiffBar")->isVisible());
    QVERIFY(!named<>("takeLiveButton")->isVisible());
    QVERIFY2(
        named<QLabel>("liveDiffNotice")->text().contains(QStringLiteral("the code is known as")),
        qPrintable(named<QLabel>("liveDiffNotice")->text()));
    QTRY_VERIFY_WITH_TIMEOUT(named<>("changesBar")->isVisible(), patience);
    undo();
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(sample() + QStringLiteral("/green-deployment.yml")),
                             patience);
}

void TestLiveDiffWindow::takesAnEndpointThatIsOnlyLive()
{
    writeElsewhere("other.yml", "name: other\nauth_mode: key\ndescription: by hand\n");
    serinctl({QStringLiteral("online-endpoint"), QStringLiteral("create"), QStringLiteral("-f"),
              m_home.filePath(QStringLiteral("other.yml"))});
    EndpointController &selected = m_composition->workbench().endpoint();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_composition->workbench().live().snapshot()->endpoint(QStringLiteral("other")), patience);
    selected.selectEndpoint(QStringLiteral("other"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("the endpoint is live and not in Git")),
                             patience);
    click("takeLiveButton");
    QTRY_COMPARE_WITH_TIMEOUT(
        text("other/endpoint.yml"),
        QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                   "managedOnlineEndpoint.schema.json\nname: other\ndescription: by hand\n"
                   "auth_mode: key\n"),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("liveDiffTitle")->text() ==
                                 QLatin1String("Live was taken into the manifests"),
                             patience);
    undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("the endpoint is live and not in Git")),
                             patience);
    QVERIFY(!named<>("liveDiffNotice")->isVisible());
}

void TestLiveDiffWindow::pullsBeforeItApplies()
{
    const auto git = [](const QString &folder, const QStringList &arguments) {
        return QProcess::execute(QStringLiteral("git"),
                                 QStringList{QStringLiteral("-C"), folder, QStringLiteral("-c"),
                                             QStringLiteral("user.name=y"), QStringLiteral("-c"),
                                             QStringLiteral("user.email=y@z")} +
                                     arguments);
    };
    const QString other = m_home.filePath(QStringLiteral("other"));
    QCOMPARE(git(m_home.path(), {QStringLiteral("clone"), QStringLiteral("-q"),
                                 sample() + QStringLiteral(".git"), other}),
             0);
    QFile file(other + QStringLiteral("/blue-deployment.yml"));
    const QByteArray before = fileBytes(file.fileName());
    QVERIFY(before.contains("instance_count: "));
    QVERIFY(setFileBytes(file.fileName(),
                         QByteArray(before).replace("instance_count: ", "instance_count: 1")));
    QCOMPARE(git(other, {QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("More")}),
             0);
    QCOMPARE(git(other, {QStringLiteral("push"), QStringLiteral("-q")}), 0);
    QCOMPARE(git(sample(), {QStringLiteral("fetch"), QStringLiteral("-q")}), 0);
    serinctl({QStringLiteral("online-deployment"), QStringLiteral("delete"), QStringLiteral("-e"),
              QStringLiteral("my-endpoint"), QStringLiteral("-n"), QStringLiteral("green"),
              QStringLiteral("--yes")});
    m_composition->workbench().endpoint().selectEndpoint(QStringLiteral("my-endpoint"));
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QLabel>("liveDiffTitle")->text().startsWith(QLatin1String("The remote has gone on")),
        patience);
    QCOMPARE(named<QPushButton>("applyAgainButton")->text(), QStringLiteral("Pull…"));
    click("applyAgainButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<>("remotePage")->isVisible(), patience);
}

void TestLiveDiffWindow::cleanupTestCase()
{
    window().close();
    m_composition.reset();
    LocalWorkspace workspace(m_settings);
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.running(), patience);
}

QTEST_MAIN(TestLiveDiffWindow)
#include "tst_livediffwindow.moc"
