// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/localcommands.h"

#include "app/cli/commandloop.h"
#include "app/cli/commandoutput.h"
#include "app/cli/composition_local.h"
#include "app/cli/numberchecks.h"
#include "services/core/processlock.h"
#include "services/core/readfile.h"
#include "services/workspace/localworkspace.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <CLI/CLI.hpp>

#include <limits>
#include <memory>

namespace serin {

namespace {

struct LocalOptions
{
    std::string stateDirectory;
    std::string python;
    std::uint16_t port = 0;
    qint64 endsWith = 0;
    int lines = 200;
    bool yes = false;

    [[nodiscard]] LocalStatePaths paths() const
    {
        return stateDirectory.empty()
                   ? LocalStatePaths::standard()
                   : LocalStatePaths(QDir::cleanPath(
                         QDir(QString::fromStdString(stateDirectory)).absolutePath()));
    }

    /// The process whose end ends it, too; 0: none. CLI11 would let the variable win over the
    /// option, because two verbs share it.
    [[nodiscard]] qint64 watched() const
    {
        return endsWith > 0 ? endsWith : qEnvironmentVariableIntValue("SERIN_LOCAL_ENDS_WITH");
    }
    [[nodiscard]] LocalWorkspace::Settings workspace() const
    {
        LocalWorkspace::Settings settings;
        settings.paths = paths();
        if (port > 0) {
            settings.arguments << QStringLiteral("--port") << QString::number(port);
        }
        if (!python.empty()) {
            settings.arguments << QStringLiteral("--python") << QString::fromStdString(python);
        }
        if (const qint64 process = watched(); process > 0) {
            settings.arguments << QStringLiteral("--ends-with") << QString::number(process);
        }
        return settings;
    }
};

QJsonObject toObject(const LocalConnection &connection)
{
    return QJsonDocument::fromJson(connection.toJson()).object();
}

int serve(const LocalOptions &options, const CommandOutput &output)
{
    return serveLocalWorkspace(
        {options.paths(), options.port, QString::fromStdString(options.python), options.watched()},
        output);
}

int start(const LocalOptions &options, const CommandOutput &output)
{
    LocalWorkspace workspace(options.workspace());
    return waitFor(workspace.start(), output, [&output](const LocalConnection &connection) {
        if (output.effectiveFormat() == OutputFormat::Table) {
            output.printTable(
                {{QStringLiteral("The local workspace is ready at ") + connection.baseUrl +
                  QStringLiteral(" (process %1)").arg(connection.pid)}});
        } else {
            output.printValue(toObject(connection));
        }
        return 0;
    });
}

int stop(const LocalOptions &options, const CommandOutput &output)
{
    LocalWorkspace workspace(options.workspace());
    return waitFor(workspace.stop(), output, [&output](bool ran) {
        output.note(ran ? QStringLiteral("the local workspace has stopped")
                        : QStringLiteral("the local workspace was not running"));
        return 0;
    });
}

int status(const LocalOptions &options, const CommandOutput &output)
{
    const LocalWorkspace workspace(options.workspace());
    const std::optional<LocalConnection> connection = workspace.running();
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable({{connection ? QStringLiteral("running at %1 (process %2)")
                                             .arg(connection->baseUrl)
                                             .arg(connection->pid)
                                       : QStringLiteral("not running")},
                           {QStringLiteral("state in %1").arg(workspace.paths().folder)}});
    } else {
        QJsonObject value = connection ? toObject(*connection) : QJsonObject();
        value.insert(QLatin1String("running"), connection.has_value());
        value.insert(QLatin1String("stateDirectory"), workspace.paths().folder);
        output.printValue(value);
    }
    return connection ? 0 : 1;
}

// The last `lines` of `text`, with the line feed before them left out.
QByteArray tail(const QByteArray &text, int lines)
{
    qsizetype from = text.endsWith('\n') ? text.size() - 1 : text.size();
    for (int left = lines; left > 0 && from >= 0; --left) {
        from = from == 0 ? -1 : text.lastIndexOf('\n', from - 1);
    }
    return lines > 0 ? text.mid(from + 1) : QByteArray();
}

int logs(const LocalOptions &options, const CommandOutput &output)
{
    constexpr qint64 enough = 16 << 20; // the log rotates long before
    const Result<FileContent> log = readFile(options.paths().log(), enough);
    if (!log) {
        return output.fail(log.error());
    }
    const QByteArray end = tail(log->bytes, options.lines);
    if (output.wantsValue()) {
        output.printValue(QJsonObject{{QStringLiteral("content"), QString::fromUtf8(end)}});
    } else {
        output.printBytes(end);
    }
    return 0;
}

// What `reset` removes is what a server made, and never another folder named by mistake.
Result<void> forget(const LocalStatePaths &paths)
{
    QDir folder(paths.folder);
    if (!folder.exists()) {
        return {};
    }
    if (!QFileInfo::exists(paths.lock())) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("this is no state directory of a local workspace"),
                       paths.folder);
    }
    const auto lock = ProcessLock::acquire(paths.lock());
    if (!lock) {
        return failure(lock.error());
    }
    if (!folder.removeRecursively()) {
        return failure(ErrorKind::Io, QStringLiteral("the state directory cannot be removed whole"),
                       paths.folder);
    }
    return {};
}

