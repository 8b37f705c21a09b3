// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/commitwatch.h"
#include "models/project/projectcontroller.h"
#include "services/assets/assetstore.h"
#include "services/git/gitclient.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"
#include "services/storage/applyrecords.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace serin;

namespace {} // namespace

class TestProjectController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensAFolderWithoutAnEntry();
    void isReadyWithTheQuestionOfTrust();
    void appliesBelongToTheFolder();
    void opensTheProjectThatWasChosen();
    void keepsAProject();
    void anOfferBecomesOnesOwn();
    void switchesTheWorkspace();
    void wantsTheCareOfTheWorkspace();
    void usesNoOtherWorkspace();
    void sayWhatCannotBeSaved();
    void dropsAnswersAboutAnEarlierFolder();
    void seesWhatIsDoneInATerminal();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return QFileInfo(m_folder->path()).canonicalFilePath() + u'/' + QString::fromLatin1(name);
    }
    QString repository(const char *name)
    {
        QDir().mkpath(at(name));
        QProcess::execute(QStringLiteral("git"),
                          {QStringLiteral("init"), QStringLiteral("-q"), at(name)});
        return at(name);
    }
    static bool git(const QString &path, const QStringList &arguments)
    {
        return QProcess::execute(QStringLiteral("git"),
                                 QStringList{QStringLiteral("-C"), path, QStringLiteral("-c"),
                                             QStringLiteral("user.name=N"), QStringLiteral("-c"),
                                             QStringLiteral("user.email=e@x")} +
                                     arguments) == 0;
    }
    static bool commit(const QString &path)
    {
        return git(path,
                   {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--allow-empty"),
                    QStringLiteral("-m"), QStringLiteral("one")});
    }
    /// Waits until @p fact holds.
    template<typename Fact>
    static bool comes(Fact fact)
    {
        return QTest::qWaitFor(fact, patience);
    }
    bool opens(const QString &path)
    {
        m_project->open(path);
        return comes([this] { return m_project->phase() == ProjectController::Phase::Ready; });
    }
    static WorkspaceEntry azure(const char *name, Tier tier)
    {
        WorkspaceEntry entry;
        entry.name = QString::fromLatin1(name);
        entry.armUrl = publicArmUrl;
        entry.id = {QStringLiteral("s"), QStringLiteral("g"), QString::fromLatin1(name)};
        entry.tier = tier;
        return entry;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileTrustStore> m_trust;
    std::unique_ptr<GitClient> m_git;
    std::unique_ptr<ApplyRecords> m_records;
    std::unique_ptr<AssetStore> m_assets;
    std::unique_ptr<ProjectRegistry> m_projects;
    std::unique_ptr<WorkspaceRegistry> m_workspaces;
    std::unique_ptr<ProjectController> m_project;
};

void TestProjectController::init()
{
    m_project.reset();
    m_git.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_trust = std::make_unique<FileTrustStore>(at("trust.json"));
    m_git = std::make_unique<GitClient>(GitSettings(), *m_trust);
    m_records = std::make_unique<ApplyRecords>(at("applies.db"));
    m_assets = std::make_unique<AssetStore>(at("assets"));
    m_projects = std::make_unique<ProjectRegistry>(at("projects.json"));
    m_workspaces = std::make_unique<WorkspaceRegistry>(at("workspaces.json"));
    m_project = std::make_unique<ProjectController>(
        ProjectEngines{*m_git, *m_records, *m_assets, *m_projects, *m_workspaces});
}

void TestProjectController::opensAFolderWithoutAnEntry()
{
    QVERIFY(opens(repository("work")));
    const ProjectFacts &facts = m_project->facts();
    QCOMPARE(facts.project.origin, Project::Origin::Default);
    QVERIFY(facts.workspace.isLocal);
    QCOMPARE(facts.tier, Tier::Dev);
    QCOMPARE(facts.workspaces.size(), 1);
    QCOMPARE(facts.choices, QList<Project>{facts.project});
    QVERIFY(!QFile::exists(m_projects->path()));
}

void TestProjectController::isReadyWithTheQuestionOfTrust()
{
    const QString work = repository("work");
    QVERIFY(git(work, {QStringLiteral("config"), QStringLiteral("core.sshCommand"),
                       QStringLiteral("no-such-program")}));
    m_project->open(work);
    QElapsedTimer time;
    time.start();
    while (m_project->phase() != ProjectController::Phase::Ready) { // no step is missed
        QVERIFY(!time.hasExpired(patience));
        QCoreApplication::processEvents();
    }
    QVERIFY(m_project->trustQuestion().concernsReading());
}

