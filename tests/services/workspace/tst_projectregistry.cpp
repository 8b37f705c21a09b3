// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/configfolder.h"
#include "services/workspace/projectregistry.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <sys/file.h>
#include <unistd.h>

using namespace serin;

namespace {

Project project(const char *name, const char *folder = "")
{
    Project result;
    result.name = QString::fromUtf8(name);
    result.repository = QStringLiteral("/repository");
    result.folder = QString::fromUtf8(folder);
    result.branch = QStringLiteral("main");
    result.workspace = QStringLiteral("local");
    return result;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

QStringList namesIn(const ProjectRegistry &registry)
{
    QStringList names;
    const auto listing = registry.list();
    if (!listing) {
        return {listing.error().toLine()};
    }
    for (const Project &entry : listing->projects) {
        names << entry.name;
    }
    return names;
}

} // namespace

class TestProjectRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void livesInTheConfigFolder();
    void keepsProjects();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void replacesAndRemoves();
    void namesAreUniqueInTheirRepository();
    void remembersPicks();
    void remembersWhatWasApplied();
    void keepsWhatItDoesNotKnow();
    void leavesBadEntriesOut();
    void setsBrokenFilesAside_data();
    void setsBrokenFilesAside();
    void aNewerFileIsLeftAlone();
    void twoProgramsLoseNothing();
    void killedInTheMiddle();
    void aFullDiskChangesNothing();
    void waitsForTheOtherOne();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("config/projects.json"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProjectRegistry::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestProjectRegistry::livesInTheConfigFolder()
{
    const QByteArray home = qgetenv("HOME");
    const QByteArray config = qgetenv("XDG_CONFIG_HOME");
    qputenv("HOME", "/somebody");
    qputenv("XDG_CONFIG_HOME", "relative");
    QCOMPARE(configFolder(), QStringLiteral("/somebody/.config/serin"));
    qputenv("XDG_CONFIG_HOME", "/settings/");
    QCOMPARE(configFolder(), QStringLiteral("/settings/serin"));
    qputenv("SERIN_CONFIG_DIR", "/own/");
    QCOMPARE(ProjectRegistry::defaultPath(), QStringLiteral("/own/projects.json"));
    qunsetenv("SERIN_CONFIG_DIR");
    qputenv("HOME", home);
    qputenv("XDG_CONFIG_HOME", config);
}

void TestProjectRegistry::keepsProjects()
{
    ProjectRegistry registry(path());
    QCOMPARE(registry.list()->projects, QList<Project>());
    QVERIFY(!QFile::exists(path())); // looking makes nothing
    Project prod = project("prod", "endpoints/prod");
    prod.tier = Tier::Prod;
    prod.applies = ProjectApplies::Pipeline;
    prod.readOnly = true;
    prod.workspace = QStringLiteral("big one");
    prod.picks.endpoints.insert(QStringLiteral("e"), QStringLiteral("a.yml#0"));
    QCOMPARE(registry.add(project("dev")).value(), QStringList());
    QCOMPARE(registry.add(prod).value(), QStringList());
    const auto listing = ProjectRegistry(path()).list();
    QVERIFY(listing.has_value());
    QCOMPARE(listing->projects, (QList<Project>{project("dev"), prod}));
    QCOMPARE(listing->warnings, QStringList());
}

void TestProjectRegistry::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("workspace");
    const QString good = QStringLiteral("/r");
    const QString local = QStringLiteral("local");
    const QString dev = QStringLiteral("dev");
    QTest::newRow("no name") << QString() << good << QString() << local;
    QTest::newRow("an option") << QStringLiteral("--yes") << good << QString() << local;
    QTest::newRow("a line feed") << QStringLiteral("a\nb") << good << QString() << local;
    QTest::newRow("a hidden letter") << QStringLiteral("a\u202eb") << good << QString() << local;
    QTest::newRow("endless") << QString(101, u'x') << good << QString() << local;
    QTest::newRow("relative repository") << dev << QStringLiteral("r") << QString() << local;
    QTest::newRow("outside") << dev << good << QStringLiteral("a/../../b") << local;
    QTest::newRow("absolute") << dev << good << QStringLiteral("/r/a") << local;
    QTest::newRow("no workspace") << dev << good << QString() << QStringLiteral(" ");
}

void TestProjectRegistry::refusesWhatCannotBe()
{
    QFETCH(const QString, name);
    QFETCH(const QString, repository);
    QFETCH(const QString, folder);
    QFETCH(const QString, workspace);
    Project wrong;
    wrong.name = name;
    wrong.repository = repository;
    wrong.folder = folder;
    wrong.workspace = workspace;
    const auto added = ProjectRegistry(path()).add(wrong);
    QVERIFY(!added.has_value());
    QCOMPARE(added.error().kind, ErrorKind::Invalid);
    QVERIFY(!QFile::exists(path()));
}

void TestProjectRegistry::replacesAndRemoves()
{
    ProjectRegistry registry(path());
    Project dev = project("dev");
    dev.picks.endpoints.insert(QStringLiteral("e"), QStringLiteral("v"));
    QVERIFY(registry.add(dev).has_value());
    QVERIFY(registry.add(project("other")).has_value());
    dev.tier = Tier::Staging;
    dev.picks = {};
    QVERIFY(registry.replace(dev).has_value());
    QCOMPARE(registry.list()->projects.first(), dev);
    QCOMPARE(registry.replace(project("none")).error().kind, ErrorKind::NotFound);
    QVERIFY(registry.remove(dev.repository, dev.name).has_value());
    QCOMPARE(namesIn(registry), QStringList{QStringLiteral("other")});
    QCOMPARE(registry.remove(dev.repository, dev.name).error().kind, ErrorKind::NotFound);
}

void TestProjectRegistry::namesAreUniqueInTheirRepository()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("dev")).has_value());
    QCOMPARE(registry.add(project("dev", "elsewhere")).error().kind, ErrorKind::Conflict);
    Project other = project("dev");
    other.repository = QStringLiteral("/other");
    QVERIFY(registry.add(other).has_value());
    QVERIFY(registry.remove(other.repository, QStringLiteral("dev")).has_value());
    QCOMPARE(registry.list()->projects, QList<Project>{project("dev")});
}

