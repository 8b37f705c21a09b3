// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validation.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <thread>
#include <vector>

using namespace serin;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList manifestsBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths.append(files.next());
    }
    paths.sort();
    return paths;
}

/// All of @p paths together, as `manifest validate` does it.
QList<Diagnostic> validated(const QStringList &paths)
{
    QList<Manifest> manifests;
    QList<Diagnostic> diagnostics;
    for (const QString &path : paths) {
        const auto manifest = Manifest::parse(contentOf(path), path);
        if (manifest) {
            manifests.append(*manifest);
        } else {
            diagnostics.append(diagnosticOf(manifest.error(), path));
        }
    }
    return diagnostics + validateManifests(manifests, QSet<QString>(paths.begin(), paths.end()));
}

QList<Diagnostic> validatedText(const QByteArray &text)
{
    const auto manifest = Manifest::parse(text, QStringLiteral("a.yml"));
    return manifest ? validateManifests({*manifest})
                    : QList<Diagnostic>{diagnosticOf(manifest.error(), QStringLiteral("a.yml"))};
}

/// "line:column severity code", with "file:" in front when there is a @p folder.
QString summary(const Diagnostic &diagnostic, const QString &folder)
{
    const QString line = QStringLiteral("%1:%2 %3 %4")
                             .arg(diagnostic.position.line)
                             .arg(diagnostic.position.column)
                             .arg(severityName(diagnostic.severity), diagnostic.code);
    return folder.isEmpty() ? line : QDir(folder).relativeFilePath(diagnostic.file) + u':' + line;
}

struct Expectation
{
    QString summary;
    QString words; ///< of message and fix; empty for any
};

/// Lines "[file:]line:column severity code [words of message or fix]", `#` for comments.
QList<Expectation> expectationsIn(const QString &path)
{
    QList<Expectation> expectations;
    const QStringList lines = QString::fromUtf8(contentOf(path)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.startsWith(u'#')) {
            expectations.append({line.section(u' ', 0, 2), line.section(u' ', 3)});
        }
    }
    return expectations;
}

bool isOneSentence(const QString &text)
{
    return !text.isEmpty() && !text.endsWith(u'.') && !text.contains(u'\n');
}

/// @p count levels of @p width aliases to the level before.
QByteArray laughs(int count, int width)
{
    QByteArray text = "name: my-endpoint\nauth_mode: key\ntags:\n  a0: &a0 lol\n";
    for (int i = 1; i <= count; ++i) {
        QByteArray aliases;
        for (int j = 0; j < width; ++j) {
            aliases += (j == 0 ? "*a" : ", *a") + QByteArray::number(i - 1);
        }
        const QByteArray name = "a" + QByteArray::number(i);
        text += "  " + name + ": &" + name + " [" + aliases + "]\n";
    }
    return text;
}

} // namespace

class TestValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameFromSeveralThreads();
    void data_data();
    void data();
    void everyCodeOccursInTheData();
    void corpus();
    void preciseInLongAndWideFiles();
    void linesReadAsTheCommandLinePromises();
    void silentAboutOtherFilesUnlessAsked();
    void placeOfAnErrorIsTaken();
    void hostile_data();
    void hostile();
    void manyFindingsAreCutAndErrorsStay();
    void manyWarningsAreCutAndErrorsStay();
    void quotesWhatPrints();
};

/// First, so that the schemas are compiled by whichever thread comes first.
void TestValidation::sameFromSeveralThreads()
{
    const QByteArray text = "name: my-endpoint\nauth_mode: keys\ntraffic: {blue: 90%}\n";
    std::array<QList<Diagnostic>, 8> results;
    std::vector<std::thread> threads;
    for (QList<Diagnostic> &result : results) {
        threads.emplace_back([&result, &text] { result = validatedText(text); });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(results[0].size(), 3);
    for (const QList<Diagnostic> &result : results) {
        QCOMPARE(result, results[0]);
    }
}

void TestValidation::data_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(SERIN_TEST_DATA "/validation"));
    int cases = 0;
    for (const QString &name : root.entryList({QStringLiteral("*.expected")}, QDir::Files)) {
        const QString base = root.filePath(name.section(u'.', 0, -2));
        QTest::newRow(qPrintable(name)) << QStringList{base + QStringLiteral(".yml")}
                                        << base + QStringLiteral(".expected") << QString();
        ++cases;
    }
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name);
        QTest::newRow(qPrintable(name + u'/'))
            << manifestsBelow(folder) << folder + QStringLiteral("/expected") << folder;
        ++cases;
    }
    QVERIFY(cases > 40);
}

