// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong around the window, with real parts: it stays alive, says what is wrong, loses
// nothing, and goes on when things are well again.
#include "services/core/processlock.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/hands.h"
#include "tests/support/heartbeat.h"
#include "tests/support/localcanary.h"
#include "tests/support/windowplace.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace serin;

namespace {

/// Longer than any stall of a busy computer, and shorter than one of a window that is frozen.
constexpr qint64 frozen = 10'000;

const QByteArray endpointBytes =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
    "name: canary\nauth_mode: key\ntraffic:\n  blue: 100\n  green: 0\n";

QByteArray deploymentBytes(const QByteArray &name)
{
    return "$schema: https://azuremlschemas.azureedge.net/latest/"
           "managedOnlineDeployment.schema.json\nname: " +
           name +
           "\nendpoint_name: canary\nmodel: azureml:model-1:1\n"
           "instance_type: Standard_F2s_v2\ninstance_count: 1\n";
}

QByteArray withShares(QByteArray bytes, int blue)
{
    return bytes.replace("blue: 100", "blue: " + QByteArray::number(blue))
        .replace("green: 0", "green: " + QByteArray::number(100 - blue));
}

/// Mark-up that would freeze a label, words that turn round, and codes for terminals.
QByteArray hostileBytes(int length)
{
    return "<img src='/etc/hostname'>" + QByteArray("<table><tr><td>").repeated(20) +
           "<b>loud</b> \u202Etxt.exe \x1b[31mred\x07 &amp; " + QByteArray(length, 'x');
}

bool hasHiddenCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Format ||
               (character.category() == QChar::Other_Control && character != u'\n' &&
                character != u'\t');
    });
}

} // namespace

class TestWindowFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void controlPlaneDiesAndReturns();
    void gitIsAway();
    void diskIsFull();
    void changedUnderneathWhileDragging_data();
    void changedUnderneathWhileDragging();
    void hugeResponse();
    void hostileScript();
    void hostileManifest();
    void hostileHookAndMessage();
    void tenThousandEndpoints();

private:
    /// Blue and green of `canary` as files, in a folder of this name.
    QString project(const QString &name) const;
    void open(const QString &folder);
    void startCanary();
    void showPage(int page);
    void showEveryPage(const std::function<void()> &look);
    /// That no text from outside is drawn as mark-up, or turns the words around it.
    void everyTextIsPlain();
    [[nodiscard]] QString labelText(const char *name) const
    {
        return m_place->named<QLabel>(name)->text();
    }

    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Hands> m_hands;
    std::unique_ptr<LocalCanary> m_canary;
};

void TestWindowFaults::init()
{
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
}

void TestWindowFaults::cleanup()
{
    if (QTest::currentTestFailed() && m_place->isRunning()) {
        if (const QString picture = qEnvironmentVariable("SERIN_PICTURE"); !picture.isEmpty()) {
            m_place->window().grab().save(picture);
        }
    }
    m_hands.reset();
    m_place->quit();
    m_canary.reset();
    m_place.reset();
}

QString TestWindowFaults::project(const QString &name) const
{
    const QString folder = m_place->path(name);
    setFileBytes(folder + QStringLiteral("/endpoint.yml"), endpointBytes);
    for (const char *deployment : {"blue", "green"}) {
        setFileBytes(folder + QStringLiteral("/%1.yml").arg(QLatin1String(deployment)),
                     deploymentBytes(deployment));
    }
    return folder;
}

void TestWindowFaults::open(const QString &folder)
{
    if (!m_place->isRunning()) {
        QVERIFY(m_place->start());
        m_hands = std::make_unique<Hands>(m_place->window());
    }
    m_place->bench().open(folder);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().folder().state(), FolderController::State::Ready,
                              patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().endpoint().state().phase,
                              EndpointState::Phase::Ready, patience);
}

void TestWindowFaults::startCanary()
{
    m_canary = std::make_unique<LocalCanary>(QStringLiteral(SERINCTL),
                                             m_place->path(QStringLiteral("canary")));
    m_place->workspace.paths = LocalStatePaths(m_canary->state());
    QVERIFY(m_canary->start());
    QCOMPARE(m_canary->setUp(90), QString());
}

void TestWindowFaults::showPage(int page)
{
    m_place->named<QTabWidget>("pageTabs")->setCurrentIndex(page);
    QCoreApplication::processEvents();
    static_cast<void>(m_place->window().grab());
}

