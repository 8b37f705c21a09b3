// SPDX-License-Identifier: GPL-3.0-or-later
// What a folder's manifests want, from the working tree, from commits of a real repository and
// from files named by hand.
#include "services/gitops/desiredstatesource.h"

#include "services/gitops/trackedcommits.h"
#include "services/manifest/yaml/yamlreader.h"
#include "tests/services/git/gitfixture.h"

#include <unistd.h>

using namespace serin;

namespace {

const QByteArray endpointText = "name: churn\nauth_mode: key\ntraffic: {blue: 100}\n";
const QByteArray blueText = "name: blue\nmodel: azureml:m:1\ninstance_type: S\n"
                            "instance_count: 1\n";

/// "blue=100", or "none" when the endpoint says nothing about traffic.
QString trafficOf(const DesiredState &state, const QString &name)
{
    const DesiredEndpointPointer endpoint = state.endpoint(name);
    if (!endpoint || !endpoint->endpoint || !endpoint->endpoint->spec ||
        !endpoint->endpoint->spec->traffic) {
        return QStringLiteral("none");
    }
    QStringList parts;
    for (const TrafficShare &share : endpoint->endpoint->spec->traffic->shares()) {
        parts.append(
            QStringLiteral("%1=%2").arg(share.deployment.toString()).arg(share.percent.value()));
    }
    return parts.join(u' ');
}

} // namespace

class TestDesiredStateSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void readsAFolderWithoutGit();
    void readsCommitsWithoutACheckout();
    void givesTheSameEndpointsWhereNothingChanged();
    void looksAtWhatAScanLooksAt();
    void countsWhatASparseCheckoutLeavesOut();
    void tellsOfARepositoryInside();
    void staysInItsFolder();
    void takesFilesNamedByHand();
    void takesFilesOfACommit();
    void readsSomeEndpointsAlone_data();
    void readsSomeEndpointsAlone();
    void honoursPicks();
    void endsWhenTheSourceDies();
    void tellsWhereTheCheckoutStands();

private:
    void writeChurn(const QString &folder)
    {
        GitFixture::write(folder, "endpoints/churn/endpoint.yml", endpointText);
        GitFixture::write(folder, "endpoints/churn/blue.yml", blueText);
    }
    CommitId commitAll(const QString &folder)
    {
        m_git->git(folder, {"add", "-A"});
        m_git->git(folder, {"commit", "-q", "-m", "change"});
        return m_git->head(folder);
    }

    std::unique_ptr<GitFixture> m_git;
};

void TestDesiredStateSource::init()
{
    m_git = std::make_unique<GitFixture>();
}

void TestDesiredStateSource::cleanup()
{
    m_git.reset();
}

void TestDesiredStateSource::readsAFolderWithoutGit()
{
    const QString folder = m_git->at("plain");
    writeChurn(folder);
    GitFixture::write(folder, "broken.yml", "endpoint_name: [\n");
    GitFixture::write(folder, "huge.yml", QByteArray(maximumYamlBytes + 1, '#'));
    DesiredStateSource source(folder);
    const auto state = GitFixture::await(source.readWorkingTree());
    VERIFY_RESULT(state);
    QCOMPARE(state->root, folder);
    QVERIFY(state->commit.isEmpty());
    QVERIFY(state->isComplete);
    QCOMPARE(state->endpoints.size(), std::size_t(1));
    QCOMPARE(state->endpoints.front()->deployments.size(), std::size_t(1));
    QCOMPARE(state->unreadableFiles,
             (QSet<QString>{QStringLiteral("broken.yml"), QStringLiteral("huge.yml")}));
    QCOMPARE(state->notes.size(), std::size_t(2));

    DesiredStateSource nowhere(m_git->at("nowhere"));
    const auto missing = GitFixture::await(nowhere.readWorkingTree());
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

void TestDesiredStateSource::readsCommitsWithoutACheckout()
{
    const QString folder = m_git->makeRepository();
    const CommitId none = m_git->head(folder);
    writeChurn(folder);
    const CommitId first = commitAll(folder);
    GitFixture::write(folder, "endpoints/churn/endpoint.yml",
                      QByteArray(endpointText).replace("100", "0"));
    const CommitId second = commitAll(folder);
    QDir(folder + QStringLiteral("/endpoints")).removeRecursively();
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder + QStringLiteral("/endpoints"));

    const auto old = GitFixture::await(source.readCommit(repository, first));
    VERIFY_RESULT(old);
    QCOMPARE(old->commit, first.toString());
    QCOMPARE(old->root, folder + QStringLiteral("/endpoints"));
    QCOMPARE(trafficOf(*old, QStringLiteral("churn")), QStringLiteral("blue=100"));
    QCOMPARE(old->endpoint(QStringLiteral("churn"))->file, QStringLiteral("churn/endpoint.yml"));
    const auto now = GitFixture::await(source.readCommit(repository, second));
    VERIFY_RESULT(now);
    QCOMPARE(trafficOf(*now, QStringLiteral("churn")), QStringLiteral("blue=0"));
    QVERIFY(now->contentDigest != old->contentDigest);
    const auto empty = GitFixture::await(source.readCommit(repository, none));
    VERIFY_RESULT(empty);
    QVERIFY(empty->endpoints.empty() && empty->isComplete);
}

