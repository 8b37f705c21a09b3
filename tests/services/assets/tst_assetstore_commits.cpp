// SPDX-License-Identifier: GPL-3.0-or-later
// Assets out of commits of a real repository.
#include "services/git/gitrepository.h"
#include "tests/services/assets/assetfolder.h"
#include "tests/services/git/gitfixture.h"

#include <QCryptographicHash>
#include <QTest>

#include <unistd.h>

using namespace serin;

class TestAssetStoreCommits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsWhatTheCommitHas();
    void isTheSameContentAsInTheWorkingTree();
    void ranNoFilter();
    void takesManyFiles();
    void takesLargeFilesFromTheirStore();
    void saysWhatIsMissing();
    void refusesSubmodulesAndLinksOut();
    void staysInTheRepository();
    void needsTrust();

private:
    void commit(const char *message = "files");
    Result<StoredAsset> add(const char *path, AssetId::Kind kind = AssetId::Kind::Code);
    void useHead();

    std::unique_ptr<GitFixture> m_git;
    std::unique_ptr<AssetStore> m_store;
    QString m_folder;
    AssetPlace m_place;
};

void TestAssetStoreCommits::init()
{
    m_git = std::make_unique<GitFixture>();
    m_folder = m_git->makeRepository();
    m_store = std::make_unique<AssetStore>(m_git->at("assets"));
    m_place = {};
    m_place.root = m_folder;
    m_place.boundary = m_folder;
}

void TestAssetStoreCommits::cleanup()
{
    m_store.reset();
    m_place = {};
    m_git.reset();
}

void TestAssetStoreCommits::useHead()
{
    m_place.repository = m_git->openTrusted(m_folder);
    QVERIFY(m_place.repository);
    m_place.commit = m_git->head(m_folder);
}

void TestAssetStoreCommits::commit(const char *message)
{
    m_git->git(m_folder, {"add", "-A"});
    m_git->git(m_folder, {"commit", "-q", "-m", message});
    QCOMPARE(m_git->lastExit, 0);
    useHead();
}

Result<StoredAsset> TestAssetStoreCommits::add(const char *path, AssetId::Kind kind)
{
    return GitFixture::await(m_store->add(AssetFolder::source(path, kind), m_place));
}

