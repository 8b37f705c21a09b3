// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/common/timetext.h"
#include "models/settings/settingsmodel.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

using namespace serin;

class TestSettingsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void beginsAsUsual();
    void keepsWhatIsSet();
    void savesAtOnce();
    void refusesWhatCannotBe();
    void isSearched();
    void tellsOfAProxyThatCannotBe();
    void asksPythonForItsVersion();
    void hearsTheLastPythonOnly();
    void resets();
    void followsOthers();
    void saysWhenItCannotSave();
    void setsABrokenFileAside();
    void showsTimes();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("serin.conf")); }
    static QVariant value(const SettingsModel &settings, const char *id)
    {
        const Setting *const setting = settings.find(QString::fromLatin1(id));
        return setting ? setting->value : QVariant();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettingsModel::beginsAsUsual()
{
    Preferences preferences(file());
    const SettingsModel settings(preferences);
    QSet<QString> ids;
    for (const Setting &setting : settings.settings()) {
        QCOMPARE(setting.value, setting.usual);
        QVERIFY(!setting.title.isEmpty() && !setting.description.isEmpty() &&
                !setting.group.isEmpty());
        QVERIFY(setting.problem.isEmpty());
        QVERIFY2(!ids.contains(setting.id), qPrintable(setting.id));
        ids.insert(setting.id);
    }
    QVERIFY(!settings.find(QStringLiteral("nothing")));
    QVERIFY(!QFile::exists(file())); // looking makes nothing
}

void TestSettingsModel::keepsWhatIsSet()
{
    {
        Preferences preferences(file());
        SettingsModel settings(preferences);
        QSignalSpy changed(&settings, &SettingsModel::changed);
        settings.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        settings.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        QCOMPARE(changed.size(), 1);
        settings.setValue(QStringLiteral("zoom"), 150);
        settings.setValue(QStringLiteral("times"), QStringLiteral("utc"));
        settings.setValue(QStringLiteral("care"), QStringLiteral("staging"));
        settings.setValue(QStringLiteral("refresh.local"), 2);
        settings.setValue(QStringLiteral("refresh.azure"), 30);
        settings.setValue(QStringLiteral("refresh.list"), 90);
        settings.setValue(QStringLiteral("workspace.keep"), true);
        settings.setValue(QStringLiteral("workspace.python"), QStringLiteral("/bin/sh"));
        settings.setValue(QStringLiteral("language"), QStringLiteral("en"));
        settings.setValue(QStringLiteral("notify"), false);
        settings.setValue(QStringLiteral("proxy"), QStringLiteral("http://proxy.example:3128"));
        QCOMPARE(changed.size(), 12);
    }
    Preferences preferences(file());
    const SettingsModel settings(preferences);
    QCOMPARE(value(settings, "theme"), QStringLiteral("dark"));
    QCOMPARE(preferences.zoom(), 150);
    QVERIFY(preferences.timesInUtc());
    QCOMPARE(preferences.careTier(), Tier::Staging);
    QCOMPARE(preferences.interval(Preferences::Refresh::SelectedLocal), 2);
    QCOMPARE(preferences.interval(Preferences::Refresh::SelectedRemote), 30);
    QCOMPARE(preferences.interval(Preferences::Refresh::List), 90);
    QVERIFY(preferences.keepsWorkspace());
    QCOMPARE(preferences.python(), QStringLiteral("/bin/sh"));
    QCOMPARE(preferences.language(), QStringLiteral("en"));
    QVERIFY(!preferences.notifies());
    QCOMPARE(preferences.proxy(), QStringLiteral("http://proxy.example:3128"));
}

void TestSettingsModel::savesAtOnce()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    settings.setValue(QStringLiteral("theme"), QStringLiteral("light"));
    QVERIFY2(fileBytes(file()).contains("theme=light"), fileBytes(file()).constData());
    settings.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
    QVERIFY(fileBytes(file()).contains("theme=dark"));
    // Written beside it and put in its place: nothing else is left there.
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("serin.conf")});
}