void TestWindowFaults::showEveryPage(const std::function<void()> &look)
{
    const int pages = m_place->named<QTabWidget>("pageTabs")->count();
    for (int page = pages - 1; page >= 0; --page) {
        showPage(page);
        look();
    }
}

void TestWindowFaults::everyTextIsPlain()
{
    for (const QWidget *widget : m_place->window().findChildren<QWidget *>()) {
        QVERIFY2(!widget->toolTip().contains(QLatin1String("<img")) &&
                     !widget->toolTip().contains(QLatin1String("<table")),
                 qPrintable(widget->objectName()));
        const auto *const label = qobject_cast<const QLabel *>(widget);
        if (!label) {
            continue;
        }
        QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                 qPrintable(label->objectName() + label->text().left(80)));
        const QString text = label->text().remove(QChar(0x200b)).remove(QChar(0x2060)); // ours
        QVERIFY2(!hasHiddenCharacters(text),
                 qPrintable(label->objectName() + label->text().left(80)));
    }
    QVERIFY(m_place->window().width() <= m_place->size.width());
}

void TestWindowFaults::controlPlaneDiesAndReturns()
{
    startCanary();
    open(m_canary->manifests());
    QTRY_COMPARE_WITH_TIMEOUT(labelText("readyLabel.blue"), QStringLiteral("1/1"), patience);
    for (int page = 0; page < m_place->named<QTabWidget>("pageTabs")->count(); ++page) {
        showPage(page);
        m_canary->server().kill();
        m_place->bench().refresh();
        LiveController &live = m_place->bench().live();
        QTRY_COMPARE_WITH_TIMEOUT(live.status().phase, LiveStatus::Phase::Off, patience);
        // It says so, wherever somebody looks; what is in the files can still be seen.
        showEveryPage([] {});
        QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("liveBar")->isVisible(), patience);
        QVERIFY(labelText("liveBarText").contains(QStringLiteral("not running")));
        QVERIFY(!m_place->bench().invoke().sendReason().isEmpty());
        QVERIFY(!m_place->named<QPushButton>("testButton.blue")->isEnabled());
        showPage(page);
        QVERIFY(m_canary->start());
        m_place->bench().refresh();
        QTRY_COMPARE_WITH_TIMEOUT(live.status().phase, LiveStatus::Phase::On, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_place->bench().invoke().sendReason().isEmpty(), patience);
        if (page == 0) {
            QTRY_COMPARE_WITH_TIMEOUT(labelText("readyLabel.blue"), QStringLiteral("1/1"),
                                      patience);
            QVERIFY(!m_place->named<QWidget>("liveBar")->isVisible());
        }
    }
}

void TestWindowFaults::gitIsAway()
{
    const QString folder = project(QStringLiteral("repository"));
    WindowPlace::gitSays(folder,
                         {QStringLiteral("init"), QStringLiteral("-b"), QStringLiteral("main")});
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_place->path(QStringLiteral("nothing")).toUtf8());
    const auto back = qScopeGuard([&path] { qputenv("PATH", path); });
    open(folder);
    // Editing goes on, without Git.
    QVERIFY(m_hands->click("presetButton.10"));
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(folder + QStringLiteral("/endpoint.yml")),
                              withShares(endpointBytes, 90), patience);
    QVERIFY(m_hands->click("reviewButton"));
    ReviewController &review = m_place->git().review();
    QTRY_VERIFY_WITH_TIMEOUT(review.state().problem.has_value(), patience);
    const auto *const gate = m_place->named<QWidget>("reviewGate");
    QTRY_VERIFY_WITH_TIMEOUT(gate->isVisible(), patience);
    QString words;
    for (const QLabel *label : gate->findChildren<QLabel *>()) {
        words += label->text() + QLatin1Char('\n');
    }
    QVERIFY2(words.contains(QStringLiteral("git"), Qt::CaseInsensitive) &&
                 words.contains(QStringLiteral("nstall")),
             qPrintable(words));
    qputenv("PATH", path);
    QVERIFY(m_hands->click("gateButton"));
    QTRY_VERIFY2_WITH_TIMEOUT(
        review.state().phase == ReviewState::Phase::Ready,
        qPrintable(review.state().problem ? review.state().problem->toLine() : QString()),
        patience);
}

