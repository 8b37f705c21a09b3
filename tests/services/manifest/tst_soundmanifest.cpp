// SPDX-License-Identifier: GPL-3.0-or-later
// What is held to be sound at a glance, beside what validation says.
#include "services/manifest/validation/soundmanifest.h"

#include "services/manifest/validation/validation.h"
#include "tests/support/filebytes.h"

#include <QDirIterator>
#include <QTest>

#include <random>

using namespace serin;

namespace {

const QByteArray soundEndpoint =
    "# of the pricing team\n"
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
    "name: my-endpoint\n"
    "auth_mode: key\n"
    "description: 'prices: all of them'\n"
    "tags:\n  team: pricing\n  since: 2024\n"
    "traffic:\n  blue: 90\n  green: 10\n";

const QByteArray soundDeployment =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\n"
    "name: blue\n"
    "endpoint_name: my-endpoint\n"
    "model:\n  path: ../model\n"
    "code_configuration:\n  code: ../../src/score\n  scoring_script: score.py\n"
    "environment: azureml:price-env:1\n"
    "instance_type: Standard_F2s_v2\n"
    "instance_count: 2   # were too few in December\n"
    "app_insights_enabled: true\n"
    "request_settings:\n  max_concurrent_requests_per_instance: 2\n  request_timeout_ms: 5000\n"
    "liveness_probe:\n  initial_delay: 30\n  period: 10\n"
    "data_collector:\n  sampling_rate: 0.5\n"
    "environment_variables:\n  WORKERS: \"2\"\n";

/// What a value may be replaced by.
const QByteArrayList oddValues{
    "",     "~",        "null",        "yes",    "0",       "-1",          "1.5",
    "50.0", "010",      "1_000",       "51",     "101",     "1:30",        "'2'",
    "{}",   "[]",       "[a]",         "{a: b}", "{{ x }}", "\"{{ x }}\"", "<x>",
    "a",    "A--b",     "az ml",       "*a",     "&a b",    "!!str 5",     ".inf",
    "Key",  "azureml:", "azureml:m:1", "blue",   "1e3",     "0x1f",        "99999999999"};

QStringList errorsIn(const Manifest &manifest)
{
    QStringList errors;
    for (const Diagnostic &diagnostic : validateManifests({manifest})) {
        if (diagnostic.severity == Severity::Error &&
            diagnostic.code != QLatin1String("unknown-deployment")) {
            errors.append(diagnosticLine(diagnostic));
        }
    }
    return errors;
}

} // namespace

class TestSoundManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatIsUsual_data();
    void takesWhatIsUsual();
    void saysNothingWrongOfTheCorpus();
    void saysNothingWrongOfOddValues();
    void saysNothingWrongOfBrokenLines();

private:
    /// Whether it is held to be sound; fails when validation finds an error all the same.
    static bool checked(const QByteArray &text)
    {
        const auto manifest = Manifest::parse(text, QStringLiteral("a.yml"));
        if (!manifest || !isSoundByItself(*manifest)) {
            return false;
        }
        const QStringList errors = errorsIn(*manifest);
        if (!errors.isEmpty()) {
            QTest::qFail(qPrintable(errors.join(u'\n') + u'\n' + QString::fromUtf8(text)), __FILE__,
                         __LINE__);
        }
        return true;
    }
};

void TestSoundManifest::takesWhatIsUsual_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("endpoint") << soundEndpoint;
    QTest::newRow("deployment") << soundDeployment;
    QTest::newRow("both") << soundEndpoint + "---\n" + soundDeployment;
    QTest::newRow("no traffic") << QByteArray(soundEndpoint).replace("90", "0").replace("10", "0");
    for (const char *name : {"endpoint.yml", "blue-deployment.yml"}) {
        QTest::newRow(name) << fileBytes(QStringLiteral(SERIN_SOURCE_DIR "/resources/sample/") +
                                         QLatin1String(name));
    }
}

void TestSoundManifest::takesWhatIsUsual()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!text.isEmpty());
    QVERIFY(checked(text));
}

void TestSoundManifest::saysNothingWrongOfTheCorpus()
{
    QDirIterator files(QStringLiteral(SERIN_TEST_DATA),
                       {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    int sound = 0;
    int all = 0;
    while (files.hasNext()) {
        ++all;
        sound += checked(fileBytes(files.next())) ? 1 : 0;
    }
    QVERIFY2(all > 20 && sound > 0, qPrintable(QStringLiteral("%1 of %2").arg(sound).arg(all)));
}

/// Each value of both by each of the odd ones, and each key by another.
void TestSoundManifest::saysNothingWrongOfOddValues()
{
    for (const QByteArray &text : {soundEndpoint, soundDeployment}) {
        const QByteArrayList lines = text.split('\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(": ");
            const qsizetype end = colon < 0 ? lines[i].indexOf(':') : colon;
            if (end < 0) {
                continue;
            }
            for (const QByteArray &odd : oddValues) {
                QByteArrayList changed = lines;
                changed[i] = lines[i].left(end + 1) + ' ' + odd;
                checked(changed.join('\n'));
                const qsizetype key = lines[i].size() - lines[i].trimmed().size();
                changed[i] = lines[i].left(key) + (odd.isEmpty() ? "''" : odd) + lines[i].mid(end);
                checked(changed.join('\n'));
            }
        }
    }
}

/// Lines that go, come twice, or come from the other one, several at a time.
void TestSoundManifest::saysNothingWrongOfBrokenLines()
{
    std::mt19937 random(11);
    const auto below = [&random](qsizetype limit) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(limit));
    };
    const QByteArrayList texts{soundEndpoint, soundDeployment};
    int sound = 0;
    for (int round = 0; round < 4'000; ++round) {
        QByteArrayList lines = texts[round % 2].split('\n');
        const QByteArrayList others = texts[below(2)].split('\n');
        for (qsizetype changes = 1 + below(3); changes > 0; --changes) {
            const qsizetype at = below(lines.size());
            switch (below(3)) {
            case 0:
                lines.removeAt(at);
                break;
            case 1:
                lines.insert(at, lines[below(lines.size())]);
                break;
            default:
                lines.insert(at, others[below(others.size())]);
            }
        }
        sound += checked(lines.join('\n')) ? 1 : 0;
    }
    QVERIFY2(sound > 100, qPrintable(QString::number(sound)));
}

QTEST_GUILESS_MAIN(TestSoundManifest)
#include "tst_soundmanifest.moc"
