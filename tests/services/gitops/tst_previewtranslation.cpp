// SPDX-License-Identifier: GPL-3.0-or-later
// The private preview's manifests in the current form: the same is wanted, and comments stay.
#include "services/gitops/translate/previewtranslation.h"
#include "services/manifest/validation/validation.h"
#include "tests/support/filebytes.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

QByteArray dataFile(const char *name)
{
    return fileBytes(QStringLiteral(SERIN_TEST_DATA "/manifests/") + QString::fromLatin1(name));
}

Result<PreviewTranslation> translated(const QList<std::pair<const char *, QByteArray>> &files,
                                      const char *endpoint)
{
    QList<Manifest> manifests;
    for (const auto &[name, text] : files) {
        const auto parsed = Manifest::parse(text, QStringLiteral("/p/") + QLatin1String(name));
        if (!parsed) {
            return failure(parsed.error());
        }
        manifests.append(*parsed);
    }
    return translatePreview(manifests, QString::fromLatin1(endpoint));
}

QByteArray textOf(const Result<PreviewTranslation> &translation, const char *name)
{
    if (!translation) {
        return translation.error().toLine().toUtf8();
    }
    for (const FileChange &change : translation->changes) {
        if (QFileInfo(change.path).fileName() == QLatin1String(name)) {
            return change.after.value_or("(deleted)");
        }
    }
    return "(no such file)";
}

QStringList notesOf(const Result<PreviewTranslation> &translation)
{
    QStringList notes;
    if (translation) {
        for (const TranslationNote &note : translation->notes) {
            notes.append(QStringLiteral("%1 %2 %3")
                             .arg(note.line)
                             .arg(note.kind == TranslationNote::Kind::NoPlace
                                      ? QStringLiteral("left out")
                                      : QStringLiteral("assumed"),
                                  note.text.section(QLatin1Char(' '), 0, 0)));
        }
    }
    return notes;
}

/// All comments of @p text, without what an editor's modeline says.
QStringList commentsOf(const QByteArray &text)
{
    static const QRegularExpression comment(QStringLiteral(R"((?:^|\s)(#.*)$)"),
                                            QRegularExpression::MultilineOption);
    QStringList comments;
    auto all = comment.globalMatch(QString::fromUtf8(text).remove(u'\r'));
    while (all.hasNext()) {
        const QString found = all.next().captured(1).trimmed();
        if (!found.contains(QLatin1String("yaml-language-server"))) {
            comments.append(found);
        }
    }
    comments.sort();
    return comments;
}

} // namespace

class TestPreviewTranslation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOldestMap();
    void listOnKubernetes();
    void wrappedFiles();
    void fieldsBesideTheName();
    void anchorsAreWrittenOut();
    void dashesOfLists();
    void commentsStay();
    void everyField();
    void scales();
    void windowsLineEnds();
    void namesOfFiles();
    void refuses_data();
    void refuses();
    void realManifests();
};

void TestPreviewTranslation::theOldestMap()
{
    const auto made = translated({{"a.yaml", dataFile("preview-p1-map.yaml")}}, "churn-eu");
    QCOMPARE(textOf(made, "endpoint.yml"),
             QByteArray("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                        "# yaml-language-server: $schema=https://azuremlschemas.azureedge.net/"
                        "latest/managedOnlineEndpoint.schema.json\n"
                        "name: churn-eu\n"
                        "auth_mode: aml_token\n"
                        "traffic:\n"
                        "  blue: 100\n"));
    QCOMPARE(textOf(made, "blue-deployment.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineDeployment.schema.json\n"
                        "#blue deployment\n"
                        "name: blue\n"
                        "endpoint_name: churn-eu\n"
                        "model:\n"
                        "  name: churn\n"
                        "  version: 4\n"
                        "  path: ../models/churn.pkl\n"
                        "code_configuration:\n"
                        "  code: ../scoring/\n"
                        "  scoring_script: score.py\n"
                        "environment:\n"
                        "  name: churn-env\n"
                        "  version: 2\n"
                        "  conda_file: ../env/conda.yml\n"
                        "instance_type: Standard_F2s_v2\n"
                        "instance_count: 1\n"
                        "scale_settings:\n"
                        "  type: default\n"));
    QCOMPARE(textOf(made, "a.yaml"), QByteArray("(deleted)"));
    QCOMPARE(made->changes.size(), 3);
    QCOMPARE(notesOf(made),
             (QStringList{QStringLiteral("24 left out environment.path"),
                          QStringLiteral("30 left out scale_settings.min_instances"),
                          QStringLiteral("31 left out scale_settings.max_instances")}));
}

