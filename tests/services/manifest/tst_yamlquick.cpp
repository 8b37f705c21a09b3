// SPDX-License-Identifier: GPL-3.0-or-later
// The quick reader takes what manifests look like, and whatever it takes it reads as the library.
#include "services/manifest/yaml/yamlquick.h"
#include "services/manifest/yaml/yamlreader.h"
#include "tests/support/filebytes.h"
#include "tests/support/sametree.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>
#include <random>

using namespace serin;

namespace {

struct Comparison
{
    bool taken = false;
    QString difference;
};

Comparison compare(const QByteArray &text)
{
    auto checked = checkYamlText(text, QString());
    if (!checked) {
        return {};
    }
    const auto quick = readQuickYaml(text, *checked);
    if (!quick) {
        return {};
    }
    const auto slow = readYamlByLibrary(text, QString());
    return {true, slow ? differenceOf(*quick, *slow) : slow.error().toLine()};
}

/// The manifests of tests/data, and of SERIN_CORPUS_DIR when it is set.
QList<QByteArray> manifests()
{
    QList<QByteArray> texts;
    for (const QString &folder :
         {QStringLiteral(SERIN_TEST_DATA "/manifests"), qEnvironmentVariable("SERIN_CORPUS_DIR")}) {
        if (folder.isEmpty()) {
            continue;
        }
        QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            texts << fileBytes(walk.next());
        }
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

/// @p text with one small thing done to it, as a person or an accident would.
QByteArray mutated(QByteArray text, std::mt19937 &random)
{
    static const QList<QByteArray> pieces{
        " ",      "  ",      "\n",  "\n\n",    "\n  ",    "\n    ",   ":",   ": ",
        " :",     "#",       " #",  "- ",      "-",       "?",        "? ",  "[",
        "]",      "{",       "}",   ",",       ", ",      "\"",       "'",   "''",
        "|",      "|\n",     "|-",  ">",       "&a ",     "*a",       "!",   "!!str ",
        "---",    "\n---\n", "...", "%",       "@",       "`",        "~",   "null",
        "<<",     "\\",      "\\n", "\t",      "\r\n",    "a",        "1",   "a: b",
        "- a",    "{}",      "[]",  "{a: b}",  "[a, b]",  "\xc3\xa9", "=",   "\\\"",
        "\"\"",   "true",    ".",   "\n# c\n", "\n- a\n", "\n-\n",    ":\n", ": |\n    x\n",
        "\n   \n"};
    const auto below = [&](qsizetype limit) {
        return limit <= 0 ? 0 : qsizetype(random() % static_cast<unsigned long>(limit));
    };
    const qsizetype at = below(text.size() + 1);
    switch (random() % 5) {
    case 0:
        text.remove(at, 1 + below(4));
        break;
    case 1: { // a line away
        const qsizetype begin = text.lastIndexOf('\n', at) + 1;
        const qsizetype end = text.indexOf('\n', begin);
        text.remove(begin, end < 0 ? text.size() : end - begin + 1);
        break;
    }
    case 2: { // a line indented otherwise
        const qsizetype begin = text.lastIndexOf('\n', at) + 1;
        random() % 2 == 0 ? text.insert(begin, QByteArray(1 + below(4), ' '))
                          : text.remove(begin, 1 + below(3));
        break;
    }
    case 3:
        text.replace(at, below(3), pieces.at(below(pieces.size())));
        break;
    default:
        text.insert(at, pieces.at(below(pieces.size())));
    }
    return text;
}

} // namespace

class TestYamlQuick : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takes_data();
    void takes();
    void leaves_data();
    void leaves();
    void takesMostManifests();
    void agreesOnMutations();
};

void TestYamlQuick::takes_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(text);
    };
    row("map", "a: 1\nb: two words\n");
    row("no final newline", "a: 1\nb: 2");
    row("CRLF", "a: 1\r\nb:\r\n  - x\r\n");
    row("byte order mark", "\xef\xbb\xbf"
                           "a: 1\nb: 2\n");
    row("comments", "# one\na: 1 # two\n   # three\nb: # four\n  c: 2\n# five\n");
    row("document mark", "# head\n---\na: 1\n");
    row("nested", "a:\n  b:\n    c: 1\n  d: 2\ne:\n      f: 1\n");
    row("sequence", "a:\n  - 1\n  - two\nb: 1\n");
    row("sequence in the key's column", "a:\n- 1\n- b: 2\n  c: 3\nd: 4\n");
    row("maps in a sequence", "a:\n  - name: x\n    b: 1\n  -   name: y\n      b: 2\n");
    row("item on its own line", "a:\n  -\n    b: 1\n  -\n  - c\n");
    row("missing values", "a:\nb:\n  c:\n  d:\ne:");
    row("missing in a sequence", "a:\n  -\n  - # nothing\n  -");
    row("nulls", "a: ~\nb: null\nc: {d: NULL, e: ~}\nf: [~]\ng: nullx\n");
    row("quoted", "a: \"x # y: z\"\nb: 'it''s'\n\"c\": ''\n'd' : \"\"\n");
    row("escapes", "a: \"C:\\\\models\\\"x\\n\"\n");
    row("flow", "a: {b: 1, c: \"x\", d: [1, 2,3], e: {}}\nf: []\ng: { x: y }\nh: [ ]\n");
    row("literal", "a: |\n  one: #1\n    two\n\n  three\nb: |-\n  x\n\nc: 1\n");
    row("literal in a sequence", "a:\n  - |\n    x\n  - b: |\n      y\n    c: 1\n");
    row("literal at the end", "a: |\n  x\n\n\n");
    row("not ASCII", "n\xc3\xa4me: \xe2\x82\xac\nb: \"\xf0\x9f\x90\xa6\"\n");
    row("colons and hashes in words", "a: http://x:80/#y\nb:c: d\ne#f: g\n");
    row("negative", "a: -1\nb: [-1, -x]\n");
    row("a word", "42");
    row("a null word", "null");
}

