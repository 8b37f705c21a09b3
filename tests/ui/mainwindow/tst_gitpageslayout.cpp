// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that need a repository, on the smallest usual screen with a large font: the board, the
// history, git in trouble, the branch on the remote; real git with a bare remote.
#include "tests/support/filebytes.h"
#include "tests/support/windowfit.h"
#include "tests/ui/review/reviewwindow.h"

#include <QListWidget>
#include <QTabWidget>
#include <QTreeView>

using namespace serin;

class TestGitPagesLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void board();
    void historyOfAnEndpoint();
    void remoteBranch();
    void conflict();
    void detachedHead();
    void review();

private:
    void trigger(const char *action) const
    {
        w->window().actions().action(QLatin1String(action))->trigger();
    }
    void fits() const
    {
        const WindowFit fit(w->window());
        const QString wrong = fit.wrong();
        if (const QString folder = qEnvironmentVariable("SERIN_PICTURE"); !folder.isEmpty()) {
            QTest::qWait(500);
            w->window().grab().save(folder + u'/' + QLatin1String(QTest::currentTestFunction()) +
                                    QStringLiteral("-layout.png"));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    /// Somebody else pushes another text of the endpoint than is committed here.
    void diverge()
    {
        const QByteArray text = w->read(QStringLiteral("endpoint.yml"));
        const QByteArray before = "  blue: 100\n";
        QVERIFY(text.contains(before));
        const auto with = [&](const QByteArray &shares) {
            return QByteArray(text).replace(before, shares);
        };
        const QString other = w->home() + QStringLiteral("/other");
        w->gitSays({QStringLiteral("clone"), QStringLiteral("-q"), w->remote, other}, w->home());
        QVERIFY(setFileBytes(other + QStringLiteral("/endpoint.yml"),
                             with("  blue: 90\n  green: 10\n")));
        w->gitSays({QStringLiteral("-c"), QStringLiteral("user.name=Olga"), QStringLiteral("-c"),
                    QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                    QStringLiteral("-qam"), QStringLiteral("Ten for green")},
                   other);
        w->gitSays({QStringLiteral("push"), QStringLiteral("-q")}, other);
        w->write(QStringLiteral("endpoint.yml"), with("  blue: 75\n  green: 25\n"));
        w->gitSays({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Mine")});
        w->workbench().lookAtDisk();
        w->bench().project().readCommits();
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestGitPagesLayout::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestGitPagesLayout::cleanup()
{
    m_window.reset();
    w = nullptr;
}

void TestGitPagesLayout::board()
{
    QVERIFY(w->drag(-25));
    trigger("view.board");
    QTRY_VERIFY_WITH_TIMEOUT(w->named("boardPage")->isVisible(), patience);
    fits();
}

void TestGitPagesLayout::historyOfAnEndpoint()
{
    QVERIFY(w->drag(-25));
    w->named<QTabWidget>("pageTabs")->setCurrentIndex(5);
    auto *const table = w->named<QTreeView>("historyTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 2, patience);
    table->setCurrentIndex(table->model()->index(0, 0));
    fits();
}

void TestGitPagesLayout::remoteBranch()
{
    diverge();
    trigger("git.remote");
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("remotePage"), patience);
    QVERIFY(w->click("fetchButton"));
    const auto *const theirs = w->named<QListWidget>("theirCommits");
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), 1, patience);
    fits();
    const WindowFit fit(w->window());
    for (const int percent : {200, 100}) {
        fit.zoom(percent);
        QTRY_VERIFY(theirs->viewport()->height() >= theirs->sizeHintForRow(0));
        QTRY_VERIFY(theirs->viewport()->height() < 2 * theirs->sizeHintForRow(0));
    }
}

void TestGitPagesLayout::conflict()
{
    diverge();
    trigger("git.pull");
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("conflictPage"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w->bench().conflict().phase() == ConflictController::Phase::Ready,
                             patience);
    fits();
}

void TestGitPagesLayout::detachedHead()
{
    w->gitSays({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("--detach")});
    w->bench().project().readCommits();
    QTRY_VERIFY_WITH_TIMEOUT(w->named("detachedBar"), patience);
    fits();
}

void TestGitPagesLayout::review()
{
    QVERIFY(w->drag(-25));
    QVERIFY(w->openReview());
    fits();
}

QTEST_MAIN(TestGitPagesLayout)
#include "tst_gitpageslayout.moc"
