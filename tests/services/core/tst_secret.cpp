// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/result.h"
#include "services/core/secret.h"

#include <QDataStream>
#include <QLoggingCategory>
#include <QTest>
#include <QVariant>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <type_traits>

using namespace serin;

namespace {

// What the bytes look like in memory; put together at run time so that the program text is no hit.
constexpr size_t markSize = 37;
char mark[markSize];
std::atomic<int> marksReleased = 0;
std::atomic<bool> watching = false;

[[maybe_unused]] void look(const void *memory, size_t size)
{
    const std::string_view block(static_cast<const char *>(memory), size);
    if (watching && block.find(std::string_view(mark, markSize)) != std::string_view::npos) {
        ++marksReleased;
    }
}

} // namespace

// Every block that this program gives back is searched for the mark first. ThreadSanitizer has
// operators of its own, which tell it who allocates.
#ifndef __SANITIZE_THREAD__
void *operator new(size_t size)
{
    void *memory = std::malloc(size + sizeof(std::max_align_t));
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    *static_cast<size_t *>(memory) = size;
    return static_cast<char *>(memory) + sizeof(std::max_align_t);
}

void operator delete(void *memory) noexcept
{
    if (memory != nullptr) {
        char *block = static_cast<char *>(memory) - sizeof(std::max_align_t);
        look(memory, *reinterpret_cast<size_t *>(block));
        std::free(block);
    }
}

void operator delete(void *memory, size_t) noexcept
{
    operator delete(memory);
}
#endif

template<typename T>
concept IntoDebug = requires(QDebug debug, T value)
{
    debug << value;
};
template<typename T>
concept IntoTextStream = requires(QTextStream &stream, T value)
{
    stream << value;
};
template<typename T>
concept IntoDataStream = requires(QDataStream &stream, T value)
{
    stream << value;
};
template<typename T>
concept ArgumentOfString = requires(QString text, T value)
{
    text.arg(value);
};

static_assert(IntoDebug<Secret>);
static_assert(!IntoTextStream<Secret>);
static_assert(!IntoDataStream<Secret>);
static_assert(!ArgumentOfString<Secret>);
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<Secret, QByteArrayView>);
static_assert(!std::is_convertible_v<Secret, QVariant>);
static_assert(!std::is_constructible_v<QString, Secret>);
static_assert(!std::is_constructible_v<QByteArray, Secret>);
static_assert(!std::is_constructible_v<std::string, Secret>);
static_assert(!std::is_convertible_v<QByteArray, Secret>);

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void reveals();
    void printsStars();
    void logsAndErrorsHaveNoWayToIt();
    void comparesAll();
    void copiesAndMoves();
    void overwritesItsMemory();

private:
    static QByteArrayView marked() { return QByteArrayView(mark, markSize); }
};

void TestSecret::initTestCase()
{
    for (size_t i = 0; i < markSize; ++i) {
        mark[i] = static_cast<char>('!' + i * 2);
    }
}

void TestSecret::reveals()
{
    const Secret secret{QByteArrayView("to\0ken", 6)};
    QCOMPARE(secret.reveal(), QByteArrayView("to\0ken", 6));
    QVERIFY(!secret.isEmpty());
    const Secret none;
    QVERIFY(none.isEmpty());
    QVERIFY(none.reveal().isEmpty());
}

void TestSecret::printsStars()
{
    const Secret secret(marked());
    QString text;
    QDebug(&text) << secret << "next";
    QCOMPARE(text, QStringLiteral("*** next "));
    QCOMPARE(QDebug::toString(Secret()), QStringLiteral("(none)"));
    QCOMPARE(QDebug::toString(QList<Secret>{secret, secret}), QStringLiteral("QList(***, ***)"));
}

void TestSecret::logsAndErrorsHaveNoWayToIt()
{
    const Secret secret(marked());
    static QStringList lines;
    const auto previous = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &line) { lines << line; });
    const QLoggingCategory category("serin.test");
    qCWarning(category) << "signing in with" << secret;
    qWarning().nospace().noquote() << "token=" << secret;
    // The ways to put something into an error: its text from a QDebug; arg() does not compile.
    const Error error{ErrorKind::Unauthorized, QDebug::toString(secret), {}, {}};
    qWarning() << error.toLine();
    qInstallMessageHandler(previous);
    QCOMPARE(lines, QStringList({QStringLiteral("signing in with ***"), QStringLiteral("token=***"),
                                 QStringLiteral("\"***\"")}));
}

void TestSecret::comparesAll()
{
    const Secret secret{QByteArrayView("abcdef")};
    QVERIFY(secret == Secret(QByteArrayView("abcdef")));
    for (const char *other : {"Abcdef", "abcdeF", "abcxef", "abcde", "abcdefg", ""}) {
        QVERIFY(secret != Secret(QByteArrayView(other)));
    }
    QVERIFY(Secret() == Secret(QByteArrayView("")));
}

void TestSecret::copiesAndMoves()
{
    Secret one(marked());
    Secret two = one;
    QVERIFY(one == two);
    two = Secret(QByteArrayView("other"));
    QCOMPARE(one.reveal(), marked());
    two = one;
    QCOMPARE(two.reveal(), marked());
    const Secret &same = two;
    two = same;
    QCOMPARE(two.reveal(), marked());
    Secret three = std::move(two);
    QCOMPARE(three.reveal(), marked());
    one = std::move(three);
    QCOMPARE(one.reveal(), marked());
}

void TestSecret::overwritesItsMemory()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("what is given back cannot be watched");
#endif
    watching = true;
    {
        const std::string plain(mark, markSize);
    }
    QCOMPARE(marksReleased.exchange(0), 1); // the watch works
    {
        Secret one(marked());
        Secret copy = one;
        Secret moved = std::move(copy);
        Secret assigned(marked());
        assigned = Secret(QByteArrayView("short"));
        one = moved;
        moved = Secret();
        QVERIFY(one.reveal() == marked());
        std::vector<Secret> many(3, one);
        many.resize(30, one);
    }
    watching = false;
    QCOMPARE(marksReleased.load(), 0);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
