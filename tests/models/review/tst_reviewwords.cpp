// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewwords.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointSchema =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n";
const QByteArray deploymentSchema =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\n";

ManifestText parsed(const QByteArray &bytes)
{
    return ManifestText::parse(bytes, QStringLiteral("file.yml"));
}

ManifestText endpointManifest(const QByteArray &traffic)
{
    return parsed(endpointSchema + "name: e\nauth_mode: key\ntraffic: " + traffic + "\n");
}

ManifestText deploymentManifest(const QByteArray &name, int count = 1)
{
    return parsed(deploymentSchema + "name: " + name + "\nendpoint_name: e\nmodel: azureml:m:1\n" +
                  "instance_type: T\ninstance_count: " + QByteArray::number(count) + "\n");
}

ReviewFile ticked(const std::vector<ReviewWords> &words)
{
    ReviewFile file;
    file.words = words;
    return file;
}

std::vector<ReviewWords> inWords(const std::optional<ManifestText> &before,
                                 const std::optional<ManifestText> &after)
{
    return fileInWords(before, after, {}, QStringLiteral("file.yml"));
}

} // namespace

class TestReviewWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trafficChangesWithItsSplit();
    void aShareThatIsNoNumberIsNoSplit();
    void newAndDeletedDeployments();
    void newEndpoint();
    void otherFilesByName();
    void unreadableManifestIsAFileLikeOthers();
    void messageIsOneLineWhenItFits();
    void longMessageListsTheChanges();
    void branchNamesAreGitNames();
    void untickedFilesDoNotCount();
    void theWholeEndpointComesFirst();
    void whatALineIsDoesNotHangOnItsWords();
    void whatMovesIsNotRemoved();
};

void TestReviewWords::trafficChangesWithItsSplit()
{
    const auto words = inWords(endpointManifest("{blue: 100, green: 0}"),
                               endpointManifest("{blue: 90, green: 10}"));
    QCOMPARE(words.size(), std::size_t(1));
    QCOMPARE(words[0].endpoint, QStringLiteral("e"));
    QCOMPARE(words[0].texts(), QStringList(QStringLiteral("green 0 → 10 %, blue 100 → 90 %")));
    QCOMPARE(words[0].shares, QStringList({QStringLiteral("blue=90"), QStringLiteral("green=10")}));
    const QList<GitTrailer> trailers = trailersFor(words);
    QCOMPARE(trailers.size(), 2);
    QCOMPARE(trailers[1].value, QStringLiteral("blue=90 green=10"));
    QCOMPARE(proposedBranch(words), QByteArray("canary/e-10"));
    QCOMPARE(proposedBranch(words, {"canary/e-10", "canary/e-10-2", "main"}),
             QByteArray("canary/e-10-3"));
}

void TestReviewWords::aShareThatIsNoNumberIsNoSplit()
{
    const auto words = inWords(endpointManifest("{blue: 100, green: 0}"),
                               endpointManifest("{blue: 9o, green: 10}"));
    QCOMPARE(words[0].texts(), QStringList(QStringLiteral("green 0 → 10 %, blue 100 → ? %")));
    QVERIFY(words[0].shares.isEmpty());
}

void TestReviewWords::newAndDeletedDeployments()
{
    QCOMPARE(inWords(std::nullopt, deploymentManifest("green"))[0].texts(),
             QStringList(QStringLiteral("new deployment green (model azureml:m:1, 1 instance)")));
    QCOMPARE(inWords(deploymentManifest("green"), std::nullopt)[0].texts(),
             QStringList(QStringLiteral("deployment green deleted")));
    QCOMPARE(inWords(deploymentManifest("green"), deploymentManifest("green", 3))[0].texts(),
             QStringList(QStringLiteral("green instances 1 → 3")));
}

void TestReviewWords::newEndpoint()
{
    const auto words = inWords(std::nullopt, endpointManifest("{blue: 100}"));
    QCOMPARE(words[0].texts(), QStringList(QStringLiteral("new endpoint")));
    QCOMPARE(words[0].shares, QStringList(QStringLiteral("blue=100")));
}

void TestReviewWords::otherFilesByName()
{
    const auto words = inWords(std::nullopt, parsed("a: 1\n"));
    QCOMPARE(words[0].endpoint, QString());
    QCOMPARE(words[0].texts(), QStringList(QStringLiteral("new file file.yml")));
    QVERIFY(trailersFor(words).isEmpty());
}

void TestReviewWords::unreadableManifestIsAFileLikeOthers()
{
    const auto words = inWords(std::nullopt, parsed("<<<<<<< HEAD\n"));
    QCOMPARE(words[0].texts(), QStringList(QStringLiteral("new file file.yml")));
}

void TestReviewWords::messageIsOneLineWhenItFits()
{
    QCOMPARE(proposedMessage({}), QString());
    QCOMPARE(proposedMessage(inWords(deploymentManifest("blue"), deploymentManifest("blue", 2))),
             QStringLiteral("e: blue instances 1 → 2"));
}

