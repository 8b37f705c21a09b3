// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspaceregistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const WorkspaceId big{QStringLiteral("1234"), QStringLiteral("Group"), QStringLiteral("Big")};

WorkspaceEntry entryCalled(const char *name, const WorkspaceId &id = big)
{
    WorkspaceEntry entry;
    entry.name = QString::fromLatin1(name);
    entry.armUrl = publicArmUrl;
    entry.id = id;
    return entry;
}

} // namespace

class TestWorkspaceRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void theLocalOneIsAlwaysThere();
    void keepsWorkspaces();
    void findsByNameAndId();
    void oneWorkspaceHasOneName();
    void readsAddresses_data();
    void readsAddresses();
    void refusesWhatCannotBe();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("workspaces.json"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkspaceRegistry::theLocalOneIsAlwaysThere()
{
    WorkspaceRegistry registry(path());
    QCOMPARE(registry.list()->workspaces, QList<WorkspaceEntry>{WorkspaceEntry::local()});
    QCOMPARE(registry.find(QStringLiteral("local"))->tier, Tier::Dev);
    QCOMPARE(registry.remove(QStringLiteral("local")).error().kind, ErrorKind::Invalid);
    QCOMPARE(registry.add(WorkspaceEntry::local()).error().kind, ErrorKind::Invalid);
    QCOMPARE(registry.add(entryCalled("local")).error().kind, ErrorKind::Invalid);
}

void TestWorkspaceRegistry::keepsWorkspaces()
{
    WorkspaceRegistry registry(path());
    WorkspaceEntry entry = entryCalled("big");
    entry.tenant = QStringLiteral("contoso");
    QCOMPARE(entry.tier, Tier::Prod); // until somebody says otherwise
    QVERIFY(registry.add(entry).has_value());
    QCOMPARE(registry.list()->workspaces.last(), entry);
    entry.tier = Tier::Staging;
    QVERIFY(registry.replace(entry).has_value());
    QCOMPARE(registry.list()->workspaces.last(), entry);
    QVERIFY(registry.remove(entry.name).has_value());
    QCOMPARE(registry.list()->workspaces.size(), 1);
    QCOMPARE(registry.remove(entry.name).error().kind, ErrorKind::NotFound);
    QCOMPARE(registry.replace(entry).error().kind, ErrorKind::NotFound);
}

void TestWorkspaceRegistry::findsByNameAndId()
{
    WorkspaceRegistry registry(path());
    WorkspaceEntry entry = entryCalled("big");
    entry.tier = Tier::Dev;
    QVERIFY(registry.add(entry).has_value());
    QCOMPARE(registry.find(QStringLiteral("big")).value(), entry);
    QCOMPARE(registry.find(big.toString().toUpper()).value(), entry);
    QCOMPARE(registry.find(QStringLiteral("small")).error().kind, ErrorKind::NotFound);
    const WorkspaceId other{QStringLiteral("1234"), QStringLiteral("Group"), QStringLiteral("New")};
    QCOMPARE(registry.find(other.toString()).value(), WorkspaceEntry::unnamed(other));
    QCOMPARE(registry.find(other.toString())->tier, Tier::Prod);
}

void TestWorkspaceRegistry::oneWorkspaceHasOneName()
{
    WorkspaceRegistry registry(path());
    QVERIFY(registry.add(entryCalled("big")).has_value());
    QCOMPARE(registry.add(entryCalled("big")).error().kind, ErrorKind::Conflict);
    WorkspaceEntry same = entryCalled("again");
    same.id.workspace = QStringLiteral("BIG");
    QCOMPARE(registry.add(same).error().kind, ErrorKind::Conflict);
    QCOMPARE(same.identity(), entryCalled("big").identity());
    same.armUrl = QStringLiteral("https://management.chinacloudapi.cn");
    QVERIFY(registry.add(same).has_value());
}

void TestWorkspaceRegistry::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::newRow("public") << QStringLiteral("https://management.azure.com/")
                            << QStringLiteral("https://management.azure.com");
    QTest::newRow("here") << QStringLiteral("http://127.0.0.1:8080")
                          << QStringLiteral("http://127.0.0.1:8080");
    QTest::newRow("here, IPv6") << QStringLiteral("http://[::1]:1")
                                << QStringLiteral("http://[::1]:1");
    QTest::newRow("open to all") << QStringLiteral("http://management.azure.com") << QString();
    QTest::newRow("looks like here") << QStringLiteral("http://127.0.0.1.example.org") << QString();
    QTest::newRow("with a password")
        << QStringLiteral("https://me:secret@example.org") << QString();
    QTest::newRow("a file") << QStringLiteral("file:///etc") << QString();
    QTest::newRow("a word") << QStringLiteral("azure") << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a query") << QStringLiteral("https://example.org/?a=b") << QString();
}

void TestWorkspaceRegistry::readsAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const Result<QString> url = armUrlFrom(text);
    QCOMPARE(url.value_or(QString()), expected);
    if (!url) {
        QCOMPARE(url.error().kind, ErrorKind::Invalid);
        QVERIFY(!url.error().toLine().contains(QLatin1String("secret")));
    }
}

void TestWorkspaceRegistry::refusesWhatCannotBe()
{
    WorkspaceRegistry registry(path());
    for (const WorkspaceId &id :
         {WorkspaceId{QString(), QStringLiteral("g"), QStringLiteral("w")},
          WorkspaceId{QStringLiteral("s"), QStringLiteral("a/b"), QStringLiteral("w")},
          WorkspaceId{QStringLiteral("s"), QStringLiteral("g"), QString()}}) {
        QCOMPARE(registry.add(entryCalled("x", id)).error().kind, ErrorKind::Invalid);
    }
    QCOMPARE(registry.add(entryCalled("a/b")).error().kind, ErrorKind::Invalid);
    QCOMPARE(registry.add(entryCalled("")).error().kind, ErrorKind::Invalid);
    QVERIFY(!QFile::exists(path()));
}

QTEST_GUILESS_MAIN(TestWorkspaceRegistry)
#include "tst_workspaceregistry.moc"