void TestDesiredStateSource::givesTheSameEndpointsWhereNothingChanged()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    GitFixture::write(folder, "other/endpoint.yml", "name: other\nauth_mode: key\n");
    const CommitId first = commitAll(folder);
    GitFixture::write(folder, "other/endpoint.yml", "name: other\nauth_mode: aml_token\n");
    const CommitId second = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder);
    const auto tree = GitFixture::await(source.readWorkingTree());
    const auto one = GitFixture::await(source.readCommit(repository, first));
    const auto two = GitFixture::await(source.readCommit(repository, second));
    const auto again = GitFixture::await(source.readCommit(repository, first));
    VERIFY_RESULT(tree);
    VERIFY_RESULT(one);
    VERIFY_RESULT(two);
    VERIFY_RESULT(again);
    const QString churn = QStringLiteral("churn");
    const QString other = QStringLiteral("other");
    QCOMPARE(one->endpoint(churn), tree->endpoint(churn));
    QCOMPARE(two->endpoint(churn), tree->endpoint(churn));
    QVERIFY(one->endpoint(other) != two->endpoint(other));
    QCOMPARE(again->endpoint(other), one->endpoint(other));
    QCOMPARE(two->contentDigest, tree->contentDigest);
}

void TestDesiredStateSource::looksAtWhatAScanLooksAt()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    GitFixture::write(folder, "text.txt", "name: linked\nauth_mode: key\ntraffic: {}\n");
    GitFixture::write(folder, "blob.bin", QByteArray("name: blob\n\0\1", 13));
    GitFixture::write(folder, "huge.yml", QByteArray(maximumYamlBytes + 1, '#'));
    GitFixture::write(folder, "\xff.yml", "name: latin\nauth_mode: key\n");
    const auto link = [&](const char *target, const char *name) {
        return ::symlink(target, QFile::encodeName(folder + u'/' + QLatin1String(name))) == 0;
    };
    QVERIFY(link("text.txt", "linked.yml"));
    QVERIFY(link("endpoints/churn/endpoint.yml", "twice.yml"));
    QVERIFY(link("/etc/passwd", "leaves.yml"));
    QVERIFY(link("../outside.yml", "climbs.yml"));
    QVERIFY(link("circle.yml", "circle.yml"));
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder);
    const auto state = GitFixture::await(source.readCommit(repository, commit));
    const auto tree = GitFixture::await(source.readWorkingTree());
    VERIFY_RESULT(state);
    VERIFY_RESULT(tree);
    for (const DesiredState &each : {*state, *tree}) {
        QCOMPARE(each.endpoints.size(), std::size_t(2));
        QVERIFY(each.endpoint(QStringLiteral("churn")));
        QCOMPARE(each.endpoint(QStringLiteral("linked"))->file, QStringLiteral("linked.yml"));
        QVERIFY(each.unreadableFiles.contains(QStringLiteral("huge.yml")));
        QVERIFY(each.unreadableFiles.contains(QStringLiteral("leaves.yml")));
        QVERIFY(!each.unreadableFiles.contains(QStringLiteral("twice.yml")));
    }
    QCOMPARE(state->contentDigest, tree->contentDigest);
}

