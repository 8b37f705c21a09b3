// SPDX-License-Identifier: GPL-3.0-or-later
// The start page in the window as people start it, with real events and real git.
#include "tests/ui/start/startplace.h"

#include <QActionGroup>
#include <QClipboard>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

using namespace serin;

class TestStartWindow : public QObject, private StartPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void looksAgainWhenItIsShown();
    void setsNameAndAddress();
    void copiesAFix();
    void nothingMovesWhenAFixIsDone();
    void marksRecentFoldersThatAreGone();
    void asksBeforeStartingOver();
    void picksTierAndReadOnly();
    void marksTheProjectThatIsOpen();
    void longProjectNamesKeepTheirEnds();
    void zoomingThereAndBackMovesNothing();
    void fitsASmallScreen();
    void isNamed();

private:
    static QRect globalPlace(const QWidget &widget)
    {
        return {widget.mapToGlobal(QPoint()), widget.size()};
    }
    /// Of all that can be pressed on the start page, by name.
    [[nodiscard]] QHash<QString, QRect> places() const
    {
        QCoreApplication::processEvents();
        QHash<QString, QRect> found;
        for (const QWidget *widget : named<QWidget>("startPage")->findChildren<QWidget *>()) {
            const bool isPressed = qobject_cast<const QAbstractButton *>(widget) ||
                                   qobject_cast<const QLineEdit *>(widget);
            if (isPressed && widget->isVisible()) {
                found.insert(widget->objectName(), globalPlace(*widget));
            }
        }
        return found;
    }
    void waitForCheck(const char *id, const QString &words) const
    {
        const QByteArray name = QByteArray("check.") + id;
        QTRY_VERIFY2_WITH_TIMEOUT(named<QLabel>(name.constData())->text().contains(words),
                                  qPrintable(named<QLabel>(name.constData())->text()), patience);
    }
};

/// A terminal is where much of it is set up.
void TestStartWindow::looksAgainWhenItIsShown()
{
    const Environment &environment = m_composition->gitBench().environment();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("startIdentity")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!environment.isLooking(), patience);
    m_composition->workbench().open(makeRepository());
    QTRY_VERIFY_WITH_TIMEOUT(!named<QWidget>("startIdentity")->isVisible(), patience);
    for (const char *key : {"name", "email"}) {
        QCOMPARE(QProcess::execute(QStringLiteral("git"),
                                   {QStringLiteral("config"), QStringLiteral("--global"),
                                    QStringLiteral("user.%1").arg(QLatin1String(key)),
                                    QStringLiteral("ada@example.org")}),
                 0);
    }
    m_composition->workbench().close();
    waitForCheck("identity", QStringLiteral("ada@example.org"));
}

void TestStartWindow::setsNameAndAddress()
{
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("startIdentity")->isVisible(), patience);
    QVERIFY(!named<QPushButton>("saveIdentityButton")->isEnabled());
    type("startIdentityName", QStringLiteral("Ada <x>"));
    type("startIdentityEmail", QStringLiteral("ada@example.org"));
    click("saveIdentityButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("startIdentityProblem")->isVisible(), patience);
    type("startIdentityName", QStringLiteral("Ada"));
    QTest::keyClick(named<QLineEdit>("startIdentityName"), Qt::Key_Return);
    waitForCheck("identity", QStringLiteral("Ada <ada@example.org>"));
    QTRY_VERIFY(!named<QPushButton>("saveIdentityButton")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(named<QPushButton>("saveIdentityButton")->toolTip(),
                              QStringLiteral("Done"), patience);
    QVERIFY(
        fileBytes(QDir::homePath() + QStringLiteral("/.gitconfig")).contains("ada@example.org"));
}

void TestStartWindow::copiesAFix()
{
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("copy.keystore")->isVisible(), patience);
    click("copy.keystore");
    const QString command = QApplication::clipboard()->text();
    QCOMPARE(command, named<QLabel>("command.keystore")->accessibleName());
    QCOMPARE(QProcess::execute(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!m_composition->gitBench().environment().isLooking(), patience);
    click("checkAgainButton");
    waitForCheck("keystore", QStringLiteral("helper"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_composition->gitBench().environment().isLooking(), patience);
    QVERIFY(!named<QPushButton>("copy.keystore")->isEnabled());
    QVERIFY(!named<QPushButton>("copy.keystore")->toolTip().isEmpty());
}

/// The next click is where it was aimed at; what is done goes when the page is shown again.
void TestStartWindow::nothingMovesWhenAFixIsDone()
{
    const Environment &environment = m_composition->gitBench().environment();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("startIdentity")->isVisible() &&
                                 named<QPushButton>("copy.keystore")->isVisible() &&
                                 !environment.isLooking(),
                             patience);
    type("startIdentityName", QStringLiteral("Ada <x>"));
    type("startIdentityEmail", QStringLiteral("ada@example.org"));
    const QPoint save = globalPlace(*named<QPushButton>("saveIdentityButton")).topLeft();
    click("saveIdentityButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("startIdentityProblem")->isVisible(), patience);
    QCOMPARE(globalPlace(*named<QPushButton>("saveIdentityButton")).topLeft(), save);
    const auto before = places();
    QVERIFY(before.size() > 8);
    type("startIdentityName", QStringLiteral("Ada"));
    click("saveIdentityButton");
    waitForCheck("identity", QStringLiteral("Ada <ada@example.org>"));
    QCOMPARE(places(), before);
    QVERIFY(QProcess::execute(
                QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), named<QLabel>("command.keystore")->accessibleName()}) == 0);
    click("checkAgainButton");
    QCOMPARE(places(), before); // while it looks, too
    waitForCheck("keystore", QStringLiteral("helper"));
    QTRY_VERIFY_WITH_TIMEOUT(!environment.isLooking(), patience);
    QCOMPARE(places(), before);
    QCOMPARE(QApplication::focusWidget(), named<QPushButton>("checkAgainButton"));
    if (const QString folder = qEnvironmentVariable("SERIN_PICTURE"); !folder.isEmpty()) {
        QVERIFY(window().grab().save(folder + QStringLiteral("/start-done.png")));
    }
    // Lines that come at its end push nothing about either.
    click("cloneRepositoryButton");
    QTRY_COMPARE(globalPlace(*named<QPushButton>("trySampleButton")),
                 before.value(QStringLiteral("trySampleButton")));
    named<QScrollArea>("startPage")->hide();
    named<QScrollArea>("startPage")->show();
    QVERIFY(!named<QWidget>("startIdentity")->isVisible());
    QVERIFY(!named<QPushButton>("copy.keystore")->isVisible());
}

