// SPDX-License-Identifier: GPL-3.0-or-later
// The pipelines that Serin writes, as their hosts would run them: the file is read by a YAML
// library, a checkout is made as a runner makes it, and the steps' scripts run in a shell with the
// real serinctl and a real local workspace.
#include "services/gitops/pipeline/pipelinefiles.h"
#include "services/manifest/edit/changeset.h"
#include "tests/integration/gitopsplace.h"

#include <yaml-cpp/yaml.h>

#include <optional>

using namespace serin;

namespace {

struct PipelineStep
{
    QString name;
    QString script;
    QString condition;
};

QString textOf(const YAML::Node &node)
{
    return node ? QString::fromStdString(node.as<std::string>()) : QString();
}

/// Those of either kind that run a script.
std::vector<PipelineStep> stepsOf(const YAML::Node &steps)
{
    std::vector<PipelineStep> found;
    for (const YAML::Node &step : steps) {
        for (const char *key : {"run", "script"}) {
            if (step[key]) {
                found.push_back({textOf(step["name"]) + textOf(step["displayName"]),
                                 textOf(step[key]),
                                 textOf(step["if"]) + textOf(step["condition"])});
            }
        }
        if (textOf(step["task"]) == QLatin1String("AzureCLI@2")) {
            found.push_back({textOf(step["displayName"]), textOf(step["inputs"]["inlineScript"]),
                             textOf(step["condition"])});
        }
    }
    return found;
}

std::vector<PipelineStep> stepsIn(const QByteArray &text, PipelineKind kind)
{
    const YAML::Node root = YAML::Load(text.toStdString());
    return stepsOf(kind == PipelineKind::GitHubActions ? root["jobs"]["serin"]["steps"]
                                                       : root["steps"]);
}

PipelineSpec specOf(PipelineKind kind)
{
    PipelineSpec spec;
    spec.kind = kind;
    spec.project = QStringLiteral("it runs here");
    spec.branch = QStringLiteral("main");
    spec.isLocal = true;
    return spec;
}

PipelineSpec azureSpec(PipelineKind kind)
{
    PipelineSpec spec = specOf(kind);
    spec.isLocal = false;
    spec.folder = QStringLiteral("endpoints/prod eu");
    spec.subscription = QStringLiteral("00000000-0000-0000-0000-000000000001");
    return spec;
}

/// A repository with its remote, and runners that check it out.
class RunnerPlace : public GitOpsPlace
{
public:
    explicit RunnerPlace(PipelineKind kind) : GitOpsPlace(QStringLiteral(SERINCTL)), m_kind(kind) {}

    /// Writes and pushes what sets the pipeline up.
    Result<void> setUp()
    {
        Project project;
        project.name = specOf(m_kind).project;
        project.repository = demo;
        project.branch = QStringLiteral("main");
        project.workspace = QStringLiteral("local");
        project.applies = ProjectApplies::Pipeline;
        const Result<PipelineFiles> files = pipelineFiles(specOf(m_kind), project);
        if (!files) {
            return failure(files.error());
        }
        for (const FileChange &change : files->changes) {
            write(change.path, *change.after);
        }
        push(QStringLiteral("Set up the pipeline"));
        return {};
    }
    void push(const QString &message)
    {
        git(demo, {"add", "-A"});
        git(demo, {QStringLiteral("-c"), QStringLiteral("user.name=P"), QStringLiteral("-c"),
                   QStringLiteral("user.email=p@example.org"), QStringLiteral("commit"),
                   QStringLiteral("-qm"), message});
        git(demo, {"push", "-q", "origin", "HEAD"});
    }
    /// A fresh checkout of @p branch, as the host makes it: detached but for GitHub's pushes. The
    /// runner has no settings of its own.
    void checkOut(const QString &branch, bool isPush)
    {
        ++m_runs;
        m_checkout = at("runner%1").arg(m_runs);
        set("XDG_CONFIG_HOME", m_checkout + QStringLiteral("-config"));
        set("CI", QStringLiteral("true"));
        set("PATH", QFileInfo(QStringLiteral(SERINCTL)).absolutePath() + u':' +
                        qEnvironmentVariable("PATH"));
        git(root(), {QStringLiteral("clone"), QStringLiteral("-q"), demo + QStringLiteral(".git"),
                     m_checkout});
        const bool isOnBranch = isPush && m_kind == PipelineKind::GitHubActions;
        git(m_checkout,
            isOnBranch
                ? QStringList{QStringLiteral("checkout"), QStringLiteral("-q"), branch}
                : QStringList{QStringLiteral("checkout"), QStringLiteral("-q"),
                              QStringLiteral("--detach"), QStringLiteral("origin/") + branch});
    }
    /// The step called @p name of the file in the checkout, in the shell that its host uses.
    CommandOutcome step(const char *name)
    {
        const QByteArray text = read(m_checkout + u'/' + pipelinePath(specOf(m_kind)));
        for (const PipelineStep &each : stepsIn(text, m_kind)) {
            if (each.name == QLatin1String(name)) {
                const QString script = m_checkout + QStringLiteral(".sh");
                write(script, each.script.toUtf8());
                QStringList words{QStringLiteral("--noprofile"), QStringLiteral("--norc")};
                if (m_kind == PipelineKind::GitHubActions) {
                    words << QStringLiteral("-e");
                }
                return finish(
                    *startProgram(m_checkout, QStringLiteral("/bin/bash"), words << script));
            }
        }
        return {-1, {}, "there is no such step"};
    }

private:
    const PipelineKind m_kind;
    QString m_checkout;
    int m_runs = 0;
};

} // namespace

class TestPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAsWritten_data();
    void runsAsWritten();
    void installsWhatIsMissing();
    void signsIn();
    void namesItsFile_data();
    void namesItsFile();
    void refusesNamesWithAMeaning_data();
    void refusesNamesWithAMeaning();
    void tellsWhatItReplaces();
};

void TestPipeline::runsAsWritten_data()
{
    QTest::addColumn<PipelineKind>("kind");
    QTest::newRow("GitHub Actions") << PipelineKind::GitHubActions;
    QTest::newRow("Azure Pipelines") << PipelineKind::AzurePipelines;
}

void TestPipeline::runsAsWritten()
{
    QFETCH(PipelineKind, kind);
    RunnerPlace place(kind);
    const Result<void> made = place.setUp();
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLine()));

    // It lands on the branch: live follows, and there is nothing left to do.
    place.checkOut(QStringLiteral("main"), true);
    for (const char *step : {"Install serinctl", "Validate", "Apply", "Plan"}) {
        VERIFY_EXIT(place.step(step), 0);
    }
    QCOMPARE(place.traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));

    // A pull request: the plan is shown and nothing moves.
    place.git(place.demo, {"switch", "-q", "-c", "canary/ten"});
    QVERIFY(place.addGreen());
    VERIFY_EXIT(place.serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}),
                0);
    place.push(QStringLiteral("Ten for green"));
    place.checkOut(QStringLiteral("canary/ten"), false);
    VERIFY_EXIT(place.step("Install serinctl"), 0);
    VERIFY_EXIT(place.step("Validate"), 0);
    const CommandOutcome plan = place.step("Plan");
    QVERIFY2(plan.exitCode == 0 && plan.out.contains("green"), plan.words());
    QCOMPARE(place.traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));

    // It is merged.
    place.git(place.demo, {"switch", "-q", "main"});
    place.git(place.demo, {"merge", "-q", "canary/ten"});
    place.git(place.demo, {"push", "-q", "origin", "main"});
    place.checkOut(QStringLiteral("main"), true);
    VERIFY_EXIT(place.step("Apply"), 0);
    QCOMPARE(place.traffic(),
             (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));

    // What is wrong stops it.
    place.write(
        place.demo + QStringLiteral("/endpoint.yml"),
        place.read(place.demo + QStringLiteral("/endpoint.yml")).replace("blue: 90", "blue: 95"));
    place.push(QStringLiteral("A sum of 105"));
    place.checkOut(QStringLiteral("main"), true);
    VERIFY_EXIT(place.step("Validate"), 1);
    const CommandOutcome refused = place.step("Plan");
    QVERIFY2(refused.out.contains("refused"), refused.words());
    QVERIFY(place.step("Apply").exitCode != 0);
    QCOMPARE(place.traffic(),
             (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
}

void TestPipeline::installsWhatIsMissing()
{
    RunnerPlace place(PipelineKind::GitHubActions);
    QVERIFY(place.setUp());
    place.checkOut(QStringLiteral("main"), true);
    // A runner without serinctl, whose sudo and curl are told what to do.
    const QString tools = place.at("tools");
    for (const char *tool : {"curl", "sudo"}) {
        place.writeScript(tools + u'/' + QString::fromLatin1(tool),
                          "echo \"" + QByteArray(tool) + " $*\" >> \"$HOME/told\"");
    }
    QVERIFY(QFile::link(QStringLiteral("/bin/bash"), tools + QStringLiteral("/bash")));
    place.set("PATH", tools);
    const CommandOutcome missing = place.step("Install serinctl");
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.err.contains("SERIN_PACKAGE"), missing.words());
    place.set("SERIN_PACKAGE", QStringLiteral("https://example.org/serin.deb"));
    QVERIFY(place.step("Install serinctl").exitCode != 0); // there is none even now
    const QByteArray told = place.read(place.at("home/told"));
    QVERIFY2(told.contains("curl --fail") && told.contains("https://example.org/serin.deb") &&
                 told.contains("sudo apt-get install --yes"),
             told);
}

