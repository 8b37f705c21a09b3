// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitprepare.h"

#include "services/git/parse/gitpath.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstring>

namespace serin {

namespace {

// Of the GIT_* variables only what says who the person is and how hosts are reached is handed on.
// The others (GIT_DIR, GIT_INDEX_FILE, GIT_CONFIG_COUNT, GIT_TRACE …) lead elsewhere or add noise.
const QStringList &handedOn()
{
    static const QStringList names{
        QStringLiteral("GIT_AUTHOR_NAME"),
        QStringLiteral("GIT_AUTHOR_EMAIL"),
        QStringLiteral("GIT_COMMITTER_NAME"),
        QStringLiteral("GIT_COMMITTER_EMAIL"),
        QStringLiteral("GIT_CONFIG_GLOBAL"),
        QStringLiteral("GIT_CONFIG_SYSTEM"),
        QStringLiteral("GIT_CONFIG_NOSYSTEM"),
        QStringLiteral("GIT_EXEC_PATH"),
        QStringLiteral("GIT_SSH"),
        QStringLiteral("GIT_SSH_COMMAND"),
        QStringLiteral("GIT_SSH_VARIANT"),
        QStringLiteral("GIT_PROXY_COMMAND"),
        QStringLiteral("GIT_SSL_CAINFO"),
        QStringLiteral("GIT_SSL_CAPATH"),
        QStringLiteral("GIT_SSL_CERT"),
        QStringLiteral("GIT_SSL_KEY"),
        QStringLiteral("GIT_SSL_NO_VERIFY"),
        QStringLiteral("GIT_HTTP_PROXY_AUTHMETHOD"),
    };
    return names;
}

QStringList variablesToUnset()
{
    // glibc obeys LANGUAGE even when LC_ALL is C.UTF-8.
    QStringList names{QStringLiteral("LANGUAGE")};
    const QStringList present = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : present) {
        if (name.startsWith(QLatin1String("GIT_")) && !handedOn().contains(name)) {
            names.append(name);
        }
    }
    return names;
}

QMap<QString, QString> environmentFor(const GitCall &call, const QString &top,
                                      const QMap<QString, QString> &askpass)
{
    QMap<QString, QString> variables{
        {QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")},
        {QStringLiteral("GIT_TERMINAL_PROMPT"), QStringLiteral("0")},
        {QStringLiteral("GIT_ALLOW_PROTOCOL"), QStringLiteral("https:ssh:file:http:git")},
        {QStringLiteral("GIT_EDITOR"), QStringLiteral(":")},
        {QStringLiteral("GIT_SEQUENCE_EDITOR"), QStringLiteral(":")},
        {QStringLiteral("GIT_PAGER"), QStringLiteral("cat")},
    };
    if (call.kind == GitCall::Kind::Read) {
        variables.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    }
    if (!top.isEmpty()) {
        // When the checkout's .git has vanished, git must not go on with a repository around it.
        variables.insert(QStringLiteral("GIT_CEILING_DIRECTORIES"), QFileInfo(top).path());
    }
    if (!call.indexFile.isEmpty()) {
        variables.insert(QStringLiteral("GIT_INDEX_FILE"), call.indexFile);
    }
    if (call.isNetwork()) {
        variables.insert(QStringLiteral("GIT_ASKPASS"), QString());
        variables.insert(QStringLiteral("SSH_ASKPASS"), QStringLiteral("false"));
        variables.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
        for (auto it = askpass.begin(); it != askpass.end(); ++it) {
            variables.insert(it.key(), it.value());
        }
    }
    return variables;
}

QStringList configurationFor(const GitCall &call)
{
    QStringList settings{
        QStringLiteral("core.quotepath=off"),      QStringLiteral("color.ui=false"),
        QStringLiteral("core.fsmonitor=false"),    QStringLiteral("safe.bareRepository=explicit"),
        QStringLiteral("log.showSignature=false"), // it would run gpg.program
        QStringLiteral("submodule.recurse=false"), QStringLiteral("advice.detachedHead=false"),
    };
    if (!call.wantsHooks()) {
        settings.append(QStringLiteral("core.hooksPath=/dev/null"));
    }
    if (call.kind != GitCall::Kind::Read) {
        settings.append(QStringLiteral("gc.auto=0")); // nothing goes on behind our back
        settings.append(QStringLiteral("maintenance.auto=false"));
        // Better no name than one guessed from the computer's.
        settings.append(QStringLiteral("user.useConfigOnly=true"));
        settings.append(QStringLiteral("core.fsync=committed"));
    }
    if (call.isNetwork()) {
        // A transfer that has come to a stop ends, however long the limit for a slow one is.
        settings.append(QStringLiteral("http.lowSpeedLimit=1"));
        settings.append(QStringLiteral("http.lowSpeedTime=120"));
    }
    return settings + call.configuration;
}

// Verbs that make a diff take these at the front of their arguments.
QStringList guardsFor(const QString &verb)
{
    static const QStringList diffing{QStringLiteral("diff"), QStringLiteral("log"),
                                     QStringLiteral("show"), QStringLiteral("diff-tree"),
                                     QStringLiteral("diff-index")};
    if (diffing.contains(verb)) {
        return {QStringLiteral("--no-ext-diff"), QStringLiteral("--no-textconv"),
                QStringLiteral("--ignore-submodules=dirty")};
    }
    if (verb == QLatin1String("status")) {
        // Looking into a submodule would run git with the submodule's own configuration.
        return {QStringLiteral("--ignore-submodules=dirty")};
    }
    return {};
}

std::chrono::milliseconds timeoutFor(const GitSettings &settings, const GitCall &call)
{
    if (call.timeout.count() > 0) {
        return call.timeout;
    }
    switch (call.kind) {
    case GitCall::Kind::Read:
        return settings.readTimeout;
    case GitCall::Kind::Write:
        return settings.writeTimeout;
    case GitCall::Kind::Commit:
        return settings.commitTimeout;
    case GitCall::Kind::Push:
    case GitCall::Kind::Network:
        break;
    }
    return settings.networkTimeout;
}

} // namespace

ProcessSpec prepareGit(const GitSettings &settings, const GitCall &call, const QString &top,
                       const QMap<QString, QString> &askpass)
{
    ProcessSpec spec;
    spec.program = settings.program.isEmpty() ? findGitProgram() : settings.program;
    spec.workingFolder = top;
    if (!top.isEmpty()) {
        spec.arguments << QStringLiteral("-C") << top;
    }
    const QStringList configuration = configurationFor(call);
    for (const QString &setting : configuration) {
        spec.arguments << QStringLiteral("-c") << setting;
    }
    spec.arguments << call.verb << guardsFor(call.verb) << call.arguments;
    if (!call.paths.isEmpty()) {
        spec.arguments << QStringLiteral("--") << call.paths;
    }
    spec.unset = variablesToUnset();
    spec.environment = environmentFor(call, top, askpass);
    spec.input = call.input;
    // What waits for a hook or a host would keep its lock for good, as nobody is left to set it a
    // time. What changes files itself does neither, and is better let finish.
    spec.endsWithStarter = call.kind != GitCall::Kind::Write;
    spec.timeout = timeoutFor(settings, call);
    spec.mostOutput = call.mostOutput > 0 ? call.mostOutput : settings.mostOutput;
    return spec;
}

QString pathspecOf(const QByteArray &path)
{
    // Not --literal-pathspecs, which would reach the person's hooks through the environment.
    if (isUtf8(path)) {
        return QStringLiteral(":(top,literal)") + QString::fromUtf8(path);
    }
    QByteArray pattern;
    for (const char byte : path) {
        if (static_cast<unsigned char>(byte) >= 0x80) {
            pattern += '?';
        } else {
            if (std::strchr("*?[\\", byte) != nullptr) {
                pattern += '\\';
            }
            pattern += byte;
        }
    }
    return QStringLiteral(":(top,glob)") + QString::fromLatin1(pattern);
}

QString findGitProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("git"));
}

GitVersion parseGitVersion(const QByteArray &output)
{
    static const QRegularExpression version(
        QStringLiteral("\\Agit version (\\d{1,4})\\.(\\d{1,4})"));
    const auto match = version.match(QString::fromUtf8(output));
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

} // namespace serin
