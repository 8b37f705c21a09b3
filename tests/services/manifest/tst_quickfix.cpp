// SPDX-License-Identifier: GPL-3.0-or-later
// Fixes of findings: the words that one reads are what happens, and afterwards the finding is gone.
#include "services/manifest/fix/quickfix.h"
#include "tests/support/filebytes.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

const QString fixedPath = QStringLiteral("/p/a.yml");

QList<Diagnostic> diagnosed(const QByteArray &text, const QList<Manifest> &others = {})
{
    const auto manifest = Manifest::parse(text, fixedPath);
    if (!manifest) {
        return {diagnosticOf(manifest.error(), fixedPath)};
    }
    QList<Diagnostic> own;
    for (const Diagnostic &each : validateManifests(QList<Manifest>{*manifest} + others)) {
        if (each.file == fixedPath) {
            own.append(each);
        }
    }
    return own;
}

/// Of the first diagnostic with @p code.
std::vector<QuickFix> fixesOf(const QByteArray &text, const char *code,
                              const QList<Manifest> &others = {})
{
    const auto manifest = Manifest::parse(text, fixedPath);
    for (const Diagnostic &each : diagnosed(text, others)) {
        if (each.code == QLatin1String(code)) {
            return quickFixes(each, text, manifest);
        }
    }
    return {};
}

QByteArray fixedText(const QByteArray &text, const QuickFix &fix)
{
    const auto fixed = applyQuickFix(text, fixedPath, fix);
    return fixed ? *fixed : fixed.error().toLine().toUtf8();
}

QList<Manifest> twoDeployments()
{
    QList<Manifest> files;
    for (const char *name : {"blue", "green"}) {
        files.append(*Manifest::parse("name: " + QByteArray(name) +
                                          "\nendpoint_name: e-1\nmodel: azureml:m:1\n"
                                          "instance_type: x\ninstance_count: 1\n",
                                      QStringLiteral("/p/%1.yml").arg(QLatin1String(name))));
    }
    return files;
}

const QByteArray fixHead = "$schema: https://x/latest/managedOnlineEndpoint.schema.json\n"
                           "name: e-1\n";
const QByteArray fixDeployment = "name: blue\nendpoint_name: e-1\nmodel: azureml:m:1\n"
                                 "instance_type: x\n";

} // namespace

class TestQuickFix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mends_data();
    void mends();
    void addsTheEndpointsName();
    void choosesAmongDeployments();
    void offersNothingUncertain_data();
    void offersNothingUncertain();
    void refusesAnotherText();
    void everyFixMendsItsFinding();
};

