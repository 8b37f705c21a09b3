// SPDX-License-Identifier: GPL-3.0-or-later
// serinctl on a terminal, which util-linux's `script` makes: tables, colours, progress, questions.
#include "tests/support/commandcalls.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace serin;

class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tablesAndColours();
    void coloursCanBeTurnedOff_data();
    void coloursCanBeTurnedOff();
    void progressIsOneLineThatGoes();
    void asksBeforeItDeletes();

private:
    /// What a call shows on a terminal of 80 columns, after @p keys were typed.
    CommandOutcome onTerminal(const QString &line, const QByteArray &keys = {});

    CommandCalls m_serinctl{QStringLiteral(SERINCTL)};
    QString m_script;
};

void TestTerminal::initTestCase()
{
    m_script = QStandardPaths::findExecutable(QStringLiteral("script"));
    if (m_script.isEmpty()) {
        QSKIP("there is no program `script` to make a terminal");
    }
    m_serinctl.set(QStringLiteral("TERM"), QStringLiteral("xterm"));
    m_serinctl.unset(QStringLiteral("NO_COLOR"));
    QVERIFY(m_serinctl(QStringLiteral("online-endpoint create -n shop")).exitCode == 0);
}

CommandOutcome TestTerminal::onTerminal(const QString &line, const QByteArray &keys)
{
    const auto process = m_serinctl.startProgram(
        m_script,
        {QStringLiteral("--quiet"), QStringLiteral("--return"), QStringLiteral("--command"),
         QStringLiteral(SERINCTL " ") + line, QStringLiteral("/dev/null")});
    if (!keys.isEmpty()) {
        QByteArray seen;
        [[maybe_unused]] const bool asked = QTest::qWaitFor(
            [&] {
                seen += process->readAllStandardOutput();
                return seen.contains("[y/N]");
            },
            30'000);
        process->write(keys);
        CommandOutcome outcome = CommandCalls::finish(*process);
        outcome.out.prepend(seen);
        return outcome;
    }
    return CommandCalls::finish(*process);
}

void TestTerminal::tablesAndColours()
{
    const CommandOutcome list = onTerminal(QStringLiteral("online-endpoint list"));
    QVERIFY2(list.exitCode == 0, list.words());
    QVERIFY2(list.out.contains("ENDPOINT  STATE      TRAFFIC"), list.words());
    QVERIFY2(list.out.contains("shop      \x1b[32mSucceeded  \x1b[0mnone"), list.words());
    const CommandOutcome json = onTerminal(QStringLiteral("online-endpoint list --output json"));
    QVERIFY2(json.out.startsWith('['), json.words());
    QVERIFY2(!json.out.contains('\x1b'), json.words());
}

void TestTerminal::coloursCanBeTurnedOff_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("--no-color") << QStringLiteral(" --no-color") << QString() << QString();
    QTest::newRow("NO_COLOR") << QString() << QStringLiteral("NO_COLOR") << QStringLiteral("1");
    QTest::newRow("dumb") << QString() << QStringLiteral("TERM") << QStringLiteral("dumb");
}

void TestTerminal::coloursCanBeTurnedOff()
{
    QFETCH(QString, option);
    QFETCH(QString, variable);
    QFETCH(QString, value);
    if (!variable.isEmpty()) {
        m_serinctl.set(variable, value);
    }
    const CommandOutcome list = onTerminal(QStringLiteral("online-endpoint list") + option);
    m_serinctl.unset(QStringLiteral("NO_COLOR"));
    m_serinctl.set(QStringLiteral("TERM"), QStringLiteral("xterm"));
    QVERIFY2(list.out.contains("Succeeded"), list.words());
    QVERIFY2(!list.out.contains("\x1b[3"), list.words());
}

void TestTerminal::progressIsOneLineThatGoes()
{
    const QString line = QStringLiteral("online-endpoint create -n other");
    const CommandOutcome shown = onTerminal(line);
    QVERIFY2(shown.exitCode == 0, shown.words());
    QVERIFY2(shown.out.contains("\r\x1b[Kcreating endpoint other"), shown.words());
    // The last time the line is erased, and nothing but the table follows.
    const QByteArray after = shown.out.mid(shown.out.lastIndexOf("\r\x1b[K") + 4);
    QVERIFY2(after.startsWith("ENDPOINT "), shown.words());
    const CommandOutcome quiet = onTerminal(line + QStringLiteral(" --quiet --no-color"));
    QVERIFY2(!quiet.out.contains('\x1b'), quiet.words());
}

void TestTerminal::asksBeforeItDeletes()
{
    const QString line = QStringLiteral("online-endpoint delete -n other");
    const CommandOutcome no = onTerminal(line, "n\n");
    QVERIFY2(no.exitCode == 1, no.words());
    QVERIFY2(no.out.contains("Delete endpoint other with all its deployments? [y/N]"), no.words());
    QVERIFY2(no.out.contains("nothing was changed"), no.words());
    const CommandOutcome yes = onTerminal(line, "y\n");
    QVERIFY2(yes.exitCode == 0, yes.words());
    QCOMPARE(m_serinctl(QStringLiteral("online-endpoint list")).array().size(), 1);
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