void TestPipeline::signsIn()
{
    const QByteArray gitHub = pipelineText(azureSpec(PipelineKind::GitHubActions));
    const YAML::Node workflow = YAML::Load(gitHub.toStdString());
    QCOMPARE(textOf(workflow["permissions"]["id-token"]), QStringLiteral("write"));
    bool hasLogin = false;
    for (const YAML::Node &step : workflow["jobs"]["serin"]["steps"]) {
        if (textOf(step["uses"]) == QLatin1String("azure/login@v2")) {
            hasLogin = true;
            QCOMPARE(textOf(step["with"]["subscription-id"]),
                     azureSpec(PipelineKind::GitHubActions).subscription);
            QCOMPARE(textOf(step["with"]["client-id"]),
                     QStringLiteral("${{ secrets.AZURE_CLIENT_ID }}"));
        }
    }
    QVERIFY(hasLogin);
    const YAML::Node pipeline =
        YAML::Load(pipelineText(azureSpec(PipelineKind::AzurePipelines)).toStdString());
    QCOMPARE(textOf(pipeline["variables"]["serviceConnection"]), QStringLiteral("serin"));
    for (const PipelineKind kind : {PipelineKind::GitHubActions, PipelineKind::AzurePipelines}) {
        const QByteArray text = pipelineText(azureSpec(kind));
        const std::vector<PipelineStep> steps = stepsIn(text, kind);
        QCOMPARE(steps.size(), std::size_t(4));
        QCOMPARE(steps[1].script.trimmed(),
                 QStringLiteral("serinctl manifest validate 'endpoints/prod eu'"));
        QVERIFY(steps[2].script.startsWith(
            QStringLiteral("serinctl plan --project 'it runs here' --output table")));
        QCOMPARE(steps[3].script.trimmed(),
                 QStringLiteral("serinctl apply --project 'it runs here' --output table --yes"));
        QVERIFY(!steps[2].condition.isEmpty() && !steps[3].condition.isEmpty());
        static const QRegularExpression leftOver(QStringLiteral("@[A-Z_]+@"));
        QVERIFY2(!QString::fromUtf8(text).contains(leftOver), text);
        // Of a local workspace nobody signs in.
        const QByteArray local = pipelineText(specOf(kind));
        QVERIFY2(!local.contains("azure/login") && !local.contains("AzureCLI") &&
                     !local.contains("id-token"),
                 local);
    }
}

void TestPipeline::namesItsFile_data()
{
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("prod") << QStringLiteral("serin-prod.yml");
    QTest::newRow("words") << QStringLiteral("Prod EU (2)")
                           << QStringLiteral("serin-prod-eu-2.yml");
    QTest::newRow("a path") << QStringLiteral("../../x") << QStringLiteral("serin-x.yml");
    QTest::newRow("no letter") << QStringLiteral("金丝雀") << QStringLiteral("serin.yml");
}

void TestPipeline::namesItsFile()
{
    QFETCH(QString, project);
    QFETCH(QString, expected);
    PipelineSpec spec;
    spec.project = project;
    QCOMPARE(pipelinePath(spec), QStringLiteral(".github/workflows/") + expected);
    spec.kind = PipelineKind::AzurePipelines;
    QCOMPARE(pipelinePath(spec), QStringLiteral(".azure-pipelines/") + expected);
}

void TestPipeline::refusesNamesWithAMeaning_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"a ${{ secrets.X }}", "$(x)", "it's", "a\nb", "x@BRANCH@", "`x`"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestPipeline::refusesNamesWithAMeaning()
{
    QFETCH(QString, name);
    for (const auto field :
         {&PipelineSpec::project, &PipelineSpec::folder, &PipelineSpec::branch}) {
        PipelineSpec spec = specOf(PipelineKind::GitHubActions);
        QVERIFY(checkPipeline(spec));
        spec.*field = name;
        QVERIFY(!checkPipeline(spec));
    }
    PipelineSpec spec = specOf(PipelineKind::GitHubActions);
    spec.branch.clear();
    QVERIFY(!checkPipeline(spec));
}

void TestPipeline::tellsWhatItReplaces()
{
    const QTemporaryDir folder;
    Project project;
    project.name = specOf(PipelineKind::GitHubActions).project;
    project.repository = folder.path();
    project.workspace = QStringLiteral("local");
    const PipelineSpec spec = specOf(PipelineKind::GitHubActions);
    const auto first = pipelineFiles(spec, project);
    QVERIFY(first && first->changes.size() == 2 && !first->replaces);
    QVERIFY(makeFolders(first->changes) && applyChanges(first->changes));
    const auto again = pipelineFiles(spec, project);
    QVERIFY(again && again->changes.isEmpty() && !again->replaces);
    CommandPlace::write(first->changes.front().path, "on: push\n");
    const auto other = pipelineFiles(spec, project);
    QVERIFY(other && other->replaces);
    QCOMPARE(other->changes.size(), 1);
    QCOMPARE(other->changes.front().before, std::optional<QByteArray>("on: push\n"));
}

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
