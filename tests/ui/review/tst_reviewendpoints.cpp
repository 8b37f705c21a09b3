// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints of one change that are applied apart: the whole window, real git with a bare remote and
// a real local workspace.
#include "tests/ui/review/reviewwindow.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace serin;

namespace {

const QString own = QStringLiteral("my-endpoint");
const QString other = QStringLiteral("other-endpoint");

} // namespace

class TestReviewEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void leavesOneOut();
    void appliesItFromTheBar();
    void saysWhyNothingIsApplied();
    void keepsWhatIsLeftOutWhenItIsReviewedAgain();
    void cleanupTestCase();

private:
    [[nodiscard]] QCheckBox *box(const QString &endpoint) const
    {
        return w->named<QCheckBox>(QStringLiteral("applyEndpointCheck.") + endpoint);
    }
    /// Of blue, live; -1: there is none.
    [[nodiscard]] int instances(const QString &endpoint) const
    {
        const LiveViewPointer live = w->workbench().live().snapshot()->endpoint(endpoint);
        const auto *const blue = live ? live->deployment(QStringLiteral("blue")) : nullptr;
        return blue ? blue->instances.value_or(-1) : -1;
    }
    /// In both files of blue.
    void scaleBoth(int count)
    {
        for (const char *file : {"blue-deployment.yml", "other-blue.yml"}) {
            QByteArray text = w->read(QLatin1String(file));
            const qsizetype at = text.indexOf("instance_count: ");
            text.replace(at, text.indexOf('\n', at) - at,
                         "instance_count: " + QByteArray::number(count));
            w->write(QLatin1String(file), text);
        }
    }
    /// How often the page History says that the newest commit was applied to @p endpoint; -1: it
    /// does not tell of it.
    [[nodiscard]] int appliesOfHead(const QString &endpoint) const
    {
        w->workbench().endpoint().selectEndpoint(endpoint);
        const QString head = QString::fromLatin1(w->head());
        for (const HistoryRow &row : w->bench().history().model().rows()) {
            if (row.commit && row.commit->toString() == head) {
                return static_cast<int>(row.applies.size());
            }
        }
        return -1;
    }
    void openReview()
    {
        w->review().open();
        QVERIFY(w->isReady());
        QTRY_COMPARE_WITH_TIMEOUT(w->review().content().endpoints.size(), std::size_t(2), patience);
    }
    [[nodiscard]] QString commands() const { return w->review().decision().commands.join(u'\n'); }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestReviewEndpoints::initTestCase()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    QCOMPARE(w->make(false), QString());
    QVERIFY(w->open());
    w->write(QStringLiteral("other-endpoint.yml"),
             w->read(QStringLiteral("endpoint.yml")).replace("my-endpoint", "other-endpoint"));
    w->write(
        QStringLiteral("other-blue.yml"),
        w->read(QStringLiteral("blue-deployment.yml")).replace("my-endpoint", "other-endpoint"));
    w->workbench().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(w->workbench().folder().catalog().endpoints().size(), std::size_t(2),
                              patience);
    QVERIFY(w->startWorkspace());
    openReview();
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    w->review().close();
    QTRY_COMPARE_WITH_TIMEOUT(instances(own), 1, patience);
    w->workbench().endpoint().selectEndpoint(other);
    QTRY_COMPARE_WITH_TIMEOUT(instances(other), 1, patience);
}