void TestDesiredStateSource::countsWhatASparseCheckoutLeavesOut()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    GitFixture::write(folder, "endpoints/churn/code/conda.yml", "name: env\n");
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    const QString churn = QStringLiteral("churn");
    for (const QString &below : {QString(), QStringLiteral("/endpoints")}) {
        m_git->git(folder, {"sparse-checkout", "set", "--no-cone", "/*", "!blue.yml"});
        QVERIFY(!QFile::exists(folder + QStringLiteral("/endpoints/churn/blue.yml")));
        DesiredStateSource source(folder + below);
        const auto whole = GitFixture::await(source.readCommit(repository, commit));
        const auto tree = GitFixture::await(source.readWorkingTree(repository));
        VERIFY_RESULT(whole);
        VERIFY_RESULT(tree);
        QVERIFY(tree->isComplete);
        QCOMPARE(tree->contentDigest, whole->contentDigest);
        QCOMPARE(tree->endpoint(churn)->deployments.size(), std::size_t(1));
        const auto again = GitFixture::await(source.readWorkingTree(repository));
        VERIFY_RESULT(again);
        QCOMPARE(again->endpoint(churn), tree->endpoint(churn));
        // Nobody can tell without git what is left out.
        const auto untold = GitFixture::await(source.readWorkingTree());
        VERIFY_RESULT(untold);
        QVERIFY(!untold->isComplete);

        // What lies there counts, whatever the index has.
        m_git->git(folder, {"sparse-checkout", "set", "--no-cone", "/*"});
        GitFixture::write(folder, "endpoints/churn/blue.yml",
                          QByteArray(blueText).replace("count: 1", "count: 2"));
        const auto back = GitFixture::await(source.readWorkingTree(repository));
        VERIFY_RESULT(back);
        QVERIFY(back->contentDigest != tree->contentDigest);
        QFile::remove(folder + QStringLiteral("/endpoints/churn/blue.yml"));
        const auto deleted = GitFixture::await(source.readWorkingTree(repository));
        VERIFY_RESULT(deleted);
        QVERIFY(deleted->endpoint(churn)->deployments.empty());
        m_git->git(folder, {"checkout", "-q", "--", "."});
    }
}

void TestDesiredStateSource::tellsOfARepositoryInside()
{
    const QString inner = m_git->makeRepository("inner");
    GitFixture::write(inner, "endpoint.yml", "name: inside\nauth_mode: key\n");
    commitAll(inner);
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    m_git->git(folder, {QStringLiteral("-c"), QStringLiteral("protocol.file.allow=always"),
                        QStringLiteral("submodule"), QStringLiteral("add"), QStringLiteral("-q"),
                        inner, QStringLiteral("eps")});
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder);
    const auto tree = GitFixture::await(source.readWorkingTree(repository));
    const auto state = GitFixture::await(source.readCommit(repository, commit));
    for (const auto &each : {tree, state}) {
        VERIFY_RESULT(each);
        QVERIFY(each->isComplete && each->unreadableFiles.isEmpty());
        QVERIFY(!each->endpoint(QStringLiteral("inside")));
        QCOMPARE(each->notes.size(), std::size_t(1));
        QCOMPARE(each->notes.front().kind, PlanNote::Kind::OtherRepository);
        QCOMPARE(each->notes.front().file, QStringLiteral("eps"));
    }
    // One without manifests is of no interest here.
    QFile::remove(folder + QStringLiteral("/eps/endpoint.yml"));
    const auto without = GitFixture::await(source.readWorkingTree(repository));
    VERIFY_RESULT(without);
    QVERIFY(without->notes.empty());
}

void TestDesiredStateSource::staysInItsFolder()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    GitFixture::write(folder, "prod/endpoint.yml", "name: prod\nauth_mode: key\n");
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder + QStringLiteral("/endpoints/../endpoints/churn/"));
    const auto state = GitFixture::await(source.readCommit(repository, commit));
    VERIFY_RESULT(state);
    QCOMPARE(state->endpoints.size(), std::size_t(1));
    QCOMPARE(state->endpoints.front()->file, QStringLiteral("endpoint.yml"));
    DesiredStateSource outside(m_git->at("elsewhere"));
    const auto refused = GitFixture::await(outside.readCommit(repository, commit));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
}

