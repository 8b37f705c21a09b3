// SPDX-License-Identifier: GPL-3.0-or-later
// The page Test as a person uses it, by real events.
#include "models/common/timecursor.h"
#include "tests/support/filebytes.h"
#include "tests/support/scoringplace.h"
#include "ui/invoke/testpage.h"
#include "ui/yaml/textview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTextBlock>
#include <QToolButton>
#include <QWheelEvent>

using namespace serin;

namespace {

constexpr int pagePatience = 60'000;

} // namespace

class TestTestPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsAndShowsTheAnswer();
    void staysOnTheTabsThatAreThere();
    void takesAFileByDragAndDrop();
    void showsAPartOfALargeRequestAndSendsAllOfIt();
    void showsTheFirstPartOfALargeAnswer();
    void showsALongLineAndSavesAllOfIt();
    void showsALongTextInTurns();
    void searchesTheHistoryAndSendsAgain();
    void copiesWithoutSecrets();
    void marksUpNothing();
    void everythingHasAName();

private:
    template<typename Widget = QWidget>
    Widget *named(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    void dropFile(const QString &path) const
    {
        auto *const editor = named<QPlainTextEdit>("requestEditor");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint middle = editor->viewport()->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(editor->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(editor->viewport(), &drop);
    }
    bool isAnswered() const
    {
        return QTest::qWaitFor(
            [this] { return m_place->invoke->outcome().phase == InvokeOutcome::Phase::Answered; },
            pagePatience);
    }

    TimeCursor m_cursor;
    std::unique_ptr<ScoringPlace> m_place;
    std::unique_ptr<TestPage> m_page;
};

void TestTestPage::init()
{
    m_place = std::make_unique<ScoringPlace>();
    m_page = std::make_unique<TestPage>(*m_place->invoke, m_place->live(), m_cursor);
    while (m_page->buildNext()) {
    }
    m_page->resize(1000, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QVERIFY(m_place->isReady());
}

void TestTestPage::cleanup()
{
    m_page.reset();
    m_place.reset();
}

void TestTestPage::sendsAndShowsTheAnswer()
{
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    QCOMPARE(named<QPlainTextEdit>("responseRaw")->toPlainText(), QStringLiteral("[2]"));
    QVERIFY(named<QLabel>("responseFacts")->text().contains(QStringLiteral("answered by blue")));
    QVERIFY(named<QPlainTextEdit>("responseHeaders")
                ->toPlainText()
                .contains(QStringLiteral("azureml-model-deployment")));
    QVERIFY(named<QPlainTextEdit>("responseTiming")
                ->toPlainText()
                .contains(QStringLiteral("First byte")));
}

/// The tab of a comparison is none while nothing was compared.
void TestTestPage::staysOnTheTabsThatAreThere()
{
    const auto *const tabs = named<QTabWidget>("responseTabs");
    QTabBar *const bar = tabs->tabBar();
    const int last = tabs->count() - 2;
    QVERIFY(!tabs->isTabVisible(last + 1));
    const auto turn = [bar] {
        const QPointF middle = bar->rect().center();
        QWheelEvent event(middle, bar->mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(bar, &event);
    };
    turn(); // somebody scrolls the page
    QCOMPARE(tabs->currentIndex(), 0);
    bar->setFocus();
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(bar, Qt::Key_Right);
        turn();
    }
    QCOMPARE(tabs->currentIndex(), last);
}

void TestTestPage::takesAFileByDragAndDrop()
{
    m_place->write(QStringLiteral("other.json"), "{\"data\":[[5]]}");
    const QString path = m_place->path(QStringLiteral("other.json"));
    dropFile(path);
    QTRY_COMPARE(m_place->invoke->body().bytes, QByteArray("{\"data\":[[5]]}"));
    QCOMPARE(named<QPlainTextEdit>("requestEditor")->toPlainText(),
             QStringLiteral("{\"data\":[[5]]}"));
    QCOMPARE(named<QComboBox>("requestFile")->currentText(), QStringLiteral("other.json"));
    dropFile(m_place->path(QStringLiteral("gone.json")));
    QTRY_VERIFY(named<QLabel>("testError")->isVisible());
    QCOMPARE(m_place->invoke->body().bytes, QByteArray("{\"data\":[[5]]}")); // nothing lost
}

void TestTestPage::showsAPartOfALargeRequestAndSendsAllOfIt()
{
    const QByteArray large = "{\"data\":\"" + QByteArray(600 * 1024, 'x') + "\"}";
    m_place->write(QStringLiteral("large.json"), large);
    dropFile(m_place->path(QStringLiteral("large.json")));
    QTRY_COMPARE_WITH_TIMEOUT(m_place->invoke->body().bytes.size(), large.size(), pagePatience);
    auto *const editor = named<QPlainTextEdit>("requestEditor");
    QVERIFY(editor->isReadOnly());
    QVERIFY(editor->toPlainText().size() <= 257 * 1024);
    QVERIFY(named<QLabel>("requestNote")->isVisible());
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    QCOMPARE(m_place->server.requests.back().body, large);
    QTest::mouseClick(named<QPushButton>("clearRequestButton"), Qt::LeftButton);
    QVERIFY(!editor->isReadOnly());
    QVERIFY(editor->toPlainText().isEmpty());
}

void TestTestPage::showsTheFirstPartOfALargeAnswer()
{
    m_place->server.otherwise =
        ScriptedServer::respond(200, '"' + QByteArray(2'000'000, 'y') + '"');
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    const auto *const raw = named<QPlainTextEdit>("responseRaw");
    QTRY_VERIFY(raw->toPlainText().size() >= 256 * 1024);
    QVERIFY(raw->toPlainText().size() <= 257 * 1024);
    QVERIFY(named<QLabel>("responseNote")->isVisible());
    QVERIFY(named<QLabel>("responseFacts")->text().contains(QStringLiteral("MB")));
}

void TestTestPage::showsALongLineAndSavesAllOfIt()
{
    const QByteArray body = "[\"" + QByteArray(200 * 1024, 'y') + "\",2]";
    m_place->server.otherwise = ScriptedServer::respond(200, body);
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    auto *const raw = named<TextView>("responseRaw");
    QTRY_COMPARE(raw->text().toUtf8(), body);
    QTRY_VERIFY(raw->isWhole());
    QVERIFY(raw->document()->blockCount() > 100); // so that it is quick to lay out
    QVERIFY(named<QLabel>("responseNote")->text().isEmpty());
    // It is copied as one line, whole or in part.
    raw->selectAll();
    raw->copy();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), body);
    QTextCursor part(raw->document());
    part.setPosition(1'990);
    part.setPosition(2'011, QTextCursor::KeepAnchor);
    raw->setTextCursor(part);
    raw->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(20, u'y'));
    QTRY_COMPARE(named<TextView>("responseView")->text().count(u'\n'), 3); // one entry a line

    const QString path = m_place->path(QStringLiteral("answer.json"));
    QTest::mouseClick(named<QToolButton>("saveResponseButton"), Qt::LeftButton);
    auto *const dialog = m_page->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept(); // its own is hidden
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QLabel>("responseNote")->text().startsWith(QStringLiteral("Saved")), pagePatience);
    QCOMPARE(fileBytes(path), body);
    QTest::mouseClick(named<QToolButton>("saveResponseButton"), Qt::LeftButton);
    auto *const again = m_page->findChild<QFileDialog *>();
    QVERIFY(again);
    QMetaObject::invokeMethod(again, "fileSelected",
                              Q_ARG(QString, path + QStringLiteral("/below-a-file.json")));
    again->reject();
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QLabel>("responseNote")->text().contains(QStringLiteral("could not be written")),
        pagePatience);
}

