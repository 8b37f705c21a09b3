// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectlookup.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestProjectLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theDeepestFolderWins();
    void similarNamesAreNoFolders();
    void linksAreFollowed();
    void severalOfOneFolderAreAskedFor();
    void offersTakePart();
    void thePersonsGoBeforeOffers();
    void aPlainFolderHasADefault();
    void aRepositoryHasADefault();
    void byName();
    void missingFolders();
    void warnsOfBrokenFiles();

private:
    QString make(const QString &folder)
    {
        const QString path = m_root + u'/' + folder;
        QDir().mkpath(path);
        return path;
    }
    QString makeRepository(const QString &name)
    {
        const QString top = make(name);
        make(name + QStringLiteral("/.git/objects"));
        make(name + QStringLiteral("/.git/refs"));
        write(top + QStringLiteral("/.git/HEAD"), "ref: refs/heads/main\n");
        return top;
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void add(const char *name, const QString &repository, const QString &folder = {})
    {
        Project project;
        project.name = QString::fromLatin1(name);
        project.repository = repository;
        project.folder = folder;
        project.workspace = QStringLiteral("local");
        QVERIFY(m_registry->add(project).has_value());
    }
    [[nodiscard]] Result<Project> holding(const QString &directory) const
    {
        const auto lookup = ProjectLookup::at(*m_registry, directory);
        return lookup ? lookup->holding() : failure(lookup.error());
    }
    [[nodiscard]] QString nameAt(const QString &directory) const
    {
        const Result<Project> project = holding(directory);
        return project ? project->name : errorKindName(project.error().kind);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectRegistry> m_registry;
    QString m_root;
};

void TestProjectLookup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = QFileInfo(m_folder->path()).canonicalFilePath();
    m_registry =
        std::make_unique<ProjectRegistry>(m_root + QStringLiteral("/config/projects.json"));
}

void TestProjectLookup::theDeepestFolderWins()
{
    const QString top = makeRepository(QStringLiteral("r"));
    make(QStringLiteral("r/endpoints/dev/models"));
    make(QStringLiteral("r/endpoints/prod"));
    add("all", top);
    add("dev", top, QStringLiteral("endpoints/dev"));
    QCOMPARE(nameAt(top), QStringLiteral("all"));
    QCOMPARE(nameAt(top + QStringLiteral("/endpoints/dev/models")), QStringLiteral("dev"));
    QCOMPARE(nameAt(top + QStringLiteral("/endpoints/prod")), QStringLiteral("all"));
}

void TestProjectLookup::similarNamesAreNoFolders()
{
    const QString top = makeRepository(QStringLiteral("r"));
    make(QStringLiteral("r/dev"));
    make(QStringLiteral("r/dev-2"));
    add("dev", top, QStringLiteral("dev"));
    QCOMPARE(holding(top + QStringLiteral("/dev-2"))->origin, Project::Origin::Default);
}

void TestProjectLookup::linksAreFollowed()
{
    const QString top = makeRepository(QStringLiteral("r"));
    make(QStringLiteral("r/real"));
    QVERIFY(QFile::link(top + QStringLiteral("/real"), top + QStringLiteral("/link")));
    QVERIFY(QFile::link(top, m_root + QStringLiteral("/elsewhere")));
    add("dev", top, QStringLiteral("link"));
    QCOMPARE(nameAt(top + QStringLiteral("/real")), QStringLiteral("dev"));
    QCOMPARE(nameAt(m_root + QStringLiteral("/elsewhere/link")), QStringLiteral("dev"));
    QCOMPARE(holding(top + QStringLiteral("/real"))->absoluteFolder(),
             top + QStringLiteral("/real"));
}

void TestProjectLookup::severalOfOneFolderAreAskedFor()
{
    const QString top = makeRepository(QStringLiteral("r"));
    add("dev", top);
    add("prod", top);
    const auto found = holding(top);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, ErrorKind::Conflict);
    QVERIFY(found.error().toLine().contains(QLatin1String("\"dev\", \"prod\"")));
    QVERIFY(found.error().fix.contains(QLatin1String("--project")));
}