void TestWindowFaults::diskIsFull()
{
    const QString folder = project(QStringLiteral("project"));
    const QString file = folder + QStringLiteral("/endpoint.yml");
    open(folder);
    {
        const FileSizeLimit full(16);
        QVERIFY(m_hands->click("presetButton.10"));
        QVERIFY(m_hands->waitFor("errorBar"));
        QCOMPARE(fileBytes(file), endpointBytes);
        const auto *const bar = m_place->named<QWidget>("errorBar");
        QString words;
        for (const QLabel *label : bar->findChildren<QLabel *>()) {
            words += label->text() + QLatin1Char('\n');
        }
        QVERIFY2(words.contains(QStringLiteral("endpoint.yml is not saved")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("kept in memory")), qPrintable(words));
        // Nothing of it goes when somebody works on, looks around, or wants to leave.
        QVERIFY(m_hands->click("presetButton.25"));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_place->named<TrafficSlider>("trafficSlider")->split().shares()[1].percent.value(), 25,
            patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_place->bench().session().isBusy(), patience);
        showEveryPage([] {});
        m_place->window().close();
        QVERIFY(m_place->window().isVisible());
        QVERIFY(m_hands->waitFor("quitBar"));
        QCOMPARE(fileBytes(file), endpointBytes);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 3); // nothing left over
    }
    QVERIFY(m_hands->click("retryButton"));
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(file), withShares(endpointBytes, 75), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->named<QWidget>("errorBar"), patience);
}

void TestWindowFaults::changedUnderneathWhileDragging_data()
{
    QTest::addColumn<QByteArray>("foreign");
    QTest::addColumn<bool>("both");
    QTest::newRow("another line")
        << QByteArray(endpointBytes).replace("auth_mode: key", "auth_mode: aad_token") << true;
    QTest::newRow("the same lines") << withShares(endpointBytes, 60) << false;
}

void TestWindowFaults::changedUnderneathWhileDragging()
{
    QFETCH(QByteArray, foreign);
    QFETCH(bool, both);
    const QString folder = project(QStringLiteral("project"));
    const QString file = folder + QStringLiteral("/endpoint.yml");
    open(folder);
    auto *const slider = m_place->named<TrafficSlider>("trafficSlider");
    QVERIFY(m_hands->waitFor("trafficSlider"));
    const auto blue = [slider] { return slider->split().shares().front().percent.value(); };
    QPoint at = slider->handleRect(0).center();
    QTest::mousePress(slider, Qt::LeftButton, {}, at);
    while (blue() > 90) {
        at.rx() -= 1;
        QTest::mouseMove(slider, at);
    }
    QVERIFY(setFileBytes(file, foreign));
    m_place->bench().lookAtDisk();
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("takenOverBar"), patience);
    if (both) {
        QVERIFY(slider->isInGesture());
        while (blue() > 80) {
            at.rx() -= 1;
            QTest::mouseMove(slider, at);
        }
    }
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at);
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(file), both ? withShares(foreign, 80) : foreign, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->bench().session().isBusy(), patience);
    QCOMPARE(fileBytes(file), both ? withShares(foreign, 80) : foreign);
    QTRY_COMPARE_WITH_TIMEOUT(blue(), both ? 80 : 60, patience); // what is seen is what is there
}

void TestWindowFaults::hugeResponse()
{
    startCanary();
    QCOMPARE(m_canary->putScript(QStringLiteral("green"), QStringLiteral("huge"),
                                 "def init():\n    pass\ndef run(data):\n"
                                 "    return ['x' * 1000] * 50000\n"),
             QStringLiteral("Succeeded"));
    open(m_canary->manifests());
    QTRY_VERIFY_WITH_TIMEOUT(m_place->bench().invoke().sendReason().isEmpty(), patience);
    QVERIFY(m_hands->click("testButton.green"));
    const Heartbeat heart;
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().invoke().outcome().phase,
                              InvokeOutcome::Phase::Answered, patience);
    QVERIFY(m_place->bench().invoke().outcome().size > 50'000'000);
    for (const char *view : {"responseView", "responseRaw"}) {
        auto *const text = m_place->named<QPlainTextEdit>(view);
        m_place->named<QTabWidget>("responseTabs")->setCurrentWidget(text);
        static_cast<void>(m_place->window().grab());
        QTRY_VERIFY2_WITH_TIMEOUT(text->toPlainText().size() >= 256 * 1024, view, // in one line
                                  patience);
        QVERIFY(text->toPlainText().size() <= 300 * 1024);
        QVERIFY2(!labelText("responseNote").isEmpty(), view); // it says that it is a part
    }
    qInfo("the longest stall was %lld ms: %s", static_cast<long long>(heart.longest()),
          qPrintable(labelText("responseFacts")));
    QVERIFY(heart.longest() < frozen);
}

