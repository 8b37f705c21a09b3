// SPDX-License-Identifier: GPL-3.0-or-later
// Push and what follows it in the whole window, with a bare remote: a push that is rejected, a
// branch of its own, its pull request, and the question to the remote. The workspace does not run
// here.
#include "tests/ui/review/reviewwindow.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace serin;

namespace {

/// What would have been opened in a browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    Q_DISABLE_COPY_MOVE(Browser)

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class TestReviewPushWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void undoesTheCommitAfterARejectedPush();
    void offersTheWaysAgainWhenUndoingIsRefused();
    void pushesANewBranchAfterARejectedPush();
    void commitsToANewBranch();
    void opensAPullRequest();
    void saysThatAFolderHasNoPullRequests();
    void asksTheRemoteWhenItOpens();

private:
    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestReviewPushWindow::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestReviewPushWindow::cleanup()
{
    m_window.reset();
}

void TestReviewPushWindow::undoesTheCommitAfterARejectedPush()
{
    QVERIFY(w->drag(-10));
    const QByteArray dragged = w->read(QStringLiteral("endpoint.yml"));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    w->otherPushes(QStringLiteral("note.txt"));
    QVERIFY(w->confirm());
    QCOMPARE(w->named<QLabel>("reviewOutcome")->text(),
             QStringLiteral("Committed here, not pushed and not applied"));
    QVERIFY(w->head() != head);
    QVERIFY(w->click("undoCommitButton"));
    QVERIFY(w->isReady());
    QCOMPARE(w->head(), head);
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), dragged);
    QVERIFY(w->named<QPlainTextEdit>("commitMessage")
                ->toPlainText()
                .contains(QStringLiteral("my-endpoint")));
    QTRY_VERIFY(w->named<QPushButton>("confirmButton")->isEnabled());
}

void TestReviewPushWindow::offersTheWaysAgainWhenUndoingIsRefused()
{
    QVERIFY(w->drag(-10));
    const QByteArray head = w->head();
    QVERIFY(w->openReview());
    w->otherPushes(QStringLiteral("note.txt"));
    QVERIFY(w->confirm());
    w->gitSays({QStringLiteral("commit"), QStringLiteral("--allow-empty"), QStringLiteral("-qm"),
                QStringLiteral("Elsewhere")});
    const QString before = w->review().run()->failedStep()->words;
    QVERIFY(w->click("undoCommitButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->review().state().phase == ReviewState::Phase::Ended &&
                                 w->review().run()->failedStep()->words != before,
                             patience);
    QVERIFY(!w->review().isRunning());
    QVERIFY(!w->named("reviewSheet")
                 ->findChild<QPushButton *>(QStringLiteral("stopButton"))
                 ->isVisible());
    QCOMPARE(QApplication::focusWidget(), w->named("reviewSheet"));
    w->gitSays({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--soft"),
                QStringLiteral("HEAD~1")});
    QVERIFY(w->click("undoCommitButton"));
    QVERIFY(w->isReady());
    QCOMPARE(w->head(), head);
}

void TestReviewPushWindow::pushesANewBranchAfterARejectedPush()
{
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    w->otherPushes(QStringLiteral("note.txt"));
    QVERIFY(w->confirm());
    QVERIFY(w->click("newBranchButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->review().state().phase == ReviewState::Phase::Ended &&
                                 w->review().run()->isDone(),
                             patience);
    const QByteArray branches = w->gitSays({QStringLiteral("branch")}, w->remote);
    QVERIFY2(branches.contains("canary/my-endpoint-10"), branches);
}

void TestReviewPushWindow::commitsToANewBranch()
{
    w->gitSays({QStringLiteral("branch"), QStringLiteral("canary/my-endpoint-10")});
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("newBranchCheck"));
    auto *const name = w->named<QLineEdit>("newBranchName");
    QTRY_VERIFY(name->isVisible());
    QCOMPARE(name->text(), QStringLiteral("canary/my-endpoint-10-2")); // the first one is taken
    auto *const confirm = w->named<QPushButton>("confirmButton");
    for (const char *bad : {"a..b", "canary/my-endpoint-10"}) {
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QLatin1String(bad));
        QVERIFY2(!confirm->isEnabled(), bad);
        QVERIFY(!w->named<QLabel>("confirmReason")->text().isEmpty());
    }
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("try/ten"));
    QCOMPARE(w->named<QCheckBox>("applyCheck")->isChecked(), false);
    QCOMPARE(confirm->text(), QStringLiteral("Commit and push"));
    const QByteArray main = w->head(w->remote);
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->head(w->remote), main);
    QCOMPARE(w->gitSays({QStringLiteral("rev-parse"), QStringLiteral("try/ten")}, w->remote),
             w->gitSays({QStringLiteral("rev-parse"), QStringLiteral("HEAD")}));
}

