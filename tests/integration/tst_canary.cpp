// SPDX-License-Identifier: GPL-3.0-or-later
// A canary rollout by commands alone: from the first step's file, `serinctl manifest` makes each of
// the others.
#include "services/manifest/manifest.h"
#include "services/manifest/yaml/yamlintent.h"
#include "tests/support/filebytes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

struct Outcome
{
    int exitCode = -1;
    QByteArray standardOutput;
    QByteArray standardError;
};

Outcome serinctl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(SERINCTL), arguments);
    process.waitForFinished(30000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The lines without the blanks at their ends.
QList<QByteArray> trimmedLines(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    for (QByteArray &line : lines) {
        while (line.endsWith(' ') || line.endsWith('\t')) {
            line.chop(1);
        }
    }
    return lines;
}

const QStringList stepFiles{QStringLiteral("1-create-endpoint-with-blue.yaml"),
                            QStringLiteral("2-scale-blue.yaml"),
                            QStringLiteral("3-create-green.yaml"),
                            QStringLiteral("4-flight-green.yaml"),
                            QStringLiteral("5-full-green.yaml"),
                            QStringLiteral("6-delete-blue.yaml")};

} // namespace

class TestCanary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesEachStepFromTheOneBefore_data();
    void makesEachStepFromTheOneBefore();
    void showsSixVariantsOfOneEndpoint();
    void rollsOutInTwoKindsOfFiles();
    void leavesTheFileAloneWhenItRefuses();
    void editsAcrossFilesWithDiffAndText();
    void warnsOfTheErrorsThatAnEditBrings();
    void saysWhatIsWrongWithTheUsage_data();
    void saysWhatIsWrongWithTheUsage();
};

void TestCanary::makesEachStepFromTheOneBefore_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("greenSets");
    QTest::newRow("own") << QStringLiteral(SERIN_TEST_DATA "/canary")
                         << QStringList{
                                QStringLiteral("/model/name=churn-2"),
                                QStringLiteral("/model/path=../models/churn-2.pkl"),
                                QStringLiteral("/code_configuration/code/directory=../scoring-2/"),
                                QStringLiteral("/environment/name=churn-2-env"),
                                QStringLiteral("/environment/conda_file=../env/conda-2.yml")};
    QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (corpus.isEmpty()) {
        corpus = QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus");
    }
    const QString first = corpus + QStringLiteral("/Azure+azureml-v2-preview@f1a8bea5/examples/"
                                                  "endpoints/online/managed/canary-gitops-flow");
    if (QFileInfo::exists(first)) {
        QTest::newRow("first published")
            << first
            << QStringList{
                   QStringLiteral("/model/name=model-2"),
                   QStringLiteral("/model/path=../../model-2/model/sklearn_regression_model.pkl"),
                   QStringLiteral(
                       "/code_configuration/code/directory=../../model-2/onlinescoring/"),
                   QStringLiteral("/environment/name=model-2-env"),
                   QStringLiteral("/environment/conda_file=../../model-2/env/conda.yml")};
    } else {
        qWarning("THE FIRST PUBLISHED CANARY WAS NOT LOOKED AT: no folder %s", qPrintable(first));
    }
}