void TestStartWindow::marksRecentFoldersThatAreGone()
{
    QVERIFY(QDir().mkpath(at("kept")));
    m_composition->workbench().preferences().addRecentFolder(at("kept"));
    m_composition->workbench().preferences().addRecentFolder(at("gone"));
    start();
    const auto rows = [this] {
        QHash<QString, QPushButton *> found;
        for (QPushButton *button :
             window().findChildren<QPushButton *>(QStringLiteral("recentFolder"))) {
            if (button->isVisible()) {
                found.insert(button->property("path").toString(), button);
            }
        }
        return found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        rows().value(at("gone")) &&
            rows().value(at("gone"))->accessibleName().contains(QStringLiteral("not there")),
        patience);
    QVERIFY(!rows().value(at("kept"))->accessibleName().contains(QStringLiteral("not there")));
    for (QToolButton *remove :
         window().findChildren<QToolButton *>(QStringLiteral("removeRecent"))) {
        if (remove->isVisible() && remove->property("path").toString() == at("gone")) {
            QTest::mouseClick(remove, Qt::LeftButton);
            break;
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 1, patience);
    QCOMPARE(m_composition->workbench().preferences().recentFolders(), QStringList{at("kept")});
}

void TestStartWindow::asksBeforeStartingOver()
{
    // The sample as it was made some time ago.
    const QString sample = QDir::homePath() + QStringLiteral("/Serin/canary-sample");
    QVERIFY(setFileBytes(sample + QStringLiteral("/.git/refs/remotes/origin/main"), "1\n"));
    start();
    QCOMPARE(named<QPushButton>("trySampleButton")->text(), QStringLiteral("Open the sample"));
    click("startOverButton");
    QVERIFY(named<QWidget>("startOverBar")->isVisible());
    QVERIFY2(shown("startOverBar").contains(sample), qPrintable(shown("startOverBar")));
    QVERIFY(!m_composition->gitBench().sample().isWorking());
    click("keepSample");
    QVERIFY(!named<QWidget>("startOverBar"));
    QVERIFY(QFileInfo::exists(sample));
    // The workspace does not start here: it says so, and everything is as it was.
    click("startOverButton");
    QTRY_VERIFY(named<QPushButton>("confirmStartOver") &&
                named<QPushButton>("confirmStartOver")->isVisible());
    click("confirmStartOver");
    QTRY_COMPARE_WITH_TIMEOUT(m_composition->gitBench().sample().state(),
                              SampleController::State::Failed, patience);
    QVERIFY(named<QWidget>("sampleState")->isVisible());
    QVERIFY(QFileInfo::exists(sample));
}

void TestStartWindow::picksTierAndReadOnly()
{
    const QString source = makeRepository();
    m_composition->workbench().open(source);
    auto *const picker = named<QPushButton>("projectPicker");
    QTRY_VERIFY_WITH_TIMEOUT(picker->isVisible(), patience);
    QVERIFY(picker->accessibleName().contains(QStringLiteral("DEV")));
    const auto menu = [picker](const char *name) {
        Q_EMIT picker->menu()->aboutToShow();
        return picker->menu()->findChild<QMenu *>(QString::fromLatin1(name));
    };
    const QList<QAction *> tiers = menu("tierMenu")->actions();
    QCOMPARE(tiers.size(), 3);
    QVERIFY(tiers[0]->isChecked());
    tiers[2]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(QStringLiteral("PROD")), patience);
    Q_EMIT picker->menu()->aboutToShow();
    picker->menu()->findChild<QAction *>(QStringLiteral("readOnlyAction"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(QStringLiteral("read-only")),
                             patience);
    // It is so after a restart too, and for the command line.
    start();
    m_composition->workbench().open(source);
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QPushButton>("projectPicker")->accessibleName().contains(QStringLiteral("read-only")),
        patience);
    QVERIFY(ProjectRegistry().list()->projects.first().readOnly);
}

