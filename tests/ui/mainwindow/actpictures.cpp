// SPDX-License-Identifier: GPL-3.0-or-later
// usage: actpictures FOLDER
// Draws the forms and cards of the Overview in both themes, at 100 % and 200 %, to be looked at.
#include "services/sample/samplefiles.h"
#include "tests/support/filebytes.h"
#include "tests/support/windowbench.h"
#include "ui/theme/applicationtheme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace serin;

namespace {

bool openSample(WindowBench &bench)
{
    if (!QDir().mkpath(bench.project()) || !writeSampleFiles(bench.project()) ||
        !setFileBytes(
            bench.path("green-deployment.yml"),
            fileBytes(bench.path("blue-deployment.yml")).replace("name: blue", "name: green"))) {
        return false;
    }
    bench.addLive(QStringLiteral("my-endpoint"),
                  {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
    bench.run();
    bench.workbench.open(bench.project());
    return QTest::qWaitFor(
        [&bench] {
            return bench.workbench.endpoint().state().phase == EndpointState::Phase::Ready &&
                   bench.workbench.live().snapshot()->endpoint(QStringLiteral("my-endpoint"));
        },
        20'000);
}

void act(WindowBench &bench, const QString &what)
{
    const auto trigger = [&bench](const char *id) {
        bench.window.actions().action(QString::fromLatin1(id))->trigger();
    };
    if (what == QLatin1String("add")) {
        DeploymentDraft &draft = bench.workbench.newDeployment();
        draft.begin(draft.offers().front());
        draft.setModel(QStringLiteral("model-2/model"));
    } else if (what == QLatin1String("wrong")) {
        DeploymentDraft &draft = bench.workbench.newDeployment();
        draft.begin(draft.offers().front());
        draft.setName(QStringLiteral("green"));
        draft.setModel(QStringLiteral("nowhere/model"));
    } else if (what == QLatin1String("delete")) {
        trigger("endpoint.delete");
        QTest::keyClicks(bench.named<>("confirmName"), QStringLiteral("my-endp"));
    } else if (what == QLatin1String("keys")) {
        trigger("endpoint.keys");
        bench.workbench.credentials().askToRegenerate(KeyKind::Primary);
    } else if (what == QLatin1String("new")) {
        trigger("endpoint.new");
        QTest::keyClicks(bench.named<>("endpointNameField"), QStringLiteral("fraud-eu"));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QFont font = QApplication::font();
    const QString folder = application.arguments().value(1);
    for (const auto &[scheme, name] :
         {std::pair(SchemePreference::Light, "light"), std::pair(SchemePreference::Dark, "dark")}) {
        for (const int zoom : {100, 200}) {
            QFont scaled = font;
            scaled.setPointSizeF(font.pointSizeF() * zoom / 100);
            QApplication::setFont(scaled);
            const ApplicationTheme theme(application, scheme);
            for (const char *what : {"plain", "add", "wrong", "delete", "keys", "new"}) {
                WindowBench bench;
                bench.window.resize(1280, 860);
                bench.window.show();
                if (!openSample(bench)) {
                    return 1;
                }
                act(bench, QString::fromLatin1(what));
                QTest::qWait(400);
                const QString file =
                    QStringLiteral("%1/%2-%3-%4.png")
                        .arg(folder, QString::fromLatin1(what), QString::fromLatin1(name))
                        .arg(zoom);
                if (!bench.window.grab().save(file)) {
                    return 1;
                }
            }
        }
    }
    return 0;
}
