// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/textsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestTextSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void onlyTheNewestAnswers();
    void givesUp();
    void isCut();
    void replaces();
    void replacesAllOfIt();
    void saysWhatIsWrong();
    void diesWhileSearching();

private:
    SearchOutcome searched(const QByteArray &text, const SearchQuery &query)
    {
        TextSearch search;
        SearchOutcome outcome;
        bool isThere = false;
        connect(&search, &TextSearch::found, this, [&](const SearchOutcome &found) {
            outcome = found;
            isThere = true;
        });
        search.search(text, query);
        static_cast<void>(QTest::qWaitFor([&] { return isThere; }, 60'000));
        return outcome;
    }
};

void TestTextSearch::finds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("minds");
    QTest::addColumn<bool>("isPattern");
    QTest::addColumn<QByteArrayList>("found");
    QTest::newRow("words") << "blue" << false << false << QByteArrayList{"blue", "Blue"};
    QTest::newRow("capitals") << "Blue" << true << false << QByteArrayList{"Blue"};
    QTest::newRow("a pattern") << "b.ue:? \\d+$" << false << true
                               << QByteArrayList{"blue: 9", "Blue 10"};
    QTest::newRow("beside letters of several bytes")
        << "gr" << false << false << QByteArrayList{"gr"};
    QTest::newRow("several bytes") << "\u00e4n" << false << false << QByteArrayList{"\u00e4n"};
    QTest::newRow("a sign that is no expression") << "*" << false << false << QByteArrayList{"*"};
    QTest::newRow("empty matches") << "x*" << false << true << QByteArrayList{};
    QTest::newRow("nothing") << "" << false << false << QByteArrayList{};
}

void TestTextSearch::finds()
{
    QFETCH(QString, words);
    QFETCH(bool, minds);
    QFETCH(bool, isPattern);
    QFETCH(QByteArrayList, found);
    const QByteArray text = "blue: 9\r\ng\u00e4nse \U0001F600 gr *\nBlue 10";
    QByteArrayList pieces;
    for (const SearchMatch &match : searched(text, {words, minds, isPattern}).matches) {
        pieces.append(text.mid(match.begin, match.end - match.begin));
    }
    QCOMPARE(pieces, found);
}

void TestTextSearch::onlyTheNewestAnswers()
{
    TextSearch search;
    QList<std::size_t> counts;
    connect(&search, &TextSearch::found, this,
            [&](const SearchOutcome &found) { counts.append(found.matches.size()); });
    search.search("a a a", {QStringLiteral("a")});
    search.search("a a a", {QStringLiteral("a a")});
    QTRY_COMPARE(counts, QList<std::size_t>{1});
}

void TestTextSearch::givesUp()
{
    QByteArray text;
    for (int i = 0; i < 200; ++i) {
        text += QByteArray(60, 'a') + "!\n";
    }
    const SearchOutcome outcome = searched(text, {QStringLiteral("(a+)+$"), false, true});
    QVERIFY(outcome.matches.empty());
    QVERIFY(outcome.givenUp > 0);
}

void TestTextSearch::isCut()
{
    const SearchOutcome outcome =
        searched(QByteArray("a\n").repeated(20'000), {QStringLiteral("a")});
    QCOMPARE(outcome.matches.size(), SearchOutcome::most);
    QVERIFY(outcome.isCut);
}

void TestTextSearch::replaces()
{
    const QByteArray text = "\U0001F600 blue: 9 Blue: 10\r\ng\u00e4nse: 7\n";
    const auto replaced = [this, &text](const SearchQuery &query, const char *by) {
        return replacedText(text, searched(text, query).matches, query, QString::fromUtf8(by));
    };
    QCOMPARE(replaced({QStringLiteral("blue")}, "r\u00f6d\\1"), // no expression: no groups
             QByteArray("\U0001F600 r\u00f6d\\1: 9 r\u00f6d\\1: 10\r\ng\u00e4nse: 7\n"));
    QCOMPARE(replaced({QStringLiteral("(\\w+): (\\d+)"), false, true}, "\\2\\\\\\1\\3"),
             QByteArray("\U0001F600 9\\blue 10\\Blue\r\ng\u00e47\\nse\n"));
    QCOMPARE(replaced({QStringLiteral("(?<=: )\\d+$"), false, true}, "<\\0>"),
             QByteArray("\U0001F600 blue: 9 Blue: <10>\r\ng\u00e4nse: <7>\n"));
    QCOMPARE(replaced({QStringLiteral("nowhere")}, "x"), text);
}

void TestTextSearch::replacesAllOfIt()
{
    TextSearch search;
    SearchReplacement done;
    connect(&search, &TextSearch::replaced, this,
            [&done](const SearchReplacement &replacement) { done = replacement; });
    const QByteArray text = QByteArray("a\n").repeated(20'000);
    search.replaceAll(text, {QStringLiteral("a")}, QStringLiteral("bc"));
    QTRY_COMPARE(done.text, QByteArray("bc\n").repeated(20'000)); // more than are shown
    QCOMPARE(done.matches.size(), 20'000U);
    QCOMPARE(done.before, text);
}

void TestTextSearch::saysWhatIsWrong()
{
    QVERIFY(!TextSearch::error({QStringLiteral("("), false, true}).isEmpty());
    QVERIFY(TextSearch::error({QStringLiteral("("), false, false}).isEmpty());
    QVERIFY(searched("((", {QStringLiteral("("), false, true}).matches.empty());
}

void TestTextSearch::diesWhileSearching()
{
    for (int i = 0; i < 20; ++i) {
        TextSearch search;
        search.search(QByteArray("a\n").repeated(100'000), {QStringLiteral("(a+)+$"), false, true});
    }
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