void TestReviewEndpoints::leavesOneOut()
{
    scaleBoth(2);
    openReview();
    for (const QString &name : {own, other}) {
        QVERIFY(box(name)->isVisible() && box(name)->isChecked());
        QCOMPARE(box(name)->accessibleName(), QStringLiteral("Apply ") + name);
    }
    QCOMPARE(w->review().decision().confirmText,
             QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
    QVERIFY2(!commands().contains(QStringLiteral("--endpoint")), qPrintable(commands()));

    // By keyboard: Tab goes from the first to the second, space unticks it.
    box(own)->setFocus(Qt::TabFocusReason);
    w->key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), box(other));
    w->key(Qt::Key_Space);
    QVERIFY(!box(other)->isChecked());
    QCOMPARE(QApplication::focusWidget(), box(other));
    QVERIFY(box(other)->accessibleDescription().startsWith(QStringLiteral("Left out")));
    QCOMPARE(w->named<QPushButton>("confirmButton")->text(),
             QStringLiteral("Commit, push, apply 1 of 2 endpoints to LOCAL WORKSPACE (dev)"));
    QVERIFY2(commands().endsWith(QStringLiteral(" --endpoint my-endpoint")),
             qPrintable(commands()));
    QCOMPARE(w->review().content().tickedPaths().size(), qsizetype(2)); // committed all the same

    // A second look keeps what was decided.
    w->review().lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(w->review().content().isComplete, patience);
    QVERIFY(!box(other)->isChecked());
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    QVERIFY2(w->review().run()->steps().back().words.contains(
                 QStringLiteral("Left out, and so not applied: other-endpoint.")),
             qPrintable(w->review().run()->steps().back().words));
    w->review().close();
    QCOMPARE(w->head(w->remote), w->head());
    const QByteArray pushed = w->gitSays(
        {QStringLiteral("show"), QStringLiteral("--stat"), QStringLiteral("main")}, w->remote);
    QVERIFY2(pushed.contains("blue-deployment.yml") && pushed.contains("other-blue.yml"),
             pushed.constData());
    QTRY_COMPARE_WITH_TIMEOUT(instances(own), 2, patience);
    w->key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("liveDiffBar")->isVisible() &&
                                 w->named<QLabel>("liveDiffLines")
                                     ->text()
                                     .contains(QStringLiteral("blue instances: Git 2, live 1")),
                             patience);
    QCOMPARE(instances(other), 1);
    auto *const pages = w->named<QTabWidget>("pageTabs");
    constexpr int historyPage = 5;
    pages->setCurrentIndex(historyPage);
    QTRY_COMPARE_WITH_TIMEOUT(appliesOfHead(other), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(appliesOfHead(own), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(appliesOfHead(other), 0, patience);
    pages->setCurrentIndex(0);
}

void TestReviewEndpoints::appliesItFromTheBar()
{
    QVERIFY(w->click("applyAgainButton"));
    QVERIFY(w->isReady());
    QVERIFY(w->review().content().endpoints.empty()); // there is but one
    QVERIFY(!box(own)->isVisible() && !box(other)->isVisible());
    QCOMPARE(w->review().decision().confirmText, QStringLiteral("Apply to LOCAL WORKSPACE (dev)"));
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    w->review().close();
    QTRY_COMPARE_WITH_TIMEOUT(instances(other), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->named("liveDiffBar")->isVisible(), patience);
}

void TestReviewEndpoints::saysWhyNothingIsApplied()
{
    scaleBoth(3);
    openReview();
    for (const QString &name : {own, other}) {
        QVERIFY(w->click(QStringLiteral("applyEndpointCheck.") + name));
    }
    QVERIFY(!w->review().decision().apply);
    const auto *const apply = w->named<QCheckBox>("applyCheck");
    QVERIFY(!apply->isEnabled());
    QCOMPARE(apply->accessibleDescription(),
             QStringLiteral("Nothing changes live: tick an endpoint of the plan first"));
    QCOMPARE(w->review().decision().confirmText, QStringLiteral("Commit and push"));
    QVERIFY2(!commands().contains(QStringLiteral("serinctl")), qPrintable(commands()));
    QVERIFY(w->click(QStringLiteral("applyEndpointCheck.") + own));
    QVERIFY(w->review().decision().apply);

    // What is in the plan and not in the commit would be another plan in the end.
    w->review().setTicked("other-blue.yml", false);
    QVERIFY2(w->review().decision().apply, "it is left out");
    w->review().setTicked("blue-deployment.yml", false);
    QVERIFY(!w->review().decision().apply);
    QVERIFY(!w->review().decision().applyNote.isEmpty());
    w->review().setTicked("blue-deployment.yml", true);
    QVERIFY(w->confirm());
    QVERIFY(w->review().run()->isDone());
    w->review().close();
    QTRY_COMPARE_WITH_TIMEOUT(instances(own), 3, patience);
    QCOMPARE(instances(other), 2);
}

void TestReviewEndpoints::keepsWhatIsLeftOutWhenItIsReviewedAgain()
{
    scaleBoth(4);
    openReview();
    QVERIFY(w->click(QStringLiteral("applyEndpointCheck.") + other));
    w->otherPushes(QStringLiteral("theirs.txt"));
    QVERIFY(w->confirm());
    QVERIFY(!w->review().run()->isDone()); // the push was rejected
    w->review().take(ReviewWay::UndoCommit);
    QTRY_VERIFY_WITH_TIMEOUT(w->review().state().phase == ReviewState::Phase::Ready &&
                                 w->review().content().endpoints.size() == 2,
                             patience);
    QVERIFY(!box(other)->isChecked());
    w->review().close();
    openReview(); // begun anew
    QVERIFY(box(other)->isChecked());
    w->review().close();
}

void TestReviewEndpoints::cleanupTestCase()
{
    m_window.reset();
}

QTEST_MAIN(TestReviewEndpoints)
#include "tst_reviewendpoints.moc"
