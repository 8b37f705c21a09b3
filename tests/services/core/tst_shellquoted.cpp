// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/shellquoted.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace serin;

namespace {

/// The words that @p shell makes of @p line, each ended by a zero byte.
QByteArray wordsOf(const QString &shell, const QString &line)
{
    QProcess process;
    process.start(
        shell, {QStringLiteral("-c"), QStringLiteral("for word in ") + line +
                                          QStringLiteral("; do printf '%s\\0' \"$word\"; done")});
    return process.waitForFinished() && process.exitCode() == 0
               ? process.readAllStandardOutput()
               : QByteArray("failed: ") + process.readAllStandardError();
}

} // namespace

class TestShellQuoted : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shellsReadTheSameWord_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"plain",   "",
                                 " ",       "with space",
                                 " ends ",  "it's",
                                 "'",       "''",
                                 "a'b'c",   "\"",
                                 "$HOME",   "`ls`",
                                 "$(ls)",   "a;b|c&d",
                                 "\\",      "\\'",
                                 "a\\nb",   "*?[]",
                                 "~",       "HEAD~1^",
                                 "!x",      "#x",
                                 "{a,b}",   "(x)",
                                 "<>",      "-x",
                                 "--all",   "-",
                                 "=ls",     "a=b",
                                 "%1",      "@file",
                                 "a:~",     "line\nbreak",
                                 "\n",      "tab\there",
                                 "\r",      "gr\xc3\xbc\xc3\x9f",
                                 "\x1b[31m"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
    }
    void shellsReadTheSameWord()
    {
        QFETCH(const QString, text);
        const QByteArray word = text.toUtf8() + '\0';
        for (const char *name : {"sh", "bash", "zsh"}) {
            const QString shell = QStandardPaths::findExecutable(QString::fromLatin1(name));
            if (shell.isEmpty()) {
                continue; // one of them is everywhere
            }
            // Twice: where a word ends is as much of it as what it says.
            const QString line = shellQuoted(text) + u' ' + shellQuoted(text);
            QCOMPARE(wordsOf(shell, line), word + word);
        }
    }

    void plainWordsStayAsTheyAre()
    {
        for (const char *text :
             {"main", "-C", "origin/main", "a=b", "https://host:1/x@y", "1,5%+"}) {
            QCOMPARE(shellQuoted(QString::fromLatin1(text)), QString::fromLatin1(text));
        }
    }

    void zeroBytesAreLeftOut()
    {
        QCOMPARE(shellQuoted(QStringLiteral("a") + QChar::Null + u'b'), QStringLiteral("ab"));
        QCOMPARE(shellQuoted(QString(QChar::Null)), QStringLiteral("''"));
    }
};

QTEST_GUILESS_MAIN(TestShellQuoted)
#include "tst_shellquoted.moc"
