// SPDX-License-Identifier: GPL-3.0-or-later
// Git in trouble in the whole window: a rejected push, a conflict, a rebase that stands still and
// no branch checked out; real clicks and keys, real git with a bare remote.
#include "tests/ui/review/reviewwindow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace serin;

class TestConflictWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheirsAfterARejectedPush();
    void solvesAConflictPerValue();
    void givesARebaseUp();
    void keepsChoicesAndOffersWhatWasSolvedByHand();
    void doesNotOverwriteWhatWasEditedMeanwhile();
    void solvesADeletedFileOfAMerge();
    void leadsOutOfADetachedHead();
    void switchesBranchesAndBack();
    void leavesForAPageByItsKey();
    void takesAKnownRemote();
    void reviewGoesOnAfterAConflict();
    void pushesByItsKey();
    void withdrawsTrust();

private:
    [[nodiscard]] static bool says(const QString &shown, const QString &words)
    {
        return QString(shown).remove(QChar(0x200b)).contains(words);
    }
    [[nodiscard]] QByteArray endpointWith(int blue, int green) const
    {
        QByteArray text = m_endpoint;
        const QByteArray before = "  blue: 100\n";
        return text.replace(before, "  blue: " + QByteArray::number(blue) +
                                        "\n  green: " + QByteArray::number(green) + '\n');
    }
    /// Somebody else pushes @p text as endpoint.yml, while here another one is committed.
    void diverge(const QByteArray &theirs, const QByteArray &mine)
    {
        const QString other = w->home() + QStringLiteral("/other");
        w->gitSays({QStringLiteral("clone"), QStringLiteral("-q"), w->remote, other}, w->home());
        QFile written(other + QStringLiteral("/endpoint.yml"));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(theirs);
        written.close();
        w->gitSays({QStringLiteral("-c"), QStringLiteral("user.name=Olga"), QStringLiteral("-c"),
                    QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                    QStringLiteral("-qam"), QStringLiteral("Ten for green")},
                   other);
        w->gitSays({QStringLiteral("push"), QStringLiteral("-q")}, other);
        w->write(QStringLiteral("endpoint.yml"), mine);
        w->gitSays({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Mine")});
        w->workbench().lookAtDisk();
        w->bench().project().readCommits();
    }
    /// The emphasised button of the page about the remote.
    [[nodiscard]] QString primaryButton() const
    {
        QStringList names;
        const auto buttons = w->named("remotePage")->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->property("serinRole") == QStringLiteral("primary")) {
                names << button->objectName();
            }
        }
        return names.join(u' ');
    }
    void pull()
    {
        w->window().actions().action(QStringLiteral("git.pull"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(w->isShown("conflictPage"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(w->bench().conflict().phase() ==
                                         ConflictController::Phase::Ready &&
                                     w->bench().conflict().files().size() == 1,
                                 patience);
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
    QByteArray m_endpoint;
};

void TestConflictWindow::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    m_endpoint = w->read(QStringLiteral("endpoint.yml"));
    QVERIFY(m_endpoint.contains("  blue: 100\n"));
}

void TestConflictWindow::cleanup()
{
    m_window.reset();
    w = nullptr;
}

void TestConflictWindow::showsTheirsAfterARejectedPush()
{
    QVERIFY(w->drag(-25));
    QVERIFY(w->openReview());
    w->review().setApply(false);
    w->otherPushes(QStringLiteral("note.txt"));
    QVERIFY(w->confirm());
    // What was checked before is not so any more.
    const auto checks = [this](const char *words) {
        const std::vector<ReviewCheck> &all = w->review().content().checks;
        return std::any_of(all.begin(), all.end(), [words](const ReviewCheck &check) {
            return check.text.contains(QLatin1String(words));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(checks("1 commit that is not here"), patience);
    QVERIFY(!checks("Nothing new on"));
    QVERIFY(w->review().run()->failedStep()->words.contains(QStringLiteral("Pull with rebase")));
    QVERIFY(w->click("showTheirsButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    auto *const theirs = w->named<QListWidget>("theirCommits");
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), 1, patience);
    QVERIFY(theirs->item(0)->text().contains(QStringLiteral("Other")));
    QTRY_COMPARE_WITH_TIMEOUT(w->named<QListWidget>("myCommits")->count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        w->named<QPlainTextEdit>("theirDiff")->toPlainText().contains(QStringLiteral("+theirs")),
        patience);
    // The remote is asked when its page opens.
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("remoteState")->text(), QStringLiteral("would be rejected")),
        patience);
    QTRY_COMPARE_WITH_TIMEOUT(primaryButton(), QStringLiteral("remotePullButton"), patience);
    const QByteArray theirHead = w->head(w->remote);
    w->review().close();
    QVERIFY(w->click("remotePullButton"));
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(primaryButton(), QStringLiteral("pushAgainButton"), patience);
    QCOMPARE(w->gitSays({QStringLiteral("rev-parse"), QStringLiteral("HEAD~1")}).trimmed(),
             theirHead);
    QCOMPARE(w->head(w->remote), theirHead); // nothing was pushed by it
    QVERIFY(w->click("pushAgainButton"));
    QVERIFY(w->isReady());
    // What is pushed is named.
    QCOMPARE(w->review().content().unpushedCount(), 1);
    const auto words = w->named("reviewWords")->findChildren<QLabel *>();
    QVERIFY(std::any_of(words.begin(), words.end(), [this](const QLabel *label) {
        return says(label->text(), QString::fromLatin1(w->head().left(10)));
    }));
    w->review().setApply(false);
    QVERIFY(w->confirm());
    QCOMPARE(w->head(w->remote), w->head());
    w->review().close();
    w->window().actions().action(QStringLiteral("git.remote"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(primaryButton(), QStringLiteral("closeRemoteButton"), patience);
}

void TestConflictWindow::solvesAConflictPerValue()
{
    diverge(endpointWith(90, 10), endpointWith(75, 25));
    pull();
    QTRY_VERIFY(w->named("gitOperationBar")->isVisible());
    QVERIFY(!w->named("continueConflictButton")->isEnabled());
    QVERIFY(w->named("continueConflictButton")->toolTip().contains(QStringLiteral("endpoint.yml")));
    QVERIFY(says(w->named<QLabel>("mineWords.0")->text(), QStringLiteral("green 0 → 25 %")));
    QVERIFY(says(w->named<QLabel>("theirsWords.0")->text(), QStringLiteral("green 0 → 10 %")));
    // By the keyboard: theirs has the focus first.
    QTRY_COMPARE(QApplication::focusWidget(), w->named("theirsButton.0"));
    w->key(Qt::Key_Space);
    QTRY_VERIFY(w->named<QPlainTextEdit>("conflictResult")
                    ->toPlainText()
                    .contains(QStringLiteral("+  green: 10")));
    QVERIFY(w->click("mineButton.0"));
    QTRY_VERIFY(w->named<QPlainTextEdit>("conflictResult")
                    ->toPlainText()
                    .contains(QStringLiteral("+  green: 25")));
    QVERIFY(!w->named<QRadioButton>("theirsButton.0")->isChecked());
    QVERIFY(w->read(QStringLiteral("endpoint.yml")).contains("<<<<<<<")); // nothing is written yet
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("gitOperationBar"), patience);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), endpointWith(75, 25));
    QCOMPARE(
        w->gitSays({QStringLiteral("log"), QStringLiteral("--format=%s"), QStringLiteral("-2")}),
        QByteArray("Mine\nTen for green\n"));
    QVERIFY(w->gitSays({QStringLiteral("status"), QStringLiteral("--porcelain")}).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("remoteState")->text(), QStringLiteral("can be pushed")), patience);
}

void TestConflictWindow::givesARebaseUp()
{
    diverge(endpointWith(90, 10), endpointWith(75, 25));
    const QByteArray before = w->head();
    pull();
    QVERIFY(w->click("abortConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("gitOperationBar"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->isShown("conflictPage"), patience);
    QCOMPARE(w->head(), before);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), endpointWith(75, 25));
}

void TestConflictWindow::keepsChoicesAndOffersWhatWasSolvedByHand()
{
    diverge(endpointWith(90, 10), endpointWith(75, 25));
    pull();
    QVERIFY(w->click("allTheirsButton"));
    QVERIFY(w->named("continueConflictButton")->isEnabled());
    // Away and back from the bar.
    QVERIFY(w->click("closeConflictButton"));
    QTRY_VERIFY(!w->isShown("conflictPage"));
    QVERIFY(w->click("solveConflictButton"));
    QTRY_VERIFY(w->isShown("conflictPage"));
    QTRY_VERIFY_WITH_TIMEOUT(w->named("continueConflictButton")->isEnabled(), patience);
    QVERIFY(w->named<QRadioButton>("theirsButton.0")->isChecked());
    // By hand: not while both sides are still in it.
    QVERIFY(w->click("byHandCheck"));
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("conflictState")->text(), QStringLiteral("still both sides")),
        patience);
    w->write(QStringLiteral("endpoint.yml"), endpointWith(80, 20));
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    QCOMPARE(w->gitSays({QStringLiteral("show"), QStringLiteral("HEAD:endpoint.yml")}),
             endpointWith(80, 20));
}

