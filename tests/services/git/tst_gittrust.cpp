// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/trust/dangerousconfig.h"
#include "services/git/trust/trustquestion.h"
#include "services/git/trust/truststore.h"
#include "tests/services/git/cuts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace serin;

namespace {

const QByteArray golden = "; comment\n"
                          "[core]\n"
                          "\trepositoryformatversion = 0\n"
                          "\tfsmonitor = \"/x/e vil\" # not this\n"
                          "  bare\n"
                          "[filter \"My \\\"one\\\"\"] clean = a\\tb \\\n"
                          "  c  \n"
                          "[Diff.External]\ncommand=x;y\n"
                          "[remote \"o\"] url = ext::sh -c \"touch ran\"\r\n";

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

GitLayout layoutIn(const QTemporaryDir &folder)
{
    GitLayout layout;
    layout.top = folder.path();
    layout.gitDir = layout.commonDir = folder.path() + QStringLiteral("/.git");
    QDir().mkpath(layout.gitDir);
    return layout;
}

QStringList namesIn(const TrustQuestion &question)
{
    QStringList names;
    for (const TrustItem &item : question.items) {
        names.append(item.what);
    }
    return names;
}

} // namespace

class TestGitTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsConfiguration();
    void refusesBrokenConfiguration_data();
    void refusesBrokenConfiguration();
    void survivesAnything();
    void knowsWhatIsDangerous_data();
    void knowsWhatIsDangerous();
    void followsIncludes();
    void looksAtHooks();
    void noticesChanges();
    void refusesHugeAndEndless();
    void storeKeepsAnswers();
    void storeOfTwoPrograms();
    void damagedStoreTrustsNobody();
    void readOnlyStoreAnswersForNow();
};

void TestGitTrust::readsConfiguration()
{
    const auto entries = parseGitConfig(golden);
    QVERIFY(entries.has_value());
    const QList<GitConfigEntry> expected{
        {"core", "", "repositoryformatversion", "0", 3},
        {"core", "", "fsmonitor", "/x/e vil", 4},
        {"core", "", "bare", "true", 5},
        {"filter", "My \"one\"", "clean", "a\tb   c", 6},
        {"diff", "external", "command", "x", 9},
        {"remote", "o", "url", "ext::sh -c touch ran", 10},
    };
    QCOMPARE(entries->size(), expected.size());
    for (qsizetype row = 0; row < expected.size(); ++row) {
        QCOMPARE(entries->at(row).key(), expected.at(row).key());
        QCOMPARE(entries->at(row).value, expected.at(row).value);
        QCOMPARE(entries->at(row).line, expected.at(row).line);
    }
    QVERIFY(parseGitConfig({})->isEmpty());
    QCOMPARE(parseGitConfig("\xef\xbb\xbf[a]b=c")->first().key(), QByteArray("a.b"));
}

void TestGitTrust::refusesBrokenConfiguration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("section") << QByteArray("[core\nx=y");
    QTest::newRow("section name") << QByteArray("[co_re]\nx=y");
    QTest::newRow("quote") << QByteArray("[a]\nx=\"y\n");
    QTest::newRow("escape") << QByteArray("[a]\nx=\\y\n");
    QTest::newRow("subsection") << QByteArray("[a \"b]\nx=y");
    QTest::newRow("name") << QByteArray("[a]\n1x=y");
    QTest::newRow("name's end") << QByteArray("[a]\nx!y");
}

void TestGitTrust::refusesBrokenConfiguration()
{
    QFETCH(QByteArray, text);
    const auto entries = parseGitConfig(text);
    QVERIFY(!entries.has_value());
    QCOMPARE(entries.error().kind, ErrorKind::Invalid);
    QVERIFY(entries.error().where.startsWith(QStringLiteral("line ")));
}

void TestGitTrust::survivesAnything()
{
    int refused = 0;
    cutAndChange(golden, [&](const QByteArray &bytes) {
        refused += parseGitConfig(bytes).has_value() ? 0 : 1;
    });
    QVERIFY(refused > 100);
}

