// SPDX-License-Identifier: GPL-3.0-or-later
// The settings in the window as people start it: each has its effect at once and after a restart.
#include "app/composition.h"
#include "services/storage/metricrecords.h"
#include "tests/support/answered.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"
#include "ui/actions/shortcuttable.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyle>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestSettingsWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void opensAndCloses();
    void searches();
    void choicesNeedNoScrolling();
    void appliesAtOnce();
    void followsTheMenus();
    void speaksAnotherLanguage();
    void recordsShortcuts();
    void refusesShortcuts();
    void keepsUsualShortcutsWhereOwnCannotBe();
    void findsShortcuts();
    void cutsNoShortcut();
    void tellsOfABrokenFile();
    void tellsOfAFileThatCannotBeWritten();
    void tellsWhatChartsKeep();
    void rowsAreNamed();

private:
    void start()
    {
        m_composition.reset();
        m_composition = std::make_unique<Composition>(*qApp, file(), std::nullopt);
        m_composition->window().resize(1100, 800);
        m_composition->window().show();
        QVERIFY(QTest::qWaitForWindowActive(&m_composition->window()));
    }
    void openSettings() const
    {
        QTest::keyClick(&m_composition->window(), Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(named<QWidget>("settingsPage")->isVisible());
    }
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("serin.conf")); }
    /// The shortcut of @p id becomes the current one.
    QTableView *goTo(const char *id) const
    {
        auto *const table = named<QTableView>("shortcutTable");
        const QModelIndexList found =
            table->model()->match(table->model()->index(0, 0), ShortcutTable::IdRole,
                                  QString::fromLatin1(id), 1, Qt::MatchExactly);
        table->setFocus();
        table->setCurrentIndex(found.value(0).siblingAtColumn(ShortcutTable::ShortcutColumn));
        return table;
    }
    /// Enter, and @p key with @p modifiers while it records.
    void record(const char *id, Qt::Key key, Qt::KeyboardModifiers modifiers) const
    {
        QTableView *const table = goTo(id);
        QTest::keyClick(table, Qt::Key_Return);
        auto *const edit = named<QKeySequenceEdit>("shortcutEdit");
        QVERIFY(edit);
        QTest::keyClick(edit, key, modifiers);
        QTRY_VERIFY(!named<QKeySequenceEdit>("shortcutEdit"));
    }
    [[nodiscard]] QKeySequence keysOf(const char *id) const
    {
        return m_composition->window().actions().action(QString::fromLatin1(id))->shortcut();
    }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_composition->window().findChild<Widget *>(QString::fromLatin1(name));
    }

    const QByteArray m_dataHome = qgetenv("XDG_DATA_HOME");
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Composition> m_composition;
    QFont m_font;
};