void TestQuickFix::mends_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *code,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromLatin1(code) << after;
    };
    row("a schema line", "$schema=https://x/y.schema.json\r\nname: e-1\r\nauth_mode: key\r\n",
        "schema-line",
        "# yaml-language-server: $schema=https://x/y.schema.json\r\nname: e-1\r\n"
        "auth_mode: key\r\n");
    row("tabs", "name: e-1\nauth_mode: key\ntraffic:\n\tblue: 100 # a\tb\n\tgreen: 0\n",
        "unparsable", "name: e-1\nauth_mode: key\ntraffic:\n  blue: 100 # a\tb\n  green: 0\n");
    row("mirror", fixHead + "mirror_traffic:\n  green: 60 # much\n", "mirror-value",
        fixHead + "mirror_traffic:\n  green: 50 # much\n");
    row("percent sign", fixHead + "traffic:\n  blue: 100%\n", "traffic-value",
        fixHead + "traffic:\n  blue: 100\n");
    row("below zero", fixHead + "traffic: {blue: 100, green: -5}\n", "traffic-value",
        fixHead + "traffic: {blue: 100, green: 0}\n");
    row("half a percent", fixHead + "traffic:\n  blue: 100.0\n", "traffic-value",
        fixHead + "traffic:\n  blue: 100\n");
    row("a deployment nearby", fixHead + "traffic:\n  # blu gets all\n  blu: 100\n",
        "unknown-deployment", fixHead + "traffic:\n  # blue gets all\n  blue: 100\n");
    row("a key nearby", fixHead + "auth_mod: key\n", "unknown-key", fixHead + "auth_mode: key\n");
    row("a word nearby", fixHead + "auth_mode: amltokn\n", "unknown-value",
        fixHead + "auth_mode: AMLToken\n");
    row("no traffic", fixHead + "auth_mode: key\ntraffic:\ntags: {a: b}\n", "empty-value",
        fixHead + "auth_mode: key\ntags: {a: b}\n");
    row("a mirrored share that is live",
        fixHead + "traffic:\n  blue: 100\nmirror_traffic:\n"
                  "  blue: 10\n",
        "mirror-live", fixHead + "traffic:\n  blue: 100\nmirror_traffic:\n  blue: 0\n");
    row("no instances", fixDeployment, "missing-instance-count",
        fixDeployment + "instance_count: 1\n");
    row("zero instances", fixDeployment + "instance_count: 0\n", "instance-count",
        fixDeployment + "instance_count: 1\n");
    row("many instances", fixDeployment + "instance_count: 80\n", "instance-count",
        fixDeployment + "instance_count: 50\n");
    row("the preview's", "blue:\n  sku: x\n  scale_settings:\n    scale_type: manual\n",
        "missing-instance-count",
        "blue:\n  sku: x\n  scale_settings:\n    scale_type: manual\n    instance_count: 1\n");
    row("a long wait",
        fixDeployment + "instance_count: 1\nrequest_settings:\n  request_timeout_ms: 999999\n",
        "out-of-range",
        fixDeployment + "instance_count: 1\nrequest_settings:\n  request_timeout_ms: 300000\n");
    row("longer than managed",
        fixDeployment + "instance_count: 1\nrequest_settings:\n  request_timeout_ms: 200000\n",
        "request-timeout",
        fixDeployment + "instance_count: 1\nrequest_settings:\n  request_timeout_ms: 180000\n");
    row("a kind of scale", fixDeployment + "instance_count: 1\nscale_settings:\n  other: 1\n",
        "missing-key",
        fixDeployment + "instance_count: 1\nscale_settings:\n  other: 1\n  type: default\n");
}

void TestQuickFix::mends()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, code);
    QFETCH(QByteArray, after);
    const auto fixes = fixesOf(before, code.toLatin1().constData(), twoDeployments());
    QVERIFY(!fixes.empty());
    QCOMPARE(fixedText(before, fixes.front()), after);
    const QList<Diagnostic> rest = diagnosed(after, twoDeployments());
    QVERIFY(std::none_of(rest.begin(), rest.end(),
                         [&code](const Diagnostic &each) { return each.code == code; }));
}

void TestQuickFix::addsTheEndpointsName()
{
    const QByteArray text = "# mine\nname: red\nmodel: azureml:m:1\ninstance_type: x\n"
                            "instance_count: 1\n";
    const QList<Manifest> endpoint{
        *Manifest::parse("name: e-1\nauth_mode: key\n", QStringLiteral("/p/endpoint.yml"))};
    const auto fixes = fixesOf(text, "endpoint-from-folder", endpoint);
    QCOMPARE(fixes.size(), std::size_t(1));
    QCOMPARE(fixedText(text, fixes.front()),
             QByteArray(text).replace("name: red\n", "name: red\nendpoint_name: e-1\n"));
}

void TestQuickFix::choosesAmongDeployments()
{
    const QByteArray text = fixHead + "traffic:\n  blue: 70\n  green: 20\n";
    const auto fixes = fixesOf(text, "traffic-sum", twoDeployments());
    QCOMPARE(fixes.size(), std::size_t(2));
    QCOMPARE(fixedText(text, fixes[0]), QByteArray(text).replace("70", "80"));
    QCOMPARE(fixedText(text, fixes[1]), QByteArray(text).replace("20", "30"));
    const QByteArray over = fixHead + "traffic:\n  blue: 100\n  green: 20\n";
    const auto less = fixesOf(over, "traffic-sum", twoDeployments());
    QCOMPARE(less.size(), std::size_t(2)); // 80 and 20, or 100 and 0
    QCOMPARE(fixedText(over, less[1]), QByteArray(over).replace("20", "0"));
}