void TestTestPage::showsALongTextInTurns()
{
    const auto numbered = [](int lines, const QString &word) {
        QString text;
        for (int i = 1; i <= lines; ++i) {
            text += word + QString::number(i) + QLatin1Char('\n');
        }
        return text;
    };
    const QString text = numbered(10'000, QStringLiteral("line "));
    TextView view(nullptr);
    view.resize(400, 300);
    view.show();
    view.showText(text);
    QVERIFY(!view.isWhole());
    QVERIFY(view.toPlainText().startsWith(QStringLiteral("line 1\nline 2\n")));
    QTRY_VERIFY(view.isWhole());
    QCOMPARE(view.toPlainText(), text);
    QCOMPARE(view.document()->blockCount(), view.lineCount());
    // Another one, in the middle of it, and where one was stays.
    view.verticalScrollBar()->setValue(7'000);
    view.showText(numbered(9'000, QStringLiteral("other ")));
    QVERIFY(!view.isWhole());
    const QString last = numbered(9'500, QStringLiteral("last "));
    QTRY_VERIFY(view.isWhole());
    QCOMPARE(view.verticalScrollBar()->value(), 7'000);
    view.showText(text);
    view.showText(last);
    QTRY_VERIFY(view.isWhole());
    QCOMPARE(view.toPlainText(), last);
    // Who goes somewhere finds all of it.
    view.showText(text);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(view.isWhole());
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    view.showText(last);
    view.goToLine(9'321);
    QCOMPARE(view.textCursor().block().text(), QStringLiteral("last 9321"));
    view.showText(text);
    view.showText({});
    QVERIFY(view.isWhole() && view.toPlainText().isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(view.toPlainText().isEmpty());
}

void TestTestPage::searchesTheHistoryAndSendsAgain()
{
    const auto *const empty = named<QLabel>("historyEmpty");
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(QStringLiteral("was sent yet")));
    m_place->invoke->setTarget(QStringLiteral("green"));
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    auto *const editor = named<QPlainTextEdit>("requestEditor");
    editor->setFocus();
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("{\"needle\": 1}"));
    m_place->invoke->setTarget({});
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    auto *const table = named<QTableView>("historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!empty->isVisible());
    QTest::keyClicks(named<QLineEdit>("historySearch"), QStringLiteral("needle"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClicks(named<QLineEdit>("historySearch"), QStringLiteral("less"));
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(QStringLiteral("holds these words")));
    named<QLineEdit>("historySearch")->clear();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->setCurrentIndex(table->model()->index(1, 0)); // the first one
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(m_place->invoke->body().bytes, m_place->sample);
    QCOMPARE(m_place->invoke->target(), QStringLiteral("green"));
    const std::size_t before = m_place->server.requests.size();
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QTRY_COMPARE(m_place->server.requests.size(), before + 1);
    QCOMPARE(m_place->server.requests.back().body, m_place->sample);
}

void TestTestPage::copiesWithoutSecrets()
{
    m_place->invoke->setTarget(QStringLiteral("green"));
    QMenu *const menu = named<QToolButton>("copyCommandButton")->menu();
    Q_EMIT menu->aboutToShow();
    for (const auto &[name, word] : {std::pair("copyCurl", "curl"), std::pair("copyAz", "az ml"),
                                     std::pair("copySerinctl", "serinctl")}) {
        auto *const action = menu->findChild<QAction *>(QLatin1String(name));
        QVERIFY2(action && action->isEnabled(), name);
        action->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QLatin1String(word)), qPrintable(copied));
        QVERIFY2(!copied.contains(QStringLiteral("key-1")), qPrintable(copied));
    }
}

void TestTestPage::marksUpNothing()
{
    m_place->server.otherwise = ScriptedServer::respond(
        500, "<b>bold</b>", {"azureml-model-deployment: <i>odd</i>", "content-type: text/html"});
    QTest::mouseClick(named<QPushButton>("sendButton"), Qt::LeftButton);
    QVERIFY(isAnswered());
    QVERIFY(named<QPlainTextEdit>("responseRaw")
                ->toPlainText()
                .contains(QStringLiteral("<b>bold</b>")));
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1Char('<'))) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
}

void TestTestPage::everythingHasAName()
{
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            qobject_cast<QLabel *>(widget) || widget->objectName().startsWith(u"qt_")) {
            continue;
        }
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName() + u' ' +
                            QLatin1String(widget->metaObject()->className())));
    }
}

QTEST_MAIN(TestTestPage)
#include "tst_testpage.moc"
