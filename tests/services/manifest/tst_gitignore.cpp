// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/gitignore.h"
#include "services/manifest/scan/gitignorestack.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cctype>
#include <utility>

using namespace serin;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs the real git, away from any configuration of the person or the machine.
QByteArray git(const QString &folder, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), folder);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder);
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("git"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qWarning("%s", process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput();
}

/// The files below @p folder that the rules ignore, relative to it.
void collectIgnored(const QString &folder, const QByteArray &prefix, const GitIgnoreStack &rules,
                    bool inside, QSet<QByteArray> &ignored)
{
    const auto entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                                    QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        const QByteArray name = QFile::encodeName(entry.fileName());
        if (name == ".git") {
            continue;
        }
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        const bool out = inside || rules.ignores(name, isFolder);
        if (isFolder) {
            collectIgnored(entry.filePath(), prefix + name + '/', rules.entered(name), out,
                           ignored);
        } else if (out) {
            ignored.insert(prefix + name);
        }
    }
}

QSet<QByteArray> ignoredByGit(const QString &top)
{
    const QByteArray output = git(
        top, {QStringLiteral("ls-files"), QStringLiteral("--others"), QStringLiteral("--ignored"),
              QStringLiteral("--exclude-standard"), QStringLiteral("-z")});
    const QList<QByteArray> names = output.split('\0');
    QSet<QByteArray> ignored(names.begin(), names.end());
    ignored.remove(QByteArray());
    return ignored;
}

QByteArray readable(const QSet<QByteArray> &names)
{
    QList<QByteArray> list(names.begin(), names.end());
    std::sort(list.begin(), list.end());
    return list.join(" | ");
}

/// Makes patterns of the kind that people and mischief write, over an alphabet small enough that
/// they meet the names often.
class Generator
{
public:
    explicit Generator(quint32 seed) : m_random(seed) {}

    QByteArray name()
    {
        static const QList<QByteArray> names = {"a",  "b",   "ab",   "abc", "a.b", "x-1", "Ab",
                                                "[a", "a b", "a\\b", "!a",  "#a",  "b]",  "é"};
        return names[m_random.bounded(names.size())];
    }

    QByteArray pattern()
    {
        QByteArray text;
        if (m_random.bounded(5) == 0) {
            text += '!';
        }
        if (m_random.bounded(5) == 0) {
            text += '/';
        }
        const int parts = 1 + m_random.bounded(3);
        for (int i = 0; i < parts; ++i) {
            text += (i > 0 ? "/" : "") + part();
        }
        if (m_random.bounded(4) == 0) {
            text += '/';
        }
        static const QList<QByteArray> tails = {"", "", "", "", "", " ", "  ", "\t", "\\ ", "\\"};
        return text + tails[m_random.bounded(tails.size())];
    }

    QByteArray ignoreFile()
    {
        QByteArray text = m_random.bounded(8) == 0 ? QByteArray("\xEF\xBB\xBF") : QByteArray();
        const int lines = 1 + m_random.bounded(4);
        for (int i = 0; i < lines; ++i) {
            static const QList<QByteArray> others = {"", "# no", "   ", "\\#a", "\\!a"};
            text += m_random.bounded(6) == 0 ? others[m_random.bounded(others.size())] : pattern();
            text += m_random.bounded(4) == 0 ? "\r\n" : "\n";
        }
        if (m_random.bounded(4) == 0) {
            text.chop(1);
        }
        return text;
    }

