// SPDX-License-Identifier: GPL-3.0-or-later
// The first steps of a newcomer's canary, from the start page on: real mouse and key events on the
// window, a real local workspace with real scoring processes, real git with a bare remote.
// What was pushed is compared line by line, what is live is asked by REST, and hands are counted.
#include "services/core/processlock.h"
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

using namespace serin;

namespace {

using Lines = QByteArrayList;

const Qt::KeyboardModifier control = Qt::ControlModifier;

/// What a part of the flow may cost at most, in clicks and keys.
struct Budget
{
    int spent = 0;
    int allowed = 0;
};

} // namespace

class TestFirstCanary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    // In this order: each is a step of the canary.
    void triesTheSample();
    void scalesBlue();
    void leavesNothingBehind();

private:
    [[nodiscard]] QString text(const char *label) const
    {
        return m_place->named<QLabel>(label)->text();
    }
    /// Ctrl+Enter opens the review, Ctrl+Enter again carries it out, as soon as it may.
    void reviewAndConfirm();
    void openReview();
    void confirm();
    /// The files and lines of the newest commit at the remote, without what stays.
    [[nodiscard]] Lines pushed() const;
    [[nodiscard]] QByteArray message() const;
    [[nodiscard]] QJsonObject traffic() const;
    [[nodiscard]] int capacity(const QString &deployment) const;
    [[nodiscard]] QStringList deployments() const;
    void spend(const char *what, int allowed);

    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Hands> m_hands;
    std::vector<std::pair<QByteArray, Budget>> m_budgets;
    QElapsedTimer m_clock;
    int m_extra = 0; ///< what the charts took, which are no part of the flow
    bool m_isBroken = false;
};

void TestFirstCanary::initTestCase()
{
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    m_clock.start();
}

void TestFirstCanary::init()
{
    if (m_isBroken) {
        QSKIP("a step before failed");
    }
}

void TestFirstCanary::cleanup()
{
    m_isBroken = m_isBroken || QTest::currentTestFailed();
    if (QTest::currentTestFailed() && m_place->isRunning()) {
        for (const char *name : {"confirmReason", "testError", "responseProblem", "liveBarText"}) {
            const auto *label = m_place->named<QLabel>(name);
            if (label && label->isVisible()) {
                qInfo("%s: %s", name, qPrintable(label->text()));
            }
        }
        if (const QString picture = qEnvironmentVariable("SERIN_PICTURE"); !picture.isEmpty()) {
            m_place->window().grab().save(picture);
        }
    }
}

void TestFirstCanary::spend(const char *what, int allowed)
{
    m_budgets.emplace_back(what, Budget{m_hands->counted(), allowed});
    const Budget &budget = m_budgets.back().second;
    QVERIFY2(budget.spent <= budget.allowed,
             qPrintable(QStringLiteral("%1 took %2 clicks and keys, %3 are allowed")
                            .arg(QLatin1String(what))
                            .arg(budget.spent)
                            .arg(budget.allowed)));
}

void TestFirstCanary::openReview()
{
    QVERIFY(m_hands->waitFor("reviewButton"));
    m_hands->press(Qt::Key_Return, control);
    QVERIFY(m_hands->waitFor("reviewSheet"));
    QTRY_COMPARE_WITH_TIMEOUT(m_place->git().review().state().phase, ReviewState::Phase::Ready,
                              patience);
}

