// SPDX-License-Identifier: GPL-3.0-or-later
// Going back: live first, then Git.
#include "tests/services/gitops/rollbackplace.h"

#include <QTest>

using namespace serin;

class TestRollback : public QObject, private RollbackPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void goesBackLiveFirst();
    void saysWhatItWillDo();
    void isHarmlessWhenRunTwice();
    void putsDriftRight();
    void goesToANamedCommit();
    void bringsALostDeploymentBack();
    void goesBehindAnApplyWithoutConsent();
    void leavesOthersInASharedFile();
    void bringsBackWhatTheManifestsUse();
    void leavesWhatAnotherEndpointUses();
    void endsTheMirroringFirst();
};

void TestRollback::goesBackLiveFirst()
{
    bench().release();
    QCOMPARE(bench().traffic(), mostlyGreen);
    QCOMPARE(bench().board(), QStringList());
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QStringList seen;
    RollbackWatch watch;
    watch.doing = [&](const QString &doing) {
        seen.append(doing.section(u' ', 0, 0));
        if (doing.startsWith(QLatin1String("committing"))) {
            QCOMPARE(bench().traffic(), allBlue);
            QCOMPARE(bench().git.head(bench().folder), bench().bad);
        }
    };
    const auto report = bench().run(*plan, watch);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QVERIFY(report->trafficMoved && report->committed && report->isPushed && report->isApplied);
    QCOMPARE(seen, (QStringList{QStringLiteral("moving"), QStringLiteral("committing"),
                                QStringLiteral("pushing"), QStringLiteral("applying")}));
    QCOMPARE(bench().plane.changes(),
             (QStringList{QStringLiteral("put-endpoint churn"), QStringLiteral("delete-deployment "
                                                                               "churn/green")}));
    checkGoneBack();
}

void TestRollback::saysWhatItWillDo()
{
    bench().release();
    GitFixture::write(bench().folder, "other.txt", "x\n");
    bench().commit("Something else");
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().good));
    QVERIFY(plan->record > 0 && !plan->appliedAt.isNull());
    QCOMPARE(plan->before, mostlyGreen);
    QCOMPARE(plan->after, allBlue);
    QVERIFY(plan->lost.empty() && !plan->gitTrouble && !plan->resumes);
    QCOMPARE(plan->restored, (QList<QByteArray>{"endpoint.yml", "green.yml"}));
    QVERIFY(plan->shared.isEmpty());
    QCOMPARE(plan->undoes,
             QStringList{bench().bad.shortForm() + QStringLiteral(" Serve with green")});
    QCOMPARE(plan->commits.ahead, 1);
    QVERIFY(plan->message().contains(QLatin1String("- ") + plan->undoes.constFirst()));
    QVERIFY(bench().plane.changes().isEmpty());
}

void TestRollback::isHarmlessWhenRunTwice()
{
    bench().release();
    const auto report = bench().run(*bench().plan());
    VERIFY_RESULT(report);
    const CommitId head = bench().git.head(bench().folder);
    const auto again = bench().plan();
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
    QVERIFY(again.error().fix.contains(QLatin1String("--to")));
    QCOMPARE(bench().git.head(bench().folder), head);
}

void TestRollback::putsDriftRight()
{
    bench().release();
    bench().plane.model.endpoints.at(QStringLiteral("churn")).live.traffic = allBlue;
    bench().plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(7);
    bench().plane.publish();
    QCOMPARE(bench().board(), (QStringList{QStringLiteral("churn traffic drifted"),
                                           QStringLiteral("churn/blue instance_count drifted")}));
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().bad));
    QVERIFY(!plan->changesFiles());
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone() && !report->committed);
    QCOMPARE(bench().traffic(), mostlyGreen);
    QCOMPARE(bench().git.head(bench().folder), bench().bad);
    QCOMPARE(bench().board(), QStringList());
}

void TestRollback::goesToANamedCommit()
{
    bench().writeEndpoint("blue: 50, green: 50", {{"blue", 1}, {"green", 1}});
    const CommitId never = bench().commit("Half and half, never applied");
    bench().release();
    const auto plan = bench().plan(never.shortForm());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->record, 0);
    QCOMPARE(plan->after,
             (QMap<QString, int>{{QStringLiteral("blue"), 50}, {QStringLiteral("green"), 50}}));
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(bench().traffic(), plan->after);
    QCOMPARE(bench().board(), QStringList());
    QVERIFY(!bench().isMarked());
    const auto unknown = bench().plan(QStringLiteral("nothing-like-this"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

void TestRollback::bringsALostDeploymentBack()
{
    bench().writeEndpoint("blue: 100", {{"blue", 1}});
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    QFile::remove(bench().folder + QStringLiteral("/blue.yml"));
    bench().writeEndpoint("green: 100", {{"green", 1}});
    bench().commit("Serve with green alone");
    bench().push();
    bench().apply(true);
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->lost.size(), std::size_t(1));
    QCOMPARE(plan->lost.front().name, QStringLiteral("blue"));
    QCOMPARE(plan->lost.front().why, QStringLiteral("is gone"));
    QVERIFY(!plan->movesTraffic());
    bench().plane.calls.clear();
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone());
    QCOMPARE(bench().plane.changes(),
             (QStringList{QStringLiteral("put-deployment churn/blue"),
                          QStringLiteral("put-endpoint churn"),
                          QStringLiteral("delete-deployment churn/green")}));
    checkGoneBack();
}