void TestConflictWindow::doesNotOverwriteWhatWasEditedMeanwhile()
{
    diverge(endpointWith(90, 10), endpointWith(75, 25));
    pull();
    QVERIFY(w->click("allMineButton"));
    w->write(QStringLiteral("endpoint.yml"), "edited: meanwhile\n");
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(says(w->named<QLabel>("conflictState")->text(),
                                  QStringLiteral("edited in another program")),
                             patience);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), QByteArray("edited: meanwhile\n"));
    QVERIFY(w->click("abortConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("gitOperationBar"), patience);
}

void TestConflictWindow::solvesADeletedFileOfAMerge()
{
    w->gitSays({QStringLiteral("switch"), QStringLiteral("-qc"), QStringLiteral("side")});
    w->gitSays(
        {QStringLiteral("rm"), QStringLiteral("-q"), QStringLiteral("green-deployment.yml")});
    w->gitSays({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("No green")});
    w->gitSays({QStringLiteral("switch"), QStringLiteral("-q"), QStringLiteral("main")});
    w->write(QStringLiteral("green-deployment.yml"),
             w->read(QStringLiteral("green-deployment.yml")) + "# kept\n");
    w->gitSays({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Keep green")});
    w->gitSays({QStringLiteral("merge"), QStringLiteral("side")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("gitOperationBar"), patience);
    QVERIFY(says(w->named("gitOperationBar")->findChild<QLabel *>()
                     ? w->bench().conflict().progressWords()
                     : QString(),
                 QStringLiteral("a merge")));
    QVERIFY(w->click("solveConflictButton"));
    QVERIFY(w->click("theirsButton.0")); // the file is deleted
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("gitOperationBar"), patience);
    QVERIFY(!QFile::exists(w->path(QStringLiteral("green-deployment.yml"))));
    QCOMPARE(w->gitSays({QStringLiteral("rev-list"), QStringLiteral("--parents"),
                         QStringLiteral("-1"), QStringLiteral("HEAD")})
                 .trimmed()
                 .split(' ')
                 .size(),
             3);
}

void TestConflictWindow::leadsOutOfADetachedHead()
{
    w->gitSays({QStringLiteral("switch"), QStringLiteral("-q"), QStringLiteral("--detach")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("detachedBar"), patience);
    QVERIFY(w->click("switchBranchButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("detachedBar"), patience);
    QCOMPARE(w->gitSays({QStringLiteral("branch"), QStringLiteral("--show-current")}),
             QByteArray("main\n"));
    w->gitSays({QStringLiteral("switch"), QStringLiteral("-q"), QStringLiteral("--detach")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("detachedBar"), patience);
    QVERIFY(w->click("branchHereButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("detachedBar"), patience);
    QVERIFY(w->gitSays({QStringLiteral("branch"), QStringLiteral("--show-current")})
                .startsWith("from-"));
}

void TestConflictWindow::switchesBranchesAndBack()
{
    const auto branch = [this] {
        return w->gitSays({QStringLiteral("branch"), QStringLiteral("--show-current")}).trimmed();
    };
    w->gitSays({QStringLiteral("branch"), QStringLiteral("change/one")});
    w->gitSays({QStringLiteral("branch"), QStringLiteral("change/two")});
    w->window().actions().action(QStringLiteral("git.switchBranch"))->trigger();
    QWidget *const sheet = w->named("branchSheet");
    QVERIFY(sheet->isVisible());
    auto *const list = w->named<QListView>("branchList");
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience);
    QVERIFY(!w->named("switchToBranchButton")->isEnabled());
    auto *const filter = w->named<QLineEdit>("branchFilter");
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("two"));
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet->isVisible(), patience);
    QCOMPARE(branch(), QByteArray("change/two"));
    QAction *const back = w->window().actions().action(QStringLiteral("git.switchBack"));
    QTRY_VERIFY_WITH_TIMEOUT(back->isEnabled(), patience);
    back->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(branch(), QByteArray("main"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!back->isEnabled(), patience);
}

void TestConflictWindow::leavesForAPageByItsKey()
{
    w->window().actions().action(QStringLiteral("git.remote"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    w->window().actions().action(QStringLiteral("view.page6"))->trigger();
    QVERIFY(!w->isShown("remotePage"));
    QVERIFY(w->named("historyPage")->isVisible());
}

void TestConflictWindow::takesAKnownRemote()
{
    // Nothing new: said, and the page leads back.
    w->key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("compare with the remote"));
    w->key(Qt::Key_Return);
    QTRY_VERIFY(w->isShown("remotePage"));
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("remoteState")->text(), QStringLiteral("have the same commits")),
        patience);
    // The remote is asked when the page opens.
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->isShown("remotePage"));
    w->otherPushes(QStringLiteral("note.txt"));
    w->window().actions().action(QStringLiteral("git.remote"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(w->named<QListWidget>("theirCommits")->count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->bench().remote().isWorking(), patience);
    // A remote that is away is said in place.
    QVERIFY(QDir().rename(w->remote, w->remote + QStringLiteral(".away")));
    QVERIFY(w->click("fetchButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->bench().remote().problem(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("remoteState")->text(), QStringLiteral("when the remote answered")),
        patience);
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->isShown("remotePage"));
}

void TestConflictWindow::reviewGoesOnAfterAConflict()
{
    QVERIFY(w->drag(-25));
    QVERIFY(w->openReview());
    w->review().setApply(false);
    w->otherPushes(QStringLiteral("endpoint.yml"));
    QVERIFY(w->confirm());
    QVERIFY(w->click("showTheirsButton"));
    QVERIFY(w->click("remotePullButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("conflictPage"), patience);
    const auto isOffered = [this](const char *name) {
        const QWidget *const button = w->named(name);
        return button && button->isVisible() && button->isEnabled();
    };
    // What git would refuse now says why.
    for (const char *name :
         {"pullRebaseButton", "tryAgainButton", "undoCommitButton", "newBranchButton"}) {
        QTRY_VERIFY_WITH_TIMEOUT(w->named(name) && !isOffered(name), patience);
        QVERIFY2(w->named(name)->toolTip().contains(QStringLiteral("a rebase")), name);
    }
    QVERIFY(isOffered("showTheirsButton"));
    QVERIFY(w->click("allMineButton"));
    QVERIFY(w->click("continueConflictButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    // The commit that the rebase made is named, and nothing is left to solve.
    QTRY_VERIFY_WITH_TIMEOUT(w->review().run()->failedStep()->words.contains(
                                 QStringLiteral("on top of what the remote has")),
                             patience);
    QCOMPARE(w->review().run()->commit()->toString().toLatin1(), w->head());
    QVERIFY(
        w->review().run()->steps().front().words.contains(QString::fromLatin1(w->head().left(10))));
    QVERIFY(!w->named("pullRebaseButton"));
    QVERIFY(w->click("tryAgainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->review().run()->isDone() &&
                                 w->review().state().phase == ReviewState::Phase::Ended,
                             patience);
    QCOMPARE(w->head(w->remote), w->head());
    QTRY_COMPARE(QApplication::focusWidget(), w->named("confirmButton"));
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named("reviewSheet")->isVisible());
    QVERIFY(w->named("remotePage")->isAncestorOf(QApplication::focusWidget()));
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->isShown("remotePage"));
    QVERIFY(w->named("pageTabs")->isAncestorOf(QApplication::focusWidget()));
}

void TestConflictWindow::pushesByItsKey()
{
    QAction *const push = w->window().actions().action(QStringLiteral("git.push"));
    QTRY_VERIFY(!push->isEnabled());
    QVERIFY(push->toolTip().contains(QStringLiteral("everything")));
    w->gitSays({QStringLiteral("commit"), QStringLiteral("--allow-empty"), QStringLiteral("-qm"),
                QStringLiteral("Mine")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(push->isEnabled(), patience);
    w->key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        says(w->named<QLabel>("remoteState")->text(), QStringLiteral("has your commits")),
        patience);
    QCOMPARE(w->head(w->remote), w->head());
}

void TestConflictWindow::withdrawsTrust()
{
    ProjectController &project = w->bench().project();
    QAction *const act = w->window().actions().action(QStringLiteral("git.trust"));
    QVERIFY(!act->isEnabled()); // the sample brings nothing along
    w->gitSays(
        {QStringLiteral("config"), QStringLiteral("core.fsmonitor"), QStringLiteral("/bin/true")});
    project.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!project.trustQuestion().isEmpty() && act->isEnabled(), patience);
    QVERIFY(act->text().startsWith(QStringLiteral("Trust")));
    project.trust();
    QTRY_VERIFY_WITH_TIMEOUT(project.trustQuestion().isAnswered && project.commits(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(act->text().startsWith(QStringLiteral("Withdraw")), patience);
    act->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        w->window().findChild<QPushButton *>(QStringLiteral("confirmWithdrawTrust")), patience);
    w->window().findChild<QPushButton *>(QStringLiteral("confirmWithdrawTrust"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(project.trustQuestion().concernsReading() && !project.commits(),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(act->text().startsWith(QStringLiteral("Trust")), patience);
}

QTEST_MAIN(TestConflictWindow)
#include "tst_conflictwindow.moc"
