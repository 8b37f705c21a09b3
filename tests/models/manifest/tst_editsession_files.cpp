// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/editsession.h"
#include "models/manifest/sessionchanges.h"
#include "services/manifest/edit/changesetedit.h"
#include "tests/support/faultyfilecalls.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace serin;

namespace {

const QByteArray endpointText = "name: one\nauth_mode: key\ntraffic:\n  blue: 100\n  green: 0\n";

QByteArray deploymentText(const QByteArray &name)
{
    return "# " + name + "\nname: " + name +
           "\nendpoint_name: one\nmodel: azureml:m:1\ninstance_count: 1\n";
}

EditSession::FilesEdit copying(const char *from, const char *to)
{
    return [from = QString::fromLatin1(from),
            to = QString::fromLatin1(to)](const QList<Manifest> &files) {
        return copyDeployment(files, QStringLiteral("one"), from, *DeploymentName::fromString(to));
    };
}

EditSession::FilesEdit removing(const char *name)
{
    return [name = QString::fromLatin1(name)](const QList<Manifest> &files) {
        return removeDeployment(files, QStringLiteral("one"), name);
    };
}

} // namespace

/// Edits that make files and delete them, and their undo.
class TestEditSessionFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void makesAFile();
    void filesAreLetGoMeanwhile();
    void deletesAFile();
    void manyStepsBackAndForth();
    void discardAndBack();
    void refusals();
    void refusedWithoutAnAsker();
    void newFileBesideALink();
    void deletedFileComesBack();
    void changedBeforeItIsDeleted();
    void newFileIsDeletedByOthers();
    void takenMeanwhile();
    void diskFails();
    void committed();
    void closedMeanwhile();
    void namesEndpointsWhereThereAreSeveral();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return QFileInfo(m_folder->path()).canonicalFilePath() + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] QStringList all() const
    {
        return {path("endpoint.yml"), path("blue.yml"), path("green.yml")};
    }
    void openAll()
    {
        for (const QString &file : all()) {
            m_session->open(file);
            QTRY_VERIFY(m_session->buffer(file));
        }
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy(); });
    }
    void run(const EditSession::FilesEdit &edit)
    {
        m_outcome.reset();
        m_session->editFiles(all(), QStringLiteral("An edit"), edit, this,
                             [this](const Result<void> &done) { m_outcome = done; });
        QTRY_VERIFY(m_outcome);
        QVERIFY(settled());
    }
    [[nodiscard]] QString words() const { return sessionChanges(*m_session).sentence; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EditSession> m_session;
    std::optional<Result<void>> m_outcome;
};

void TestEditSessionFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(setFileBytes(path("endpoint.yml"), endpointText));
    QVERIFY(setFileBytes(path("blue.yml"), deploymentText("blue")));
    QVERIFY(setFileBytes(path("green.yml"), deploymentText("green")));
    m_session = std::make_unique<EditSession>();
    openAll();
}

void TestEditSessionFiles::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

void TestEditSessionFiles::makesAFile()
{
    run(copying("blue", "red"));
    QVERIFY(m_outcome->has_value());
    QCOMPARE(fileBytes(path("red.yml")), deploymentText("red"));
    const ManifestBuffer *const red = m_session->buffer(path("red.yml"));
    QVERIFY(red);
    QVERIFY(red->hasChanges());
    QVERIFY(!red->opened().exists);
    QCOMPARE(red->state(), ManifestBuffer::State::Saved);
    QCOMPARE(words(), QStringLiteral("1 change in red.yml: new deployment red"));
    QCOMPARE(m_session->history().count(), 1);
    m_session->undo();
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
    QVERIFY(words().isEmpty());
    QVERIFY(!m_session->hasUnsaved());
    m_session->redo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path("red.yml")), deploymentText("red"));
}

/// Whoever shows the endpoint wants only its files, and a file that is being made is none yet.
void TestEditSessionFiles::filesAreLetGoMeanwhile()
{
    connect(m_session.get(), &EditSession::bufferChanged, this,
            [this] { m_session->keepOnly({path("endpoint.yml")}); });
    run([this](const QList<Manifest> &) -> Result<QList<FileChange>> {
        return QList<FileChange>{{path("endpoint.yml"), endpointText, endpointText + "# mine\n"},
                                 {path("green.yml"), deploymentText("green"), std::nullopt},
                                 {path("red.yml"), std::nullopt, deploymentText("red")}};
    });
    QVERIFY2(*m_outcome, "the edit is made");
    QCOMPARE(fileBytes(path("red.yml")), deploymentText("red"));
    QVERIFY(fileBytes(path("endpoint.yml")).endsWith("# mine\n"));
    QVERIFY(!QFile::exists(path("green.yml")));
    m_session->undo();
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
    QCOMPARE(fileBytes(path("endpoint.yml")), endpointText);
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
}