void TestValidation::data()
{
    QFETCH(QStringList, files);
    QFETCH(QString, expected);
    QFETCH(QString, folder);
    for (const QString &file : files) {
        QVERIFY2(QFile::exists(file), qPrintable(file));
    }
    QVERIFY2(QFile::exists(expected), qPrintable(expected));

    const QList<Diagnostic> found = validated(files);
    const QList<Expectation> wanted = expectationsIn(expected);
    QStringList got;
    for (const Diagnostic &diagnostic : found) {
        got.append(summary(diagnostic, folder));
        QVERIFY2(isOneSentence(diagnostic.message), qPrintable(diagnosticLine(diagnostic)));
        QVERIFY2(isOneSentence(diagnostic.fix), qPrintable(diagnosticLine(diagnostic)));
    }
    QStringList want;
    for (const Expectation &expectation : wanted) {
        want.append(expectation.summary);
    }
    QCOMPARE(got.join(u'\n'), want.join(u'\n'));
    for (qsizetype i = 0; i < found.size(); ++i) {
        const QString said = found[i].message + QStringLiteral("; ") + found[i].fix;
        QVERIFY2(said.contains(wanted[i].words), qPrintable(said));
    }
}

/// The table in validation.h is the list of codes: each has a case above or a test below.
void TestValidation::everyCodeOccursInTheData()
{
    const QString header = QString::fromUtf8(
        contentOf(QStringLiteral(SERIN_SOURCE_DIR "/services/manifest/validation/validation.h")));
    static const QRegularExpression row(QStringLiteral(R"(^/// (\||  )[^|]*`[a-z-]+`[^|]*\|)"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression code(QStringLiteral("`([a-z-]+)`"));
    QSet<QString> documented;
    for (auto rows = row.globalMatch(header); rows.hasNext();) {
        for (auto codes = code.globalMatch(rows.next().captured()); codes.hasNext();) {
            documented.insert(codes.next().captured(1));
        }
    }
    QSet<QString> seen{QStringLiteral("unreadable"), QStringLiteral("too-large"),
                       QStringLiteral("schema-check"), QStringLiteral("too-many-findings")};
    QDirIterator files(QStringLiteral(SERIN_TEST_DATA "/validation"), {QStringLiteral("*expected")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        for (const Expectation &expectation : expectationsIn(files.next())) {
            seen.insert(expectation.summary.section(u' ', 2, 2));
        }
    }
    QVERIFY(documented.size() > 30);
    QCOMPARE(seen, documented);
}

void TestValidation::corpus()
{
    const QString folder = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (folder.isEmpty() || !QDir(folder).exists()) {
        QSKIP("SERIN_CORPUS_DIR names no folder of real manifests");
    }
    const QStringList paths = manifestsBelow(folder);
    const QList<Diagnostic> diagnostics = validated(paths);
    int errors = 0;
    for (const Diagnostic &diagnostic : diagnostics) {
        errors += diagnostic.severity == Severity::Error ? 1 : 0;
        QVERIFY(diagnostic.code != QLatin1String("schema-check"));
        QVERIFY2(isOneSentence(diagnostic.message) && isOneSentence(diagnostic.fix),
                 qPrintable(diagnosticLine(diagnostic)));
    }
    qInfo("%lld files, %lld diagnostics, %d errors", static_cast<long long>(paths.size()),
          static_cast<long long>(diagnostics.size()), errors);
    QVERIFY(!paths.isEmpty());
}

void TestValidation::preciseInLongAndWideFiles()
{
    const QByteArray text = "\xEF\xBB\xBFname: my-endpoint\r\nauth_mode: key # süß\r\n"
                            "tags: {ö: \"äöü\", x: 1}\r\ntraffic: {\"ö\": 100, blue: 1.5}\r\n";
    const QList<Diagnostic> found = validatedText(text);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].code, QStringLiteral("unknown-deployment"));
    QCOMPARE(found[1].code, QStringLiteral("deployment-name"));
    QCOMPARE(found[1].position, (SourcePosition{4, 11}));
    QCOMPARE(found[2].code, QStringLiteral("traffic-value"));
    QCOMPARE(found[2].position, (SourcePosition{4, 27}));
}

void TestValidation::linesReadAsTheCommandLinePromises()
{
    const Diagnostic diagnostic{QStringLiteral("a/b.yml"),
                                {3, 7},
                                Severity::Warning,
                                QStringLiteral("traffic-sum"),
                                QStringLiteral("adds up to 90 %"),
                                QStringLiteral("add 10")};
    QCOMPARE(diagnosticLine(diagnostic),
             QStringLiteral("a/b.yml:3:7: warning: adds up to 90 % [traffic-sum]"));
}

void TestValidation::silentAboutOtherFilesUnlessAsked()
{
    const QString path = QStringLiteral("x/rollout.yml");
    const auto manifest = Manifest::parse("kind: Rollout\napiVersion: v1\n", path);
    QVERIFY(manifest);
    QVERIFY(validateManifests({*manifest}).isEmpty());
    const QList<Diagnostic> asked = validateManifests({*manifest}, {path});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0].code, QStringLiteral("not-a-manifest"));
    QCOMPARE(asked[0].severity, Severity::Warning);
}

