// SPDX-License-Identifier: GPL-3.0-or-later
// The page History in the whole window: real clicks and keys, real git with a bare remote, and a
// real local workspace where something is applied.
#include "tests/ui/review/reviewwindow.h"

#include "models/history/endpointhistorymodel.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

using namespace serin;

class TestHistoryWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listsCommits();
    void columnsAreAsWideAsWhatTheyHold();
    void marksWhatIsNotCommittedAndNotPushed();
    void comparesAnyTwo();
    void restoresAVersionAndUndoes();
    void revertsByReview();
    void undoesTheLastCommit();
    void rollsBack();
    void goesOnWithARollbackThatWasNotPushed();
    void readsMoreAndDoesNotJump();
    void saysWhyThereIsNothing();
    void showsTheCommandsThatWereRun();

private:
    void openHistory();
    /// All at blue, then a quarter at green.
    [[nodiscard]] bool applyTwice() const
    {
        const auto apply = [this] {
            const bool isDone = w->openReview() && w->confirm() && w->review().run()->isDone();
            w->review().close();
            return isDone;
        };
        return w->startWorkspace() && apply() && w->drag(-25) && apply();
    }
    [[nodiscard]] QTreeView *table() const { return w->named<QTreeView>("historyTable"); }
    [[nodiscard]] QStringList column(int column) const
    {
        QStringList texts;
        const QAbstractItemModel *const model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            texts.append(model->index(row, column).data().toString());
        }
        return texts;
    }
    [[nodiscard]] QStringList subjects() const { return column(EndpointHistoryModel::Subject); }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QModelIndex index = table()->model()->index(row, EndpointHistoryModel::Subject);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
                          table()->visualRect(index).center());
    }
    [[nodiscard]] QString words() const { return w->named<QLabel>("historyWords")->text(); }
    /// What is shown may have places to break a line in it.
    [[nodiscard]] static bool says(const QString &shown, const QString &words)
    {
        return QString(shown).remove(QChar(0x200b)).contains(words);
    }
    void commitHere(const QString &message) const
    {
        w->gitSays({QStringLiteral("commit"), QStringLiteral("-qam"), message});
        w->bench().project().readCommits();
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestHistoryWindow::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestHistoryWindow::cleanup()
{
    m_window.reset();
    w = nullptr;
}

void TestHistoryWindow::openHistory()
{
    w->key(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(w->named<QTabWidget>("pageTabs")->tabText(5), QStringLiteral("History"));
    QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible() && table()->model()->rowCount() > 0, patience);
}

void TestHistoryWindow::listsCommits()
{
    openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 2, patience);
    QCOMPARE(subjects().value(0), QStringLiteral("Green"));
    QCOMPARE(column(EndpointHistoryModel::Traffic).constLast(), QStringLiteral("blue 100"));
    QCOMPARE(column(EndpointHistoryModel::Commit).value(0),
             QString::fromLatin1(w->head().left(10)));
    QVERIFY(column(EndpointHistoryModel::Applied).join(QString()).isEmpty());
    // Nobody can say whether something was applied: the workspace does not run.
    QTRY_VERIFY_WITH_TIMEOUT(w->named<QLabel>("historyState")->isVisible(), patience);
    QVERIFY(w->named<QLabel>("historyState")->text().contains(QStringLiteral("can be asked")));
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(says(words(), QStringLiteral("green")), patience);
    QVERIFY(w->named<QPlainTextEdit>("historyDiff")
                ->toPlainText()
                .contains(QStringLiteral("+name: green")));
    QVERIFY(w->click("copyCommitButton"));
    QCOMPARE(QGuiApplication::clipboard()->text().toLatin1(), w->head());
    auto *const filter = w->named<QLineEdit>("historyFilter");
    QTest::mouseClick(filter, Qt::LeftButton);
    QTest::keyClicks(filter, QStringLiteral("green"));
    QTRY_COMPARE(subjects(), QStringList{QStringLiteral("Green")});
    QTest::keyClicks(filter, QStringLiteral(" nowhere"));
    QTRY_VERIFY(subjects().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(says(w->named<QLabel>("historyState")->text(),
                                  QStringLiteral("No line matches the filter")),
                             patience);
}

void TestHistoryWindow::columnsAreAsWideAsWhatTheyHold()
{
    openHistory();
    w->window().resize(1280, 800);
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 2, patience);
    QHeaderView *const header = table()->header();
    const auto author = EndpointHistoryModel::Author;
    const int letters = table()->fontMetrics().horizontalAdvance(column(author).constFirst());
    QTRY_VERIFY(header->sectionSize(author) > letters);
    const int narrow = header->sectionSize(author);
    w->gitSays({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--allow-empty"),
                QStringLiteral("--amend"), QStringLiteral("--no-edit"),
                QStringLiteral("--author=Somebody With A Long Name <a@example.org>")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(header->sectionSize(author) > narrow, patience);
    const int drawn = narrow + 7;
    header->resizeSection(author, drawn);
    w->window().resize(1400, 800);
    QTRY_VERIFY(table()->width() > 1000);
    QCOMPARE(header->sectionSize(author), drawn);
}

void TestHistoryWindow::marksWhatIsNotCommittedAndNotPushed()
{
    openHistory();
    w->key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(w->drag(-10));
    w->key(Qt::Key_6, Qt::ControlModifier);
    const auto mark = [this](int row) {
        return table()->model()->index(row, 0).data(EndpointHistoryModel::MarkRole).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(mark(0), QStringLiteral("not committed"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(column(EndpointHistoryModel::Traffic).value(0),
                              QStringLiteral("blue 90 · green 10"), patience);
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(says(words(), QStringLiteral("green 0 → 10 %")), patience);
    commitHere(QStringLiteral("Try green"));
    QTRY_COMPARE_WITH_TIMEOUT(subjects().value(0), QStringLiteral("Try green"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(mark(0), QStringLiteral("not pushed"), patience);
    QVERIFY(mark(1).isEmpty());
    w->gitSays({QStringLiteral("push"), QStringLiteral("-q")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(mark(0).isEmpty(), patience);
}

void TestHistoryWindow::comparesAnyTwo()
{
    QVERIFY(w->drag(-25));
    commitHere(QStringLiteral("Quarter"));
    openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 3, patience);
    clickRow(2);
    clickRow(0, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(says(words(), QStringLiteral("green 0 → 25 %")), patience);
    QVERIFY(w->named<QLabel>("historyTitle")->text().startsWith(QStringLiteral("From ")));
    const QString diff = w->named<QPlainTextEdit>("historyDiff")->toPlainText();
    QVERIFY(diff.contains(QStringLiteral("+name: green")));
    QVERIFY(!w->named("restoreVersionButton")->isEnabled());
    QVERIFY(!w->named("restoreVersionButton")->toolTip().isEmpty());
    // One of them against what lies there.
    clickRow(2);
    QVERIFY(w->click("compareVersionButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        w->named<QLabel>("historyTitle")->text().endsWith(QStringLiteral("working tree")),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(says(words(), QStringLiteral("green 0 → 25 %")), patience);
}

void TestHistoryWindow::restoresAVersionAndUndoes()
{
    QVERIFY(w->drag(-25));
    commitHere(QStringLiteral("Quarter"));
    const QByteArray before = w->head();
    const QByteArray quarter = w->read(QStringLiteral("endpoint.yml"));
    openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 3, patience);
    clickRow(2);
    QVERIFY(w->click("restoreVersionButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->named("historyNotice")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(w->path(QStringLiteral("green-deployment.yml"))),
                             patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        w->read(QStringLiteral("endpoint.yml")),
        w->gitSays({QStringLiteral("show"), QStringLiteral("HEAD~2:endpoint.yml")}), patience);
    QCOMPARE(w->head(), before);
    QTRY_COMPARE_WITH_TIMEOUT(subjects().value(0), QStringLiteral("Working tree"), patience);
    QTest::keyClick(&w->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w->read(QStringLiteral("endpoint.yml")), quarter, patience);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->path(QStringLiteral("green-deployment.yml"))),
                             patience);
}

void TestHistoryWindow::revertsByReview()
{
    QVERIFY(w->drag(-25));
    commitHere(QStringLiteral("Quarter"));
    openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 3, patience);
    const QByteArray before = w->head();
    clickRow(0);
    QVERIFY(w->click("revertCommitButton"));
    QVERIFY(w->isReady());
    QCOMPARE(w->head(), before); // nothing is committed before the person has said so
    QVERIFY(w->review().state().message.startsWith(QStringLiteral("Revert \"Quarter\"")));
    QVERIFY(w->named("historyNotice")->isVisible());
    w->review().setApply(false);
    QVERIFY(w->confirm());
    QVERIFY(w->head() != before);
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("historyNotice")->isVisible(), patience);
    QVERIFY(w->gitSays({QStringLiteral("show"), QStringLiteral("HEAD:endpoint.yml")}) ==
            w->gitSays({QStringLiteral("show"), QStringLiteral("HEAD~2:endpoint.yml")}));
    QCOMPARE(w->head(w->remote), w->head());
    w->review().close();
    QTRY_VERIFY_WITH_TIMEOUT(subjects().value(0).startsWith(QStringLiteral("Revert")), patience);
}

void TestHistoryWindow::undoesTheLastCommit()
{
    QAction *const undo = w->window().actions().action(QStringLiteral("git.undoCommit"));
    QTRY_VERIFY_WITH_TIMEOUT(undo->toolTip().contains(QStringLiteral("has been pushed")), patience);
    QVERIFY(!undo->isEnabled());
    QVERIFY(w->drag(-25));
    const QByteArray before = w->head();
    commitHere(
        QStringLiteral("Quarter\n\nWhy.\n\nEndpoint: my-endpoint\nTraffic: blue=75 green=25"));
    const QByteArray file = w->read(QStringLiteral("endpoint.yml"));
    QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), patience);
    w->key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("undo the last commit"));
    w->key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(w->head(), before, patience);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), file);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("historyNotice")->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(subjects().value(0), QStringLiteral("Working tree"), patience);
    QVERIFY(w->openReview());
    QCOMPARE(w->review().state().message, QStringLiteral("Quarter\n\nWhy."));
}

void TestHistoryWindow::rollsBack()
{
    QVERIFY(applyTwice());
    const QByteArray good = w->gitSays({QStringLiteral("rev-parse"), QStringLiteral("HEAD~1")});
    openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(
        column(EndpointHistoryModel::Applied).value(0).startsWith(QStringLiteral("✔ applied")),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        column(EndpointHistoryModel::Applied).value(1).startsWith(QStringLiteral("✔ applied")),
        patience);
    const QByteArray before = w->head();
    clickRow(1);
    QVERIFY(w->click("rollBackButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->named("confirmRollbackButton")->isVisible(), patience);
    const QString steps = w->named<QLabel>("rollbackSteps")->text();
    QVERIFY2(says(steps, QStringLiteral("1. Live traffic goes back at once")), qPrintable(steps));
    QVERIFY2(says(steps, QStringLiteral("endpoint.yml")), qPrintable(steps));
    QVERIFY(says(w->named<QPushButton>("confirmRollbackButton")->text(),
                 QStringLiteral("LOCAL WORKSPACE (dev)")));
    QCOMPARE(w->head(), before); // so far it was only looked at
    // Escape gives it up.
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("rollbackCard")->isVisible());
    QVERIFY(w->click("rollBackButton"));
    QVERIFY(w->click("confirmRollbackButton"));
    const RollbackController &rollback = w->bench().rollback();
    QTRY_COMPARE_WITH_TIMEOUT(rollback.phase(), RollbackController::Phase::Ended, 2 * patience);
    QVERIFY2(rollback.isDone(), qPrintable(rollback.outcome().join(u'\n')));
    QCOMPARE(w->gitSays({QStringLiteral("show"), QStringLiteral("HEAD:endpoint.yml")}),
             w->gitSays({QStringLiteral("show"),
                         QString::fromLatin1(good.trimmed()) + QStringLiteral(":endpoint.yml")}));
    QCOMPARE(w->head(w->remote), w->head());
    QVERIFY(w->head() != before);
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 4, patience);
    QVERIFY(w->click("closeRollbackButton"));
    QVERIFY(!w->named("rollbackCard")->isVisible());
}

void TestHistoryWindow::goesOnWithARollbackThatWasNotPushed()
{
    QVERIFY(applyTwice());
    openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(
        column(EndpointHistoryModel::Applied).value(1).startsWith(QStringLiteral("✔ applied")),
        patience);
    const QSignalSpy takenOver(&w->workbench().session(), &EditSession::takenOver);
    w->otherPushes(QStringLiteral("other.txt"));
    clickRow(1);
    QVERIFY(w->click("rollBackButton"));
    QVERIFY(w->click("confirmRollbackButton"));
    const RollbackController &rollback = w->bench().rollback();
    QTRY_COMPARE_WITH_TIMEOUT(rollback.phase(), RollbackController::Phase::Ended, 2 * patience);
    const auto states = [&rollback] {
        QList<OperationState> all;
        for (const RollbackStep &step : rollback.endedSteps()) {
            all.append(step.state);
        }
        return all;
    };
    using State = OperationState;
    QCOMPARE(states(), (QList{State::Done, State::Done, State::Failed, State::Skipped}));
    QVERIFY(rollback.endedSteps()[2].words.contains(QStringLiteral("Pull with rebase")));
    // The remote was asked, so that nothing says any more that there is nothing new there.
    QTRY_COMPARE_WITH_TIMEOUT(w->bench().project().commits()->behind, 1, patience);
    QVERIFY(w->click("theirsRollbackButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    w->key(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!w->isShown("remotePage"), patience);
    QVERIFY(w->click("pullRollbackButton"));
    QVERIFY(w->click("confirmRollbackButton"));
    QTRY_VERIFY_WITH_TIMEOUT(rollback.isDone(), 2 * patience);
    QCOMPARE(states(), (QList{State::Done, State::Done, State::Done, State::Done}));
    QCOMPARE(w->head(w->remote), w->head());
    QVERIFY(!w->named("goOnRollbackButton")->isVisible());
    // What the rollback did to the files is nobody else's change.
    QCOMPARE(takenOver.count(), 0);
}

void TestHistoryWindow::readsMoreAndDoesNotJump()
{
    const QByteArray text = w->read(QStringLiteral("endpoint.yml"));
    QByteArray stream;
    constexpr int count = 1'500;
    for (int i = 0; i < count; ++i) {
        const QByteArray content = text + "# " + QByteArray::number(i) + '\n';
        const QByteArray message = "Edit " + QByteArray::number(i);
        stream += "commit refs/heads/main\ncommitter A <a@example.org> " +
                  QByteArray::number(1'700'000'000 + i) + " +0000\ndata " +
                  QByteArray::number(message.size()) + '\n' + message + '\n' +
                  (i == 0 ? "from " + w->head() + '\n' : QByteArray()) +
                  "M 100644 inline endpoint.yml\ndata " + QByteArray::number(content.size()) +
                  '\n' + content + '\n';
    }
    QProcess import;
    import.setWorkingDirectory(w->top());
    import.start(QStringLiteral("git"), {QStringLiteral("fast-import"), QStringLiteral("--quiet")});
    import.write(stream);
    import.closeWriteChannel();
    QVERIFY(import.waitForFinished(patience));
    w->gitSays({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard")});
    w->bench().project().readCommits();
    openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(subjects().value(0), QStringLiteral("Edit 1499"), patience);
    const qsizetype first = subjects().size();
    QVERIFY2(first < count / 2, qPrintable(QString::number(first)));
    QScrollBar *const bar = table()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QTRY_VERIFY_WITH_TIMEOUT(subjects().size() > first, patience);
    // Somewhere in the middle, with a line chosen.
    const int middle = 50;
    clickRow(middle);
    const QString chosen = subjects().at(middle);
    QTRY_VERIFY_WITH_TIMEOUT(!w->bench().history().isReading(), patience);
    const int at = table()->visualRect(table()->currentIndex()).top();
    w->write(QStringLiteral("endpoint.yml"), text + "# newest\n");
    commitHere(QStringLiteral("Newest"));
    QTRY_COMPARE_WITH_TIMEOUT(subjects().value(0), QStringLiteral("Newest"), patience);
    QCOMPARE(
        table()->currentIndex().siblingAtColumn(EndpointHistoryModel::Subject).data().toString(),
        chosen);
    QVERIFY(table()->selectionModel()->isSelected(table()->currentIndex()));
    QCOMPARE(table()->visualRect(table()->currentIndex()).top(), at);
    // A filter goes on looking until it has found all.
    QTest::keyClicks(w->named("historyFilter"), QStringLiteral("Edit 77"));
    QTRY_COMPARE_WITH_TIMEOUT(subjects().size(), 24, patience); // 77 to 1477, and 770 to 779
}

void TestHistoryWindow::saysWhyThereIsNothing()
{
    w->hook(QStringLiteral("pre-commit"), "true\n");
    w->gitSays(
        {QStringLiteral("config"), QStringLiteral("core.sshCommand"), QStringLiteral("ssh -v")});
    w->key(Qt::Key_6, Qt::ControlModifier);
    w->bench().project().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("trustHistoryButton")->isVisible(), patience);
    QVERIFY(!table()->isVisible());
    QVERIFY(w->click("trustHistoryButton"));
    QTRY_COMPARE_WITH_TIMEOUT(w->review().state().phase, ReviewState::Phase::NeedsTrust, patience);
    w->bench().project().trust();
    QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), patience);
    // A repository without commits.
    w->review().close();
    QDir(w->path(QStringLiteral(".git"))).removeRecursively();
    w->gitSays({QStringLiteral("init"), QStringLiteral("-q")});
    w->bench().project().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(w->bench().project().repository() &&
                                 w->bench().project().trustQuestion().isEmpty(),
                             patience);
    QTRY_COMPARE_WITH_TIMEOUT(subjects(), QStringList{QStringLiteral("Working tree")}, patience);
    // And none at all.
    QDir(w->path(QStringLiteral(".git"))).removeRecursively();
    w->bench().project().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("historyState")->text(), QStringLiteral("no Git repository")),
        patience);
}

void TestHistoryWindow::showsTheCommandsThatWereRun()
{
    w->window().actions().action(QStringLiteral("git.commands"))->trigger();
    QTRY_VERIFY(w->named("commandsSheet")->isVisible());
    auto *const list = w->named<QListView>("commandsList");
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patience);
    const int all = list->model()->rowCount();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("git version"));
    QTRY_VERIFY(list->model()->rowCount() < all && list->model()->rowCount() > 0);
    const QModelIndex first = list->model()->index(0, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
    QVERIFY(w->named<QPlainTextEdit>("commandDetails")
                ->toPlainText()
                .contains(QStringLiteral("exit code 0")));
    QVERIFY(w->click("copyGitCommandButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("git version"));
    // Tab stays in it, and Escape leads out.
    for (int i = 0; i < 8; ++i) {
        w->key(Qt::Key_Tab);
        QVERIFY(w->named("commandsSheet")->isAncestorOf(QApplication::focusWidget()));
    }
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("commandsSheet")->isVisible());
}

QTEST_MAIN(TestHistoryWindow)
#include "tst_historywindow.moc"
