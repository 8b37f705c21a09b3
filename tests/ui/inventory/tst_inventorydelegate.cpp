// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of the list says at each width, read out of a drawing of it.
#include "models/common/preferences.h"
#include "models/inventory/inventorymodel.h"
#include "models/repository/variantpicks.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/names.h"
#include "ui/inventory/inventorydelegate.h"
#include "ui/theme/deploymentstyle.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>
#include <QXmlStreamReader>

using namespace serin;

class TestInventoryDelegate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void longNamesKeepTheirEnds_data();
    void longNamesKeepTheirEnds();
    void swatchGoesBeforeAShortNameDoes();
    void errorsHaveAWord();

private:
    struct DrawnRow
    {
        QStringList texts;
        QStringList fills; ///< colours
    };

    void addDeployment(const QString &endpoint, const QString &name);
    [[nodiscard]] DrawnRow drawn(const QStringList &keys, int width) const;

    ManifestFolder m_files;
    QTemporaryDir m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<InventoryModel> m_model;
    QWidget m_look;
};

void TestInventoryDelegate::init()
{
    m_files.clear();
    m_preferences = std::make_unique<Preferences>(m_folder.filePath(QStringLiteral("conf")));
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_model = std::make_unique<InventoryModel>(*m_picks);
}

void TestInventoryDelegate::addDeployment(const QString &endpoint, const QString &name)
{
    m_files.write(endpoint + QStringLiteral("/endpoint.yml"),
                  "name: " + endpoint.toUtf8() + "\nauth_mode: key\n");
    m_files.write(endpoint + QLatin1Char('/') + name + QStringLiteral(".yml"),
                  "name: " + name.toUtf8() + "\nendpoint_name: " + endpoint.toUtf8() +
                      "\nmodel: azureml:m:1\ninstance_count: 2\n");
}

TestInventoryDelegate::DrawnRow TestInventoryDelegate::drawn(const QStringList &keys,
                                                             int width) const
{
    QStyleOptionViewItem option;
    option.initFrom(&m_look);
    option.rect = QRect(0, 0, width, option.fontMetrics.height() * 2);
    QBuffer svg;
    QSvgGenerator generator;
    generator.setOutputDevice(&svg);
    {
        QPainter painter(&generator);
        InventoryDelegate().paint(&painter, option, m_model->indexOf(keys));
    }
    DrawnRow row;
    for (QXmlStreamReader reader(svg.data()); !reader.atEnd();) {
        if (reader.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        row.fills.append(reader.attributes().value(QLatin1String("fill")).toString());
        if (reader.name() == QLatin1String("text")) {
            row.texts.append(reader.readElementText().trimmed());
        }
    }
    return row;
}

void TestInventoryDelegate::longNamesKeepTheirEnds_data()
{
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second");
    const QString shop = QStringLiteral("recommendations-for-the-shop-");
    const QString europe = shop + QStringLiteral("eu");
    const QString america = shop + QStringLiteral("us");
    QTest::newRow("endpoints") << QStringList{europe} << QStringList{america};
    QTest::newRow("deployments") << QStringList{canary, europe} << QStringList{canary, america};
}

/// Names of one team begin alike, and what tells them apart is at their end.
void TestInventoryDelegate::longNamesKeepTheirEnds()
{
    QFETCH(const QStringList, first);
    QFETCH(const QStringList, second);
    addDeployment(first.front(), first.back());
    addDeployment(second.front(), second.back());
    m_model->setCatalog(m_files.catalog(), {});
    const int width = m_look.fontMetrics().horizontalAdvance(first.back()) * 2 / 3;
    const QString one = drawn(first, width).texts.constLast();
    const QString other = drawn(second, width).texts.constLast();
    QVERIFY2(one.startsWith(QStringLiteral("rec")) && one.contains(QChar(0x2026)) &&
                 one.endsWith(QStringLiteral("eu")),
             qPrintable(one));
    QVERIFY2(other.endsWith(QStringLiteral("us")), qPrintable(other));
}

void TestInventoryDelegate::swatchGoesBeforeAShortNameDoes()
{
    addDeployment(canary, green);
    m_model->setCatalog(m_files.catalog(), {});
    const QString color = deploymentStyle(green, Theme::fromPalette(m_look.palette())).fill.name();
    QStringList looks; // of a row that becomes wider and wider
    const int name = m_look.fontMetrics().horizontalAdvance(green);
    for (int width = name; width < name * 6; ++width) {
        const DrawnRow row = drawn({canary, green}, width);
        const QString look = (row.fills.contains(color) ? QStringLiteral("swatch ") : QString()) +
                             (row.texts.contains(green) ? QStringLiteral("whole") : QString());
        if (looks.isEmpty() || looks.constLast() != look) {
            looks.append(look);
        }
    }
    QCOMPARE(looks, (QStringList{QStringLiteral("swatch "), QStringLiteral("whole"),
                                 QStringLiteral("swatch whole")}));
}

void TestInventoryDelegate::errorsHaveAWord()
{
    addDeployment(canary, green);
    m_model->setCatalog(m_files.catalog(), {});
    const QString word = QStringLiteral("file has errors");
    const int width = m_look.fontMetrics().averageCharWidth() * 60;
    QVERIFY(!drawn({canary}, width).texts.contains(word));
    const FileErrors error{
        m_model->indexOf({canary, green}).data(InventoryModel::FilePathRole).toString(),
        QStringLiteral("green.yml"),
        1,
        QStringLiteral("it is wrong"),
        {1, 1}};
    m_model->setErrors(std::make_shared<FolderErrors>(FolderErrors{{{canary, {error}}}, {}}));
    for (const QStringList &keys : {QStringList{canary}, QStringList{canary, green}}) {
        const DrawnRow row = drawn(keys, width);
        QVERIFY2(row.texts.contains(word), qPrintable(row.texts.join(u'|')));
        QVERIFY(row.texts.contains(keys.back()));
    }
}

QTEST_MAIN(TestInventoryDelegate)
#include "tst_inventorydelegate.moc"
