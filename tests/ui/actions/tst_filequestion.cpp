// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/filequestion.h"

#include "tests/support/patience.h"

#include <QFile>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace serin;

class TestFileQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void opensNoFileToListIt();
    void givesTheFile();
    void givesTheFolder();
    void keepsQuietWhenCancelled();
    void keepsQuietWhenTheAskerIsGone();
    void proposesAName();

private:
    [[nodiscard]] QFileDialog *dialog() const { return m_asker->findChild<QFileDialog *>(); }
    static void accept(QFileDialog &dialog)
    {
        static_cast<QDialog &>(dialog).accept(); // its own is hidden
    }
    std::function<void(const QString &)> remember()
    {
        return [this](const QString &path) { m_chosen.append(path); };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_asker;
    QStringList m_chosen;
};

void TestFileQuestion::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_asker = std::make_unique<QWidget>();
    m_asker->show();
    m_chosen.clear();
    QFile file(m_folder->filePath(QStringLiteral("request")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("below")));
}

void TestFileQuestion::cleanup()
{
    m_asker.reset();
}

void TestFileQuestion::opensNoFileToListIt()
{
    const QByteArray fifo = QFile::encodeName(m_folder->filePath(QStringLiteral("fifo.json")));
    QCOMPARE(mkfifo(fifo.constData(), 0600), 0);
    QFile known(m_folder->filePath(QStringLiteral("known.json")));
    QVERIFY(known.open(QIODevice::WriteOnly));
    known.close();
    const QByteArray file = QFile::encodeName(m_folder->filePath(QStringLiteral("request")));
    const int opened = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(inotify_add_watch(opened, file.constData(), IN_OPEN) >= 0);
    QVERIFY(inotify_add_watch(opened, fifo.constData(), IN_OPEN) >= 0);

    askForFile(*m_asker, QStringLiteral("Open"), m_folder->path(), remember());
    QVERIFY(dialog() && dialog()->isVisible());
    const auto *const files = dialog()->findChild<QFileSystemModel *>();
    QVERIFY(files);
    const QModelIndex top = files->index(m_folder->path());
    QTRY_COMPARE_WITH_TIMEOUT(files->rowCount(top), 3, patience); // without the FIFO
    const auto typeOf = [&](const QString &name) {
        return files->index(m_folder->filePath(name), 2).data().toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(typeOf(QStringLiteral("known.json")), QStringLiteral("json file"),
                              patience);
    QTRY_COMPARE_WITH_TIMEOUT(typeOf(QStringLiteral("request")), QStringLiteral("File"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(typeOf(QStringLiteral("below")), QStringLiteral("Folder"), patience);
    QVERIFY(!files->fileIcon(files->index(m_folder->filePath(QStringLiteral("request")))).isNull());

    std::array<char, 4'096> events{};
    const auto seen = read(opened, events.data(), events.size());
    close(opened);
    QCOMPARE(seen, -1); // EAGAIN: nobody opened one of them
}

void TestFileQuestion::givesTheFile()
{
    const QString file = m_folder->filePath(QStringLiteral("request"));
    askForFile(*m_asker, QStringLiteral("Open"), file, remember());
    QVERIFY(dialog());
    QCOMPARE(dialog()->directory().path(), m_folder->path());
    QCOMPARE(dialog()->selectedFiles(), QStringList(file));
    QCOMPARE(m_chosen, QStringList());
    accept(*dialog());
    QCOMPARE(m_chosen, QStringList(file));
    QTRY_VERIFY(!dialog());
}

void TestFileQuestion::givesTheFolder()
{
    askForFolder(*m_asker, QStringLiteral("Open"), m_folder->path(), remember());
    QVERIFY(dialog());
    dialog()->selectFile(QStringLiteral("below"));
    accept(*dialog());
    QCOMPARE(m_chosen, QStringList(m_folder->filePath(QStringLiteral("below"))));
}

void TestFileQuestion::keepsQuietWhenCancelled()
{
    askForFile(*m_asker, QStringLiteral("Open"), m_folder->path(), remember());
    QVERIFY(dialog());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_chosen, QStringList());
}

void TestFileQuestion::keepsQuietWhenTheAskerIsGone()
{
    askForFile(*m_asker, QStringLiteral("Open"), m_folder->filePath(QStringLiteral("request")),
               remember());
    QSignalSpy gone(dialog(), &QObject::destroyed);
    m_asker.reset();
    QCOMPARE(gone.count(), 1);
    QCOMPARE(m_chosen, QStringList());
}

void TestFileQuestion::proposesAName()
{
    QString chosenFilter;
    askWhereToSave(*m_asker, QStringLiteral("Save"), QStringLiteral("blue.csv"),
                   QStringLiteral("CSV (*.csv);;All (*)"),
                   [&](const QString &path, const QString &filter) {
                       m_chosen.append(path);
                       chosenFilter = filter;
                   });
    QVERIFY(dialog());
    QCOMPARE(dialog()->acceptMode(), QFileDialog::AcceptSave);
    dialog()->setDirectory(m_folder->path());
    accept(*dialog());
    QCOMPARE(m_chosen, QStringList(m_folder->filePath(QStringLiteral("blue.csv"))));
    QCOMPARE(chosenFilter, QStringLiteral("CSV (*.csv)"));
}

QTEST_MAIN(TestFileQuestion)
#include "tst_filequestion.moc"
