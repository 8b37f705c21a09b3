// SPDX-License-Identifier: GPL-3.0-or-later
// The review as a person uses it: real keys and clicks, real git with a bare remote, the real local
// workspace.
#include "models/manifest/editsession.h"
#include "models/review/reviewcontroller.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/samplebench.h"
#include "ui/review/messageedit.h"
#include "ui/review/reviewsheet.h"
#include "ui/theme/enterpresses.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;
constexpr int sheetPatience = 60'000;

} // namespace

class TestReviewSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void focusesTheConfirmingButton();
    void controlEnterConfirmsFromTheMessage();
    void enterConfirmsOnlyOnTheButton();
    void doubleClickCommitsOnce();
    void nothingHasTheFocusForProd();
    void untickedFileStaysOut();
    void saysWhyItCannotBeConfirmed();
    void offersTheWaysOnAfterARejectedPush();
    void copiesTheCommandLines();
    void escapeClosesAndKeepsTheMessage();
    void everythingHasANameForScreenReaders();
    void showsMarkUpAsText();
    void looksAtTheTrafficOnlyWhileItIsShown();

private:
    template<typename Widget = QWidget>
    Widget *named(const char *name) const
    {
        return m_sheet->findChild<Widget *>(QLatin1String(name));
    }
    void start(bool withWorkspace = false);
    void scale(int count);
    bool open();
    int commits() const;
    bool isOver() const { return m_review->state().phase == Phase::Ended; }

    EnterPresses m_enter;
    std::unique_ptr<SampleBench> m_bench;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<ReviewController> m_review;
    std::unique_ptr<ReviewSheet> m_sheet;
};

void TestReviewSheet::init()
{
    m_bench = std::make_unique<SampleBench>(QStringLiteral(SERINCTL));
}

void TestReviewSheet::cleanup()
{
    m_sheet.reset();
    m_review.reset();
    m_session.reset();
    m_bench.reset();
}

void TestReviewSheet::start(bool withWorkspace)
{
    const QString wrong = m_bench->setUp(withWorkspace);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    m_session = std::make_unique<EditSession>();
    m_review =
        std::make_unique<ReviewController>(*m_bench->project, *m_session, m_bench->operations,
                                           m_bench->folder() + QStringLiteral("/drafts"));
    m_sheet = std::make_unique<ReviewSheet>(*m_review);
    m_sheet->resize(600, 900);
}

void TestReviewSheet::scale(int count)
{
    const QString path = m_bench->path(QStringLiteral("blue-deployment.yml"));
    m_session->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->buffer(path), sheetPatience);
    m_session->edit(path, QStringLiteral("scale"), [count](const Manifest &manifest) {
        return withInstanceCount(manifest, {}, QStringLiteral("blue"), count);
    });
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), sheetPatience);
}

bool TestReviewSheet::open()
{
    m_review->open();
    return QTest::qWaitForWindowActive(m_sheet.get()) &&
           QTest::qWaitFor(
               [this] {
                   return m_review->state().phase == Phase::Ready && m_review->content().isComplete;
               },
               sheetPatience);
}

int TestReviewSheet::commits() const
{
    return m_bench
        ->gitSays({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("HEAD")})
        .trimmed()
        .toInt();
}

