// SPDX-License-Identifier: GPL-3.0-or-later
// Review, commit, push and undo in the whole window: real keys and clicks, real git with a bare
// remote. The workspace does not run here.
#include "tests/ui/review/reviewwindow.h"
#include "ui/yaml/diffview.h"

#include <QDateTime>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <sys/stat.h>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;

} // namespace

class TestReviewWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void undoGoesBackAcrossACommit();
    void discardCanBeUndone();
    void hookRefusesTheCommit();
    void removesALeftOverLock();
    void stopsTheCommit();
    void stopsThePush();
    void goesOnWhileTheSheetIsClosed();
    void aLookThatIsDueDoesNotHideHowItEnded();
    void closingWaitsForTheStep();
    void closingStopsTheStep();
    void messageIsOnDiskWhileItIsTyped();
    void controlEnterConfirmsFromEveryField_data();
    void controlEnterConfirmsFromEveryField();
    void entersAndLeavesByTheKeyboard();
    void tabGoesThroughItAsItIsRead();
    void comparesWithTheLastCommit();
    void theQuestionOfTrustHasTheFocus();
    void diffSideBySideIsRemembered();
    void failedCheckLeadsToThePlace();
    void countOpensTheDock();

private:
    /// Blocks a hook until goOn().
    QByteArray blockingHook();
    void goOn() const;

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestReviewWindow::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestReviewWindow::cleanup()
{
    m_window.reset();
}

QByteArray TestReviewWindow::blockingHook()
{
    const QString pipe = w->home() + QStringLiteral("/pipe");
    ::mkfifo(pipe.toLocal8Bit().constData(), 0600);
    const QByteArray begun = (w->home() + QStringLiteral("/begun")).toLocal8Bit();
    return "touch '" + begun + "'\ncat '" + pipe.toLocal8Bit() + "' > /dev/null\n";
}

void TestReviewWindow::goOn() const
{
    QFile pipe(w->home() + QStringLiteral("/pipe"));
    QVERIFY(pipe.open(QIODevice::WriteOnly));
}

void TestReviewWindow::undoGoesBackAcrossACommit()
{
    QVERIFY(w->drag(-10));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    QVERIFY2(dragged.contains("blue: 90") && dragged.contains("green: 10"), dragged);
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->head(w->remote), w->head());
    QTRY_VERIFY(!w->named("changesBar")->isVisible());
    const QByteArray head = w->head();
    w->review().close();

    w->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("changesBar")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    const QByteArray undone = w->read(QStringLiteral("endpoint.yml"));
    QVERIFY2(undone.contains("blue: 100"), undone);
    QVERIFY2(w->named("changesBar")->accessibleName().contains(QStringLiteral("90 → 100")),
             qPrintable(w->named("changesBar")->accessibleName()));
    QCOMPARE(w->head(), head); // Git is as it was
    QCOMPARE(w->head(w->remote), head);
    QVERIFY(w->openReview());
    QCOMPARE(w->review().content().files.size(), std::size_t(1));
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QVERIFY(w->head() != head);
    w->review().close();

    w->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("changesBar")->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(w->read(QStringLiteral("endpoint.yml")), dragged, patience);
}