void TestSettingsModel::refusesWhatCannotBe()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    QSignalSpy changed(&settings, &SettingsModel::changed);
    settings.setValue(QStringLiteral("theme"), QStringLiteral("pink"));
    settings.setValue(QStringLiteral("zoom"), 5);
    settings.setValue(QStringLiteral("zoom"), QStringLiteral("large"));
    settings.setValue(QStringLiteral("refresh.local"), 0);
    settings.setValue(QStringLiteral("workspace.keep"), QStringLiteral("perhaps"));
    settings.setValue(QStringLiteral("nothing"), 1);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!QFile::exists(file()));
}

void TestSettingsModel::isSearched()
{
    Preferences preferences(file());
    const SettingsModel settings(preferences);
    const auto found = [&settings](const char *filter) {
        QStringList ids;
        for (const Setting &setting : settings.settings()) {
            if (SettingsModel::matches(setting, QString::fromUtf8(filter))) {
                ids << setting.id;
            }
        }
        return ids;
    };
    QCOMPARE(found("").size(), qsizetype(settings.settings().size()));
    QCOMPARE(found("  dark"), QStringList{QStringLiteral("theme")}); // also by what can be chosen
    QCOMPARE(found("INTERPRETER python"), QStringList{QStringLiteral("workspace.python")});
    QCOMPARE(found("azure selected"), QStringList{QStringLiteral("refresh.azure")});
    QCOMPARE(found("no such thing"), QStringList());
}

void TestSettingsModel::tellsOfAProxyThatCannotBe()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    const auto problemWith = [&settings](const char *value) {
        settings.setValue(QStringLiteral("proxy"), QString::fromLatin1(value));
        return settings.find(QStringLiteral("proxy"))->problem;
    };
    for (const char *good : {"none", "http://127.0.0.1:8080", "http://[::1]:3128/", ""}) {
        QVERIFY2(problemWith(good).isEmpty(), good);
    }
    for (const char *bad : {"proxy", "proxy:3128", "http://proxy", "socks://proxy:1080",
                            "http://proxy:3128/path", "http://"}) {
        QVERIFY2(!problemWith(bad).isEmpty(), bad);
    }
    const QString secret = problemWith("http://ada:lovelace@proxy:3128");
    QVERIFY(!secret.isEmpty());
    QVERIFY(!secret.contains(QStringLiteral("lovelace")));
}

void TestSettingsModel::asksPythonForItsVersion()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    const QString id = QStringLiteral("workspace.python");
    QSignalSpy judged(&settings, &SettingsModel::judged);
    const auto told = [&settings, &id, &judged](const QString &value) {
        judged.clear();
        settings.setValue(id, value);
        const Setting &setting = *settings.find(id);
        if (!QTest::qWaitFor([&judged] { return !judged.isEmpty(); }, patience)) {
            return QStringLiteral("no answer");
        }
        return setting.problem.isEmpty() ? setting.found : setting.problem;
    };
    const auto program = [this](const char *name, const QByteArray &script) {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        setFileBytes(path, "#!/bin/sh\n" + script);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    };
    QCOMPARE(told(program("new", "printf 3.12.1\n")), QStringLiteral("Python 3.12.1"));
    const QString old = told(program("old", "printf 2.7.18\n"));
    QVERIFY2(old.contains(QStringLiteral("Python 2.7.18")), qPrintable(old));
    const QString answer = QStringLiteral("no Python: it answered “3 blind mice”");
    QVERIFY(told(program("odd", "echo 3 blind mice\n")).contains(answer));
    QVERIFY(told(program("failing", "echo 3 blind mice >&2; exit 1\n")).contains(answer));
    QVERIFY(told(m_folder->filePath(QStringLiteral("nothing")))
                .startsWith(QStringLiteral("There is no program /")));
    QVERIFY(told(m_folder->path()).contains(QStringLiteral("is not executable"))); // a folder
    setFileBytes(m_folder->filePath(QStringLiteral("text")), "words");
    QVERIFY(told(m_folder->filePath(QStringLiteral("text")))
                .contains(QStringLiteral("is not executable")));
    QVERIFY(told(QStringLiteral("python3")).contains(QStringLiteral(", found as /")));
    QVERIFY(told({}).contains(QStringLiteral(", found as /"))); // the system's
}

