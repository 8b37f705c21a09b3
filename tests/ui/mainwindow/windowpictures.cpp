// SPDX-License-Identifier: GPL-3.0-or-later
// usage: windowpictures OUTPUT.png [FOLDER] [theme=dark] [zoom=200] [size=1280x800]
//        [endpoint=NAME] [pick=N] [page=1] [traffic=PERCENT] [keys=TEXT] [palette=TEXT] [wait=MS]
//        [full=yes]
// Opens FOLDER in the window, does what the words say, and saves a picture of it.
#include "app/composition.h"
#include "models/common/preferences.h"

#include <QApplication>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace serin;

namespace {

/// name=value arguments.
QString word(const QStringList &arguments, const QString &name)
{
    for (const QString &argument : arguments) {
        if (argument.startsWith(name + QLatin1Char('='))) {
            return argument.mid(name.size() + 1);
        }
    }
    return {};
}

void settle(Composition &composition)
{
    Workbench &bench = composition.workbench();
    static_cast<void>(QTest::qWaitFor(
        [&bench] {
            return !bench.session().isBusy() && !bench.folder().isScanning() &&
                   bench.folder().state() != FolderController::State::Scanning;
        },
        20'000));
    QTest::qWait(word(QCoreApplication::arguments(), QStringLiteral("wait")).toInt() + 250);
}

template<typename Widget>
Widget *named(Composition &composition, const QString &name)
{
    return composition.window().findChild<Widget *>(name);
}

void act(Composition &composition, const QStringList &words)
{
    Workbench &bench = composition.workbench();
    if (const QString pick = word(words, QStringLiteral("pick")); !pick.isEmpty()) {
        const auto &choices = bench.endpoint().state().choices;
        bench.endpoint().pick(choices.at(pick.toUInt()).key);
        settle(composition);
    }
    if (word(words, QStringLiteral("full")) == QStringLiteral("yes")) {
        const rlimit none{0, RLIM_INFINITY};
        ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    if (const QString percent = word(words, QStringLiteral("traffic")); !percent.isEmpty()) {
        if (auto *button =
                named<QPushButton>(composition, QStringLiteral("presetButton.") + percent)) {
            button->click();
            settle(composition);
        }
    }
    if (const QString file = word(words, QStringLiteral("delete")); !file.isEmpty()) {
        QFile::remove(file);
        settle(composition);
    }
    if (const QString page = word(words, QStringLiteral("page")); !page.isEmpty()) {
        named<QTabWidget>(composition, QStringLiteral("pageTabs"))->setCurrentIndex(page.toInt());
        settle(composition);
    }
    if (const QString keys = word(words, QStringLiteral("palette")); !keys.isEmpty()) {
        composition.window().actions().action(QStringLiteral("view.commands"))->trigger();
        QTest::keyClicks(QApplication::focusWidget(), keys);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    const QTemporaryDir folder;
    const QString theme = word(words, QStringLiteral("theme"));
    Composition composition(application, folder.filePath(QStringLiteral("serin.conf")),
                            schemePreference(theme));
    if (const int zoom = word(words, QStringLiteral("zoom")).toInt(); zoom > 0) {
        named<QWidget>(composition, QStringLiteral("pageTabs")); // made
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * zoom / 100);
        QApplication::setFont(font);
    }
    const QStringList size =
        (word(words, QStringLiteral("size")) + QStringLiteral("x")).split(QLatin1Char('x'));
    composition.window().resize(size[0].isEmpty() ? QSize(1280, 800)
                                                  : QSize(size[0].toInt(), size[1].toInt()));
    composition.window().show();
    if (words.size() > 1 && !words[1].contains(QLatin1Char('='))) {
        composition.workbench().open(words[1]);
        settle(composition);
    }
    if (const QString name = word(words, QStringLiteral("endpoint")); !name.isEmpty()) {
        composition.workbench().endpoint().selectEndpoint(name);
        settle(composition);
    }
    act(composition, words);
    QTest::qWait(100);
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &all);
    return composition.window().grab().save(words.value(0)) ? 0 : 1;
}
