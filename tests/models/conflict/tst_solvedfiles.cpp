// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/solvedfiles.h"
#include "tests/support/filebytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QByteArray bothSides = "<<<<<<< HEAD\nblue: 90\n=======\nblue: 75\n>>>>>>> mine\n";

} // namespace

class TestSolvedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(setFileBytes(path("a.yml"), bothSides));
        QVERIFY(setFileBytes(path("b.yml"), bothSides));
    }

    void writesAndDeletes()
    {
        const QList<SolvedFile> files{solved("a.yml", "blue: 75\n"), solved("b.yml", std::nullopt),
                                      solved("new/c.yml", "c\n")};
        for (int attempt = 0; attempt < 2; ++attempt) { // again, after git refused to go on
            const Result<void> written = writeSolved(files);
            QVERIFY2(written, written ? "" : qPrintable(written.error().toLine()));
            QCOMPARE(fileBytes(path("a.yml")), QByteArray("blue: 75\n"));
            QVERIFY(!QFile::exists(path("b.yml")));
            QCOMPARE(fileBytes(path("new/c.yml")), QByteArray("c\n"));
        }
    }

    void leavesWhatWasEditedMeanwhile()
    {
        const QList<SolvedFile> files{solved("a.yml", "blue: 75\n"), solved("b.yml", std::nullopt)};
        QVERIFY(setFileBytes(path("b.yml"), "edited\n"));
        const Result<void> written = writeSolved(files);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Conflict);
        QVERIFY(written.error().detail.contains(path("b.yml")));
        QCOMPARE(fileBytes(path("b.yml")), QByteArray("edited\n"));
    }

    void saysWhereItCannotWrite()
    {
        QVERIFY(setFileBytes(path("file"), "no folder\n"));
        const Result<void> written = writeSolved({solved("file/c.yml", "c\n")});
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
    }

    void takesNoFileWithBothSidesInIt()
    {
        const Result<void> checked = checkSolvedByHand({path("a.yml")});
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Conflict);
        QVERIFY(setFileBytes(path("a.yml"), "blue: 80 # not <<<<<<< these\n"));
        QVERIFY(checkSolvedByHand({path("a.yml"), path("deleted.yml")}));
    }

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    [[nodiscard]] SolvedFile solved(const char *name, const std::optional<QByteArray> &text) const
    {
        return {path(name), text, stampOnDisk(path(name))};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSolvedFiles)
#include "tst_solvedfiles.moc"
