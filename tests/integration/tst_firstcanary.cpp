// SPDX-License-Identifier: GPL-3.0-or-later
// A newcomer's first canary, from the start page to all traffic on green: real mouse and key events
// on the window, a real local workspace with real scoring processes, real git with a bare remote.
// What was pushed is compared line by line, what is live is asked by REST, and hands are counted.
#include "services/core/processlock.h"
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/elidedlabel.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>

#include <cmath>

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
    void addsGreen();
    void testsGreen();
    void sharesByDragging();
    void chartsShowGreen();
    void givesGreenEverything();
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
    QVERIFY2(message().contains("\nEndpoint: my-endpoint\nTraffic: blue=100\n"),
             message().constData());
    QCOMPARE(capacity(QStringLiteral("blue")), 2);
    QTRY_COMPARE_WITH_TIMEOUT(text("readyLabel.blue"), QStringLiteral("2/2"), patience);
    spend("scale blue", 4);
}

void TestFirstCanary::addsGreen()
{
    QVERIFY(m_hands->choose("addDeploymentButton", QStringLiteral("duplicate.blue")));
    QVERIFY(m_hands->waitFor("deploymentForm"));
    QTRY_COMPARE_WITH_TIMEOUT(m_place->named<QLineEdit>("deploymentName")->text(),
                              QStringLiteral("green"), patience);
    const auto *const model = m_place->named<QComboBox>("deploymentModel");
    QTRY_VERIFY_WITH_TIMEOUT(model->findText(QStringLiteral("model-2/model")) >= 0, patience);
    m_hands->press(Qt::Key_Tab);
    m_hands->press(Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(model->currentText(), QStringLiteral("model-2/model"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->named<QLineEdit>("deploymentCode")->text(),
                              QStringLiteral("model-2/onlinescoring"), patience);
    m_hands->press(Qt::Key_Return, control);
    QVERIFY(m_hands->waitFor("instanceSpin.green"));
    reviewAndConfirm();
    const QString blue = m_place->sample() + QStringLiteral("/blue-deployment.yml");
    Lines expected{"--- /dev/null", "+++ b/green-deployment.yml"};
    for (const QByteArray &line : fileBytes(blue)
                                      .replace("name: blue", "name: green")
                                      .replace("model-1/", "model-2/")
                                      .trimmed()
                                      .split('\n')) {
        expected.append('+' + line);
    }
    QCOMPARE(pushed(), expected);
    QCOMPARE(deployments(), (QStringList{QStringLiteral("blue"), QStringLiteral("green")}));
    QCOMPARE(traffic(), (QJsonObject{{QStringLiteral("blue"), 100}})); // nobody is sent to it yet
    spend("duplicate blue as green with model-2", 7);
}

void TestFirstCanary::testsGreen()
{
    QVERIFY(m_hands->click("testButton.green"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("requestEditor")->hasFocus(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->bench().invoke().body().bytes.isEmpty(), patience);
    m_hands->press(Qt::Key_Return, control);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->named<QWidget>("responseStatus")->accessibleName(),
                              QStringLiteral("200 OK"), patience);
    QVERIFY(text("responseFacts").contains(QStringLiteral("answered by green")));
    const QJsonArray green =
        QJsonDocument::fromJson(
            m_place->named<QPlainTextEdit>("responseRaw")->toPlainText().toUtf8())
            .array();
    QVERIFY(m_hands->click("compareButton"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place->bench().invoke().outcome().isComparison, patience);
    const auto *const table = m_place->named<QTableView>("differenceTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible(), patience);
    QCOMPARE(table->model()->rowCount(), 2); // both scores of the request
    // The sample's README says what model 1 answers.
    const double blue[] = {5215.198131579, 3726.995485938};
    QCOMPARE(green.size(), qsizetype(2));
    for (qsizetype i = 0; i < 2; ++i) {
        const double apart = std::abs(green[i].toDouble() - blue[i]) / blue[i];
        QVERIFY2(apart > 1e-4 && apart < 0.02, qPrintable(QString::number(apart)));
    }
    spend("test green and compare it with blue", 3);
}

void TestFirstCanary::sharesByDragging()
{
    m_hands->press(Qt::Key_1, control);
    QVERIFY(m_hands->waitFor("trafficSlider"));
    m_hands->drag(*m_place->named<TrafficSlider>("trafficSlider"), 90);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->named<QSpinBox>("trafficSpin.green")->value(), 10, patience);
    reviewAndConfirm();
    QCOMPARE(pushed(), (Lines{"--- a/endpoint.yml", "+++ b/endpoint.yml", "-  blue: 100",
                              "+  blue: 90", "+  green: 10"}));
    QVERIFY2(message().contains("\nEndpoint: my-endpoint\nTraffic: blue=90 green=10\n"),
             message().constData());
    QCOMPARE(traffic(), (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
    spend("drag to 10 percent", 4);
}

void TestFirstCanary::chartsShowGreen()
{
    m_hands->press(Qt::Key_4, control);
    QVERIFY(m_hands->click("steadyButton"));
    const MetricHistory &history = m_place->bench().metrics().history();
    QTRY_VERIFY_WITH_TIMEOUT(history.requestsSince(QStringLiteral("green"), 0) >= 10, patience);
    QVERIFY(m_hands->click("steadyButton"));
    QVERIFY(!m_place->bench().steady().isRunning());
    QCOMPARE(m_place->bench().steady().failed(), qint64(0));
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("legendButton.green"), patience);
    for (const char *name : {"trafficChart", "requestsChart", "latencyChart"}) {
        const auto *const chart = m_place->named<MetricChart>(name);
        QTRY_VERIFY2_WITH_TIMEOUT(chart->isVisible() && chart->hasEnough(), name, patience);
    }
    // The newest weights, and that they were kept: by one request in any hundred.
    QCOMPARE(m_place->bench().metrics().marks().back().shares.value(QStringLiteral("green")), 10);
    // The same for those who cannot see the charts.
    QVERIFY(m_hands->click("tableButton"));
    const QAbstractItemModel *const table = m_place->named<QTableView>("chartTable")->model();
    QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() > 0, patience);
    QStringList titles;
    for (int column = 0; column < table->columnCount(); ++column) {
        titles.append(table->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    QVERIFY2(titles.join(u' ').contains(QStringLiteral("green")), qPrintable(titles.join(u'|')));
    m_hands->press(Qt::Key_1, control);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place->named<ElidedLabel>("observedSplit")->text().contains(QStringLiteral("green")),
        patience);
    m_extra = m_hands->counted();
}

void TestFirstCanary::givesGreenEverything()
{
    QVERIFY(m_hands->click("presetButton.100"));
    reviewAndConfirm();
    QCOMPARE(pushed(), (Lines{"--- a/endpoint.yml", "+++ b/endpoint.yml", "-  blue: 90",
                              "-  green: 10", "+  blue: 0", "+  green: 100"}));
    QCOMPARE(traffic().value(QStringLiteral("green")).toInt(), 100);
    QCOMPARE(traffic().value(QStringLiteral("blue")).toInt(), 0);
    spend("preset 100", 3);
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
