// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are made to hurt a reader of YAML: a clear error, or an exact edit, in little time and
// memory. The large ones that can be read are in tst_hostilesize.
#include "tests/integration/hostilemanifests.h"

#include <QStringEncoder>

using namespace serin;

namespace {

HostileExpectation unreadable(const QByteArray &words, const QByteArray &fix = {},
                              const QByteArray &place = {})
{
    HostileExpectation expected;
    expected.readable = false;
    expected.error = words;
    expected.fix = fix;
    expected.place = place;
    return expected;
}

HostileExpectation readable(const QByteArray &invalidity, const QByteArray &editRefusal = {})
{
    HostileExpectation expected;
    expected.invalidity = invalidity;
    expected.editRefusal = editRefusal;
    return expected;
}

void row(const char *name, const HostileText &text, const HostileExpectation &expected)
{
    QTest::newRow(name) << text << expected;
}

/// A map in a map in a map, each on a line of its own.
QByteArray blockMaps(int depth)
{
    QByteArray text;
    text.reserve(qsizetype(depth) * depth / 2 + 4 * depth);
    for (int i = 1; i <= depth; ++i) {
        text += QByteArray(i, ' ') + "a:\n";
    }
    return text + QByteArray(depth + 1, ' ') + "1\n";
}

/// Ten levels of nine aliases each: 9^10 values once they are followed.
QByteArray laughs()
{
    return "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + numbered(10, [](const QByteArray &i) {
               const QByteArray next = QByteArray::number(i.toInt() + 1);
               return "a" + next + ": &a" + next + " [" + ("*a" + i + ", ").repeated(8) + "*a" + i +
                      "]\n";
           });
}

QByteArray encoded(const char *encoding, const QByteArray &text)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(QString::fromUtf8(text));
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void depth_data();
    void depth() { check(); }
    void expansion_data();
    void expansion() { check(); }
    void size_data();
    void size() { check(); }
    void bytes_data();
    void bytes() { check(); }
    void names_data();
    void names() { check(); }
    void leavesNeighboursUnread();

private:
    static void columns()
    {
        QTest::addColumn<HostileText>("text");
        QTest::addColumn<HostileExpectation>("expected");
    }
    static void check()
    {
        QFETCH(const HostileText, text);
        QFETCH(const HostileExpectation, expected);
        HostileManifest(text).check(expected);
    }
};

void TestHostile::depth_data()
{
    columns();
    constexpr int levels = 10'000;
    const HostileExpectation tooDeep = unreadable("nested too deep", "leave this file out");
    const QByteArray head = goodEndpoint + "tags: ";
    row(
        "lists in brackets",
        [=]() -> QByteArray { return head + times(levels, "[") + times(levels, "]") + '\n'; },
        tooDeep);
    row(
        "lists in brackets, open", [=]() -> QByteArray { return head + times(levels, "["); },
        tooDeep);
    row(
        "maps in braces",
        [=]() -> QByteArray {
            return head + times(levels, "{a: ") + '1' + times(levels, "}") + '\n';
        },
        tooDeep);
    row(
        "both by turns",
        [=]() -> QByteArray {
            return head + times(levels, "[{a: ") + '1' + times(levels, "}]") + '\n';
        },
        tooDeep);
    row(
        "maps in braces, all of the file",
        [=]() -> QByteArray { return times(levels, "{a: ") + '1' + times(levels, "}"); }, tooDeep);
    row(
        "lists of dashes",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + times(levels, "- ") + "1\n"; },
        tooDeep);
    row(
        "keys in keys",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n  " + times(levels, "? ") + "a\n"; },
        tooDeep);
    row(
        "maps by indentation",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + blockMaps(5'000); }, tooDeep);
    row(
        "maps by indentation, 50 MB",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + blockMaps(levels); },
        unreadable("larger than 16 MiB"));
    row(
        "300 levels, which can be read",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + blockMaps(300); },
        readable("nested deeper than 128 levels"));
}