void TestAssetStoreCommits::keepsWhatTheCommitHas()
{
    GitFixture::write(m_folder, "src/score.py", "one");
    GitFixture::write(m_folder, "src/lib/run.sh", "#!/bin/sh\n");
    QFile::setPermissions(m_folder + QStringLiteral("/src/lib/run.sh"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(::symlink("lib/run.sh", qPrintable(m_folder + QStringLiteral("/src/run"))), 0);
    GitFixture::write(m_folder, "src other/x", "no"); // begins alike
    commit();
    GitFixture::write(m_folder, "src/score.py", "edited");
    const auto kept = add("src");
    VERIFY_RESULT(kept);
    QCOMPARE(AssetFolder::below(kept->path),
             (QStringList{QStringLiteral("lib/run.sh"), QStringLiteral("run"),
                          QStringLiteral("score.py")}));
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/score.py")), QByteArray("one"));
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/run")), QByteArray("#!/bin/sh\n"));
    QVERIFY(QFileInfo(kept->path + QStringLiteral("/lib/run.sh")).isExecutable());
    const auto file = add("src/score.py", AssetId::Kind::Model);
    VERIFY_RESULT(file);
    QVERIFY(file->path.endsWith(QStringLiteral("/score.py")));
    // A folder that the working tree does not have any more.
    QVERIFY(QDir(m_folder + QStringLiteral("/src")).removeRecursively());
    VERIFY_RESULT(add("src"));
    VERIFY_RESULT(add("."));
}

void TestAssetStoreCommits::isTheSameContentAsInTheWorkingTree()
{
    GitFixture::write(m_folder, "src/score.py", "one");
    GitFixture::write(m_folder, "src/b/c", "two");
    GitFixture::write(m_folder, "src/b.c", "between");
    QCOMPARE(::symlink("b/c", qPrintable(m_folder + QStringLiteral("/src/link"))), 0);
    commit();
    const auto committed = add("src");
    const auto model = add("src", AssetId::Kind::Model);
    m_place.commit.reset();
    m_place.repository.reset();
    const auto onDisk = add("src");
    const auto modelOnDisk = add("src", AssetId::Kind::Model);
    VERIFY_RESULT(committed);
    VERIFY_RESULT(onDisk);
    QCOMPARE(onDisk->path, committed->path);
    QCOMPARE(modelOnDisk->path, model->path);
    QVERIFY(model->path != committed->path);
}

void TestAssetStoreCommits::ranNoFilter()
{
    GitFixture::write(m_folder, "src/a.bin", "plain");
    GitFixture::write(m_folder, ".gitattributes", "*.bin filter=evil\n");
    commit();
    m_git->git(m_folder, {QStringLiteral("config"), QStringLiteral("filter.evil.smudge"),
                          m_git->markerScript("cat")});
    useHead();
    const auto kept = add("src");
    VERIFY_RESULT(kept);
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/a.bin")), QByteArray("plain"));
    QVERIFY(!m_git->somethingRan());
}

void TestAssetStoreCommits::takesManyFiles()
{
    for (int i = 0; i < 1'200; ++i) {
        GitFixture::write(m_folder,
                          "src/" + QByteArray::number(i % 7) + "/f" + QByteArray::number(i),
                          QByteArray::number(i) + QByteArray(100, 'x'));
    }
    GitFixture::write(m_folder, "src/big", QByteArray(40 * 1024 * 1024, 'b'));
    commit();
    const auto kept = add("src");
    VERIFY_RESULT(kept);
    QCOMPARE(kept->content.files, 1'201);
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/4/f11")),
             QByteArray("11") + QByteArray(100, 'x'));
}

void TestAssetStoreCommits::takesLargeFilesFromTheirStore()
{
    const QByteArray content(5'000'000, 'm');
    const QByteArray oid = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    GitFixture::write(m_folder, "models/net.bin",
                      "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid +
                          "\nsize 5000000\n");
    commit();
    const auto missing = add("models", AssetId::Kind::Model);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(missing.error().fix.contains(QStringLiteral("git lfs fetch")));
    QVERIFY(missing.error().where.endsWith(QStringLiteral(":models/net.bin")));

    const QByteArray place = ".git/lfs/objects/" + oid.left(2) + '/' + oid.mid(2, 2) + '/' + oid;
    GitFixture::write(m_folder, place, content);
    const auto kept = add("models", AssetId::Kind::Model);
    VERIFY_RESULT(kept);
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/net.bin")), content);

    GitFixture::write(m_folder, place, "damaged");
    m_store = std::make_unique<AssetStore>(m_git->at("assets"));
    const auto damaged = add("models", AssetId::Kind::Model);
    QVERIFY(!damaged);
    QVERIFY(damaged.error().fix.contains(QStringLiteral("git lfs fsck")));
}

void TestAssetStoreCommits::saysWhatIsMissing()
{
    useHead();
    const auto missing = add("src");
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(missing.error().fix.contains(QStringLiteral("commit the files")));
}

void TestAssetStoreCommits::refusesSubmodulesAndLinksOut()
{
    const QString other = m_git->makeRepository("other");
    m_git->git(m_folder, {QStringLiteral("-c"), QStringLiteral("protocol.file.allow=always"),
                          QStringLiteral("submodule"), QStringLiteral("add"), QStringLiteral("-q"),
                          other, QStringLiteral("src/sub")});
    QCOMPARE(m_git->lastExit, 0);
    commit();
    for (const char *path : {"src", "src/sub"}) {
        const auto refused = add(path);
        QVERIFY2(!refused, path);
        QVERIFY2(refused.error().detail.contains(QStringLiteral("submodule")),
                 qPrintable(refused.error().toLine()));
    }
    QDir().mkpath(m_folder + QStringLiteral("/code"));
    QCOMPARE(::symlink("../../secret", qPrintable(m_folder + QStringLiteral("/code/x"))), 0);
    commit();
    const auto refused = add("code");
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(QStringLiteral("leads out")));
}

void TestAssetStoreCommits::staysInTheRepository()
{
    useHead();
    for (const char *path : {"../other", "/etc", ".git", "a/../../x"}) {
        const auto refused = add(path);
        QVERIFY2(!refused, path);
        QVERIFY2(refused.error().kind == ErrorKind::Invalid, qPrintable(refused.error().toLine()));
    }
}

void TestAssetStoreCommits::needsTrust()
{
    GitFixture::write(m_folder, "src/a", "x");
    commit();
    m_git->git(m_folder,
               {QStringLiteral("config"), QStringLiteral("core.fsmonitor"), m_git->markerScript()});
    m_place.repository = m_git->open(m_folder);
    QVERIFY(m_place.repository);
    const auto refused = add("src");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    QVERIFY(!m_git->somethingRan());
}

QTEST_GUILESS_MAIN(TestAssetStoreCommits)
#include "tst_assetstore_commits.moc"