    int bounded(int limit) { return m_random.bounded(limit); }

private:
    QByteArray part()
    {
        if (m_random.bounded(4) == 0) {
            return m_random.bounded(4) == 0 ? "***" : "**";
        }
        static const QList<QByteArray> atoms = {"a",
                                                "b",
                                                "c",
                                                "ab",
                                                "*",
                                                "*",
                                                "?",
                                                "[ab]",
                                                "[a-c]",
                                                "[!a]",
                                                "[^b]",
                                                "[]a]",
                                                "[a\\-c]",
                                                "[[:alpha:]]",
                                                "[[:digit:]]",
                                                "[a",
                                                "\\a",
                                                "\\*",
                                                ".",
                                                "[[:no:]]",
                                                "-",
                                                "[--.]",
                                                "[[:upper:]b]",
                                                "\\[",
                                                "[a-]",
                                                "?**",
                                                "[ab]**",
                                                "[a-b-x]",
                                                "[[:digit:]-b]",
                                                "[\\]a]",
                                                "[b-a]",
                                                "[[:a]",
                                                "é",
                                                "[[.a]",
                                                " "};
        // Up to 2.43 git took `a**` at the end of a pattern's literal start for `**`; its manual
        // says it is two plain stars, and so do we.
        QByteArray text;
        const int count = 1 + m_random.bounded(3);
        for (int i = 0; i < count; ++i) {
            const QByteArray &atom = atoms[m_random.bounded(atoms.size())];
            text += atom == "*" && text.endsWith('*') ? QByteArray("a") : atom;
        }
        return text;
    }

    QRandomGenerator m_random;
};

} // namespace

class TestGitIgnore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void verdict_data();
    void verdict();
    void namedClasses();
    void lastMatchWins();
    void hostilePatternsEnd();
    void deeperFilesWin();
    void excludeFileOfLinkedWorkingTree();
    void linkedIgnoreFileHasNoRules();
    void startInsideAnIgnoredFolder();
    void outsideOfRepositories();
    void sameAsGit();

private:
    void makeTree(Generator &generator, const QString &top);
    bool m_hasGit = false;
};

void TestGitIgnore::initTestCase()
{
    m_hasGit = !QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty();
}

void TestGitIgnore::verdict_data()
{
    using Verdict = GitIgnore::Verdict;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *title, const char *text, const char *path, bool isFolder,
                        Verdict expected) {
        QTest::newRow(title) << QByteArray(text) << QByteArray(path) << isFolder << int(expected);
    };
    row("a name matches at any depth", "a.yml\n", "x/y/a.yml", false, Verdict::Ignored);
    row("a slash at the start anchors", "/a.yml\n", "x/a.yml", false, Verdict::Unmatched);
    row("a slash in the middle anchors", "x/a.yml\n", "y/x/a.yml", false, Verdict::Unmatched);
    row("a slash at the end wants a folder", "a/\n", "a", false, Verdict::Unmatched);
    row("a slash at the end, a folder", "a/\n", "x/a", true, Verdict::Ignored);
    row("negation", "!a\n", "a", false, Verdict::Included);
    row("comment", "#a\n", "#a", false, Verdict::Unmatched);
    row("escaped hash", "\\#a\n", "#a", false, Verdict::Ignored);
    row("escaped mark", "\\!a\n", "!a", false, Verdict::Ignored);
    row("a star stops at a slash", "x/*.yml\n", "x/y/a.yml", false, Verdict::Unmatched);
    row("leading stars, no folder", "**/a/b\n", "a/b", false, Verdict::Ignored);
    row("leading stars, folders", "**/a/b\n", "x/y/a/b", false, Verdict::Ignored);
    row("leading stars want whole names", "**/a/b\n", "xa/b", false, Verdict::Unmatched);
    row("trailing stars", "a/**\n", "a/x/y", false, Verdict::Ignored);
    row("trailing stars leave the folder", "a/**\n", "a", true, Verdict::Unmatched);
    row("stars between, none", "a/**/b\n", "a/b", false, Verdict::Ignored);
    row("stars between, two", "a/**/b\n", "a/x/y/b", false, Verdict::Ignored);
    row("stars in a name are one", "a**b/c\n", "ax/yb/c", false, Verdict::Unmatched);
    row("stars behind a name are one", "a**/b\n", "ax/y/b", false, Verdict::Unmatched);
    row("stars behind a name match", "a**/b\n", "ax/b", false, Verdict::Ignored);
    row("stars behind a name at the end", "x/?**\n", "x/ab/c", false, Verdict::Unmatched);
    row("a range ends", "[a-c-e]\n", "d", false, Verdict::Unmatched);
    row("a dash behind a range", "[a-c-e]\n", "-", false, Verdict::Ignored);
    row("a dash behind a named class", "[[:digit:]-z]\n", "y", false, Verdict::Unmatched);
    row("a question mark is no slash", "a?b/c\n", "a/b/c", false, Verdict::Unmatched);
    row("class", "[a-c]x\n", "bx", false, Verdict::Ignored);
    row("negated class", "[!a-c]x\n", "bx", false, Verdict::Unmatched);
    row("named class", "v[[:digit:]].yml\n", "v7.yml", false, Verdict::Ignored);
    row("unknown class", "[[:nope:]a]\n", "a", false, Verdict::Unmatched);
    row("open bracket", "[a\n", "[a", false, Verdict::Unmatched);
    row("bracket first", "[]a]x\n", "]x", false, Verdict::Ignored);
    row("final backslash", "a\\\n", "a\\", false, Verdict::Unmatched);
    row("trailing blanks go", "a  \n", "a", false, Verdict::Ignored);
    row("an escaped blank stays", "a\\ \n", "a ", false, Verdict::Ignored);
    row("a tab stays", "a\t\n", "a", false, Verdict::Unmatched);
    row("CRLF", "a\r\n", "a", false, Verdict::Ignored);
    row("no final newline", "b\na", "a", false, Verdict::Ignored);
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a\n",
        "a", false, Verdict::Ignored);
    row("case matters", "A\n", "a", false, Verdict::Unmatched);
    row("only a slash", "/\n", "a", true, Verdict::Unmatched);
    row("only a mark", "!\n", "a", true, Verdict::Unmatched);
}