void TestDesiredStateSource::takesFilesNamedByHand()
{
    const QString folder = m_git->at("plain");
    writeChurn(folder);
    GitFixture::write(folder, "elsewhere/green",
                      "name: green\nendpoint_name: churn\n"
                      "model: azureml:m:2\ninstance_type: S\n"
                      "instance_count: 2\n");
    GitFixture::write(folder, "elsewhere/red.yml",
                      "name: red\nmodel: azureml:m:3\n"
                      "instance_type: S\ninstance_count: 1\n");
    DesiredStateSource source(folder + QStringLiteral("/endpoints"));
    const QString blue = folder + QStringLiteral("/endpoints/churn/blue.yml");
    const auto one = GitFixture::await(source.readFiles({blue}));
    VERIFY_RESULT(one);
    QVERIFY(!one->isComplete);
    QCOMPARE(one->root, source.folder());
    QCOMPARE(one->endpoints.size(), std::size_t(1));
    QCOMPARE(one->endpoints.front()->name, QStringLiteral("churn"));
    QVERIFY(!one->endpoints.front()->endpoint);

    const auto two =
        GitFixture::await(source.readFiles({blue, folder + QStringLiteral("/elsewhere/green")}));
    VERIFY_RESULT(two);
    QCOMPARE(two->root, folder);
    QCOMPARE(two->endpoints.front()->deployments.size(), std::size_t(2));
    QCOMPARE(two->endpoints.front()->deployments.back()->origin.file(),
             QStringLiteral("elsewhere/green"));

    const QString red = folder + QStringLiteral("/elsewhere/red.yml");
    const auto unassigned = GitFixture::await(source.readFiles({red}));
    VERIFY_RESULT(unassigned);
    QVERIFY(unassigned->endpoints.empty());
    const auto assigned = GitFixture::await(source.readFiles({red}, QStringLiteral("churn")));
    VERIFY_RESULT(assigned);
    QCOMPARE(assigned->endpoints.front()->name, QStringLiteral("churn"));

    const auto missing = GitFixture::await(source.readFiles({folder + QStringLiteral("/x.yml")}));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

void TestDesiredStateSource::takesFilesOfACommit()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    const CommitId commit = commitAll(folder);
    GitFixture::write(folder, "new.yml", endpointText);
    GitFixture::write(folder, "endpoints/churn/endpoint.yml", "name: renamed\nauth_mode: key\n");
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder);
    const auto state = GitFixture::await(source.readCommit(
        repository, commit, {folder + QStringLiteral("/endpoints/churn/endpoint.yml")}));
    VERIFY_RESULT(state);
    QVERIFY(!state->isComplete);
    QCOMPARE(state->commit, commit.toString());
    QCOMPARE(state->endpoints.front()->name, QStringLiteral("churn"));
    QVERIFY(state->endpoints.front()->deployments.empty());
    const auto untracked = GitFixture::await(
        source.readCommit(repository, commit, {folder + QStringLiteral("/new.yml")}));
    QVERIFY(!untracked);
    QCOMPARE(untracked.error().kind, ErrorKind::NotFound);
    const auto outside =
        GitFixture::await(source.readCommit(repository, commit, {m_git->at("new.yml")}));
    QVERIFY(!outside);
    QCOMPARE(outside.error().kind, ErrorKind::Invalid);
}

void TestDesiredStateSource::readsSomeEndpointsAlone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("read");
    const auto row = [](const char *name, const char *file, const char *endpoint,
                        const QStringList &read) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(endpoint) << read;
    };
    const QString one = QStringLiteral("one");
    const QString two = QStringLiteral("two");
    const QString three = QStringLiteral("three");
    const QString four = QStringLiteral("four");
    const QString five = QStringLiteral("five");
    // four has a local model and five an environment of its own: what they use is not known without
    // reading them.
    row("by name", "", "one", {five, four, one});
    row("by its file", "one/endpoint.yml", "", {five, four, one});
    row("by a deployment's file", "two/blue.yml", "", {five, four, two});
    row("by a file of its code", "shared/code/sub/score.py", "", {five, four, three, two});
    row("by nothing of theirs", "README.md", "", {five, four});
    row("by a name that begins alike", "shared/code-2/score.py", "", {five, four});
}

void TestDesiredStateSource::readsSomeEndpointsAlone()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, read);
    const QString folder = m_git->at("some");
    const auto add = [&](const QByteArray &endpoint, const QByteArray &more) {
        GitFixture::write(folder, endpoint + "/endpoint.yml",
                          "name: " + endpoint + "\nauth_mode: key\n");
        GitFixture::write(folder, endpoint + "/blue.yml",
                          "name: blue\nendpoint_name: " + endpoint +
                              "\ninstance_type: S\ninstance_count: 1\n" + more);
    };
    const QByteArray environment = "environment: azureml:e:1\n";
    add("one", "model: azureml:m:1\n" + environment);
    add("two", "code_configuration: {code: ../shared/code, scoring_script: s.py}\n" + environment);
    add("three",
        "code_configuration: {code: ../shared/code/, scoring_script: s.py}\n" + environment);
    add("four", "model: {path: ../shared/model.bin}\n" + environment);
    add("five", "model: azureml:m:1\nenvironment: {image: i, conda_file: ../conda.yml}\n");
    DesiredStateSource source(folder);
    const auto state =
        GitFixture::await(source.readEndpoints({source.folder() + u'/' + file}, {name}));
    QVERIFY(state.has_value());
    QStringList names;
    for (const DesiredEndpointPointer &endpoint : state->endpoints) {
        names.append(endpoint->name);
    }
    QCOMPARE(names, read);
    // And what is read is the same as among all.
    const auto all = GitFixture::await(source.readWorkingTree());
    QCOMPARE(all->endpoints.size(), std::size_t(5));
    for (const DesiredEndpointPointer &endpoint : state->endpoints) {
        QCOMPARE(endpoint->digest, all->endpoint(endpoint->name)->digest);
    }
}