void TestEditSessionFiles::deletesAFile()
{
    run(removing("green"));
    QVERIFY(m_outcome->has_value());
    QVERIFY(!QFile::exists(path("green.yml")));
    QCOMPARE(fileBytes(path("endpoint.yml")), QByteArray(endpointText).replace("  green: 0\n", ""));
    QVERIFY(words().contains(QStringLiteral("deployment green removed")));
    QVERIFY(!m_session->hasUnsaved());
    QCOMPARE(m_session->history().count(), 1); // both files in one step
    m_session->type(path("green.yml"), {}, "typed\n");
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("green.yml"))); // what is deleted cannot be typed in
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    QCOMPARE(fileBytes(path("endpoint.yml")), endpointText);
    QVERIFY(words().isEmpty());
}

void TestEditSessionFiles::manyStepsBackAndForth()
{
    run(copying("blue", "red"));
    run(removing("green"));
    run(copying("blue", "yellow"));
    QCOMPARE(m_session->history().count(), 3);
    for (int i = 0; i < 3; ++i) {
        m_session->undo();
    }
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
    QVERIFY(!QFile::exists(path("yellow.yml")));
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    for (int i = 0; i < 3; ++i) {
        m_session->redo();
    }
    QVERIFY(settled());
    QCOMPARE(fileBytes(path("red.yml")), deploymentText("red"));
    QCOMPARE(fileBytes(path("yellow.yml")), deploymentText("yellow"));
    QVERIFY(!QFile::exists(path("green.yml")));
    // What was made, and undone, can be made again.
    m_session->undo();
    run(copying("blue", "yellow"));
    QVERIFY(m_outcome->has_value());
    QCOMPARE(fileBytes(path("yellow.yml")), deploymentText("yellow"));
}

void TestEditSessionFiles::discardAndBack()
{
    run(copying("blue", "red"));
    run(removing("green"));
    m_session->discard();
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    QVERIFY(m_session->changedBuffers().empty());
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path("red.yml")), deploymentText("red"));
    QVERIFY(!QFile::exists(path("green.yml")));
}

void TestEditSessionFiles::refusals()
{
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    run(removing("blue")); // it has all the traffic
    QVERIFY(!*m_outcome);
    QCOMPARE(m_outcome->error().kind, ErrorKind::Conflict);
    run(copying("blue", "green"));
    QVERIFY(!*m_outcome);
    QCOMPARE(m_session->history().count(), 0);
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    QCOMPARE(refused.size(), 0); // who asked was told
}

void TestEditSessionFiles::refusedWithoutAnAsker()
{
    QSignalSpy refused(m_session.get(), &EditSession::refused);
    m_session->editFiles(all(), QStringLiteral("Remove blue"), removing("blue"));
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().toString(), QStringLiteral("Remove blue"));
    auto asker = std::make_unique<QObject>();
    bool told = false;
    m_session->editFiles(all(), QStringLiteral("Remove blue"), removing("blue"), asker.get(),
                         [&told](const Result<void> &) { told = true; });
    asker.reset();
    QVERIFY(settled());
    QVERIFY(!told);
}

void TestEditSessionFiles::newFileBesideALink()
{
    const QString link = path("linked");
    QTemporaryDir real;
    QVERIFY(setFileBytes(real.filePath(QStringLiteral("blue.yml")), deploymentText("blue")));
    QVERIFY(QFile::link(real.path(), link));
    m_session->open(link + QStringLiteral("/blue.yml"));
    QTRY_VERIFY(m_session->buffer(link + QStringLiteral("/blue.yml")));
    m_session->editFiles({link + QStringLiteral("/blue.yml")}, QStringLiteral("An edit"),
                         copying("blue", "red"));
    QVERIFY(settled());
    QCOMPARE(fileBytes(real.filePath(QStringLiteral("red.yml"))), deploymentText("red"));
    // By the name that a scan of the folder will give it.
    QVERIFY(m_session->buffer(link + QStringLiteral("/red.yml")));
}

void TestEditSessionFiles::deletedFileComesBack()
{
    run(removing("green"));
    QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    QVERIFY(setFileBytes(path("green.yml"), deploymentText("green").replace("m:1", "m:2")));
    m_session->lookAtDisk();
    QTRY_COMPARE(taken.size(), 1);
    const ManifestBuffer *const green = m_session->buffer(path("green.yml"));
    QVERIFY(green->current().exists);
    QVERIFY(green->current().bytes.contains("m:2"));
    QVERIFY(!m_session->hasUnsaved());
}

void TestEditSessionFiles::changedBeforeItIsDeleted()
{
    // Another program writes before the deletion: it is not deleted, and the person decides.
    m_session->editFiles(all(), QStringLiteral("An edit"), [this](const QList<Manifest> &files) {
        static_cast<void>(
            setFileBytes(path("green.yml"), deploymentText("green").replace("m:1", "m:2")));
        return removeDeployment(files, QStringLiteral("one"), QStringLiteral("green"));
    });
    QTRY_COMPARE(m_session->buffer(path("green.yml"))->state(),
                 ManifestBuffer::State::ChangedOnDisk);
    QVERIFY(fileBytes(path("green.yml")).contains("m:2"));
    m_session->keepMine(path("green.yml"));
    QTRY_VERIFY(!QFile::exists(path("green.yml")));
    QVERIFY(settled());
    m_session->undo(); // what was there is not lost
    QVERIFY(settled());
    QVERIFY(fileBytes(path("green.yml")).contains("m:2"));
}

