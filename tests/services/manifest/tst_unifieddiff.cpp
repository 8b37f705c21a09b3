// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/diff/linediff.h"
#include "services/manifest/diff/unifieddiff.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

using Text = std::optional<QByteArray>;

QByteArray diff(const Text &before, const Text &after, int context = 3)
{
    return unifiedDiff(before, after, QStringLiteral("a.yml"), context);
}

struct Case
{
    QString path;
    Text before;
    Text after;
};

void put(const QString &path, const Text &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    if (text) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
        QCOMPARE(file.write(*text), text->size());
    }
}

Text content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Text(file.readAll()) : std::nullopt;
}

/// The output of a program that must succeed when it is fed @p input.
bool run(const QString &folder, const QString &program, const QStringList &arguments,
         const QByteArray &input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), folder);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder);
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    environment.insert(QStringLiteral("GIT_CEILING_DIRECTORIES"), QFileInfo(folder).path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qWarning("%s%s", process.readAllStandardOutput().constData(),
                 process.readAllStandardError().constData());
        return false;
    }
    return true;
}

void checkApplied(const std::vector<Case> &cases, const QString &program,
                  const QStringList &arguments)
{
    QTemporaryDir dir;
    QByteArray patch;
    for (const Case &one : cases) {
        put(dir.filePath(one.path), one.before);
        patch += unifiedDiff(one.before, one.after, one.path);
    }
    QVERIFY(run(dir.path(), program, arguments, patch));
    for (const Case &one : cases) {
        QCOMPARE(content(dir.filePath(one.path)), one.after);
    }
}

/// Texts of few different lines, so that there is much to align, with all kinds of line ends.
QByteArray randomText(QRandomGenerator &random, int lines)
{
    QByteArray text;
    for (int i = 0; i < lines; ++i) {
        text += QByteArray("line ") + static_cast<char>('a' + random.bounded(6)) +
                (random.bounded(5) == 0 ? "\r\n" : "\n");
        if (random.bounded(9) == 0) {
            text += '\n';
        }
    }
    if (!text.isEmpty() && random.bounded(3) == 0) {
        text.chop(1);
    }
    return text;
}

QByteArray edited(QRandomGenerator &random, const QByteArray &text)
{
    std::vector<QByteArrayView> lines = linesOf(text);
    QByteArray result;
    for (const QByteArrayView line : lines) {
        const int dice = random.bounded(12);
        if (dice == 0) {
            continue;
        }
        result += dice == 1 ? QByteArray("changed\n") : line.toByteArray();
        if (dice == 2) {
            result += "added\nline a\n";
        }
    }
    return random.bounded(6) == 0 && result.endsWith('\n') ? result.chopped(1) : result;
}

} // namespace

class TestUnifiedDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingChanged();
    void twoNumbers();
    void separateHunks();
    void contextIsBounded();
    void newAndDeletedFiles();
    void finalNewlines();
    void carriageReturnsStay();
    void names_data();
    void names();
    void gitAndPatchApplyRandomEdits_data();
    void gitAndPatchApplyRandomEdits();
    void changesAreMinimal();
    void twoNumbersInAHugeFile();
    void hugeAndVeryDifferent();
};

void TestUnifiedDiff::nothingChanged()
{
    QVERIFY(diff("a\n", "a\n").isEmpty());
    QVERIFY(diff("", "").isEmpty());
    QVERIFY(diff(std::nullopt, std::nullopt).isEmpty());
}

void TestUnifiedDiff::twoNumbers()
{
    QCOMPARE(diff("name: e\ntraffic:\n  blue: 100\n  green: 0\nrest: x\n",
                  "name: e\ntraffic:\n  blue: 90\n  green: 10\nrest: x\n"),
             QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -1,5 +1,5 @@\n name: e\n traffic:\n"
                        "-  blue: 100\n-  green: 0\n+  blue: 90\n+  green: 10\n rest: x\n"));
}

