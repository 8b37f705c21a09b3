// SPDX-License-Identifier: GPL-3.0-or-later
// usage: docassets FOLDER
// Plays a canary in the window, on a real local workspace with real traffic, and saves the README's
// pictures in FOLDER: what can be seen is what a person would see. It takes three minutes.
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QSpinBox>
#include <QToolButton>

using namespace serin;

namespace {

/// Ends the program: a picture of something else is worse than none.
void need(bool isSo, const char *what)
{
    if (!isSo) {
        qFatal("docassets: %s", what);
    }
}

void waitFor(const std::function<bool()> &fact, const char *what)
{
    need(QTest::qWaitFor(fact, 2 * patience), what);
}

class Studio
{
public:
    explicit Studio(QString folder) : m_place(QStringLiteral(SERINCTL)), m_folder(std::move(folder))
    {
        m_place.size = {1280, 800};
        need(m_place.start(), "the window does not open");
        m_hands = std::make_unique<Hands>(m_place.window());
    }

    void play()
    {
        need(m_hands->click("trySampleButton"), "there is no sample to try");
        waitFor([this] { return !m_place.git().sample().isWorking(); }, "the sample is not made");
        need(m_place.git().sample().state() == SampleController::State::Ready, "no sample");
        startCanary();
        sendTraffic();
        m_hands->press(Qt::Key_1, Qt::ControlModifier);
        dismissNotices();
        m_hands->drag(*m_place.named<TrafficSlider>("trafficSlider"), 75);
        need(m_hands->waitFor("reviewButton"), "the drag changed nothing");
        m_hands->press(Qt::Key_Escape);
        save("overview");
        openReview();
        save("review");
        // Taking pictures holds the traffic up, and the charts' minute shall be free of that.
        watch(15);
        confirm();
        watch(40);
        m_hands->press(Qt::Key_4, Qt::ControlModifier);
        m_place.named<QToolButton>("rangeButton.60")->click();
        watch(2);
        save("charts");
        m_hands->press(Qt::Key_1, Qt::ControlModifier);
        compare();
        save("test");
        const SteadyTraffic &steady = m_place.bench().steady();
        qInfo("traffic: %lld sent, %lld failed, %lld left out", steady.sent(), steady.failed(),
              steady.skipped());
    }

private:
    /// Green with the second model, at 10 percent.
    void startCanary()
    {
        const QString top = m_place.sample();
        QByteArray green = fileBytes(top + QStringLiteral("/blue-deployment.yml"));
        green.replace("name: blue", "name: green").replace("model-1/", "model-2/");
        QByteArray endpoint = fileBytes(top + QStringLiteral("/endpoint.yml"));
        endpoint.replace("  blue: 100\n", "  blue: 90\n  green: 10\n");
        need(setFileBytes(top + QStringLiteral("/green-deployment.yml"), green) &&
                 setFileBytes(top + QStringLiteral("/endpoint.yml"), endpoint),
             "the manifests cannot be written");
        m_place.bench().refresh();
        waitFor([this] { return m_place.named<QWidget>("instanceSpin.green") != nullptr; },
                "green is not seen");
        openReview();
        confirm();
        waitFor([this] { return m_place.bench().invoke().targets().size() == 3; },
                "green is not live");
    }
    void openReview()
    {
        ReviewController &review = m_place.git().review();
        review.open();
        waitFor(
            [&review] {
                return review.state().phase == ReviewState::Phase::Ready &&
                       review.content().isComplete;
            },
            "there is no review");
    }
    void confirm()
    {
        ReviewController &review = m_place.git().review();
        review.confirm();
        waitFor([&review] { return review.state().phase == ReviewState::Phase::Ended; },
                "the review does not end");
        need(review.run()->isDone(), "the review was not carried out");
        review.close();
    }
    /// That the manifests were written from outside need not be in the pictures.
    void dismissNotices()
    {
        const QList<QAbstractButton *> buttons =
            m_place.window().findChildren<QAbstractButton *>(QStringLiteral("dismissButton"));
        for (QAbstractButton *button : buttons) {
            button->click();
        }
    }
    void sendTraffic()
    {
        const int rate = 40;
        m_place.named<QSpinBox>("steadyRate")->setValue(rate);
        m_place.bench().steady().start(QStringLiteral("my-endpoint"),
                                       m_place.bench().invoke().body().bytes, rate);
        need(m_place.bench().steady().isRunning(), "there is no traffic");
        watch(60);
    }
    /// Until so many more seconds were measured.
    void watch(int seconds)
    {
        const MetricHistory &history = m_place.bench().metrics().history();
        const double end = history.newest() + seconds;
        const double first = static_cast<double>(QDateTime::currentSecsSinceEpoch() + seconds);
        waitFor([&] { return history.newest() >= (end > seconds ? end : first); },
                "nothing is measured");
    }
    void compare()
    {
        need(m_hands->click("testButton.green"), "green cannot be tested");
        need(m_hands->click("sendButton"), "nothing can be sent");
        const InvokeController &invoke = m_place.bench().invoke();
        waitFor([&invoke] { return invoke.outcome().phase == InvokeOutcome::Phase::Answered; },
                "green does not answer");
        need(m_hands->click("compareButton"), "nothing can be compared");
        waitFor(
            [&invoke] {
                return invoke.outcome().isComparison &&
                       invoke.outcome().phase == InvokeOutcome::Phase::Answered;
            },
            "the comparison does not end");
    }
    void save(const QString &name)
    {
        for (const char *theme : {"dark", "light"}) {
            m_place.window()
                .actions()
                .action(QStringLiteral("theme.") + QLatin1String(theme))
                ->trigger();
            QTest::qWait(600); // what is drawn at leisure
            const QString path =
                QStringLiteral("%1/%2-%3.png").arg(m_folder, name, QLatin1String(theme));
            need(m_place.window().grab().save(path), "the picture cannot be written");
            qInfo("%s", qPrintable(path));
        }
    }
    void save(const char *name) { save(QString::fromLatin1(name)); }

    WindowPlace m_place;
    const QString m_folder;
    std::unique_ptr<Hands> m_hands;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serin"));
    if (application.arguments().size() != 2 || !QDir().mkpath(application.arguments().at(1))) {
        qCritical("usage: docassets FOLDER");
        return 64;
    }
    Studio(application.arguments().at(1)).play();
    return 0;
}