void TestProjectRegistry::remembersPicks()
{
    ProjectRegistry registry(path());
    const QString repository = QStringLiteral("/plain");
    const QString name = QStringLiteral("plain");
    ProjectPicks picks;
    picks.endpoints.insert(QStringLiteral("n:my/endpoint"), QStringLiteral("1.yaml#0"));
    picks.deployments.insert({QStringLiteral("n:my/endpoint"), QStringLiteral("blue")},
                             QStringLiteral("b/blue.yml#1"));
    picks.deployments.insert({QStringLiteral("n:my/endpoint"), QStringLiteral("green")},
                             QStringLiteral("green.yml#0"));
    QVERIFY(registry.setPicks(repository, name, picks).has_value()); // of no registered project
    QCOMPARE(registry.picks(repository, name).value(), picks);
    QCOMPARE(registry.picks(repository, QStringLiteral("x")).value(), ProjectPicks());
    QVERIFY(registry.setPicks(repository, name, {}).has_value());
    QCOMPARE(registry.picks(repository, name).value(), ProjectPicks());
}

void TestProjectRegistry::remembersWhatWasApplied()
{
    ProjectRegistry registry(path());
    const QString folder = QStringLiteral("/repository/dev");
    QCOMPARE(registry.wasApplied(folder, QStringLiteral("local")).value(), false);
    QVERIFY(registry.setApplied(folder, QStringLiteral("local")).has_value());
    const QByteArray once = contentOf(path());
    QVERIFY(registry.setApplied(folder, QStringLiteral("local")).has_value());
    QCOMPARE(contentOf(path()), once);
    QCOMPARE(registry.wasApplied(folder, QStringLiteral("local")).value(), true);
    QCOMPARE(registry.wasApplied(folder, QStringLiteral("prod")).value(), false);
    QCOMPARE(registry.wasApplied(folder + u'x', QStringLiteral("local")).value(), false);
}

void TestProjectRegistry::keepsWhatItDoesNotKnow()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("dev")).has_value());
    QByteArray text = contentOf(path());
    text.replace("\"name\": \"dev\"", "\"colour\": \"red\", \"name\": \"dev\"");
    text.replace("\"version\"", "\"later\": {\"a\": 1}, \"version\"");
    put(path(), text);
    Project changed = project("dev");
    changed.tier = Tier::Prod;
    QVERIFY(registry.replace(changed).has_value());
    QVERIFY(contentOf(path()).contains("\"colour\": \"red\""));
    QVERIFY(contentOf(path()).contains("\"later\""));
}

void TestProjectRegistry::leavesBadEntriesOut()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("dev")).has_value());
    QVERIFY(registry.add(project("odd")).has_value());
    QByteArray text = contentOf(path());
    text.replace("\"name\": \"odd\"", "\"name\": \"odd\", \"tier\": \"moon\"");
    text.replace("\"projects\": [", "\"projects\": [ 7,");
    put(path(), text);
    const auto listing = registry.list();
    QVERIFY(listing.has_value());
    QCOMPARE(namesIn(registry).constFirst(), QStringLiteral("dev"));
    QVERIFY(!listing->warnings.isEmpty());
    QVERIFY2(listing->warnings.first().contains(QLatin1String("project 1 is left out")),
             qPrintable(listing->warnings.first()));
    QVERIFY(registry.add(project("third")).has_value());
    QVERIFY(contentOf(path()).contains("7")); // not lost either
}

