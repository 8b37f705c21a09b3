// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livetext.h"

#include <QTest>

using namespace serin;

class TestLiveText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void states()
    {
        QSet<QString> words;
        for (const auto state :
             {ProvisioningState::Succeeded, ProvisioningState::Failed, ProvisioningState::Canceled,
              ProvisioningState::Creating, ProvisioningState::Updating, ProvisioningState::Scaling,
              ProvisioningState::Deleting, ProvisioningState::Unknown}) {
            const LiveStateWords text = liveStateWords(state, {});
            QVERIFY(!text.glyph.isNull() && !text.word.isEmpty());
            words.insert(text.word);
        }
        QCOMPARE(words.size(), 8);
        QCOMPARE(liveStateWords(ProvisioningState::Unknown, QStringLiteral("Moving")).word,
                 QStringLiteral("Moving"));
        QVERIFY(liveStateWords(ProvisioningState::Unknown, QString(100'000, u'x')).word.size() <
                60);
    }
    void instances()
    {
        QCOMPARE(instancesWords(1, 2), QStringLiteral("1/2"));
        QCOMPARE(instancesWords({}, 2), QStringLiteral("–/2"));
        QCOMPARE(instancesWords({}, {}), QStringLiteral("–/–"));
    }
    void traffic()
    {
        QCOMPARE(liveTrafficWords({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}),
                 QStringLiteral("blue 90 · green 10"));
        QCOMPARE(liveTrafficWords({{QStringLiteral("blue"), 0}}), QStringLiteral("no traffic"));
    }
    void statuses()
    {
        LiveStatus status;
        QCOMPARE(liveStatusWords(status).word, QStringLiteral("not running"));
        status.error = Error{ErrorKind::NotFound, QStringLiteral("no program"), {}, {}};
        QCOMPARE(liveStatusWords(status).word, QStringLiteral("did not start"));
        QCOMPARE(liveStatusWords(status).detail, QStringLiteral("No program."));
        status.phase = LiveStatus::Phase::Away;
        status.readAt = QDateTime::currentDateTimeUtc();
        QVERIFY(!liveStatusWords(status).advice.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLiveText)
#include "tst_livetext.moc"
