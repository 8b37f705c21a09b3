// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlreader.h"

#include <QTest>

using namespace serin;

namespace {

/// One line a node: indentation by depth, kind, the bytes of its span, `→` and its value where that
/// differs, `?` where the place is unknown.
QString outline(const YamlTree &tree)
{
    QString lines;
    const auto visit = [&](const auto &self, NodeId id, int depth) -> void {
        const YamlNode &node = tree.node(id);
        lines += QString(depth, QLatin1Char(' '));
        const QString text = QString::fromUtf8(
            tree.text().mid(node.span.begin, static_cast<qsizetype>(node.span.length())));
        switch (node.kind) {
        case NodeKind::Null:
            lines += node.missing ? QStringLiteral("missing@%1").arg(node.span.begin)
                                  : QStringLiteral("null <%1>").arg(text);
            break;
        case NodeKind::Scalar:
            lines += QStringLiteral("<%1>").arg(text);
            if (text != tree.string(id)) {
                lines += QStringLiteral(" → ") + tree.string(id);
            }
            break;
        case NodeKind::Alias:
            lines += QStringLiteral("alias <%1>").arg(tree.string(id));
            break;
        case NodeKind::Sequence:
            lines += QStringLiteral("seq%1 %2-%3")
                         .arg(node.flow ? QStringLiteral("[]") : QString())
                         .arg(node.span.begin)
                         .arg(node.span.end);
            break;
        case NodeKind::Map:
            lines += QStringLiteral("map%1 %2-%3")
                         .arg(node.flow ? QStringLiteral("{}") : QString())
                         .arg(node.span.begin)
                         .arg(node.span.end);
            break;
        }
        if (node.anchored) {
            const std::string_view name = tree.anchor(id);
            lines += QStringLiteral(" &") +
                     QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        if (node.tag != 0) {
            lines += QStringLiteral(" !") + QString::fromStdString(std::string(tree.tag(id)));
        }
        lines += node.spanKnown ? QStringLiteral("\n") : QStringLiteral(" ?\n");
        for (NodeId child = tree.firstChild(id); child != noNode; child = tree.next(child)) {
            self(self, child, depth + 1);
        }
    };
    for (const NodeId root : tree.roots()) {
        visit(visit, root, 0);
    }
    return lines.replace(QLatin1String("\n\n"), QLatin1String("\n")).trimmed();
}

} // namespace

class TestYamlReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsEverySpan_data();
    void findsEverySpan();
    void refuses_data();
    void refuses();
    void countsColumnsInCodePoints();
    void limitsTheNumberOfTags();
    void findsByPointer();
};

