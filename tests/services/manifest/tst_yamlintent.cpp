// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison that proves edits: equal is only what is equal in every respect that counts.
#include "services/manifest/yaml/yamlintent.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QTest>

using namespace serin;

namespace {

YamlTree read(const QByteArray &text)
{
    auto tree = readYaml(text, QStringLiteral("t.yml"));
    return tree ? std::move(*tree) : YamlTree();
}

} // namespace

class TestYamlIntent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTreesApart_data();
    void tellsTreesApart();
    void takesLayoutForEqual_data();
    void takesLayoutForEqual();
    void changesACopy();
};

void TestYamlIntent::tellsTreesApart_data()
{
    QTest::addColumn<QByteArray>("meant");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *meant, const char *found, const char *place) {
        QTest::newRow(name) << QByteArray(meant) << QByteArray(found) << QString::fromUtf8(place);
    };
    row("value", "a: 1\nb: 2\n", "a: 1\nb: 3\n", "/b");
    row("value below", "a: {b: [1, 2]}\n", "a: {b: [1, 3]}\n", "/a/b/1");
    row("key", "a: 1\n", "b: 1\n", "/b");
    row("order", "a: 1\nb: 1\n", "b: 1\na: 1\n", "/b");
    row("one more at the end", "a: 1\n", "a: 1\nb: 2\n", "/b");
    row("one less at the end", "a: 1\nb: 2\n", "a: 1\n", "/b");
    row("one more in between", "a: 1\nb: 2\n", "a: 1\nc: 3\nb: 2\n", "/c");
    row("one more item", "a: [1]\n", "a: [1, 2]\n", "/a/1");
    row("a full map for an empty one", "a: {}\n", "a: {b: 1}\n", "/a/b");
    row("an empty map for a full one", "a: {b: 1}\n", "a: {}\n", "/a/b");
    row("a list for a map", "a: {}\n", "a: []\n", "/a");
    row("a null for an empty text", "a: ''\n", "a:\n", "/a");
    row("a null for a word", "a: nil\n", "a: null\n", "/a");
    row("a number in quotes", "a: 1\n", "a: '1'\n", "/a");
    row("a word without its quotes", "a: 'yes'\n", "a: yes\n", "/a");
    row("a tag", "a: !x 1\n", "a: 1\n", "/a");
    row("another tag", "a: !x 1\n", "a: !y 1\n", "/a");
    row("an anchor", "a: &x 1\n", "a: 1\n", "/a");
    row("another anchor", "a: &x 1\n", "a: &y 1\n", "/a");
    row("another alias", "a: &x 1\nb: &y 1\nc: *x\n", "a: &x 1\nb: &y 1\nc: *y\n", "/c");
    row("the value for its alias", "a: &x 1\nc: *x\n", "a: &x 1\nc: 1\n", "/c");
    row("a document more", "a: 1\n", "a: 1\n---\nb: 2\n", "the number of documents");
    row("another second document", "a: 1\n---\nb: 2\n", "a: 1\n---\nb: 3\n", "/b");
}

void TestYamlIntent::tellsTreesApart()
{
    QFETCH(const QByteArray, meant);
    QFETCH(const QByteArray, found);
    QFETCH(const QString, place);
    const YamlTree meantTree = read(meant);
    const YamlTree foundTree = read(found);
    QVERIFY(!meantTree.roots().empty() && !foundTree.roots().empty());
    QString difference;
    QVERIFY(!YamlIntent(meantTree).matches(foundTree, &difference));
    QCOMPARE(difference, place);
    QVERIFY(!YamlIntent(foundTree).matches(meantTree, &difference));
}

void TestYamlIntent::takesLayoutForEqual_data()
{
    QTest::addColumn<QByteArray>("meant");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *meant, const char *found) {
        QTest::newRow(name) << QByteArray(meant) << QByteArray(found);
    };
    row("braces", "a:\n  b: 1\n  c: [x]\n", "a: {b: 1, c: [x]}\n");
    row("indentation and comments", "a:\n  b: 1\n", "# c\na:\n\n      b:   1 # d\n");
    row("the kind of quotes", "a: 'x'\n", "a: \"x\"\n");
    row("quotes around a key", "a: 1\n", "\"a\": 1\n");
    row("line ends", "a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n");
}

void TestYamlIntent::takesLayoutForEqual()
{
    QFETCH(const QByteArray, meant);
    QFETCH(const QByteArray, found);
    const YamlTree meantTree = read(meant);
    QString difference;
    QVERIFY2(YamlIntent(meantTree).matches(read(found), &difference), qPrintable(difference));
}

void TestYamlIntent::changesACopy()
{
    const YamlTree before = read("a: 1\nb: {c: !t x, d: [1, 2]}\ne: 5\n");
    const NodeId root = before.roots().front();
    YamlIntent intent(before);
    intent.replace(before.find(root, "a"), intent.makeScalar("two", ScalarStyle::Plain));
    const NodeId copy = intent.graft(before, before.find(root, "b"));
    intent.appendEntry(root, intent.makeScalar("copy", ScalarStyle::Plain), copy);
    const NodeId gone = before.find(root, "e");
    const NodeId goneKey = before.keyOf(gone);
    intent.remove(gone);
    intent.remove(goneKey);
    QString difference;
    const YamlTree after = read("a: two\nb: {c: !t x, d: [1, 2]}\ncopy: {c: !t x, d: [1, 2]}\n");
    QVERIFY2(intent.matches(after, &difference), qPrintable(difference));
    QCOMPARE(before.string(before.find(root, "a")), QStringLiteral("1"));
}

QTEST_APPLESS_MAIN(TestYamlIntent)
#include "tst_yamlintent.moc"
