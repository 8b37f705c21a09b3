// SPDX-License-Identifier: GPL-3.0-or-later
// Files near the size limit that can be read: shown, validated and edited to the byte, in time that
// grows with their size and not with its square, and in a known amount of memory.
#include "tests/integration/hostilemanifests.h"

using namespace serin;

namespace {

void row(const char *name, const HostileText &text, qint64 mebibytes,
         const QByteArray &invalidity = {}, const QByteArray &editRefusal = {})
{
    HostileExpectation expected;
    expected.invalidity = invalidity;
    expected.editRefusal = editRefusal;
    expected.memory = mebibytes * mebibyte;
    QTest::newRow(name) << text << expected;
}

} // namespace

class TestHostileSize : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isBounded_data();
    void isBounded();
    void removesAMillionShares();
};

void TestHostileSize::isBounded_data()
{
    QTest::addColumn<HostileText>("text");
    QTest::addColumn<HostileExpectation>("expected");
    const QByteArray tooMuch = "expands to more than 200000 values";
    constexpr int letters = 15 * million;
    row(
        "a scalar",
        [=]() -> QByteArray { return goodEndpoint + "description: " + times(letters, "x") + '\n'; },
        200);
    row(
        "a quoted scalar",
        [=]() -> QByteArray {
            return goodEndpoint + "description: \"" + times(letters, "x") + "\"\n";
        },
        200);
    row(
        "escapes",
        [=]() -> QByteArray {
            return goodEndpoint + "description: \"" + times(4 * million, "\\x41") + "\"\n";
        },
        200);
    row(
        "a block scalar",
        [=]() -> QByteArray {
            return goodEndpoint + "description: |\n" + times(150'000, "  " + times(97, "x") + '\n');
        },
        300);
    row(
        "a folded scalar",
        [=]() -> QByteArray {
            return goodEndpoint + "description: >\n" + times(150'000, "  " + times(97, "x") + '\n');
        },
        300);
    row(
        "a plain scalar of many lines",
        [=]() -> QByteArray {
            return goodEndpoint + "description:\n" + times(150'000, "  " + times(97, "x") + '\n');
        },
        300);
    row(
        "a comment",
        [=]() -> QByteArray { return goodEndpoint + "# " + times(letters, "x") + '\n'; }, 150);
    row(
        "comments", [=]() -> QByteArray { return goodEndpoint + times(5 * million, "# \n"); }, 300);
    row(
        "empty lines", [=]() -> QByteArray { return goodEndpoint + times(10 * million, "\n"); },
        500);
    row(
        "a million keys",
        [=]() -> QByteArray {
            return goodEndpoint +
                   numbered(million, [](const QByteArray &i) { return 'k' + i + ": 1\n"; });
        },
        400, tooMuch);
    row(
        "a million tags",
        [=]() -> QByteArray {
            return goodEndpoint + "tags:\n" +
                   numbered(million, [](const QByteArray &i) { return "  k" + i + ": 1\n"; });
        },
        400, tooMuch);
    row(
        "a million tags in braces",
        [=]() -> QByteArray {
            return goodEndpoint + "tags: {" +
                   numbered(million, [](const QByteArray &i) { return 'k' + i + ": 1, "; }) + "}\n";
        },
        400, tooMuch);
    row(
        "one key a million times",
        [=]() -> QByteArray { return goodEndpoint + times(million, "k: 1\n"); }, 400, tooMuch);
    row(
        "a million items",
        [=]() -> QByteArray { return goodEndpoint + "tags:\n" + times(million, "  - 1\n"); }, 400,
        tooMuch);
    row(
        "a million documents",
        [=]() -> QByteArray { return goodEndpoint + times(million, "---\na\n"); }, 500);
    row(
        "a million documents that are maps",
        [=]() -> QByteArray { return goodEndpoint + times(million, "---\na: 1\n"); }, 500);
    row(
        "a share a million times",
        [=]() -> QByteArray { return goodEndpoint + times(million, "  blue: 90\n"); }, 500,
        "is given twice", "stands twice");
    row(
        "half a million anchors",
        [=]() -> QByteArray {
            return goodEndpoint + "tags:\n" + numbered(million / 2, [](const QByteArray &i) {
                       return "  k" + i + ": &a" + i + " 1\n";
                   });
        },
        400, tooMuch);
    row(
        "a million aliases",
        [=]() -> QByteArray {
            return goodEndpoint + "tags:\n  - &a 1\n" + times(million, "  - *a\n");
        },
        400, tooMuch);
    row(
        "half a million literals",
        [=]() -> QByteArray {
            return goodEndpoint + "tags:\n" + numbered(million / 2, [](const QByteArray &n) {
                       return "  k" + n + ": |\n    x\n";
                   });
        },
        400, tooMuch);
    row(
        "one line that is not ASCII",
        [=]() -> QByteArray {
            return goodEndpoint + "type: online\ndeployments: {\xc3\xa9: {}, " +
                   numbered(
                       200'000,
                       [](const QByteArray &i) { return 'd' + i + ": {instance_count: 1}, "; }) +
                   "}\n";
        },
        800, tooMuch);
}

void TestHostileSize::isBounded()
{
    QFETCH(const HostileText, text);
    QFETCH(const HostileExpectation, expected);
    HostileManifest(text).check(expected);
}

void TestHostileSize::removesAMillionShares()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("endpoint.yml"));
    const auto share = [](const QByteArray &i) { return "  k" + i + ": 0\n"; };
    QVERIFY(setFileBytes(path, goodEndpoint + numbered(million, share)));
    const LimitedOutcome outcome =
        runLimited(QStringLiteral(SERINCTL),
                   {QStringLiteral("manifest"), QStringLiteral("set"), path,
                    QStringLiteral("--traffic"), QStringLiteral("blue=80 green=20")},
                   {2048 * mebibyte, std::chrono::seconds(60)});
    QVERIFY2(outcome.exitCode == 0, outcome.standardError.left(400).constData());
    QByteArray wanted = goodEndpoint;
    wanted.replace("blue: 90", "blue: 80").replace("green: 10", "green: 20");
    QCOMPARE(fileBytes(path), wanted);
}

QTEST_GUILESS_MAIN(TestHostileSize)
#include "tst_hostilesize.moc"
