// SPDX-License-Identifier: GPL-3.0-or-later
// A newcomer's first canary, from the start page to nothing: real mouse and key events on the
// window, a real local workspace with real scoring processes, real git with a bare remote. What was
// pushed is compared line by line, what is live is asked by REST, and hands are counted.
#include "services/core/processlock.h"
#include "tests/support/hands.h"
#include "tests/support/stallwatch.h"
#include "tests/support/windowplace.h"
#include "ui/charts/metricchart.h"

#include <QCheckBox>
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

/// A part of the flow: what it cost and may cost at most, in clicks and keys, and how long the
/// window was away from its events.
struct Part
{
    QByteArray what;
    int spent = 0;
    int allowed = 0;
    StallWatch::Stall longest;
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
    void removesBlue();
    void deletesTheEndpoint();
    void leavesNothingBehind();

private:
    [[nodiscard]] QString text(const char *label) const
    {
        return m_place->named<QLabel>(label)->text();
    }
    /// Ctrl+Enter opens the review, Ctrl+Enter again carries it out, as soon as it may.
    void reviewAndConfirm();
    void openReview();
    void isReviewed();
    void confirm();
    /// The files and lines of the newest commit at the remote, without what stays.
    [[nodiscard]] Lines pushed() const;
    [[nodiscard]] QByteArray message() const;
    [[nodiscard]] QJsonObject traffic() const;
    [[nodiscard]] int capacity(const QString &deployment) const;
    [[nodiscard]] QStringList deployments() const;
    /// The lines of a commit that takes @p file away.
    [[nodiscard]] Lines removal(const char *file) const;
    /// Ticks what the review asks for consent to.
    void tick();
    void spend(const char *what, int allowed);
    void endPart(const char *what, int allowed);

    /// While one lives, the test looks at what was done: neither the flow's clock nor its stalls.
    class Look
    {
    public:
        explicit Look(const TestFirstCanary *test) : m_test(test), m_pause(test->m_stalls.get())
        {
            m_time.start();
        }
        ~Look() { m_test->m_lookedAt += m_time.elapsed(); }
        Q_DISABLE_COPY_MOVE(Look)

    private:
        const TestFirstCanary *const m_test;
        const StallWatch::Pause m_pause;
        QElapsedTimer m_time;
    };

    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Hands> m_hands;
    std::unique_ptr<StallWatch> m_stalls; ///< while they are measured
    int m_traced = 0;                     ///< milliseconds
    std::vector<Part> m_parts;
    QElapsedTimer m_clock;
    mutable qint64 m_lookedAt = 0; ///< milliseconds
    bool m_isBroken = false;
};

void TestFirstCanary::initTestCase()
{
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    // For tests/bench/run.sh: what computes longer, in milliseconds, is told with its calls.
    if (m_traced = qEnvironmentVariableIntValue("SERIN_STALLS"); m_traced > 0) {
        m_stalls = std::make_unique<StallWatch>(std::chrono::milliseconds(m_traced));
    }
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
    endPart(what, allowed);
    const Part &part = m_parts.back();
    QVERIFY2(part.spent <= allowed,
             qPrintable(QStringLiteral("%1 took %2 clicks and keys, %3 are allowed")
                            .arg(QLatin1String(what))
                            .arg(part.spent)
                            .arg(allowed)));
}

void TestFirstCanary::endPart(const char *what, int allowed)
{
    Part part{what, m_hands->counted(), allowed, {}};
    if (m_stalls) {
        part.longest = m_stalls->take();
        if (part.longest.computed > m_traced) {
            qInfo("%s: computed for %.1f ms at a stretch\n  %s", what, part.longest.computed,
                  qPrintable(m_stalls->trace().join(QStringLiteral("\n  "))));
        }
    }
    m_parts.push_back(part);
}

void TestFirstCanary::openReview()
{
    QVERIFY(m_hands->waitFor("reviewButton"));
    m_hands->press(Qt::Key_Return, control);
    isReviewed();
}

