// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "tests/ui/mainwindow/mainwindowplace.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/theme/elidedlabel.h"
#include "ui/yaml/yamleditor.h"

#include <QClipboard>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace serin;

/// How the window starts, looks and ends.
class TestMainWindow : public QObject, private MainWindowPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void startPage();
    void startedWithAFolder();
    void startedWithAFolderThatIsGone();
    void opensAndSelects();
    void emptyFolder();
    void failedOpen();
    void pages();
    void hostileNames();
    void namesForTests();
    void disabledActionsSayWhy();
    void actionsAreFoundByTheirWords();
    void zoomAndTheme();
    void detailsForAReport();
    void panes();
    void actsLeaveTheSettings();
    void closesWhenWritten();
    void windowStateSurvives();
    void theListIsSoManyLettersWide();
};

void TestMainWindow::startPage()
{
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(button("openRepositoryButton")->isVisible());
    QVERIFY(!named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), button("trySampleButton"));
    openProject();
    QVERIFY(!named<QWidget>(QStringLiteral("startPage"))->isVisible());
    start(); // the next start offers it
    QTRY_COMPARE(QApplication::focusWidget(), button("openRepositoryButton"));
    auto *recent = button("recentFolder");
    QVERIFY(recent);
    QCOMPARE(recent->property("path").toString(), m_project);
    click(recent);
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
}

/// The start page is not even shown for a moment.
void TestMainWindow::startedWithAFolder()
{
    start(m_project);
    QVERIFY(tree()->isVisible());
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    for (const char *const page : {"startPage", "settingsPage", "remotePage", "conflictPage",
                                   "newEndpointPage", "pipelinePage"}) {
        QVERIFY2(!window().findChild<QWidget *>(QString::fromLatin1(page)), page);
    }
}

void TestMainWindow::startedWithAFolderThatIsGone()
{
    const QString gone = m_folder->filePath(QStringLiteral("none"));
    start(gone);
    QTRY_VERIFY(named<QWidget>(QStringLiteral("errorBar")));
    QCOMPARE(named<QWidget>(QStringLiteral("errorBar"))->accessibleName().count(gone), 1);
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), named<QWidget>(QStringLiteral("trySampleButton")));
    QVERIFY(button("openRepositoryButton")->isVisible());
}

void TestMainWindow::opensAndSelects()
{
    openProject();
    QCOMPARE(named<ElidedLabel>(QStringLiteral("endpointName"))->text(),
             QStringLiteral("my-endpoint"));
    QVERIFY(slider()->isVisible());
    QCOMPARE(slider()->handleCount(), 1);
    QVERIFY(!named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QVERIFY(window().windowTitle().contains(QStringLiteral("project")));
    QCOMPARE(bytes(), endpointBytes); // looking writes nothing
}

void TestMainWindow::emptyFolder()
{
    const QString empty = m_folder->filePath(QStringLiteral("empty"));
    QVERIFY(setFileBytes(empty + QStringLiteral("/service.yaml"), "kind: Service\n"));
    open(empty);
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))
                    ->text()
                    .contains(QStringLiteral("something else: 1")));
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))
                    ->text()
                    .contains(QStringLiteral("in no Git repository")));
    QVERIFY(button("otherMessageButton")->isVisible());
    click(button("messageButton"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("newEndpointPage"))->isVisible());
}

void TestMainWindow::failedOpen()
{
    bench().open(m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("errorBar")));
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("none"))));
    click(button("retryButton"));
    QTRY_COMPARE(bench().folder().path(), m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(!named<QWidget>(QStringLiteral("errorBar")));
}

void TestMainWindow::pages()
{
    openProject();
    auto *tabs = named<QTabWidget>(QStringLiteral("pageTabs"));
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 1);
    QTRY_VERIFY(named<YamlEditor>(QStringLiteral("yamlEditor"))
                    ->text()
                    .contains(QStringLiteral("auth_mode:   key # for now")));
    QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    click(button("presetButton.10"));
    QTest::keyClick(&window(), Qt::Key_7, Qt::ControlModifier);
    auto *diff = named<QPlainTextEdit>(QStringLiteral("diffView"));
    QTRY_VERIFY(diff->toPlainText().contains(QStringLiteral("-    blue: 100   # everything\n")));
    QVERIFY(diff->toPlainText().contains(QStringLiteral("+    blue: 90   # everything\n")));
    QVERIFY(diff->toPlainText().contains(QStringLiteral("+    'green': 10")));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!diff->isVisible());
}