/// Not to a name, which another repository may give its project too.
void TestProjectController::appliesBelongToTheFolder()
{
    QVERIFY(opens(repository("one")));
    Project project = m_project->facts().project;
    project.name = QStringLiteral("dev");
    m_project->save(project);
    QVERIFY(comes([this] { return m_project->facts().project.name == QLatin1String("dev"); }));
    QCOMPARE(m_project->scope().project, QFileInfo(at("one")).canonicalFilePath());
    QVERIFY(opens(repository("two")));
    QCOMPARE(m_project->scope().project, QFileInfo(at("two")).canonicalFilePath());
}

void TestProjectController::opensTheProjectThatWasChosen()
{
    const QString work = repository("work");
    QDir().mkpath(work + QStringLiteral("/endpoints"));
    QVERIFY(
        setFileBytes(work + QStringLiteral("/serin.yaml"),
                     "projects:\n  - name: dev\n    folder: endpoints\n    workspace: local\n"));
    QVERIFY(opens(work));
    QCOMPARE(m_project->facts().project.origin, Project::Origin::Default);
    m_project->choose(QStringLiteral("dev"));
    QVERIFY(comes([this] { return m_project->facts().project.name == QStringLiteral("dev"); }));
    QCOMPARE(m_project->chosenName(), QStringLiteral("dev"));
    QCOMPARE(m_project->facts().choices.size(), 2);
    QCOMPARE(m_project->facts().choices[0].origin, Project::Origin::Default);
    QCOMPARE(m_project->facts().choices[1], m_project->facts().project);
    m_project->open({});
    m_project->open(work, QStringLiteral("dev"));
    QVERIFY(comes([this] { return m_project->phase() == ProjectController::Phase::Ready; }));
    QCOMPARE(m_project->facts().project.absoluteFolder(), work + QStringLiteral("/endpoints"));
    // One that the repository does not offer any more.
    m_project->open({});
    m_project->open(work, QStringLiteral("staging"));
    QVERIFY(comes([this] { return m_project->phase() == ProjectController::Phase::Ready; }));
    QCOMPARE(m_project->facts().project.origin, Project::Origin::Default);
    QVERIFY(m_project->chosenName().isEmpty());
}

void TestProjectController::keepsAProject()
{
    QVERIFY(opens(repository("work")));
    Project project = m_project->facts().project;
    project.tier = Tier::Prod;
    project.readOnly = true;
    m_project->save(project);
    QVERIFY(comes([this] { return m_project->facts().project.readOnly; }));
    QCOMPARE(m_project->facts().tier, Tier::Prod);
    QCOMPARE(m_project->facts().project.origin, Project::Origin::Registered);
    // Another program sees it, and a change takes the place of what was.
    QCOMPARE(ProjectRegistry(m_projects->path()).list()->projects.size(), 1);
    project.tier = Tier::Staging;
    project.readOnly = false;
    m_project->save(project);
    QVERIFY(comes([this] { return m_project->facts().tier == Tier::Staging; }));
    const QList<Project> kept = ProjectRegistry(m_projects->path()).list()->projects;
    QCOMPARE(kept.size(), 1);
    QVERIFY(!kept.first().readOnly);
    QVERIFY(opens(at("work"))); // and so it is the next time
    QCOMPARE(m_project->facts().tier, Tier::Staging);
}

void TestProjectController::anOfferBecomesOnesOwn()
{
    const QString work = repository("work");
    const QByteArray offers = "projects:\n"
                              "  - {name: dev, workspace: local, tier: dev}\n";
    QVERIFY(setFileBytes(work + QStringLiteral("/serin.yaml"), offers));
    QVERIFY(opens(work));
    QCOMPARE(m_project->facts().project.origin, Project::Origin::Offered);
    Project project = m_project->facts().project;
    project.applies = ProjectApplies::Pipeline;
    m_project->save(project);
    QVERIFY(
        comes([this] { return m_project->facts().project.applies == ProjectApplies::Pipeline; }));
    QCOMPARE(m_project->facts().project.origin, Project::Origin::Registered);
    QCOMPARE(fileBytes(work + QStringLiteral("/serin.yaml")), offers); // the team's stays
}

void TestProjectController::switchesTheWorkspace()
{
    QVERIFY(m_workspaces->add(azure("shop", Tier::Prod)));
    QVERIFY(opens(repository("work")));
    FakeControlPlane plane;
    m_project->setPlane(&plane);
    QVERIFY(m_project->preparer());
    Project project = m_project->facts().project;
    project.workspace = QStringLiteral("shop");
    m_project->save(project);
    QVERIFY(comes([this] { return m_project->facts().workspace.name == QLatin1String("shop"); }));
    QCOMPARE(m_project->facts().tier, Tier::Prod);
    // What was made for the local workspace is gone, before somebody could apply to it.
    QVERIFY(!m_project->plane());
    QVERIFY(!m_project->preparer());
    QVERIFY(!m_project->driftReader());
    QVERIFY(!m_project->canRegister());
}

