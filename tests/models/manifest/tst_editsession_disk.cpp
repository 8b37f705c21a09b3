// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/editsession.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/faultyfilecalls.h"
#include "tests/support/filebytes.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace serin;

namespace {

const QByteArray onDisk = "name: my-endpoint\n"
                          "auth_mode: key\n"
                          "description: nothing\n"
                          "traffic:\n"
                          "  blue: 100\n"
                          "  green: 0\n"
                          "tags:\n"
                          "  team: fraud\n";

QByteArray replaced(QByteArray text, const char *before, const char *after)
{
    return text.replace(before, after);
}

QByteArray sharesOnDisk(const QByteArray &text, int blue)
{
    return replaced(replaced(text, "blue: 100", "blue: " + QByteArray::number(blue)), "green: 0",
                    "green: " + QByteArray::number(100 - blue));
}

} // namespace

/// What others do to the files, and saves that fail.
class TestEditSessionDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void takesOverAForeignEdit();
    void seesWhatChangesWhileItOpens();
    void takesOverAReplacedFile();
    void ownChangesAreNoForeignOnes();
    void foreignEditBelongsToTheOpenedText();
    void undoKeepsForeignLines();
    void undoOverForeignLinesIsRefused();
    void revertedByGit();
    void touchedOnly();
    void noticesOnAsking();
    void conflictIsNotOverwritten();
    void conflictReload();
    void conflictKeepMine();
    void conflictThatGoesAway();
    void nothingIsEditedInAConflict();
    void deletedUnedited();
    void deleted();
    void deletedAndWrittenAgain();
    void deletedAndLetGo();
    void ownChangeIsTakenOver();
    void ownDeletionNeedsNoAnswer();
    void ownDeletionKeepsWhatIsNotSaved();
    void replacedByALink();
    void diskFull();
    void undoneAfterAFailedSave();
    void foreignEditAfterAFailedSave();
    void folderGone();

private:
    [[nodiscard]] const ManifestBuffer &buffer() const { return *m_session->buffer(m_path); }
    void edit(int blue)
    {
        m_session->edit(
            m_path, QStringLiteral("blue %1 %").arg(blue), [blue](const Manifest &manifest) {
                return withTraffic(manifest, {},
                                   TrafficEntries{{QStringLiteral("blue"), blue},
                                                  {QStringLiteral("green"), 100 - blue}});
            });
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy(); });
    }
    [[nodiscard]] bool becomes(ManifestBuffer::State state) const
    {
        return QTest::qWaitFor([=, this] { return buffer().state() == state; });
    }
    /// A foreign edit between the reading and the next save.
    void makeConflict()
    {
        m_fails = true;
        edit(90);
        QVERIFY(settled());
        m_fails = false;
        QVERIFY(setFileBytes(m_path, m_foreign));
        QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    }

    const QByteArray m_foreign = replaced(sharesOnDisk(onDisk, 40), "nothing", "something");
    std::atomic<bool> m_fails = false;
    FaultyFileCalls m_calls;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EditSession> m_session;
    QString m_path;
};

void TestEditSessionDisk::init()
{
    m_fails = false;
    m_calls.before = [this](const char *call, int) {
        return m_fails && qstrcmp(call, "write") == 0 ? ENOSPC : 0;
    };
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("my-endpoint.yml"));
    QVERIFY(setFileBytes(m_path, onDisk));
    m_session = std::make_unique<EditSession>(nullptr, &m_calls);
    m_session->open(m_path);
    QTRY_VERIFY(m_session->buffer(m_path));
}

void TestEditSessionDisk::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

/// Between the reading and the first watching of a file nobody tells of a change.
void TestEditSessionDisk::seesWhatChangesWhileItOpens()
{
    const QString path = m_folder->filePath(QStringLiteral("second.yml"));
    QVERIFY(setFileBytes(path, onDisk));
    QSemaphore isWritten;
    m_session->open(path);
    // Made on the same thread after the reading, and before anybody here hears of that.
    m_session->editText(m_path, QStringLiteral("nothing"), [&](const QByteArray &text) {
        const bool done = setFileBytes(path, m_foreign);
        isWritten.release();
        return done ? Result<QByteArray>(text)
                    : failure(ErrorKind::Io, QStringLiteral("the file is not written"));
    });
    isWritten.acquire();
    QTRY_VERIFY(m_session->buffer(path));
    QTRY_COMPARE(m_session->buffer(path)->current().bytes, m_foreign);
}

