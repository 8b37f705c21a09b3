// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/messagereader.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace serin;

using Kind = MessageReader::Kind;
using State = MessageReader::State;
using Fault = MessageReader::Fault;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Gives @p input to @p reader in pieces of @p piece bytes.
void feed(MessageReader &reader, const QByteArray &input, qsizetype piece)
{
    for (qsizetype at = 0; at < input.size();) {
        const MessageReader::Space space = reader.space();
        const qsizetype count =
            std::min({piece, input.size() - at, static_cast<qsizetype>(space.size)});
        QVERIFY(count > 0);
        std::memcpy(space.data, input.constData() + at, static_cast<std::size_t>(count));
        reader.filled(static_cast<std::size_t>(count));
        at += count;
    }
}

const QByteArray post = "POST /score HTTP/1.1\r\nHost: a\r\n";

} // namespace

class TestMessageReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request_data();
    void request();
    void malformed_data();
    void malformed();
    void malformedAnswer_data();
    void malformedAnswer();
    void keepAlive_data();
    void keepAlive();
    void row();
    void longBody_data();
    void longBody();
    void shortChunksAreNotHeldBack();
    void anyBytesInAnyPieces();
    void headLimits();
    void interimAnswers();
    void answerToTheEnd();
    void hopByHop();
};

void TestMessageReader::request_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << post + "\r\n" << QByteArray();
    QTest::newRow("length") << post + "Content-Length: 5\r\n\r\nhello" << QByteArray("hello");
    QTest::newRow("empty length") << post + "Content-Length: 0\r\n\r\n" << QByteArray();
    QTest::newRow("chunks") << post + "Transfer-Encoding: chunked\r\n\r\n"
                                      "5\r\nhello\r\n6;a=b\r\n world\r\n0\r\n\r\n"
                            << QByteArray("hello world");
    QTest::newRow("trailers") << post + "transfer-encoding: Chunked\r\n\r\n"
                                        "A\r\n0123456789\r\n000\r\nX-Sum: 1\r\nY: 2\r\n\r\n"
                              << QByteArray("0123456789");
    QTest::newRow("no chunk") << post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                              << QByteArray();
    QTest::newRow("binary") << post + "Content-Length: 4\r\n\r\n" + QByteArray("\0\n\r\xff", 4)
                            << QByteArray("\0\n\r\xff", 4);
}

void TestMessageReader::request()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, body);
    for (const qsizetype piece : {qsizetype{1}, qsizetype{2}, qsizetype{7}, input.size()}) {
        MessageReader reader(Kind::Requests);
        feed(reader, input, piece);
        QCOMPARE(reader.state(), State::Complete);
        QCOMPARE(bytes(reader.body()), body);
        QCOMPARE(reader.bodyBytes(), std::uint64_t(body.size()));
        QCOMPARE(bytes(reader.head().method), QByteArray("POST"));
        QCOMPARE(bytes(reader.head().target), QByteArray("/score"));
        QCOMPARE(bytes(reader.head().find(HttpField::Host)->value), QByteArray("a"));
        QVERIFY(!reader.hasMore());
    }
}

