// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/editsession.h"

#include "services/manifest/edit/manifestedit.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QByteArray original = "# served by the fraud team\n"
                            "name: my-endpoint\n"
                            "type: online\n"
                            "auth_mode: key\n"
                            "traffic:\n"
                            "  blue: 100   # all of it\n"
                            "  green: 0\n"
                            "description: \"two colours\"\n"
                            "deployments:\n"
                            "  blue:\n"
                            "    scale_settings:\n"
                            "      scale_type: manual\n"
                            "      instance_count: 1\n"
                            "  green:\n"
                            "    scale_settings:\n"
                            "      scale_type: manual\n"
                            "      instance_count: 1\n";

EditSession::Edit traffic(int blue)
{
    return [blue](const Manifest &manifest) {
        return withTraffic(
            manifest, {},
            TrafficEntries{{QStringLiteral("blue"), blue}, {QStringLiteral("green"), 100 - blue}});
    };
}

QByteArray withShares(QByteArray text, int blue)
{
    return text.replace("blue: 100 ", "blue: " + QByteArray::number(blue) + ' ')
        .replace("green: 0\n", "green: " + QByteArray::number(100 - blue) + '\n');
}

} // namespace

/// Edits, their undo, and that the file follows.
class TestEditSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void opensOnce();
    void oneBufferForTwoNames();
    void opensWhatCannotBeParsed();
    void typingIsADraft();
    void typingJoins();
    void typingAndGestures();
    void typingWhatCannotBeParsed();
    void failsToOpen();
    void writesAGesture();
    void undoAndRedo();
    void quickGesturesKeepTheirOrder();
    void undoWhileAGestureWaits();
    void sameValueIsNoStep();
    void refusesWhatCannotBeProven();
    void refusesAnUnparsableFile();
    void mendsAnUnparsableFile();
    void mendsADraft();
    void discardCanBeUndone();
    void oneOrderOverSeveralFiles();
    void keepsOnlyWhatIsNeeded();
    void closingForgetsWaitingEdits();
    void diesWhileBusy();

private:
    QString write(const QString &name, const QByteArray &bytes = original)
    {
        const QString path = m_folder->filePath(name);
        return setFileBytes(path, bytes) ? path : QString();
    }
    const ManifestBuffer *opened(const QString &path)
    {
        m_session->open(path);
        const bool isOpen = QTest::qWaitFor([&] { return m_session->buffer(path) != nullptr; });
        return isOpen ? m_session->buffer(path) : nullptr;
    }
    void edit(const QString &path, int blue)
    {
        m_session->edit(path, QStringLiteral("blue %1 %").arg(blue), traffic(blue));
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy(); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EditSession> m_session;
};

void TestEditSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<EditSession>();
}

void TestEditSession::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

void TestEditSession::opensOnce()
{
    const QString path = write(QStringLiteral("a.yml"));
    const QSignalSpy changed(m_session.get(), &EditSession::bufferChanged);
    m_session->open(path);
    m_session->open(path);
    QTRY_COMPARE(changed.size(), 1);
    m_session->open(path);
    const ManifestBuffer *buffer = m_session->buffer(path);
    QVERIFY(buffer);
    QCOMPARE(buffer->current().bytes, original);
    QCOMPARE(buffer->state(), ManifestBuffer::State::Saved);
    QVERIFY(buffer->current().manifest.has_value());
    QVERIFY(!buffer->hasChanges());
    QCOMPARE(m_session->buffers().size(), 1U);
}

void TestEditSession::oneBufferForTwoNames()
{
    const QString path = write(QStringLiteral("a.yml"));
    const QString link = m_folder->filePath(QStringLiteral("link.yml"));
    QVERIFY(QFile::link(path, link));
    QVERIFY(opened(path));
    QVERIFY(opened(link));
    QCOMPARE(m_session->buffers().size(), 1U);
    QCOMPARE(m_session->buffer(link), m_session->buffer(path));
    edit(link, 90);
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 90));
    QVERIFY(QFileInfo(link).isSymLink());
}

