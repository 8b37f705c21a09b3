// SPDX-License-Identifier: GPL-3.0-or-later
// Real manifests, as people have committed them: each folder can be planned, and the first canary's
// six files do what they say, one after another.
#include "services/gitops/planner.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace serin;

namespace {

QString corpusFolder()
{
    const QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    return corpus.isEmpty() ? QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus") : corpus;
}

/// All YAML files of @p folder.
ManifestFolder read(const QString &folder)
{
    ManifestFolder files;
    QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.open(QIODevice::ReadOnly)) {
            files.write(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
    }
    return files;
}

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    for (const PlanOperation &operation : plan.operations) {
        if (operation.action != PlanAction::Register) {
            ids.append(operation.id);
        }
    }
    return ids;
}

} // namespace

class TestGitopsCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plansEachFolder();
    void runsTheSixFiles_data();
    void runsTheSixFiles();
};

void TestGitopsCorpus::plansEachFolder()
{
    QStringList folders{QStringLiteral(SERIN_TEST_DATA "/manifests"),
                        QStringLiteral(SERIN_TEST_DATA "/catalog/v2"),
                        QStringLiteral(SERIN_TEST_DATA "/validation")};
    const qsizetype own = folders.size();
    QDirIterator walk(corpusFolder(), QDir::Dirs | QDir::NoDotAndDotDot);
    while (walk.hasNext()) {
        folders.append(walk.next());
    }
    if (folders.size() == own) {
        qWarning("NO REAL MANIFESTS WERE LOOKED AT: there is no folder %s. Set SERIN_CORPUS_DIR.",
                 qPrintable(corpusFolder()));
    }
    QMap<QString, int> counts;
    for (const QString &folder : std::as_const(folders)) {
        PlanInput input;
        input.desired = read(folder).desired();
        const Plan made = plan(input);
        for (const PlanRefusal &refusal : made.refusals) {
            QVERIFY2(!refusal.error.detail.isEmpty() && !refusal.error.where.isEmpty() &&
                         !refusal.error.fix.isEmpty(),
                     qPrintable(folder + refusal.error.toLine()));
            ++counts[QStringLiteral("refused: ") +
                     QString(refusal.error.detail).replace(refusal.endpoint, QStringLiteral("E"))];
            if (folder.contains(QLatin1String("corpus"))) {
                qInfo("%s: %s", qPrintable(QDir(folder).dirName()),
                      qPrintable(refusal.error.toLine()));
            }
        }
        for (const PlanNote &note : made.notes) {
            QVERIFY2(!note.text.isEmpty() && !note.file.isEmpty(), qPrintable(folder + note.text));
            ++counts[QStringLiteral("noted: ") + planWord(note.kind)];
        }
        for (const PlanOperation &operation : made.operations) {
            QVERIFY2(!operation.reason.isEmpty() && operation.line > 0,
                     qPrintable(folder + operation.id));
            ++counts[QStringLiteral("operation: ") + planWord(operation.action)];
        }
        ModelPlane plane;
        const QString refused = plane.apply(made);
        QVERIFY2(refused.isEmpty(), qPrintable(folder + refused));
        input.live = plane.state();
        const Plan again = plan(input);
        QVERIFY2(again.operations.empty(), qPrintable(folder + idsOf(again).join(u' ')));
        QVERIFY(again.refusals.size() == made.refusals.size());
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        qInfo("%4d %s", count.value(), qPrintable(count.key()));
    }
    QVERIFY(counts.value(QStringLiteral("operation: create")) > 0);
    QVERIFY(counts.value(QStringLiteral("noted: undecided")) > 0);
}

void TestGitopsCorpus::runsTheSixFiles_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("fourth");
    const QString moves = QStringLiteral("traffic:E");
    QTest::newRow("own") << QStringLiteral(SERIN_TEST_DATA "/canary") << moves;
    for (const char *commit : {"842b88ce", "34804b75", "f1a8bea5"}) {
        // In the second commit the last three files still have the first commit's larger size.
        const QString fourth = qstrcmp(commit, "34804b75") == 0
                                   ? QStringLiteral("update:E/blue update:E/green ") + moves
                                   : moves;
        const QString folder =
            corpusFolder() + QStringLiteral("/Azure+azureml-v2-preview@%1/examples/endpoints/"
                                            "online/managed/canary-gitops-flow")
                                 .arg(QString::fromLatin1(commit));
        if (QFile::exists(folder)) {
            QTest::newRow(commit) << folder << fourth;
        } else {
            qWarning("THE CANARY OF %s WAS NOT LOOKED AT: no folder %s", commit,
                     qPrintable(folder));
        }
    }
}

void TestGitopsCorpus::runsTheSixFiles()
{
    QFETCH(QString, folder);
    QFETCH(QString, fourth);
    const QList<std::pair<QString, QString>> steps{
        {QStringLiteral("1-create-endpoint-with-blue.yaml"),
         QStringLiteral("create:E create:E/blue traffic:E")},
        {QStringLiteral("2-scale-blue.yaml"), QStringLiteral("scale:E/blue")},
        {QStringLiteral("3-create-green.yaml"), QStringLiteral("create:E/green")},
        {QStringLiteral("4-flight-green.yaml"), fourth},
        {QStringLiteral("5-full-green.yaml"), QStringLiteral("traffic:E")},
        {QStringLiteral("6-delete-blue.yaml"), QStringLiteral("delete:E/blue")}};
    ModelPlane plane;
    for (const auto &[name, expected] : steps) {
        QFile file(folder + u'/' + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        ManifestFolder one;
        one.write(name, file.readAll());
        PlanInput input;
        input.desired = one.desired();
        input.desired.isComplete = false;
        input.live = plane.state();
        const Plan made = plan(input);
        QVERIFY2(made.refusals.empty(), qPrintable(name));
        const QString endpoint = input.desired.endpoints.front()->name;
        QCOMPARE(idsOf(made).join(u' '),
                 QString(expected).replace(QStringLiteral(":E"), QLatin1Char(':') + endpoint));
        QCOMPARE(plane.apply(made), QString());
        input.live = plane.state();
        const Plan again = plan(input);
        QVERIFY2(again.isEmpty(), qPrintable(idsOf(again).join(u' ')));
    }
    QCOMPARE(plane.endpoints.size(), std::size_t(1));
    const ModelPlane::Endpoint &last = plane.endpoints.begin()->second;
    QCOMPARE(last.deployments.size(), std::size_t(1));
    QCOMPARE(last.live.traffic, (QMap<QString, int>{{QStringLiteral("green"), 100}}));
}

QTEST_GUILESS_MAIN(TestGitopsCorpus)
#include "tst_gitopscorpus.moc"