void TestGitTrust::knowsWhatIsDangerous_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("dangerous");
    const char *bad[] = {
        "[core]fsmonitor=/x",
        "[core]hooksPath=.husky",
        "[core]sshCommand=x",
        "[core]gitProxy=x",
        "[core]askPass=x",
        "[core]alternateRefsCommand=x",
        "[diff]external=x",
        "[diff \"d\"]command=x",
        "[diff \"d\"]textconv=x",
        "[filter \"f\"]clean=x",
        "[filter \"f\"]smudge=x",
        "[filter \"f\"]process=x",
        "[filter \"lfs\"]clean=\"git-lfs clean -- %f; touch ran\"",
        "[merge \"m\"]driver=x",
        "[credential]helper=!x",
        "[credential]helper=/x",
        "[credential \"https://h\"]helper=store --file x",
        "[remote \"o\"]uploadpack=x",
        "[remote \"o\"]receivepack=x",
        "[remote \"o\"]vcs=ext",
        "[remote \"o\"]url=ext::sh",
        "[remote \"o\"]pushurl=fd::3",
        "[remote \"o\"]url=-x",
        "[url \"ext::x \"]insteadOf=https:",
        "[gpg]program=x",
        "[gpg \"ssh\"]program=x",
        "[gpg \"ssh\"]defaultKeyCommand=x",
        "[protocol \"ext\"]allow=always",
        "[submodule \"s\"]update=!x",
        "[trailer \"t\"]cmd=x",
        "[lfs \"customtransfer.x\"]path=x",
        "[lfs \"extension.x\"]clean=x",
    };
    for (const char *text : bad) {
        QTest::newRow(text) << QByteArray(text) << true;
    }
    const char *good[] = {
        "[core]fsmonitor=true",
        "[core]fsmonitor",
        "[core]hooksPath=/dev/null",
        "[core]sshCommand=",
        "[core]pager=x",
        "[core]editor=x",
        "[alias]status=!x",
        "[filter \"lfs\"]clean=git-lfs clean -- %f",
        "[filter \"lfs\"]process=git-lfs filter-process",
        "[filter \"lfs\"]required=true",
        "[diff]renames=true",
        "[diff \"d\"]xfuncname=x",
        "[credential]helper=cache",
        "[credential]helper=",
        "[remote \"o\"]url=https://h/x",
        "[remote \"o\"]url=git@h:a/b",
        "[remote \"o\"]url=[::1]:x",
        "[branch \"main\"]merge=refs/heads/main",
        "[protocol \"file\"]allow=never",
        "[user]signingkey=x",
        "[submodule \"s\"]update=rebase",
    };
    for (const char *text : good) {
        QTest::newRow(text) << QByteArray(text) << false;
    }
}

void TestGitTrust::knowsWhatIsDangerous()
{
    QFETCH(QByteArray, text);
    const auto entries = parseGitConfig(text);
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), 1);
    QTEST(isDangerous(entries->first()), "dangerous");
}

void TestGitTrust::followsIncludes()
{
    QTemporaryDir folder;
    const GitLayout layout = layoutIn(folder);
    write(layout.gitDir + QStringLiteral("/config"),
          "[include]path=../tree.cfg\n[includeIf \"onbranch:x\"]path=more\n"
          "[include]path=missing\n[include]path=~root/x\n[include]path=config\n");
    write(layout.top + QStringLiteral("/tree.cfg"), "[core]fsmonitor=x\n");
    write(layout.gitDir + QStringLiteral("/more"), "[diff]external=x\n");
    write(layout.gitDir + QStringLiteral("/config.worktree"), "[core]hooksPath=h\n");
    const auto inspection = inspectRepository(layout);
    QVERIFY(inspection.has_value());
    QCOMPARE(namesIn(inspection->question),
             (QStringList{QStringLiteral("core.fsmonitor"), QStringLiteral("diff.external"),
                          QStringLiteral("include.path"), QStringLiteral("core.hookspath")}));
    QVERIFY(inspection->question.items.first().file.endsWith(QStringLiteral("tree.cfg")));
    // What is included may appear later, or change.
    QVERIFY(inspection->isCurrent());
    write(layout.gitDir + QStringLiteral("/missing"), "");
    QVERIFY(!inspection->isCurrent());
}

void TestGitTrust::looksAtHooks()
{
    QTemporaryDir folder;
    const GitLayout layout = layoutIn(folder);
    for (const char *name : {"pre-commit", "pre-push.sample", "not-executable"}) {
        const QString path = layout.gitDir + QStringLiteral("/hooks/") + QString::fromLatin1(name);
        write(path, "#!/bin/sh\n");
        if (qstrcmp(name, "not-executable") != 0) {
            QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
        }
    }
    const auto inspection = inspectRepository(layout);
    QVERIFY(inspection.has_value());
    QCOMPARE(namesIn(inspection->question), QStringList{QStringLiteral("hook pre-commit")});
    QVERIFY(!inspection->question.concernsReading());
    QVERIFY(!inspection->question.isEmpty());
}