void TestReviewSheet::focusesTheConfirmingButton()
{
    start(true);
    m_bench->project->noteApplied();
    scale(2);
    QVERIFY(open());
    auto *const confirm = named<QPushButton>("confirmButton");
    QTRY_VERIFY(confirm->hasFocus());
    QCOMPARE(confirm->text(), QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
    QTest::keyClick(confirm, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
    QVERIFY(m_review->run()->isDone());
    QCOMPARE(named<QLabel>("reviewOutcome")->text(), QStringLiteral("Done"));
    QCOMPARE(confirm->text(), QStringLiteral("Close"));
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY(!m_sheet->isVisible());
    QCOMPARE(commits(), 2);
}

void TestReviewSheet::controlEnterConfirmsFromTheMessage()
{
    start();
    scale(2);
    QVERIFY(open());
    auto *const message = named<QPlainTextEdit>("commitMessage");
    message->setFocus();
    message->selectAll();
    QTest::keyClicks(message, QStringLiteral("Two of blue"));
    QTest::keyClick(message, Qt::Key_Return);
    QTest::keyClicks(message, QStringLiteral("by hand"));
    QCOMPARE(m_review->state().phase, Phase::Ready);
    QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
    const QByteArray said = m_bench->gitSays(
        {QStringLiteral("log"), QStringLiteral("-1"), QStringLiteral("--format=%B")});
    QVERIFY2(said.startsWith("Two of blue\nby hand\n\nEndpoint: my-endpoint"), said);
}

void TestReviewSheet::enterConfirmsOnlyOnTheButton()
{
    start();
    scale(2);
    QVERIFY(open());
    QTest::keyClick(named<QCheckBox>("pushCheck"), Qt::Key_Return);
    named<QCheckBox>("newBranchCheck")->click();
    auto *const name = named<QLineEdit>("newBranchName");
    QVERIFY(name->isVisible());
    QCOMPARE(name->text(), QStringLiteral("change/my-endpoint"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(m_review->state().phase, Phase::Ready);
    QCOMPARE(commits(), 1);
}

void TestReviewSheet::doubleClickCommitsOnce()
{
    start();
    scale(2);
    QVERIFY(open());
    auto *const confirm = named<QPushButton>("confirmButton");
    QTRY_VERIFY(confirm->isEnabled());
    QTest::mouseDClick(confirm, Qt::LeftButton);
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
    QCOMPARE(commits(), 2);
}

void TestReviewSheet::nothingHasTheFocusForProd()
{
    start();
    Project prod = m_bench->project->facts().project;
    prod.tier = Tier::Prod;
    QVERIFY(m_bench->projects.replace(prod).has_value());
    m_bench->project->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->project->facts().tier, Tier::Prod, sheetPatience);
    scale(2);
    QVERIFY(open());
    QVERIFY(named<QPushButton>("confirmButton")->isEnabled());
    QVERIFY(!named<QPushButton>("confirmButton")->hasFocus());
    QCOMPARE(named<QLabel>("reviewTier")->text(), QStringLiteral("PROD"));
    QTest::keyClick(m_sheet.get(), Qt::Key_Return);
    QCOMPARE(m_review->state().phase, Phase::Ready);
    // From a field, too, the first Ctrl+Enter only goes to the button.
    auto *const message = named<QPlainTextEdit>("commitMessage");
    message->setFocus();
    QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_review->state().phase, Phase::Ready);
    QVERIFY(named<QPushButton>("confirmButton")->hasFocus());
    QTest::keyClick(named<QPushButton>("confirmButton"), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_review->state().phase != Phase::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
}

void TestReviewSheet::untickedFileStaysOut()
{
    start();
    scale(2);
    m_bench->write(QStringLiteral("sample-request.json"), "{}\n");
    QVERIFY(open());
    auto *const request = named<QCheckBox>("fileCheck.sample-request.json");
    QVERIFY(request->isChecked());
    QVERIFY(named<QPlainTextEdit>("reviewDiff")
                ->toPlainText()
                .contains(QStringLiteral("sample-request.json")));
    request->click();
    QVERIFY(!named<QPlainTextEdit>("reviewDiff")
                 ->toPlainText()
                 .contains(QStringLiteral("sample-request.json")));
    m_sheet->confirm();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
    const QByteArray files = m_bench->gitSays(
        {QStringLiteral("show"), QStringLiteral("--format="), QStringLiteral("--name-only")});
    QCOMPARE(files.trimmed(), QByteArray("blue-deployment.yml"));
    QVERIFY(m_bench->gitSays({QStringLiteral("status"), QStringLiteral("--short")})
                .contains("sample-request.json"));
}

void TestReviewSheet::saysWhyItCannotBeConfirmed()
{
    start();
    scale(2);
    QVERIFY(open());
    named<QPlainTextEdit>("commitMessage")->clear();
    auto *const confirm = named<QPushButton>("confirmButton");
    QVERIFY(!confirm->isEnabled());
    QCOMPARE(confirm->toolTip(), named<QLabel>("confirmReason")->text());
    QVERIFY(named<QLabel>("confirmReason")->isVisible());
    QVERIFY(!named<QCheckBox>("applyCheck")->isEnabled()); // the workspace does not run
    QVERIFY(!named<QCheckBox>("applyCheck")->accessibleDescription().isEmpty());
    m_sheet->confirm();
    QCOMPARE(m_review->state().phase, Phase::Ready);
}

void TestReviewSheet::offersTheWaysOnAfterARejectedPush()
{
    start();
    scale(2);
    QVERIFY(open());
    const QString other = m_bench->folder() + QStringLiteral("/other");
    m_bench->gitSays({QStringLiteral("clone"), m_bench->remote, other}, m_bench->folder());
    m_bench->gitSays({QStringLiteral("-c"), QStringLiteral("user.name=O"), QStringLiteral("-c"),
                      QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                      QStringLiteral("--allow-empty"), QStringLiteral("-m"),
                      QStringLiteral("Other")},
                     other);
    m_bench->gitSays({QStringLiteral("push")}, other);
    QTest::mouseClick(named<QPushButton>("confirmButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), sheetPatience);
    QCOMPARE(named<QLabel>("reviewOutcome")->text(),
             QStringLiteral("Committed here, not pushed and not applied"));
    for (const char *name :
         {"pullRebaseButton", "tryAgainButton", "undoCommitButton", "newBranchButton"}) {
        QVERIFY2(named<QPushButton>(name) && named<QPushButton>(name)->isVisible(), name);
    }
    QTest::mouseClick(named<QPushButton>("pullRebaseButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isOver() && m_review->run()->isDone(), sheetPatience);
    QVERIFY(!named<QPushButton>("pullRebaseButton"));
}

void TestReviewSheet::copiesTheCommandLines()
{
    start();
    scale(2);
    QVERIFY(open());
    QTest::mouseClick(named<QPushButton>("copyCommandsButton"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("git commit -m 'my-endpoint: blue instances 1 → 2\n")),
             qPrintable(copied));
    QVERIFY(!named<QPlainTextEdit>("reviewCommands")->isVisible());
    named<QPushButton>("commandsButton")->click();
    QVERIFY(named<QPlainTextEdit>("reviewCommands")->isVisible());
}

void TestReviewSheet::escapeClosesAndKeepsTheMessage()
{
    start();
    scale(2);
    QVERIFY(open());
    named<QPlainTextEdit>("commitMessage")->setPlainText(QStringLiteral("Kept"));
    QTest::keyClick(m_sheet.get(), Qt::Key_Escape);
    QVERIFY(!m_sheet->isVisible());
    QVERIFY(open());
    QCOMPARE(named<QPlainTextEdit>("commitMessage")->toPlainText(), QStringLiteral("Kept"));
    QVERIFY(named<QPushButton>("proposeButton")->isVisible());
    QTest::mouseClick(named<QPushButton>("proposeButton"), Qt::LeftButton);
    QCOMPARE(named<QPlainTextEdit>("commitMessage")->toPlainText(),
             QStringLiteral("my-endpoint: blue instances 1 → 2"));
}

void TestReviewSheet::everythingHasANameForScreenReaders()
{
    start();
    scale(2);
    QVERIFY(open());
    for (QWidget *widget : m_sheet->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            qobject_cast<QLabel *>(widget)) {
            continue;
        }
        auto *const button = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName() + u' ' +
                            QLatin1String(widget->metaObject()->className())));
    }
}

void TestReviewSheet::looksAtTheTrafficOnlyWhileItIsShown()
{
    start();
    const auto *const rates = m_sheet->findChild<QTimer *>(QStringLiteral("reviewRates"));
    QVERIFY(rates != nullptr && !rates->isActive());
    m_sheet->show();
    QVERIFY(rates->isActive());
    m_sheet->hide();
    QVERIFY(!rates->isActive());
}

void TestReviewSheet::showsMarkUpAsText()
{
    start();
    m_bench->write(QStringLiteral("<b>bold & co.txt"), "<i>x</i>\n");
    QVERIFY(open());
    auto *const box = named<QCheckBox>("fileCheck.<b>bold & co.txt");
    QVERIFY(box);
    QVERIFY(!box->isChecked()); // new, and no manifest needs it
    for (const QLabel *label : m_sheet->findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1String("bold"))) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
}

QTEST_MAIN(TestReviewSheet)
#include "tst_reviewsheet.moc"
