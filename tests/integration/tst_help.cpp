// SPDX-License-Identifier: GPL-3.0-or-later
// `--help` at every level of serinctl, and completion as the shells do it.
#include "tests/support/commandcalls.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace serin;

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpStandsAtEveryLevel();
    void completes_data();
    void completes();
    void theManualNamesEveryVerb();

private:
    CommandCalls m_serinctl{QStringLiteral(SERINCTL)};
};

namespace {

/// The verbs that @p help lists.
QStringList verbsOf(const QByteArray &help)
{
    static const QRegularExpression verb(QStringLiteral("^  ([a-z][a-z-]*) "),
                                         QRegularExpression::MultilineOption);
    const qsizetype from = help.indexOf("\nSubcommands:\n");
    QStringList verbs;
    if (from >= 0) {
        for (auto it = verb.globalMatch(QString::fromUtf8(help.mid(from))); it.hasNext();) {
            verbs << it.next().captured(1);
        }
    }
    return verbs;
}

/// Arguments for @p shell that print, line by line, what fits behind @p words.
QStringList completing(const QString &shell, const QStringList &words)
{
    if (shell == QLatin1String("fish")) {
        return {QStringLiteral("--no-config"), QStringLiteral("-c"),
                QStringLiteral("source ./completion; complete -C \"serinctl $argv\""),
                QStringLiteral("--"), words.join(u' ')};
    }
    if (shell == QLatin1String("zsh")) {
        // Stand-ins for what the line editor has: each prints what it is given.
        return QStringList{QStringLiteral("-f"), QStringLiteral("-c"),
                           QStringLiteral("compdef() {}\n"
                                          "_describe() {\n"
                                          "    [[ $1 == -o ]] && shift\n"
                                          "    print -l -- ${${(P)2}%%:*}\n"
                                          "}\n"
                                          "_files() { print -l -- *(N) }\n"
                                          "_message() {}\n"
                                          "compadd() { shift; print -l -- \"$@\" }\n"
                                          "source ./completion || exit 1\n"
                                          "words=(serinctl \"$@\"); CURRENT=$#words\n"
                                          "_serinctl"),
                           QStringLiteral("zsh")} +
               words;
    }
    // What readline does: the words so far, the place of the cursor, then the function.
    return QStringList{QStringLiteral("--norc"), QStringLiteral("-c"),
                       QStringLiteral("source ./completion || exit 1\n"
                                      "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))\n"
                                      "_serinctl serinctl && printf '%s\\n' "
                                      "\"${COMPREPLY[@]}\""),
                       QStringLiteral("bash"), QStringLiteral("serinctl")} +
           words;
}

} // namespace

void TestHelp::helpStandsAtEveryLevel()
{
    QList<QStringList> left{QStringList()};
    int levels = 0;
    while (!left.isEmpty()) {
        const QStringList words = left.takeFirst();
        const CommandOutcome help = m_serinctl.run(words + QStringList{QStringLiteral("--help")});
        QVERIFY2(help.exitCode == 0, help.words());
        QVERIFY2(help.out.contains("Usage: "), help.words());
        QCOMPARE(help.err, QByteArray());
        QVERIFY2(!help.out.startsWith('\n'), help.words()); // a sentence about the verb comes first
        ++levels;
        const QStringList verbs = verbsOf(help.out);
        for (const QString &verb : verbs) {
            left << words + QStringList{verb};
        }
    }
    QVERIFY2(levels > 45, qPrintable(QString::number(levels)));
}