void TestRollback::goesBehindAnApplyWithoutConsent()
{
    bench().release();
    bench().writeEndpoint("blue: 0, green: 100", {{"blue", 1}, {"green", 2}});
    const CommitId allGreen = bench().commit("Serve with green alone");
    bench().apply();
    QFile::remove(bench().folder + QStringLiteral("/blue.yml"));
    bench().writeEndpoint("green: 100", {{"green", 2}});
    bench().commit("Remove blue");
    bench().push();
    bench().apply();
    bench().apply(true);
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(allGreen));
}

void TestRollback::leavesOthersInASharedFile()
{
    const auto write = [&](const QByteArray &churn, const QByteArray &other) {
        GitFixture::write(bench().folder, "all.yml",
                          RollbackBench::endpointText("churn", churn) + "---\n# theirs\n" +
                              RollbackBench::endpointText("other", other));
    };
    GitFixture::write(bench().folder, "blue.yml", RollbackBench::deploymentText("blue", 1));
    write("blue: 100", "");
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    GitFixture::write(bench().folder, "green.yml", RollbackBench::deploymentText("green", 2));
    write("blue: 10, green: 90", "");
    bench().commit("Serve with green");
    write("blue: 10, green: 90", "\n  ");
    bench().commit("Another endpoint's business");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->shared.size(), 1);
    QCOMPARE(plan->restored, QList<QByteArray>{"green.yml"});
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(GitFixture::read(bench().folder, "all.yml"),
             RollbackBench::endpointText("churn", "blue: 100") + "---\n# theirs\n" +
                 RollbackBench::endpointText("other", "\n  "));
    QVERIFY(!QFileInfo::exists(bench().folder + QStringLiteral("/green.yml")));
    QCOMPARE(bench().board(), QStringList());
    QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
}

void TestRollback::bringsBackWhatTheManifestsUse()
{
    const QByteArray blue = RollbackBench::deploymentText("blue", 1).replace(
        "model: azureml:m:1", "code_configuration: {code: code, scoring_script: s.py}\n"
                              "model: {path: weights.bin}");
    const auto write = [&](const char *path, const QByteArray &text) {
        GitFixture::write(bench().folder, path, text);
    };
    const auto read = [&](const char *path) { return GitFixture::read(bench().folder, path); };
    write("endpoint.yml", RollbackBench::endpointText("churn", "blue: 100"));
    write("blue.yml", blue);
    write("code/s.py", "good");
    write("code/part/helper.py", "helps");
    write("weights.bin", "1");
    write("other/endpoint.yml", RollbackBench::endpointText("other", ""));
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    write("code/s.py", "bad");
    write("code/new.py", "new");
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/code/part/helper.py")));
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/weights.bin")));
    write("other/endpoint.yml", RollbackBench::endpointText("other", "\n  "));
    write("blue.yml", RollbackBench::deploymentText("blue", 1));
    bench().bad = bench().commit("Clean up");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().good));
    QCOMPARE(plan->restored, QList<QByteArray>{"blue.yml"});
    QCOMPARE(plan->assets.size(), 2);
    QCOMPARE(plan->assets[0].place, QByteArray("code"));
    QCOMPARE(plan->assets[0].files,
             (QList<QByteArray>{"code/new.py", "code/part/helper.py", "code/s.py"}));
    QCOMPARE(plan->assets[1].files, QList<QByteArray>{"weights.bin"});
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(read("code/s.py"), QByteArray("good"));
    QCOMPARE(read("code/part/helper.py"), QByteArray("helps"));
    QCOMPARE(read("weights.bin"), QByteArray("1"));
    QVERIFY(!QFileInfo::exists(bench().folder + QStringLiteral("/code/new.py")));
    QCOMPARE(read("other/endpoint.yml"), RollbackBench::endpointText("other", "\n  "));
    QCOMPARE(bench().board(), QStringList());
    QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
}

/// What another endpoint serves with stays; only what is gone comes back.
void TestRollback::leavesWhatAnotherEndpointUses()
{
    const auto withCode = [](const QByteArray &text) {
        return text + "code_configuration: {code: code, scoring_script: s.py}\n";
    };
    const auto write = [&](const char *path, const QByteArray &text) {
        GitFixture::write(bench().folder, path, text);
    };
    write("endpoint.yml", RollbackBench::endpointText("churn", "blue: 100"));
    write("blue.yml", withCode(RollbackBench::deploymentText("blue", 1)));
    write("other.yml", RollbackBench::endpointText("other", ""));
    write("red.yml", withCode(RollbackBench::deploymentText("red", 1))
                         .replace("endpoint_name: churn", "endpoint_name: other"));
    write("code/s.py", "then");
    write("code/gone.py", "then");
    bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    write("code/s.py", "now");
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/code/gone.py")));
    write("blue.yml", withCode(RollbackBench::deploymentText("blue", 2)));
    bench().commit("Go on");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->assets.size(), 1);
    QCOMPARE(plan->assets[0].files, QList<QByteArray>{"code/gone.py"});
}

void TestRollback::endsTheMirroringFirst()
{
    bench().release();
    auto &live = bench().plane.model.endpoints.at(QStringLiteral("churn")).live;
    live.traffic = {{QStringLiteral("green"), 100}};
    live.mirrorTraffic = {{QStringLiteral("blue"), 10}};
    bench().plane.publish();
    const auto plan = bench().plan(bench().good.toString());
    VERIFY_RESULT(plan);
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone());
    QCOMPARE(bench().plane.refusals, QStringList());
    QCOMPARE(bench().traffic(), allBlue);
    QVERIFY(live.mirrorTraffic.isEmpty());
}

QTEST_GUILESS_MAIN(TestRollback)
#include "tst_rollback.moc"
