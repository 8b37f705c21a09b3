// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/history/endpointhistory.h"
#include "tests/services/git/gitfixture.h"

#include <QTest>

using namespace serin;

namespace {

QByteArray endpointYaml(const QByteArray &name, const QByteArray &traffic)
{
    return "name: " + name + "\nauth_mode: key\ntraffic: {" + traffic + "}\n";
}

QByteArray deploymentYaml(const QByteArray &name, const QByteArray &endpoint, int count)
{
    return "name: " + name + '\n' +
           (endpoint.isEmpty() ? "" : "endpoint_name: " + endpoint + '\n') +
           "model: azureml:m:1\ninstance_type: S\ninstance_count: " + QByteArray::number(count) +
           '\n';
}

QString sharesOfEntries(const std::optional<TrafficEntries> &traffic)
{
    QStringList parts;
    for (const TrafficEntry &entry : traffic.value_or(TrafficEntries())) {
        parts.append(entry.deployment + u'=' + QString::number(entry.percent.value_or(-1)));
    }
    return parts.join(u' ');
}

} // namespace

class TestEndpointHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTouchedTheEndpoint();
    void followsFilesThatWereRenamedAndDeleted();
    void countsDeploymentsThatNameNoEndpoint();
    void readsInParts();
    void findsNothingElsewhere();
    void looksAtTheFolderOnly();

private:
    [[nodiscard]] EndpointHistory read(int skip = 0, int wanted = 100)
    {
        EndpointHistoryRequest request;
        request.folder = m_folder;
        request.endpoint = QStringLiteral("churn");
        request.file = m_file;
        request.skip = skip;
        request.wanted = wanted;
        EndpointHistoryReader reader;
        auto found = GitFixture::await(reader.read(m_git->openTrusted(m_top), request));
        if (!found) {
            qWarning("%s", qPrintable(found.error().toLine()));
            return {};
        }
        return *std::move(found);
    }
    [[nodiscard]] static QStringList subjects(const EndpointHistory &history)
    {
        QStringList all;
        for (const EndpointCommit &commit : history.commits) {
            all.append(commit.commit.subject);
        }
        return all;
    }
    void commit(const char *message)
    {
        m_git->git(m_top, {"add", "-A"});
        m_git->git(m_top, {"commit", "-q", "-m", message});
    }
    void start()
    {
        m_git = std::make_unique<GitFixture>();
        m_top = m_git->makeRepository();
        m_folder = m_top;
        m_file = m_top + QStringLiteral("/endpoint.yml");
    }

    std::unique_ptr<GitFixture> m_git;
    QString m_top;
    QString m_folder;
    QString m_file;
};

void TestEndpointHistory::findsWhatTouchedTheEndpoint()
{
    start();
    GitFixture::write(m_top, "endpoint.yml", endpointYaml("churn", "blue: 100"));
    GitFixture::write(m_top, "blue.yml", deploymentYaml("blue", "churn", 1));
    commit("Serve with blue");
    GitFixture::write(m_top, "other.yml", endpointYaml("other", "red: 100"));
    commit("Another endpoint");
    GitFixture::write(m_top, "green.yml", deploymentYaml("green", "churn", 1));
    commit("Add green");
    GitFixture::write(m_top, "README.md", "no manifest\n");
    commit("Words");
    GitFixture::write(m_top, "endpoint.yml", endpointYaml("churn", "blue: 90, green: 10"));
    commit("Try green");
    const EndpointHistory history = read();
    QCOMPARE(subjects(history),
             QStringList({QStringLiteral("Try green"), QStringLiteral("Add green"),
                          QStringLiteral("Serve with blue")}));
    QVERIFY(history.isEnd);
    QCOMPARE(sharesOfEntries(history.commits[0].traffic), QStringLiteral("blue=90 green=10"));
    // It changed a deployment only: the split is what the endpoint's file says in that commit.
    QCOMPARE(sharesOfEntries(history.commits[1].traffic), QStringLiteral("blue=100"));
    QVERIFY(history.commits[1].isDescribed);
    QCOMPARE(history.commits[2].commit.changes.size(), 2);
    QCOMPARE(history.commits[2].commit.author.name, QStringLiteral("Test"));
}