void TestEditSessionFiles::newFileIsDeletedByOthers()
{
    run(copying("blue", "red"));
    QVERIFY(QFile::remove(path("red.yml")));
    m_session->lookAtDisk();
    QTRY_COMPARE(m_session->buffer(path("red.yml"))->state(), ManifestBuffer::State::ChangedOnDisk);
    m_session->keepMine(path("red.yml"));
    QTRY_COMPARE(fileBytes(path("red.yml")), deploymentText("red"));
    QVERIFY(settled());
    m_session->undo();
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
}

void TestEditSessionFiles::takenMeanwhile()
{
    // Somebody makes the file between the edit and its save.
    m_session->editFiles(all(), QStringLiteral("An edit"), [this](const QList<Manifest> &files) {
        auto changes = copyDeployment(files, QStringLiteral("one"), QStringLiteral("blue"),
                                      *DeploymentName::fromString(QStringLiteral("red")));
        static_cast<void>(setFileBytes(path("red.yml"), "theirs\n"));
        return changes;
    });
    QTRY_VERIFY(m_session->buffer(path("red.yml")) && m_session->buffer(path("red.yml"))->state() ==
                                                          ManifestBuffer::State::ChangedOnDisk);
    QCOMPARE(fileBytes(path("red.yml")), QByteArray("theirs\n"));
    m_session->reload(path("red.yml"));
    QTRY_COMPARE(m_session->buffer(path("red.yml"))->current().bytes, QByteArray("theirs\n"));
    QVERIFY(settled());
    QVERIFY(!m_session->hasUnsaved());
}

void TestEditSessionFiles::diskFails()
{
    FaultyFileCalls calls;
    m_session = std::make_unique<EditSession>(nullptr, &calls);
    openAll();
    std::atomic<bool> isProtected = true;
    calls.before = [&isProtected](const char *call, int) {
        return isProtected && qstrcmp(call, "unlink") == 0 ? EACCES : 0;
    };
    run(removing("green"));
    QVERIFY(m_outcome->has_value());
    QCOMPARE(m_session->buffer(path("green.yml"))->state(), ManifestBuffer::State::SaveFailed);
    QVERIFY(m_session->hasUnsaved());
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    isProtected = false;
    m_session->saveAgain(path("green.yml"));
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("green.yml")));
    QVERIFY(!m_session->hasUnsaved());
    m_session.reset(); // it uses the calls
}

void TestEditSessionFiles::committed()
{
    run(copying("blue", "red"));
    run(removing("green"));
    m_session->markCommitted({path("red.yml"), path("green.yml"), path("endpoint.yml")});
    QVERIFY(m_session->changedBuffers().empty());
    m_session->undo(); // a new edit
    QVERIFY(settled());
    QCOMPARE(fileBytes(path("green.yml")), deploymentText("green"));
    QVERIFY(words().contains(QStringLiteral("new deployment green")));
}

void TestEditSessionFiles::closedMeanwhile()
{
    std::optional<Result<void>> outcome;
    m_session->editFiles(all(), QStringLiteral("An edit"), copying("blue", "red"), this,
                         [&outcome](const Result<void> &done) { outcome = done; });
    m_session->closeAll();
    QTRY_VERIFY(outcome);
    QVERIFY(!*outcome);
    QVERIFY(settled());
    QVERIFY(!QFile::exists(path("red.yml")));
}

/// "green 0 → 10 %" of two endpoints says not of which.
void TestEditSessionFiles::namesEndpointsWhereThereAreSeveral()
{
    QVERIFY(setFileBytes(path("two.yml"), QByteArray(endpointText).replace("one", "two")));
    m_session->open(path("two.yml"));
    QTRY_VERIFY(m_session->buffer(path("two.yml")));
    const auto to = [](const char *percent) {
        return [percent](const QByteArray &text) -> Result<QByteArray> {
            return QByteArray(text).replace("green: 0", QByteArray("green: ") + percent);
        };
    };
    m_session->editText(path("two.yml"), QStringLiteral("An edit"), to("5"));
    QVERIFY(settled());
    QCOMPARE(words(), QStringLiteral("1 change in two.yml: green 0 → 5 %"));
    m_session->editText(path("endpoint.yml"), QStringLiteral("An edit"), to("7"));
    QVERIFY(settled());
    QVERIFY2(words().contains(QStringLiteral("one: green 0 → 7 %")) &&
                 words().contains(QStringLiteral("two: green 0 → 5 %")),
             qPrintable(words()));
}

QTEST_GUILESS_MAIN(TestEditSessionFiles)
#include "tst_editsession_files.moc"