void TestQuickFix::offersNothingUncertain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("tabs whose width decides") << QByteArray("a:\n\tb:\n    c: 1\n");
    QTest::newRow("both names there") << fixHead + "traffic:\n  blue: 50\n  blu: 50\n";
    QTest::newRow("conflict") << QByteArray("<<<<<<< a\nname: e\n=======\nname: f\n>>>>>>> b\n");
    QTest::newRow("two faults") << QByteArray("$schema=x\nname: [\n");
    QTest::newRow("a shared anchor") << fixHead + "x: &t\n  blue: 70\ntraffic: *t\n";
    QTest::newRow("all is well") << fixHead + "traffic:\n  blue: 100\n";
    QTest::newRow("a name that is refused") << QByteArray("name: e\nauth_mode: key\n");
}

void TestQuickFix::offersNothingUncertain()
{
    QFETCH(QByteArray, text);
    const auto manifest = Manifest::parse(text, fixedPath);
    for (const Diagnostic &each : diagnosed(text, twoDeployments())) {
        if (each.code != QLatin1String("traffic-sum") || text.contains('&')) {
            const auto fixes = quickFixes(each, text, manifest);
            QVERIFY2(fixes.empty(), qPrintable(diagnosticLine(each)));
        }
    }
}

void TestQuickFix::refusesAnotherText()
{
    const QByteArray text = fixHead + "traffic:\n  blu: 100\n";
    const auto fixes = fixesOf(text, "unknown-deployment", twoDeployments());
    QCOMPARE(fixes.size(), std::size_t(1));
    for (const QByteArray &other :
         {fixHead, fixHead + "traffic: {}\n", QByteArray("name: ["), QByteArray()}) {
        QVERIFY(!applyQuickFix(other, fixedPath, fixes.front()));
    }
    // What changed elsewhere does not matter.
    const QByteArray longer = "# before\n" + text + "tags: {a: b}\n";
    QCOMPARE(fixedText(longer, fixes.front()), QByteArray(longer).replace("blu:", "blue:"));
}

/// Over all test data, and real manifests: a fix is one change, and its finding is gone with it.
void TestQuickFix::everyFixMendsItsFinding()
{
    int fixes = 0;
    for (const QString &folder : {QStringLiteral(SERIN_TEST_DATA "/manifests"),
                                  QStringLiteral(SERIN_TEST_DATA "/validation"),
                                  qEnvironmentVariable("SERIN_CORPUS_DIR")}) {
        if (folder.isEmpty()) {
            continue;
        }
        QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QByteArray text = fileBytes(walk.next());
            const auto manifest = Manifest::parse(text, fixedPath);
            const QList<Diagnostic> before = diagnosed(text);
            for (const Diagnostic &each : before) {
                for (const QuickFix &fix : quickFixes(each, text, manifest)) {
                    const auto fixed = applyQuickFix(text, fixedPath, fix);
                    QVERIFY(fixed);
                    QVERIFY(*fixed != text);
                    const QList<Diagnostic> after = diagnosed(*fixed);
                    const auto isSame = [&each](const Diagnostic &other) {
                        return other.code == each.code && other.message == each.message;
                    };
                    QVERIFY2(std::count_if(after.begin(), after.end(), isSame) <
                                 std::count_if(before.begin(), before.end(), isSame),
                             qPrintable(walk.filePath() + QLatin1Char(' ') + diagnosticLine(each)));
                    ++fixes;
                }
            }
        }
    }
    qInfo("%d fixes", fixes);
    QVERIFY(fixes > 20);
}

QTEST_GUILESS_MAIN(TestQuickFix)
#include "tst_quickfix.moc"
