// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace serin;

class TestElidedLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elidesWhatDoesNotFit()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("azureml:sklearn-mnist-model:1"));
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(label.sizeHint().width() / 2, label.sizeHint().height());
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 2);
    }
    void keepsTheTextAndShowsALine()
    {
        ElidedLabel label;
        const QString text = QStringLiteral("<b>one</b>\ntwo\u202E");
        label.setText(text);
        QCOMPARE(label.text(), text);
        QCOMPARE(label.accessibleName(), QStringLiteral("<b>one</b> two "));
        QVERIFY(label.sizeHint().height() < label.fontMetrics().height() * 3 / 2);
    }
    void anUnderscoreIsNotCut()
    {
        QApplication::setPalette(Theme::light().toPalette());
        for (const int pixels : {9, 11, 12, 22}) {
            ElidedLabel label;
            QFont font = label.font();
            font.setPixelSize(pixels);
            label.setFont(font);
            label.setText(QStringLiteral("____"));
            label.resize(label.sizeHint());
            const QImage image = label.grab().toImage();
            bool hasInk = false;
            for (int y = 0; y < image.height(); ++y) {
                const QColor color = image.pixelColor(image.width() / 2, y);
                hasInk = hasInk || color.lightness() < 160;
            }
            QVERIFY2(hasInk, qPrintable(QString::number(pixels)));
        }
    }
    void anOptionalOneIsWholeOrNotThere()
    {
        QApplication::setPalette(Theme::light().toPalette());
        ElidedLabel label;
        label.setText(QStringLiteral("\u2588\u2588\u2588"));
        label.setOptional(true);
        QCOMPARE(label.minimumSizeHint().width(), 0);
        label.resize(label.sizeHint());
        const auto hasInk = [&label] {
            const QImage image = label.grab().toImage();
            return image.pixelColor(image.width() / 4, image.height() / 2) == Theme::light().text;
        };
        QVERIFY(hasInk());
        label.resize(label.width() - 2, label.height());
        QVERIFY(!hasInk());
    }
    void aMegabyteIsBounded()
    {
        ElidedLabel label;
        label.setText(QString(1'000'000, QLatin1Char('m')));
        QVERIFY(label.sizeHint().width() < 20'000);
        label.resize(100, 20);
        QVERIFY(!label.grab().isNull());
        QVERIFY(label.isElided());
    }
    void paintsInTheRoleItHas()
    {
        QApplication::setPalette(Theme::light().toPalette());
        ElidedLabel label;
        label.setText(QStringLiteral("\u2588\u2588\u2588"));
        label.resize(label.sizeHint());
        const auto ink = [&label] {
            const QImage image = label.grab().toImage();
            return image.pixelColor(image.width() / 2, image.height() / 2);
        };
        QCOMPARE(ink(), Theme::light().text);
        label.setMuted(true);
        QCOMPARE(ink(), Theme::light().mutedText);
        label.setEnabled(false);
        QCOMPARE(ink(), Theme::light().disabledText);
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"
