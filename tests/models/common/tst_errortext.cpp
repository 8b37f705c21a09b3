// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/errortext.h"

#include <QTest>

using namespace serin;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlaceStandsInTheSentence()
    {
        const Error error{ErrorKind::Invalid, QStringLiteral("the share is no number"),
                          QStringLiteral("endpoint.yml:3"), QStringLiteral("write 0 to 100")};
        QCOMPARE(errorWords(error),
                 QStringLiteral("The share is no number. (endpoint.yml:3) Write 0 to 100."));
    }

    void aPlaceThatIsNamedAlreadyIsNotSaidTwice()
    {
        const Error error{ErrorKind::NotFound, QStringLiteral("there is no such file"),
                          QStringLiteral("/a/b"), QString()};
        QCOMPARE(errorTextBeside(QStringLiteral("/a/b"), error).sentence,
                 QStringLiteral("There is no such file."));
        QCOMPARE(errorTextBeside(QStringLiteral("/a"), error).sentence,
                 QStringLiteral("There is no such file. (/a/b)"));
    }

    void wordsOfSeveralLinesStandBelowIt()
    {
        const Error error{ErrorKind::Conflict, QStringLiteral("the remote refused"),
                          QStringLiteral("remote: first\nremote: second"),
                          QStringLiteral("ask its owner")};
        QCOMPARE(errorText(error).sentence,
                 QStringLiteral("The remote refused.\nremote: first\nremote: second"));
        QCOMPARE(errorWords(error), QStringLiteral("The remote refused.\nremote: first\n"
                                                   "remote: second\nAsk its owner."));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