void TestProjectLookup::offersTakePart()
{
    const QString top = makeRepository(QStringLiteral("r"));
    make(QStringLiteral("r/dev/x"));
    write(top + QStringLiteral("/serin.yaml"),
          "projects:\n- {name: dev, folder: dev, workspace: local, tier: dev}\n");
    ProjectPicks picks;
    picks.endpoints.insert(QStringLiteral("a"), QStringLiteral("b"));
    QVERIFY(m_registry->setPicks(top, QStringLiteral("dev"), picks).has_value());
    const auto found = holding(top + QStringLiteral("/dev/x"));
    QVERIFY(found.has_value());
    QCOMPARE(found->origin, Project::Origin::Offered);
    QCOMPARE(found->picks, picks);
    QCOMPARE(ProjectLookup::at(*m_registry, top)->named(QStringLiteral("dev")).value(), *found);
}

void TestProjectLookup::thePersonsGoBeforeOffers()
{
    const QString top = makeRepository(QStringLiteral("r"));
    write(top + QStringLiteral("/serin.yaml"),
          "projects:\n- {name: mine, workspace: big, tier: prod}\n- {name: team, workspace: w}\n");
    add("mine", top);
    const auto lookup = ProjectLookup::at(*m_registry, top);
    QVERIFY(lookup.has_value());
    QCOMPARE(lookup->projects().size(), 2);
    QCOMPARE(lookup->holding()->workspace, QStringLiteral("local"));
    QCOMPARE(lookup->named(QStringLiteral("mine"))->origin, Project::Origin::Registered);
    QCOMPARE(lookup->named(QStringLiteral("team"))->origin, Project::Origin::Offered);
}

void TestProjectLookup::aPlainFolderHasADefault()
{
    const QString plain = make(QStringLiteral("plain"));
    const auto found = holding(plain);
    QVERIFY(found.has_value());
    QCOMPARE(found->origin, Project::Origin::Default);
    QCOMPARE(found->name, QStringLiteral("plain"));
    QCOMPARE(found->absoluteFolder(), plain);
    QCOMPARE(found->workspace, QStringLiteral("local"));
    QCOMPARE(found->tier, Tier::Dev);
    ProjectPicks picks;
    picks.endpoints.insert(QStringLiteral("a"), QStringLiteral("b"));
    QVERIFY(m_registry->setPicks(found->repository, found->name, picks).has_value());
    QCOMPARE(holding(plain)->picks, picks);
}

void TestProjectLookup::aRepositoryHasADefault()
{
    const QString top = makeRepository(QStringLiteral("r"));
    const QString deep = make(QStringLiteral("r/a/b"));
    const auto found = holding(deep);
    QVERIFY(found.has_value());
    QCOMPARE(found->repository, top);
    QCOMPARE(found->absoluteFolder(), top);
}

void TestProjectLookup::byName()
{
    const QString one = makeRepository(QStringLiteral("one"));
    const QString two = makeRepository(QStringLiteral("two"));
    const QString three = makeRepository(QStringLiteral("three"));
    add("dev", one);
    add("dev", two);
    add("only", two);
    QCOMPARE(ProjectLookup::at(*m_registry, one)->named(QStringLiteral("dev"))->repository, one);
    QCOMPARE(ProjectLookup::at(*m_registry, one)->named(QStringLiteral("only"))->repository, two);
    const auto third = ProjectLookup::at(*m_registry, three);
    QCOMPARE(third->named(QStringLiteral("dev")).error().kind, ErrorKind::Conflict);
    const Error missing = third->named(QStringLiteral("none")).error();
    QCOMPARE(missing.kind, ErrorKind::NotFound);
    QVERIFY(missing.fix.contains(QLatin1String("\"only\"")));
}

void TestProjectLookup::missingFolders()
{
    const auto lookup = ProjectLookup::at(*m_registry, m_root + QStringLiteral("/none"));
    QVERIFY(!lookup.has_value());
    QCOMPARE(lookup.error().kind, ErrorKind::NotFound);
    const QString top = makeRepository(QStringLiteral("r"));
    add("gone", top, QStringLiteral("not/there"));
    QCOMPARE(holding(top)->origin, Project::Origin::Default);
}

void TestProjectLookup::warnsOfBrokenFiles()
{
    const QString top = makeRepository(QStringLiteral("r"));
    write(top + QStringLiteral("/serin.yaml"), "projects: [\n");
    make(QStringLiteral("config"));
    write(m_registry->path(), "{");
    const auto lookup = ProjectLookup::at(*m_registry, top);
    QVERIFY(lookup.has_value());
    QCOMPARE(lookup->warnings().size(), 2);
    QCOMPARE(lookup->holding()->origin, Project::Origin::Default);
}

QTEST_GUILESS_MAIN(TestProjectLookup)
#include "tst_projectlookup.moc"