void TestReviewWindow::discardCanBeUndone()
{
    QVERIFY(w->drag(-25));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    QVERIFY(w->click("discardButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("changesBar")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w->read(QStringLiteral("endpoint.yml")) != dragged, patience);
    QCOMPARE(w->gitSays({QStringLiteral("status"), QStringLiteral("--short")}), QByteArray());
    w->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w->read(QStringLiteral("endpoint.yml")), dragged, patience);
    QTRY_VERIFY(w->named("changesBar")->isVisible());
}

void TestReviewWindow::hookRefusesTheCommit()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), "echo 'no commits on Friday' >&2\nexit 1\n"));
    QVERIFY(w->drag(-10));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    QCOMPARE(w->named<QLabel>("reviewOutcome")->text(), QStringLiteral("Nothing was committed"));
    bool isSaid = false;
    for (const QLabel *label : w->named("reviewSteps")->findChildren<QLabel *>()) {
        isSaid = isSaid || label->text().contains(QStringLiteral("Friday"));
    }
    QVERIFY(isSaid);
    QCOMPARE(w->head(), head);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), dragged);
    QCOMPARE(w->bench().operations().failedCount(), 1);
    // The hook lets it through now: the same review goes on.
    QVERIFY(QFile::remove(w->path(QStringLiteral(".git/hooks/pre-commit"))));
    QVERIFY(w->click("tryAgainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        w->review().state().phase == Phase::Ended && w->review().run()->isDone(), patience);
    QCOMPARE(w->head(w->remote), w->head());
}

void TestReviewWindow::removesALeftOverLock()
{
    QVERIFY(w->drag(-10));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    QFile lock(w->top() + QStringLiteral("/.git/index.lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    // A fresh one is waited for.
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                             QFileDevice::FileModificationTime));
    lock.close();
    QVERIFY(w->confirm());
    QCOMPARE(w->head(), head);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("removeLockButton"), patience);
    QVERIFY(w->click("removeLockButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        w->review().state().phase == Phase::Ended && w->review().run()->isDone(), patience);
    QVERIFY(!lock.exists());
    QVERIFY(w->head() != head);
    QCOMPARE(w->head(w->remote), w->head());
}

void TestReviewWindow::stopsTheCommit()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), blockingHook()));
    QVERIFY(w->drag(-10));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->home() + QStringLiteral("/begun")), patience);
    QVERIFY(!w->named<QPushButton>("confirmButton")->isVisible());
    auto *const sheet = w->named("reviewSheet");
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("stopButton")),
                      Qt::LeftButton);
    QVERIFY(w->isEnded());
    QCOMPARE(w->review().run()->steps()[0].state, OperationState::Stopped);
    QCOMPARE(w->review().run()->steps()[1].state, OperationState::Skipped);
    QCOMPARE(w->head(), head);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), dragged);
    QVERIFY(!QFile::exists(w->path(QStringLiteral(".git/index.lock"))));
    QVERIFY(QFile::remove(w->path(QStringLiteral(".git/hooks/pre-commit"))));
    QVERIFY(w->click("tryAgainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        w->review().state().phase == Phase::Ended && w->review().run()->isDone(), patience);
}

void TestReviewWindow::stopsThePush()
{
    QVERIFY(w->hook(QStringLiteral("pre-push"), blockingHook()));
    QVERIFY(w->drag(-10));
    const QByteArray there = w->head(w->remote);
    QVERIFY(w->openReview());
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->home() + QStringLiteral("/begun")), patience);
    w->bench().operations().stop(
        w->bench().operations().index(0).data(OperationsModel::IdRole).toULongLong()); // as the
                                                                                       // dock does
    QVERIFY(w->isEnded());
    QCOMPARE(w->review().run()->steps()[0].state, OperationState::Done);
    QCOMPARE(w->review().run()->steps()[1].state, OperationState::Stopped);
    QCOMPARE(w->head(w->remote), there);
    QVERIFY(w->head() != there); // the commit is kept
    QVERIFY(w->named("undoCommitButton") && w->named("tryAgainButton"));
    QVERIFY(QFile::remove(w->path(QStringLiteral(".git/hooks/pre-push"))));
    QVERIFY(w->click("tryAgainButton"));
    QTRY_COMPARE_WITH_TIMEOUT(w->head(w->remote), w->head(), patience);
}

void TestReviewWindow::goesOnWhileTheSheetIsClosed()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), blockingHook()));
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->home() + QStringLiteral("/begun")), patience);
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QCOMPARE(w->bench().operations().openCount(), 2);
    QVERIFY(w->named<QPushButton>("operationsButton")->text().contains(QStringLiteral("2 ops")));
    goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!w->review().isRunning(), patience);
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->head(w->remote), w->head());
    QVERIFY(!w->named("reviewSheet")->isVisible());
}

void TestReviewWindow::aLookThatIsDueDoesNotHideHowItEnded()
{
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("pushCheck"));
    QTRY_VERIFY(w->named<QPushButton>("confirmButton")->isEnabled());
    w->review().lookAgain();
    w->review().confirm();
    QVERIFY(w->isEnded());
    QVERIFY(w->review().run()->isDone());
    QSignalSpy changed(&w->review(), &ReviewController::changed);
    QVERIFY(!changed.wait(400)); // it was due in less than that
    QCOMPARE(w->review().state().phase, Phase::Ended);
}

void TestReviewWindow::closingWaitsForTheStep()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), blockingHook()));
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->home() + QStringLiteral("/begun")), patience);
    w->window().close();
    QVERIFY(w->window().isVisible());
    QVERIFY(w->click("quitAfterButton"));
    QVERIFY(w->window().isVisible());
    goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!w->window().isVisible(), patience);
    QCOMPARE(w->head(w->remote), w->head());
}