void TestEditSession::opensWhatCannotBeParsed()
{
    const QString path = write(QStringLiteral("a.yml"), "<<<<<<< mine\nname: a\n");
    const ManifestBuffer *buffer = opened(path);
    QVERIFY(buffer);
    QVERIFY(!buffer->current().manifest);
    QCOMPARE(buffer->current().bytes, QByteArray("<<<<<<< mine\nname: a\n"));
}

void TestEditSession::failsToOpen()
{
    const QSignalSpy failed(m_session.get(), &EditSession::openFailed);
    const QString path = m_folder->filePath(QStringLiteral("none.yml"));
    m_session->open(path);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().at(0).toString(), path);
    QCOMPARE(failed.front().at(1).value<Error>().kind, ErrorKind::NotFound);
    QVERIFY(!m_session->buffer(path));
    write(QStringLiteral("none.yml"));
    QVERIFY(opened(path)); // a second try is a new one
}

void TestEditSession::writesAGesture()
{
    const QString path = write(QStringLiteral("a.yml"));
    const ManifestBuffer *buffer = opened(path);
    const QSignalSpy settledSpy(m_session.get(), &EditSession::settled);
    edit(path, 90);
    QVERIFY(m_session->isBusy());
    QTRY_COMPARE(settledSpy.size(), 1);
    QCOMPARE(fileBytes(path), withShares(original, 90));
    QCOMPARE(buffer->current().bytes, withShares(original, 90));
    QCOMPARE(buffer->opened().bytes, original);
    QCOMPARE(buffer->state(), ManifestBuffer::State::Saved);
    QCOMPARE(m_session->history().undoText(), QStringLiteral("blue 90 %"));
    QVERIFY(!m_session->hasUnsaved());
}

void TestEditSession::undoAndRedo()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    edit(path, 90);
    edit(path, 50);
    QVERIFY(settled());
    QCOMPARE(m_session->history().count(), 2);

    const QSignalSpy applied(m_session.get(), &EditSession::stepApplied);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 90));
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied.front().front().toStringList(), QStringList(path));
    m_session->undo();
    m_session->undo(); // one too many does nothing
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), original);
    QVERIFY(!m_session->history().canUndo());
    QVERIFY(m_session->changedBuffers().empty());
    m_session->redo();
    m_session->redo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 50));
    QVERIFY(!m_session->history().canRedo());
}

void TestEditSession::quickGesturesKeepTheirOrder()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    for (int blue = 99; blue >= 60; --blue) {
        edit(path, blue);
    }
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 60));
    QCOMPARE(m_session->history().count(), 40);
    for (int i = 0; i < 39; ++i) {
        m_session->undo();
    }
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 99));
}

void TestEditSession::undoWhileAGestureWaits()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    edit(path, 90);
    m_session->undo();
    edit(path, 70);
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 70));
    QCOMPARE(m_session->history().count(), 1);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), original);
}

void TestEditSession::sameValueIsNoStep()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    edit(path, 100);
    QVERIFY(settled());
    QCOMPARE(m_session->history().count(), 0);
    QCOMPARE(fileBytes(path), original);
}

void TestEditSession::refusesWhatCannotBeProven()
{
    const QByteArray shared = "name: my-endpoint\ntype: online\nx: &split {blue: 100, green: 0}\n"
                              "traffic: *split\ndeployments: {}\n";
    const QString path = write(QStringLiteral("a.yml"), shared);
    QVERIFY(opened(path));
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    edit(path, 90);
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().at(0).toString(), QStringLiteral("blue 90 %"));
    QCOMPARE(refused.front().at(1).value<Error>().kind, ErrorKind::Invalid);
    QCOMPARE(m_session->history().count(), 0);
    QCOMPARE(fileBytes(path), shared);
}

