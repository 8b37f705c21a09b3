// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/fuzzymatch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace serin;

namespace {

int scoreOf(const char *pattern, const char *text)
{
    const auto match = fuzzyMatch(QString::fromUtf8(pattern), QString::fromUtf8(text));
    return match ? match->score : -1000;
}

QString marked(const char *pattern, const char *text)
{
    const QString shown = QString::fromUtf8(text);
    const auto match = fuzzyMatch(QString::fromUtf8(pattern), shown);
    if (!match) {
        return QStringLiteral("none");
    }
    QString result;
    for (int i = 0; i < shown.size(); ++i) {
        const bool hit = std::find(match->positions.begin(), match->positions.end(), i) !=
                         match->positions.end();
        result += hit ? shown[i].toUpper() : shown[i].toLower();
    }
    return result;
}

} // namespace

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsSubsequencesOnly_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *pattern, const char *text, bool found) {
            QTest::addRow("%s in %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << found;
        };
        row("", "Open folder", true);
        row("opfo", "Open folder", true);
        row("OPFO", "open folder", true);
        row("op fo", "Open folder", true);
        row("redlof", "Open folder", false);
        row("oo", "Open", false);
        row("open folders", "Open folder", false);
        row("x", "", false);
        row("ÄND", "Änderungen prüfen", true);
    }
    void findsSubsequencesOnly()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, found);
        QCOMPARE(fuzzyMatch(pattern, text).has_value(), found);
    }

    void takesTheBestPlaces()
    {
        QCOMPARE(marked("rb", "Roll back"), QStringLiteral("Roll Back"));
        QCOMPARE(marked("fold", "Find old folder"), QStringLiteral("find old FOLDer"));
        QCOMPARE(marked("cg", "Compare with Git"), QStringLiteral("Compare with Git"));
        QCOMPARE(marked("eq", "Send request equals"), QStringLiteral("send request EQuals"));
        QCOMPARE(marked("tm", "setTrafficMirror"), QStringLiteral("setTrafficMirror"));
    }

    void betterMatchesScoreHigher()
    {
        QVERIFY(scoreOf("push", "Push") > scoreOf("push", "Pull upstream"));
        QVERIFY(scoreOf("st", "Set traffic") > scoreOf("st", "Test"));
        QVERIFY(scoreOf("com", "Commit") > scoreOf("com", "Recommend"));
        QVERIFY(scoreOf("ab", "ab") > scoreOf("ab", "a b b") - 100);
        QVERIFY(scoreOf("ab", "axb") > scoreOf("ab", "axxxxb"));
    }

    void positionsAlwaysSpellThePattern()
    {
        QRandomGenerator random(7);
        const QString letters = QStringLiteral("abc d");
        const auto word = [&](int length) {
            QString text;
            for (int i = 0; i < length; ++i) {
                text += letters[random.bounded(static_cast<int>(letters.size()))];
            }
            return text;
        };
        for (int round = 0; round < 5000; ++round) {
            const QString pattern = word(random.bounded(5));
            const QString text = word(random.bounded(12));
            QString wanted = pattern;
            wanted.remove(QLatin1Char(' '));
            qsizetype from = 0; // the plain greedy search says whether there is a match
            bool expected = true;
            for (const QChar c : wanted) {
                from = text.indexOf(c, from) + 1;
                expected = expected && from > 0;
                if (!expected) {
                    break;
                }
            }
            const auto match = fuzzyMatch(pattern, text);
            QCOMPARE(match.has_value(), expected);
            if (match) {
                QString spelt;
                int last = -1;
                for (const int position : match->positions) {
                    QVERIFY(position > last && position < text.size());
                    last = position;
                    spelt += text[position];
                }
                QCOMPARE(spelt, wanted);
            }
        }
    }

    void hugeInputIsBounded()
    {
        const QString huge(1'000'000, QLatin1Char('a'));
        QVERIFY(fuzzyMatch(huge, huge).has_value());
        QVERIFY(!fuzzyMatch(QStringLiteral("b"), huge).has_value());
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