void TestWindowFaults::hostileScript()
{
    startCanary();
    const QByteArray text =
        "TEXT = bytes.fromhex('" + hostileBytes(1'000'000).toHex() + "').decode()\nimport sys\n";
    QCOMPARE(m_canary->putScript(QStringLiteral("green"), QStringLiteral("hostile"),
                                 text + "def init():\n    print(TEXT, flush=True)\n"
                                        "    print(TEXT, file=sys.stderr, flush=True)\n"
                                        "def run(data):\n    raise RuntimeError(TEXT)\n"),
             QStringLiteral("Succeeded"));
    const QString failed = m_canary->putScript(QStringLiteral("blue"), QStringLiteral("broken"),
                                               text + "def init():\n    raise RuntimeError(TEXT)\n"
                                                      "def run(data):\n    return 1\n");
    QVERIFY2(failed.startsWith(QStringLiteral("Failed")), qPrintable(failed.left(200)));
    open(m_canary->manifests());
    QTRY_VERIFY_WITH_TIMEOUT(m_place->bench().invoke().sendReason().isEmpty(), patience);
    const Heartbeat heart;
    QVERIFY(m_hands->click("testButton.green"));
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().invoke().outcome().phase,
                              InvokeOutcome::Phase::Answered, patience);
    QVERIFY(!m_place->bench().invoke().outcome().isSuccess);
    auto *const parts = m_place->named<QTabWidget>("responseTabs");
    for (int part = 0; part < parts->count(); ++part) {
        parts->setCurrentIndex(part);
        static_cast<void>(m_place->window().grab());
        everyTextIsPlain();
    }
    showEveryPage([this] { everyTextIsPlain(); });
    // The logs, of both.
    showPage(4);
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->bench().logs().lines().isEmpty(), patience);
    static_cast<void>(m_place->window().grab());
    everyTextIsPlain();
    qInfo("the longest stall was %lld ms", static_cast<long long>(heart.longest()));
    QVERIFY(heart.longest() < frozen);
}

void TestWindowFaults::hostileManifest()
{
    const QString folder = project(QStringLiteral("project"));
    QByteArray name = hostileBytes(1'000'000).replace("\x1b", "").replace("\x07", "");
    name.replace('\'', "''");
    QByteArray endpoint = endpointBytes;
    endpoint.replace("canary", "'" + name + "'")
        .replace("auth_mode: key", "auth_mode: '" + name + "'");
    QVERIFY(setFileBytes(folder + QStringLiteral("/endpoint.yml"), endpoint));
    QVERIFY(setFileBytes(folder + QStringLiteral("/blue.yml"),
                         deploymentBytes("blue").replace("azureml:model-1:1", "'" + name + "'")));
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    const Heartbeat heart;
    m_place->bench().open(folder);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().folder().state(), FolderController::State::Ready,
                              patience);
    const auto *const tree = m_place->named<QTreeView>("endpointTree");
    QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() > 0, patience);
    for (int row = 0; row < tree->model()->rowCount(); ++row) {
        m_place->named<QTreeView>("endpointTree")->setCurrentIndex(tree->model()->index(row, 0));
        QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().endpoint().state().phase,
                                  EndpointState::Phase::Ready, patience);
        showEveryPage([this] { everyTextIsPlain(); });
    }
    m_hands->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("commandPalette"));
    static_cast<void>(m_place->window().grab());
    everyTextIsPlain();
    qInfo("the longest stall was %lld ms", static_cast<long long>(heart.longest()));
    QVERIFY(heart.longest() < frozen);
}