void TestEndpointHistory::followsFilesThatWereRenamedAndDeleted()
{
    start();
    GitFixture::write(m_top, "old.yml", endpointYaml("churn", "blue: 100"));
    GitFixture::write(m_top, "blue.yml", deploymentYaml("blue", "churn", 1));
    commit("Old name");
    GitFixture::write(m_top, "blue.yml", deploymentYaml("blue", "churn", 2));
    commit("Scale");
    m_git->git(m_top, {"mv", "old.yml", "endpoint.yml"});
    commit("New name");
    m_git->git(m_top, {"rm", "-q", "endpoint.yml"});
    commit("No endpoint");
    const EndpointHistory history = read();
    QCOMPARE(subjects(history),
             QStringList({QStringLiteral("No endpoint"), QStringLiteral("New name"),
                          QStringLiteral("Scale"), QStringLiteral("Old name")}));
    QVERIFY(!history.commits[0].isDescribed);
    QVERIFY(!history.commits[0].traffic);
    QCOMPARE(sharesOfEntries(history.commits[1].traffic), QStringLiteral("blue=100"));
    QCOMPARE(sharesOfEntries(history.commits[2].traffic), QStringLiteral("blue=100"));
}

void TestEndpointHistory::countsDeploymentsThatNameNoEndpoint()
{
    start();
    GitFixture::write(m_top, "endpoint.yml", endpointYaml("churn", "blue: 100"));
    commit("Endpoint");
    GitFixture::write(m_top, "blue.yml", deploymentYaml("blue", {}, 1));
    commit("Blue names nobody");
    QCOMPARE(subjects(read()),
             QStringList({QStringLiteral("Blue names nobody"), QStringLiteral("Endpoint")}));
}

void TestEndpointHistory::readsInParts()
{
    start();
    for (int i = 0; i < 450; ++i) {
        const bool isOurs = i % 3 == 0;
        GitFixture::write(m_top, isOurs ? "endpoint.yml" : "other.yml",
                          endpointYaml(isOurs ? "churn" : "other",
                                       "blue: 100} # " + QByteArray::number(i) + "\nx: {"));
        commit(qPrintable(QStringLiteral("c%1").arg(i)));
    }
    const EndpointHistory first = read(0, 20);
    QVERIFY(first.commits.size() >= 20);
    QVERIFY(!first.isEnd);
    EndpointHistory all = first;
    while (!all.isEnd) {
        const EndpointHistory next = read(all.looked, 20);
        all.commits.insert(all.commits.end(), next.commits.begin(), next.commits.end());
        all.looked += next.looked;
        all.isEnd = next.isEnd;
    }
    QCOMPARE(all.commits.size(), std::size_t(150));
    QCOMPARE(subjects(all), subjects(read(0, 1'000)));
    QCOMPARE(all.commits.back().commit.subject, QStringLiteral("c0"));
}

void TestEndpointHistory::findsNothingElsewhere()
{
    start();
    const EndpointHistory history = read();
    QVERIFY(history.commits.empty());
    QVERIFY(history.isEnd);
    m_folder = m_git->root();
    EndpointHistoryRequest request;
    request.folder = m_folder;
    request.endpoint = QStringLiteral("churn");
    EndpointHistoryReader reader;
    const auto outside = GitFixture::await(reader.read(m_git->openTrusted(m_top), request));
    QVERIFY(!outside);
    QCOMPARE(outside.error().kind, ErrorKind::Invalid);
}

void TestEndpointHistory::looksAtTheFolderOnly()
{
    start();
    GitFixture::write(m_top, "prod[1]/endpoint.yml", endpointYaml("churn", "blue: 100"));
    commit("Prod");
    GitFixture::write(m_top, "dev/endpoint.yml", endpointYaml("churn", "blue: 50, green: 50"));
    commit("Dev");
    m_folder = m_top + QStringLiteral("/prod[1]");
    m_file = m_folder + QStringLiteral("/endpoint.yml");
    QCOMPARE(subjects(read()), QStringList{QStringLiteral("Prod")});
}

QTEST_GUILESS_MAIN(TestEndpointHistory)
#include "tst_endpointhistory.moc"