void TestSettingsWindow::init()
{
    m_font = QApplication::font();
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestSettingsWindow::cleanup()
{
    m_composition.reset();
    QApplication::setFont(m_font);
}

void TestSettingsWindow::opensAndCloses()
{
    openSettings();
    QVERIFY(named<QLineEdit>("settingsSearch")->hasFocus());
    QTest::keyClick(named<QLineEdit>("settingsSearch"), Qt::Key_Escape);
    QVERIFY(!named<QWidget>("settingsPage")->isVisible());
    QVERIFY(named<QWidget>("startPage")->isVisible());
    openSettings();
    QTest::mouseClick(named<QPushButton>("closeSettings"), Qt::LeftButton);
    QVERIFY(named<QWidget>("startPage")->isVisible());
    // From a folder that is open one comes back to it.
    m_composition->workbench().open(m_folder->path());
    QTRY_VERIFY(!named<QWidget>("startPage")->isVisible());
    openSettings();
    QTest::keyClick(&m_composition->window(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(named<QWidget>("endpointTree")->isVisible());
}

void TestSettingsWindow::searches()
{
    openSettings();
    QTest::keyClicks(named<QLineEdit>("settingsSearch"), QStringLiteral("python"));
    QVERIFY(named<QLineEdit>("setting.workspace.python")->isVisible());
    QVERIFY(!named<QComboBox>("setting.theme")->isVisible());
    QVERIFY(!named<QLabel>("noSettings")->isVisible());
    QTest::keyClicks(named<QLineEdit>("settingsSearch"), QStringLiteral(" <b>"));
    QVERIFY(named<QLabel>("noSettings")->isVisible());
    named<QLineEdit>("settingsSearch")->clear();
    QVERIFY(named<QComboBox>("setting.theme")->isVisible());
}

void TestSettingsWindow::choicesNeedNoScrolling()
{
    openSettings();
    for (auto *box : named<QWidget>("settingsPage")->findChildren<QComboBox *>()) {
        box->showPopup();
        QTRY_VERIFY(box->view()->isVisible());
        QVERIFY2(box->view()->verticalScrollBar()->maximum() == 0, qPrintable(box->objectName()));
        const QRect last = box->view()->visualRect(box->model()->index(box->count() - 1, 0));
        QVERIFY2(box->view()->viewport()->rect().contains(last), qPrintable(box->objectName()));
        box->hidePopup();
    }
}

void TestSettingsWindow::appliesAtOnce()
{
    openSettings();
    auto *const theme = named<QComboBox>("setting.theme");
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(theme->currentText(), QStringLiteral("Dark, high contrast"));
    QVERIFY(Theme::fromPalette(m_composition->window().palette()).hasMoreContrast());
    QVERIFY(Theme::fromPalette(m_composition->window().palette()).isDark());
    auto *const zoom = named<QSpinBox>("setting.zoom");
    zoom->setFocus();
    zoom->selectAll();
    QTest::keyClicks(zoom, QStringLiteral("150"));
    QTest::keyClick(zoom, Qt::Key_Return);
    QVERIFY(QApplication::font().pointSizeF() > m_font.pointSizeF() * 1.4);
    auto *const keep = named<QCheckBox>("setting.workspace.keep");
    keep->setFocus();
    QTest::keyClick(keep, Qt::Key_Space);
    QVERIFY(
        m_composition->window().actions().action(QStringLiteral("workspace.keep"))->isChecked());
    auto *const python = named<QLineEdit>("setting.workspace.python");
    python->setFocus();
    QTest::keyClicks(python, QStringLiteral("/nowhere/python3"));
    QTest::keyClick(python, Qt::Key_Return);
    QTRY_VERIFY(named<QLabel>("problem.workspace.python")->isVisible());
    QVERIFY(python->accessibleDescription().contains(QStringLiteral("no program /nowhere")));
    python->clear();
    QTest::keyClick(python, Qt::Key_Return);
    auto *const found = named<QLabel>("found.workspace.python");
    QTRY_VERIFY(found->isVisible() && found->text().contains(QStringLiteral("Python 3.")));
    QVERIFY(!named<QLabel>("problem.workspace.python")->isVisible());
    start();
    QVERIFY(Theme::fromPalette(m_composition->window().palette()).isDark());
    QVERIFY(m_composition->workbench().preferences().keepsWorkspace());
    openSettings();
    QCOMPARE(named<QSpinBox>("setting.zoom")->value(), 150);
    QTest::mouseClick(named<QPushButton>("resetSettings"), Qt::LeftButton);
    QCOMPARE(named<QSpinBox>("setting.zoom")->value(), 100);
    QCOMPARE(named<QComboBox>("setting.theme")->currentText(), QStringLiteral("As the system"));
    QVERIFY(named<QLineEdit>("setting.workspace.python")->text().isEmpty());
}

void TestSettingsWindow::tellsWhatChartsKeep()
{
    const QString folder = m_folder->filePath(QStringLiteral("data"));
    qputenv("XDG_DATA_HOME", folder.toUtf8());
    {
        MetricRecords records(folder + QStringLiteral("/serin/metrics.db"));
        KeptMetrics metrics;
        metrics.lines = {{QStringLiteral("blue"),
                          QStringLiteral("requests"),
                          1,
                          {{QDateTime::currentMSecsSinceEpoch(), 1}}}};
        QVERIFY(answered(records.keep({QStringLiteral("local"), QStringLiteral("a")}, metrics)));
    }
    start();
    openSettings();
    const auto *const words = named<QLabel>("keptChartsWords");
    auto *const clear = named<QPushButton>("clearChartsButton");
    QTRY_VERIFY_WITH_TIMEOUT(clear->isEnabled(), patience);
    QVERIFY2(words->text().contains(QStringLiteral("one endpoint")), qPrintable(words->text()));
    auto *const search = named<QLineEdit>("settingsSearch");
    search->setText(QStringLiteral("charts kept"));
    QVERIFY(words->isVisible());
    QVERIFY(!named<QWidget>("setting.zoom")->isVisible());
    search->setText(QStringLiteral("zoom"));
    QVERIFY(!words->isVisible());
    search->clear();
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(words->text(), QStringLiteral("Nothing is kept."), patience);
    QVERIFY(!clear->isEnabled() && !clear->toolTip().isEmpty());
    auto *const days = named<QSpinBox>("setting.charts.days");
    QCOMPARE(days->value(), 30);
    days->setValue(0);
    QCOMPARE(m_composition->workbench().preferences().keptDays(), 0);
    start();
    openSettings();
    QCOMPARE(named<QSpinBox>("setting.charts.days")->value(), 0);
    m_composition.reset();
    qputenv("XDG_DATA_HOME", m_dataHome);
}

void TestSettingsWindow::followsTheMenus()
{
    openSettings();
    m_composition->window().actions().action(QStringLiteral("theme.dark"))->trigger();
    QCOMPARE(named<QComboBox>("setting.theme")->currentText(), QStringLiteral("Dark"));
    m_composition->window().actions().action(QStringLiteral("view.zoomIn"))->trigger();
    QCOMPARE(named<QSpinBox>("setting.zoom")->value(), 110);
    m_composition->window().actions().action(QStringLiteral("workspace.keep"))->trigger();
    QVERIFY(named<QCheckBox>("setting.workspace.keep")->isChecked());
    m_composition->window().actions().action(QStringLiteral("theme.system"))->trigger();
}

void TestSettingsWindow::speaksAnotherLanguage()
{
    openSettings();
    auto *const language = named<QComboBox>("setting.language");
    language->setFocus();
    QTest::keyClick(language, Qt::Key_End);
    QCOMPARE(language->currentText(), QStringLiteral("Deutsch"));
    QCOMPARE(named<QWidget>("settingsPage")->accessibleName(), QStringLiteral("Settings"));
    start();
    openSettings();
    QCOMPARE(named<QWidget>("settingsPage")->accessibleName(), QStringLiteral("Einstellungen"));
}

void TestSettingsWindow::recordsShortcuts()
{
    openSettings();
    const QKeySequence usual = keysOf("view.zoomIn");
    const QKeySequence own(Qt::CTRL | Qt::ALT | Qt::Key_U);
    record("view.zoomIn", Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(keysOf("view.zoomIn"), own);
    QTest::keyClick(goTo("view.zoomOut"), Qt::Key_Delete);
    QVERIFY(keysOf("view.zoomOut").isEmpty());
    QVERIFY(!named<QPushButton>("resetShortcut")->text().isEmpty());
    start();
    QCOMPARE(keysOf("view.zoomIn"), own);
    QVERIFY(keysOf("view.zoomOut").isEmpty());
    QTest::keyClick(&m_composition->window(), Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_composition->workbench().preferences().zoom(), 110);
    openSettings();
    goTo("view.zoomIn");
    QTest::mouseClick(named<QPushButton>("resetShortcut"), Qt::LeftButton);
    QCOMPARE(keysOf("view.zoomIn"), usual);
    QVERIFY(!named<QPushButton>("resetShortcut")->isEnabled());
    QTest::mouseClick(named<QPushButton>("resetSettings"), Qt::LeftButton);
    QVERIFY(!keysOf("view.zoomOut").isEmpty());
}

void TestSettingsWindow::refusesShortcuts()
{
    openSettings();
    const QKeySequence before = keysOf("view.zoomIn");
    const auto *const problem = named<QLabel>("shortcutProblem");
    record("view.zoomIn", Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(keysOf("view.zoomIn"), before);
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("Save")), qPrintable(problem->text()));
    // It is seen: beside its row, which the page shows.
    QVERIFY(!problem->visibleRegion().isEmpty());
    QCOMPARE(problem->visibleRegion().boundingRect().height(), problem->height());
    record("view.zoomIn", Qt::Key_A, Qt::NoModifier);
    QCOMPARE(keysOf("view.zoomIn"), before);
    QVERIFY2(problem->text().contains(QStringLiteral("type")), qPrintable(problem->text()));
    record("view.zoomIn", Qt::Key_F12, Qt::NoModifier);
    QCOMPARE(keysOf("view.zoomIn"), QKeySequence(Qt::Key_F12));
    QVERIFY(!problem->isVisible());
    // Escape gives up recording, and leaves the page where it is.
    QTest::keyClick(goTo("view.zoomIn"), Qt::Key_Return);
    QVERIFY(named<QKeySequenceEdit>("shortcutEdit"));
    QTest::keyClick(named<QKeySequenceEdit>("shortcutEdit"), Qt::Key_Escape);
    QTRY_VERIFY(!named<QKeySequenceEdit>("shortcutEdit"));
    QCOMPARE(keysOf("view.zoomIn"), QKeySequence(Qt::Key_F12));
    QVERIFY(named<QWidget>("settingsPage")->isVisible());
    record("view.zoomIn", Qt::Key_S, Qt::ControlModifier);
    QVERIFY(problem->isVisible());
    goTo("view.zoomOut");
    QVERIFY(!problem->isVisible()); // over with the next row
    record("view.zoomOut", Qt::Key_S, Qt::ControlModifier);
    QVERIFY(problem->isVisible());
    QTest::keyClick(&m_composition->window(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(!named<QWidget>("settingsPage")->isVisible());
    openSettings();
    QVERIFY(!problem->isVisible());
}

void TestSettingsWindow::keepsUsualShortcutsWhereOwnCannotBe()
{
    const QKeySequence in = keysOf("view.zoomIn");
    const QKeySequence out = keysOf("view.zoomOut");
    const QKeySequence save = keysOf("file.save");
    m_composition.reset();
    {
        Preferences preferences(file());
        preferences.setShortcuts({{QStringLiteral("view.zoomIn"), QStringLiteral("Ctrl+S")},
                                  {QStringLiteral("view.zoomOut"), QStringLiteral("A")},
                                  {QStringLiteral("no.such.action"), QStringLiteral("Ctrl+Alt+9")},
                                  {QStringLiteral("view.refresh"), QStringLiteral("nonsense")}});
        QVERIFY(preferences.save());
    }
    start();
    QCOMPARE(keysOf("view.zoomIn"), in);
    QCOMPARE(keysOf("view.zoomOut"), out);
    QCOMPARE(keysOf("file.save"), save);
    QVERIFY(!keysOf("view.refresh").isEmpty());
    QCOMPARE(m_composition->workbench().preferences().shortcuts().size(), 4);
}

/// Neither a name nor keys, with little room for them either.
void TestSettingsWindow::cutsNoShortcut()
{
    m_composition->window().resize(800, 700);
    m_composition->workbench().settings().setValue(QStringLiteral("zoom"), 200);
    openSettings();
    auto *const table = named<QTableView>("shortcutTable");
    const int margin = 2 * (table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
    const auto cut = [table, margin] {
        QStringList texts;
        const QFontMetrics metrics(table->font());
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QString text = table->model()->index(row, column).data().toString();
                const QRect room(0, 0, table->columnWidth(column) - margin, table->rowHeight(row));
                const QRect taken = metrics.boundingRect(room, Qt::TextWordWrap, text);
                if (taken.width() > room.width() || taken.height() > room.height()) {
                    texts.append(text);
                }
            }
        }
        return texts;
    };
    QTRY_COMPARE(cut(), QStringList());
    QVERIFY(table->rowHeight(0) < 3 * QFontMetrics(table->font()).height());
}

void TestSettingsWindow::findsShortcuts()
{
    openSettings();
    auto *const table = named<QTableView>("shortcutTable");
    const int all = table->model()->rowCount();
    QCOMPARE(all, int(m_composition->window().actions().entries().size()));
    QTest::keyClicks(named<QLineEdit>("settingsSearch"), QStringLiteral("zoom in"));
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->isVisible());
    QVERIFY(!named<QLabel>("noSettings")->isVisible());
    QTest::keyClicks(named<QLineEdit>("settingsSearch"), QStringLiteral(" <b>"));
    QVERIFY(!table->isVisible());
    named<QLineEdit>("settingsSearch")->clear();
    QCOMPARE(table->model()->rowCount(), all);
}

void TestSettingsWindow::tellsOfABrokenFile()
{
    m_composition.reset();
    QVERIFY(setFileBytes(file(), "<html>\n"));
    start();
    QVERIFY(named<QWidget>("settingsBar")->isVisible());
    const QString kept = m_composition->workbench().preferences().brokenFile();
    QCOMPARE(fileBytes(kept), QByteArray("<html>\n"));
    // It stays while something else is opened.
    m_composition->workbench().open(m_folder->path());
    QTRY_VERIFY(!named<QWidget>("startPage")->isVisible());
    QVERIFY(named<QWidget>("settingsBar")->isVisible());
    start();
    QVERIFY(!named<QWidget>("settingsBar"));
}

void TestSettingsWindow::tellsOfAFileThatCannotBeWritten()
{
    m_composition.reset();
    QVERIFY(QDir().mkpath(file())); // a folder in its place
    start();
    openSettings();
    QVERIFY(!named<QLabel>("settingsUnsaved")->isVisible());
    named<QSpinBox>("setting.zoom")->setValue(120);
    QVERIFY(named<QLabel>("settingsUnsaved")->isVisible());
    QCOMPARE(named<QSpinBox>("setting.zoom")->value(), 120);
}

void TestSettingsWindow::rowsAreNamed()
{
    openSettings();
    for (const Setting &setting : m_composition->workbench().settings().settings()) {
        auto *const field =
            m_composition->window().findChild<QWidget *>(QStringLiteral("setting.") + setting.id);
        QVERIFY2(field, qPrintable(setting.id));
        QCOMPARE(field->accessibleName(), setting.title);
        QVERIFY(field->focusPolicy() & Qt::TabFocus);
    }
}

QTEST_MAIN(TestSettingsWindow)
#include "tst_settingswindow.moc"
