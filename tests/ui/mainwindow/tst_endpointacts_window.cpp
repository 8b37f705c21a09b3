// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sample/samplefiles.h"
#include "tests/support/filebytes.h"
#include "tests/support/hands.h"
#include "tests/support/windowbench.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

using namespace serin;

/// What is done with whole deployments and endpoints, with mouse and keys.
class TestEndpointActsWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void removesADeployment();
    void duplicatesFromTheRow();
    void actsOnTheDeploymentThatIsSelected();
    void deletesAnEndpoint();
    void deletingSaysWhatIsServed();
    void deletingIsDropped();
    void newEndpoint();
    void newEndpointBesideOthers();
    void copiesKeys();
    void makesANewKey();
    void tokens();
    void keysFail();
    void saysWhyNot();
    void acceptsALargeFont();

private:
    [[nodiscard]] Workbench &bench() const { return m_bench->workbench; }
    [[nodiscard]] MainWindow &window() const { return m_bench->window; }
    [[nodiscard]] const EndpointState &state() const { return bench().endpoint().state(); }
    template<typename Widget = QWidget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_bench->named<Widget>(name);
    }
    [[nodiscard]] QByteArray bytes(const char *name) const
    {
        return fileBytes(m_bench->path(name));
    }
    void open()
    {
        bench().open(m_bench->project());
        QTRY_COMPARE(bench().folder().state(), FolderController::State::Ready);
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
        QTRY_VERIFY(!bench().session().isBusy());
    }
    void click(const char *name) { QVERIFY2(m_hands->click(name), name); }
    /// Opens the menu of the button @p name and clicks the entry @p wanted.
    void choose(const char *name, const char *wanted)
    {
        QVERIFY(m_hands->choose(name, QString::fromLatin1(wanted)));
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    QAction *rowAction(const char *name) const
    {
        return window().findChild<QAction *>(QString::fromLatin1(name));
    }
    QAction *action(const char *id) const
    {
        return window().actions().action(QString::fromLatin1(id));
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = named<QLineEdit>(field);
        QTRY_VERIFY(edit->isVisible());
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] QString words(const char *label) const
    {
        auto *found = named<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
    void keysAreOpen()
    {
        QTRY_VERIFY(action("endpoint.keys")->isEnabled());
        choose("endpointMenu", "endpoint.keys");
        QTRY_VERIFY(named<>("keysCard")->isVisible());
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<Hands> m_hands;
};

void TestEndpointActsWindow::init()
{
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(QDir().mkpath(m_bench->project()));
    QVERIFY(writeSampleFiles(m_bench->project()).has_value());
    QVERIFY(setFileBytes(m_bench->path("green-deployment.yml"),
                         bytes("blue-deployment.yml").replace("name: blue", "name: green")));
    m_hands = std::make_unique<Hands>(window());
    window().resize(1200, 900);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    open();
}

void TestEndpointActsWindow::cleanup()
{
    m_bench.reset();
}

void TestEndpointActsWindow::removesADeployment()
{
    QVERIFY(!rowAction("removeAction.blue")->isEnabled());
    QVERIFY(rowAction("removeAction.blue")->toolTip().contains(QStringLiteral("100 %")));
    const QByteArray green = bytes("green-deployment.yml");
    choose("deploymentMenu.green", "removeAction.green");
    QTRY_VERIFY(!QFile::exists(m_bench->path("green-deployment.yml")));
    QTRY_VERIFY(!named<>("instanceSpin.green"));
    QVERIFY(named<>("instanceSpin.blue"));
    QTRY_VERIFY(named<>("changesBar")
                    ->accessibleName()
                    .contains(QStringLiteral("deployment green removed")));
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(bytes("green-deployment.yml"), green);
    QTRY_VERIFY(named<>("instanceSpin.green"));
    // With a share of 0 that is written, that goes too.
    click("presetButton.50");
    QTRY_VERIFY(bytes("endpoint.yml").contains("green: 50"));
    QTRY_VERIFY(!rowAction("removeAction.green")->isEnabled());
    click("presetButton.0");
    QTRY_VERIFY(bytes("endpoint.yml").contains("green: 0"));
    QTRY_VERIFY(rowAction("removeAction.green")->isEnabled());
    choose("deploymentMenu.green", "removeAction.green");
    QTRY_VERIFY(!bytes("endpoint.yml").contains("green"));
    QTRY_VERIFY(!QFile::exists(m_bench->path("green-deployment.yml")));
}

void TestEndpointActsWindow::duplicatesFromTheRow()
{
    choose("deploymentMenu.green", "duplicateAction.green");
    QTRY_VERIFY(named<>("deploymentForm")->isVisible());
    QCOMPARE(named<QLineEdit>("deploymentName")->text(), QStringLiteral("red"));
    QTest::keyClick(named<QLineEdit>("deploymentName"), Qt::Key_Escape);
    QTRY_COMPARE(QApplication::focusWidget(),
                 named<>("deploymentMenu.green")); // it came from there
}

void TestEndpointActsWindow::actsOnTheDeploymentThatIsSelected()
{
    const QStringList acts{QStringLiteral("deployment.duplicate"),
                           QStringLiteral("deployment.remove"), QStringLiteral("deployment.logs")};
    for (const QString &id : acts) { // the endpoint is selected, and has two
        QVERIFY2(window().actions().unavailableReason(id).contains(QStringLiteral("Select")),
                 qPrintable(id));
    }
    auto *const tree = named<QTreeView>("endpointTree");
    const QModelIndex endpoint = tree->model()->index(0, 0);
    tree->expand(endpoint);
    tree->setCurrentIndex(tree->model()->index(0, 0, endpoint));
    QCOMPARE(action("deployment.remove")->text(), QStringLiteral("Re&move blue"));
    QVERIFY(window()
                .actions()
                .unavailableReason(QStringLiteral("deployment.remove"))
                .contains(QStringLiteral("100 %")));
    QVERIFY(window()
                .actions()
                .unavailableReason(QStringLiteral("deployment.logs"))
                .contains(QStringLiteral("not live")));
    tree->setCurrentIndex(tree->model()->index(1, 0, endpoint));
    action("deployment.duplicate")->trigger();
    QTRY_VERIFY(named<>("deploymentForm")->isVisible());
    QCOMPARE(named<QLineEdit>("deploymentName")->text(), QStringLiteral("red"));
    QTest::keyClick(named<QLineEdit>("deploymentName"), Qt::Key_Escape);
    action("deployment.remove")->trigger();
    QTRY_VERIFY(!QFile::exists(m_bench->path("green-deployment.yml")));
    // The one that is left needs not be selected.
    QTRY_COMPARE(action("deployment.duplicate")->text(), QStringLiteral("&Duplicate blue…"));
}

void TestEndpointActsWindow::deletesAnEndpoint()
{
    const QByteArray endpoint = bytes("endpoint.yml");
    choose("endpointMenu", "endpoint.delete");
    QTRY_VERIFY(named<>("confirmName")->hasFocus());
    QVERIFY(!named<QPushButton>("deleteEndpointButton")->isEnabled());
    QVERIFY(named<QPushButton>("deleteEndpointButton")
                ->toolTip()
                .contains(QStringLiteral("my-endpoint")));
    QVERIFY(words("deleteConsequences").contains(QStringLiteral("not known now")));
    // Beside the field it says what is wrong as soon as it cannot become the name any more.
    auto *const problem = named<QLabel>("confirmNameProblem");
    for (const auto &[typed, says] : std::initializer_list<std::pair<const char *, const char *>>{
             {"m", ""},
             {"my-end", ""},
             {"your", "begins with “m”, not with “y”"},
             {"my-Endpoint", "After “my-” the name goes on with “e”, not with “E”"},
             {"my-endpoints", "ends after my-endpoint: “s” is too much"},
             {"my-endpoin", ""}}) {
        type("confirmName", QString::fromUtf8(typed));
        QCOMPARE(problem->isVisible(), *says != '\0');
        QVERIFY2(problem->text().contains(QString::fromUtf8(says)), qPrintable(problem->text()));
        QCOMPARE(named<>("confirmName")->accessibleDescription(), problem->text());
    }
    QTest::keyClick(named<>("confirmName"), Qt::Key_Return);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("not the whole name")));
    QTest::keyClick(named<>("confirmName"), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QFile::exists(m_bench->path("endpoint.yml")));
    QTest::keyClicks(named<>("confirmName"), QStringLiteral("t"));
    QTRY_VERIFY(named<QPushButton>("deleteEndpointButton")->isEnabled());
    QTest::keyClick(named<>("confirmName"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!QFile::exists(m_bench->path("endpoint.yml")));
    QTRY_VERIFY(!QFile::exists(m_bench->path("blue-deployment.yml")));
    QTRY_VERIFY(!QFile::exists(m_bench->path("green-deployment.yml")));
    QVERIFY(QFile::exists(m_bench->path("sample-request.json"))); // nothing else goes
    QTRY_COMPARE(bench().inventory().rowCount(), 0);
    QTRY_VERIFY(named<>("reviewSheet")->isVisible()); // what it means is decided there
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(bytes("endpoint.yml"), endpoint);
    QTRY_COMPARE(bench().inventory().rowCount(), 1);
}

void TestEndpointActsWindow::deletingSaysWhatIsServed()
{
    m_bench->addLive(QStringLiteral("my-endpoint"),
                     {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
    m_bench->run();
    QTRY_VERIFY(bench().live().snapshot()->endpoint(QStringLiteral("my-endpoint")));
    action("endpoint.delete")->trigger();
    QTRY_VERIFY(named<>("deleteEndpointCard")->isVisible());
    QVERIFY2(words("deleteConsequences").contains(QStringLiteral("blue 90 % · green 10 %")),
             qPrintable(words("deleteConsequences")));
    type("confirmName", QStringLiteral("my-endpoint"));
    click("deleteEndpointButton");
    QTRY_VERIFY(!QFile::exists(m_bench->path("endpoint.yml")));
    for (const QString &call : std::as_const(m_bench->plane.calls)) {
        QVERIFY2(!call.startsWith(QStringLiteral("delete")), qPrintable(call)); // only a plan does
    }
}

void TestEndpointActsWindow::deletingIsDropped()
{
    action("endpoint.delete")->trigger();
    QTRY_VERIFY(named<>("confirmName")->hasFocus());
    type("confirmName", QStringLiteral("my-endpoint"));
    QTest::keyClick(named<>("confirmName"), Qt::Key_Escape);
    QTRY_VERIFY(!named<>("deleteEndpointCard")->isVisible());
    action("endpoint.delete")->trigger();
    QTRY_VERIFY(named<>("deleteEndpointCard")->isVisible());
    QCOMPARE(named<QLineEdit>("confirmName")->text(), QString()); // nothing is left of it
    click("cancelDeleteButton");
    QTRY_VERIFY(!named<>("deleteEndpointCard")->isVisible());
    QVERIFY(QFile::exists(m_bench->path("endpoint.yml")));
}

void TestEndpointActsWindow::newEndpoint()
{
    const QString folder = m_bench->folder.filePath(QStringLiteral("empty"));
    QVERIFY(QDir().mkpath(folder));
    bench().open(folder);
    QTRY_COMPARE(bench().folder().path(), folder);
    QTRY_VERIFY(action("endpoint.new")->isEnabled());
    QTest::keyClick(&window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(named<>("endpointNameField")->hasFocus());
    QVERIFY(!named<QPushButton>("makeEndpointButton")->isEnabled());
    QVERIFY(words("endpointNameProblem").isEmpty()); // nobody is told off before they typed
    type("endpointNameField", QStringLiteral("1st"));
    QVERIFY(!words("endpointNameProblem").isEmpty());
    type("endpointNameField", QStringLiteral("fraud-eu"));
    QVERIFY(words("endpointNameProblem").isEmpty());
    QVERIFY(words("endpointHint").contains(QStringLiteral("endpoint.yml")));
    auto *auth = named<QComboBox>("authModePicker");
    auth->setFocus();
    QTest::keyClick(auth, Qt::Key_Down);
    type("endpointDescription", QStringLiteral("who: me"));
    QTest::keyClick(named<>("endpointDescription"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(fileBytes(folder + QStringLiteral("/endpoint.yml")),
                 QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                            "managedOnlineEndpoint.schema.json\nname: fraud-eu\n"
                            "description: \"who: me\"\nauth_mode: aml_token\n"));
    QTRY_VERIFY(named<>("changesBar")->accessibleName().contains(QStringLiteral("fraud-eu")));
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!QFile::exists(folder + QStringLiteral("/endpoint.yml")));
    QTRY_COMPARE(bench().inventory().rowCount(), 0);
}

void TestEndpointActsWindow::newEndpointBesideOthers()
{
    action("endpoint.new")->trigger();
    type("endpointNameField", QStringLiteral("my-endpoint"));
    QVERIFY(words("endpointNameProblem").contains(QStringLiteral("already")));
    QTest::keyClick(named<>("endpointNameField"), Qt::Key_Escape);
    QTRY_VERIFY(!named<>("newEndpointPage")->isVisible());
    QVERIFY(named<>("trafficSlider")->isVisible());
    action("endpoint.new")->trigger();
    type("endpointNameField", QStringLiteral("1st"));
    named<>("endpointDescription")->setFocus();
    QTest::keyClick(named<>("endpointDescription"), Qt::Key_Return);
    QVERIFY(named<>("endpointNameField")->hasFocus()); // where it is wrong
    type("endpointNameField", QStringLiteral("ranker"));
    QTest::keyClick(named<>("endpointNameField"), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(m_bench->path("ranker/endpoint.yml")));
    QTRY_VERIFY(named<>("changesBar")
                    ->accessibleName()
                    .contains(QStringLiteral("ranker/endpoint.yml"))); // of two of that name
    QTRY_COMPARE(bench().inventory().rowCount(), 2);
    QTRY_COMPARE(state().name, QStringLiteral("ranker")); // to go on with
    QTRY_VERIFY(!named<>("newEndpointPage")->isVisible());
    const auto selected = [this] {
        return named<QTreeView>("endpointTree")->currentIndex().data().toString();
    };
    QTRY_COMPARE(selected(), QStringLiteral("ranker"));
    // Whoever types on is not asked about it again: the next menu and key go to the endpoint.
    choose("endpointMenu", "endpoint.delete");
    QTRY_VERIFY(named<>("confirmName")->hasFocus());
    click("cancelDeleteButton");
    QTRY_VERIFY(!named<>("deleteEndpointCard")->isVisible());
    choose("endpointMenu", "endpoint.delete");
    QTRY_VERIFY(named<>("confirmName")->hasFocus());
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY(!named<>("deleteEndpointCard")->isVisible());
    bench().folder().refresh();
    QTRY_VERIFY(!bench().folder().isScanning());
    QCOMPARE(bench().inventory().rowCount(), 2);
}

void TestEndpointActsWindow::copiesKeys()
{
    m_bench->addLive(QStringLiteral("my-endpoint"), {{QStringLiteral("blue"), 100}});
    m_bench->run();
    keysAreOpen();
    click("copyKeyButton.secondary");
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("key-2"));
    QTRY_VERIFY(words("keysNotice").contains(QStringLiteral("secondary key of my-endpoint")));
    click("copyKeyButton.primary");
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("key-1"));
    // Nothing shows it.
    const QList<QLabel *> labels = window().findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QVERIFY(!label->text().contains(QStringLiteral("key-1")));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!named<>("keysCard")->isVisible());
    m_bench.reset(); // the window's end takes it off the clipboard
    QCOMPARE(QApplication::clipboard()->text(), QString());
}

void TestEndpointActsWindow::makesANewKey()
{
    m_bench->addLive(QStringLiteral("my-endpoint"), {{QStringLiteral("blue"), 100}});
    m_bench->run();
    keysAreOpen();
    click("regenerateKeyButton.primary");
    QTRY_VERIFY(named<>("regenerateQuestion")->isVisible());
    click("keepKeyButton");
    QTRY_VERIFY(!named<>("regenerateQuestion")->isVisible());
    QVERIFY(m_bench->plane.calls.filter(QStringLiteral("regenerate")).isEmpty());
    click("regenerateKeyButton.secondary");
    click("regenerateButton");
    QTRY_COMPARE(m_bench->plane.calls.filter(QStringLiteral("regenerate")).size(), 1);
    QVERIFY(m_bench->plane.calls.filter(QStringLiteral("regenerate"))
                .constFirst()
                .contains(QStringLiteral("econdary")));
    QTRY_VERIFY(words("keysNotice").contains(QStringLiteral("new secondary key")));
    QCOMPARE(m_bench->gitBench.operations().rowCount(), 1);
}

void TestEndpointActsWindow::tokens()
{
    m_bench->addLive(QStringLiteral("my-endpoint"), {}, AuthMode::AmlToken);
    m_bench->run();
    keysAreOpen();
    QVERIFY(!named<>("copyKeyButton.primary")->isVisible());
    click("copyTokenButton");
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("token-1"));
    // Somebody else's copy is left alone.
    QApplication::clipboard()->setText(QStringLiteral("mine"));
    m_bench.reset();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("mine"));
}

