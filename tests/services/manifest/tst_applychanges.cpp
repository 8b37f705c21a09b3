// SPDX-License-Identifier: GPL-3.0-or-later
// Several files changed at once: all of them, or none.
#include "services/manifest/edit/changesetedit.h"
#include "tests/services/manifest/changesetfolder.h"
#include "tests/support/faultyfilecalls.h"

#include <sys/stat.h>

using namespace serin;

class TestApplyChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAll();
    void checksAllFirst_data();
    void checksAllFirst();
    void refusesOddities();
    void putsBackAtAnyFault();
    void saysWhatItCouldNotPutBack();
    void deletedFileComesBackWithItsMode();
};

void TestApplyChanges::writesAll()
{
    ChangeSetFolder folder;
    folder.put("a.yml", "a\n");
    folder.put("b.yml", "b\n");
    folder.put("c.yml", "c\n");
    FaultyFileCalls calls;
    bool deletedEarly = false;
    calls.before = [&](const char *call, int) {
        const bool writes = qstrncmp(call, "rename", 6) == 0;
        deletedEarly = deletedEarly || (writes && !QFileInfo::exists(folder.at("b.yml")));
        return 0;
    };
    const auto applied = applyChanges({{folder.at("b.yml"), "b\n", std::nullopt},
                                       {folder.at("a.yml"), "a\n", "A\n"},
                                       {folder.at("new.yml"), std::nullopt, "n\n"},
                                       {folder.at("c.yml"), "c\n", "c\n"}},
                                      &calls);
    QVERIFY2(!deletedEarly, "a file was deleted before the others were written");
    QVERIFY2(applied, applied ? "" : qPrintable(applied.error().toLine()));
    const QMap<QString, QByteArray> expected{{QStringLiteral("a.yml"), "A\n"},
                                             {QStringLiteral("c.yml"), "c\n"},
                                             {QStringLiteral("new.yml"), "n\n"}};
    QCOMPARE(folder.all(), expected);
    QVERIFY(applyChanges({}));
}

void TestApplyChanges::checksAllFirst_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("isNew");
    QTest::newRow("changed") << QByteArray("b.yml") << QByteArray("x\n") << false;
    QTest::newRow("longer") << QByteArray("b.yml") << QByteArray("b") << false;
    QTest::newRow("deleted") << QByteArray("gone.yml") << QByteArray("b\n") << false;
    QTest::newRow("exists") << QByteArray("b.yml") << QByteArray() << true;
    QTest::newRow("dangling link") << QByteArray("link.yml") << QByteArray() << true;
    QTest::newRow("folder") << QByteArray("folder") << QByteArray("b\n") << false;
}

void TestApplyChanges::checksAllFirst()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, before);
    QFETCH(bool, isNew);
    ChangeSetFolder folder;
    folder.put("a.yml", "a\n");
    folder.put("b.yml", "b\n");
    QVERIFY(QFile::link(QStringLiteral("nowhere"), folder.at("link.yml")));
    QVERIFY(QDir().mkdir(folder.at("folder")));
    const auto all = folder.all();
    const FileChange stale{folder.at(name.constData()),
                           isNew ? std::nullopt : std::optional(before), "new\n"};
    const auto applied = applyChanges({{folder.at("a.yml"), "a\n", "A\n"}, stale});
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::Conflict);
    QCOMPARE(applied.error().where, stale.path);
    QCOMPARE(folder.all(), all);
}

void TestApplyChanges::refusesOddities()
{
    ChangeSetFolder folder;
    folder.put("a.yml", "a\n");
    QVERIFY(QFile::link(folder.at("a.yml"), folder.at("link.yml")));
    const auto all = folder.all();
    const FileChange change{folder.at("a.yml"), "a\n", "A\n"};
    const FileChange again{folder.root() + QStringLiteral("/./a.yml"), "a\n", "A\n"};
    QCOMPARE(applyChanges({change, again}).error().kind, ErrorKind::Invalid);
    QCOMPARE(applyChanges({{folder.at("link.yml"), "a\n", std::nullopt}}).error().kind,
             ErrorKind::Invalid);
    QCOMPARE(applyChanges({{folder.at("x/new.yml"), std::nullopt, "n\n"}}).error().kind,
             ErrorKind::NotFound);
    QCOMPARE(folder.all(), all);
    // A change through a link changes its target.
    QVERIFY(applyChanges({{folder.at("link.yml"), "a\n", "A\n"}}));
    QCOMPARE(folder.text("a.yml"), "A\n");
    QVERIFY(QFileInfo(folder.at("link.yml")).isSymbolicLink());
}

