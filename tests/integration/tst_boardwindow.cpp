// SPDX-License-Identifier: GPL-3.0-or-later
// The board in the window: real keys and clicks, real git, a real local workspace that serinctl
// changes past Git.
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTreeView>

using namespace serin;

class TestBoardWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysThatAllIsTheSame();
    void showsDriftAndLeadsThere();
    void columnsFitTheWindowUntilOneIsDrawn();
    void showsWhatIsNotCommittedAndReviewsIt();
    void filtersAndTellsWhatIsTheSame();
    void leavesForTheEndpoint();
    void saysThatTheWorkspaceIsOff();
    void cleanupTestCase();

private:
    [[nodiscard]] QTableView &table() const { return *m_place.named<QTableView>("boardTable"); }
    [[nodiscard]] QString cell(int row, BoardModel::Column column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    /// The row whose field and cause are these; -1: none.
    [[nodiscard]] int rowOf(const QString &subject, const QString &cause) const
    {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (cell(row, BoardModel::Subject) == subject &&
                cell(row, BoardModel::Cause) == cause) {
                return row;
            }
        }
        return -1;
    }
    [[nodiscard]] bool isOnBoard() const
    {
        return m_place.named<QWidget>("boardPage")->isVisible();
    }
    [[nodiscard]] QString at(const char *name) const
    {
        return m_place.sample() + u'/' + QString::fromLatin1(name);
    }
    void serinctl(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SERIN_STATE_DIR"),
                           m_place.path(QStringLiteral("state")));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_place.sample());
        process.start(QStringLiteral(SERINCTL), arguments);
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, patience);
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    WindowPlace m_place{QStringLiteral(SERINCTL)};
    std::unique_ptr<Hands> m_hands;
};

void TestBoardWindow::initTestCase()
{
    QVERIFY(m_place.start());
    m_hands = std::make_unique<Hands>(m_place.window());
    QVERIFY(m_hands->click("trySampleButton"));
    QTRY_COMPARE_WITH_TIMEOUT(m_place.git().sample().state(), SampleController::State::Ready,
                              patience);
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
}

void TestBoardWindow::saysThatAllIsTheSame()
{
    QVERIFY(m_hands->click("boardButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isOnBoard(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QLabel>("boardMessage")
                                 ->text()
                                 .contains(QStringLiteral("Everything is the same")),
                             patience);
    QVERIFY(m_place.named<QPushButton>("boardButton")->isChecked());
}

void TestBoardWindow::showsDriftAndLeadsThere()
{
    serinctl({QStringLiteral("online-deployment"), QStringLiteral("update"), QStringLiteral("-n"),
              QStringLiteral("blue"), QStringLiteral("-e"), QStringLiteral("my-endpoint"),
              QStringLiteral("--instance-count"), QStringLiteral("2")});
    const QString subject = QStringLiteral("blue instances");
    const QString drifted = QStringLiteral("drifted");
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(subject, drifted) >= 0, patience);
    const int row = rowOf(subject, drifted);
    QCOMPARE(cell(row, BoardModel::Endpoint), QStringLiteral("my-endpoint"));
    for (const auto column :
         {BoardModel::Upstream, BoardModel::Head, BoardModel::WorkingTree, BoardModel::Applied}) {
        QCOMPARE(cell(row, column), QStringLiteral("1"));
    }
    QCOMPARE(cell(row, BoardModel::Live), QStringLiteral("2"));
    QCOMPARE(m_place.named<QLabel>("boardSummary")->text(), QStringLiteral("1 difference"));
    QCOMPARE(table().horizontalScrollBar()->maximum(), 0); // all columns are in sight
    for (int column = 0; column < BoardModel::ColumnCount; ++column) {
        const QString text = cell(row, BoardModel::Column(column));
        QVERIFY2(table().fontMetrics().horizontalAdvance(text) < table().columnWidth(column),
                 qPrintable(text));
    }
    const int width = table().columnWidth(BoardModel::Endpoint);
    const auto trigger = [this](const char *id) {
        m_place.window().actions().action(QLatin1String(id))->trigger();
    };
    for (int i = 0; i < 3; ++i) {
        trigger("view.zoomIn");
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        table().fontMetrics().horizontalAdvance(cell(row, BoardModel::Endpoint)) > width &&
            table().columnWidth(BoardModel::Endpoint) > width,
        patience);
    trigger("view.zoomReset");
    QTRY_COMPARE_WITH_TIMEOUT(table().columnWidth(BoardModel::Endpoint), width, patience);
    QVERIFY(m_hands->click("boardActButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!isOnBoard(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("liveDiffBar")->isVisible(), patience);
    QVERIFY(m_hands->click("takeLiveButton"));
    QTRY_VERIFY_WITH_TIMEOUT(fileBytes(at("blue-deployment.yml")).contains("instance_count: 2"),
                             patience);
}

void TestBoardWindow::columnsFitTheWindowUntilOneIsDrawn()
{
    m_hands->press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isOnBoard() && table().isVisible(), patience);
    const QSize size = m_place.window().size();
    const QScrollBar &beyond = *table().horizontalScrollBar();
    m_place.window().resize(1'000, size.height());
    QTRY_COMPARE_WITH_TIMEOUT(m_place.window().width(), 1'000, patience);
    QTRY_COMPARE_WITH_TIMEOUT(beyond.maximum(), 0, patience);

    QHeaderView &header = *table().horizontalHeader();
    const int drawn = header.sectionSize(BoardModel::Endpoint) + 40;
    const QPoint edge(header.sectionViewportPosition(BoardModel::Endpoint) + drawn - 41,
                      header.height() / 2);
    QTest::mousePress(header.viewport(), Qt::LeftButton, {}, edge);
    for (const int step : {10, 40}) {
        const QPoint at = edge + QPoint(step, 0);
        QMouseEvent move(QEvent::MouseMove, at, header.viewport()->mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(header.viewport(), &move);
    }
    QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, edge + QPoint(40, 0));
    QCOMPARE(header.sectionSize(BoardModel::Endpoint), drawn);
    m_place.window().resize(size);
    QTRY_COMPARE_WITH_TIMEOUT(m_place.window().size(), size, patience);
    QCOMPARE(header.sectionSize(BoardModel::Endpoint), drawn);
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!isOnBoard(), patience);
}

void TestBoardWindow::showsWhatIsNotCommittedAndReviewsIt()
{
    m_hands->press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isOnBoard(), patience);
    const QString subject = QStringLiteral("blue instances");
    const QString cause = QStringLiteral("not committed");
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(subject, cause) >= 0, patience);
    QCOMPARE(cell(rowOf(subject, cause), BoardModel::Head), QStringLiteral("1"));
    QCOMPARE(cell(rowOf(subject, cause), BoardModel::WorkingTree), QStringLiteral("2"));
    // By the keyboard alone: down to the line, Tab to its act, Space.
    table().setFocus(Qt::TabFocusReason);
    QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, patience); // drifted, too
    m_hands->press(Qt::Key_Down);
    m_hands->press(Qt::Key_Up);
    m_hands->press(Qt::Key_Tab);
    QVERIFY(m_place.named<QWidget>("boardActButton")->hasFocus());
    QCOMPARE(m_place.named<QPushButton>("boardActButton")->text(),
             QStringLiteral("Review and commit…"));
    m_hands->press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("reviewSheet")->isVisible(), patience);
    ReviewController &review = m_place.git().review();
    QTRY_VERIFY_WITH_TIMEOUT(
        review.state().phase == ReviewState::Phase::Ready && review.content().isComplete, patience);
    QVERIFY(m_hands->click("confirmButton"));
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    QVERIFY(review.run()->isDone());
    review.close();
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QLabel>("boardMessage")
                                 ->text()
                                 .contains(QStringLiteral("Everything is the same")),
                             patience);
    QVERIFY(isOnBoard());
}