void TestYamlReader::findsEverySpan_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("block map", "a: 1\nb:  two words  # no\n", "map 0-18\n <a>\n <1>\n <b>\n <two words>");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a: 1\n",
        "map 3-7\n <a>\n <1>");
    row("CRLF", "a: 1\r\nb: 2\r\n", "map 0-10\n <a>\n <1>\n <b>\n <2>");
    row("umlauts before", "ä: ü\nb: 1", "map 0-11\n <ä>\n <ü>\n <b>\n <1>");
    row("quotes", "a: 'it''s'\nb: \"x\\\"y\"\n\"c\": ''\n",
        "map 0-28\n <a>\n <'it''s'> → it's\n <b>\n <\"x\\\"y\"> → x\"y\n <\"c\"> → c\n <''> →");
    row("folded plain", "a: one\n   two\n\n   three\nb: 1\n",
        "map 0-28\n <a>\n <one\n   two\n   three> → one two\nthree\n <b>\n <1>");
    row("literal", "a: |\n  x: 1\n   y\n\nb: 2\n",
        "map 0-22\n <a>\n <|\n  x: 1\n   y> → x: 1\n y\n <b>\n <2>");
    row("folded in a list", "- >-\n  x\n  y\n- 1\n", "seq 0-16\n <>-\n  x\n  y> → x y\n <1>");
    row("literal with an indentation", "a: |2\n    x\n   y\nb: 1\n",
        "map 0-21\n <a>\n <|2\n    x\n   y> →   x\n y\n <b>\n <1>");
    row("literal with CRLF", "a: |\r\n  x\r\n  y\r\nb: 1\r\n",
        "map 0-20\n <a>\n <|\r\n  x\r\n  y> → x\ny\n <b>\n <1>");
    row("folded plain with CRLF", "a: one\r\n  two\r\nb: 1\r\n",
        "map 0-19\n <a>\n <one\r\n  two> → one two\n <b>\n <1>");
    row("verbatim tag", "a: !<tag:x> 5\nb: 1\n", "map 0-18\n <a>\n <5> !tag:x\n <b>\n <1>");
    row("missing values", "a:\nb: # none\nc: null\nd: ~\n",
        "map 0-25\n <a>\n missing@2\n <b>\n missing@5\n <c>\n null <null>\n <d>\n null <~>");
    row("missing before a key called null", "a:\nnull: 1\n",
        "map 0-10\n <a>\n missing@2\n null <null>\n <1>");
    row("null on the next line", "a:\n  null\n", "map 0-9\n <a>\n null <null>");
    row("missing items", "-\n- \n- 1\n", "seq 0-8\n missing@1\n missing@3\n <1>");
    row("flow", "a: {b: 1, 'c': [x, {d: }]}\n",
        "map 0-26\n <a>\n map{} 3-26\n  <b>\n  <1>\n  <'c'> → c\n  seq[] 15-25\n   <x>\n   map{} "
        "19-24\n    <d>\n    missing@22");
    row("empty flow", "a: {}\nb: [ ]\n", "map 0-12\n <a>\n map{} 3-5\n <b>\n seq[] 9-12");
    row("flow over lines", "a: {\n  b: 1, # one\n  c: 2,\n}\n",
        "map 0-28\n <a>\n map{} 3-28\n  <b>\n  <1>\n  <c>\n  <2>");
    row("json", "{\"a\":{\"b\":100},\"c\":[1,2]}",
        "map{} 0-25\n <\"a\"> → a\n map{} 5-14\n  <\"b\"> → b\n  <100>\n <\"c\"> → c\n seq[] "
        "19-24\n  <1>\n  <2>");
    row("anchors", "a: &x {b: 1}\nc: &y\n  d: 2\ne: *x\n",
        "map 0-31\n <a>\n map{} 6-12 &x\n  <b>\n  <1>\n <c>\n map 21-25 &y\n  <d>\n  <2>\n <e>\n "
        "alias <x>");
    row("tags", "a: !!str 5\nb: !own x\nc: !!map {}\n",
        "map 0-32\n <a>\n <5> !tag:yaml.org,2002:str\n <b>\n <x> !!own\n <c>\n map{} 30-32 "
        "!tag:yaml.org,2002:map");
    row("sequence at the key's column", "a:\n- b: 1\n  c:\n- d\n",
        "map 0-18\n <a>\n seq 3-18\n  map 5-14\n   <b>\n   <1>\n   <c>\n   missing@14\n  <d>");
    row("documents", "# one\n---\na: 1\n---\n- 2\n...\n---\n",
        "map 10-14\n <a>\n <1>\nseq 19-22\n <2>\nmissing@22");
    row("explicit key", "? a\n: 1\n", "map 0-7\n <a>\n <1>");
    row("template in quotes", "a: \"{{ x }}\"\n", "map 0-12\n <a>\n <\"{{ x }}\"> → {{ x }}");
    row("colon inside", "a: http://x:1/#y\n", "map 0-16\n <a>\n <http://x:1/#y>");
    row("merge", "b: &b {x: 1}\na:\n  <<: *b\n  y: 2\n",
        "map 0-31\n <b>\n map{} 6-12 &b\n  <x>\n  <1>\n <a>\n map 18-31\n  <<<>\n  alias <b>\n  "
        "<y>\n  <2>");
}

void TestYamlReader::findsEverySpan()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    for (const auto read : {readYaml, readYamlByLibrary}) {
        const auto tree = read(text, QStringLiteral("t.yml"));
        QVERIFY2(tree.has_value(), qPrintable(tree ? QString() : tree.error().toLine()));
        QCOMPARE(outline(*tree), expected);
    }
}

