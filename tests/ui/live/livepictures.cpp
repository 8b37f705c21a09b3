// SPDX-License-Identifier: GPL-3.0-or-later
// usage: livepictures FOLDER [theme=dark] [zoom=200] [size=1280x900] [seconds=20]
// Runs a canary on a real local workspace, with traffic, and saves pictures of the window's pages
// in FOLDER: each page of what is live, and the states in which nothing is.
#include "app/composition.h"
#include "models/common/preferences.h"
#include "tests/support/localcanary.h"
#include "ui/charts/metricchart.h"

#include <QApplication>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace serin;

namespace {

QString word(const QStringList &arguments, const char *name)
{
    const QString prefix = QLatin1String(name) + QLatin1Char('=');
    for (const QString &argument : arguments) {
        if (argument.startsWith(prefix)) {
            return argument.mid(prefix.size());
        }
    }
    return {};
}

template<typename Widget = QWidget>
Widget *named(Composition &composition, const char *name)
{
    return composition.window().findChild<Widget *>(QString::fromLatin1(name));
}

void save(Composition &composition, const QString &folder, const char *name)
{
    QTest::qWait(400);
    const QString path = folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png");
    composition.window().grab().save(path);
    qInfo("%s", qPrintable(path));
}

bool waitFor(const std::function<bool()> &fact)
{
    return QTest::qWaitFor(fact, 60'000);
}

void showPage(Composition &composition, int page)
{
    named<QTabWidget>(composition, "pageTabs")->setCurrentIndex(page);
}

void select(Composition &composition, const QString &key)
{
    const InventoryModel &model = composition.workbench().inventory();
    static_cast<void>(waitFor([&] { return model.indexOf({key}).isValid(); }));
    named<QTreeView>(composition, "endpointTree")->setCurrentIndex(model.indexOf({key}));
}

void walk(Composition &composition, LocalCanary &canary, const QString &folder, int seconds)
{
    Workbench &bench = composition.workbench();
    bench.open(canary.manifests());
    select(composition, QStringLiteral("canary"));
    save(composition, folder, "1-off");
    if (!canary.start() || !canary.setUp(90).isEmpty()) {
        qWarning("the local workspace does not work");
        return;
    }
    canary.putEndpoint({}, QStringLiteral("only-live"));
    bench.refresh();
    static_cast<void>(waitFor([&] { return bench.invoke().targets().size() == 3; }));
    bench.steady().start(QStringLiteral("canary"), "{\"data\": [1, 2]}", 20);
    QTest::qWait(seconds * 500);
    canary.putEndpoint({{QStringLiteral("blue"), 70}, {QStringLiteral("green"), 30}});
    QTest::qWait(seconds * 500);
    save(composition, folder, "2-overview");
    showPage(composition, 1);
    save(composition, folder, "3-yaml");
    showPage(composition, 2);
    save(composition, folder, "4-test");
    bench.invoke().setTarget(QStringLiteral("green"));
    bench.invoke().send();
    static_cast<void>(
        waitFor([&] { return bench.invoke().outcome().phase == InvokeOutcome::Phase::Answered; }));
    save(composition, folder, "5-test-answer");
    bench.invoke().compare(QStringLiteral("blue"), QStringLiteral("green"));
    static_cast<void>(waitFor([&] { return bench.invoke().outcome().isComparison; }));
    save(composition, folder, "6-test-compare");
    showPage(composition, 3);
    named<QToolButton>(composition, "rangeButton.60")->click();
    QTest::qWait(2'500);
    const double now = bench.metrics().now();
    bench.metrics().setApplied({{now - 3'600, now - 3'599, {{QStringLiteral("blue"), 100}}, {}},
                                {now - 40,
                                 now - 35,
                                 {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}},
                                 QStringLiteral("1a2b3c4d5e")}});
    Q_EMIT named<MetricChart>(composition, "requestsChart")->hovered(now - 35);
    save(composition, folder, "7-charts");
    named<QToolButton>(composition, "tableButton")->click();
    save(composition, folder, "8-charts-table");
    bench.steady().stop();
    showPage(composition, 4);
    QTest::qWait(1'500);
    save(composition, folder, "9-logs");
    showPage(composition, 0);
    select(composition, QStringLiteral("only-live"));
    QTest::qWait(1'500);
    save(composition, folder, "10-only-live");
    select(composition, QStringLiteral("canary"));
    canary.stop();
    bench.refresh();
    showPage(composition, 3);
    save(composition, folder, "11-charts-off");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serin"));
    const QStringList arguments = application.arguments();
    const QTemporaryDir state;
    qputenv("XDG_DATA_HOME", state.filePath(QStringLiteral("data")).toUtf8());
    const QString conf = state.filePath(QStringLiteral("serin.conf"));
    if (const int zoom = word(arguments, "zoom").toInt(); zoom > 0) {
        Preferences(conf).setZoom(zoom);
    }
    LocalCanary canary(QStringLiteral(SERINCTL), state.path());
    LocalWorkspace::Settings settings;
    settings.paths = LocalStatePaths(canary.state());
    settings.program = QStringLiteral(SERINCTL);
    Composition composition(application, conf,
                            word(arguments, "theme") == QLatin1String("dark")
                                ? SchemePreference::Dark
                                : SchemePreference::Light,
                            {}, settings);
    const QStringList size = word(arguments, "size").split(QLatin1Char('x'));
    composition.window().resize(size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt())
                                                 : QSize(1280, 900));
    composition.window().show();
    const QString seconds = word(arguments, "seconds");
    walk(composition, canary, arguments.value(1), seconds.isEmpty() ? 20 : seconds.toInt());
    return 0;
}
