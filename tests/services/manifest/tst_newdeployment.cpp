// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/newdeployment.h"
#include "services/sample/samplefiles.h"
#include "tests/support/filebytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

DeploymentName name(const char *text)
{
    return *DeploymentName::fromString(QString::fromLatin1(text));
}

NewDeployment copyOf(const char *from, const char *to)
{
    return {NewDeployment::Origin::Copy, QString::fromLatin1(from), name(to), {}, {}, {}, {}};
}

const QByteArray previewText = "name: my-endpoint\n"
                               "type: online\n"
                               "auth_mode: key\n"
                               "traffic:\n"
                               "  blue: 100\n"
                               "deployments:\n"
                               "  # the blue one\n"
                               "  blue:\n"
                               "    model:\n"
                               "      name: model-1\n"
                               "      version: 1\n"
                               "      local_path: ./model-1/model\n"
                               "    instance_type: Standard_F2s_v2\n"
                               "    scale_settings:\n"
                               "      scale_type: manual\n"
                               "      instance_count: 1\n";

} // namespace

/// Deployments that are made up in a form, as texts.
class TestNewDeployment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void copyWithAnotherModel();
    void copyKeepsWhatIsNotThere();
    void copyInsideTheEndpoint();
    void registeredModel();
    void pathAndVersionDoNotMix();
    void emptyFile();
    void templateFile();
    void entryInTheMap();
    void notInAList();
    void takenNames();
    void movedFolders();

private:
    [[nodiscard]] QString at(const char *file) const
    {
        return m_folder->filePath(QString::fromLatin1(file));
    }
    [[nodiscard]] Manifest read(const char *file) const
    {
        return *Manifest::parse(fileBytes(at(file)), at(file));
    }
    [[nodiscard]] QList<Manifest> sample() const
    {
        return {read("endpoint.yml"), read("blue-deployment.yml")};
    }
    [[nodiscard]] QByteArray blue() const { return fileBytes(at("blue-deployment.yml")); }

    const QString m_endpoint = QStringLiteral("my-endpoint");
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNewDeployment::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(writeSampleFiles(m_folder->path()).has_value());
}

void TestNewDeployment::copyWithAnotherModel()
{
    NewDeployment wanted = copyOf("blue", "green");
    wanted.model = QStringLiteral("model-2/model");
    wanted.instances = 2;
    const auto changes = addDeployment(sample(), m_endpoint, wanted);
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(changes->size(), 1);
    QCOMPARE(changes->first().path, at("green-deployment.yml"));
    QVERIFY(!changes->first().before);
    QCOMPARE(*changes->first().after, blue()
                                          .replace("name: blue", "name: green")
                                          .replace("model-1/", "model-2/")
                                          .replace("instance_count: 1", "instance_count: 2"));
    QVERIFY(!QFile::exists(at("green-deployment.yml"))); // nothing is written
}

void TestNewDeployment::copyKeepsWhatIsNotThere()
{
    QVERIFY(QFile::remove(at("model-2/environment/conda.yaml")));
    NewDeployment wanted = copyOf("blue", "green");
    wanted.model = QStringLiteral("model-2/model");
    wanted.code = QStringLiteral("elsewhere");
    const auto changes = addDeployment(sample(), m_endpoint, wanted);
    QVERIFY(changes.has_value());
    QCOMPARE(*changes->first().after,
             blue()
                 .replace("name: blue", "name: green")
                 .replace("path: model-1/model", "path: model-2/model")
                 .replace("code: model-1/onlinescoring", "code: elsewhere"));
}

void TestNewDeployment::copyInsideTheEndpoint()
{
    const Manifest preview = *Manifest::parse(previewText, at("preview.yml"));
    NewDeployment wanted = copyOf("blue", "green");
    wanted.model = QStringLiteral("./model-2/model");
    wanted.instances = 3;
    const auto changes = addDeployment({preview}, m_endpoint, wanted);
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(changes->size(), 1);
    QCOMPARE(*changes->first().before, previewText);
    QCOMPARE(*changes->first().after, previewText + '\n' +
                                          previewText.mid(previewText.indexOf("  # the blue"))
                                              .replace("blue", "green")
                                              .replace("./model-1/", "./model-2/")
                                              .replace("instance_count: 1", "instance_count: 3"));
}

void TestNewDeployment::registeredModel()
{
    const QByteArray text = QByteArray("name: blue\nendpoint_name: my-endpoint\n"
                                       "model: azureml:scores:1 # the old one\ninstance_type: x\n"
                                       "instance_count: 1\n");
    NewDeployment wanted = copyOf("blue", "green");
    wanted.model = QStringLiteral("azureml:scores:2");
    const auto changes =
        addDeployment({*Manifest::parse(text, at("blue.yml"))}, m_endpoint, wanted);
    QVERIFY(changes.has_value());
    QCOMPARE(changes->first().path, at("green.yml"));
    QCOMPARE(*changes->first().after,
             QByteArray(text).replace("name: blue", "name: green").replace("scores:1", "scores:2"));
}

void TestNewDeployment::pathAndVersionDoNotMix()
{
    NewDeployment wanted = copyOf("blue", "green");
    wanted.model = QStringLiteral("azureml:scores:2");
    const auto changes = addDeployment(sample(), m_endpoint, wanted);
    QVERIFY(!changes);
    QCOMPARE(changes.error().kind, ErrorKind::Invalid);
    QVERIFY(changes.error().detail.contains(QStringLiteral("registered version")));
}

