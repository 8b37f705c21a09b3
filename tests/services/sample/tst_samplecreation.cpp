// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/catalog.h"
#include "services/sample/samplecreation.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/filesizelimit.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

#include <sys/stat.h>

using namespace serin;

namespace {

/// What @p scores of the model's answers to the sample request.
QList<double> scoresOf(const QString &sample, const QString &model)
{
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("AZUREML_MODEL_DIR"), sample + u'/' + model);
    python.setProcessEnvironment(environment);
    python.setWorkingDirectory(sample + u'/' + model + QStringLiteral("/onlinescoring"));
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-B"), QStringLiteral("-c"),
                  QStringLiteral("import json, score; score.init(); "
                                 "print(json.dumps(score.run(open('../../sample-request.json')"
                                 ".read())))")});
    python.waitForFinished(60'000);
    QList<double> scores;
    const QJsonArray answers = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    for (const QJsonValue &value : answers) {
        scores << value.toDouble();
    }
    return scores;
}

} // namespace

class TestSampleCreation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesARepositoryToStartFrom();
    void theModelsScore();
    void manifestsAreValid();
    void usesThePersonsIdentity();
    void takesAnEmptyFolder();
    void clearsAwayWhatAKilledOneLeft();
    void leavesOneThatIsBeingMadeAlone();
    void somebodyTakesThePlaceMeanwhile_data();
    void somebodyTakesThePlaceMeanwhile();
    void makesFoldersAround();
    void refusesWhatIsThere_data();
    void refusesWhatIsThere();
    void theFirstHooksAreNotRun();
    void aFullDiskLeavesNothing();
    void cancelledAtEveryStep_data();
    void cancelledAtEveryStep();
    void dyingLeavesNothing_data();
    void dyingLeavesNothing();
    void withoutGit();
    void madeAgainAfterItWasRemoved();
    void anUnusableListOfProjects();

private:
    Result<CreatedSample> create(const QString &folder)
    {
        SampleCreation creation(m_git->client(), *m_projects);
        return GitFixture::await(creation.start(folder));
    }
    /// All entries of the folder the samples are made in.
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_git->at("place"))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QString sample() const { return m_git->at("place/demo"); }
    [[nodiscard]] static QStringList whole()
    {
        return {QStringLiteral("demo"), QStringLiteral("demo.git")};
    }
    /// Whether @p path is in the hidden folder where a sample is being made.
    [[nodiscard]] bool isDrafted(const QString &path) const
    {
        const QString place = m_git->at("place/");
        const QStringList drafts =
            QDir(place).entryList({QStringLiteral(".serin-sample-*")}, QDir::Dirs | QDir::Hidden);
        return std::any_of(drafts.begin(), drafts.end(), [&](const QString &draft) {
            return QFileInfo::exists(place + draft + u'/' + path);
        });
    }

    std::unique_ptr<GitFixture> m_git;
    std::unique_ptr<ProjectRegistry> m_projects;
};

void TestSampleCreation::init()
{
    m_git = std::make_unique<GitFixture>();
    m_projects = std::make_unique<ProjectRegistry>(m_git->at("config/projects.json"));
    QDir().mkpath(m_git->at("place"));
}