void TestCanary::makesEachStepFromTheOneBefore()
{
    QFETCH(QString, folder);
    QFETCH(QStringList, greenSets);
    QTemporaryDir work;
    const QString file = work.filePath(QStringLiteral("endpoint.yaml"));
    QVERIFY(QFile::copy(folder + QLatin1Char('/') + stepFiles.first(), file));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));

    const auto manifest = [&](const char *verb, const QStringList &options) {
        return QStringList{QStringLiteral("manifest"), QLatin1String(verb), file} + options;
    };
    QStringList copy{QStringLiteral("--from"), QStringLiteral("blue"), QStringLiteral("--to"),
                     QStringLiteral("green")};
    for (const QString &set : greenSets) {
        copy << QStringLiteral("--set") << set;
    }
    const QList<QStringList> commands{
        manifest("set", {QStringLiteral("--instance-count"), QStringLiteral("blue=2")}),
        manifest("copy-deployment", copy),
        manifest("set", {QStringLiteral("--traffic"), QStringLiteral("blue=90 green=10")}),
        manifest("set", {QStringLiteral("--traffic"), QStringLiteral("green=100")}),
        manifest("remove-deployment", {QStringLiteral("--name"), QStringLiteral("blue")})};
    for (qsizetype step = 0; step < commands.size(); ++step) {
        const Outcome outcome = serinctl(commands.at(step));
        QVERIFY2(outcome.exitCode == 0, outcome.standardError.constData());
        const QByteArray made = fileBytes(file);
        const QByteArray published = fileBytes(folder + QLatin1Char('/') + stepFiles.at(step + 1));
        const auto madeTree = Manifest::parse(made, file);
        const auto publishedTree = Manifest::parse(published, file);
        QVERIFY(madeTree && publishedTree);
        QString difference;
        QVERIFY2(YamlIntent(madeTree->tree()).matches(publishedTree->tree(), &difference),
                 qPrintable(difference));
        // Not only the content: line for line it is what people wrote by hand.
        QCOMPARE(trimmedLines(made), trimmedLines(published));
    }
}