void TestEditSessionDisk::takesOverAForeignEdit()
{
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(m_path, m_foreign));
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(buffer().current().bytes, m_foreign);
    QCOMPARE(buffer().opened().bytes, m_foreign);
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    edit(90);
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), sharesOnDisk(replaced(onDisk, "nothing", "something"), 90));
}

void TestEditSessionDisk::takesOverAReplacedFile()
{
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    for (const QByteArray &bytes : {m_foreign, onDisk, m_foreign}) {
        const qsizetype before = taken.size();
        const QString other = m_folder->filePath(QStringLiteral("other"));
        QVERIFY(setFileBytes(other, bytes));
        QCOMPARE(::rename(qPrintable(other), qPrintable(m_path)), 0);
        QTRY_COMPARE(taken.size(), before + 1);
        QCOMPARE(buffer().current().bytes, bytes);
    }
}

void TestEditSessionDisk::ownChangesAreNoForeignOnes()
{
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    std::shared_ptr<void> change = m_session->ownChange();
    QVERIFY(setFileBytes(m_path, m_foreign));
    change.reset(); // before anybody has noticed
    QTRY_COMPARE(buffer().current().bytes, m_foreign);
    QCOMPARE(taken.size(), 0);
    QVERIFY(setFileBytes(m_path, onDisk));
    QTRY_COMPARE(taken.size(), 1);
    // The session may end first.
    change = m_session->ownChange();
    m_session.reset();
    change.reset();
}

void TestEditSessionDisk::foreignEditBelongsToTheOpenedText()
{
    edit(90);
    QVERIFY(settled());
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(m_path, replaced(sharesOnDisk(onDisk, 90), "fraud", "other")));
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(buffer().opened().bytes, replaced(onDisk, "fraud", "other"));
    m_session->discard();
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), replaced(onDisk, "fraud", "other"));
}

void TestEditSessionDisk::undoKeepsForeignLines()
{
    edit(90);
    QVERIFY(settled());
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(m_path, replaced(sharesOnDisk(onDisk, 90), "fraud", "other")));
    QTRY_COMPARE(taken.size(), 1);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), replaced(onDisk, "fraud", "other"));
    m_session->redo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), replaced(sharesOnDisk(onDisk, 90), "fraud", "other"));
}

void TestEditSessionDisk::undoOverForeignLinesIsRefused()
{
    edit(90);
    QVERIFY(settled());
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    QVERIFY(setFileBytes(m_path, m_foreign));
    QTRY_COMPARE(taken.size(), 1);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().at(0).toString(), QStringLiteral("blue 90 %"));
    QCOMPARE(refused.front().at(1).value<Error>().kind, ErrorKind::Conflict);
    QCOMPARE(fileBytes(m_path), m_foreign);
    QVERIFY(!m_session->history().canUndo()); // passed over
}

void TestEditSessionDisk::revertedByGit()
{
    edit(90);
    QVERIFY(settled());
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(m_path, onDisk));
    QTRY_COMPARE(taken.size(), 1);
    QVERIFY(m_session->changedBuffers().empty());
}

void TestEditSessionDisk::touchedOnly()
{
    const QSignalSpy changed(m_session.get(), &EditSession::bufferChanged);
    QVERIFY(setFileBytes(m_path, onDisk));
    m_session->lookAtDisk();
    edit(90);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    QCOMPARE(buffer().opened().bytes, onDisk);
}

void TestEditSessionDisk::noticesOnAsking()
{
    // The watcher is one way, the focus another; asking twice at once is one look.
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(m_path, m_foreign));
    m_session->lookAtDisk();
    m_session->lookAtDisk();
    QTRY_COMPARE(buffer().current().bytes, m_foreign);
    QTRY_COMPARE(taken.size(), 1);
}

