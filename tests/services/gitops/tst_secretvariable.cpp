// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/secretvariable.h"

#include <QTest>

using namespace serin;

class TestSecretVariable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guesses_data();
    void guesses();
};

void TestSecretVariable::guesses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("secret");
    const auto row = [](const char *name, const char *value, bool secret) {
        QTest::addRow("%s=%.20s", name, value)
            << QString::fromLatin1(name) << QString::fromLatin1(value) << secret;
    };
    for (const char *name :
         {"API_KEY", "azureOpenaiKey", "DB_PASSWORD", "HF_TOKEN", "CLIENT_SECRET",
          "storage-account-key", "AZURE_STORAGE_CONNECTION_STRING", "SqlConnectionString", "KEY",
          "API_KEY_2", "apikey", "SAS_TOKEN", "USER_PWD", "GOOGLE_APPLICATION_CREDENTIALS"}) {
        row(name, "x", true);
    }
    for (const char *name : {"MODE", "MAX_TOKENS", "TOKENIZERS_PARALLELISM", "KEY_VAULT_URI",
                             "MONKEY", "WORKER_COUNT", "KEYBOARD", "AML_APP_ROOT", ""}) {
        row(name, "x", false);
    }
    row("URL", "https://user:word@example.org/x", true);
    row("URL", "https://example.org:8080/a@b", false);
    row("URL", "https://example.org/c?sv=1&sig=abc", true);
    row("STORE", "AccountName=a;AccountKey=b==;EndpointSuffix=c", true);
    row("STORE", "a=1;design=2", false);
    row("PEM", "-----BEGIN PRIVATE KEY-----", true);
}

void TestSecretVariable::guesses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, secret);
    QCOMPARE(looksSecret(name, value), secret);
}

QTEST_GUILESS_MAIN(TestSecretVariable)
#include "tst_secretvariable.moc"