void TestEditSession::refusesAnUnparsableFile()
{
    const QString path = write(QStringLiteral("a.yml"), "name: [\n");
    QVERIFY(opened(path));
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    edit(path, 90);
    edit(m_folder->filePath(QStringLiteral("never-opened.yml")), 90);
    QVERIFY(settled());
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused.back().at(1).value<Error>().kind, ErrorKind::NotFound);
    QCOMPARE(fileBytes(path), QByteArray("name: [\n"));
}

void TestEditSession::mendsAnUnparsableFile()
{
    const QString path = write(QStringLiteral("a.yml"), "name: [\n");
    const ManifestBuffer *const buffer = opened(path);
    QVERIFY(buffer);
    m_session->editText(path, QStringLiteral("mend"),
                        [](const QByteArray &text) -> Result<QByteArray> {
                            return QByteArray(text).replace("[", "e-1");
                        });
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), QByteArray("name: e-1\n")); // a gesture: saved
    QVERIFY(buffer->current().manifest.has_value());
    QCOMPARE(m_session->history().undoText(), QStringLiteral("mend"));
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), QByteArray("name: [\n"));
    QSignalSpy refused(m_session.get(), &EditSession::refused);
    m_session->editText(path, QStringLiteral("no"), [](const QByteArray &) -> Result<QByteArray> {
        return failure(ErrorKind::Conflict, QStringLiteral("not so"));
    });
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(fileBytes(path), QByteArray("name: [\n"));
}

/// It is a step of its own, and the file is written when the person says so.
void TestEditSession::mendsADraft()
{
    const QString path = write(QStringLiteral("a.yml"));
    const ManifestBuffer *const buffer = opened(path);
    QVERIFY(buffer);
    const QByteArray typed = QByteArray(original).replace("two colours", "two");
    m_session->type(path, original, typed);
    m_session->editText(path, QStringLiteral("mend"),
                        [](const QByteArray &text) -> Result<QByteArray> {
                            return QByteArray(text).replace("green: 0", "green: 1");
                        });
    QVERIFY(settled());
    QCOMPARE(buffer->state(), ManifestBuffer::State::Draft);
    QCOMPARE(fileBytes(path), original);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(buffer->current().bytes, typed);
}

void TestEditSession::discardCanBeUndone()
{
    const QString a = write(QStringLiteral("a.yml"));
    const QString b = write(QStringLiteral("b.yml"));
    QVERIFY(opened(a) && opened(b));
    edit(a, 90);
    edit(a, 80);
    edit(b, 50);
    m_session->discard();
    QVERIFY(settled());
    QCOMPARE(fileBytes(a), original);
    QCOMPARE(fileBytes(b), original);
    QVERIFY(m_session->changedBuffers().empty());
    m_session->discard(); // nothing to discard
    QVERIFY(settled());
    QCOMPARE(m_session->history().count(), 4);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(a), withShares(original, 80));
    QCOMPARE(fileBytes(b), withShares(original, 50));
}

void TestEditSession::oneOrderOverSeveralFiles()
{
    const QString a = write(QStringLiteral("a.yml"));
    const QString b = write(QStringLiteral("b.yml"));
    QVERIFY(opened(a) && opened(b));
    edit(a, 90);
    edit(b, 80);
    edit(a, 70);
    m_session->undo();
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(a), withShares(original, 90));
    QCOMPARE(fileBytes(b), original);
}

void TestEditSession::keepsOnlyWhatIsNeeded()
{
    const QString a = write(QStringLiteral("a.yml"));
    const QString b = write(QStringLiteral("b.yml"));
    const QString c = write(QStringLiteral("c.yml"));
    QVERIFY(opened(a) && opened(b) && opened(c));
    edit(a, 90);
    QVERIFY(settled());
    const QSignalSpy closed(m_session.get(), &EditSession::bufferClosed);
    m_session->keepOnly({b});
    QCOMPARE(closed.size(), 1);
    QVERIFY(m_session->buffer(a)); // was edited: undo needs it
    QVERIFY(m_session->buffer(b));
    QVERIFY(!m_session->buffer(c));
}