void TestSampleCreation::makesARepositoryToStartFrom()
{
    const auto made = create(sample());
    VERIFY_RESULT(made);
    QCOMPARE(made->warnings, QStringList());
    QCOMPARE(made->project.repository, sample());
    QCOMPARE(made->remote, sample() + QStringLiteral(".git"));
    QVERIFY(made->hasOwnIdentity);
    QCOMPARE(entries(), whole());

    QCOMPARE(m_git->git(sample(), {"status", "--porcelain", "--branch"}),
             QByteArray("## main...origin/main\n"));
    const QByteArray head = m_git->git(sample(), {"rev-parse", "HEAD"}).trimmed();
    QCOMPARE(head, made->commit->toString().toUtf8());
    QCOMPARE(m_git->git(made->remote, {"rev-parse", "main"}).trimmed(), head);
    QCOMPARE(m_git->git(sample(), {"rev-list", "--count", "HEAD"}).trimmed(), QByteArray("1"));
    QCOMPARE(m_git->git(sample(), {"log", "-1", "--format=%(trailers)"}).trimmed(),
             QByteArray("Endpoint: my-endpoint\nTraffic: blue=100"));
    const QList<QByteArray> files = m_git->git(sample(), {"ls-files"}).trimmed().split('\n');
    for (const char *name : {".gitignore", "README.md", "blue-deployment.yml", "endpoint.yml",
                             "golden-requests/sample.json", "model-1/model/coefficients.json",
                             "model-1/onlinescoring/score.py", "model-2/model/coefficients.json",
                             "model-2/onlinescoring/score.py", "sample-request.json"}) {
        QVERIFY2(files.contains(name), name);
    }

    const auto projects = m_projects->list();
    QVERIFY(projects.has_value());
    QCOMPARE(projects->projects, QList<Project>{made->project});
    QCOMPARE(made->project.name, QStringLiteral("demo"));
    QCOMPARE(made->project.workspace, QStringLiteral("local"));
    QCOMPARE(made->project.branch, QStringLiteral("main"));
    QCOMPARE(made->project.tier, Tier::Dev);
    // It can be worked in at once, without a question.
    auto repository = m_git->open(sample());
    QVERIFY(repository != nullptr);
    QVERIFY(GitFixture::await(repository->trustQuestion())->isEmpty());
}

void TestSampleCreation::theModelsScore()
{
    VERIFY_RESULT(create(sample()));
    const QList<double> one = scoresOf(sample(), QStringLiteral("model-1"));
    const QList<double> two = scoresOf(sample(), QStringLiteral("model-2"));
    QCOMPARE(one.size(), 2);
    QVERIFY(std::abs(one.at(0) - 5215.198131579) < 1e-8);
    QVERIFY(std::abs(one.at(1) - 3726.995485938) < 1e-8);
    QCOMPARE(two.size(), 2);
    for (int i = 0; i < 2; ++i) {
        const double difference = std::abs(two.at(i) / one.at(i) - 1);
        QVERIFY2(difference > 1e-4 && difference < 0.05, qPrintable(QString::number(difference)));
    }
    const QDir golden(sample() + QStringLiteral("/golden-requests"));
    const QStringList requests = golden.entryList(QDir::Files);
    QVERIFY(requests.size() >= 3);
    for (const QString &name : requests) {
        const QByteArray text = GitFixture::read(golden.path(), name.toUtf8().constData());
        QVERIFY2(QJsonDocument::fromJson(text).object().value(QStringLiteral("data")).isArray(),
                 qPrintable(name));
    }
}

void TestSampleCreation::manifestsAreValid()
{
    VERIFY_RESULT(create(sample()));
    const auto scan = scanWholeFolder(sample());
    VERIFY_RESULT(scan);
    const Catalog catalog(*scan);
    QCOMPARE(catalog.endpoints().size(), size_t(1));
    QCOMPARE(catalog.endpoints().front().name, QStringLiteral("my-endpoint"));
    QCOMPARE(catalog.endpoints().front().deployments.size(), size_t(1));
    QCOMPARE(catalog.unassigned().size(), size_t(0));
}

void TestSampleCreation::usesThePersonsIdentity()
{
    m_git->git(m_git->root(), {"config", "--global", "user.name", "Ann"});
    m_git->git(m_git->root(), {"config", "--global", "user.email", "ann@example.org"});
    const auto made = create(sample());
    VERIFY_RESULT(made);
    QVERIFY(!made->hasOwnIdentity);
    QCOMPARE(m_git->git(sample(), {"log", "-1", "--format=%an <%ae>"}).trimmed(),
             QByteArray("Ann <ann@example.org>"));
    QCOMPARE(m_git->git(sample(), {"config", "--local", "--get-regexp", "^user"}), QByteArray());
}

void TestSampleCreation::takesAnEmptyFolder()
{
    QDir().mkpath(sample());
    struct stat was = {};
    QCOMPARE(::stat(qPrintable(sample()), &was), 0);
    VERIFY_RESULT(create(sample()));
    QCOMPARE(m_projects->list()->projects.size(), 1);
    // The very folder, since a shell may stand in it.
    struct stat is = {};
    QCOMPARE(::stat(qPrintable(sample()), &is), 0);
    QCOMPARE(is.st_ino, was.st_ino);
    QCOMPARE(entries(), whole());
    QCOMPARE(m_git->git(sample(), {"status", "--porcelain", "--branch"}),
             QByteArray("## main...origin/main\n"));
    QCOMPARE(QDir(sample()).entryList({QStringLiteral(".serin-*")}, QDir::Dirs | QDir::Hidden),
             QStringList());
}

