// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitmessage.h"
#include "services/git/parse/gitpath.h"

#include <QTest>

using namespace serin;

class TestGitMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsTrailers_data();
    void addsTrailers();
    void refusesWhatWouldNotBeRead();
    void pathsAreShownOnOneLine();
    void knowsRepositoryPaths();
};

void TestGitMessage::addsTrailers_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("subject") << QStringLiteral("  Shift \n")
                             << QByteArray("  Shift\n\nEndpoint: e\nTraffic: a=1\n");
    QTest::newRow("body") << QStringLiteral("Shift\r\n\r\nBecause: of it and\nmore")
                          << QByteArray("Shift\n\nBecause: of it and\nmore\n\nEndpoint: e\n"
                                        "Traffic: a=1\n");
    QTest::newRow("joins") << QStringLiteral("Shift\n\nSigned-off-by: x\nEndpoint: e")
                           << QByteArray("Shift\n\nSigned-off-by: x\nEndpoint: e\nTraffic: a=1\n");
    QTest::newRow("a subject is no trailer")
        << QStringLiteral("fix: it") << QByteArray("fix: it\n\nEndpoint: e\nTraffic: a=1\n");
}

void TestGitMessage::addsTrailers()
{
    QFETCH(QString, message);
    const auto text =
        composeMessage(message, {{QStringLiteral("Endpoint"), QStringLiteral("e")},
                                 {QStringLiteral("Traffic"), QStringLiteral(" a=1 ")}});
    QVERIFY(text.has_value());
    QTEST(*text, "text");
}

void TestGitMessage::refusesWhatWouldNotBeRead()
{
    const QString good = QStringLiteral("m");
    QVERIFY(!composeMessage(QStringLiteral(" \n\t"), {}).has_value());
    QVERIFY(!composeMessage(QString(1, QChar(u'\0')) + good, {}).has_value());
    QVERIFY(!composeMessage(good, {{QStringLiteral("a b"), good}}).has_value());
    QVERIFY(!composeMessage(good, {{QStringLiteral("-a"), good}}).has_value());
    QVERIFY(!composeMessage(good, {{good, QStringLiteral("x\nEvil: y")}}).has_value());
    QVERIFY(!composeMessage(good, {{good, QStringLiteral(" ")}}).has_value());
}

void TestGitMessage::pathsAreShownOnOneLine()
{
    QCOMPARE(shownPath("a b/ü.yml"), QStringLiteral("a b/ü.yml"));
    QCOMPARE(shownPath("a\nb\t"), QStringLiteral("a\u240ab\u2409"));
    QCOMPARE(shownPath("\xffx"), QStringLiteral("\uFFFDx"));
    QCOMPARE(shownPath("a\u202eb"), QStringLiteral("a\uFFFDb"));
}

void TestGitMessage::knowsRepositoryPaths()
{
    for (const char *path : {"a", "a/b c", "..a", "a/...", ".gitignore", "\xff/\n", "-x"}) {
        QVERIFY2(isRepositoryPath(path), path);
    }
    for (const char *path : {"", "/a", "a/", "a//b", "../a", "a/../b", ".", "./a", ".git/config",
                             "sub/.GIT/hooks/x"}) {
        QVERIFY2(!isRepositoryPath(path), path);
    }
    QVERIFY(!isRepositoryPath(QByteArrayView("a\0b", 3)));
}

QTEST_GUILESS_MAIN(TestGitMessage)
#include "tst_gitmessage.moc"
