// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "app/singleinstance.h"
#include "models/logs/logreport.h"
#include "services/core/freememory.h"
#include "services/core/logging.h"
#include "services/core/statefolder.h"
#include "services/core/terminationsignals.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>

#include <csignal>
#include <cstdio>
#include <utility>

using namespace serin;

namespace {

struct Arguments
{
    QString path; ///< folder or file to open; may be empty
    std::optional<SchemePreference> theme;
    QStringList languages; ///< of the command line; none: nothing was said
};

/// Ends the program for --help, --version and what is wrong.
Arguments parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Desktop console for canary rollouts of online endpoints."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        QStringLiteral("Look of the window: light, dark, contrast-light, "
                       "contrast-dark or system."),
        QStringLiteral("name"));
    parser.addOption(theme);
    const QStringList spoken = Translation::available();
    const QCommandLineOption language(
        QStringLiteral("language"),
        QStringLiteral("Language of the window: %1.").arg(spoken.join(QStringLiteral(", "))),
        QStringLiteral("code"));
    parser.addOption(language);
    parser.addPositionalArgument(QStringLiteral("folder"),
                                 QStringLiteral("Folder with manifests, or one manifest."),
                                 QStringLiteral("[folder]"));
    parser.process(application);
    const auto refuse = [](const QString &reason) {
        std::fprintf(stderr, "serin: %s\n", qUtf8Printable(reason));
        std::exit(2); // NOLINT(concurrency-mt-unsafe): nothing runs beside it yet
    };
    Arguments arguments;
    if (parser.positionalArguments().size() > 1) {
        refuse(QStringLiteral("one folder at a time, please"));
    }
    arguments.path = parser.positionalArguments().value(0);
    if (parser.isSet(theme)) {
        const QString word = parser.value(theme);
        arguments.theme = schemePreference(word);
        if (schemeWord(*arguments.theme) != word) {
            refuse(
                QStringLiteral("--theme is light, dark, contrast-light, contrast-dark or system"));
        }
    }
    if (parser.isSet(language)) {
        arguments.languages = QStringList{parser.value(language)};
        if (!spoken.contains(parser.value(language))) {
            refuse(
                QStringLiteral("--language is one of: %1").arg(spoken.join(QStringLiteral(", "))));
        }
    }
    return arguments;
}

/// Ctrl+C in the terminal and the end of the session close @p window as a person does. What it asks
/// then is asked in it, once: who says it twice means it, and the session does not wait. What was
/// typed is there again at the next start.
void closeWhenTold(const TerminationSignals &terminations, QWidget &window)
{
    QObject::connect(&terminations, &TerminationSignals::received, &window,
                     [&window, isAgain = false](int number) mutable {
                         const bool waits = number == SIGINT && !std::exchange(isAgain, true);
                         if (window.close()) {
                             return;
                         }
                         if (waits) {
                             std::fputs("serin: the window asks first; Ctrl+C again ends it\n",
                                        stderr);
                         } else {
                             QCoreApplication::exit(128 + number);
                         }
                     });
}

} // namespace

int main(int argc, char **argv)
{
    shareMemoryPools();
    QCoreApplication::setApplicationName(QStringLiteral("serin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SERIN_VERSION));
    const Arguments arguments = [&argc, argv] {
        const QCoreApplication headless(argc, argv); // --help works without a display
        return parse(headless);
    }();
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.serin.Serin"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/serin/icons/serin.svg")));
    LogOptions log;
    log.filePath = Logging::defaultFilePath(QStringLiteral("serin"));
    const Logging logging(log);
    SingleInstance instance(stateFolder());
    const QString wanted =
        arguments.path.isEmpty() ? QString() : QFileInfo(arguments.path).absoluteFilePath();
    if (instance.handOver(wanted)) {
        return 0;
    }
    Composition composition(application, Preferences::defaultFilePath(), arguments.theme,
                            arguments.languages);
    if (!arguments.path.isEmpty()) {
        composition.workbench().open(arguments.path);
    }
    composition.window().offerReport([&logging] { return logReport(logging.buffer()); });
    QObject::connect(&instance, &SingleInstance::startedAgain, &composition.window(),
                     [&composition](const QString &path) {
                         composition.window().comeForward();
                         if (!path.isEmpty()) {
                             composition.workbench().open(path);
                         }
                     });
    const TerminationSignals terminations;
    closeWhenTold(terminations, composition.window());
    composition.window().show();
    return QApplication::exec();
}