void TestUnifiedDiff::separateHunks()
{
    // With seven lines between them two hunks, with six one.
    const QByteArray between = "1\n2\n3\n4\n5\n6\n";
    const QByteArray one = diff("x\n" + between + "x\n", "y\n" + between + "y\n");
    QCOMPARE(one.count("@@ -"), 1);
    const QByteArray two = diff("x\n" + between + "7\nx\n", "y\n" + between + "7\ny\n");
    QCOMPARE(two, QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -1,4 +1,4 @@\n-x\n+y\n 1\n 2\n 3\n"
                             "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-x\n+y\n"));
}

void TestUnifiedDiff::contextIsBounded()
{
    QCOMPARE(diff("a\nb\nc\n", "a\nx\nc\n", 0),
             QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -2 +2 @@\n-b\n+x\n"));
    QCOMPARE(diff("a\nb\n", "a\nx\nb\n", 0),
             QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -1,0 +2 @@\n+x\n"));
    QCOMPARE(diff("a\nb\nc\n", "a\nx\nc\n", -1), diff("a\nb\nc\n", "a\nx\nc\n", 0));
}

void TestUnifiedDiff::newAndDeletedFiles()
{
    QCOMPARE(diff(std::nullopt, "a\nb\n"),
             QByteArray("--- /dev/null\n+++ b/a.yml\n@@ -0,0 +1,2 @@\n+a\n+b\n"));
    QCOMPARE(diff("a\n", std::nullopt),
             QByteArray("--- a/a.yml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"));
    QCOMPARE(diff("a\n", ""), QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -1 +0,0 @@\n-a\n"));
    QCOMPARE(diff(std::nullopt, ""), QByteArray("--- /dev/null\n+++ b/a.yml\n"));
}

void TestUnifiedDiff::finalNewlines()
{
    const QByteArray no = "\\ No newline at end of file\n";
    const QByteArray head = "--- a/a.yml\n+++ b/a.yml\n@@ -1 +1 @@\n";
    QCOMPARE(diff("a\n", "a"), head + "-a\n+a\n" + no);
    QCOMPARE(diff("a", "a\n"), head + "-a\n" + no + "+a\n");
    QCOMPARE(diff("a", "b"), head + "-a\n" + no + "+b\n" + no);
    QCOMPARE(diff("a\nb", "x\nb"), "--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n-a\n+x\n b\n" + no);
}

void TestUnifiedDiff::carriageReturnsStay()
{
    QCOMPARE(diff("a: 1\r\nb: 2\r\n", "a: 1\r\nb: 3\r\n"),
             QByteArray("--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b: 2\r\n+b: 3\r\n"));
}

void TestUnifiedDiff::names_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("folder") << QStringLiteral("x/a.yml") << QByteArray("+++ b/x/a.yml\n");
    QTest::newRow("blank") << QStringLiteral("a b.yml") << QByteArray("+++ b/a b.yml\t\n");
    QTest::newRow("quote") << QStringLiteral("a\"b\\.yml")
                           << QByteArray("+++ \"b/a\\\"b\\\\.yml\"\n");
    QTest::newRow("control") << QStringLiteral("a\t\x01\n.yml")
                             << QByteArray("+++ \"b/a\\t\\001\\n.yml\"\n");
    QTest::newRow("letter") << QStringLiteral(u"grün.yml") << QByteArray("+++ b/gr\xC3\xBCn.yml\n");
}

void TestUnifiedDiff::names()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, header);
    QVERIFY(unifiedDiff(QByteArray("a\n"), QByteArray("b\n"), path).contains(header));
    if (!QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty()) {
        checkApplied({{path, QByteArray("a\n"), QByteArray("b\n")}}, QStringLiteral("git"),
                     {QStringLiteral("apply")});
    }
}

void TestUnifiedDiff::gitAndPatchApplyRandomEdits_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("git") << QStringLiteral("git")
                         << QStringList(
                                {QStringLiteral("apply"), QStringLiteral("--whitespace=nowarn")});
    QTest::newRow("patch") << QStringLiteral("patch")
                           << QStringList({QStringLiteral("-p1"), QStringLiteral("--binary"),
                                           QStringLiteral("--silent"), QStringLiteral("-E"),
                                           QStringLiteral("--fuzz=0")});
}