void TestPreviewTranslation::listOnKubernetes()
{
    const auto made = translated({{"a.yml", dataFile("preview-p3-list.yml")}}, "ranker");
    QCOMPARE(textOf(made, "endpoint.yml"),
             QByteArray("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                        "$schema: https://azuremlschemas.azureedge.net/latest/"
                        "kubernetesOnlineEndpoint.schema.json\n"
                        "name: ranker\n"
                        "auth_mode: aml_token\n"
                        "compute: azureml:arc-cluster\n"
                        "traffic:\n"
                        "  blue: 60\n"
                        "  green: 40\n"
                        "  red: 0   # next week\n"));
    QCOMPARE(textOf(made, "green-deployment.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "kubernetesOnlineDeployment.schema.json\n"
                        "name: green\n"
                        "endpoint_name: ranker\n"
                        "type: kubernetes\n"
                        "model: azureml:ranker:7\n"
                        "instance_type: cpu\n"
                        "instance_count: 2\n"
                        "scale_settings:\n"
                        "  type: target_utilization\n"
                        "  min_instances: 1\n"
                        "  max_instances: 4\n"));
    QCOMPARE(textOf(made, "red-deployment.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "kubernetesOnlineDeployment.schema.json\n"
                        "# third\n"
                        "name: 'red'\n"
                        "endpoint_name: ranker\n"
                        "type: kubernetes\n"
                        "model: azureml:ranker:8\n"
                        "instance_type: cpu\n"));
    QCOMPARE(notesOf(made), QStringList());
}

void TestPreviewTranslation::wrappedFiles()
{
    const auto made = translated({{"endpoint.yaml", dataFile("preview-endpoint-alone.yaml")},
                                  {"blue.yaml", dataFile("preview-wrapped.yaml")},
                                  {"green.yml", dataFile("preview-bare-deployment.yml")}},
                                 "churn-eu");
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLine()));
    QCOMPARE(made->changes.size(), 3); // each in its place
    QCOMPARE(textOf(made, "endpoint.yaml"),
             QByteArray("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                        "# yaml-language-server: $schema=https://azuremlschemas.azureedge.net/"
                        "latest/managedOnlineEndpoint.schema.json\n"
                        "name: churn-eu\nauth_mode: aml_token\n"));
    QVERIFY(textOf(made, "blue.yaml")
                .startsWith("# SPDX-License-Identifier: GPL-3.0-or-later\n$schema: "));
    QVERIFY(textOf(made, "blue.yaml")
                .contains("\nname: blue\nendpoint_name: churn-eu\nmodel:\n  name: churn\n"));
    QVERIFY2(textOf(made, "green.yml").contains("name: green\nendpoint_name: churn-eu\nmodel:\n"),
             textOf(made, "green.yml").constData());
    for (const FileChange &change : made->changes) {
        QVERIFY(change.before && change.after);
    }
}

/// As one published file has it.
void TestPreviewTranslation::fieldsBesideTheName()
{
    const auto made =
        translated({{"green.yaml", dataFile("preview-wrapped-empty-key.yaml")}}, "churn-eu");
    QVERIFY2(textOf(made, "green.yaml")
                 .contains("name: green\nendpoint_name: churn-eu\nmodel:\n  name: churn\n"),
             textOf(made, "green.yaml").constData());
}

void TestPreviewTranslation::anchorsAreWrittenOut()
{
    const auto made = translated({{"a.yml", dataFile("preview-anchors.yml")}}, "ranker");
    QVERIFY(textOf(made, "blue-deployment.yml").contains("environment: azureml:ranker-env:3\n"));
    QVERIFY(textOf(made, "green-deployment.yml").contains("environment: azureml:ranker-env:3\n"));
    const auto merged = translated(
        {{"a.yml", "name: ranker\ntype: online\nauth_mode: key\ntraffic: {blue: 100}\n"
                   "deployments:\n  blue: &base\n    # the model\n    model: azureml:m:1 # one\n"
                   "    sku: x\n    environment_variables: &vars\n      A: b # of both\n"
                   "    scale_settings: {scale_type: manual, instance_count: 1}\n"
                   "  green:\n    <<: *base\n    model: azureml:m:2\n"
                   "    environment_variables: *vars\n"}},
        "ranker");
    QCOMPARE(textOf(merged, "green-deployment.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineDeployment.schema.json\n"
                        "name: green\nendpoint_name: ranker\nmodel: azureml:m:2\n"
                        "environment_variables:\n  A: b # of both\n"
                        "instance_type: x\ninstance_count: 1\n"
                        "scale_settings:\n  type: default\n"));
    QVERIFY(
        textOf(merged, "blue-deployment.yml").contains("# the model\nmodel: azureml:m:1 # one\n"));
}

