// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace serin;

namespace {

constexpr int last = static_cast<int>(IconName::Warning);

/// The colour of the most opaque pixel; invalid when nothing is drawn.
QColor inkOf(const QImage &image)
{
    QColor ink;
    int alpha = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > alpha) {
                alpha = pixel.alpha();
                ink = pixel;
            }
        }
    }
    ink.setAlpha(255);
    return alpha > 200 ? ink : QColor();
}

bool near(const QColor &a, const QColor &b)
{
    return a.isValid() && b.isValid() && std::abs(a.red() - b.red()) < 4 &&
           std::abs(a.green() - b.green()) < 4 && std::abs(a.blue() - b.blue()) < 4;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIconIsThereAndTinted()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        for (int i = 0; i <= last; ++i) {
            const QImage image =
                iconPixmap(static_cast<IconName>(i), QColor(0x12713f), 32, 1).toImage();
            QVERIFY2(near(inkOf(image), QColor(0x12713f)), qPrintable(QString::number(i)));
        }
    }

    void drawnAtTheScreensDensity()
    {
        const QPixmap pixmap = iconPixmap(IconName::Folder, Qt::black, 16, 2);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        // Not the small drawing blown up.
        const QImage blown = iconPixmap(IconName::Folder, Qt::black, 16, 1)
                                 .toImage()
                                 .scaled(32, 32, Qt::IgnoreAspectRatio, Qt::FastTransformation);
        QImage drawn = pixmap.toImage();
        drawn.setDevicePixelRatio(1);
        QVERIFY(drawn != blown);
    }

    void followsTheApplicationsPalette()
    {
        const QIcon icon = themedIcon(IconName::Copy);
        QApplication::setPalette(Theme::light().toPalette());
        QVERIFY(near(inkOf(icon.pixmap(32).toImage()), Theme::light().text));
        QVERIFY(
            near(inkOf(icon.pixmap(32, QIcon::Disabled).toImage()), Theme::light().disabledText));
        QApplication::setPalette(Theme::dark().toPalette());
        QVERIFY(near(inkOf(icon.pixmap(32).toImage()), Theme::dark().text));
    }

    void checkedShowsTheOtherDrawing()
    {
        const QIcon icon = themedIcon(IconName::LockOpen, IconName::Lock);
        QVERIFY(icon.pixmap(32, QIcon::Normal, QIcon::Off).toImage() !=
                icon.pixmap(32, QIcon::Normal, QIcon::On).toImage());
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