void TestProjectRegistry::setsBrokenFilesAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("cut off") << QByteArray("{\"projects\": [{\"name\": \"de");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no list inside") << QByteArray("{\"projects\": {\"dev\": 1}}");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
}

void TestProjectRegistry::setsBrokenFilesAside()
{
    QFETCH(const QByteArray, bytes);
    QDir().mkpath(QFileInfo(path()).path());
    put(path(), bytes);
    ProjectRegistry registry(path());
    const auto listing = registry.list();
    QVERIFY(listing.has_value());
    QCOMPARE(listing->projects, QList<Project>());
    QCOMPARE(listing->warnings.size(), 1);
    QCOMPARE(contentOf(path()), bytes); // looking changes nothing

    const auto added = registry.add(project("dev"));
    QVERIFY(added.has_value());
    const QString kept = path() + QStringLiteral(".broken-1");
    QCOMPARE(contentOf(kept), bytes);
    QCOMPARE(added->size(), 1);
    QVERIFY2(added->first().contains(kept), qPrintable(added->first()));
    QCOMPARE(namesIn(registry), QStringList{QStringLiteral("dev")});

    put(path(), "again broken");
    QVERIFY(registry.add(project("dev")).has_value());
    QCOMPARE(contentOf(kept), bytes);
    QCOMPARE(contentOf(path() + QStringLiteral(".broken-2")), QByteArray("again broken"));
}

void TestProjectRegistry::aNewerFileIsLeftAlone()
{
    QDir().mkpath(QFileInfo(path()).path());
    put(path(), "{\"version\": 2, \"projects\": {}}");
    ProjectRegistry registry(path());
    QCOMPARE(registry.list().error().kind, ErrorKind::Invalid);
    QCOMPARE(registry.add(project("dev")).error().kind, ErrorKind::Invalid);
    QCOMPARE(contentOf(path()), QByteArray("{\"version\": 2, \"projects\": {}}"));
}

void TestProjectRegistry::twoProgramsLoseNothing()
{
    constexpr int each = 40;
    std::vector<std::unique_ptr<QProcess>> writers;
    for (const char *name : {"one", "two", "three"}) {
        writers.push_back(std::make_unique<QProcess>());
        writers.back()->start(
            QStringLiteral(SERIN_PROJECTWRITER),
            {QStringLiteral("add"), path(), QString::fromLatin1(name), QString::number(each)});
    }
    for (const auto &writer : writers) {
        QVERIFY(writer->waitForFinished(90'000));
        QVERIFY2(writer->exitCode() == 0, writer->readAllStandardError().constData());
    }
    const QStringList names = namesIn(ProjectRegistry(path()));
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 3 * each);
}

void TestProjectRegistry::killedInTheMiddle()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("stays")).has_value());
    std::mt19937 random(7);
    for (int round = 0; round < 25; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(SERIN_PROJECTWRITER), {QStringLiteral("loop"), path()});
        QVERIFY(writer.waitForReadyRead(60'000));
        // The moment is what is random here, nothing is waited for.
        ::usleep(std::uniform_int_distribution<useconds_t>(0, 12'000)(random));
        writer.kill();
        QVERIFY(writer.waitForFinished(60'000));
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const auto listing = registry.list();
        QVERIFY(listing.has_value());
        QCOMPARE(listing->warnings, QStringList());
        QStringList names = namesIn(registry);
        QVERIFY(names.removeOne(QStringLiteral("stays")));
        if (!names.isEmpty()) {
            QCOMPARE(names, QStringList{QStringLiteral("turn")});
            QVERIFY(registry.remove(QStringLiteral("/repository"), names.first()).has_value());
        }
    }
}

void TestProjectRegistry::aFullDiskChangesNothing()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("dev")).has_value());
    const QByteArray before = contentOf(path());
    {
        const FileSizeLimit full(16);
        const auto added = registry.add(project("more"));
        QVERIFY(!added.has_value());
        QCOMPARE(added.error().kind, ErrorKind::Io);
    }
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(QDir(QFileInfo(path()).path())
                 .entryList({QStringLiteral("*.serin-tmp")}, QDir::Files | QDir::Hidden),
             QStringList());
    QVERIFY(registry.add(project("more")).has_value());
}

void TestProjectRegistry::waitsForTheOtherOne()
{
    ProjectRegistry registry(path());
    QVERIFY(registry.add(project("dev")).has_value());
    QFile lock(path() + QStringLiteral(".lock"));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(lock.handle(), LOCK_EX), 0);
    QVERIFY(registry.list().has_value()); // reading needs no lock
    const auto refused = registry.add(project("more"));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
    lock.close();
    QVERIFY(registry.add(project("more")).has_value());
}

QTEST_GUILESS_MAIN(TestProjectRegistry)
#include "tst_projectregistry.moc"