void TestEditSession::closingForgetsWaitingEdits()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    edit(path, 90);
    edit(path, 80);
    m_session->closeAll();
    m_session->open(path);
    QVERIFY(settled());
    QTRY_VERIFY(m_session->buffer(path));
    QCOMPARE(m_session->buffer(path)->current().bytes, original);
    QCOMPARE(fileBytes(path), original);
    QVERIFY(!m_session->history().canUndo());
    edit(path, 70); // it goes on working
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 70));
}

void TestEditSession::typingIsADraft()
{
    const QString path = write(QStringLiteral("a.yml"));
    const ManifestBuffer *const buffer = opened(path);
    QVERIFY(buffer);
    const QByteArray typed = withShares(original, 60);
    m_session->type(path, original, typed);
    QVERIFY(settled());
    QCOMPARE(buffer->current().bytes, typed);
    QCOMPARE(buffer->state(), ManifestBuffer::State::Draft);
    QVERIFY(m_session->hasDrafts() && m_session->hasUnsaved());
    QCOMPARE(fileBytes(path), original);
    m_session->saveDrafts();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), typed);
    QCOMPARE(buffer->state(), ManifestBuffer::State::Saved);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), original);
}

void TestEditSession::typingJoins()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    QByteArray before = original;
    for (const char letter : {'o', 'n', 'e'}) {
        const QByteArray after = before + letter;
        m_session->type(path, before, after);
        QVERIFY(settled());
        before = after;
    }
    QCOMPARE(m_session->history().count(), 1);
    m_session->undo();
    QVERIFY(settled());
    QCOMPARE(m_session->buffer(path)->current().bytes, original);
    QCOMPARE(m_session->buffer(path)->state(), ManifestBuffer::State::Saved);
}

void TestEditSession::typingAndGestures()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    const QByteArray typed = QByteArray(original).replace("fraud team", "risk team");
    edit(path, 90); // in the meantime, and not beside it
    m_session->type(path, original, typed);
    QVERIFY(settled());
    QCOMPARE(m_session->buffer(path)->current().bytes, withShares(typed, 90));
    QCOMPARE(fileBytes(path), withShares(original, 90));
    edit(path, 80); // does not write what was typed
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(original, 90));
    QCOMPARE(m_session->buffer(path)->current().bytes, withShares(typed, 80));
    m_session->saveDrafts();
    QVERIFY(settled());
    QCOMPARE(fileBytes(path), withShares(typed, 80));
    // The same lines both ways: refused, and what is there stays.
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    m_session->type(path, original, withShares(original, 10));
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(fileBytes(path), withShares(typed, 80));
}

void TestEditSession::typingWhatCannotBeParsed()
{
    const QString path = write(QStringLiteral("a.yml"));
    const ManifestBuffer *const buffer = opened(path);
    const QByteArray broken = QByteArray(original).replace("  blue: 100", "  blue: [100");
    m_session->type(path, original, broken);
    QVERIFY(settled());
    QVERIFY(!buffer->current().manifest.has_value());
    QCOMPARE(buffer->current().bytes, broken);
    m_session->type(path, broken, original);
    QVERIFY(settled());
    QVERIFY(buffer->current().manifest.has_value());
    QCOMPARE(buffer->state(), ManifestBuffer::State::Saved); // back to what the file has
    m_session->type(path, original, broken);
    m_session->discard();
    QVERIFY(settled());
    QCOMPARE(buffer->current().bytes, original);
    QVERIFY(!m_session->hasUnsaved());
}

void TestEditSession::diesWhileBusy()
{
    const QString path = write(QStringLiteral("a.yml"));
    QVERIFY(opened(path));
    edit(path, 90);
    m_session->undo();
    m_session.reset();
    QVERIFY(fileBytes(path) == original || fileBytes(path) == withShares(original, 90));
}

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_editsession.moc"