void TestMainWindow::hostileNames()
{
    const QByteArray hostile =
        "'<img src=\"x\"><b>\u202Egnp.exe&amp; & " + QByteArray(1'000'000, 'x') + "'";
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")),
                         QByteArray(endpointBytes).replace("my-endpoint", hostile)));
    QVERIFY(
        setFileBytes(path(QStringLiteral("x/blue.yml")), deploymentBytes("blue")
                                                             .replace("azureml:m:1", hostile)
                                                             .replace("my-endpoint", "far-away")));
    open(m_project);
    for (int row = 0; row < tree()->model()->rowCount(); ++row) {
        tree()->setCurrentIndex(tree()->model()->index(row, 0));
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
        static_cast<void>(window().grab());
    }
    for (const QLabel *label : window().findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                 qPrintable(label->text().left(80)));
        QVERIFY(!label->text().contains(QChar(0x202e)));
    }
    QVERIFY(window().width() < 3000);
}

void TestMainWindow::namesForTests()
{
    openProject();
    for (const char *name :
         {"endpointTree", "endpointFilter", "trafficSlider", "trafficSpin.blue",
          "instanceSpin.blue", "presetButton.10", "pageTabs", "yamlEditor", "changesBar",
          "undoButton", "commandPalette", "startPage", "openRepositoryButton", "diffView"}) {
        const auto *widget = window().findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(widget, name);
    }
    for (const char *name : {"endpointTree", "endpointFilter", "trafficSlider", "trafficSpin.blue",
                             "instanceSpin.blue", "pageTabs", "yamlEditor", "diffView"}) {
        const auto *widget = window().findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
    }
}

void TestMainWindow::disabledActionsSayWhy()
{
    for (const ActionRegistry::Entry &entry : window().actions().entries()) {
        QCOMPARE(entry.action->isEnabled(), entry.reason.isEmpty());
    }
    QVERIFY(!window().actions().action(QStringLiteral("edit.undo"))->isEnabled());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("view.page1")).isEmpty());
    openProject();
    QVERIFY(window().actions().unavailableReason(QStringLiteral("view.page1")).isEmpty());
    QCOMPARE(window().menuBar()->actions().size(), 8);
}

void TestMainWindow::actionsAreFoundByTheirWords()
{
    start();
    ActionRegistry &registry = window().actions();
    CommandListModel found(registry);
    const std::pair<const char *, const char *> wanted[] = {{"trust", "git.trust"},
                                                            {"pull", "git.pull"},
                                                            {"fetch", "git.fetch"},
                                                            {"sample", "sample.try"},
                                                            {"steady", "view.page4"},
                                                            {"steady", "endpoint.steady"},
                                                            {"pull request", "git.pullRequest"},
                                                            {"theme", "theme.light"},
                                                            {"language", "edit.preferences"},
                                                            {"drift", "view.board"},
                                                            {"drift", "endpoint.compare"},
                                                            {"conflict", "git.conflict"},
                                                            {"log", "view.page5"},
                                                            {"undo", "edit.undo"},
                                                            {"discard", "edit.discard"},
                                                            {"settings", "edit.preferences"},
                                                            {"dupl", "deployment.duplicate"},
                                                            {"dupl", "deployment.add"},
                                                            {"remove", "deployment.remove"},
                                                            {"logs", "deployment.logs"},
                                                            {"compare", "request.compare"}};
    for (const auto &[words, id] : wanted) {
        found.setFilter(QString::fromLatin1(words));
        const int row = found.rowOf(registry.action(QString::fromLatin1(id)));
        QVERIFY2(row >= 0 && row < 3, words);
    }
    found.setFilter(QStringLiteral("hooks"));
    QCOMPARE(found.actionAt(0), registry.action(QStringLiteral("git.trust")));
    QCOMPARE(found.index(0, 0).data(CommandListModel::ReasonRole).toString(),
             QStringLiteral("The folder is in no Git repository"));
}