void TestUnifiedDiff::gitAndPatchApplyRandomEdits()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        QSKIP("not installed");
    }
    QRandomGenerator random(20260102);
    std::vector<Case> cases;
    for (int i = 0; i < 500; ++i) {
        Case one;
        one.path = QStringLiteral("d%1/f%2.yml").arg(i % 7).arg(i);
        one.before = randomText(random, random.bounded(40));
        one.after = random.bounded(8) == 0 ? randomText(random, random.bounded(40))
                                           : edited(random, *one.before);
        // A file that ends up empty, or begins so, is told from none by no unified diff.
        if (one.before->isEmpty() || random.bounded(20) == 0) {
            one.before.reset();
        }
        if (one.after->isEmpty() || (one.before && random.bounded(20) == 0)) {
            one.after.reset();
        }
        cases.push_back(one);
    }
    checkApplied(cases, program, arguments);
}

/// Against the longest common subsequence by the plain quadratic table.
void TestUnifiedDiff::changesAreMinimal()
{
    QRandomGenerator random(20260103);
    for (int round = 0; round < 200; ++round) {
        const QByteArray before = randomText(random, random.bounded(30));
        const QByteArray after = edited(random, before);
        const auto a = linesOf(before);
        const auto b = linesOf(after);
        std::vector<std::vector<qsizetype>> common(a.size() + 1,
                                                   std::vector<qsizetype>(b.size() + 1, 0));
        for (std::size_t i = 1; i <= a.size(); ++i) {
            for (std::size_t j = 1; j <= b.size(); ++j) {
                common[i][j] = a[i - 1] == b[j - 1] ? common[i - 1][j - 1] + 1
                                                    : std::max(common[i - 1][j], common[i][j - 1]);
            }
        }
        const auto changes = changedLines(a, b);
        qsizetype removed = 0;
        qsizetype added = 0;
        qsizetype oldAt = -1;
        for (const LineChange &change : changes) {
            QVERIFY2(change.oldBegin > oldAt, "touching changes");
            oldAt = change.oldEnd;
            removed += change.oldEnd - change.oldBegin;
            added += change.newEnd - change.newBegin;
        }
        const qsizetype kept = common[a.size()][b.size()];
        QCOMPARE(removed, qsizetype(a.size()) - kept);
        QCOMPARE(added, qsizetype(b.size()) - kept);
    }
}

/// A quadratic diff would need longer than a test may take.
void TestUnifiedDiff::twoNumbersInAHugeFile()
{
    QByteArray before;
    for (int i = 0; i < 100'000; ++i) {
        before += i % 3 == 0 ? "same: line\n" : "key" + QByteArray::number(i) + ": 1\n";
    }
    const QByteArray after = QByteArray(before)
                                 .replace("\nkey10: 1\n", "\nkey10: 2\n")
                                 .replace("\nkey99991: 1\n", "\nkey99991: 2\n");
    const QByteArray result = diff(before, after);
    QCOMPARE(result.count("\n@@ "), 2);
    QCOMPARE(result.count("\n-"), 2);
    QCOMPARE(result.count("\n+key"), 2);
    QVERIFY(result.contains("\n-key99991: 1\n+key99991: 2\n"));
}

void TestUnifiedDiff::hugeAndVeryDifferent()
{
    QByteArray before = "first\n";
    QByteArray after = "first\n";
    QByteArray shuffled = "first\n";
    constexpr int count = 60'000;
    for (int i = 0; i < count; ++i) {
        before += "a" + QByteArray::number(i) + '\n';
        after += "b" + QByteArray::number(i) + '\n';
        shuffled += "a" + QByteArray::number((i * 7919LL) % count) + '\n';
    }
    const QByteArray replaced = diff(before, after);
    QCOMPARE(replaced.count("\n@@ "), 1);
    QCOMPARE(replaced.count("\n-a"), count);
    QCOMPARE(replaced.count("\n+b"), count);
    const QByteArray moved = diff(before, shuffled);
    QCOMPARE(moved.count("\n-a"), moved.count("\n+a"));
    QVERIFY(moved.startsWith("--- a/a.yml\n+++ b/a.yml\n@@ -1,"));
    // Many lines against few.
    QVERIFY(diff(before, "first\nx\na5000\ny\n").contains("\n+x\n"));
}

QTEST_GUILESS_MAIN(TestUnifiedDiff)
#include "tst_unifieddiff.moc"
