// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/azclitokenprovider.h"
#include "services/azure/plaintokenprovider.h"

#include "services/process/processoutcome.h"
#include "tests/support/answered.h"
#include "tests/support/fakeclock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QString resource = QStringLiteral("https://management.azure.com");

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestTokenProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("token"));
    }

    void readsTheFileAsItIs()
    {
        FileTokenProvider tokens(m_path);
        QCOMPARE(answered(tokens.token(resource)).error().kind, ErrorKind::Unauthorized);
        write(m_path, "first\n");
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("first"));
        write(m_path, "  second \nmore");
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("second"));
        write(m_path, "\n");
        QCOMPARE(answered(tokens.token(resource)).error().kind, ErrorKind::Unauthorized);
        write(m_path, QByteArray(100000, 'x'));
        QVERIFY(!answered(tokens.token(resource)));
    }

    void saysOnceThatATokenWasRefused()
    {
        FileTokenProvider tokens(m_path);
        write(m_path, "first");
        tokens.refuse(resource, Secret("first"));
        const auto refused = answered(tokens.token(resource));
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(refused.error().where, m_path);
        QVERIFY(!refused.error().toLine().contains(QLatin1String("first")));
        const auto again = answered(tokens.token(resource));
        QVERIFY2(again, again ? "" : qPrintable(again.error().toLine()));
        tokens.refuse(resource, Secret("first"));
        write(m_path, "second"); // the local workspace was started again
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("second"));
    }

    void readsTheEnvironment()
    {
        EnvironmentTokenProvider tokens;
        qunsetenv("SERIN_TOKEN");
        const auto none = answered(tokens.token(resource));
        QCOMPARE(none.error().kind, ErrorKind::Unauthorized);
        QVERIFY(none.error().fix.contains(QLatin1String("SERIN_TOKEN")));
        qputenv("SERIN_TOKEN", "from-outside");
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("from-outside"));
        qunsetenv("SERIN_TOKEN");
    }

    void asksAzOnceForAllWhoWait()
    {
        install("echo \"$PWD $*\" >>" + m_path.toUtf8() + "; sleep 0.1; " + printed("t1", 3'600));
        AzCliTokenProvider tokens(settings());
        QList<QFuture<Result<AccessToken>>> futures;
        for (int i = 0; i < 5; ++i) {
            futures.append(tokens.token(resource));
        }
        futures[2].cancel();
        for (int i = 0; i < 5; ++i) {
            const auto token = answered(futures[i]);
            QCOMPARE(token.has_value(), i != 2);
            if (token) {
                QCOMPARE(token->secret, Secret("t1"));
                QCOMPARE(token->expiresAt, m_clock.now().addSecs(3'600));
            }
        }
        QVERIFY(answered(tokens.token(resource))); // kept
        QCOMPARE(calls(), QList<QByteArray>{"/ account get-access-token --output json --resource "
                                            "https://management.azure.com"});
        QVERIFY(answered(tokens.token(QStringLiteral("https://ml.azure.com")))); // another one
        QCOMPARE(calls().size(), 2);
    }

    void renewsFiveMinutesEarly()
    {
        install("echo x >>" + m_path.toUtf8() + "; " + printed("t1", 3'600));
        AzCliTokenProvider tokens(settings());
        QVERIFY(answered(tokens.token(resource)));
        m_clock.advance(3'299s);
        QVERIFY(answered(tokens.token(resource)));
        QCOMPARE(calls().size(), 1);
        m_clock.advance(2s);
        install("echo x >>" + m_path.toUtf8() + "; " + printed("t2", 3'600));
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("t2"));
        QCOMPARE(calls().size(), 2);
        // When renewing fails, the old one does until it expires.
        m_clock.advance(3'400s);
        install("exit 1");
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("t2"));
        m_clock.advance(200s);
        QVERIFY(!answered(tokens.token(resource)));
    }

    void renewsARefusedOne()
    {
        install(printed("t1", 3'600));
        AzCliTokenProvider tokens(settings());
        QVERIFY(answered(tokens.token(resource)));
        install(printed("t2", 3'600));
        tokens.refuse(resource, Secret("older")); // somebody has renewed it already
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("t1"));
        tokens.refuse(resource, Secret("t1"));
        QCOMPARE(answered(tokens.token(resource))->secret, Secret("t2"));
    }

    void saysWhatToRun()
    {
        AzCliTokenProvider::Settings missing = settings();
        missing.program = m_folder->filePath(QStringLiteral("nothing"));
        AzCliTokenProvider none(missing);
        auto error = answered(none.token(resource)).error();
        QCOMPARE(error.kind, ErrorKind::Unauthorized);
        QVERIFY(error.fix.contains(QLatin1String("az login")));

        install("echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1");
        AzCliTokenProvider signedOut(settings());
        error = answered(signedOut.token(resource)).error();
        QCOMPARE(error.kind, ErrorKind::Unauthorized);
        QCOMPARE(error.fix, QStringLiteral("run: az login"));

        install("echo 'ERROR: AADSTS700082: The refresh token has expired due to inactivity. "
                "Trace ID: 4711 Correlation ID: 4712' >&2; echo 'Please run:' >&2; "
                "echo 'az login --tenant \"1111-22\" --scope \"https://x//.default\"' >&2; exit 1");
        error = answered(signedOut.token(resource)).error();
        QCOMPARE(error.kind, ErrorKind::Unauthorized);
        QCOMPARE(error.detail,
                 QStringLiteral("the Azure CLI is not signed in: AADSTS700082: The refresh token "
                                "has expired due to inactivity."));
        QCOMPARE(error.fix, QStringLiteral("run: az login --tenant 1111-22"));

        install("echo 'ERROR: no network' >&2; exit 3");
        error = answered(signedOut.token(resource)).error();
        QCOMPARE(error.kind, ErrorKind::Unavailable);
        QVERIFY(error.detail.contains(QLatin1String("no network")));
        QCOMPARE(error.toLine().count(QLatin1String("no network")), 1);

        install("echo 'hello'");
        error = answered(signedOut.token(resource)).error();
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QVERIFY(error.detail.endsWith(QLatin1String("but: hello")));
        QVERIFY(!azCliTokenFrom("{\"token\": \"s3cret\"}")
                     .error()
                     .detail.contains(QLatin1String("s3cret")));
    }

    void azThatHangs()
    {
        install("sleep 60");
        AzCliTokenProvider::Settings quick = settings();
        quick.limit = 100ms;
        AzCliTokenProvider tokens(quick);
        QCOMPARE(answered(tokens.token(resource)).error().kind, ErrorKind::Timeout);
    }

    void providerGoesWhileAzRuns()
    {
        install("sleep 60");
        auto tokens = std::make_unique<AzCliTokenProvider>(settings());
        const auto future = tokens->token(resource);
        tokens.reset();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
    }

    void readsBothTimes()
    {
        const auto local = QDateTime(QDate(2026, 11, 24), QTime(13, 0, 0, 250), Qt::LocalTime);
        QCOMPARE(azCliTokenFrom("{\"accessToken\":\"t\","
                                "\"expiresOn\":\"2026-11-24 13:00:00.250000\"}")
                     ->expiresAt,
                 local.toUTC());
        const QDateTime epoch = QDateTime::fromSecsSinceEpoch(1'795'521'600, Qt::UTC);
        for (const char *value : {"1795521600", "\"1795521600\""}) {
            QCOMPARE(azCliTokenFrom(QByteArray("{\"accessToken\":\"t\",\"expires_on\":") + value +
                                    ",\"expiresOn\":\"2001-01-01 00:00:00.0\"}")
                         ->expiresAt,
                     epoch);
        }
        QVERIFY(azCliTokenFrom("{\"accessToken\":\"t\",\"expiresOn\":\"?\"}")->expiresAt.isNull());
        QVERIFY(!azCliTokenFrom("[]"));
    }

private:
    [[nodiscard]] AzCliTokenProvider::Settings settings() const
    {
        AzCliTokenProvider::Settings with;
        with.program = m_folder->filePath(QStringLiteral("az"));
        with.clock = &m_clock;
        return with;
    }
    void install(const QByteArray &script)
    {
        const QString path = m_folder->filePath(QStringLiteral("az"));
        write(path, "#!/bin/sh\n" + script + "\n");
        QVERIFY(
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] QByteArray printed(const QByteArray &token, qint64 seconds) const
    {
        return "echo '{\"accessToken\":\"" + token + "\",\"expires_on\":" +
               QByteArray::number(m_clock.now().addSecs(seconds).toSecsSinceEpoch()) + "}'";
    }
    [[nodiscard]] QList<QByteArray> calls() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n')
                                              : QList<QByteArray>();
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestTokenProviders)
#include "tst_tokenproviders.moc"
