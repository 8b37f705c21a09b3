// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/versionfiles.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

const QByteArray endpointOld = "name: churn\nauth_mode: key\ntraffic:\n  blue: 100\n";
const QByteArray endpointNew = "name: churn\nauth_mode: key\ntraffic:\n  blue: 90\n  green: 10\n";
const QByteArray green = "name: green\nendpoint_name: churn\nmodel: azureml:m:1\n"
                         "instance_count: 1\n";
const QByteArray other = "name: other\nauth_mode: key\ntraffic:\n  red: 100\n";

} // namespace

class TestVersionFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatConcernsTheEndpoint();
    void saysTheDifference();
    void restoresWholeFiles();
    void restoresItsPartOfASharedFile();
    void gathersWhatACommitDid();
    void takesACommitBack();
    void refusesWhatLaterEditsTouch();

private:
    QTemporaryDir m_folder;
};

void TestVersionFiles::findsWhatConcernsTheEndpoint()
{
    const auto found = concernedFiles({{"endpoint.yml", endpointOld, endpointNew},
                                       {"green.yml", {}, green},
                                       {"same.yml", green, green},
                                       {"other.yml", other, other + "# more\n"},
                                       {"words.yml", {}, "no: manifest\n"},
                                       {"broken.yml", QByteArray("a: [\n"), {}}},
                                      m_folder.path(), QStringLiteral("churn"));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).path, QByteArray("endpoint.yml"));
    QCOMPARE(found.at(1).path, QByteArray("green.yml"));
}

void TestVersionFiles::saysTheDifference()
{
    const VersionDifference difference =
        differenceOf({{"endpoint.yml", endpointOld, endpointNew}, {"green.yml", {}, green}},
                     m_folder.path(), QStringLiteral("churn"));
    QVERIFY2(difference.words.join(u'\n').contains(QStringLiteral("green 0 → 10 %")),
             qPrintable(difference.words.join(u'\n')));
    QVERIFY(difference.words.size() >= 2);
    const auto removed =
        std::count_if(difference.lines.begin(), difference.lines.end(),
                      [](const DiffLine &line) { return line.kind == DiffLine::Kind::Removed; });
    QCOMPARE(removed, 1);
}

void TestVersionFiles::restoresWholeFiles()
{
    const auto changes =
        restoringChanges({{"endpoint.yml", endpointNew, endpointOld}, {"green.yml", green, {}}},
                         m_folder.path(), QStringLiteral("churn"));
    QVERIFY(changes.has_value());
    QCOMPARE(changes->size(), 2);
    QCOMPARE(changes->at(0).path, m_folder.path() + QStringLiteral("/endpoint.yml"));
    QCOMPARE(changes->at(0).after, std::optional(endpointOld));
    QVERIFY(!changes->at(1).after);
}

void TestVersionFiles::restoresItsPartOfASharedFile()
{
    const QByteArray now = endpointNew + "---\n" + other + "# theirs, since\n";
    const QByteArray then = endpointOld + "---\n" + other;
    const auto changes =
        restoringChanges({{"all.yml", now, then}}, m_folder.path(), QStringLiteral("churn"));
    QVERIFY(changes.has_value());
    QCOMPARE(changes->size(), 1);
    QCOMPARE(changes->at(0).after,
             std::optional(endpointOld + "---\n" + other + "# theirs, since\n"));
}

void TestVersionFiles::gathersWhatACommitDid()
{
    GitFileChange changed;
    changed.path = "endpoint.yml";
    GitFileChange renamed;
    renamed.path = "new.yml";
    renamed.originalPath = "old.yml";
    const QList<UndoneFile> files =
        undoneFiles({changed, renamed}, {endpointOld, endpointNew, green, green},
                    {{"new.yml", {}, green}, {"endpoint.yml", {}, other}});
    QCOMPARE(files.size(), 3);
    const UndoneFile &endpoint = files.at(0);
    QCOMPARE(endpoint.path, QByteArray("endpoint.yml"));
    QVERIFY(endpoint.before == endpointOld && endpoint.after == endpointNew);
    QVERIFY(endpoint.now == other);
    QCOMPARE(files.at(1).path, QByteArray("new.yml"));
    QVERIFY(!files.at(1).before && files.at(1).after == green && files.at(1).now == green);
    QCOMPARE(files.at(2).path, QByteArray("old.yml"));
    QVERIFY(files.at(2).before == green && !files.at(2).after && !files.at(2).now);
}

void TestVersionFiles::takesACommitBack()
{
    // A later edit elsewhere in the file stays.
    const auto changes =
        undoingChanges({{"endpoint.yml", endpointOld, endpointNew, "# note\n\n\n\n" + endpointNew},
                        {"green.yml", {}, green, green},
                        {"gone.yml", other, {}, {}},
                        {"back.yml", green, other, green}},
                       m_folder.path());
    QVERIFY(changes.has_value());
    QCOMPARE(changes->size(), 3);
    QCOMPARE(changes->at(0).after, std::optional("# note\n\n\n\n" + endpointOld));
    QVERIFY(!changes->at(1).after);
    QVERIFY(!changes->at(2).before);
    QCOMPARE(changes->at(2).after, std::optional(other));
}

void TestVersionFiles::refusesWhatLaterEditsTouch()
{
    QByteArray later = endpointNew;
    later.replace("green: 10", "green: 20");
    for (const UndoneFile &file :
         {UndoneFile{"endpoint.yml", endpointOld, endpointNew, later},
          UndoneFile{"green.yml", {}, green, green + "instance_type: S\n"},
          UndoneFile{"green.yml", green, {}, green + "instance_type: S\n"}}) {
        const auto changes = undoingChanges({file}, m_folder.path());
        QVERIFY(!changes);
        QCOMPARE(changes.error().kind, ErrorKind::Conflict);
    }
}

QTEST_GUILESS_MAIN(TestVersionFiles)
#include "tst_versionfiles.moc"