void TestGitIgnore::verdict()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    QFETCH(bool, isFolder);
    QTEST(int(GitIgnore::parse(text).verdict(path, isFolder)), "expected");
}

/// Against the C library's own classes.
void TestGitIgnore::namedClasses()
{
    const std::pair<const char *, int (*)(int)> classes[] = {
        {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank},
        {"cntrl", std::iscntrl}, {"digit", std::isdigit}, {"graph", std::isgraph},
        {"lower", std::islower}, {"print", std::isprint}, {"punct", std::ispunct},
        {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit}};
    for (const auto &[name, contains] : classes) {
        const GitIgnore rules = GitIgnore::parse(QByteArray("x[[:") + name + QByteArray(":]]x\n"));
        for (int byte = 1; byte < 256; ++byte) {
            const char path[] = {'x', static_cast<char>(byte), 'x'};
            const bool expected = byte < 128 && byte != '/' && contains(byte) != 0;
            const auto verdict = rules.verdict(QByteArrayView(path, 3), false);
            QVERIFY2((verdict == GitIgnore::Verdict::Ignored) == expected,
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(byte)));
        }
    }
}

void TestGitIgnore::lastMatchWins()
{
    const GitIgnore rules = GitIgnore::parse("*.yml\n!keep.yml\nkeep.yml\n!keep.yml\n");
    QCOMPARE(rules.verdict("x/keep.yml", false), GitIgnore::Verdict::Included);
    QCOMPARE(rules.verdict("x/drop.yml", false), GitIgnore::Verdict::Ignored);
    QVERIFY(GitIgnore::parse("# nothing\n\n  \n").isEmpty());
}