void TestYamlReader::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &text, const char *line) {
        QTest::newRow(name) << text << QString::fromUtf8(line);
    };
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0",
                   4),
        "t.yml: the file is UTF-16 or UTF-32, not UTF-8; save it as UTF-8");
    row("NUL", QByteArray("a: 1\nb: \0", 9),
        "t.yml:2:4: a NUL byte: the file is binary or UTF-16; save the file as UTF-8 text");
    row("control", "a: \x04", "t.yml:1:4: control character 0x04; save the file as UTF-8 text");
    row("invalid UTF-8", "ä: \xC3(", "t.yml:1:4: invalid UTF-8; save the file as UTF-8");
    row("overlong UTF-8", "a: \xC0\xAF", "t.yml:1:4: invalid UTF-8; save the file as UTF-8");
    row("surrogate", "a: \xED\xA0\x80", "t.yml:1:4: invalid UTF-8; save the file as UTF-8");
    row("cut UTF-8", "a: \xE2\x82", "t.yml:1:4: invalid UTF-8; save the file as UTF-8");
    row("CR only", "a: 1\rb: 2\r",
        "t.yml:1:5: a carriage return without a line feed; save the file with LF or CRLF line "
        "ends");
    row("conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
        "t.yml:2:1: unresolved merge conflict (conflict marker); resolve the conflict and remove "
        "the markers");
    row("schema line", "$schema=https://x/y.json\nname: a\n",
        "t.yml:1:1: \"$schema=\" is not YAML; write \"$schema: \" instead of \"$schema=\"");
    row("tab", "a:\n\tb: 1\n",
        "t.yml:2:3: not valid YAML: a tab as indentation; indent with spaces");
    row("template", "a: {{ x }} y\n", "");
    row("too deep", QByteArray(10000, '['), "");
    row("unclosed quote", "a: 1\nb: \"x\n",
        "t.yml:2:4: not valid YAML: a quoted text that is not closed; add the closing quote");
    row("text behind the root", "[1],\n[2]\n",
        "t.yml:1:4: not valid YAML: unexpected text behind the end of the document");
    row("unknown alias", "a: *x\n", "");
}

void TestYamlReader::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    const auto tree = readYaml(text, QStringLiteral("t.yml"));
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, ErrorKind::Invalid);
    QVERIFY2(tree.error().where.startsWith(QLatin1String("t.yml")), qPrintable(tree.error().where));
    if (!line.isEmpty()) {
        QCOMPARE(tree.error().toLine(), line);
    }
}

void TestYamlReader::countsColumnsInCodePoints()
{
    const auto tree = readYaml("# ü\n\"äö\": 1\n", QString());
    const NodeId value = tree->find(tree->roots().front(), "äö");
    QCOMPARE(tree->position(value), (SourcePosition{2, 7}));
    // A line of many kilobytes has a table of its columns.
    const QByteArray letters = QByteArray("ä").repeated(10'000);
    const auto wide = readYaml("# ü\na: {b: \"" + letters + "\", c: ü, d: 1}\n", QString());
    const NodeId last = wide->resolve(wide->roots().front(), QStringLiteral("/a/d"));
    QCOMPARE(wide->position(last), (SourcePosition{2, 10'021}));
    QCOMPARE(wide->positionAt(4), (SourcePosition{1, 4}));
}

void TestYamlReader::limitsTheNumberOfTags()
{
    QByteArray text;
    for (int i = 0; i < 10'000; ++i) {
        text += "- !t" + QByteArray::number(i) + " x\n";
    }
    const auto most = readYaml(text, QString());
    QVERIFY(most.has_value());
    const NodeId last = most->lastChild(most->roots().front());
    QCOMPARE(most->tag(last), std::string_view("!t9999"));
    const auto more = readYaml(text + "- !one-more x\n", QStringLiteral("t.yml"));
    QVERIFY(!more);
    QCOMPARE(more.error().toLine(),
             QStringLiteral("t.yml:10001:3: not valid YAML: too many different tags"));
}

void TestYamlReader::findsByPointer()
{
    const auto tree = readYaml("a/b:\n- ~c: 1\n  d: [x, y]\n", QString());
    const NodeId root = tree->roots().front();
    const NodeId found = tree->resolve(root, QStringLiteral("/a~1b/0/d/1"));
    QCOMPARE(tree->string(found), QStringLiteral("y"));
    QCOMPARE(tree->pointer(found), QStringLiteral("/a~1b/0/d/1"));
    QCOMPARE(tree->resolve(root, QString()), root);
    QCOMPARE(tree->resolve(root, QStringLiteral("/a~1b/0/~0c")) != noNode, true);
    for (const char *nowhere : {"/x", "/a~1b/2", "/a~1b/-1", "/a~1b/0/d/z", "/a~1b/0/d/1/2"}) {
        QCOMPARE(tree->resolve(root, QString::fromLatin1(nowhere)), noNode);
    }
}

QTEST_GUILESS_MAIN(TestYamlReader)
#include "tst_yamlreader.moc"