void TestMainWindow::zoomAndTheme()
{
    openProject();
    const qreal before = QApplication::font().pointSizeF();
    QTest::keyClick(&window(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before * 1.1);
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(&window(), Qt::Key_Equal, Qt::ControlModifier);
    }
    QCOMPARE(QApplication::font().pointSizeF(), before * 3);
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("view.zoomIn")).isEmpty());
    QTest::keyClick(&window(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before);
    window().actions().action(QStringLiteral("theme.dark"))->trigger();
    QVERIFY(Theme::fromPalette(window().palette()).isDark());
    window().actions().action(QStringLiteral("theme.light"))->trigger();
    QVERIFY(!Theme::fromPalette(window().palette()).isDark());
}

void TestMainWindow::detailsForAReport()
{
    ActionRegistry &actions = window().actions();
    const QString id = QStringLiteral("help.report");
    QVERIFY(!actions.unavailableReason(id).isEmpty());
    window().offerReport([] { return QStringLiteral("serin 1.2.3\n"); });
    QVERIFY(actions.unavailableReason(id).isEmpty());
    actions.action(id)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("serin 1.2.3\n"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("reportBar")));
}

void TestMainWindow::panes()
{
    openProject();
    tree()->setFocus();
    const auto focusIn = [](const QWidget *pane) {
        return pane == QApplication::focusWidget() ||
               pane->isAncestorOf(QApplication::focusWidget());
    };
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(named<QWidget>(QStringLiteral("pageTabs"))));
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(tree()));
    click(button("presetButton.10"));
    QTRY_VERIFY(button("undoButton")->isVisible());
    button("presetButton.10")->setFocus();
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(button("undoButton")->hasFocus());
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(tree()));
}

/// What they do is not done behind them, where nobody sees it.
void TestMainWindow::actsLeaveTheSettings()
{
    openProject();
    const auto trigger = [this](const char *id) {
        QAction *const action = window().actions().action(QLatin1String(id));
        QVERIFY2(action->isEnabled(), id);
        action->trigger();
    };
    for (const char *const id : {"view.page2", "deployment.test", "deployment.traffic",
                                 "view.board", "view.board", "endpoint.new"}) {
        trigger("edit.preferences");
        auto *const settings = named<QWidget>(QStringLiteral("settingsPage"));
        QTRY_VERIFY(settings->isVisible());
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(settings->isAncestorOf(QApplication::focusWidget()));
        trigger(id);
        QTRY_VERIFY2(!settings->isVisible() && tree()->isVisible(), id);
        QVERIFY2(window().focusWidget() && window().focusWidget()->isVisible(), id);
        QCOMPARE(named<QWidget>(QStringLiteral("boardPage"))->isVisible(),
                 QLatin1String(id) == QLatin1String("view.board"));
    }
    QVERIFY(named<QWidget>(QStringLiteral("newEndpointPage"))->isVisible());
}

void TestMainWindow::closesWhenWritten()
{
    openProject();
    button("presetButton.50")->click();
    window().close(); // the save has not ended: it is waited for
    QTRY_VERIFY(!window().isVisible());
    QCOMPARE(bytes(), expectedBytes(50));
}

void TestMainWindow::windowStateSurvives()
{
    openProject();
    window().resize(900, 700);
    QVERIFY(window().close());
    m_composition.reset();
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), std::nullopt);
    window().show();
    QCOMPARE(window().size(), QSize(900, 700));
}

void TestMainWindow::theListIsSoManyLettersWide()
{
    openProject();
    const auto *const list = named<QWidget>(QStringLiteral("endpointTree"));
    const int width = list->width();
    QVERIFY(window().close());
    m_composition.reset();
    Preferences(m_folder->filePath(QStringLiteral("serin.conf"))).setZoom(200);
    start(m_project);
    QTRY_VERIFY(named<QWidget>(QStringLiteral("endpointTree"))->width() > width * 11 / 10);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