void TestWindowFaults::hostileHookAndMessage()
{
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    QVERIFY(m_hands->click("trySampleButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->git().sample().isWorking(), patience);
    QCOMPARE(m_place->git().sample().state(), SampleController::State::Ready);
    const QString words = m_place->path(QStringLiteral("words"));
    QVERIFY(setFileBytes(words, hostileBytes(200'000)));
    const QString hook = m_place->sample() + QStringLiteral("/.git/hooks/pre-commit");
    QVERIFY(setFileBytes(hook, "#!/bin/sh\ncat '" + words.toUtf8() + "' >&2\nexit 1\n"));
    QVERIFY(QFile::setPermissions(hook, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_hands->press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->git().project().trustQuestion().isEmpty(), patience);
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
    m_hands->press(Qt::Key_L, Qt::ControlModifier);
    m_hands->press(Qt::Key_Up);
    QVERIFY(m_hands->waitFor("reviewButton"));
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_hands->click("gateButton"));
    QVERIFY(m_hands->waitFor("confirmButton"));
    const Heartbeat heart;
    auto *const message = m_place->named<QPlainTextEdit>("commitMessage");
    message->setFocus();
    message->selectAll();
    QApplication::clipboard()->setText(QStringLiteral("<b>loud</b> \u202Etxt.exe <table><tr><td>"));
    m_hands->press(Qt::Key_V, Qt::ControlModifier);
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    ReviewController &review = m_place->git().review();
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    QVERIFY(review.run()->failedStep());
    static_cast<void>(m_place->window().grab());
    everyTextIsPlain();
    QCOMPARE(WindowPlace::gitSays(
                 m_place->sample(),
                 {QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")}),
             QByteArray("1\n"));
    m_hands->press(Qt::Key_J, Qt::ControlModifier);
    static_cast<void>(m_place->window().grab());
    everyTextIsPlain();
    QVERIFY(QFile::remove(hook));
    QVERIFY(m_hands->click("tryAgainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        review.state().phase == ReviewState::Phase::Ended && review.run()->isDone(), patience);
    static_cast<void>(m_place->window().grab());
    everyTextIsPlain();
    const QByteArray said = WindowPlace::gitSays(
        m_place->remote(), {QStringLiteral("log"), QStringLiteral("-1"),
                            QStringLiteral("--format=%s"), QStringLiteral("main")});
    QCOMPARE(said.trimmed(), QByteArray("<b>loud</b> \u202Etxt.exe <table><tr><td>"));
    qInfo("the longest stall was %lld ms", static_cast<long long>(heart.longest()));
    QVERIFY(heart.longest() < frozen);
}

void TestWindowFaults::tenThousandEndpoints()
{
    const QString folder = project(QStringLiteral("project"));
    constexpr int many = 10'000;
    for (int i = 0; i < many; ++i) {
        QVERIFY(
            setFileBytes(folder + QStringLiteral("/%1/e%2.yml").arg(i / 100).arg(i),
                         QByteArray(endpointBytes).replace("canary", "e" + QByteArray::number(i))));
    }
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    auto *const tree = m_place->named<QTreeView>("endpointTree");
    const Heartbeat heart;
    m_place->bench().open(folder);
    QTRY_COMPARE_WITH_TIMEOUT(tree->model()->rowCount(), many + 1, patience);
    m_hands->press(Qt::Key_F, Qt::ControlModifier);
    m_hands->type(QStringLiteral("e9999"));
    QTRY_COMPARE_WITH_TIMEOUT(tree->model()->rowCount(), 1, patience);
    m_hands->press(Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().endpoint().state().name, QStringLiteral("e9999"),
                              patience);
    QVERIFY(m_hands->click("presetButton.10"));
    QTRY_VERIFY_WITH_TIMEOUT(
        fileBytes(folder + QStringLiteral("/99/e9999.yml")).contains("blue: 90"), patience);
    m_place->named<QLineEdit>("endpointFilter")->clear();
    QTRY_COMPARE_WITH_TIMEOUT(tree->model()->rowCount(), many + 1, patience);
    m_place->window().actions().action(QStringLiteral("view.expandAll"))->trigger();
    tree->scrollToBottom();
    static_cast<void>(m_place->window().grab());
    m_place->bench().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().folder().state(), FolderController::State::Ready,
                              patience);
    QCOMPARE(tree->model()->rowCount(), many + 1);
    QCOMPARE(m_place->bench().endpoint().state().name, QStringLiteral("e9999"));
    qInfo("the longest stall was %lld ms", static_cast<long long>(heart.longest()));
    QVERIFY(heart.longest() < frozen);
}

QTEST_MAIN(TestWindowFaults)
#include "tst_windowfaults.moc"
