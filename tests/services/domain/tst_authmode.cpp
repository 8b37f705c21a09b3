// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/authmode.h"

#include <QTest>

using namespace serin;

class TestAuthMode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEverySpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<AuthMode>("mode");
        const auto row = [](const char *text, AuthMode mode) {
            QTest::newRow(text) << QString::fromLatin1(text) << mode;
        };
        row("key", AuthMode::Key);
        row("Key", AuthMode::Key);
        row("KEY", AuthMode::Key);
        row("aml_token", AuthMode::AmlToken);
        row("amltoken", AuthMode::AmlToken);
        row("AMLToken", AuthMode::AmlToken);
        row("AmlToken", AuthMode::AmlToken);
        row("AML_TOKEN", AuthMode::AmlToken);
        row("aad_token", AuthMode::AadToken);
        row("aadtoken", AuthMode::AadToken);
        row("AADToken", AuthMode::AadToken);
    }
    void readsEverySpelling()
    {
        QFETCH(QString, text);
        QFETCH(AuthMode, mode);
        QVERIFY(authModeFromString(text) == mode);
    }
    void refusesOthers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << QStringLiteral(" key");
        QTest::newRow("other") << QStringLiteral("token");
        QTest::newRow("dash") << QStringLiteral("aml-token");
        QTest::newRow("long") << QString(1 << 20, u'k');
    }
    void refusesOthers()
    {
        QFETCH(QString, text);
        const Result<AuthMode> mode = authModeFromString(text);
        QVERIFY(!mode);
        QCOMPARE(mode.error().kind, ErrorKind::Invalid);
        QVERIFY(mode.error().detail.contains(QStringLiteral("key, aml_token or aad_token")));
        QVERIFY(mode.error().detail.size() < 200);
    }
    void namesGoBack()
    {
        for (AuthMode mode : {AuthMode::Key, AuthMode::AmlToken, AuthMode::AadToken}) {
            QVERIFY(authModeFromString(restName(mode)) == mode);
            QVERIFY(authModeFromString(manifestName(mode)) == mode);
        }
        QCOMPARE(restName(AuthMode::AmlToken), QStringLiteral("AMLToken"));
        QCOMPARE(restName(AuthMode::AadToken), QStringLiteral("AADToken"));
        QCOMPARE(manifestName(AuthMode::AadToken), QStringLiteral("aad_token"));
    }
};

QTEST_GUILESS_MAIN(TestAuthMode)
#include "tst_authmode.moc"