void TestProjectController::wantsTheCareOfTheWorkspace()
{
    QVERIFY(m_workspaces->add(azure("shop", Tier::Prod)));
    QVERIFY(opens(repository("work")));
    Project project = m_project->facts().project;
    project.workspace = QStringLiteral("shop");
    project.tier = Tier::Dev;
    m_project->save(project);
    QVERIFY(comes([this] { return !m_project->facts().workspace.isLocal; }));
    QCOMPARE(m_project->facts().project.tier, Tier::Dev);
    QCOMPARE(m_project->facts().tier, Tier::Prod);
    m_project->saveWorkspaceTier(Tier::Staging);
    QVERIFY(comes([this] { return m_project->facts().tier == Tier::Staging; }));
    QCOMPARE(m_workspaces->find(QStringLiteral("shop"))->tier, Tier::Staging);
}

void TestProjectController::usesNoOtherWorkspace()
{
    QVERIFY(opens(repository("work")));
    FakeControlPlane plane;
    m_project->setPlane(&plane, azure("shop", Tier::Prod).identity());
    QVERIFY(!m_project->plane());
    QVERIFY(!m_project->preparer());
    QCOMPARE(m_project->scope().workspace, QString());
    m_project->setPlane(&plane, WorkspaceEntry::local().identity());
    QVERIFY(m_project->plane() == &plane);
    QVERIFY(m_project->preparer());
    m_project->setPlane(nullptr);
    QVERIFY(!m_project->preparer());
}

void TestProjectController::sayWhatCannotBeSaved()
{
    QVERIFY(opens(repository("work")));
    QSignalSpy failed(m_project.get(), &ProjectController::saveFailed);
    Project project = m_project->facts().project;
    project.workspace.clear();
    m_project->save(project);
    QVERIFY(comes([&failed] { return failed.size() == 1; }));
    QVERIFY(m_project->facts().workspace.isLocal);
    m_project->saveWorkspaceTier(Tier::Prod); // the local one stays as it is
    QVERIFY(comes([&failed] { return failed.size() == 2; }));
    QCOMPARE(m_project->facts().tier, Tier::Dev);
}

void TestProjectController::dropsAnswersAboutAnEarlierFolder()
{
    QVERIFY(opens(repository("work")));
    Project project = m_project->facts().project;
    project.tier = Tier::Prod;
    repository("other");
    m_project->save(project);
    m_project->open(at("other"));
    QVERIFY(comes([this] {
        return m_project->phase() == ProjectController::Phase::Ready &&
               m_project->facts().project.repository == at("other");
    }));
    QVERIFY(comes([this] { return m_projects->list()->projects.size() == 1; }));
    QCOMPARE(m_project->facts().project.name, QStringLiteral("other"));
    QCOMPARE(m_project->facts().tier, Tier::Dev);
}

void TestProjectController::seesWhatIsDoneInATerminal()
{
    bool isOwn = false;
    const CommitWatch watch(*m_project, [&isOwn] { return isOwn; });
    const QString main = repository("main");
    QVERIFY(git(main, {QStringLiteral("switch"), QStringLiteral("-qc"), QStringLiteral("main")}));
    QVERIFY(commit(main));
    const QString linked = at("linked");
    QVERIFY(git(main, {QStringLiteral("worktree"), QStringLiteral("add"), QStringLiteral("-qb"),
                       QStringLiteral("side"), linked}));
    for (const QString &path : {main, linked}) { // HEAD of the other one is not below it
        QVERIFY(opens(path));
        QVERIFY(comes([this] { return m_project->commits().has_value(); }));
        QVERIFY(comes([&watch] { return watch.folders().size() >= 2; }));
        const TrackedCommits before = *m_project->commits();
        QVERIFY(commit(path));
        QVERIFY(comes([&] { return m_project->commits()->head != before.head; }));
        QCOMPARE(m_project->commits()->branch, before.branch);
        const QByteArray other = "change/" + before.branch;
        QVERIFY(
            git(path, {QStringLiteral("switch"), QStringLiteral("-qc"), QString::fromUtf8(other)}));
        QVERIFY(comes([&] { return m_project->commits()->branch == other; }));
        const auto head = m_project->commits()->head;
        QVERIFY(commit(path)); // its reference lies in a folder of its own
        QVERIFY(comes([&] { return m_project->commits()->head != head; }));
    }
    m_project->open({});
    QVERIFY(comes([&watch] { return watch.folders().isEmpty(); }));
}

QTEST_GUILESS_MAIN(TestProjectController)
#include "tst_projectcontroller.moc"