void TestSampleCreation::clearsAwayWhatAKilledOneLeft()
{
    for (const bool wasThere : {false, true}) {
        const QString name = QStringLiteral("place/demo%1").arg(wasThere);
        if (wasThere) {
            GitFixture::write(m_git->at("place"), "demo1/.serin-sample-dead/demo1/endpoint.yml",
                              "");
        }
        GitFixture::write(m_git->at("place"), ".serin-sample-dead/demo.git/HEAD", "");
        VERIFY_RESULT(create(m_git->at(qPrintable(name))));
        QVERIFY(!QFileInfo::exists(m_git->at("place/.serin-sample-dead")));
        QVERIFY(!QFileInfo::exists(m_git->at("place/demo1/.serin-sample-dead")));
    }
}

void TestSampleCreation::leavesOneThatIsBeingMadeAlone()
{
    const auto other = TemporaryFolder::make(m_git->at("place"), QStringLiteral(".serin-sample-"));
    VERIFY_RESULT(other);
    VERIFY_RESULT(create(sample()));
    QVERIFY(QFileInfo::exists(other->path()));
}

void TestSampleCreation::somebodyTakesThePlaceMeanwhile_data()
{
    QTest::addColumn<QString>("taken");
    QTest::newRow("checkout") << QStringLiteral("place/demo/mine.txt");
    QTest::newRow("remote") << QStringLiteral("place/demo.git/mine.txt");
}

void TestSampleCreation::somebodyTakesThePlaceMeanwhile()
{
    QFETCH(const QString, taken);
    SampleCreation creation(m_git->client(), *m_projects);
    const auto future = creation.start(sample());
    GitFixture::write(m_git->root(), taken.toUtf8(), "mine");
    const auto made = GitFixture::await(future);
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
    QCOMPARE(entries(), QStringList{taken.section(u'/', 1, 1)});
    QCOMPARE(GitFixture::read(m_git->root(), taken.toUtf8().constData()), QByteArray("mine"));
}

void TestSampleCreation::makesFoldersAround()
{
    const auto made = create(m_git->at("place/new/deep/demo"));
    VERIFY_RESULT(made);
    QVERIFY(QFileInfo::exists(m_git->at("place/new/deep/demo.git/HEAD")));
}

void TestSampleCreation::refusesWhatIsThere_data()
{
    QTest::addColumn<QString>("there");
    QTest::newRow("a file in the folder") << QStringLiteral("place/demo/mine.txt");
    QTest::newRow("a hidden file") << QStringLiteral("place/demo/.mine");
    QTest::newRow("a file of that name") << QStringLiteral("place/demo");
    QTest::newRow("the remote") << QStringLiteral("place/demo.git/HEAD");
    QTest::newRow("a file in the remote's place") << QStringLiteral("place/demo.git");
}

void TestSampleCreation::refusesWhatIsThere()
{
    QFETCH(const QString, there);
    GitFixture::write(m_git->root(), there.toUtf8(), "mine");
    const QStringList before = entries();
    const auto made = create(sample());
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
    QCOMPARE(entries(), before);
    QCOMPARE(GitFixture::read(m_git->root(), there.toUtf8().constData()), QByteArray("mine"));
    QCOMPARE(m_projects->list()->projects.size(), 0);
}

