// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewcommands.h"

#include <QProcess>
#include <QTest>

using namespace serin;

class TestReviewCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shellWordsSurviveAShell_data();
    void shellWordsSurviveAShell();
    void pullRequestAddresses_data();
    void pullRequestAddresses();
    void saysTheWholeAct();
};

void TestReviewCommands::shellWordsSurviveAShell_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"plain", "with space", "it's", "$(reboot) `x` \"y\" \\ !", "a\nb", "",
                             "-rf", "grün → 10 %"}) {
        QTest::newRow(text) << QString::fromUtf8(text);
    }
}

void TestReviewCommands::shellWordsSurviveAShell()
{
    QFETCH(QString, text);
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("printf '%s' ") + shellWord(text)});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), text);
}

void TestReviewCommands::pullRequestAddresses_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *remote, const char *expected) {
        QTest::newRow(remote) << QString::fromLatin1(remote) << QString::fromLatin1(expected);
    };
    const char *gitHub = "https://github.com/o/r/compare/canary/e-10?expand=1";
    row("https://github.com/o/r.git", gitHub);
    row("https://***@github.com/o/r", gitHub);
    row("git@github.com:o/r.git", gitHub);
    row("ssh://git@github.com/o/r.git", gitHub);
    row("https://gitlab.example.org/g/s/r.git",
        "https://gitlab.example.org/g/s/r/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=canary%2Fe-10");
    row("git@bitbucket.org:o/r.git",
        "https://bitbucket.org/o/r/pull-requests/new?source=canary%2Fe-10");
    const char *azure =
        "https://dev.azure.com/o/p/_git/r/pullrequestcreate?sourceRef=canary%2Fe-10";
    row("https://o@dev.azure.com/o/p/_git/r", azure);
    row("git@ssh.dev.azure.com:v3/o/p/r", azure);
    row("/srv/bare.git", "");
    row("file:///srv/bare.git", "");
    row("https://example.org/o/r.git", "");
    row("", "");
}

void TestReviewCommands::pullRequestAddresses()
{
    QFETCH(QString, remote);
    QFETCH(QString, expected);
    QCOMPARE(pullRequestUrl(remote, QStringLiteral("canary/e-10")), expected);
}

void TestReviewCommands::saysTheWholeAct()
{
    ReviewCommands review;
    review.top = QStringLiteral("/srv/my sample");
    review.paths = {"a.yml", "it's.yml"};
    review.message = QStringLiteral("One line");
    review.branch = "canary/e-10";
    review.isNewBranch = true;
    review.push = true;
    review.apply = true;
    review.prune = true;
    review.project = QStringLiteral("dev");
    QCOMPARE(commandLines(review),
             QStringList({QStringLiteral("cd '/srv/my sample'"),
                          QStringLiteral("git switch -c canary/e-10"),
                          QStringLiteral("git add -A -- a.yml 'it'\\''s.yml'"),
                          QStringLiteral("git commit -m 'One line' -- a.yml 'it'\\''s.yml'"),
                          QStringLiteral("git push -u origin canary/e-10"),
                          QStringLiteral("serinctl apply --project dev --prune")}));
    review = {};
    review.top = QStringLiteral("/w");
    review.apply = true;
    review.project = QStringLiteral("dev");
    QCOMPARE(commandLines(review), QStringList({QStringLiteral("cd /w"),
                                                QStringLiteral("serinctl apply --project dev")}));
}

QTEST_GUILESS_MAIN(TestReviewCommands)
#include "tst_reviewcommands.moc"