void TestNewDeployment::emptyFile()
{
    const NewDeployment wanted{NewDeployment::Origin::Empty,     {}, name("green"),
                               QStringLiteral("model-2/model"),  {}, 2,
                               QStringLiteral("Standard_F4s_v2")};
    const auto changes = addDeployment(sample(), m_endpoint, wanted);
    QVERIFY(changes.has_value());
    QCOMPARE(changes->first().path, at("green-deployment.yml"));
    QCOMPARE(*changes->first().after,
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineDeployment.schema.json\n"
                        "name: green\nendpoint_name: my-endpoint\nmodel:\n  path: model-2/model\n"
                        "instance_type: Standard_F4s_v2\ninstance_count: 2\n"));
}

void TestNewDeployment::templateFile()
{
    const NewDeployment wanted{NewDeployment::Origin::Template,
                               {},
                               name("green"),
                               QStringLiteral("azureml:scores:2"),
                               QStringLiteral("model-2/onlinescoring"),
                               {},
                               {}};
    // Without another deployment the name of the file has no example.
    const auto changes = addDeployment({read("endpoint.yml")}, m_endpoint, wanted);
    QVERIFY(changes.has_value());
    QCOMPARE(changes->first().path, at("green-deployment.yml"));
    const Manifest made = *Manifest::parse(*changes->first().after, changes->first().path);
    QCOMPARE(made.documents().size(), std::size_t(1));
    const DeploymentManifest &green = *made.documents().front().deployment;
    QCOMPARE(green.name, QStringLiteral("green"));
    QCOMPARE(green.endpointName, m_endpoint);
    QCOMPARE(green.model, QStringLiteral("azureml:scores:2"));
    QCOMPARE(green.codePath, QStringLiteral("model-2/onlinescoring"));
    QCOMPARE(green.scoringScript, QStringLiteral("score.py"));
    QCOMPARE(green.instanceCount, std::optional(1));
    QVERIFY(!green.environment.isEmpty());
    QVERIFY(made.text().contains("readiness_probe:\n  initial_delay: 10\n"));
}

void TestNewDeployment::entryInTheMap()
{
    const Manifest preview = *Manifest::parse(previewText, at("preview.yml"));
    const NewDeployment wanted{NewDeployment::Origin::Empty,
                               {},
                               name("green"),
                               QStringLiteral("azureml:scores:2"),
                               {},
                               2,
                               {}};
    const auto changes = addDeployment({preview}, m_endpoint, wanted);
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(*changes->first().after,
             previewText + "  green:\n    model: azureml:scores:2\n"
                           "    instance_type: Standard_DS3_v2\n    scale_settings:\n"
                           "      scale_type: manual\n      instance_count: 2\n");
}

void TestNewDeployment::notInAList()
{
    const QByteArray text = "name: my-endpoint\ntype: online\ndeployments:\n  - name: blue\n"
                            "    model: azureml:scores:1\n    instance_type: x\n";
    const Manifest list = *Manifest::parse(text, at("list.yml"));
    const NewDeployment fresh{NewDeployment::Origin::Empty, {}, name("green"), {}, {}, {}, {}};
    const auto refused = addDeployment({list}, m_endpoint, fresh);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY(addDeployment({list}, m_endpoint, copyOf("blue", "green")).has_value());
}

void TestNewDeployment::takenNames()
{
    for (const NewDeployment &wanted :
         {copyOf("blue", "blue"),
          NewDeployment{NewDeployment::Origin::Empty, {}, name("blue"), {}, {}, {}, {}},
          copyOf("blue", "Blue"),
          NewDeployment{NewDeployment::Origin::Empty, {}, name("Blue"), {}, {}, {}, {}}}) {
        const auto changes = addDeployment(sample(), m_endpoint, wanted);
        QVERIFY(!changes);
        QCOMPARE(changes.error().kind, ErrorKind::Conflict);
    }
    QVERIFY(setFileBytes(at("green-deployment.yml"), "not mine\n"));
    const auto changes = addDeployment(sample(), m_endpoint, copyOf("blue", "green"));
    QVERIFY(!changes);
    QCOMPARE(changes.error().kind, ErrorKind::Conflict);
    QCOMPARE(changes.error().where, at("green-deployment.yml"));
    QVERIFY(!addDeployment({}, m_endpoint, copyOf("blue", "green")));
}

void TestNewDeployment::movedFolders()
{
    const auto moved = [](const char *before, const char *after) {
        const auto found = movedFolder(QString::fromLatin1(before), QString::fromLatin1(after));
        return found ? found->from + QStringLiteral(" > ") + found->to : QString();
    };
    QCOMPARE(moved("model-1/model", "model-2/model"), QStringLiteral("model-1 > model-2"));
    QCOMPARE(moved("../a/m", "../b/m"), QStringLiteral("../a > ../b"));
    QCOMPARE(moved("model-1", "model-2"), QStringLiteral("model-1 > model-2"));
    QCOMPARE(moved("model-1", "model-1"), QString());
    QCOMPARE(moved("azureml:a:1", "model-1"), QString());
    const MovedFolder folder{QStringLiteral("model-1"), QStringLiteral("model-2")};
    QCOMPARE(pathInMoved(QStringLiteral("model-1/x"), folder), QStringLiteral("model-2/x"));
    QCOMPARE(pathInMoved(QStringLiteral("model-1"), folder), QStringLiteral("model-2"));
    QCOMPARE(pathInMoved(QStringLiteral("model-10/x"), folder), QStringLiteral("model-10/x"));
}

QTEST_GUILESS_MAIN(TestNewDeployment)
#include "tst_newdeployment.moc"