void TestFirstCanary::confirm()
{
    QVERIFY(m_hands->waitFor("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place->named<QWidget>("reviewSheet")->isAncestorOf(QApplication::focusWidget()),
        patience);
    QCOMPARE(m_place->named<QPushButton>("confirmButton")->text(),
             QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
    m_hands->press(Qt::Key_Return, control);
    ReviewController &review = m_place->git().review();
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    for (const ReviewStep &step : review.run()->steps()) {
        if (step.error) {
            QFAIL(qPrintable(step.error->toLine()));
        }
    }
    QVERIFY(review.run()->isDone());
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->named<QWidget>("changesBar")->isVisible(), patience);
}

void TestFirstCanary::reviewAndConfirm()
{
    openReview();
    if (!QTest::currentTestFailed()) {
        confirm();
    }
}

Lines TestFirstCanary::pushed() const
{
    const QByteArray shown = WindowPlace::gitSays(
        m_place->remote(), {QStringLiteral("show"), QStringLiteral("--format="),
                            QStringLiteral("--unified=0"), QStringLiteral("main")});
    Lines lines;
    for (const QByteArray &line : shown.split('\n')) {
        if (line.startsWith('+') || line.startsWith('-')) {
            lines.append(line);
        }
    }
    return lines;
}

QByteArray TestFirstCanary::message() const
{
    return WindowPlace::gitSays(m_place->remote(),
                                {QStringLiteral("log"), QStringLiteral("-1"),
                                 QStringLiteral("--format=%B"), QStringLiteral("main")});
}

QJsonObject TestFirstCanary::traffic() const
{
    return m_place->liveObject(QStringLiteral("/onlineEndpoints/my-endpoint"))
        .value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String("traffic"))
        .toObject();
}

int TestFirstCanary::capacity(const QString &deployment) const
{
    return m_place
        ->liveObject(QStringLiteral("/onlineEndpoints/my-endpoint/deployments/") + deployment)
        .value(QLatin1String("sku"))
        .toObject()
        .value(QLatin1String("capacity"))
        .toInt(-1);
}

QStringList TestFirstCanary::deployments() const
{
    QStringList names;
    const QJsonArray list =
        m_place->liveObject(QStringLiteral("/onlineEndpoints/my-endpoint/deployments"))
            .value(QLatin1String("value"))
            .toArray();
    for (const QJsonValue &one : list) {
        names.append(one.toObject().value(QLatin1String("name")).toString());
    }
    names.sort();
    return names;
}

void TestFirstCanary::triesTheSample()
{
    QVERIFY(m_hands->click("trySampleButton"));
    const SampleController &maker = m_place->git().sample();
    QTRY_VERIFY_WITH_TIMEOUT(!maker.isWorking(), patience);
    QVERIFY2(maker.state() == SampleController::State::Ready,
             qPrintable(maker.problem() ? maker.problem()->toLine() : QString()));
    QVERIFY(m_place->named<QPushButton>("projectPicker")
                ->accessibleName()
                .contains(QStringLiteral("DEV")));
    QCOMPARE(traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    QCOMPARE(capacity(QStringLiteral("blue")), 1);
    spend("try the sample", 1);
}

void TestFirstCanary::scalesBlue()
{
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
    m_hands->press(Qt::Key_L, control);
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QSpinBox>("instanceSpin.blue")->hasFocus(), patience);
    m_hands->press(Qt::Key_Up);
    reviewAndConfirm();
    QCOMPARE(pushed(), (Lines{"--- a/blue-deployment.yml", "+++ b/blue-deployment.yml",
                              "-instance_count: 1", "+instance_count: 2"}));
    QVERIFY2(message().startsWith("my-endpoint: blue instances 1 "), message().constData());
    QVERIFY2(message().contains("\nEndpoint: my-endpoint\n"), message().constData());
    QCOMPARE(capacity(QStringLiteral("blue")), 2);
    QTRY_COMPARE_WITH_TIMEOUT(text("readyLabel.blue"), QStringLiteral("2/2"), patience);
    spend("scale blue", 4);
}

void TestFirstCanary::leavesNothingBehind()
{
    m_place->window().close();
    m_place->quit();
    const LocalStatePaths paths = m_place->workspace.paths;
    QTRY_VERIFY_WITH_TIMEOUT(!ProcessLock::holder(paths.lock()), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_place->processes().isEmpty(),
                              qPrintable(m_place->processes().join(u'\n')), patience);
    int spent = 0;
    for (const auto &[what, budget] : m_budgets) {
        qInfo("%2d clicks and keys of %2d: %s", budget.spent, budget.allowed, what.constData());
        spent += budget.spent;
    }
    qInfo("%d in all, and %d to look at the charts, in %.1f s", spent, m_extra,
          static_cast<double>(m_clock.elapsed()) / 1'000);
    QVERIFY(spent <= 22);
}

QTEST_MAIN(TestFirstCanary)
#include "tst_firstcanary.moc"
