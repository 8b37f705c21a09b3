// SPDX-License-Identifier: GPL-3.0-or-later
// The first canary, file after file, by `serinctl endpoint update --file`: after each live is what
// the file says, the same file again plans nothing, and no request of a running load fails. With
// stand-ins for the models, code and conda files at the paths that the files name.
#include "tests/integration/scoringload.h"
#include "tests/support/commandcalls.h"
#include "tests/support/filebytes.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace serin;

namespace {

constexpr char textScript[] = R"(import json, os
def init():
    global answer
    found = [os.path.join(d, f) for d, _, fs in os.walk(os.environ['AZUREML_MODEL_DIR']) for f in fs]
    answer = open(found[0]).read()
def run(data):
    return [answer] * len(json.loads(data)['data'])
)";

/// The values under @p key in all of @p text.
QStringList valuesOf(const QByteArray &text, const char *key)
{
    const QRegularExpression line(QStringLiteral("^ +%1: *(\\S+)").arg(QLatin1String(key)),
                                  QRegularExpression::MultilineOption);
    QStringList values;
    for (auto it = line.globalMatch(QString::fromUtf8(text)); it.hasNext();) {
        values << it.next().captured(1);
    }
    values.removeDuplicates();
    return values;
}

/// As many callers as one instance takes.
std::unique_ptr<ScoringLoad> loadOn(const QUrl &uri, const QByteArray &credential,
                                    const QByteArray &body)
{
    ScoringLoad::Connections connections;
    for (int i = 0; i < 2; ++i) {
        auto connection = std::make_unique<HttpConnection>(static_cast<std::uint16_t>(uri.port()));
        connection->setHeader("Authorization", "Bearer " + credential);
        connection->setHeader("Content-Type", "application/json");
        connections.push_back(std::move(connection));
    }
    return std::make_unique<ScoringLoad>(std::move(connections), uri.path().toUtf8(), body);
}

} // namespace

class TestPreviewCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rollsOut_data();
    void rollsOut();

private:
    /// Files, code and models below the work folder. @return the six files relative to it.
    static QStringList standIn(const CommandCalls &serinctl, const QString &folder);
    /// How live differs from what @p file says; empty: it does not.
    static QString differences(const CommandCalls &serinctl, const QString &file,
                               const QString &endpoint);
};

void TestPreviewCanary::rollsOut_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("own") << QStringLiteral(SERIN_TEST_DATA "/canary");
    QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (corpus.isEmpty()) {
        corpus = QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus");
    }
    for (const char *version : {"842b88ce", "34804b75", "f1a8bea5"}) {
        const QString folder = corpus + QStringLiteral("/Azure+azureml-v2-preview@%1/examples/"
                                                       "endpoints/online/managed/"
                                                       "canary-gitops-flow")
                                            .arg(QLatin1String(version));
        if (QFileInfo::exists(folder)) {
            QTest::newRow(version) << folder;
        } else {
            qWarning("VERSION %s OF THE FIRST CANARY WAS NOT LOOKED AT: no folder %s", version,
                     qPrintable(folder));
        }
    }
}