void TestMessageReader::malformed_data()
{
    QTest::addColumn<QByteArray>("input");
    const auto row = [](const char *name, const QByteArray &input) {
        QTest::newRow(name) << input;
    };
    row("length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n");
    row("two lengths", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n");
    row("two different lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n");
    row("list of lengths", post + "Content-Length: 5, 5\r\n\r\n");
    row("signed length", post + "Content-Length: +5\r\n\r\n");
    row("negative length", post + "Content-Length: -5\r\n\r\n");
    row("hexadecimal length", post + "Content-Length: 0x5\r\n\r\n");
    row("length with a space", post + "Content-Length: 5 5\r\n\r\n");
    row("empty length", post + "Content-Length: \r\n\r\n");
    row("huge length", post + "Content-Length: 99999999999999999999\r\n\r\n");
    row("space before the colon", post + "Content-Length : 5\r\n\r\n");
    row("two codings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n");
    row("other coding", post + "Transfer-Encoding: identity\r\n\r\n");
    row("coding twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("odd coding", post + "Transfer-Encoding: \"chunked\"\r\n\r\n");
    row("coding in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("two hosts", post + "Host: b\r\n\r\n");
    row("folded line", post + "A: b\r\n c\r\n\r\n");
    row("folded first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("tab folded", post + "A: b\r\n\tc\r\n\r\n");
    row("bare line feed", "GET / HTTP/1.1\nHost: a\n\n");
    row("bare line feed in a field", post + "A: b\nC: d\r\n\r\n");
    row("bare carriage return", post + "A: b\rC: d\r\n\r\n");
    row("only bare line feed", QByteArray("G\n"));
    row("null", post + QByteArray("A: b\0c\r\n\r\n", 10));
    row("null in a name", post + QByteArray("A\0: b\r\n\r\n", 9));
    row("control character", post + "A: b\x01\r\n\r\n");
    row("no colon", post + "nonsense\r\n\r\n");
    row("no name", post + ": a\r\n\r\n");
    row("empty first line", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no path", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("star", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    row("fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n");
    row("space in the path", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
    row("byte over 127 in the path", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no version", "GET /\r\nHost: a\r\n\r\n");
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("TLS", QByteArray("\x16\x03\x01\x02", 4));
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    row("no chunk size", chunked + "\r\nhello\r\n0\r\n\r\n");
    row("bad chunk size", chunked + "g\r\nhello\r\n");
    row("signed chunk size", chunked + "+5\r\nhello\r\n");
    row("chunk size with a prefix", chunked + "0x5\r\nhello\r\n\r\n");
    row("chunk size with a space", chunked + " 5\r\nhello\r\n");
    row("huge chunk size", chunked + "fffffffffffffffff\r\nhello\r\n");
    row("bare line feed behind a size", chunked + "5\nhello\r\n0\r\n\r\n");
    row("bare carriage return behind a size", chunked + "5\rhello\r\n0\r\n\r\n");
    row("chunk too long", chunked + "5\r\nhello!\r\n0\r\n\r\n");
    row("chunk too short", chunked + "5\r\nhell\r\n0\r\n\r\n");
    row("endless chunk line", chunked + "5;" + QByteArray(20'000, 'a'));
    row("endless trailers", chunked + "0\r\n" + QByteArray("A: b\r\n").repeated(4'000));
    row("length in a trailer", chunked + "0\r\nContent-Length: 5\r\n\r\n");
}

void TestMessageReader::malformed()
{
    QFETCH(QByteArray, input);
    for (const qsizetype piece : {qsizetype{1}, input.size()}) {
        MessageReader reader(Kind::Requests);
        for (qsizetype at = 0; at < input.size() && reader.state() != State::Broken; at += piece) {
            feed(reader, input.mid(at, piece), piece);
        }
        QCOMPARE(reader.state(), State::Broken);
        QCOMPARE(reader.fault(), Fault::Malformed);
    }
}

void TestMessageReader::malformedAnswer_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("echo of a request") << QByteArray("POST / HTTP/1.1\r\n\r\n");
    QTest::newRow("status") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n");
    QTest::newRow("both") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n"
                                        "Transfer-Encoding: chunked\r\n\r\n");
    QTest::newRow("coding") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n");
    QTest::newRow("other protocol") << QByteArray("HTTP/1.1 101 OK\r\nUpgrade: x\r\n\r\n");
    QTest::newRow("injected") << QByteArray("HTTP/1.1 200 OK\r\nA: b\nSet-Cookie: c\r\n\r\n");
}

void TestMessageReader::malformedAnswer()
{
    QFETCH(QByteArray, input);
    MessageReader reader(Kind::Answers);
    feed(reader, input, input.size());
    QCOMPARE(reader.state(), State::Broken);
}

void TestMessageReader::keepAlive_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: a, Close\r\n\r\n")
                               << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                              << true;
}

void TestMessageReader::keepAlive()
{
    QFETCH(QByteArray, input);
    QFETCH(bool, keepAlive);
    MessageReader reader(Kind::Requests);
    feed(reader, input, input.size());
    QCOMPARE(reader.state(), State::Complete);
    QCOMPARE(reader.head().keepAlive, keepAlive);
}

/// Messages that come at once are read one after the other, whole or in pieces.
void TestMessageReader::row()
{
    QByteArray input;
    for (int number = 0; number < 200; ++number) {
        const QByteArray body(number, 'x');
        input += post + "N: " + QByteArray::number(number) + "\r\n";
        input += number % 2 == 0
                     ? "Content-Length: " + QByteArray::number(number) + "\r\n\r\n" + body
                     : "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(number, 16) +
                           "\r\n" + body + "\r\n0\r\n\r\n";
    }
    for (const qsizetype piece : {qsizetype{3}, qsizetype{1'000}, qsizetype{30'000}}) {
        MessageReader reader(Kind::Requests);
        int number = 0;
        for (qsizetype at = 0; at < input.size();) {
            const auto space = static_cast<qsizetype>(reader.space().size);
            const qsizetype count = std::min({piece, space, input.size() - at});
            feed(reader, input.mid(at, count), count);
            at += count;
            while (reader.state() == State::Complete) {
                QCOMPARE(bytes(reader.head().find("n")->value), QByteArray::number(number));
                QCOMPARE(bytes(reader.body()), QByteArray(number, 'x'));
                reader.next();
                ++number;
            }
        }
        QCOMPARE(number, 200);
        QVERIFY(!reader.hasBegun());
    }
}

void TestMessageReader::longBody_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<int>("chunk");
    QTest::newRow("length") << false << 0;
    QTest::newRow("one byte chunks") << true << 1;
    QTest::newRow("chunks") << true << 1'000;
    QTest::newRow("large chunks") << true << 300'000;
}

/// A body that is longer than the buffer comes in pieces; nothing is lost between them.
void TestMessageReader::longBody()
{
    QFETCH(bool, chunked);
    QFETCH(int, chunk);
    QByteArray body;
    for (int number = 0; body.size() < 300'000; ++number) {
        body += QByteArray::number(number) + ' ';
    }
    QByteArray input = post;
    if (chunked) {
        input += "Transfer-Encoding: chunked\r\n\r\n";
        for (qsizetype at = 0; at < body.size(); at += chunk) {
            const QByteArray part = body.mid(at, chunk);
            input += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
        }
        input += "0\r\n\r\n";
    } else {
        input += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    input += "GET /next HTTP/1.1\r\n\r\n";
    MessageReader reader(Kind::Requests);
    QByteArray read;
    qsizetype at = 0;
    while (reader.state() != State::Complete) {
        const auto count = std::min(static_cast<qsizetype>(reader.space().size), input.size() - at);
        if (count > 0) {
            feed(reader, input.mid(at, count), count);
            at += count;
        }
        QVERIFY(reader.state() != State::Broken);
        read += bytes(reader.body());
        reader.dropBody();
    }
    QCOMPARE(read, body);
    reader.next();
    feed(reader, input.mid(at), input.size());
    QCOMPARE(reader.state(), State::Complete);
    QCOMPARE(bytes(reader.head().target), QByteArray("/next"));
}

/// A model that sends word by word is heard word by word.
void TestMessageReader::shortChunksAreNotHeldBack()
{
    MessageReader reader(Kind::Answers);
    feed(reader, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 100);
    for (int round = 0; round < 3; ++round) {
        feed(reader, "2\r\n", 100);
        feed(reader, "ok\r\n", 100);
        QCOMPARE(bytes(reader.body()), QByteArray("ok"));
        reader.dropBody();
    }
    feed(reader, "0\r\n\r\n", 1);
    QCOMPARE(reader.state(), State::Complete);
}

/// What is read does not depend on how it was cut on its way, however broken it is.
void TestMessageReader::anyBytesInAnyPieces()
{
    const QByteArrayList seeds{
        post + "Content-Length: 5\r\n\r\nhello",
        post + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nA: b\r\n\r\n",
        post + "Connection: close, x\r\nExpect: 100-continue\r\nX: y\r\n\r\n",
    };
    const QByteArray spice = "\r\n :;,0159afAF\tG/\x01\x80";
    std::mt19937 random(7);
    int complete = 0;
    for (int round = 0; round < 6'000; ++round) {
        QByteArray input = seeds[round % seeds.size()];
        for (unsigned change = random() % 4; change > 0; --change) {
            const auto at = static_cast<qsizetype>(random() % unsigned(input.size()));
            const char byte = spice[static_cast<qsizetype>(random() % unsigned(spice.size()))];
            switch (random() % 3) {
            case 0:
                input[at] = byte;
                break;
            case 1:
                input.insert(at, byte);
                break;
            default:
                input.remove(at, 1);
            }
        }
        MessageReader whole(Kind::Requests);
        feed(whole, input, input.size());
        MessageReader cut(Kind::Requests);
        for (qsizetype at = 0; at < input.size();) {
            const qsizetype count = 1 + static_cast<qsizetype>(random() % 9);
            feed(cut, input.mid(at, count), count);
            at += count;
        }
        // A fault may be seen a little later, but what is whole is whole in both.
        QCOMPARE(cut.state() == State::Complete, whole.state() == State::Complete);
        if (whole.state() == State::Complete) {
            QCOMPARE(cut.hasMore(), whole.hasMore());
            ++complete;
            QCOMPARE(bytes(cut.body()), bytes(whole.body()));
            QCOMPARE(cut.head().fields.size(), whole.head().fields.size());
        }
    }
    QVERIFY(complete > 1'000);
}

void TestMessageReader::headLimits()
{
    {
        MessageReader reader(Kind::Requests);
        feed(reader, "GET /" + QByteArray(8 * 1024, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 4'096);
        QCOMPARE(reader.state(), State::Complete);
    }
    {
        MessageReader reader(Kind::Requests);
        feed(reader, "GET /" + QByteArray(16 * 1024, 'a'), 4'096);
        QCOMPARE(reader.fault(), Fault::HeadTooLarge);
    }
    {
        MessageReader reader(Kind::Requests);
        feed(reader, "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(101) + "\r\n", 4'096);
        QCOMPARE(reader.fault(), Fault::HeadTooLarge);
    }
    {
        MessageReader reader(Kind::Requests);
        feed(reader, "GET / HTTP/2.0\r\n\r\n", 4'096);
        QCOMPARE(reader.fault(), Fault::Version);
    }
}

void TestMessageReader::interimAnswers()
{
    MessageReader reader(Kind::Answers);
    feed(reader,
         QByteArray("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n").repeated(2'000) +
             "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
         777);
    QCOMPARE(reader.state(), State::Complete);
    QCOMPARE(reader.head().status, 200);
    QCOMPARE(bytes(reader.body()), QByteArray("ok"));
    QVERIFY(reader.head().find("link") == nullptr);
}

void TestMessageReader::answerToTheEnd()
{
    MessageReader reader(Kind::Answers);
    feed(reader, "HTTP/1.0 200 OK\r\n\r\nall of", 5);
    QCOMPARE(reader.state(), State::Body);
    feed(reader, " it", 5);
    reader.ended();
    QCOMPARE(reader.state(), State::Complete);
    QCOMPARE(bytes(reader.body()), QByteArray("all of it"));
    QVERIFY(!reader.head().keepAlive);

    MessageReader cut(Kind::Answers);
    feed(cut, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", 100);
    cut.ended();
    QCOMPARE(cut.fault(), Fault::CutOff);
}

void TestMessageReader::hopByHop()
{
    MessageReader reader(Kind::Requests);
    feed(reader,
         "GET / HTTP/1.1\r\nConnection: close, X-Own\r\nX-Own: a\r\nTE: trailers\r\nX-End: "
         "b\r\n\r\n",
         100);
    QCOMPARE(reader.state(), State::Complete);
    QByteArray passed;
    for (const HttpFieldView &field : reader.head().fields) {
        if (field.field == HttpField::Other) {
            passed += bytes(field.name);
        }
    }
    QCOMPARE(passed, QByteArray("X-End"));
}

QTEST_GUILESS_MAIN(TestMessageReader)
#include "tst_messagereader.moc"