/// A list that holds an alias is written item by item.
void TestPreviewTranslation::dashesOfLists()
{
    const auto made = translated(
        {{"a.yml", "name: ranker\ntype: online\nauth_mode: key\ntraffic: {blue: 100}\n"
                   "properties:\n  one: &one 1\n  two: *one\n  list:\n    - *one\n    - -1\n"
                   "    - - a-b\n      - c\n    - # of-two\n      d: 2\n    -\n      - e\n"
                   "deployments:\n  blue: {model: azureml:m:1, sku: x}\n"}},
        "ranker");
    QVERIFY2(made, qPrintable(made ? QString() : made.error().toLine()));
    const QByteArray text = textOf(made, "endpoint.yml");
    QVERIFY2(text.contains("properties:\n  one: 1\n  two: 1\n  list:\n    - 1\n    - -1\n"
                           "    - - a-b\n      - c\n    - # of-two\n      d: 2\n    -\n"
                           "      - e\n"),
             text.constData());
}

void TestPreviewTranslation::commentsStay()
{
    const QByteArray text = "# of the file\n\n# of the name\nname: e-1 # its name\n"
                            "type: online # always\n"
                            "# where\ninfrastructure: managed\n"
                            "traffic: # shares\n  # all to blue\n  blue: 100\n  # none else\n"
                            "# those that answer\ndeployments: # two\n"
                            "  # the first\n  blue: # answers\n"
                            "    # small\n    sku: x # cheap\n"
                            "    # how many\n    scale_settings: # fixed\n"
                            "      # by hand\n      scale_type: manual # yes\n"
                            "      instance_count: 2 # two\n      # not more\n"
                            "    # behind scale\n"
                            "  # the second\n  # is next\n\n  green:\n    sku: y\n"
                            "    # in green\n  # in deployments\n"
                            "# at the end\n";
    const auto made = translated({{"a.yml", text}}, "e-1");
    const QByteArray endpoint = textOf(made, "endpoint.yml");
    const QByteArray blue = textOf(made, "blue-deployment.yml");
    const QByteArray green = textOf(made, "green-deployment.yml");
    QCOMPARE(commentsOf(endpoint + blue + green), commentsOf(text));
    QVERIFY(endpoint.contains("# of the name\nname: e-1 # its name\n"));
    QVERIFY(endpoint.contains("traffic: # shares\n  # all to blue\n  blue: 100\n  # none else\n"));
    QVERIFY(endpoint.endsWith("# at the end\n"));
    QVERIFY(blue.contains("# the first\nname: blue # answers\n"));
    QVERIFY(blue.contains("# small\ninstance_type: x # cheap\n"));
    QVERIFY(blue.contains("# how many\n"));
    QVERIFY(blue.contains("  # by hand\n  type: default # yes\n"));
    QVERIFY(blue.contains("instance_count: 2 # two\n"));
    QVERIFY(blue.endsWith("# behind scale\n"));
    QVERIFY(green.contains("# the second\n# is next\n"));
    QVERIFY(green.endsWith("# in green\n# in deployments\n"));
}