void TestReviewWindow::closingStopsTheStep()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), blockingHook()));
    QVERIFY(w->drag(-10));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    w->named<QPlainTextEdit>("commitMessage")->setPlainText(QStringLiteral("Ten for green"));
    QVERIFY(w->click("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(w->home() + QStringLiteral("/begun")), patience);
    w->window().close();
    QVERIFY(w->click("stopAndQuitButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->window().isVisible(), patience);
    w->close();
    QCOMPARE(w->head(), head);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), dragged);
    // The next start finds all of it.
    QVERIFY(QFile::remove(w->path(QStringLiteral(".git/hooks/pre-commit"))));
    QVERIFY(w->open());
    w->review().open();
    QVERIFY(w->isReady());
    QCOMPARE(w->review().content().files.size(), std::size_t(1));
    QCOMPARE(w->named<QPlainTextEdit>("commitMessage")->toPlainText(),
             QStringLiteral("Ten for green"));
}

void TestReviewWindow::messageIsOnDiskWhileItIsTyped()
{
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    auto *const message = w->named<QPlainTextEdit>("commitMessage");
    message->setFocus();
    message->selectAll();
    QTest::keyClicks(message, QStringLiteral("Half a thought"));
    // What a program that is killed now leaves behind is what another one reads.
    const QString top = w->bench().project().repository()->layout().top;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&top] {
            MessageDraft after(MessageDraft::standardFolder());
            after.setRepository(top);
            return after.text() == QLatin1String("Half a thought");
        }(),
        patience);
}

void TestReviewWindow::controlEnterConfirmsFromEveryField_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"commitMessage", "newBranchName", "pushCheck", "newBranchCheck",
                              "reviewDiff", "commandsButton", "fileCheck.endpoint.yml"}) {
        QTest::newRow(field) << QString::fromLatin1(field);
    }
}

void TestReviewWindow::controlEnterConfirmsFromEveryField()
{
    QFETCH(QString, field);
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    if (field == QLatin1String("newBranchName")) {
        QVERIFY(w->click("newBranchCheck"));
    }
    QTRY_VERIFY(w->named<QPushButton>("confirmButton")->isEnabled());
    auto *const widget = w->named(field);
    QVERIFY(widget && widget->isVisible());
    widget->setFocus();
    QVERIFY(widget->hasFocus());
    QTest::keyClick(widget, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(w->isEnded());
    QVERIFY(w->review().run()->isDone());
    QTRY_VERIFY(w->named("reviewSheet")->isAncestorOf(QApplication::focusWidget()) ||
                w->named("reviewSheet")->hasFocus());
    // And once more closes it.
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
}

/// The focus is always where it can be seen, and back where it was when the review closes.
void TestReviewWindow::entersAndLeavesByTheKeyboard()
{
    QWidget *const preset = w->named("presetButton.10");
    QVERIFY(w->click("presetButton.10"));
    QTRY_VERIFY_WITH_TIMEOUT(
        w->named("changesBar")->isVisible() && !w->workbench().session().isBusy(), patience);
    preset->setFocus();
    QVERIFY(w->openReview());
    QWidget *const confirm = w->named("confirmButton");
    QTRY_COMPARE(QApplication::focusWidget(), confirm);
    // Elsewhere and back: it shows where it is before it confirms.
    w->named("trafficSlider")->setFocus();
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), confirm);
    QCOMPARE(w->review().state().phase, Phase::Ready);
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QCOMPARE(QApplication::focusWidget(), preset);
    // What it was opened from is gone when it is done.
    w->named("reviewButton")->setFocus();
    QVERIFY(w->openReview());
    QTRY_COMPARE(QApplication::focusWidget(), confirm);
    QVERIFY(w->confirm());
    QTRY_COMPARE(QApplication::focusWidget(), confirm);
    QTRY_VERIFY(!w->named("changesBar")->isVisible());
    w->key(Qt::Key_Return);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QVERIFY(w->named("pageTabs")->isAncestorOf(QApplication::focusWidget()));
}

/// What is made when a second look finds more stands where it is read, too.
void TestReviewWindow::tabGoesThroughItAsItIsRead()
{
    QVERIFY(w->click("presetButton.10"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    QVERIFY(w->openReview());
    w->write(QStringLiteral("notes.txt"), "new\n");
    w->review().lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("fileCheck.notes.txt"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w->isReady() && w->review().state().phase == Phase::Ready, patience);
    QStringList stops;
    w->named("closeReviewButton")->setFocus();
    while (w->named("reviewSheet")->isAncestorOf(QApplication::focusWidget()) &&
           !stops.contains(QApplication::focusWidget()->objectName())) {
        stops << QApplication::focusWidget()->objectName();
        w->key(Qt::Key_Tab);
    }
    const QStringList expected{QStringLiteral("closeReviewButton"),
                               QStringLiteral("sideBySideButton"),
                               QStringLiteral("fileCheck.endpoint.yml"),
                               QStringLiteral("fileCheck.notes.txt"),
                               QStringLiteral("reviewDiff"),
                               QStringLiteral("startWorkspaceButton"),
                               QStringLiteral("commitMessage"),
                               QStringLiteral("newBranchCheck"),
                               QStringLiteral("pushCheck"),
                               QStringLiteral("commandsButton"),
                               QStringLiteral("copyCommandsButton"),
                               QStringLiteral("confirmButton")};
    QCOMPARE(stops, expected);
    w->named("confirmButton")->setFocus();
    w->key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), w->named("copyCommandsButton"));
}