void TestEditSessionDisk::conflictIsNotOverwritten()
{
    makeConflict();
    QVERIFY(m_session->hasUnsaved());
    QCOMPARE(fileBytes(m_path), m_foreign);
    QCOMPARE(buffer().current().bytes, sharesOnDisk(onDisk, 90));
    QVERIFY(buffer().foreignChange().has_value());
    QCOMPARE(buffer().foreignChange()->kind, ForeignChange::Kind::Edited);
    QCOMPARE(buffer().foreignChange()->text->bytes, m_foreign);
    m_session->saveAgain(m_path); // not what was asked
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), m_foreign);
}

void TestEditSessionDisk::conflictReload()
{
    makeConflict();
    m_session->reload(m_path);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    QCOMPARE(buffer().current().bytes, m_foreign);
    QCOMPARE(fileBytes(m_path), m_foreign);
    QVERIFY(m_session->changedBuffers().empty());
    m_session->undo(); // brings back what was mine
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), sharesOnDisk(onDisk, 90));
}

void TestEditSessionDisk::conflictKeepMine()
{
    makeConflict();
    m_session->keepMine(m_path);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    QCOMPARE(fileBytes(m_path), sharesOnDisk(onDisk, 90));
    m_session->undo(); // brings back what was theirs
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), m_foreign);
}

void TestEditSessionDisk::conflictThatGoesAway()
{
    makeConflict();
    QVERIFY(setFileBytes(m_path, onDisk));
    QVERIFY(becomes(ManifestBuffer::State::Saved));
    QCOMPARE(fileBytes(m_path), sharesOnDisk(onDisk, 90));
}

void TestEditSessionDisk::nothingIsEditedInAConflict()
{
    makeConflict();
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    edit(50);
    m_session->undo();
    m_session->discard();
    QVERIFY(settled());
    QCOMPARE(refused.size(), 3);
    QCOMPARE(buffer().current().bytes, sharesOnDisk(onDisk, 90));
    QCOMPARE(fileBytes(m_path), m_foreign);
}

void TestEditSessionDisk::deletedUnedited()
{
    const QSignalSpy gone(m_session.get(), &EditSession::goneFromDisk);
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY(!m_session->buffer(m_path));
    QCOMPARE(gone.size(), 1);
}

void TestEditSessionDisk::deleted()
{
    edit(90);
    QVERIFY(settled());
    QVERIFY(QFile::remove(m_path));
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    QCOMPARE(buffer().foreignChange()->kind, ForeignChange::Kind::Deleted);
    QVERIFY(!m_session->hasUnsaved());
    QVERIFY(setFileBytes(m_path, m_foreign)); // comes back
    QVERIFY(becomes(ManifestBuffer::State::Saved));
    QCOMPARE(buffer().current().bytes, m_foreign);
}

void TestEditSessionDisk::deletedAndWrittenAgain()
{
    edit(90);
    QVERIFY(settled());
    const QByteArray edited = fileBytes(m_path);
    QVERIFY(QFile::remove(m_path));
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    m_session->keepMine(m_path);
    QVERIFY(settled());
    QCOMPARE(fileBytes(m_path), edited);
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
}

void TestEditSessionDisk::deletedAndLetGo()
{
    edit(90);
    QVERIFY(settled());
    QVERIFY(QFile::remove(m_path));
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    const QSignalSpy gone(m_session.get(), &EditSession::goneFromDisk);
    const QSignalSpy closed(m_session.get(), &EditSession::bufferClosed);
    m_session->reload(m_path);
    QVERIFY(settled());
    QCOMPARE(gone.size(), 1);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!m_session->buffer(m_path));
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestEditSessionDisk::ownChangeIsTakenOver()
{
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    auto change = m_session->ownChange();
    QVERIFY(setFileBytes(m_path, m_foreign));
    change.reset();
    QTRY_COMPARE(buffer().current().bytes, m_foreign);
    QCOMPARE(taken.size(), 0);
}