void TestYamlQuick::takes()
{
    QFETCH(const QByteArray, text);
    const Comparison compared = compare(text);
    QVERIFY(compared.taken);
    QVERIFY2(compared.difference.isEmpty(), qPrintable(compared.difference));
}

void TestYamlQuick::leaves_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(text);
    };
    row("nothing", "");
    row("comments only", "# a\n");
    row("two documents", "a: 1\n---\nb: 2\n");
    row("document end", "a: 1\n...\n");
    row("content behind the mark", "--- a: 1\n");
    row("two byte order marks", "\xef\xbb\xbf\xef\xbb\xbf# a\nb: 1\n");
    row("tab", "a:\tb\n");
    row("anchor", "a: &x 1\n");
    row("alias", "a: *x\n");
    row("tag", "a: !!str 1\n");
    row("folded", "a: >\n  x\n");
    row("kept blank lines", "a: |+\n  x\n\n");
    row("indentation indicator", "a: |2\n    x\n");
    row("literal that begins blank", "a: |\n\n  x\n");
    row("plain over two lines", "a: x\n  y\n");
    row("quoted over two lines", "a: \"x\n  y\"\n");
    row("flow over two lines", "a: [1,\n  2]\n");
    row("deeper than its value", "a: 1\n  b: 2\n");
    row("between two levels", "a:\n    b: 1\n  c: 2\n");
    row("question mark", "? a\n: b\n");
    row("root sequence", "- a\n");
    row("root scalar", "two words\n");
    row("sequence in a sequence", "a:\n  - - 1\n");
    row("key in a flow sequence", "a: [b: 1]\n");
    row("trailing comma", "a: [1, ]\n");
    row("key alone in braces", "a: {b}\n");
    row("JSON", "{\"a\":1}\n");
    row("template", "a: {{ b }}\n");
    row("colon in a value", "a: b: c\n");
    row("text behind a quote", "a: \"b\" c\n");
    row("open quote", "a: \"b\n");
    row("open bracket", "a: [b\n");
    row("escape that it does not know", "a: \"\\x41\"\n");
    row("null as a key", "~: 1\n");
    const QByteArray longKey(1100, 'k');
    QTest::newRow("long key") << longKey + ": 1\n";
    QTest::newRow("long key in quotes") << '"' + longKey + "\": 1\n";
    QTest::newRow("long key in braces") << "a: {" + longKey + ": 1}\n";
    QTest::newRow("long quoted key in braces") << "a: {'" + longKey + "': 1}\n";
    row("conflict markers", "<<<<<<< HEAD\na: 1\n=======\n>>>>>>> x\n");
}

void TestYamlQuick::leaves()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!compare(text).taken);
}

void TestYamlQuick::takesMostManifests()
{
    QList<QByteArray> texts = manifests();
    QVERIFY(texts.size() >= 20);
    int taken = 0;
    for (const QByteArray &text : std::as_const(texts)) {
        const Comparison compared = compare(text);
        QVERIFY2(compared.difference.isEmpty(), qPrintable(compared.difference));
        taken += compared.taken ? 1 : 0;
    }
    qInfo("%d of %d manifests are read quickly", taken, int(texts.size()));
    QVERIFY2(taken * 2 > texts.size(), qPrintable(QString::number(taken)));
}

void TestYamlQuick::agreesOnMutations()
{
    const QList<QByteArray> texts = manifests();
    std::mt19937 random(20210119);
    int taken = 0;
    const int wished = qEnvironmentVariableIntValue("SERIN_MUTATIONS");
    const int rounds = wished > 0 ? wished : 4000;
    for (int i = 0; i < rounds; ++i) {
        QByteArray text = texts.at(i % texts.size());
        for (unsigned long changes = 1 + random() % 4; changes > 0; --changes) {
            text = mutated(text, random);
        }
        const Comparison compared = compare(text);
        taken += compared.taken ? 1 : 0;
        QVERIFY2(compared.difference.isEmpty(),
                 (compared.difference.toUtf8() + "\n" + text).constData());
    }
    QVERIFY2(taken * 10 > rounds, qPrintable(QString::number(taken)));
}

QTEST_APPLESS_MAIN(TestYamlQuick)
#include "tst_yamlquick.moc"