void TestValidation::placeOfAnErrorIsTaken()
{
    const QString path = QStringLiteral("C:/strange:1:2.yml");
    const Diagnostic there = diagnosticOf(
        {ErrorKind::Invalid, QStringLiteral("bad"), path + QStringLiteral(":12:5"), {}}, path);
    QCOMPARE(there.position, (SourcePosition{12, 5}));
    QCOMPARE(there.code, QStringLiteral("unparsable"));
    QVERIFY(!there.fix.isEmpty());
    const Diagnostic nowhere =
        diagnosticOf({ErrorKind::Io, QStringLiteral("gone"), {}, QStringLiteral("look")}, path);
    QCOMPARE(nowhere.position, SourcePosition{});
    QCOMPARE(nowhere.code, QStringLiteral("unreadable"));
    QCOMPARE(nowhere.fix, QStringLiteral("look"));
}

void TestValidation::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    const QString tooLarge = QStringLiteral("too-large");
    QTest::newRow("billion laughs") << laughs(12, 10) << tooLarge;
    QTest::newRow("few laughs") << laughs(3, 3) << QString();
    QByteArray merges = "name: my-endpoint\nauth_mode: key\nproperties:\n  m0: &m0 {a: 1, b: 2}\n";
    for (int i = 1; i < 60; ++i) {
        const QByteArray n = QByteArray::number(i);
        const QByteArray o = "*m" + QByteArray::number(i - 1);
        merges += "  m" + n + ": &m" + n + " {<<: [" + o + ", " + o + "], k" + n + ": 1}\n";
    }
    QTest::newRow("doubling merges") << merges << tooLarge;
    QByteArray chain = "name: my-endpoint\nauth_mode: key\ntags:\n  c0: &c0 x\n";
    for (int i = 1; i < 5000; ++i) {
        const QByteArray n = QByteArray::number(i);
        chain += "  c" + n + ": &c" + n + " [*c" + QByteArray::number(i - 1) + "]\n";
    }
    QTest::newRow("a chain of aliases deeper than the stack") << chain << tooLarge;
    const QByteArray deep =
        "name: my-endpoint\nauth_mode: key\ntags: " + QByteArray(400, '[') + QByteArray(400, ']');
    QTest::newRow("deep") << deep + "\n" << tooLarge;
    QTest::newRow("an alias inside its anchor by a merge")
        << QByteArray("name: my-endpoint\nauth_mode: key\ntags: &t {<<: *t}\n")
        << QStringLiteral("recursive-alias");
    QTest::newRow("a long scalar where a pattern waits")
        << "name: blue\nendpoint_name: my-endpoint\ninstance_type: S\ninstance_count: 1\nmodel: " +
               QByteArray(2'000'000, 'x') + "\n"
        << QStringLiteral("unknown-value");
    QTest::newRow("a long name") << "name: " + QByteArray(2'000'000, 'x') + "\nauth_mode: key\n"
                                 << QStringLiteral("endpoint-name");
    QTest::newRow("a long number")
        << "name: my-endpoint\nauth_mode: key\ntraffic: {blue: " + QByteArray(100'000, '9') + "}\n"
        << QStringLiteral("traffic-value");
    QTest::newRow("a number beyond any integer")
        << QByteArray("name: my-endpoint\nauth_mode: key\ntraffic: {blue: 1e300, red: .nan}\n")
        << QStringLiteral("traffic-value");
    QTest::newRow("odd keys")
        << QByteArray("name: my-endpoint\nauth_mode: key\n? [a, b]\n: 1\n? {c: d}\n: 2\n"
                      "~: 3\n\"]\": {\"[0]\": 1}\ntraffic: {? [x] : 1, ~: 2, \"\": 3}\n")
        << QStringLiteral("traffic-sum");
    QTest::newRow("deployments that are none")
        << QByteArray("name: my-endpoint\ntype: online\ndeployments: 5\ntraffic: {blue: 100}\n")
        << QStringLiteral("wrong-type");
    QTest::newRow("an alias as a key")
        << QByteArray("name: &n my-endpoint\nauth_mode: key\n*n : 1\n")
        << QStringLiteral("unknown-key");
}