void TestSampleCreation::theFirstHooksAreNotRun()
{
    const QString hooks = m_git->at("hooks");
    GitFixture::write(hooks, "pre-commit", "#!/bin/sh\nexit 1\n");
    GitFixture::write(hooks, "pre-push", "#!/bin/sh\nexit 1\n");
    for (const char *name : {"/pre-commit", "/pre-push"}) {
        QFile::setPermissions(hooks + QLatin1String(name),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    m_git->git(m_git->root(), {QStringLiteral("config"), QStringLiteral("--global"),
                               QStringLiteral("core.hooksPath"), hooks});
    VERIFY_RESULT(create(sample()));
}

void TestSampleCreation::aFullDiskLeavesNothing()
{
    int failed = 0;
    for (const rlim_t bytes : {10U, 60U, 120U, 200U, 400U, 600U, 900U, 1'400U, 2'000U}) {
        Result<CreatedSample> made = failure(cancelledError());
        {
            const FileSizeLimit full(bytes);
            made = create(m_git->at("place/new/demo"));
        }
        if (made) {
            QDir(m_git->at("place/new")).removeRecursively();
            continue;
        }
        ++failed;
        QCOMPARE(entries(), QStringList());
        QCOMPARE(m_projects->list()->projects.size(), 0);
        QVERIFY(made.error().kind != ErrorKind::Internal);
    }
    QVERIFY(failed >= 4); // with git's own files, the sample's, and its commit
}

void TestSampleCreation::cancelledAtEveryStep_data()
{
    QTest::addColumn<QString>("once");
    QTest::newRow("at once") << QString();
    QTest::newRow("remote made") << QStringLiteral("demo.git/HEAD");
    QTest::newRow("checkout made") << QStringLiteral("demo/.git/HEAD");
    QTest::newRow("files written") << QStringLiteral("demo/sample-request.json");
    QTest::newRow("added") << QStringLiteral("demo/.git/index");
    QTest::newRow("committed") << QStringLiteral("demo/.git/refs/heads/main");
    QTest::newRow("pushed") << QStringLiteral("demo.git/refs/heads/main");
}

void TestSampleCreation::cancelledAtEveryStep()
{
    QFETCH(const QString, once);
    SampleCreation creation(m_git->client(), *m_projects);
    auto future = creation.start(sample());
    QTRY_VERIFY_WITH_TIMEOUT(isDrafted(once) || future.isFinished(), 60'000);
    if (future.isFinished()) { // it was faster
        VERIFY_RESULT(finishedResult(future));
        return;
    }
    future.cancel();
    const auto made = GitFixture::await(future);
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QCOMPARE(entries(), QStringList());
    QCOMPARE(m_projects->list()->projects.size(), 0);
    VERIFY_RESULT(create(sample())); // and again
}

void TestSampleCreation::dyingLeavesNothing_data()
{
    cancelledAtEveryStep_data();
}

void TestSampleCreation::dyingLeavesNothing()
{
    QFETCH(const QString, once);
    auto creation = std::make_unique<SampleCreation>(m_git->client(), *m_projects);
    auto future = creation->start(sample());
    QTRY_VERIFY_WITH_TIMEOUT(isDrafted(once) || future.isFinished(), 60'000);
    creation.reset();
    QVERIFY(future.isFinished());
    if (!finishedResult(future) && !entries().isEmpty()) {
        QCOMPARE(entries(), whole()); // all was in its place already
    }
}

void TestSampleCreation::withoutGit()
{
    GitSettings settings;
    settings.program = m_git->at("no-git");
    GitClient client(settings, m_git->store());
    SampleCreation creation(client, *m_projects);
    const auto made = GitFixture::await(creation.start(sample()));
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::NotFound);
    QCOMPARE(entries(), QStringList());
}

void TestSampleCreation::madeAgainAfterItWasRemoved()
{
    VERIFY_RESULT(create(sample()));
    QDir(sample()).removeRecursively();
    QDir(sample() + QStringLiteral(".git")).removeRecursively();
    const auto again = create(sample());
    VERIFY_RESULT(again);
    QCOMPARE(again->warnings, QStringList());
    QCOMPARE(m_projects->list()->projects.size(), 1);
}

void TestSampleCreation::anUnusableListOfProjects()
{
    GitFixture::write(m_git->root(), "config/projects.json", "{\"version\": 99}");
    const auto made = create(sample());
    VERIFY_RESULT(made);
    QCOMPARE(made->warnings.size(), 1);
    QCOMPARE(made->project.origin, Project::Origin::Default);
    QCOMPARE(m_git->git(sample(), {"status", "--porcelain"}), QByteArray());
}

QTEST_GUILESS_MAIN(TestSampleCreation)
#include "tst_samplecreation.moc"