void TestFirstCanary::isReviewed()
{
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
    const Look look(this);
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
    const Look look(this);
    return WindowPlace::gitSays(m_place->remote(),
                                {QStringLiteral("log"), QStringLiteral("-1"),
                                 QStringLiteral("--format=%B"), QStringLiteral("main")});
}

QJsonObject TestFirstCanary::traffic() const
{
    const Look look(this);
    return m_place->liveObject(QStringLiteral("/onlineEndpoints/my-endpoint"))
        .value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String("traffic"))
        .toObject();
}

int TestFirstCanary::capacity(const QString &deployment) const
{
    const Look look(this);
    return m_place
        ->liveObject(QStringLiteral("/onlineEndpoints/my-endpoint/deployments/") + deployment)
        .value(QLatin1String("sku"))
        .toObject()
        .value(QLatin1String("capacity"))
        .toInt(-1);
}

QStringList TestFirstCanary::deployments() const
{
    const Look look(this);
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

Lines TestFirstCanary::removal(const char *file) const
{
    const Look look(this);
    Lines lines{QByteArray("--- a/") + file, "+++ /dev/null"};
    const QByteArray now = WindowPlace::gitSays(
        m_place->remote(), {QStringLiteral("show"), QStringLiteral("main:") + QLatin1String(file)});
    for (const QByteArray &line : now.trimmed().split('\n')) {
        lines.append('-' + line);
    }
    return lines;
}

void TestFirstCanary::tick()
{
    const ReviewController &review = m_place->git().review();
    QTRY_VERIFY_WITH_TIMEOUT(review.content().isComplete, patience);
    QCheckBox *box = nullptr;
    for (QCheckBox *one : m_place->named<QWidget>("reviewSheet")->findChildren<QCheckBox *>()) {
        if (one->objectName().startsWith(QLatin1String("consentCheck.")) && one->isVisible()) {
            QVERIFY2(box == nullptr, "one question is enough");
            box = one;
        }
    }
    QVERIFY(box != nullptr);
    QVERIFY(!box->isChecked());
    m_hands->clickOn(*box, QPoint(box->height() / 2, box->height() / 2));
    QVERIFY(box->isChecked());
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

void TestFirstCanary::addsGreen()
{
    QVERIFY(m_hands->choose("addDeploymentButton", QStringLiteral("duplicate.blue")));
    QVERIFY(m_hands->waitFor("deploymentForm"));
    const auto *const name = m_place->named<QLineEdit>("deploymentName");
    QTRY_VERIFY_WITH_TIMEOUT(name->hasFocus(), patience);
    QCOMPARE(name->text(), QStringLiteral("green"));
    const auto *const model = m_place->named<QComboBox>("deploymentModel");
    QTRY_VERIFY_WITH_TIMEOUT(model->findText(QStringLiteral("model-2/model")) >= 0, patience);
    m_hands->press(Qt::Key_Tab);
    QVERIFY(model->hasFocus());
    m_hands->press(Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(model->currentText(), QStringLiteral("model-2/model"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->named<QLineEdit>("deploymentCode")->text(),
                              QStringLiteral("model-2/onlinescoring"), patience);
    m_hands->press(Qt::Key_Return, control); // adds it and goes on to the review
    QVERIFY(m_hands->waitFor("instanceSpin.green"));
    isReviewed();
    QCOMPARE(m_place->named<QWidget>("trafficReference")->accessibleName(),
             QStringLiteral("live: blue 100 %")); // green is not live yet
    confirm();
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
    spend("duplicate blue as green with model-2", 6);
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
    QElapsedTimer time;
    time.start();
    m_hands->press(Qt::Key_4, control);
    QVERIFY(m_hands->click("steadyButton"));
    const MetricHistory &history = m_place->bench().metrics().history();
    QTRY_VERIFY_WITH_TIMEOUT(history.requestsSince(QStringLiteral("green"), 0) >= 10, patience);
    QVERIFY(m_hands->click("steadyButton"));
    QVERIFY(!m_place->bench().steady().isRunning());
    // A busy computer may have kept a scoring process from its work.
    const SteadyFigures sent = m_place->bench().steady().figures(QStringLiteral("my-endpoint"));
    QVERIFY(sent.sent > 0 && sent.failed * 10 <= sent.sent);
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("legendButton.green"), patience);
    for (const char *name : {"trafficChart", "requestsChart", "latencyChart"}) {
        const auto *const chart = m_place->named<MetricChart>(name);
        QTRY_VERIFY2_WITH_TIMEOUT(chart->isVisible() && chart->hasEnough(), name, patience);
    }
    // The newest weights, and that they were kept.
    const double green = history.requestsSince(QStringLiteral("green"), 0);
    const double blue = history.requestsSince(QStringLiteral("blue"), 0);
    const double share = green / (blue + green);
    QVERIFY2(share > 0.05 && share < 0.2, qPrintable(QString::number(share)));
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
    QTRY_VERIFY_WITH_TIMEOUT(text("observedSplit").contains(QStringLiteral("green")), patience);
    m_lookedAt += time.elapsed(); // the flow goes on without it
    endPart("look at the charts", 0);
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

void TestFirstCanary::removesBlue()
{
    QVERIFY(m_hands->choose("deploymentMenu.blue", QStringLiteral("removeAction.blue")));
    Lines expected = removal("blue-deployment.yml");
    openReview();
    tick();
    confirm();
    expected.append(Lines{"--- a/endpoint.yml", "+++ b/endpoint.yml", "-  blue: 0"});
    QCOMPARE(pushed(), expected);
    QCOMPARE(deployments(), QStringList(QStringLiteral("green")));
    QCOMPARE(traffic(), (QJsonObject{{QStringLiteral("green"), 100}}));
    spend("remove blue", 5);
}

void TestFirstCanary::deletesTheEndpoint()
{
    QVERIFY(m_hands->choose("endpointMenu", QStringLiteral("endpoint.delete")));
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("confirmName")->hasFocus(), patience);
    m_hands->type(QStringLiteral("my-endpoint"));
    m_hands->press(Qt::Key_Return, control);
    const Lines expected = removal("endpoint.yml") + removal("green-deployment.yml");
    isReviewed(); // it opens by itself: what deleting means is decided there
    tick();
    confirm();
    QCOMPARE(pushed(), expected);
    QCOMPARE(m_place->live(QStringLiteral("/onlineEndpoints/my-endpoint")).status, 404);
    spend("delete the endpoint", 6);
}

void TestFirstCanary::leavesNothingBehind()
{
    const double took = static_cast<double>(m_clock.elapsed() - m_lookedAt) / 1'000;
    m_place->window().close();
    m_place->quit();
    const LocalStatePaths paths = m_place->workspace.paths;
    QTRY_VERIFY_WITH_TIMEOUT(!ProcessLock::holder(paths.lock()), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_place->processes().isEmpty(),
                              qPrintable(m_place->processes().join(u'\n')), patience);
    int spent = 0;
    for (const Part &part : m_parts) {
        if (part.allowed > 0) {
            qInfo("%2d clicks and keys of %2d: %s", part.spent, part.allowed,
                  part.what.constData());
            spent += part.spent;
        }
    }
    qInfo("%d in all; the window took %.1f s for them", spent, took);
    for (const Part &part : m_parts) {
        if (m_stalls) {
            qInfo("longest stall %.1f ms, at most %.1f ms computed: %s", part.longest.wall,
                  part.longest.computed, part.what.constData());
        }
    }
    QVERIFY(spent <= 32);
}

QTEST_MAIN(TestFirstCanary)
#include "tst_firstcanary.moc"