void TestGitTrust::noticesChanges()
{
    QTemporaryDir folder;
    const GitLayout layout = layoutIn(folder);
    const QString config = layout.gitDir + QStringLiteral("/config");
    write(config, "[core]fsmonitor=one\n");
    const auto one = inspectRepository(layout);
    write(config, "[core]fsmonitor=two\n");
    QVERIFY(!one->isCurrent());
    const auto two = inspectRepository(layout);
    QVERIFY(one->question.digest != two->question.digest);
    // Bytes that look alike are not the same.
    write(config, "[core]fsmonitor=\"\xff\"\n");
    const auto three = inspectRepository(layout);
    write(config, "[core]fsmonitor=\"\xfe\"\n");
    QVERIFY(three->question.digest != inspectRepository(layout)->question.digest);
    write(config, "[core]fsmonitor=one\n[user]name=x\n");
    QCOMPARE(inspectRepository(layout)->question.digest, one->question.digest);
}

void TestGitTrust::refusesHugeAndEndless()
{
    QTemporaryDir folder;
    const GitLayout layout = layoutIn(folder);
    const QString config = layout.gitDir + QStringLiteral("/config");
    write(config, QByteArray(2 * 1024 * 1024, '#'));
    QVERIFY(!inspectRepository(layout).has_value());
    for (int depth = 0; depth < 20; ++depth) {
        write(layout.gitDir + QStringLiteral("/%1").arg(depth),
              "[include]path=" + QByteArray::number(depth + 1));
    }
    write(config, "[include]path=0");
    QVERIFY(!inspectRepository(layout).has_value());
    QFile::remove(config);
    QCOMPARE(::mkfifo(QFile::encodeName(config).constData(), 0600), 0);
    const auto pipe = inspectRepository(layout); // and comes back
    QVERIFY(!pipe.has_value());
    QCOMPARE(pipe.error().kind, ErrorKind::Invalid);
}

void TestGitTrust::storeKeepsAnswers()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/trust.json"));
    {
        FileTrustStore store(path);
        QVERIFY(!store.isTrusted(QStringLiteral("/x"), "d"));
        QVERIFY(store.trust(QStringLiteral("/x"), "d").has_value());
        QVERIFY(store.trust(QStringLiteral("/y"), "e").has_value());
    }
    FileTrustStore store(path);
    QVERIFY(store.isTrusted(QStringLiteral("/x"), "d"));
    QVERIFY(!store.isTrusted(QStringLiteral("/x"), "other"));
    QVERIFY(!store.isTrusted(QStringLiteral("/x"), {}));
    QVERIFY(!store.isTrusted(QStringLiteral("/x/"), "d"));
    QVERIFY(store.forget(QStringLiteral("/x")).has_value());
    QVERIFY(!store.isTrusted(QStringLiteral("/x"), "d"));
    QVERIFY(store.isTrusted(QStringLiteral("/y"), "e"));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestGitTrust::storeOfTwoPrograms()
{
    QTemporaryDir folder;
    FileTrustStore one(folder.filePath(QStringLiteral("t")));
    FileTrustStore two(folder.filePath(QStringLiteral("t")));
    QVERIFY(one.trust(QStringLiteral("/x"), "d").has_value());
    QVERIFY(two.trust(QStringLiteral("/y"), "e").has_value());
    QVERIFY(one.isTrusted(QStringLiteral("/y"), "e"));
    QVERIFY(two.forget(QStringLiteral("/x")).has_value());
    QVERIFY(!one.isTrusted(QStringLiteral("/x"), "d"));
}

void TestGitTrust::damagedStoreTrustsNobody()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t"));
    for (const QByteArray &content :
         {QByteArray("{"), QByteArray("[]"), QByteArray("{\"repositories\": {\"/x\": 1}}")}) {
        write(path, content);
        FileTrustStore store(path);
        QVERIFY(!store.isTrusted(QStringLiteral("/x"), "1"));
        QVERIFY(store.trust(QStringLiteral("/x"), "d").has_value());
        QVERIFY(store.isTrusted(QStringLiteral("/x"), "d"));
    }
}

void TestGitTrust::readOnlyStoreAnswersForNow()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("file")), "");
    FileTrustStore store(folder.filePath(QStringLiteral("file/trust.json"))); // no such folder
    QVERIFY(!store.trust(QStringLiteral("/x"), "d").has_value());
    QVERIFY(store.isTrusted(QStringLiteral("/x"), "d"));
    QVERIFY(!store.forget(QStringLiteral("/x")).has_value());
    QVERIFY(!store.isTrusted(QStringLiteral("/x"), "d"));
}

QTEST_GUILESS_MAIN(TestGitTrust)
#include "tst_gittrust.moc"
