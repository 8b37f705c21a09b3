// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plaintext.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>

using namespace serin;

class TestPlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
