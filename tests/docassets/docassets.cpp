// SPDX-License-Identifier: GPL-3.0-or-later
// usage: docassets FOLDER
// Plays a canary in the window, on a real local workspace with real traffic, and saves the README's
// pictures in FOLDER: what can be seen is what a person would see. It takes three minutes.
#include "tests/docassets/canaryplay.h"

#include <QToolButton>

using namespace serin;

namespace {

class Studio : private CanaryPlay
{
public:
    explicit Studio(QString folder) : m_folder(std::move(folder)) {}

    void play()
    {
        trySample();
        startCanary();
        sendTraffic();
        watch(60);
        hands().press(Qt::Key_1, Qt::ControlModifier);
        dismissNotices();
        hands().drag(*named<TrafficSlider>("trafficSlider"), 75);
        need(hands().waitFor("reviewButton"), "the drag changed nothing");
        hands().press(Qt::Key_Escape);
        save("overview");
        openReview();
        save("review");
        // Taking pictures holds the traffic up, and the charts' minute shall be free of that.
        watch(15);
        confirm();
        watch(40);
        hands().press(Qt::Key_4, Qt::ControlModifier);
        named<QToolButton>("rangeButton.60")->click();
        watch(2);
        save("charts");
        hands().press(Qt::Key_1, Qt::ControlModifier);
        compare();
        save("test");
        const SteadyFigures traffic =
            place().bench().steady().figures(QStringLiteral("my-endpoint"));
        qInfo("traffic: %lld sent, %lld failed, %lld left out", traffic.sent, traffic.failed,
              traffic.skipped);
    }

private:
    /// Until so many more seconds were measured.
    void watch(int seconds)
    {
        const MetricHistory &history = place().bench().metrics().history();
        const double end = history.newest() + seconds;
        const double first = static_cast<double>(QDateTime::currentSecsSinceEpoch() + seconds);
        waitFor([&] { return history.newest() >= (end > seconds ? end : first); },
                "nothing is measured");
    }
    void compare()
    {
        need(hands().click("testButton.green"), "green cannot be tested");
        need(hands().click("sendButton"), "nothing can be sent");
        const InvokeController &invoke = place().bench().invoke();
        waitFor([&invoke] { return invoke.outcome().phase == InvokeOutcome::Phase::Answered; },
                "green does not answer");
        need(hands().click("compareButton"), "nothing can be compared");
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
            place()
                .window()
                .actions()
                .action(QStringLiteral("theme.") + QLatin1String(theme))
                ->trigger();
            QTest::qWait(600); // what is drawn at leisure
            const QString path =
                QStringLiteral("%1/%2-%3.png").arg(m_folder, name, QLatin1String(theme));
            need(place().window().grab().save(path), "the picture cannot be written");
            qInfo("%s", qPrintable(path));
        }
    }
    void save(const char *name) { save(QString::fromLatin1(name)); }

    const QString m_folder;
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