void TestValidation::hostile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const QList<Diagnostic> found = validatedText(text);
    QStringList errors;
    for (const Diagnostic &diagnostic : found) {
        QVERIFY(diagnostic.message.size() < 400 && diagnostic.fix.size() < 400);
        if (diagnostic.severity == Severity::Error) {
            errors.append(diagnostic.code);
        }
    }
    if (code.isEmpty()) {
        QCOMPARE(errors, QStringList());
    } else {
        QVERIFY2(errors.contains(code), qPrintable(errors.join(u' ')));
    }
}

void TestValidation::manyFindingsAreCutAndErrorsStay()
{
    QByteArray text = "name: my-endpoint\nauth_mode: key\ntags:\n";
    for (int i = 0; i < 5000; ++i) {
        text += "  x-" + QByteArray::number(i) + ": ${VALUE}\n";
    }
    text += "traffic: {blue: 90}\nmirror_traffic: {green: 99}\n";
    const QList<Diagnostic> found = validatedText(text);
    QCOMPARE(found.size(), 1000 + 5);
    QCOMPARE(found[0].code, QStringLiteral("too-many-findings"));
    QStringList serious;
    for (const Diagnostic &diagnostic : found) {
        if (diagnostic.severity != Severity::Info) {
            serious.append(diagnostic.code);
        }
    }
    serious.sort();
    QCOMPARE(serious.join(u' '), QStringLiteral("mirror-value too-many-findings traffic-sum "
                                                "unknown-deployment unknown-deployment"));
}

void TestValidation::manyWarningsAreCutAndErrorsStay()
{
    QByteArray text = "name: my-endpoint\nauth_mode: key\ntags:\n";
    for (int i = 0; i < 3000; ++i) {
        text += "  same: 1\n";
    }
    text += "traffic: {blue: 0, blue: 0}\n";
    const QList<Diagnostic> found = validatedText(text);
    QCOMPARE(found.size(), 1000 + 2);
    QCOMPARE(found.front().code, QStringLiteral("too-many-findings"));
    QCOMPARE(found.back().code, QStringLiteral("duplicate-key"));
    QCOMPARE(found.back().severity, Severity::Error);
    QCOMPARE(found.back().position, (SourcePosition{3004, 20}));
}

void TestValidation::quotesWhatPrints()
{
    const QList<Diagnostic> found = validatedText(
        "name: \"a\\u202Eb\\e[31m\\nc" + QByteArray(300, 'd') + "\"\nauth_mode: \"%1%2\"\n");
    QCOMPARE(found.size(), 2);
    QVERIFY(found[0].message.contains(QStringLiteral("\"a\uFFFDb\uFFFD[31m\uFFFDcd")));
    QVERIFY(found[0].message.contains(QStringLiteral("d…\"")));
    QCOMPARE(found[1].message,
             QStringLiteral("auth_mode must be key, aml_token or aad_token, not \"%1%2\""));
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