void TestDesiredStateSource::honoursPicks()
{
    const QString folder = m_git->makeRepository();
    GitFixture::write(folder, "1.yml", endpointText);
    GitFixture::write(folder, "2.yml", QByteArray(endpointText).replace("100", "0"));
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    DesiredStateSource source(folder);
    auto state = GitFixture::await(source.readCommit(repository, commit));
    VERIFY_RESULT(state);
    QVERIFY(!state->endpoints.front()->undecided.isEmpty());
    DesiredPicks picks;
    picks.endpoints.insert(state->endpoints.front()->key, QStringLiteral("2.yml#0"));
    source.setPicks(picks);
    state = GitFixture::await(source.readCommit(repository, commit));
    VERIFY_RESULT(state);
    QCOMPARE(trafficOf(*state, QStringLiteral("churn")), QStringLiteral("blue=0"));
    state = GitFixture::await(source.readWorkingTree());
    VERIFY_RESULT(state);
    QCOMPARE(trafficOf(*state, QStringLiteral("churn")), QStringLiteral("blue=0"));
}

void TestDesiredStateSource::endsWhenTheSourceDies()
{
    const QString folder = m_git->makeRepository();
    writeChurn(folder);
    const CommitId commit = commitAll(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    auto source = std::make_unique<DesiredStateSource>(folder);
    const auto ofCommit = source->readCommit(repository, commit);
    const auto ofTree = source->readWorkingTree();
    source.reset();
    const auto state = GitFixture::await(ofCommit);
    QVERIFY(!state);
    QCOMPARE(state.error().kind, ErrorKind::Cancelled);
    QVERIFY(ofTree.isFinished());
}

void TestDesiredStateSource::tellsWhereTheCheckoutStands()
{
    const QString folder = m_git->makeRepository();
    const CommitId first = m_git->head(folder);
    const auto repository = m_git->openTrusted(folder);
    QVERIFY(repository);
    const auto where = [&](const QByteArray &projectBranch = {}) {
        return *GitFixture::await(readTrackedCommits(repository, projectBranch, this));
    };
    TrackedCommits commits = where();
    QCOMPARE(commits.branch, QByteArray("main"));
    QCOMPARE(commits.head, std::optional(first));
    QVERIFY(commits.upstreamName.isEmpty() && !commits.upstream && !commits.base);

    m_git->addRemote(folder);
    commits = where();
    QCOMPARE(commits.upstreamName, QByteArray("origin/main"));
    QCOMPARE(commits.base, std::optional(first));
    GitFixture::write(folder, "b.yml", "two\n");
    const CommitId second = commitAll(folder);
    commits = where();
    QCOMPARE(commits.ahead, 1);
    QCOMPARE(commits.behind, 0);
    QCOMPARE(commits.base, std::optional(first));
    QCOMPARE(commits.upstream, std::optional(first));

    m_git->git(folder, {"checkout", "-q", "--detach", "HEAD"});
    QVERIFY(where().upstreamName.isEmpty());
    commits = where("main");
    QVERIFY(commits.branch.isEmpty());
    QCOMPARE(commits.upstreamName, QByteArray("origin/main"));
    QCOMPARE(commits.head, std::optional(second));
    m_git->git(folder, {"checkout", "-q", "-b", "canary/x"});
    QCOMPARE(where("main").ahead, 1);
    m_git->git(folder, {"checkout", "-q", "--orphan", "new"});
    commits = where("main");
    QVERIFY(!commits.head && !commits.base);
    QCOMPARE(commits.upstream, std::optional(first));
}

QTEST_GUILESS_MAIN(TestDesiredStateSource)
#include "tst_desiredstatesource.moc"
