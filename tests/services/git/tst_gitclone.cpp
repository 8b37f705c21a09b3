// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

#include <QFutureWatcher>
#include <QSignalSpy>

using namespace serin;

class TestGitClone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clones();
    void cloneRefuses();
    void cancelledCloneLeavesNothing();
    void urls_data();
    void urls();
};

void TestGitClone::clones()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    const QString target = fixture.at("some/new clone");
    const auto future = fixture.client().clone({QStringLiteral("file://") + remote, target, {}});
    QFutureWatcher<Result<std::shared_ptr<GitRepository>>> watcher;
    QSignalSpy stages(&watcher, &QFutureWatcherBase::progressTextChanged);
    watcher.setFuture(future);
    const auto cloned = GitFixture::await(future);
    VERIFY_RESULT(cloned);
    QVERIFY(!stages.isEmpty());
    QCOMPARE((*cloned)->layout().top, target);
    QCOMPARE(GitFixture::read(target, "a.yml"), QByteArray("one\n"));
    QCOMPARE(GitFixture::await((*cloned)->push())->outcome, GitPushed::Outcome::UpToDate);
    QCOMPARE(
        QDir(fixture.at("some")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("new clone")});
}

void TestGitClone::cloneRefuses()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto kindOf = [&](const GitCloneRequest &request) {
        const auto cloned = GitFixture::await(fixture.client().clone(request));
        return cloned ? ErrorKind::Internal : cloned.error().kind;
    };
    const QString target = fixture.at("target");
    QCOMPARE(kindOf({folder, folder, {}}), ErrorKind::Conflict);
    QCOMPARE(kindOf({fixture.at("nowhere"), target, {}}), ErrorKind::NotFound);
    QCOMPARE(kindOf({QStringLiteral("--upload-pack=touch ran"), target, {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({QStringLiteral("ext::sh -c true"), target, {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({QStringLiteral("http://127.0.0.1:1/x"), target, {}}), ErrorKind::Unavailable);
    QCOMPARE(kindOf({folder, QStringLiteral("relative"), {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({folder, target, "-b"}), ErrorKind::Invalid);
    QVERIFY(kindOf({folder, target, "no-such-branch"}) != ErrorKind::Internal);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(QDir(fixture.root())
                .entryList({QStringLiteral(".serin-clone-*")}, QDir::AllEntries | QDir::Hidden)
                .isEmpty());
}

void TestGitClone::cancelledCloneLeavesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString target = fixture.at("target");
    // An upload-pack that never says anything; the person's own configuration chooses it.
    const QString script = fixture.markerScript("exec sleep 60");
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("--global"),
                                    QStringLiteral("core.sshCommand"), script});
    auto future = fixture.client().clone({QStringLiteral("ssh://nowhere/x"), target, {}});
    QTRY_VERIFY(fixture.somethingRan());
    future.cancel();
    const auto cloned = GitFixture::await(future);
    QVERIFY(!cloned.has_value());
    QCOMPARE(cloned.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(QDir(fixture.root())
                .entryList({QStringLiteral(".serin-clone-*")}, QDir::AllEntries | QDir::Hidden)
                .isEmpty());
}

void TestGitClone::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    for (const char *url : {"https://example.org/x.git", "http://127.0.0.1:80/x", "/some/folder",
                            "ssh://git@example.org/x", "git@example.org:x/y.git", "git://h/x",
                            "file:///x", "../relative"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << true;
    }
    for (const char *url :
         {"", " ", "-x", "--upload-pack=x", "ext::sh -c x", "fd::17", "ssh://-oProxyCommand=x/y",
          "-oProxyCommand=x:y", "https://-x/", "foo://bar", "a\nb", "transport::x"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << false;
    }
}

void TestGitClone::urls()
{
    QFETCH(QString, url);
    QTEST(checkRemoteUrl(url).has_value(), "good");
}

QTEST_GUILESS_MAIN(TestGitClone)
#include "tst_gitclone.moc"
