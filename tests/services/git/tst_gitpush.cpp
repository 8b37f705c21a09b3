// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitprogress.h"
#include "services/git/parse/gitpush.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray pushed = "To ../remote.git\n"
                          " \trefs/heads/main:refs/heads/main\t1111111..2222222\n"
                          "words of a hook\n"
                          "*\trefs/heads/a:refs/heads/a\t[new branch]\n"
                          "=\trefs/heads/b:refs/heads/b\t[up to date]\n"
                          "!\trefs/heads/c:refs/heads/c\t[rejected] (fetch first)\n"
                          "!\trefs/heads/d:refs/heads/d\t[remote rejected] (pre-receive (a) no)\n"
                          "-\t:refs/heads/e\t[deleted]\n"
                          "Done\n";

const QByteArray progress = "Cloning into 'x'...\n"
                            "remote: Enumerating objects: 5, done.        \n"
                            "remote: Counting objects:  50% (1/2)\r"
                            "Receiving objects:  45% (450/1000), 1.20 MiB | 3.00 MiB/s\r"
                            "Receiving objects: 100% (1000/1000), 2.50 MiB | 3.00 MiB/s, done.\n"
                            "warning: something: else\n";

} // namespace

class TestGitPush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReferences();
    void refusesCutLines();
    void readsProgressInAnyPieces();
    void survivesAnything();
};

void TestGitPush::readsReferences()
{
    const auto refs = parseGitPush(pushed);
    QVERIFY(refs.has_value());
    QCOMPARE(refs->size(), 6);
    using State = GitPushedRef::State;
    QCOMPARE(refs->at(0).state, State::FastForward);
    QCOMPARE(refs->at(0).summary, QStringLiteral("1111111..2222222"));
    QCOMPARE(refs->at(1).state, State::Created);
    QCOMPARE(refs->at(2).state, State::UpToDate);
    QCOMPARE(refs->at(3).state, State::Rejected);
    QCOMPARE(refs->at(3).to, QByteArray("refs/heads/c"));
    QCOMPARE(refs->at(3).reason, QStringLiteral("fetch first"));
    QCOMPARE(refs->at(4).summary, QStringLiteral("[remote rejected]"));
    QCOMPARE(refs->at(4).reason, QStringLiteral("pre-receive (a) no"));
    QVERIFY(refs->at(5).from.isEmpty());
}

void TestGitPush::refusesCutLines()
{
    const auto refs = parseGitPush("!\trefs/heads/c");
    QVERIFY(!refs.has_value());
    QCOMPARE(refs.error().kind, ErrorKind::Protocol);
}

void TestGitPush::readsProgressInAnyPieces()
{
    const QList<GitProgress> expected{
        {QStringLiteral("Enumerating objects"), -1, 5, 0, {}, true},
        {QStringLiteral("Counting objects"), 50, 1, 2, {}, true},
        {QStringLiteral("Receiving objects"), 45, 450, 1000,
         QStringLiteral("1.20 MiB | 3.00 MiB/s"), false},
        {QStringLiteral("Receiving objects"), 100, 1000, 1000,
         QStringLiteral("2.50 MiB | 3.00 MiB/s"), false},
    };
    for (const qsizetype size : {qsizetype(1), qsizetype(7), progress.size()}) {
        GitProgressLines lines;
        QList<GitProgress> found;
        for (qsizetype at = 0; at < progress.size(); at += size) {
            found += lines.feed(progress.mid(at, size));
        }
        QVERIFY(found == expected);
    }
}

void TestGitPush::survivesAnything()
{
    int read = 0;
    cutAndChange(pushed,
                 [&](const QByteArray &bytes) { read += parseGitPush(bytes).has_value() ? 1 : 0; });
    cutAndChange(progress, [&](const QByteArray &bytes) {
        GitProgressLines lines;
        read += lines.feed(bytes).isEmpty() ? 0 : 1;
    });
    QVERIFY(read > 1000);
}

QTEST_GUILESS_MAIN(TestGitPush)
#include "tst_gitpush.moc"