void TestHostile::expansion_data()
{
    columns();
    const QByteArray tooMuch = "expands to more than 200000 values";
    row(
        "laughs beside", [=]() -> QByteArray { return goodEndpoint + laughs(); },
        readable(tooMuch));
    row(
        "laughs as tags", [=]() -> QByteArray { return goodEndpoint + laughs() + "tags: *a10\n"; },
        readable(tooMuch));
    row(
        "laughs as traffic",
        [=]() -> QByteArray { return endpointHead + laughs() + "traffic: *a10\n"; },
        readable(tooMuch, "comes from an anchor (*a10)"));
    const QByteArray merges = numbered(40, [](const QByteArray &i) {
        const QByteArray next = QByteArray::number(i.toInt() + 1);
        return "m" + next + ": &m" + next + "\n  <<: [*m" + i + ", *m" + i + ", *m" + i + "]\n";
    });
    row(
        "merges of merges",
        [=]() -> QByteArray {
            return goodEndpoint + "m0: &m0 {k: 1}\n" + merges + "tags:\n  <<: *m40\n";
        },
        readable(tooMuch));
    row(
        "an anchor in itself", [=]() -> QByteArray { return goodEndpoint + "tags: &t\n  a: *t\n"; },
        readable("stands inside what it refers to"));
    const auto tagged = [](const QByteArray &i) { return "  k" + i + ": !t" + i + " x\n"; };
    row(
        "a tag a value",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + numbered(70'000, tagged); },
        unreadable("too many different tags"));
}

void TestHostile::size_data()
{
    columns();
    const HostileExpectation tooLarge = unreadable("larger than 16 MiB");
    row(
        "a scalar of 100 MB",
        [] { return goodEndpoint + "description: " + times(100 * million, "x") + '\n'; }, tooLarge);
    row(
        "a quoted scalar of 60 MB",
        [] { return goodEndpoint + "description: \"" + times(60 * million, "x") + "\"\n"; },
        tooLarge);
    row(
        "a block scalar of 60 MB",
        [] {
            const QByteArray line = "  " + times(97, "x") + '\n';
            return goodEndpoint + "description: |\n" + times(600'000, line);
        },
        tooLarge);
    row(
        "a quote that is not closed",
        [=]() -> QByteArray { return goodEndpoint + "description: \"" + times(1'000'000, "x\n"); },
        unreadable("a quoted text that is not closed"));
    row(
        "100,000 open braces",
        [=]() -> QByteArray { return goodEndpoint + "tags: " + times(100'000, "{"); },
        unreadable("nested too deep"));
    row(
        "100,000 colons",
        [=]() -> QByteArray { return goodEndpoint + "tags: " + times(100'000, ": "); },
        unreadable("illegal map value"));
    row(
        "100,000 anchors at one value",
        [=]() -> QByteArray { return goodEndpoint + "tags: " + times(100'000, "&a ") + "x\n"; },
        unreadable("multiple anchors"));
    row(
        "100,000 directives",
        [=]() -> QByteArray { return times(100'000, "%YAML 1.2\n") + "---\n" + goodEndpoint; },
        unreadable("repeated YAML directive"));
    row(
        "a million exclamation marks",
        [=]() -> QByteArray { return goodEndpoint + "tags: " + times(1'000'000, "!") + " a\n"; },
        unreadable("tag handle"));
    row(
        "a comment of 1 MB",
        [=]() -> QByteArray { return goodEndpoint + "# " + times(1'000'000, "x") + '\n'; },
        readable({}));
}

void TestHostile::bytes_data()
{
    columns();
    row(
        "no UTF-8", [=]() -> QByteArray { return goodEndpoint + "description: \xff\n"; },
        unreadable("invalid UTF-8", "save the file as UTF-8", ":7:14:"));
    row(
        "UTF-8 that breaks off",
        [=]() -> QByteArray { return goodEndpoint + "description: a\xe2\x82"; },
        unreadable("invalid UTF-8", {}, ":7:15:"));
    row(
        "UTF-8 of a surrogate",
        [=]() -> QByteArray { return goodEndpoint + "description: \xed\xa0\x80\n"; },
        unreadable("invalid UTF-8"));
    row(
        "UTF-8 longer than needed",
        [=]() -> QByteArray { return goodEndpoint + "description: \xc0\xaf\n"; },
        unreadable("invalid UTF-8"));
    row(
        "a NUL byte",
        [=]() -> QByteArray { return goodEndpoint + QByteArray("description: a\0b\n", 17); },
        unreadable("a NUL byte: the file is binary or UTF-16", "save the file as UTF-8 text",
                   ":7:15:"));
    row(
        "an escape character",
        [=]() -> QByteArray { return goodEndpoint + "description: a\x1b[31mb\n"; },
        unreadable("control character 0x1b"));
    row(
        "UTF-16, little endian",
        [=]() -> QByteArray { return "\xff\xfe" + encoded("UTF-16LE", goodEndpoint); },
        unreadable("UTF-16 or UTF-32, not UTF-8", "save it as UTF-8"));
    row(
        "UTF-16, big endian",
        [=]() -> QByteArray { return "\xfe\xff" + encoded("UTF-16BE", goodEndpoint); },
        unreadable("UTF-16 or UTF-32"));
    row(
        "UTF-16 without a mark", [=]() -> QByteArray { return encoded("UTF-16LE", goodEndpoint); },
        unreadable("a NUL byte"));
    row(
        "UTF-32",
        [=]() -> QByteArray {
            return QByteArray("\xff\xfe\0\0", 4) + encoded("UTF-32LE", goodEndpoint);
        },
        unreadable("UTF-16 or UTF-32"));
    row(
        "carriage returns only",
        [=]() -> QByteArray { return QByteArray(goodEndpoint).replace('\n', '\r'); },
        unreadable("a carriage return without a line feed"));
    row(
        "one carriage return alone",
        [=]() -> QByteArray { return goodEndpoint + "description: a\rb\n"; },
        unreadable("a carriage return without a line feed", "LF or CRLF", ":7:15:"));
    row(
        "a tab as indentation",
        [=]() -> QByteArray { return endpointHead + "traffic:\n\tblue: 90\n\tgreen: 10\n"; },
        unreadable("a tab as indentation", "indent with spaces"));
    row(
        "conflict markers",
        [=]() -> QByteArray {
            return endpointHead + "<<<<<<< HEAD\n" + endpointTraffic +
                   "=======\ntraffic:\n  blue: 100\n>>>>>>> theirs\n";
        },
        unreadable("unresolved merge conflict", "resolve the conflict", ":4:1:"));
    row(
        "a $schema= line",
        [=]() -> QByteArray { return QByteArray(goodEndpoint).replace("$schema: ", "$schema="); },
        unreadable("\"$schema=\" is not YAML", "write \"$schema: \"", ":1:1:"));
    row(
        "a template as a key", [=]() -> QByteArray { return goodEndpoint + "{{ extra }}: 1\n"; },
        readable({}));
    row(
        "CRLF and a byte order mark",
        [=]() -> QByteArray {
            return "\xef\xbb\xbf" + QByteArray(goodEndpoint).replace("\n", "\r\n");
        },
        readable({}));
}

void TestHostile::names_data()
{
    columns();
    const QByteArray longName(million, 'n');
    row(
        "of an endpoint",
        [=]() -> QByteArray { return QByteArray(goodEndpoint).replace("price-model", longName); },
        readable("a name has 3 to 32 characters"));
    row(
        "with what moves a cursor",
        [=]() -> QByteArray {
            return QByteArray(goodEndpoint)
                .replace("price-model", '"' + times(100'000, "\\e[2J\\u202e") + '"');
        },
        readable("is refused"));
    row(
        "of a deployment with traffic",
        [=]() -> QByteArray {
            return endpointHead + endpointTraffic + "  ? " + longName + "\n  : 0\n";
        },
        readable("can be no deployment", "shares its lines"));
    row(
        "too long for a key",
        [=]() -> QByteArray { return goodEndpoint + "  " + longName + ": 0\n"; },
        unreadable("illegal map value"));
    row(
        "of a deployment inside",
        [=]() -> QByteArray {
            return goodEndpoint + "type: online\ndeployments:\n  - name: " + longName +
                   "\n    scale_settings: {instance_count: 1}\n";
        },
        readable("a name has 3 to 32 characters"));
}

void TestHostile::leavesNeighboursUnread()
{
    // An edit of one file must not wait for what lies beside it.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("endpoint.yml"));
    const QByteArray text = goodEndpoint + "type: online\ndeployments:\n"
                                           "  - name: blue\n    instance_type: F2\n"
                                           "  - name: green\n    instance_type: F2\n";
    QVERIFY(setFileBytes(path, text));
    QVERIFY(setFileBytes(folder.filePath(QStringLiteral("large.yml")),
                         goodEndpoint + times(15'000'000, "\n")));
    const LimitedOutcome outcome =
        runLimited(QStringLiteral(SERINCTL),
                   {QStringLiteral("manifest"), QStringLiteral("set"), path,
                    QStringLiteral("--traffic"), QStringLiteral("blue=80 green=20")},
                   {2048 * mebibyte, std::chrono::seconds(60)});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(fileBytes(path).contains("blue: 80"));
#ifndef SERIN_WITH_ADDRESS_SANITIZER
    QVERIFY2(outcome.peakMemory < 40 * mebibyte,
             qPrintable(QString::number(outcome.peakMemory / mebibyte)));
#endif
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