void TestSettingsModel::hearsTheLastPythonOnly()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    const QString slow = m_folder->filePath(QStringLiteral("slow"));
    setFileBytes(slow, "#!/bin/sh\nsleep 60\n");
    QFile::setPermissions(slow, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString id = QStringLiteral("workspace.python");
    settings.setValue(id, slow);
    QVERIFY(settings.find(id)->found.contains(QStringLiteral("Asking")));
    settings.setValue(id, QString());
    QTRY_VERIFY_WITH_TIMEOUT(settings.find(id)->found.startsWith(QStringLiteral("Python 3.")),
                             patience);
    settings.setValue(id, slow); // and dies while it is asked
}

void TestSettingsModel::resets()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    preferences.addRecentFolder(QStringLiteral("/a"));
    settings.setValue(QStringLiteral("zoom"), 200);
    settings.setValue(QStringLiteral("care"), QStringLiteral("dev"));
    settings.reset();
    for (const Setting &setting : settings.settings()) {
        QCOMPARE(setting.value, setting.usual);
    }
    QCOMPARE(preferences.recentFolders(), QStringList{QStringLiteral("/a")}); // is no setting
}

void TestSettingsModel::followsOthers()
{
    Preferences preferences(file());
    SettingsModel settings(preferences);
    QSignalSpy changed(&settings, &SettingsModel::changed);
    preferences.setZoom(130); // as Ctrl+= does
    settings.reload();
    settings.reload();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), QStringLiteral("zoom"));
    QCOMPARE(value(settings, "zoom"), 130);
}

void TestSettingsModel::saysWhenItCannotSave()
{
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("taken")), "a file, no folder"));
    Preferences preferences(m_folder->filePath(QStringLiteral("taken/serin.conf")));
    SettingsModel settings(preferences);
    QSignalSpy saved(&settings, &SettingsModel::savedChanged);
    settings.setValue(QStringLiteral("zoom"), 120);
    QVERIFY(settings.isUnsaved());
    QCOMPARE(saved.size(), 1);
    QCOMPARE(value(settings, "zoom"), 120); // it applies all the same
}

void TestSettingsModel::setsABrokenFileAside()
{
    for (const QByteArray &broken : {QByteArray("\xff\xfe\x00[[[=\n", 8),
                                     QByteArray("[window]\ntheme=dark\nthis is no line\n"),
                                     QByteArray("<html>\n"), QByteArray(5 << 20, 'x')}) {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(setFileBytes(file(), broken));
        Preferences preferences(file());
        QVERIFY(!preferences.brokenFile().isEmpty());
        QCOMPARE(fileBytes(preferences.brokenFile()), broken);
        QCOMPARE(preferences.theme(), QStringLiteral("system"));
        SettingsModel settings(preferences);
        settings.setValue(QStringLiteral("theme"), QStringLiteral("light"));
        QVERIFY(fileBytes(file()).contains("theme=light"));
        QCOMPARE(fileBytes(preferences.brokenFile()), broken);
    }
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(setFileBytes(file(), "; mine\n[window]\ntheme=dark\nfuture=x, \\\n  y\n"));
    Preferences preferences(file());
    QVERIFY(preferences.brokenFile().isEmpty());
    QCOMPARE(preferences.theme(), QStringLiteral("dark"));
}

void TestSettingsModel::showsTimes()
{
    const QDateTime time(QDate(2026, 7, 1), QTime(12, 30, 5), QTimeZone("Asia/Tokyo"));
    setTimesInUtc(true);
    QCOMPARE(timeOfDay(time), QStringLiteral("03:30:05Z"));
    QVERIFY(dateAndTime(time).endsWith(QStringLiteral("UTC")));
    setTimesInUtc(false);
    QCOMPARE(timeOfDay(time), time.toLocalTime().time().toString(QStringLiteral("HH:mm:ss")));
    QVERIFY(bothTimes(time).contains(QStringLiteral("UTC")));
}

QTEST_GUILESS_MAIN(TestSettingsModel)
#include "tst_settingsmodel.moc"