void TestCanary::showsSixVariantsOfOneEndpoint()
{
    const Outcome outcome = serinctl({QStringLiteral("manifest"), QStringLiteral("show"),
                                      QStringLiteral(SERIN_TEST_DATA "/canary"),
                                      QStringLiteral("--output"), QStringLiteral("json")});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray shown = QJsonDocument::fromJson(outcome.standardOutput).array();
    QCOMPARE(shown.size(), 6);
    for (const QJsonValue &variant : shown) {
        QCOMPARE(variant.toObject().value(QStringLiteral("endpoint")).toString(),
                 QStringLiteral("churn-eu"));
        QCOMPARE(variant.toObject().value(QStringLiteral("dialect")).toString(),
                 QStringLiteral("preview-map"));
    }
    const QJsonObject fourth = shown.at(3).toObject();
    QCOMPARE(fourth.value(QStringLiteral("traffic")).toObject(),
             (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
    QCOMPARE(fourth.value(QStringLiteral("deployments")).toArray().size(), 2);
    QCOMPARE(fourth.value(QStringLiteral("line")).toInt(), 3);
}

void TestCanary::rollsOutInTwoKindsOfFiles()
{
    QTemporaryDir work;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(work.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const QByteArray endpoint = "name: churn\nauth_mode: key\n";
    const QByteArray blue =
        "# the blue one\nname: blue\nendpoint_name: churn\nmodel:\n  path: ../model-1\n"
        "instance_type: Standard_DS3_v2\ninstance_count: 1\n";
    QVERIFY(write("endpoint.yml", endpoint));
    QVERIFY(write("blue-deployment.yml", blue));
    const auto run = [&](const char *verb, const QStringList &options) {
        return serinctl(QStringList{QStringLiteral("manifest"), QLatin1String(verb), work.path()} +
                        options);
    };
    Outcome outcome = run("set", {QStringLiteral("--traffic"), QStringLiteral("blue=100"),
                                  QStringLiteral("--instance-count"), QStringLiteral("blue=2")});
    QVERIFY2(outcome.exitCode == 0, outcome.standardError.constData());
    QCOMPARE(fileBytes(work.filePath(QStringLiteral("endpoint.yml"))),
             QByteArray("name: churn\nauth_mode: key\ntraffic:\n  blue: 100\n"));
    QCOMPARE(fileBytes(work.filePath(QStringLiteral("blue-deployment.yml"))),
             QByteArray(blue).replace("instance_count: 1", "instance_count: 2"));

    outcome =
        run("copy-deployment", {QStringLiteral("--from"), QStringLiteral("blue"),
                                QStringLiteral("--to"), QStringLiteral("green"),
                                QStringLiteral("--set"), QStringLiteral("/model/path=../model-2")});
    QVERIFY2(outcome.exitCode == 0, outcome.standardError.constData());
    QCOMPARE(fileBytes(work.filePath(QStringLiteral("green-deployment.yml"))),
             QByteArray("# the green one\nname: green\nendpoint_name: churn\nmodel:\n  path: "
                        "../model-2\ninstance_type: Standard_DS3_v2\ninstance_count: 2\n"));

    outcome = run("remove-deployment", {QStringLiteral("--name"), QStringLiteral("blue")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.standardError.contains("blue"), outcome.standardError.constData());
    QVERIFY(QFile::exists(work.filePath(QStringLiteral("blue-deployment.yml"))));

    outcome = run("set", {QStringLiteral("--traffic"), QStringLiteral("blue=0 green=100")});
    QCOMPARE(outcome.exitCode, 0);
    outcome = run("remove-deployment", {QStringLiteral("--name"), QStringLiteral("blue")});
    QVERIFY2(outcome.exitCode == 0, outcome.standardError.constData());
    QVERIFY(!QFile::exists(work.filePath(QStringLiteral("blue-deployment.yml"))));
    QCOMPARE(fileBytes(work.filePath(QStringLiteral("endpoint.yml"))),
             QByteArray("name: churn\nauth_mode: key\ntraffic:\n  green: 100\n"));
}

void TestCanary::leavesTheFileAloneWhenItRefuses()
{
    QTemporaryDir work;
    const QString path = work.filePath(QStringLiteral("endpoint.yml"));
    const QByteArray text = "name: churn\nauth_mode: key\ntraffic:\n  blue: \"{{ share }}\"\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const Outcome outcome = serinctl({QStringLiteral("--output"), QStringLiteral("json"),
                                      QStringLiteral("manifest"), QStringLiteral("set"), path,
                                      QStringLiteral("--traffic"), QStringLiteral("blue=100")});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(fileBytes(path), text);
    QCOMPARE(outcome.standardError,
             "serinctl: error: " + path.toUtf8() +
                 ":4:9: the value is a {{ }} template; edit the template's source or its "
                 "variables\n");
    const QJsonObject error = QJsonDocument::fromJson(outcome.standardOutput)
                                  .object()
                                  .value(QStringLiteral("error"))
                                  .toObject();
    QCOMPARE(error.value(QStringLiteral("kind")).toString(), QStringLiteral("invalid"));
    QCOMPARE(error.value(QStringLiteral("where")).toString(), path + QStringLiteral(":4:9"));
}

void TestCanary::editsAcrossFilesWithDiffAndText()
{
    QTemporaryDir work;
    const QString path = work.filePath(QStringLiteral("endpoint.yml"));
    const QByteArray text = "name: churn\nauth_mode: key\ntraffic: {blue: 100}\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const QStringList set{QStringLiteral("manifest"), QStringLiteral("set"), path,
                          QStringLiteral("--traffic"), QStringLiteral("blue=90,green=10")};
    const Outcome diff = serinctl(set + QStringList{QStringLiteral("--diff")});
    QCOMPARE(diff.exitCode, 0);
    QVERIFY(
        diff.standardOutput.contains("\n-traffic: {blue: 100}\n+traffic: {blue: 90, green: 10}\n"));
    QCOMPARE(fileBytes(path), text);
    const Outcome print = serinctl(set + QStringList{QStringLiteral("--stdout")});
    QCOMPARE(print.standardOutput,
             QByteArray(text).replace("{blue: 100}", "{blue: 90, green: 10}"));
    QCOMPARE(fileBytes(path), text);
    // A name without a deployment in sight is a warning, not a refusal.
    QVERIFY(print.standardError.contains("warning: no deployment \"green\""));
}

void TestCanary::warnsOfTheErrorsThatAnEditBrings()
{
    QTemporaryDir work;
    const QString path = work.filePath(QStringLiteral("endpoint.yml"));
    QVERIFY(setFileBytes(path, "name: churn\nauth_mode: kye\nmirror_traffic: {green: 10}\n"));
    const QStringList set{QStringLiteral("manifest"), QStringLiteral("set"), path,
                          QStringLiteral("--traffic")};
    const Outcome live = serinctl(set + QStringList{QStringLiteral("blue=75,green=25")});
    QCOMPARE(live.exitCode, 0);
    QVERIFY2(
        live.standardError.contains(
            "warning: " + path.toUtf8() +
            ":6:18: \"green\" gets 25 % of the live traffic, so it can get no mirrored one; set "
            "its share in `traffic` or in `mirror_traffic` to 0\n"),
        live.standardError.constData());
    QVERIFY2(!live.standardError.contains("auth_mode"), live.standardError.constData());
    const Outcome fine = serinctl(set + QStringList{QStringLiteral("blue=100,green=0")});
    QVERIFY2(!fine.standardError.contains("mirrored"), fine.standardError.constData());
}

void TestCanary::saysWhatIsWrongWithTheUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const QString file = QStringLiteral(SERIN_TEST_DATA "/canary/2-scale-blue.yaml");
    QTest::newRow("nothing") << QStringList{} << 64;
    QTest::newRow("no verb") << QStringList{QStringLiteral("manifest")} << 64;
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("manifest"), QStringLiteral("show"), file,
                       QStringLiteral("--x")}
        << 64;
    QTest::newRow("nothing to set")
        << QStringList{QStringLiteral("manifest"), QStringLiteral("set"), file} << 64;
    QTest::newRow("share without number")
        << QStringList{QStringLiteral("manifest"), QStringLiteral("set"), file,
                       QStringLiteral("--traffic"), QStringLiteral("blue=x")}
        << 64;
    QTest::newRow("count without number")
        << QStringList{QStringLiteral("manifest"), QStringLiteral("set"), file,
                       QStringLiteral("--instance-count"), QStringLiteral("blue")}
        << 64;
    QTest::newRow("both outputs") << QStringList{QStringLiteral("manifest"),
                                                 QStringLiteral("set"),
                                                 file,
                                                 QStringLiteral("--traffic"),
                                                 QStringLiteral("blue=100"),
                                                 QStringLiteral("--diff"),
                                                 QStringLiteral("--stdout")}
                                  << 64;
    QTest::newRow("no such file") << QStringList{QStringLiteral("manifest"), QStringLiteral("show"),
                                                 QStringLiteral("nowhere.yml")}
                                  << 1;
    QTest::newRow("unparsable") << QStringList{QStringLiteral("manifest"), QStringLiteral("show"),
                                               QStringLiteral(SERIN_TEST_DATA
                                                              "/manifests/broken-conflict.yml")}
                                << 1;
    QTest::newRow("sum") << QStringList{QStringLiteral("manifest"),
                                        QStringLiteral("set"),
                                        file,
                                        QStringLiteral("--traffic"),
                                        QStringLiteral("blue=90"),
                                        QStringLiteral("--stdout")}
                         << 64;
    QTest::newRow("several variants") << QStringList{QStringLiteral("manifest"),
                                                     QStringLiteral("set"),
                                                     QStringLiteral(SERIN_TEST_DATA "/canary"),
                                                     QStringLiteral("--traffic"),
                                                     QStringLiteral("blue=100"),
                                                     QStringLiteral("--stdout")}
                                      << 1;
    QTest::newRow("help") << QStringList{QStringLiteral("manifest"), QStringLiteral("set"),
                                         QStringLiteral("--help")}
                          << 0;
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0;
}

void TestCanary::saysWhatIsWrongWithTheUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const Outcome outcome = serinctl(arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY(!(outcome.exitCode == 0 ? outcome.standardOutput : outcome.standardError).isEmpty());
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