void TestReviewPushWindow::opensAPullRequest()
{
    // A remote of a host, which git finds in the bare repository.
    const QString url = QStringLiteral("https://me:secret@github.com/team/canary.git");
    w->gitSays({QStringLiteral("config"), QStringLiteral("--global"),
                QStringLiteral("url.%1.insteadOf").arg(w->remote), url});
    w->gitSays(
        {QStringLiteral("remote"), QStringLiteral("set-url"), QStringLiteral("origin"), url});
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("newBranchCheck"));
    QTRY_VERIFY(!w->named<QCheckBox>("applyCheck")->isChecked());
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->gitSays({QStringLiteral("rev-parse"), QStringLiteral("--abbrev-ref"),
                         QStringLiteral("HEAD@{upstream}")})
                 .trimmed(),
             QByteArray("origin/canary/my-endpoint-10"));
    Browser browser;
    QVERIFY(w->click("pullRequestButton"));
    QCOMPARE(browser.opened,
             QList<QUrl>{QUrl(QStringLiteral("https://github.com/team/canary/compare/main..."
                                             "canary/my-endpoint-10?expand=1"))});
    QVERIFY(!w->named<QLabel>("pullRequestNote")->isVisible());
    // It can be opened later, too.
    w->review().close();
    QAction *const later = w->window().actions().action(QStringLiteral("git.pullRequest"));
    QTRY_VERIFY_WITH_TIMEOUT(later->isEnabled(), patience);
    later->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(browser.opened.size(), 2, patience);
    QCOMPARE(browser.opened.back(), browser.opened.front());
    for (const QWidget *widget : w->window().findChildren<QWidget *>()) {
        const auto *const label = qobject_cast<const QLabel *>(widget);
        const QString said = (label ? label->text() : QString()) + widget->toolTip();
        QVERIFY2(!said.contains(QStringLiteral("secret")), qPrintable(said));
    }
}

void TestReviewPushWindow::saysThatAFolderHasNoPullRequests()
{
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->click("newBranchCheck"));
    QVERIFY(w->confirm());
    QTRY_VERIFY(w->named<QLabel>("pullRequestNote")->isVisible());
    QVERIFY(w->named<QLabel>("pullRequestNote")
                ->text()
                .contains(QStringLiteral("merge canary/my-endpoint-10 there")));
    QVERIFY(!w->named("pullRequestButton"));
    QTRY_VERIFY_WITH_TIMEOUT(w->bench().branches().otherBranch() == QStringLiteral("main"),
                             patience);
    QVERIFY(w->click("switchBackButton"));
    QTRY_COMPARE_WITH_TIMEOUT(
        w->gitSays({QStringLiteral("branch"), QStringLiteral("--show-current")}).trimmed(),
        QByteArray("main"), patience);
    QVERIFY(!w->named("reviewSheet")->isVisible());
}

void TestReviewPushWindow::asksTheRemoteWhenItOpens()
{
    const QString other = w->home() + QStringLiteral("/other");
    w->close();
    w->gitSays({QStringLiteral("clone"), QStringLiteral("-q"), w->remote, other}, w->home());
    w->gitSays({QStringLiteral("-c"), QStringLiteral("user.name=Other"), QStringLiteral("-c"),
                QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                QStringLiteral("-q"), QStringLiteral("--allow-empty"), QStringLiteral("-m"),
                QStringLiteral("Theirs")},
               other);
    w->gitSays({QStringLiteral("push"), QStringLiteral("-q")}, other);
    QVERIFY(w->open());
    const auto says = [this](const char *words) {
        return w->named("projectPicker")->accessibleName().contains(QString::fromUtf8(words));
    };
    QTRY_VERIFY_WITH_TIMEOUT(says("↑0 ↓1 "), patience);
    // Without the remote it says that it does not know.
    w->close();
    const QString away = w->remote + QStringLiteral(".away");
    QVERIFY(QDir().rename(w->remote, away));
    QVERIFY(w->open());
    QTRY_VERIFY_WITH_TIMEOUT(says("↑0 ↓1? "), patience);
    QVERIFY(w->named("projectPicker")->toolTip().contains(QStringLiteral("asks it again")));
    QVERIFY(QDir().rename(away, w->remote));
    w->bench().remote().fetch();
    QTRY_VERIFY_WITH_TIMEOUT(says("↑0 ↓1 "), patience);
    // What is compared with nothing has no figures.
    w->gitSays({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("--detach")},
               w->top());
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(says("› no branch → "), patience);
}

QTEST_MAIN(TestReviewPushWindow)
#include "tst_reviewpushwindow.moc"
