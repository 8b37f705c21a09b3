// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/timecursor.h"
#include "models/logs/logcontroller.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/names.h"
#include "tests/support/steppeddelays.h"
#include "ui/logs/logspage.h"
#include "ui/logs/logview.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QToolButton>

#include <functional>

using namespace serin;
using namespace std::chrono_literals;

/// The page around the log: what is shown of it, and what is said when there is nothing.
class TestLogsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cursor.leave();
        m_cursor.release();
        m_plane = std::make_unique<FakeControlPlane>();
        m_plane->endpointList = {LiveEndpoint{EndpointSpec(*EndpointName::fromString(canary))}};
        DeploymentSpec spec(*DeploymentName::fromString(QStringLiteral("blue")));
        spec.endpoint = *EndpointName::fromString(canary);
        DeploymentSpec green = spec;
        green.name = *DeploymentName::fromString(QStringLiteral("green"));
        m_plane->deploymentList = {LiveDeployment{spec}, LiveDeployment{green}};
        m_plane->logText = QStringLiteral("GET /score 200\nGET /score 500\nready\n");
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_live = std::make_unique<LiveController>(m_access, LiveController::Intervals{1h, 1h, 1h},
                                                  LiveController::Time{&m_clock, &m_delays});
        m_logs = std::make_unique<LogController>(*m_live);
        m_page = std::make_unique<LogsPage>(*m_logs, m_cursor);
        m_page->resize(800, 500);
        m_page->show();
        m_logs->setEndpoint(canary);
        m_live->select(canary);
        m_live->setShown(true);
        QTRY_COMPARE(shown().size(), 3);
    }
    void cleanup()
    {
        m_page.reset();
        m_logs.reset();
        m_live.reset();
        m_plane.reset();
    }

    void filters()
    {
        filter()->setText(QStringLiteral("score [45]"));
        QTRY_COMPARE(shown(), QStringList(QStringLiteral("GET /score 500")));
        m_plane->logText += QStringLiteral("GET /score 200\nGET /score 404\n");
        m_delays.pass(2s);
        QTRY_COMPARE(shown().size(), 2);
        QCOMPARE(shown().constLast(), QStringLiteral("GET /score 404"));
        filter()->clear();
        QTRY_COMPARE(shown().size(), 5);
    }

    void saysWhatIsWrongWithTheFilter()
    {
        filter()->setText(QStringLiteral("nobody wrote this"));
        QTRY_VERIFY(shown().isEmpty());
        QVERIFY(state()->text().contains(QStringLiteral("No line")));
        QVERIFY(!named<QToolButton>("saveLogButton")->isEnabled());
        filter()->setText(QStringLiteral("("));
        QVERIFY(state()->text().contains(QStringLiteral("no regular expression")));
        QCOMPARE(shown().size(), 3);
        m_plane->logText += QString(40, u'a') + QStringLiteral("!\n");
        m_delays.pass(2s);
        QTRY_COMPARE(shown().size(), 4);
        filter()->setText(QStringLiteral("(a+)+$"));
        QTRY_VERIFY(state()->text().contains(QStringLiteral("too long")));
    }

    void pauses()
    {
        named<QToolButton>("followLogButton")->click();
        m_plane->logText += QStringLiteral("more\n");
        m_delays.pass(1h);
        QCoreApplication::processEvents();
        QCOMPARE(shown().size(), 3);
        named<QToolButton>("followLogButton")->click();
        QTRY_COMPARE(shown().size(), 4);
        m_page->hide();
        m_plane->logText += QStringLiteral("and more\n");
        m_delays.pass(1h);
        QCoreApplication::processEvents();
        QCOMPARE(shown().size(), 4);
        m_page->show();
        QTRY_COMPARE(shown().size(), 5);
    }

    void marksTheLineOfAMoment()
    {
        const auto *view = named<QPlainTextEdit>("logView");
        const auto *follow = named<QToolButton>("followLogButton");
        const auto *words = named<QLabel>("logMoment");
        const auto marked = [view] {
            const auto bands = view->extraSelections();
            return bands.isEmpty() ? -1 : bands.front().cursor.blockNumber();
        };
        const auto at = [](int second) {
            return static_cast<double>(QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::LocalTime)
                                           .addSecs(second)
                                           .toSecsSinceEpoch());
        };
        QVERIFY(!words->isVisible());
        m_cursor.point(at(2));
        QVERIFY(words->text().contains(QStringLiteral("no line tells")));
        QCOMPARE(marked(), -1);
        m_plane->logText = QStringLiteral("2026-11-24 12:00:00,000 I [1] s - begins\n"
                                          "2026-11-24 12:00:02,500 E [1] s - Traceback\n"
                                          "  File \"score.py\", line 1\n"
                                          "2026-11-24 12:00:09,000 I [1] s - ends\n");
        m_delays.pass(2s);
        QTRY_COMPARE(shown().size(), 4);
        QCOMPARE(marked(), 0);
        QVERIFY2(follow->isChecked(), "it is only pointed at");
        m_cursor.hold(at(5));
        m_cursor.leave();
        QCOMPARE(marked(), 1);
        QVERIFY(words->isVisible() && words->text().contains(QStringLiteral("line 2")));
        QVERIFY2(!follow->isChecked(), "the next line would scroll it away");
        QCOMPARE(m_page->moment(), std::optional(at(2) + 0.5));
        m_cursor.hold(at(-60));
        QCOMPARE(marked(), -1);
        QVERIFY2(words->text().contains(QStringLiteral("nothing is marked")), "all are newer");
        m_cursor.release();
        QCOMPARE(marked(), -1);
        QVERIFY(!words->isVisible());
    }

    void showsOlderLines()
    {
        auto *const older = named<QPushButton>("olderLogButton");
        auto *const save = named<QToolButton>("saveLogButton");
        QVERIFY(!older->isVisible());
        QVERIFY(save->toolTip().contains(QStringLiteral("(3)")));
        const auto lines = [](int from, int to) {
            QString text;
            for (int i = from; i <= to; ++i) {
                text += QStringLiteral("line %1\n").arg(i);
            }
            return text;
        };
        m_plane->logText = lines(2'001, 3'000);
        m_delays.pass(2s);
        QTRY_COMPARE(shown().size(), 1'000);
        QVERIFY(older->isVisible() && older->isEnabled());
        QVERIFY(save->toolTip().contains(QStringLiteral("not the older ones")));
        auto *const view = named<QPlainTextEdit>("logView");
        view->verticalScrollBar()->setValue(0);
        const auto top = [view] { return view->cursorForPosition(QPoint(4, 4)).block().text(); };
        QCOMPARE(top(), QStringLiteral("line 2001"));
        m_plane->logText = lines(1, 3'000);
        older->click();
        QTRY_COMPARE(shown().size(), 3'000);
        QVERIFY2(!named<QToolButton>("followLogButton")->isChecked(), "they would scroll away");
        QVERIFY2(!older->isVisible(), "the log begins there");
        QCOMPARE(top(), QStringLiteral("line 2001"));
        QCOMPARE(QApplication::focusWidget(), view);
    }

    /// A part in each turn, the newest first.
    void fillsWithManyLines()
    {
        constexpr int many = 30'000;
        QString text;
        for (int i = 1; i <= many; ++i) {
            text += QStringLiteral("%1 line %2\n")
                        .arg(QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::LocalTime)
                                 .addSecs(i)
                                 .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                             QString::number(i));
        }
        const auto from = [&text](int line) {
            return text.mid(text.indexOf(QStringLiteral(" line %1\n").arg(line)) - 19);
        };
        m_plane->logText = from(many - 999);
        m_delays.pass(2s);
        QTRY_COMPARE(shown().size(), 1'000);
        auto *const view = named<LogView>("logView");
        auto *const older = named<QPushButton>("olderLogButton");
        view->verticalScrollBar()->setValue(500);
        const auto top = [view] { return view->cursorForPosition(QPoint(4, 4)).block().text(); };
        const QString looked = top();
        m_plane->logText = from(many - 9'999);
        const auto *save = named<QToolButton>("saveLogButton");
        const auto *words = named<QLabel>("logMoment");
        std::function<void()> atFirst;
        const QObject scope;
        connect(m_logs.get(), &LogController::linesChanged, &scope,
                [&atFirst] { atFirst(); }); // clazy:exclude=lambda-in-connect
        int seen = 0;
        atFirst = [&] {
            ++seen;
            QVERIFY2(!view->isWhole() && view->blockCount() < 10'000,
                     "nobody waits for the oldest");
            QCOMPARE(view->lines().size(), 10'000);
            QVERIFY(save->toolTip().contains(QLocale().toString(10'000)));
            QCOMPARE(top(), looked);
        };
        older->click();
        QTRY_COMPARE(seen, 1);
        QTRY_VERIFY(view->isWhole());
        QCOMPARE(view->blockCount(), 10'000);
        QCOMPARE(top(), looked);

        m_plane->logText = text;
        atFirst = [&] {
            ++seen;
            m_cursor.hold(
                static_cast<double>(QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::LocalTime)
                                        .addSecs(7)
                                        .toSecsSinceEpoch()));
            QVERIFY(words->text().contains(QStringLiteral("nothing is marked")));
        };
        older->click();
        QTRY_COMPARE(seen, 2);
        QTRY_VERIFY(view->isWhole());
        QVERIFY2(words->text().contains(QStringLiteral("line 7 is marked")),
                 qPrintable(words->text()));
        QCOMPARE(shown(), text.split(u'\n', Qt::SkipEmptyParts));
        m_cursor.release();

        filter()->setText(QStringLiteral("line [0-9]*[1-9]$"));
        QTRY_COMPARE(view->lines().size(), many / 10 * 9);
        filter()->clear();
        QVERIFY(!view->isWhole());
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(view->isWhole());
        QCOMPARE(view->textCursor().selection().toPlainText().count(u'\n'), many - 1);

        atFirst = [] {};
        named<QToolButton>("followLogButton")->click();
        m_plane->logText += QStringLiteral("the last\n");
        m_delays.pass(2s);
        QTRY_COMPARE(view->lines().constLast(), QStringLiteral("the last"));
        QCOMPARE(view->lines().size(), many);
        QCOMPARE(shown(), view->lines());
    }

    void anotherLogWhileOneFills()
    {
        auto *const view = named<LogView>("logView");
        m_plane->logText.clear();
        for (int i = 1; i <= 10'000; ++i) {
            m_plane->logText += QStringLiteral("blue %1\n").arg(i);
        }
        const QObject scope;
        connect(m_logs.get(), &LogController::linesChanged, &scope, [&] {
            if (view->lines().size() == 10'000) { // clazy:exclude=lambda-in-connect
                QVERIFY(!view->isWhole());
                m_plane->logText = QStringLiteral("green 1\ngreen 2\n");
                m_page->showDeployment(QStringLiteral("green"));
            }
        });
        m_delays.pass(2s);
        const QStringList greens{QStringLiteral("green 1"), QStringLiteral("green 2")};
        QTRY_COMPARE(view->lines(), greens);
        QVERIFY(view->isWhole());
        QTest::qWait(50); // nothing of the other one comes any more
        QCOMPARE(shown(), greens);
    }

    void keepsTheLogOfWhatIsDeleted()
    {
        m_plane->deploymentList.clear();
        m_live->refresh();
        QTRY_VERIFY(state()->text().contains(QStringLiteral("blue is no longer live")));
        QCOMPARE(shown().size(), 3);
        const auto *box = named<QComboBox>("logDeployment");
        QCOMPARE(box->currentText(), QStringLiteral("blue (no longer live)"));
        QVERIFY(!named<QComboBox>("logContainer")->isEnabled());
        QVERIFY(named<QToolButton>("saveLogButton")->isEnabled());
    }

    void wraps()
    {
        const auto *view = named<QPlainTextEdit>("logView");
        QCOMPARE(view->lineWrapMode(), QPlainTextEdit::NoWrap);
        named<QToolButton>("wrapLogButton")->click();
        QCOMPARE(view->lineWrapMode(), QPlainTextEdit::WidgetWidth);
    }

private:
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit *filter() const { return named<QLineEdit>("logFilter"); }
    [[nodiscard]] QLabel *state() const { return named<QLabel>("logState"); }
    [[nodiscard]] QStringList shown() const
    {
        return named<QPlainTextEdit>("logView")->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    }

    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<LogController> m_logs;
    TimeCursor m_cursor;
    std::unique_ptr<LogsPage> m_page;
};

QTEST_MAIN(TestLogsPage)
#include "tst_logspage.moc"
