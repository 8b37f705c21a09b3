// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/makepath.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestMakePath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAllThatIsMissing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one/two/three"));
        QVERIFY(makePath(path));
        QVERIFY(QFileInfo(path).isDir());
        QVERIFY(makePath(path));
        QVERIFY(QFile::link(path, folder.filePath(QStringLiteral("link"))));
        QVERIFY(makePath(folder.filePath(QStringLiteral("link"))));
    }
    void saysWhyNot()
    {
        const QString path = QStringLiteral("/dev/null/one/two");
        const Result<void> made = makePath(path);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Io);
        QCOMPARE(made.error().detail, QStringLiteral("making the folder failed: Not a directory"));
        QCOMPARE(made.error().where, path);
    }
};

QTEST_GUILESS_MAIN(TestMakePath)
#include "tst_makepath.moc"