void TestPreviewTranslation::everyField()
{
    const QByteArray text =
        "$schema: https://x/latest/onlineEndpoint.schema.json\n"
        "location: westus\nname: e-1\ntype: online\ntarget: azureml:aks\nssl_enabled: true\n"
        "display_name: mine\nauth_mode: Key\ntags: {a: b}\nid: /x\n"
        "deployments:\n"
        "- name: blue\n"
        "  type: Managed\n"
        "  model: file:../model.pkl\n"
        "  code_configuration:\n    code: file:../code\n    scoring_script: score.py\n"
        "  environment:\n    docker:\n      image: an/image:1\n    conda_file: file:conda.yml\n"
        "    os_type: Linux\n"
        "  resource_requirements:\n    cpu: 1.5\n    memory_in_gb: 1.0\n    gpu: 1\n"
        "    cpu_cores_limit: 2\n    memory: 1 Gib\n"
        "  liveness_probe:\n    period_seconds: 10\n    initial_delay_seconds: 310\n"
        "    success_threshold: 1\n"
        "  environment_variables:\n    TEXT: |\n      first\n        second\n    NUMBER: 1\n"
        "  scale_settings: {scale_type: auto, min_instances: 1, max_instances: 3}\n"
        "  unheard_of: 1\n"
        "- name: green\n"
        "  model: {name: m, version: 2}\n"
        "  code_configuration:\n    code: {name: c, version: 3}\n    scoring_script: s.py\n"
        "  environment: {name: v, version: 1}\n";
    const auto made = translated({{"a.yml", text}}, "e-1");
    QCOMPARE(textOf(made, "blue-deployment.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "kubernetesOnlineDeployment.schema.json\n"
                        "name: blue\nendpoint_name: e-1\ntype: kubernetes\n"
                        "model:\n  path: ../model.pkl\n"
                        "code_configuration:\n  code: ../code\n  scoring_script: score.py\n"
                        "environment:\n  image: an/image:1\n  conda_file: \"conda.yml\"\n"
                        "  os_type: Linux\n"
                        "resources:\n  requests:\n    cpu: \"1.5\"\n    memory: \"1.0Gi\"\n"
                        "    nvidia.com/gpu: \"1\"\n  limits:\n    cpu: \"2\"\n"
                        "liveness_probe:\n  period: 10\n  initial_delay: 310\n"
                        "  success_threshold: 1\n"
                        "environment_variables:\n  TEXT: |\n    first\n      second\n  NUMBER: 1\n"
                        "scale_settings:\n  type: target_utilization\n  min_instances: 1\n"
                        "  max_instances: 3\n")
                 .replace("\"conda.yml\"", "conda.yml"));
    QVERIFY(textOf(made, "green-deployment.yml").contains("\nmodel: \"azureml:m:2\"\n") ||
            textOf(made, "green-deployment.yml").contains("\nmodel: azureml:m:2\n"));
    QVERIFY(textOf(made, "green-deployment.yml").contains("  code: azureml:c:3\n"));
    QCOMPARE(notesOf(made), (QStringList{QStringLiteral("2 left out location"),
                                         QStringLiteral("6 left out ssl_enabled"),
                                         QStringLiteral("7 left out display_name"),
                                         QStringLiteral("10 left out id"),
                                         QStringLiteral("28 left out resource_requirements.memory"),
                                         QStringLiteral("39 left out unheard_of")}));
}

void TestPreviewTranslation::scales()
{
    const QByteArray head = "name: e-1\ntype: online\nauth_mode: key\ndeployments:\n  blue:\n"
                            "    sku: x\n    scale_settings:\n";
    const auto automatic =
        translated({{"a.yml", head + "      scale_type: auto\n      min_instances: 2\n"}}, "e-1");
    QVERIFY(!textOf(automatic, "blue-deployment.yml").contains("scale"));
    QVERIFY(!textOf(automatic, "blue-deployment.yml").contains("instance_count"));
    QCOMPARE(notesOf(automatic),
             (QStringList{QStringLiteral("8 assumed scale_settings.scale_type:"),
                          QStringLiteral("9 left out scale_settings.min_instances")}));
    const auto untyped = translated({{"a.yml", head + "      instance_count: 3\n"}}, "e-1");
    QVERIFY(
        textOf(untyped, "blue-deployment.yml").endsWith("instance_type: x\ninstance_count: 3\n"));
    const auto open = translated(
        {{"a.yml", head + "      scale_type: \"{{TYPE}}\"\n      instance_count: 3\n"}}, "e-1");
    QVERIFY(
        textOf(open, "blue-deployment.yml").contains("scale_settings:\n  type: \"{{TYPE}}\"\n"));
}

void TestPreviewTranslation::windowsLineEnds()
{
    QByteArray text = dataFile("preview-p2-map-two.yaml");
    text.replace("\n", "\r\n");
    const auto made = translated({{"a.yaml", text}}, "churn-eu");
    for (const char *name : {"endpoint.yml", "blue-deployment.yml", "green-deployment.yml"}) {
        const QByteArray one = textOf(made, name);
        QVERIFY(one.size() > 50);
        QCOMPARE(one.count('\n'), one.count("\r\n"));
        QVERIFY(!one.contains("\r\r"));
    }
}

void TestPreviewTranslation::namesOfFiles()
{
    QTemporaryDir folder;
    const auto in = [&folder](const char *name) {
        return folder.filePath(QString::fromLatin1(name));
    };
    const QByteArray text = dataFile("preview-p1-map.yaml");
    QVERIFY(setFileBytes(in("blue-deployment.yml"), "taken: 1\n"));
    const auto made =
        translatePreview({*Manifest::parse(text, in("endpoint.yaml"))}, QStringLiteral("churn-eu"));
    QVERIFY(made);
    QStringList names;
    for (const FileChange &change : made->changes) {
        names.append(QFileInfo(change.path).fileName());
    }
    QCOMPARE(names, (QStringList{QStringLiteral("endpoint.yaml"),
                                 QStringLiteral("churn-eu-blue-deployment.yml")}));
    QVERIFY(setFileBytes(in("churn-eu-blue-deployment.yml"), "taken: 2\n"));
    const auto none =
        translatePreview({*Manifest::parse(text, in("endpoint.yaml"))}, QStringLiteral("churn-eu"));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::Conflict);
}

