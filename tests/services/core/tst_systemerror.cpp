// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/systemerror.h"

#include <QTest>

#include <cerrno>

using namespace serin;

class TestSystemError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatFailedAndWhy()
    {
        const Error error =
            systemError(QStringLiteral("writing the file"), ENOSPC, QStringLiteral("/a.yml"));
        QCOMPARE(error.kind, ErrorKind::Io);
        QCOMPARE(error.detail, QStringLiteral("writing the file failed: No space left on device"));
        QCOMPARE(error.where, QStringLiteral("/a.yml"));
        QVERIFY(error.fix.contains(QStringLiteral("free some space")));
    }
    void missingIsNotFound()
    {
        for (int code : {ENOENT, ENOTDIR}) {
            QCOMPARE(systemError(QStringLiteral("x"), code, {}).kind, ErrorKind::NotFound);
        }
        QCOMPARE(systemError(QStringLiteral("x"), EIO, {}).kind, ErrorKind::Io);
    }
    void hasAFixWhereThereIsAUsualOne()
    {
        for (int code :
             {ENOENT, ENOTDIR, ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EMFILE, ENFILE}) {
            QVERIFY(!systemError(QStringLiteral("x"), code, {}).fix.isEmpty());
        }
        QVERIFY(systemError(QStringLiteral("x"), EIO, {}).fix.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSystemError)
#include "tst_systemerror.moc"