void TestStartWindow::marksTheProjectThatIsOpen()
{
    const QString source = makeRepository();
    const QString plain = QFileInfo(source).fileName() + QStringLiteral(" (dev)");
    const auto projects = [this] {
        auto *const menu = named<QPushButton>("projectPicker")->menu();
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QActionGroup *>()->actions();
    };
    const auto isMarked = [&projects](const QString &words) {
        const QList<QAction *> actions = projects();
        return std::count_if(actions.begin(), actions.end(),
                             [](const QAction *each) { return each->isChecked(); }) == 1 &&
               std::any_of(actions.begin(), actions.end(), [&words](const QAction *each) {
                   return each->isChecked() && each->text() == words;
               });
    };
    const auto kept = [this, &source] {
        return m_composition->workbench().preferences().chosenProject(source);
    };
    m_composition->workbench().open(source);
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("projectPicker")->isVisible(), patience);
    QVERIFY(isMarked(plain));
    QCOMPARE(projects().size(), 1);
    QVERIFY(QDir().mkpath(source + QStringLiteral("/staging")));
    QVERIFY(setFileBytes(source + QStringLiteral("/serin.yaml"),
                         "projects:\n  - name: ours\n    folder: staging\n    tier: staging\n"
                         "    workspace: local\n"));
    m_composition->gitBench().project().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(projects().size(), 2, patience);
    QVERIFY(isMarked(plain));
    projects().at(1)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(QStringLiteral("ours (staging)")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), QStringLiteral("ours"), patience);
    start();
    m_composition->workbench().open(source);
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("projectPicker")->isVisible() &&
                                 isMarked(QStringLiteral("ours (staging)")),
                             patience);
    projects().at(0)->trigger(); // and back to the folder as it is
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(plain), patience);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), QString(), patience);
    start();
    m_composition->workbench().open(source);
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("projectPicker")->isVisible() && isMarked(plain),
                             patience);
}

void TestStartWindow::longProjectNamesKeepTheirEnds()
{
    const QString source = makeRepository();
    Project project;
    project.repository = source;
    project.workspace = QStringLiteral("local");
    project.name = QStringLiteral("a-team-with-a-long-name-and-a-deep-folder-of-endpoints-in-prod");
    QVERIFY(ProjectRegistry().add(project));
    m_composition->window().resize(1280, 800);
    m_composition->workbench().open(source);
    auto *const picker = named<QPushButton>("projectPicker");
    QTRY_VERIFY_WITH_TIMEOUT(picker->isVisible() && picker->accessibleName().contains(project.name),
                             patience);
    const auto isTelling = [picker] {
        const QString shown = picker->text();
        return shown.startsWith(QStringLiteral("a-")) && shown.contains(QStringLiteral("od › ")) &&
               shown.contains(QStringLiteral(" → Lo")) && shown.endsWith(QStringLiteral("ce"));
    };
    for (const int width : {1280, 800}) {
        m_composition->window().resize(width, 800);
        QTRY_VERIFY2(isTelling() && (width > 1000 || picker->text().contains(u'…')),
                     qPrintable(picker->text()));
        QVERIFY(picker->toolTip().contains(project.name));
    }
}

void TestStartWindow::zoomingThereAndBackMovesNothing()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_composition->gitBench().environment().isLooking(), patience);
    const auto before = places();
    SettingsModel &settings = m_composition->workbench().settings();
    for (const int zoom : {200, 100}) {
        settings.setValue(QStringLiteral("zoom"), zoom);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(places(), before);
}

void TestStartWindow::fitsASmallScreen()
{
    click("cloneRepositoryButton");
    window().resize(640, 480);
    QFont font = QApplication::font();
    const QFont before = font;
    font.setPointSizeF(font.pointSizeF() * 2);
    QApplication::setFont(font);
    QCoreApplication::processEvents();
    auto *const page = named<QScrollArea>("startPage");
    // Nothing is wider than the page: what is below is reached by scrolling.
    QTRY_VERIFY(page->widget()->width() <= page->viewport()->width());
    auto *const again = named<QPushButton>("checkAgainButton");
    page->ensureWidgetVisible(again);
    QVERIFY(!again->visibleRegion().isEmpty());
    QApplication::setFont(before);
}

void TestStartWindow::isNamed()
{
    click("cloneRepositoryButton");
    for (const QWidget *widget : named<QWidget>("startPage")->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
            !qobject_cast<const QAbstractButton *>(widget) &&
            widget->metaObject()->className() != QByteArray("QLabel")) {
            QVERIFY2(!widget->accessibleName().isEmpty() ||
                         widget->objectName() == QLatin1String("qt_scrollarea_viewport"),
                     qPrintable(widget->objectName()));
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
            button && button->isVisible()) {
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(button->isEnabled() || !button->toolTip().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
}

QTEST_MAIN(TestStartWindow)
#include "tst_startwindow.moc"