void TestBoardWindow::filtersAndTellsWhatIsTheSame()
{
    QVERIFY(m_hands->click("boardOnlyCheck"));
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(QStringLiteral("traffic"), QStringLiteral("the same")) >= 0,
                             patience);
    const int all = table().model()->rowCount();
    m_place.named<QWidget>("boardFilter")->setFocus();
    m_hands->type(QStringLiteral("traffic"));
    QTRY_VERIFY_WITH_TIMEOUT(table().model()->rowCount() < all, patience);
    m_hands->type(QStringLiteral(" nowhere"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QLabel>("boardMessage")->isVisible(), patience);
    m_place.named<QLineEdit>("boardFilter")->clear();
    QVERIFY(m_hands->click("boardOnlyCheck"));
}

void TestBoardWindow::leavesForTheEndpoint()
{
    QVERIFY(isOnBoard());
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!isOnBoard(), patience);
    QVERIFY(m_hands->click("boardButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isOnBoard(), patience);
    auto *const tree = m_place.named<QTreeView>("endpointTree");
    m_hands->clickOn(*tree->viewport(), tree->visualRect(tree->currentIndex()).center());
    QTRY_VERIFY_WITH_TIMEOUT(!isOnBoard(), patience); // the row was current already
    QVERIFY(m_hands->click("boardButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isOnBoard(), patience);
    m_hands->press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QWidget>("yamlEditor")->isVisible(), patience);
}

void TestBoardWindow::saysThatTheWorkspaceIsOff()
{
    QVERIFY(m_hands->click("boardButton"));
    m_place.window().actions().action(QStringLiteral("workspace.stop"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.named<QLabel>("boardMessage")->text().contains(QStringLiteral("does not run")),
        patience);
    QVERIFY(m_hands->click("boardStartButton"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place.named<QLabel>("boardMessage")
                                 ->text()
                                 .contains(QStringLiteral("Everything is the same")),
                             patience);
}

void TestBoardWindow::cleanupTestCase()
{
    m_place.window().close();
    m_place.quit();
    LocalWorkspace workspace(m_place.workspace);
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.running(), patience);
}

QTEST_MAIN(TestBoardWindow)
#include "tst_boardwindow.moc"