void TestHelp::completes_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("offered"); ///< all of these
    QTest::addColumn<QStringList>("others");  ///< none of these
    const auto row = [](const char *line, const char *offered, const char *others) {
        for (const char *shell : {"bash", "zsh", "fish"}) {
            QTest::addRow("%s: %s", shell, line)
                << QString::fromLatin1(shell) << QString::fromLatin1(line).split(u' ')
                << QString::fromLatin1(offered).split(u' ', Qt::SkipEmptyParts)
                << QString::fromLatin1(others).split(u' ', Qt::SkipEmptyParts);
        }
    };
    row("onl", "online-endpoint online-deployment", "local manifest");
    row("local ", "serve start stop status logs reset", "online-endpoint");
    row("online-endpoint in", "invoke", "list");
    row("online-endpoint invoke --re", "--request-file --resource-group", "--name");
    row("online-endpoint invoke --", "--name --deployment-name --output --help", "--lines");
    row("-o ", "table json yaml", "local");
    row("--output json online-endpoint sh", "show", "list");
    row("online-endpoint --output json sh", "show", "list");
    row("online-deployment get-logs --container ", "inference-server storage-initializer", "");
    row("online-endpoint create --file ", "endpoint.yml", "--name");
    row("online-endpoint create --name ", "", "endpoint.yml --file");
    row("manifest show e", "endpoint.yml", "set");
    row("online-endpoint show -n ", "shop", "blue endpoint.yml");
    row("online-deployment show --endpoint-name sh", "shop", "blue");
    row("online-deployment show --name ", "blue", "shop");
    row("apply --endpoint ", "shop", "blue");
    row("--project ", "staging", "shop");
}

void TestHelp::completes()
{
    QFETCH(QString, shell);
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    QFETCH(QStringList, others);
    const QString program = QStandardPaths::findExecutable(shell);
    if (program.isEmpty()) {
        QSKIP("there is no such shell");
    }
    QVERIFY(m_serinctl.write(QStringLiteral("endpoint.yml"), "name: shop\nauth_mode: key\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("blue.yml"),
                             "name: blue\nendpoint_name: shop\nmodel: azureml:m:1\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("bad.yml"),
                             "name: bl$(touch bad)\nendpoint_name: shop\nmodel: azureml:m:1\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("serin.yaml"),
                             "projects:\n  - {name: staging, workspace: local, tier: staging}\n"));
    const CommandOutcome script = m_serinctl(QStringLiteral("completion ") + shell);
    QVERIFY2(script.exitCode == 0, script.words());
    QVERIFY(m_serinctl.write(QStringLiteral("completion"), script.out));
    QProcess process;
    process.setWorkingDirectory(m_serinctl.work());
    const auto repository = m_serinctl.startProgram(QStringLiteral("git"),
                                                    {QStringLiteral("init"), QStringLiteral("-q")});
    QVERIFY(CommandCalls::finish(*repository).exitCode == 0);
    QProcessEnvironment environment = m_serinctl.environment();
    environment.insert(QStringLiteral("PATH"), QFileInfo(QStringLiteral(SERINCTL)).path() + u':' +
                                                   environment.value(QStringLiteral("PATH")));
    process.setProcessEnvironment(environment);
    process.start(program, completing(shell, words));
    const CommandOutcome outcome = CommandCalls::finish(process);
    QVERIFY2(outcome.exitCode == 0, outcome.words());
    QCOMPARE(outcome.err, QByteArray());
    QStringList replies;
    for (const QString &line : QString::fromUtf8(outcome.out).split(u'\n')) {
        if (line.startsWith(words.last())) { // zsh itself leaves out the others
            replies << line.section(u'\t', 0, 0);
        }
    }
    QVERIFY(!QFileInfo::exists(m_serinctl.work(QStringLiteral("bad"))));
    for (const QString &word : std::as_const(offered)) {
        QVERIFY2(replies.contains(word), outcome.words());
    }
    for (const QString &word : std::as_const(others)) {
        QVERIFY2(!replies.contains(word), outcome.words());
    }
}

void TestHelp::theManualNamesEveryVerb()
{
    const CommandOutcome manual = m_serinctl(QStringLiteral("manual"));
    QVERIFY2(manual.exitCode == 0, manual.words());
    for (const char *verb : {"serinctl manifest set", "serinctl online\\-endpoint invoke",
                             "serinctl drift", "serinctl completion fish"}) {
        QVERIFY2(manual.out.contains(QByteArray("\\fB") + verb + "\\fR"), verb);
    }
    QVERIFY(manual.out.contains(".SH EXIT STATUS"));
}

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