QStringList TestPreviewCanary::standIn(const CommandCalls &serinctl, const QString &folder)
{
    QStringList files;
    const QString home = QStringLiteral("a/b/flow");
    const QStringList names =
        QDir(folder).entryList({QStringLiteral("[1-6]-*.yaml")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QByteArray text = fileBytes(folder + u'/' + name);
        files << home + u'/' + name;
        serinctl.write(files.last(), text);
        for (const char *key : {"path", "asset_path"}) {
            const QStringList models = valuesOf(text, key);
            for (const QString &path : models) {
                if (path != QLatin1String(".")) {
                    serinctl.write(home + u'/' + path, path.toUtf8());
                }
            }
        }
        const QStringList codes = valuesOf(text, "directory");
        for (const QString &path : codes) {
            serinctl.write(home + u'/' + path + QStringLiteral("/score.py"), textScript);
        }
        const QStringList condas = valuesOf(text, "conda_file");
        for (const QString &path : condas) {
            serinctl.write(home + u'/' + path, "name: " + path.toUtf8() + "\n");
        }
    }
    return files;
}

QString TestPreviewCanary::differences(const CommandCalls &serinctl, const QString &file,
                                       const QString &endpoint)
{
    const QJsonObject desired =
        serinctl.run({QStringLiteral("manifest"), QStringLiteral("show"), file})
            .array()
            .at(0)
            .toObject();
    const QJsonObject live = serinctl(QStringLiteral("endpoint show --name ") + endpoint).json();
    const auto shares = [](const QJsonValue &traffic) {
        QJsonObject said;
        const QJsonObject all = traffic.toObject();
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (it.value().toInt() != 0) {
                said.insert(it.key(), it.value());
            }
        }
        return said;
    };
    if (shares(desired.value(QLatin1String("traffic"))) !=
        shares(live.value(QLatin1String("traffic")))) {
        return QStringLiteral("traffic");
    }
    const QJsonObject there = live.value(QLatin1String("deployments")).toObject();
    QStringList names;
    const QJsonArray wanted = desired.value(QLatin1String("deployments")).toArray();
    for (const QJsonValue &value : wanted) {
        const QJsonObject deployment = value.toObject();
        names << deployment.value(QLatin1String("name")).toString();
        const QJsonObject other = there.value(names.last()).toObject();
        if (deployment.value(QLatin1String("instanceCount")) !=
                other.value(QLatin1String("instance_count")) ||
            deployment.value(QLatin1String("instanceType")) !=
                other.value(QLatin1String("instance_type")) ||
            other.value(QLatin1String("provisioning_state")).toString() !=
                QLatin1String("Succeeded")) {
            return names.last();
        }
    }
    names.sort();
    return names == there.keys() ? QString() : QStringLiteral("which deployments there are");
}

void TestPreviewCanary::rollsOut()
{
    QFETCH(QString, folder);
    const CommandCalls serinctl(QStringLiteral(SERINCTL));
    const QStringList files = standIn(serinctl, folder);
    QCOMPARE(files.size(), 6);
    const QString name =
        serinctl.run({QStringLiteral("manifest"), QStringLiteral("show"), files.first()})
            .array()
            .at(0)
            .toObject()
            .value(QLatin1String("endpoint"))
            .toString();
    const auto update = [&](const QString &file) {
        return serinctl.run(
            {QStringLiteral("endpoint"), QStringLiteral("update"), QStringLiteral("--file"), file});
    };
    std::unique_ptr<ScoringLoad> load;
    for (const QString &file : files) {
        const int before = load ? load->asked() : 0;
        const CommandOutcome done = update(file);
        QVERIFY2(done.exitCode == 0, done.words());
        QVERIFY2(!done.err.contains("nothing to do"), done.words());
        QCOMPARE(differences(serinctl, file, name), QString());
        const CommandOutcome again = update(file);
        QVERIFY2(again.exitCode == 0, again.words());
        QCOMPARE(again.err, QByteArray("serinctl: nothing to do: live is as the file says\n"));
        if (!load) {
            const QJsonObject credentials =
                serinctl(QStringLiteral("online-endpoint get-credentials -n ") + name).json();
            load = loadOn(QUrl(done.json().value(QLatin1String("scoring_uri")).toString()),
                          credentials.value(QLatin1String("accessToken")).toString().toUtf8(),
                          "{\"data\": [[1, 2, 3]]}");
        }
        QTRY_VERIFY_WITH_TIMEOUT(load->asked() > before + 10, 60'000);
    }
    load->stop();
    qInfo("%d requests meanwhile", load->asked());
    QVERIFY2(load->failed() == 0, qPrintable(QStringLiteral("%1 failed, the last with %2")
                                                 .arg(load->failed())
                                                 .arg(load->lastStatus())));
    // The last file has green alone, so the second model answers.
    QVERIFY(serinctl.write(QStringLiteral("request.json"), "{\"data\": [0]}"));
    const CommandOutcome answer =
        serinctl(QStringLiteral("endpoint invoke --request-file request.json --name ") + name);
    QVERIFY2(answer.exitCode == 0, answer.words());
    QVERIFY2(answer.err.contains("answered by green"), answer.words());
    QVERIFY2(answer.out.contains("2"), answer.words());
    const CommandOutcome gone = serinctl(QStringLiteral("endpoint delete --yes --name ") + name);
    QVERIFY2(gone.exitCode == 0, gone.words());
    QCOMPARE(serinctl(QStringLiteral("endpoint list")).array().size(), 0);
}

QTEST_GUILESS_MAIN(TestPreviewCanary)
#include "tst_previewcanary.moc"