void TestReviewWindow::comparesWithTheLastCommit()
{
    const auto said = [this](const QString &part) {
        const auto *const caption = w->named<QLabel>("diffCaption");
        return caption->isVisible() && caption->text().contains(part);
    };
    const auto *const diff = w->named<QPlainTextEdit>("diffView");
    w->workbench().endpoint().setInstanceCount(QStringLiteral("blue"), 2);
    w->key(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("+instance_count: 2")),
                             patience);
    QVERIFY(said(QString::fromUtf8(w->head().left(10))));
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    w->review().close();
    // What was committed since the files were opened is no difference, what is committed not is
    // one.
    QTRY_VERIFY_WITH_TIMEOUT(said(QStringLiteral("Nothing differs")), patience);
    QVERIFY(said(QString::fromUtf8(w->head().left(10))));
    w->workbench().endpoint().setInstanceCount(QStringLiteral("green"), 3);
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("+instance_count: 3")),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    w->workbench().endpoint().removeDeployment(QStringLiteral("green"));
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("-name: green")),
                             patience);
}

void TestReviewWindow::theQuestionOfTrustHasTheFocus()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), "exit 0\n"));
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QWidget *const confirm = w->named("confirmButton");
    QTRY_COMPARE(QApplication::focusWidget(), confirm);
    QAction *const trust = w->window().actions().action(QStringLiteral("git.trust"));
    // Kept, the focus is where it was.
    trust->trigger();
    w->named("keepTrust")->setFocus();
    w->key(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), confirm);
    trust->trigger();
    w->named("confirmWithdrawTrust")->setFocus();
    w->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(w->review().asksForTrust(), patience);
    QVERIFY(QApplication::focusWidget() != w->named("gateButton")); // nobody trusts by accident
    w->review().close();
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    trust->trigger();
    QTRY_COMPARE(QApplication::focusWidget(), w->named("gateButton"));
    w->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!w->review().asksForTrust(), patience);
}

void TestReviewWindow::diffSideBySideIsRemembered()
{
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    auto *const toggle = w->named<QPushButton>("sideBySideButton");
    QVERIFY(toggle->isVisible());
    QVERIFY(w->named("reviewDiff")->isVisible());
    toggle->setFocus(Qt::TabFocusReason);
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(!w->named("reviewDiff")->isVisible());
    auto *const before = w->named<QPlainTextEdit>("reviewDiffBefore");
    auto *const after = w->named<QPlainTextEdit>("reviewDiffAfter");
    QVERIFY(before->isVisible() && after->isVisible());
    QCOMPARE(before->document()->blockCount(), after->document()->blockCount());
    QVERIFY(before->toPlainText().contains(QStringLiteral("-  blue: 100")));
    QVERIFY(after->toPlainText().contains(QStringLiteral("+  blue: 90")));
    QVERIFY(after->toPlainText().contains(QStringLiteral("+  green: 10")));
    QVERIFY(!before->accessibleName().isEmpty() && !after->accessibleName().isEmpty());
    // Tab leaves them.
    before->setFocus(Qt::TabFocusReason);
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
    QTest::keyClick(after, Qt::Key_Tab);
    QVERIFY(!after->hasFocus());
    w->close();
    QVERIFY(w->open());
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(w->named<QPushButton>("sideBySideButton")->isChecked());
    QVERIFY(w->named("reviewDiffAfter")->isVisible());
}

void TestReviewWindow::failedCheckLeadsToThePlace()
{
    QByteArray blue = w->read(QStringLiteral("blue-deployment.yml"));
    w->write(QStringLiteral("blue-deployment.yml"),
             blue.replace("instance_count: 1", "instance_count: many"));
    w->review().open();
    QVERIFY(w->isReady());
    QVERIFY(!w->review().decision().apply);
    QVERIFY(w->click("showPlaceButton"));
    auto *const tabs = w->named<QWidget>("yamlEditor");
    QTRY_VERIFY_WITH_TIMEOUT(tabs && tabs->isVisible(), patience);
    QVERIFY(w->named("reviewSheet")->isVisible());
}

void TestReviewWindow::countOpensTheDock()
{
    auto *const dock = w->named("operationsView");
    QVERIFY(!dock->isVisible());
    QVERIFY(w->click("operationsButton"));
    QVERIFY(dock->isVisible());
    QVERIFY(w->click("operationsButton"));
    QVERIFY(!dock->isVisible());
    w->key(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(dock->isVisible());
}

QTEST_MAIN(TestReviewWindow)
#include "tst_reviewwindow.moc"
