// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "tests/support/filebytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestPreferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void defaults();
    void remembers();
    void writesBesideTheWindow();
    void recentFoldersAreBounded();
    void picksOfTwoFoldersStayApart();
    void survivesGarbage();
    void survivesAnUnwritablePlace();

private:
    [[nodiscard]] QString file() const
    {
        return m_folder->filePath(QStringLiteral("serin/serin.conf"));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPreferences::defaults()
{
    const Preferences preferences(file());
    QCOMPARE(preferences.theme(), QStringLiteral("system"));
    QCOMPARE(preferences.zoom(), 100);
    QVERIFY(preferences.recentFolders().isEmpty());
    QVERIFY(preferences.windowGeometry().isEmpty());
}

void TestPreferences::remembers()
{
    {
        Preferences preferences(file());
        preferences.setTheme(QStringLiteral("dark"));
        preferences.setZoom(150);
        preferences.addRecentFolder(QStringLiteral("/a"));
        preferences.addRecentFolder(QStringLiteral("/b, with \"quotes\""));
        preferences.setWindowState("geometry\0bytes", "splitter");
        preferences.setVariantPicks(QStringLiteral("/a"),
                                    {{QStringLiteral("e/x%1"), QStringLiteral("f.yml#0")}});
    }
    const Preferences preferences(file());
    QCOMPARE(preferences.theme(), QStringLiteral("dark"));
    QCOMPARE(preferences.zoom(), 150);
    QCOMPARE(preferences.recentFolders(),
             QStringList({QStringLiteral("/b, with \"quotes\""), QStringLiteral("/a")}));
    QCOMPARE(preferences.splitterState(), QByteArray("splitter"));
    QCOMPARE(preferences.variantPicks(QStringLiteral("/a")).value(QStringLiteral("e/x%1")),
             QStringLiteral("f.yml#0"));
}

void TestPreferences::writesBesideTheWindow()
{
    Preferences preferences(file());
    preferences.setZoom(120);
    QCoreApplication::sendPostedEvents(); // QSettings' own would write here
    QVERIFY2(!QFile::exists(file()), "this thread has waited for the disk");
    QTRY_VERIFY(fileBytes(file()).contains("zoom=120"));
    preferences.setZoom(130);
    QTRY_VERIFY(fileBytes(file()).contains("zoom=130")); // and again
    preferences.setZoom(140);
    QVERIFY(preferences.save());
    QVERIFY2(fileBytes(file()).contains("zoom=140"), "now");
}

void TestPreferences::recentFoldersAreBounded()
{
    Preferences preferences(file());
    for (int i = 0; i < 15; ++i) {
        preferences.addRecentFolder(QStringLiteral("/folder%1").arg(i));
    }
    preferences.addRecentFolder(QStringLiteral("/folder9"));
    QCOMPARE(preferences.recentFolders().size(), 10);
    QCOMPARE(preferences.recentFolders().constFirst(), QStringLiteral("/folder9"));
    QCOMPARE(preferences.recentFolders().count(QStringLiteral("/folder9")), 1);
    preferences.removeRecentFolder(QStringLiteral("/folder9"));
    QVERIFY(!preferences.recentFolders().contains(QStringLiteral("/folder9")));
}

void TestPreferences::picksOfTwoFoldersStayApart()
{
    Preferences preferences(file());
    const QString key = QStringLiteral("my-endpoint");
    preferences.setVariantPicks(QStringLiteral("/a"), {{key, QStringLiteral("1")}});
    preferences.setVariantPicks(QStringLiteral("/b"), {{key, QStringLiteral("2")}});
    QCOMPARE(preferences.variantPicks(QStringLiteral("/a")).value(key), QStringLiteral("1"));
    QCOMPARE(preferences.variantPicks(QStringLiteral("/b")).value(key), QStringLiteral("2"));
    preferences.setChosenProject(QStringLiteral("/a"), QStringLiteral("dev"));
    QCOMPARE(preferences.chosenProject(QStringLiteral("/a")), QStringLiteral("dev"));
    QVERIFY(preferences.chosenProject(QStringLiteral("/b")).isEmpty());
}

void TestPreferences::survivesGarbage()
{
    for (const QByteArray &garbage :
         {QByteArray("\xff\xfe\x00[[[=\n", 8),
          QByteArray("recentFolders=relative, /ok, @Invalid(), , /ok\n[window]\ntheme=<b>\n"
                     "zoom=99999\ngeometry=no\n[variants]\nx={{{\n"),
          QByteArray("[window]\nzoom=abc\n")}) {
        QVERIFY(setFileBytes(file(), garbage));
        Preferences preferences(file());
        QCOMPARE(preferences.theme(), QStringLiteral("system"));
        QVERIFY(preferences.zoom() == 100 || preferences.zoom() == Preferences::mostZoom);
        for (const QString &path : preferences.recentFolders()) {
            QCOMPARE(path, QStringLiteral("/ok"));
        }
        QVERIFY(preferences.variantPicks(QStringLiteral("/a")).isEmpty());
    }
}

void TestPreferences::survivesAnUnwritablePlace()
{
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("serin")), "a file, no folder"));
    Preferences preferences(file());
    preferences.setZoom(120);
    QCOMPARE(preferences.zoom(), 120);
    QVERIFY(!preferences.save());
}

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