/// A matcher that goes back and forth would need longer than the test may take.
void TestGitIgnore::hostilePatternsEnd()
{
    const QByteArray stars = QByteArray("*a").repeated(60) + "b\n";
    QCOMPARE(GitIgnore::parse(stars).verdict(QByteArray(250, 'a'), false),
             GitIgnore::Verdict::Unmatched);
    const QByteArray folders = QByteArray("**/a/").repeated(40) + "b\n";
    QCOMPARE(GitIgnore::parse(folders).verdict(QByteArray("a/").repeated(200) + "c", false),
             GitIgnore::Verdict::Unmatched);
    const QByteArray long_ = QByteArray("?*").repeated(500000) + '\n';
    QCOMPARE(GitIgnore::parse(long_).verdict(QByteArray(4000, 'a'), false),
             GitIgnore::Verdict::Unmatched);
}

void TestGitIgnore::deeperFilesWin()
{
    QTemporaryDir dir;
    const QString top = QFileInfo(dir.path()).canonicalFilePath();
    write(top + QStringLiteral("/.git/HEAD"), "ref: refs/heads/main\n");
    write(top + QStringLiteral("/.git/info/exclude"), "secret.yml\n*.tmp\n");
    write(top + QStringLiteral("/.gitignore"), "*.yml\n!/a/\n");
    write(top + QStringLiteral("/a/.gitignore"), "!*.yml\n");
    QVERIFY(QDir().mkpath(top + QStringLiteral("/a/b")));

    const auto inTop = GitIgnoreStack::forFolder(QFile::encodeName(top));
    QCOMPARE(inTop.workingTree(), QFile::encodeName(top));
    QVERIFY(inTop.ignores("x.yml", false));
    QVERIFY(inTop.ignores("x.tmp", false));
    const auto inB = GitIgnoreStack::forFolder(QFile::encodeName(top + QStringLiteral("/a/b")));
    QVERIFY(!inB.ignores("x.yml", false));
    QVERIFY2(!inB.ignores("secret.yml", false), "info/exclude is asked last");
    QVERIFY(inB.ignores("x.tmp", false));
    QVERIFY(!inB.startIsIgnored());
    QVERIFY(!inTop.entered("a").entered("b").ignores("x.yml", false));
}

void TestGitIgnore::excludeFileOfLinkedWorkingTree()
{
    QTemporaryDir dir;
    const QString root = QFileInfo(dir.path()).canonicalFilePath();
    write(root + QStringLiteral("/main/.git/HEAD"), "ref: refs/heads/main\n");
    write(root + QStringLiteral("/main/.git/info/exclude"), "drop.yml\n");
    write(root + QStringLiteral("/main/.git/worktrees/w/commondir"), "../..\n");
    write(root + QStringLiteral("/w/.git"),
          QFile::encodeName(QStringLiteral("gitdir: %1/main/.git/worktrees/w\n").arg(root)));
    const auto rules = GitIgnoreStack::forFolder(QFile::encodeName(root + QStringLiteral("/w")));
    QVERIFY(rules.ignores("drop.yml", false));
    QVERIFY(!rules.ignores("keep.yml", false));
}

void TestGitIgnore::linkedIgnoreFileHasNoRules()
{
    QTemporaryDir dir;
    const QString top = QFileInfo(dir.path()).canonicalFilePath();
    write(top + QStringLiteral("/.git/HEAD"), "x");
    write(top + QStringLiteral("/rules"), "*.yml\n");
    QVERIFY(QFile::link(top + QStringLiteral("/rules"), top + QStringLiteral("/.gitignore")));
    QVERIFY(!GitIgnoreStack::forFolder(QFile::encodeName(top)).ignores("a.yml", false));
}

void TestGitIgnore::startInsideAnIgnoredFolder()
{
    QTemporaryDir dir;
    const QString top = QFileInfo(dir.path()).canonicalFilePath();
    write(top + QStringLiteral("/.git/HEAD"), "x");
    write(top + QStringLiteral("/.gitignore"), "build/\n*.tmp\n");
    QVERIFY(QDir().mkpath(top + QStringLiteral("/build/x")));
    const auto rules =
        GitIgnoreStack::forFolder(QFile::encodeName(top + QStringLiteral("/build/x")));
    QVERIFY(rules.startIsIgnored());
    QVERIFY(!rules.ignores("a.yml", false));
    QVERIFY(rules.ignores("a.tmp", false));
}

