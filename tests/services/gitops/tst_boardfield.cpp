// SPDX-License-Identifier: GPL-3.0-or-later
// Which causes a field has, over all combinations of its six values.
#include "services/gitops/drift/boardfield.h"

#include <QTest>

using namespace serin;

namespace {

constexpr int unknown = -2;
constexpr int absent = -1;

BoardValue valueOf(int number)
{
    if (number == unknown) {
        return std::nullopt;
    }
    return number == absent ? QJsonValue(QJsonValue::Undefined) : QJsonValue(number);
}

/// How a live field that has some value stands to a place.
LiveMatch matchOf(int place, int live)
{
    if (place == unknown || place == absent || live == unknown) {
        return LiveMatch::Unsaid;
    }
    return place == live ? LiveMatch::Same : LiveMatch::Different;
}

struct Six
{
    int w = 1;
    int h = 1;
    int b = 1;
    int r = 1;
    int l = 1;
    int a = 1; ///< unknown: no record
};

BoardField fieldOf(const Six &six)
{
    BoardField field;
    field.values = {valueOf(six.w), valueOf(six.h), valueOf(six.b),
                    valueOf(six.r), valueOf(six.l), valueOf(six.a)};
    field.workingTree = matchOf(six.w, six.l);
    field.head = matchOf(six.h, six.l);
    field.upstream = matchOf(six.r, six.l);
    field.applied = matchOf(six.a, six.l);
    field.hasApplied = six.a != unknown;
    return field;
}

QString wordsOf(const std::vector<BoardCause> &causes)
{
    QStringList words;
    for (const BoardCause cause : causes) {
        words.append(boardWord(cause));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

class TestBoardField : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheCause_data();
    void namesTheCause();
    void holdsForAllCombinations();
    void leavesWhatCannotBeCompared();
    void namesWhatIsNotInGit();
    void offersAnActForEachCause();
};

void TestBoardField::namesTheCause_data()
{
    QTest::addColumn<int>("w");
    QTest::addColumn<int>("h");
    QTest::addColumn<int>("b");
    QTest::addColumn<int>("r");
    QTest::addColumn<int>("l");
    QTest::addColumn<int>("a");
    QTest::addColumn<QString>("causes");
    const auto row = [](const char *name, Six six, const char *causes) {
        QTest::newRow(name) << six.w << six.h << six.b << six.r << six.l << six.a
                            << QString::fromLatin1(causes);
    };
    //                                    W  H  B  R  L  A
    row("all the same", {1, 1, 1, 1, 1, 1}, "");
    row("all the same, no record", {1, 1, 1, 1, 1, unknown}, "");
    row("edited", {2, 1, 1, 1, 1, 1}, "uncommitted");
    row("removed in the working tree", {absent, 1, 1, 1, 1, 1}, "uncommitted");
    row("committed", {2, 2, 1, 1, 1, 1}, "unpushed");
    row("edited and committed", {3, 2, 1, 1, 1, 1}, "uncommitted, unpushed");
    row("pushed", {2, 2, 2, 2, 1, 1}, "not applied");
    row("pushed by somebody else", {1, 1, 1, 2, 1, 1}, "behind upstream, not applied");
    row("pushed and applied by somebody else", {1, 1, 1, 2, 2, 1}, "behind upstream");
    row("diverged", {2, 2, 1, 3, 1, 1}, "unpushed, behind upstream, not applied");
    row("drifted", {1, 1, 1, 1, 2, 1}, "drifted");
    row("drifted and edited", {3, 1, 1, 1, 2, 1}, "uncommitted, drifted");
    row("drifted while a push waits", {2, 2, 2, 2, 3, 1}, "drifted");
    row("drifted to what was pushed since", {2, 2, 2, 2, 2, 1}, "");
    row("drift taken into the working tree", {2, 1, 1, 1, 2, 1}, "uncommitted, drifted");
    row("applied from an unpushed commit", {2, 2, 1, 1, 2, 2}, "unpushed");
    row("applied from the working tree", {2, 1, 1, 1, 2, 2}, "uncommitted");
    row("an old apply of an unpushed commit, reset since", {1, 1, 1, 1, 2, 2}, "not applied");
    row("differs", {1, 1, 1, 1, 2, unknown}, "differs");
    row("differs, unpushed is live", {2, 2, 1, 1, 2, unknown}, "unpushed");
    row("differs, edit is live", {2, 1, 1, 1, 2, unknown}, "uncommitted");
    row("new in Git", {2, 2, 2, 2, 1, absent}, "not applied");
    row("not said in Git", {absent, absent, absent, absent, 2, absent}, "");
    row("said no more", {absent, absent, absent, absent, 1, 1}, "");
    row("new, applied and not pushed", {2, 2, absent, absent, 2, 2}, "unpushed");
    row("new, not pushed and drifted", {2, 2, absent, absent, 3, 2}, "unpushed, drifted");
    row("new, not pushed and not applied", {2, 2, absent, absent, 3, absent}, "unpushed");
    row("removal pushed by somebody else", {1, 1, 1, absent, 1, 1}, "behind upstream");
    row("nothing known of the working tree", {unknown, 1, 1, 1, 2, 1}, "drifted");
    row("nothing known of live", {2, 1, 1, 1, unknown, 1}, "uncommitted");
    row("no common history", {1, 1, absent, 2, 1, 1}, "unpushed, behind upstream, not applied");
}

void TestBoardField::namesTheCause()
{
    QFETCH(int, w);
    QFETCH(int, h);
    QFETCH(int, b);
    QFETCH(int, r);
    QFETCH(int, l);
    QFETCH(int, a);
    QTEST(wordsOf(causesOf(fieldOf({w, h, b, r, l, a}))), "causes");
}

void TestBoardField::holdsForAllCombinations()
{
    const QList<int> some{unknown, absent, 1, 2, 3};
    const auto known = [](int one, int other) { return one != unknown && other != unknown; };
    int combinations = 0;
    for (const int w : some) {
        for (const int h : some) {
            for (const int b : some) {
                for (const int r : some) {
                    for (const int l : some) {
                        for (const int a : some) {
                            ++combinations;
                            const auto causes = causesOf(fieldOf({w, h, b, r, l, a}));
                            const auto has = [&](BoardCause cause) {
                                return std::count(causes.begin(), causes.end(), cause) == 1;
                            };
                            const QByteArray where = QStringLiteral("W%1 H%2 B%3 R%4 L%5 A%6: %7")
                                                         .arg(w)
                                                         .arg(h)
                                                         .arg(b)
                                                         .arg(r)
                                                         .arg(l)
                                                         .arg(a)
                                                         .arg(wordsOf(causes))
                                                         .toUtf8();
                            QVERIFY2(std::is_sorted(causes.begin(), causes.end()),
                                     where.constData());
                            QVERIFY2(has(BoardCause::Uncommitted) == (known(w, h) && w != h),
                                     where.constData());
                            QVERIFY2(has(BoardCause::Unpushed) == (known(h, b) && h != b),
                                     where.constData());
                            QVERIFY2(has(BoardCause::BehindUpstream) == (known(r, b) && r != b),
                                     where.constData());
                            const int live = int(has(BoardCause::NotApplied)) +
                                             int(has(BoardCause::Drifted)) +
                                             int(has(BoardCause::Differs));
                            // Something is to be applied exactly when Git says a value that live
                            // has not, unless that one is on its way to Git.
                            const bool says = known(r, l) && r != absent && r != l;
                            const bool drifts = a != unknown && a != absent && a != l;
                            // What upstream says nothing of has drifted, or needs a push first.
                            const bool saysHere = (r == unknown || r == absent) && h != unknown &&
                                                  h != absent && known(h, l) && h != l && drifts;
                            const bool coming = causes.size() - std::size_t(live) > 0 &&
                                                !has(BoardCause::BehindUpstream) &&
                                                (h == l || w == l);
                            QVERIFY2(live == int(says || saysHere) || (live == 0 && coming),
                                     where.constData());
                            QVERIFY2(has(BoardCause::Drifted) == ((says && drifts) || saysHere),
                                     where.constData());
                            QVERIFY2(!has(BoardCause::Differs) || a == unknown, where.constData());
                            QVERIFY2(!has(BoardCause::NotApplied) || a == absent || a == l,
                                     where.constData());
                            if (w == h && h == b && b == r && r == l && w != unknown) {
                                QVERIFY2(causes.empty(), where.constData());
                            }
                        }
                    }
                }
            }
        }
    }
    QCOMPARE(combinations, 15'625);
}

void TestBoardField::leavesWhatCannotBeCompared()
{
    BoardField field = fieldOf({1, 1, 1, 1, 2, 1});
    field.upstream = LiveMatch::NotComparable;
    QVERIFY(causesOf(field).empty());
    // Between commits it can be.
    field = fieldOf({2, 1, 1, 1, 3, 1});
    field.upstream = field.workingTree = field.applied = LiveMatch::NotComparable;
    QCOMPARE(wordsOf(causesOf(field)), QStringLiteral("uncommitted"));
    // A registered asset now, a local path at the last apply: live may be as it was left.
    field = fieldOf({1, 1, 1, 1, 2, 1});
    field.applied = LiveMatch::NotComparable;
    QCOMPARE(wordsOf(causesOf(field)), QStringLiteral("not applied"));
}

void TestBoardField::namesWhatIsNotInGit()
{
    BoardField field = fieldOf({absent, absent, absent, absent, 1, unknown});
    field.isUnmanaged = true;
    QCOMPARE(wordsOf(causesOf(field)), QStringLiteral("not in Git"));
    field.values.workingTree = QJsonValue(1);
    QCOMPARE(wordsOf(causesOf(field)), QStringLiteral("uncommitted, not in Git"));
    // Committing closes it.
    field.workingTree = LiveMatch::Same;
    QCOMPARE(wordsOf(causesOf(field)), QStringLiteral("uncommitted"));
    field.values.upstream = QJsonValue(2); // but for what others have pushed meanwhile
    QVERIFY(wordsOf(causesOf(field)).endsWith(QStringLiteral("not in Git")));
}

void TestBoardField::offersAnActForEachCause()
{
    QSet<QString> words;
    for (int cause = 0; cause <= int(BoardCause::RolledBack); ++cause) {
        const std::vector<BoardAct> acts = actsFor(BoardCause(cause));
        QVERIFY(!acts.empty());
        words.insert(boardWord(BoardCause(cause)));
        for (const BoardAct act : acts) {
            QVERIFY(!boardWord(act).isEmpty());
        }
    }
    QCOMPARE(words.size(), 8);
}

QTEST_APPLESS_MAIN(TestBoardField)
#include "tst_boardfield.moc"