void TestEditSessionDisk::ownDeletionNeedsNoAnswer()
{
    edit(90);
    QVERIFY(settled());
    bool wasAsked = false;
    connect(m_session.get(), &EditSession::bufferChanged, m_session.get(),
            [&](const QString &path) {
                const ManifestBuffer *const changed = m_session->buffer(path);
                wasAsked = wasAsked ||
                           (changed && changed->state() == ManifestBuffer::State::ChangedOnDisk);
            });
    auto change = m_session->ownChange();
    QVERIFY(QFile::remove(m_path));
    change.reset();
    QTRY_VERIFY(!m_session->buffer(m_path));
    QVERIFY(!wasAsked);
}

void TestEditSessionDisk::ownDeletionKeepsWhatIsNotSaved()
{
    m_session->type(m_path, onDisk, m_foreign);
    QVERIFY(becomes(ManifestBuffer::State::Draft));
    auto change = m_session->ownChange();
    QVERIFY(QFile::remove(m_path));
    change.reset();
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    QCOMPARE(buffer().current().bytes, m_foreign);
}

void TestEditSessionDisk::replacedByALink()
{
    const QString target = m_folder->filePath(QStringLiteral("target.txt"));
    QVERIFY(setFileBytes(target, onDisk)); // even with the same bytes
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::link(target, m_path));
    edit(90); // refused, or not saved, depending on what is noticed first
    QVERIFY(settled());
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    QCOMPARE(buffer().foreignChange()->kind, ForeignChange::Kind::Replaced);
    QCOMPARE(fileBytes(target), onDisk);
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    m_session->keepMine(m_path);
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(fileBytes(target), onDisk);
    m_session->reload(m_path);
    QTRY_VERIFY(m_session->buffer(m_path) && m_session->buffer(m_path)->path() == target);
}

void TestEditSessionDisk::diskFull()
{
    m_fails = true;
    edit(90);
    edit(80);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::SaveFailed);
    QVERIFY(buffer().problem().has_value());
    QCOMPARE(buffer().problem()->kind, ErrorKind::Io);
    QVERIFY(m_session->hasUnsaved());
    QCOMPARE(fileBytes(m_path), onDisk);
    QCOMPARE(buffer().current().bytes, sharesOnDisk(onDisk, 80));
    m_session->saveAgain(m_path);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::SaveFailed);
    m_fails = false;
    m_session->saveAgain(m_path);
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    QVERIFY(!buffer().problem());
    QCOMPARE(fileBytes(m_path), sharesOnDisk(onDisk, 80));
}

void TestEditSessionDisk::undoneAfterAFailedSave()
{
    m_fails = true;
    edit(90);
    QVERIFY(settled());
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(buffer().state(), ManifestBuffer::State::Saved);
    QVERIFY(!buffer().problem());
    QVERIFY(!m_session->hasUnsaved());
}

void TestEditSessionDisk::foreignEditAfterAFailedSave()
{
    m_fails = true;
    edit(90);
    QVERIFY(settled());
    QVERIFY(setFileBytes(m_path, sharesOnDisk(onDisk, 90))); // the same as ours
    QVERIFY(becomes(ManifestBuffer::State::Saved));
    QCOMPARE(buffer().current().bytes, sharesOnDisk(onDisk, 90));
}

void TestEditSessionDisk::folderGone()
{
    m_session->closeAll();
    const QString sub = m_folder->filePath(QStringLiteral("sub"));
    m_path = sub + QStringLiteral("/a.yml");
    QVERIFY(setFileBytes(m_path, onDisk));
    m_session->open(m_path);
    QTRY_VERIFY(m_session->buffer(m_path));
    // Once the edit is in memory: what is not edited is let go when its file has gone.
    m_calls.before = [sub](const char *, int) {
        QDir(sub).removeRecursively();
        return 0;
    };
    edit(90);
    QVERIFY(settled());
    QVERIFY(!QFile::exists(sub));
    QVERIFY(m_session->buffer(m_path));
    QVERIFY(becomes(ManifestBuffer::State::ChangedOnDisk));
    QCOMPARE(buffer().foreignChange()->kind, ForeignChange::Kind::Deleted);
}

QTEST_GUILESS_MAIN(TestEditSessionDisk)
#include "tst_editsession_disk.moc"
