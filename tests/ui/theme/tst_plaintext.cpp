// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plaintext.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>
#include <QTextLayout>

using namespace serin;

class TestPlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void longWordsBreakAtTheirSeams()
    {
        const QChar seam(0x200B);
        const auto pieces = [seam](const QString &text) { return breakable(text).split(seam); };
        const QString mail = QStringLiteral("Ada <ada@example.org>, a-b-c-d");
        QCOMPARE(breakable(mail), mail);
        QCOMPARE(pieces(QStringLiteral("in /srv/of-somebody/rome/trial/released/serinctl")),
                 (QStringList{QStringLiteral("in /srv/of-"), QStringLiteral("somebody/"),
                              QStringLiteral("rome/trial/"), QStringLiteral("released/"),
                              QStringLiteral("serinctl")}));
        for (const QString &piece : pieces(QString(100, u'm') + u' ' + QString(30, u'/'))) {
            QVERIFY(piece.size() <= 41); // a piece, a space, a piece
            for (const QString &word : piece.split(u' ')) {
                QVERIFY(word.size() <= 20);
            }
        }
        const QString any = QStringLiteral("a very-long_word.with:all,kinds;of=seams&in?it");
        QCOMPARE(breakable(any).remove(seam), any);
    }
    void optionsAreNotBroken()
    {
        const QString command = QStringLiteral("git config --global credential.helper store");
        const QString whole = wholeAtHyphens(command);
        const QFontMetrics metrics{QFont()};
        const int width = metrics.horizontalAdvance(QStringLiteral("credential.helper")) + 1;
        QTextLayout layout(whole, QFont());
        QTextOption wrapping;
        wrapping.setWrapMode(QTextOption::WordWrap);
        layout.setTextOption(wrapping);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            const int end = line.textStart() + line.textLength();
            QVERIFY(end == whole.size() || whole.at(end - 1) == QLatin1Char(' '));
        }
        layout.endLayout();
        QVERIFY(layout.lineCount() > 2);
    }
    void markUpIsShownNotRendered()
    {
        const QString hostile = QStringLiteral("<img src='/etc/hostname'>\n<b>x</b> & y");
        const QString tip = plainToolTip(hostile);
        QTextDocument document;
        document.setHtml(tip);
        QCOMPARE(document.toPlainText(), hostile);
        QCOMPARE(plainToolTip(QStringLiteral("a < b")), QStringLiteral("a < b"));
    }
    void endlessTextIsCut()
    {
        QVERIFY(plainToolTip(QString(1'000'000, QLatin1Char('x'))).size() < 2100);
        QCOMPARE(singleLine(QString(1000, QLatin1Char('x')), 10).size(), 11);
    }
    void controlAndBidirectionalCharactersBecomeSpaces()
    {
        QCOMPARE(singleLine(QStringLiteral("a\nb\tc\u202Ed\u2028e\u0007f")),
                 QStringLiteral("a b c d e f"));
        QCOMPARE(singleLine(QStringLiteral("größer")), QStringLiteral("größer"));
        const QString pair = QStringLiteral("a \u2066b 9 %\u2069 c");
        QCOMPARE(singleLine(pair), pair);
        QCOMPARE(singleLine(QStringLiteral("\u2069a\u2066b\u2066c\u202Ed\u2069e\u2066f")),
                 QStringLiteral(" a\u2066b c d\u2069e f"));
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