/// Every system call fails once, in its turn: either all is done, or nothing.
void TestApplyChanges::putsBackAtAnyFault()
{
    int failures = 0;
    bool reached = true;
    for (int fault = 0; reached; ++fault) {
        ChangeSetFolder folder;
        folder.put("a.yml", "a\n");
        folder.put("b.yml", "b\n");
        folder.put("c.yml", "c\n");
        const auto before = folder.all();
        FaultyFileCalls calls;
        reached = false;
        bool keepsTemporary = false;
        calls.before = [&](const char *call, int index) {
            reached = reached || index == fault;
            keepsTemporary = keepsTemporary || (index == fault && qstrcmp(call, "unlink") == 0);
            return index == fault ? EIO : 0;
        };
        const auto applied = applyChanges({{folder.at("a.yml"), "a\n", "A\n"},
                                           {folder.at("new.yml"), std::nullopt, "n\n"},
                                           {folder.at("b.yml"), "b\n", std::nullopt},
                                           {folder.at("c.yml"), "c\n", std::nullopt}},
                                          &calls);
        const QMap<QString, QByteArray> after{{QStringLiteral("a.yml"), "A\n"},
                                              {QStringLiteral("new.yml"), "n\n"}};
        QVERIFY2(folder.all(!keepsTemporary) == (applied ? after : before),
                 qPrintable(QStringLiteral("call %1").arg(fault)));
        failures += applied ? 0 : 1;
    }
    QVERIFY2(failures > 30, "the faults did not reach the writes");
}

void TestApplyChanges::saysWhatItCouldNotPutBack()
{
    ChangeSetFolder folder;
    folder.put("a.yml", "a\n");
    FaultyFileCalls calls;
    bool broken = false;
    calls.before = [&](const char *call, int) {
        // From the new file's own rename on, nothing is renamed any more.
        broken = broken || qstrcmp(call, "renameNew") == 0;
        return broken && qstrncmp(call, "rename", 6) == 0 ? EIO : 0;
    };
    const auto applied = applyChanges(
        {{folder.at("a.yml"), "a\n", "A\n"}, {folder.at("new.yml"), std::nullopt, "n\n"}}, &calls);
    QVERIFY(!applied);
    QCOMPARE(applied.error().where, folder.at("new.yml"));
    QVERIFY2(applied.error().detail.contains(folder.at("a.yml")),
             qPrintable(applied.error().detail));
    QVERIFY(applied.error().detail.contains(QLatin1String("could not be put back")));
    QCOMPARE(folder.text("a.yml"), "A\n");
}

void TestApplyChanges::deletedFileComesBackWithItsMode()
{
    ChangeSetFolder folder;
    folder.put("a.yml", "a\n");
    folder.put("b.yml", "b\n");
    const QByteArray path = QFile::encodeName(folder.at("a.yml"));
    QCOMPARE(::chmod(path.constData(), 0640), 0);
    FaultyFileCalls calls;
    int deletions = 0;
    calls.before = [&](const char *call, int) {
        return qstrcmp(call, "unlink") == 0 && ++deletions == 2 ? EPERM : 0;
    };
    const auto applied = applyChanges(
        {{folder.at("a.yml"), "a\n", std::nullopt}, {folder.at("b.yml"), "b\n", std::nullopt}},
        &calls);
    QVERIFY(!applied);
    QCOMPARE(applied.error().where, folder.at("b.yml"));
    QVERIFY2(applied.error().detail.endsWith(QLatin1String("; the other files are as they were")),
             qPrintable(applied.error().detail));
    struct stat status = {};
    QCOMPARE(::stat(path.constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0640));
    QCOMPARE(folder.text("a.yml"), "a\n");
    QCOMPARE(folder.text("b.yml"), "b\n");
}

QTEST_GUILESS_MAIN(TestApplyChanges)
#include "tst_applychanges.moc"