void TestGitIgnore::outsideOfRepositories()
{
    QTemporaryDir dir;
    const QString top = QFileInfo(dir.path()).canonicalFilePath();
    write(top + QStringLiteral("/.gitignore"), "*.yml\n");
    write(top + QStringLiteral("/.git/config"), "no HEAD, so no repository\n");
    const auto rules = GitIgnoreStack::forFolder(QFile::encodeName(top));
    if (!rules.workingTree().isEmpty()) {
        QSKIP("the temporary folder is inside a repository");
    }
    QVERIFY(!rules.ignores("a.yml", false));
    QVERIFY(!rules.entered("x").ignores("a.yml", false));
}

void TestGitIgnore::makeTree(Generator &generator, const QString &top)
{
    QStringList folders{top};
    for (int i = 0; i < 5; ++i) {
        const QString folder = folders[generator.bounded(int(folders.size()))] + QLatin1Char('/') +
                               QString::fromUtf8(generator.name());
        if (!QFileInfo::exists(folder)) {
            QVERIFY(QDir().mkdir(folder));
            folders.append(folder);
        }
    }
    for (int i = 0; i < 12; ++i) {
        const QString file = folders[generator.bounded(int(folders.size()))] + QLatin1Char('/') +
                             QString::fromUtf8(generator.name());
        if (QFileInfo::exists(file)) {
            continue;
        }
        if (generator.bounded(8) == 0) {
            QVERIFY(QFile::link(QStringLiteral("."), file));
        } else {
            write(file, "x");
        }
    }
    for (int i = 0; i < 2; ++i) {
        const QString folder = folders[generator.bounded(int(folders.size()))];
        write(folder + QStringLiteral("/.gitignore"), generator.ignoreFile());
    }
}

void TestGitIgnore::sameAsGit()
{
    if (!m_hasGit) {
        QSKIP("git is not installed");
    }
    // Reproduce a failure by its seed.
    bool isNumber = false;
    const int chosen = qEnvironmentVariableIntValue("SERIN_TEST_SEED", &isNumber);
    const quint32 first = isNumber ? static_cast<quint32>(chosen) : 20260101U;
    const quint32 count =
        isNumber
            ? 1
            : static_cast<quint32>(qMax(150, qEnvironmentVariableIntValue("SERIN_TEST_ROUNDS")));
    int ignoredFiles = 0;
    QTemporaryDir dir;
    for (quint32 seed = first; seed < first + count; ++seed) {
        Generator generator(seed);
        const QString top =
            QFileInfo(dir.path()).canonicalFilePath() + QStringLiteral("/%1").arg(seed);
        for (const char *folder : {".git/objects", ".git/refs", ".git/info"}) {
            QVERIFY(QDir().mkpath(top + QLatin1Char('/') + QLatin1String(folder)));
        }
        write(top + QStringLiteral("/.git/HEAD"), "ref: refs/heads/main\n");
        if (generator.bounded(3) == 0) {
            write(top + QStringLiteral("/.git/info/exclude"), generator.ignoreFile());
        }
        makeTree(generator, top);
        QSet<QByteArray> ignored;
        collectIgnored(top, {}, GitIgnoreStack::forFolder(QFile::encodeName(top)), false, ignored);
        const QSet<QByteArray> expected = ignoredByGit(top);
        ignoredFiles += int(expected.size());
        if (ignored != expected) {
            qWarning() << "seed" << seed << "wrongly ignored:" << readable(ignored - expected)
                       << "missed:" << readable(expected - ignored);
        }
        QCOMPARE(readable(ignored), readable(expected));
        QVERIFY(QDir(top).removeRecursively());
    }
    QVERIFY2(ignoredFiles > 100, "the patterns hardly ever met a name");
}

QTEST_GUILESS_MAIN(TestGitIgnore)
#include "tst_gitignore.moc"