void TestPreviewTranslation::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const QByteArray head = "name: e-1\ntype: online\nauth_mode: key\n";
    QTest::newRow("it is in the current form")
        << QByteArray("name: e-1\nauth_mode: key\n") << "private preview";
    QTest::newRow("several documents") << head + "deployments:\n  blue: {sku: x}\n---\nname: e-2\n"
                                       << "several documents";
    QTest::newRow("a deployment without a name") << head + "deployments:\n  - sku: x\n"
                                                 << "no name";
    QTest::newRow("a name that is filled in later")
        << head + "deployments:\n  \"{{NAME}}\": {sku: x}\n"
        << "no name";
    QTest::newRow("comments between braces")
        << head + "deployments:\n  blue:\n    sku: x\n    scale_settings: { # two\n"
                  "      scale_type: manual, instance_count: 2}\n"
        << "between braces";
    QTest::newRow("an alias inside what it stands for")
        << head + "tags: &t\n  a: *t\ndeployments:\n  blue: {sku: x}\n"
        << "stands inside";
    QTest::newRow("a merge key inside what it merges")
        << head + "deployments:\n  blue: &b\n    sku: x\n    <<: *b\n"
        << "stands inside";
    QByteArray laughs = head + "tags:\n  t0: &t0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = " *t" + QByteArray::number(i - 1) + ',';
        const QByteArray name = 't' + QByteArray::number(i);
        laughs += "  " + name + ": &" + name + " [" + before.repeated(10) + "]\n";
    }
    QTest::newRow("aliases of aliases of aliases") << laughs + "deployments:\n  blue: {sku: x}\n"
                                                   << "expands to more";
    QTest::newRow("many aliases of a long text")
        << head + "tags:\n  t: &t " + QByteArray(100'000, 'h') + "\n  all:\n" +
               QByteArray("    - *t\n").repeated(1'000) + "deployments:\n  blue: {sku: x}\n"
        << "too large";
}

void TestPreviewTranslation::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto made = translated({{"a.yml", text}}, "e-1");
    QVERIFY(!made);
    QVERIFY2(made.error().detail.contains(words), qPrintable(made.error().detail));
}

/// Every preview endpoint among the hand-written and the real manifests: proven, validated, no
/// comment lost.
void TestPreviewTranslation::realManifests()
{
    QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (corpus.isEmpty()) {
        corpus = QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus");
    }
    QStringList folders{QStringLiteral(SERIN_TEST_DATA)};
    if (QFileInfo(corpus).isDir()) {
        folders.append(corpus);
    } else {
        qWarning("NOT TESTED with real manifests: there is no folder %s", qPrintable(corpus));
    }
    int endpoints = 0;
    int refused = 0;
    for (const QString &folder : std::as_const(folders)) {
        QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QByteArray text = fileBytes(walk.next());
            const auto manifest = Manifest::parse(text, QStringLiteral("/p/") + walk.fileName());
            if (!manifest || manifest->documents().size() != 1 ||
                !isPreviewDocument(manifest->documents().front())) {
                continue;
            }
            const ManifestDocument &document = manifest->documents().front();
            const QString name =
                document.endpoint ? document.endpoint->name : QStringLiteral("an-endpoint");
            const auto made = translatePreview({*manifest}, name);
            if (!made) {
                // Only for what the text itself says, never because the proof fails.
                QVERIFY2(!made.error().detail.contains(QLatin1String("would change")),
                         qPrintable(walk.filePath() + u' ' + made.error().toLine()));
                qInfo("refused: %s: %s", qPrintable(walk.filePath()),
                      qPrintable(made.error().detail));
                ++refused;
                continue;
            }
            ++endpoints;
            QByteArray all;
            for (const FileChange &change : made->changes) {
                all += change.after.value_or(QByteArray());
                if (change.after) {
                    QVERIFY(Manifest::parse(*change.after, change.path));
                }
            }
            QStringList lost = commentsOf(text);
            for (const QString &kept : commentsOf(all)) {
                lost.removeOne(kept);
            }
            QVERIFY2(lost.isEmpty(), qPrintable(walk.filePath() + u' ' + lost.join(u'|')));
        }
    }
    qInfo("%d translated, %d refused", endpoints, refused);
    QVERIFY(endpoints > 15);
}

QTEST_GUILESS_MAIN(TestPreviewTranslation)
#include "tst_previewtranslation.moc"
