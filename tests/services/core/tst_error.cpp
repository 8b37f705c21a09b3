// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/result.h"

#include <QTest>

using namespace serin;

class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lineNamesWhereWhatAndFix()
    {
        const Error error{ErrorKind::Invalid, QStringLiteral("traffic sums to 90"),
                          QStringLiteral("a.yml:3:1"), QStringLiteral("make it 100")};
        QCOMPARE(error.toLine(), QStringLiteral("a.yml:3:1: traffic sums to 90; make it 100"));
    }
    void lineLeavesOutEmptyPartsAndLineBreaks()
    {
        const Error error{ErrorKind::Io, QStringLiteral("one\ntwo"), {}, {}};
        QCOMPARE(error.toLine(), QStringLiteral("one two"));
    }
    void everyKindHasItsName()
    {
        QStringList names;
        for (ErrorKind kind :
             {ErrorKind::Cancelled, ErrorKind::Timeout, ErrorKind::NotFound, ErrorKind::Conflict,
              ErrorKind::Invalid, ErrorKind::Unauthorized, ErrorKind::Unavailable, ErrorKind::Io,
              ErrorKind::Protocol, ErrorKind::Internal}) {
            names << errorKindName(kind);
        }
        QCOMPARE(names.join(u' '),
                 QStringLiteral("cancelled timeout not-found conflict invalid unauthorized "
                                "unavailable io protocol internal"));
    }
    void failureCarriesKindAndDetail()
    {
        const Result<int> result = failure(ErrorKind::NotFound, QStringLiteral("no green"));
        QVERIFY(!result);
        QCOMPARE(errorKindName(result.error().kind), QStringLiteral("not-found"));
        QCOMPARE(result.error().detail, QStringLiteral("no green"));
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