void TestEndpointActsWindow::keysFail()
{
    m_bench->addLive(QStringLiteral("my-endpoint"), {{QStringLiteral("blue"), 100}});
    m_bench->run();
    QApplication::clipboard()->setText(QStringLiteral("mine"));
    m_bench->plane.fail(QStringLiteral("keys"),
                        {ErrorKind::Unauthorized, QStringLiteral("a role is missing"), {}, {}});
    keysAreOpen();
    click("copyKeyButton.primary");
    QTRY_VERIFY(words("keysProblem").contains(QStringLiteral("role is missing")));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("mine"));
    // An answer that comes after the card was closed is not copied any more.
    m_bench->plane.held = true;
    click("copyKeyButton.primary");
    QTRY_VERIFY(!m_bench->plane.waiting.filter(QStringLiteral("keys")).isEmpty());
    click("closeKeysButton");
    QTRY_VERIFY(!named<>("keysCard")->isVisible());
    m_bench->plane.held = false;
    m_bench->plane.releaseAll();
    QTest::qWait(0);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("mine"));
}

void TestEndpointActsWindow::saysWhyNot()
{
    QVERIFY(!action("endpoint.keys")->isEnabled());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("endpoint.keys")).isEmpty());
    m_bench->run();
    QTRY_VERIFY(window()
                    .actions()
                    .unavailableReason(QStringLiteral("endpoint.keys"))
                    .contains(QStringLiteral("not live")));
    bench().close();
    QTRY_VERIFY(!action("endpoint.delete")->isEnabled());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("endpoint.delete")).isEmpty());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("endpoint.new")).isEmpty());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("endpoint.compare")).isEmpty());
}

void TestEndpointActsWindow::acceptsALargeFont()
{
    m_bench->addLive(QStringLiteral("my-endpoint"), {{QStringLiteral("blue"), 100}});
    m_bench->run();
    keysAreOpen();
    action("endpoint.delete")->trigger();
    m_bench->appearance.setZoom(200);
    QTRY_VERIFY(named<>("deleteEndpointCard")->isVisible());
    for (const char *name : {"confirmName", "deleteEndpointButton", "copyKeyButton.primary"}) {
        auto *widget = named<>(name);
        QVERIFY2(widget->height() >= widget->fontMetrics().height(), name);
        QVERIFY2(widget->width() <= window().width(), name);
    }
    m_bench->appearance.setZoom(100);
}

QTEST_MAIN(TestEndpointActsWindow)
#include "tst_endpointacts_window.moc"
