// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/contrast.h"
#include "ui/theme/deploymentstyle.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace serin;

namespace {

DeploymentStyle lightStyle(const char *name)
{
    return deploymentStyle(QLatin1String(name), Theme::light());
}

} // namespace

class TestDeploymentStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blueAndGreenAreTheAgreedColours()
    {
        const QString blue = QStringLiteral("blue");
        const QString green = QStringLiteral("green");
        QCOMPARE(deploymentStyle(blue, Theme::light()).fill, QColor(0x1f5fbf));
        QCOMPARE(deploymentStyle(blue, Theme::light()).text, QColor(Qt::white));
        QCOMPARE(deploymentStyle(green, Theme::light()).fill, QColor(0x2fa36b));
        QVERIFY(relativeLuminance(deploymentStyle(green, Theme::light()).text) < 0.05);
        QCOMPARE(deploymentStyle(blue, Theme::dark()).fill, QColor(0x5aa9f2));
        QVERIFY(relativeLuminance(deploymentStyle(blue, Theme::dark()).text) < 0.05);
        QCOMPARE(deploymentStyle(green, Theme::dark()).fill, QColor(0x8fdda6));
        QVERIFY(relativeLuminance(deploymentStyle(green, Theme::dark()).text) < 0.05);
        QVERIFY(lightStyle("blue").hatch != lightStyle("green").hatch);
        QVERIFY(lightStyle("blue").glyph != lightStyle("green").glyph);
    }

    void colourWordsAreFoundAsWords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("like");
        const auto row = [](const char *name, const char *like) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(like);
        };
        row("my-blue", "blue");
        row("blue2", "blue");
        row("GREEN-v3", "green");
        row("fraudGreen", "green");
        row("gray", "grey");
        row("orange-blue", "orange");
    }
    void colourWordsAreFoundAsWords()
    {
        QFETCH(QString, name);
        QFETCH(QString, like);
        QCOMPARE(deploymentStyle(name, Theme::light()), deploymentStyle(like, Theme::light()));
    }

    void otherNamesAreNeverBlueOrGreen()
    {
        for (int i = 0; i < 500; ++i) {
            const QColor fill =
                deploymentStyle(QStringLiteral("model-%1").arg(i), Theme::light()).fill;
            QVERIFY(fill != QColor(0x1f5fbf) && fill != QColor(0x2fa36b));
        }
        QVERIFY(lightStyle("redis").fill != lightStyle("red").fill ||
                lightStyle("bluebird").fill != lightStyle("blue").fill);
    }

    void hashIsTheSameForEver()
    {
        // These must not change: people remember their deployments' colours.
        QCOMPARE(lightStyle("model-1").fill.name(), QStringLiteral("#c2468e"));
        QCOMPARE(lightStyle("baseline").fill.name(), QStringLiteral("#7a3fa6"));
        QCOMPARE(lightStyle("baseline").glyph, QChar(0x25A9));
    }

    void textIsReadableOnEveryFill()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (const char *name : {"blue", "green", "orange", "red", "purple", "yellow", "pink",
                                     "teal", "brown", "grey"}) {
                const DeploymentStyle style = deploymentStyle(QLatin1String(name), *theme);
                QVERIFY2(contrastRatio(style.text, style.fill) >= 4.5, name);
                QVERIFY2(contrastRatio(style.fill, theme->base) >= 3.0, name);
            }
        }
    }

    void neighboursNeverLookTheSame()
    {
        QStringList names{QStringLiteral("blue"), QStringLiteral("blue-2"),
                          QStringLiteral("blue-3")};
        for (int i = 0; i < 20; ++i) {
            names.append(QStringLiteral("deployment-%1").arg(i));
        }
        const auto styles = deploymentStyles(names, Theme::light());
        QCOMPARE(styles.size(), static_cast<size_t>(names.size()));
        for (size_t i = 0; i < styles.size(); ++i) {
            for (size_t j = 0; j < i; ++j) {
                QVERIFY(!(styles[i] == styles[j]));
            }
        }
        QCOMPARE(styles[0], lightStyle("blue"));
        QCOMPARE(styles[1].fill, lightStyle("blue").fill);
    }

    void moreThanAllHatchesIsNoEndlessSearch()
    {
        QStringList names;
        for (int i = 0; i < 50; ++i) {
            names.append(QStringLiteral("blue-%1").arg(i));
        }
        QCOMPARE(deploymentStyles(names, Theme::dark()).size(), 50U);
    }

    void everyHatchIsDrawnInsideItsShape()
    {
        QSet<QByteArray> drawings;
        DeploymentStyle style = lightStyle("blue");
        for (const auto hatch : {Qt::FDiagPattern, Qt::BDiagPattern, Qt::CrossPattern,
                                 Qt::DiagCrossPattern, Qt::HorPattern, Qt::VerPattern}) {
            style.hatch = hatch;
            QImage image(60, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QPainterPath shape;
            shape.addRect(10, 10, 40, 20);
            paintHatched(painter, shape, style, 8);
            painter.end();
            QCOMPARE(image.pixelColor(5, 20), QColor(Qt::white));
            QCOMPARE(image.pixelColor(55, 20), QColor(Qt::white));
            QCOMPARE(image.pixelColor(30, 5), QColor(Qt::white));
            drawings.insert(
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(drawings.size(), 6);
    }
};

QTEST_MAIN(TestDeploymentStyle)
#include "tst_deploymentstyle.moc"