int reset(const LocalOptions &options, const CommandOutput &output)
{
    if (!options.yes &&
        !output.confirms(QStringLiteral("Stop the local workspace and forget everything in %1?")
                             .arg(options.paths().folder))) {
        return output.fail({ErrorKind::Cancelled,
                            QStringLiteral("nothing was changed"),
                            {},
                            QStringLiteral("--yes resets without a question")});
    }
    LocalWorkspace workspace(options.workspace());
    return waitFor(workspace.stop(), output, [&](bool) {
        if (const Result<void> forgotten = forget(options.paths()); !forgotten) {
            return output.fail(forgotten.error());
        }
        output.note(QStringLiteral("the local workspace is as if it had never been started"));
        return 0;
    });
}

} // namespace

void addLocalCommands(CLI::App &program, CommandOutput &output, int &exitCode)
{
    CLI::App *group = program.add_subcommand("local", "A workspace on this computer");
    group->require_subcommand(1);
    const auto options = std::make_shared<LocalOptions>();
    const auto add = [&](const char *name, const char *description,
                         int (*run)(const LocalOptions &, const CommandOutput &)) {
        CLI::App *verb = group->add_subcommand(name, description);
        verb->add_option("--state-dir", options->stateDirectory,
                         "Where everything is kept (default: $SERIN_STATE_DIR, else the person's "
                         "state folder)")
            ->type_name("DIR");
        verb->callback([=, &output, &exitCode] { exitCode = run(*options, output); });
        return verb;
    };
    for (CLI::App *verb :
         {add("serve", "Run it in the foreground; prints one line of JSON when ready", serve),
          add("start", "Run it in the background, unless it runs", start)}) {
        verb->add_option("--port", options->port,
                         "The port on 127.0.0.1 (default: the last one, else any)")
            ->check(wholeNumberBetween(0, std::numeric_limits<std::uint16_t>::max()));
        verb->add_option("--python", options->python, "The interpreter of scoring scripts")
            ->type_name("PATH");
        // The variable is for those who do not start it themselves, such as a test whose commands
        // start it on demand.
        verb->add_option("--ends-with", options->endsWith,
                         "Also end when the process of that number does (default: that of "
                         "SERIN_LOCAL_ENDS_WITH)")
            ->check(wholeNumberFrom(1))
            ->type_name("PID");
    }
    add("stop", "End it and all its scoring processes", stop);
    add("status", "Whether it runs, and where; exit code 1 when it does not", status);
    add("logs", "Print the end of its log", logs)
        ->add_option("--lines", options->lines, "How many lines (default: 200)")
        ->check(wholeNumberFrom(0));
    add("reset", "Stop it and forget everything", reset)
        ->add_flag("--yes,-y", options->yes, "Without a question");
}

} // namespace serin