void TestReviewWords::longMessageListsTheChanges()
{
    ReviewWords many{QStringLiteral("e"), {}, {}};
    for (int i = 0; i < 9; ++i) {
        many.lines << QStringLiteral("deployment-%1 instances 1 → 2").arg(i);
    }
    const QString message = proposedMessage({many});
    QCOMPARE(message.section(u'\n', 0, 0), QStringLiteral("e: 9 changes"));
    QCOMPARE(message.count(QStringLiteral("\n- ")), 9);
    QVERIFY(message.section(u'\n', 1, 1).isEmpty());
    // What comes and goes is named all the same.
    ReviewWords gone{QStringLiteral("my-endpoint"), {}, {}};
    gone.lines << QStringLiteral("a-blue-deployment 100 → 0 %, a-green-deployment 0 → 100 %")
               << ReviewLine(QStringLiteral("deployment blue deleted"),
                             ReviewLine::Kind::DeletedDeployment, QStringLiteral("blue"));
    QCOMPARE(proposedMessage({gone}).section(u'\n', 0, 0),
             QStringLiteral("my-endpoint: delete blue; 1 more change"));
}

void TestReviewWords::branchNamesAreGitNames()
{
    QCOMPARE(proposedBranch({{QStringLiteral("a b..c"), {}, {}}}), QByteArray("change/a-b--c"));
    QCOMPARE(proposedBranch({}), QByteArray("change/files"));
}

void TestReviewWords::untickedFilesDoNotCount()
{
    std::vector<ReviewFile> files{ticked({{QStringLiteral("e"), {QStringLiteral("one")}, {}}}),
                                  ticked({{QString(), {QStringLiteral("two")}, {}}}),
                                  ticked({{QStringLiteral("e"), {QStringLiteral("three")}, {}}})};
    const auto all = gatheredWords(files);
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(all[0].texts(), QStringList({QStringLiteral("one"), QStringLiteral("three")}));
    QCOMPARE(all[1].endpoint, QString());
    files[0].isTicked = false;
    files[1].isTicked = false;
    QCOMPARE(gatheredWords(files)[0].texts(), QStringList(QStringLiteral("three")));
}

/// Whatever its files are called.
void TestReviewWords::theWholeEndpointComesFirst()
{
    const std::vector<ReviewFile> files{
        ticked(fileInWords(deploymentManifest("blue"), std::nullopt, QStringLiteral("e"),
                           QStringLiteral("blue.yml"))),
        ticked(fileInWords(endpointManifest("{blue: 100}"), std::nullopt, QStringLiteral("e"),
                           QStringLiteral("endpoint.yml")))};
    const auto all = gatheredWords(files);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].texts(), QStringList({QStringLiteral("endpoint deleted"),
                                          QStringLiteral("deployment blue deleted")}));
}

void TestReviewWords::whatALineIsDoesNotHangOnItsWords()
{
    using Kind = ReviewLine::Kind;
    const QString name = QStringLiteral("e");
    const ReviewLine change(QStringLiteral("endpoint deleted"));
    const ReviewLine whole(QStringLiteral("?"), Kind::NewEndpoint);
    const ReviewLine gone(QStringLiteral("!"), Kind::DeletedDeployment, QStringLiteral("blue"));
    const ReviewLine come(QStringLiteral("!"), Kind::NewDeployment, QStringLiteral("green"));
    const ReviewLine again(QStringLiteral("!"), Kind::NewDeployment, QStringLiteral("blue"));
    QCOMPARE(gatheredWords(
                 {ticked({{name, {change, gone}, {}}}), ticked({{name, {come, whole}, {}}})})[0]
                 .lines,
             (QList<ReviewLine>{whole, change, gone, come}));
    QCOMPARE(gatheredWords({ticked({{name, {gone, come, again}, {}}})})[0].texts(),
             (QStringList{come.text, QStringLiteral("deployment blue in another file")}));
}

/// Deployments of an endpoint's file get files of their own.
void TestReviewWords::whatMovesIsNotRemoved()
{
    const ManifestText whole =
        parsed("# yaml-language-server: $schema=https://example.org/onlineEndpoint.schema.json\n"
               "name: e\ntype: online\ntraffic: {blue: 90, green: 10}\n"
               "deployments:\n  blue:\n    model: {name: m}\n  green:\n    model: {name: n}\n");
    const std::vector<ReviewFile> files{
        ticked(inWords(whole, endpointManifest("{blue: 90, green: 10}"))),
        ticked(inWords(std::nullopt, deploymentManifest("blue"))),
        ticked(inWords(std::nullopt, deploymentManifest("green")))};
    const auto all = gatheredWords(files);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].texts(), (QStringList{QStringLiteral("deployment blue in another file"),
                                          QStringLiteral("deployment green in another file")}));
}

QTEST_GUILESS_MAIN(TestReviewWords)
#include "tst_reviewwords.moc"
