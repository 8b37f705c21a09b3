// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/manifest/editsession.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointcontroller.h"
#include "services/manifest/scan/folderscan.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointLine =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n";
const QByteArray deploymentLine =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\n";

QByteArray findingDeployment(const QByteArray &name, const QByteArray &count = "1")
{
    return deploymentLine + "name: " + name +
           "\ninstance_type: Standard_F2s_v2\nmodel: azureml:m:1\ninstance_count: " + count + "\n";
}

} // namespace

class TestEndpointFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void silentWhenAllIsWell();
    void errorsFirstThenByFile();
    void unknownKeysAreErrors();
    void followsEdits();
    void followsTheSelection();
    void knowsDeploymentsThatAreNotPicked();
    void unparsableFile();
    void hostileText();
    void countsAllAndListsSome();

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QVERIFY(setFileBytes(m_folder->filePath(name), bytes));
    }
    void writeTwo(const QByteArray &traffic)
    {
        write(QStringLiteral("e/endpoint.yml"),
              endpointLine + "name: my-endpoint\nauth_mode: key\n" + traffic);
        write(QStringLiteral("e/blue.yml"), findingDeployment("blue"));
        write(QStringLiteral("e/green.yml"), findingDeployment("green"));
    }
    void open(const QString &key = QStringLiteral("my-endpoint"))
    {
        const Result<FolderScanBatch> found = scanWholeFolder(m_folder->path());
        QVERIFY(found.has_value());
        m_controller->setCatalog(Catalog(*found));
        m_controller->selectEndpoint(key);
    }
    [[nodiscard]] QStringList codes() const
    {
        QStringList codes;
        for (const EndpointFinding &finding : m_controller->findings().list) {
            codes.append(finding.code);
        }
        return codes;
    }
    [[nodiscard]] const EndpointFinding &finding(std::size_t i) const
    {
        return m_controller->findings().list.at(i);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<EndpointController> m_controller;
};

void TestEndpointFindings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("conf")));
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_session = std::make_unique<EditSession>();
    m_controller = std::make_unique<EndpointController>(*m_session, *m_picks);
}

void TestEndpointFindings::cleanup()
{
    m_controller.reset();
    m_session.reset();
}

void TestEndpointFindings::silentWhenAllIsWell()
{
    writeTwo("traffic: {blue: 90, green: 10}\n");
    // Only notes: the deployments' files name no endpoint.
    open();
    QTRY_COMPARE(m_controller->findings().infos, 2);
    QCOMPARE(m_controller->findings().errors, 0);
    QCOMPARE(m_controller->findings().warnings, 0);
    QCOMPARE(finding(0).severity, FindingSeverity::Info);
}

void TestEndpointFindings::errorsFirstThenByFile()
{
    writeTwo("traffic:\n  blue: 60\n  green: 30\ndescription: ${WORDS}\n");
    write(QStringLiteral("e/green.yml"), findingDeployment("green", "90"));
    open();
    QTRY_COMPARE(m_controller->findings().errors, 2);
    QCOMPARE(codes().mid(0, 2),
             QStringList({QStringLiteral("traffic-sum"), QStringLiteral("instance-count")}));
    QCOMPARE(finding(0).path, m_folder->filePath(QStringLiteral("e/endpoint.yml")));
    QCOMPARE(finding(0).label, QStringLiteral("e/endpoint.yml"));
    QCOMPARE(finding(0).line, 4);
    QCOMPARE(finding(0).message,
             QStringLiteral("The traffic adds up to 90 %, it must be 100 % (or 0 % for none)"));
    QCOMPARE(finding(0).fix, QStringLiteral("Give the missing 10 % to a deployment"));
    QCOMPARE(finding(1).label, QStringLiteral("e/green.yml"));
    QVERIFY(codes().contains(QStringLiteral("template")));
}

void TestEndpointFindings::unknownKeysAreErrors()
{
    writeTwo("traffic: {blue: 100, green: 0}\nidentity: {typ: system_assigned}\n");
    open();
    QTRY_COMPARE(m_controller->findings().errors, 1);
    QCOMPARE(finding(0).code, QStringLiteral("unknown-key"));
    QCOMPARE(finding(0).message,
             QStringLiteral("identity.typ is a key that Azure ML does not know here and refuses"));
    QCOMPARE(finding(0).fix, QStringLiteral("Did you mean `type`?"));
}

void TestEndpointFindings::followsEdits()
{
    writeTwo("traffic: {blue: 100, green: 0}\n");
    open();
    QTRY_COMPARE(m_controller->findings().infos, 2);
    const QSignalSpy changed(m_controller.get(), &EndpointController::findingsChanged);
    m_session->edit(
        m_folder->filePath(QStringLiteral("e/blue.yml")), QStringLiteral("by hand"),
        [](const Manifest &manifest) {
            return Manifest::parse(
                QByteArray(manifest.text()).replace("instance_count: 1", "instance_count: 99"),
                manifest.path());
        });
    QTRY_COMPARE(m_controller->findings().errors, 1);
    QCOMPARE(finding(0).label, QStringLiteral("e/blue.yml"));
    m_session->undo();
    QTRY_COMPARE(m_controller->findings().errors, 0);
    QCOMPARE(changed.size(), 2); // and not at each look that finds the same
}

void TestEndpointFindings::followsTheSelection()
{
    writeTwo("traffic: {blue: 50}\n");
    write(QStringLiteral("f/endpoint.yml"), endpointLine + "name: other\nauth_mode: key\n");
    open();
    QTRY_COMPARE(m_controller->findings().errors, 1);
    m_controller->selectEndpoint(QStringLiteral("other"));
    // Never those of another endpoint beside this one.
    QTRY_COMPARE(m_controller->state().key, QStringLiteral("other"));
    QCOMPARE(m_controller->findings().count(), 0);
    m_controller->clear();
    QCOMPARE(m_controller->findings().count(), 0);
}

void TestEndpointFindings::knowsDeploymentsThatAreNotPicked()
{
    writeTwo("traffic: {blue: 90, green: 10, typo: 0}\n");
    write(QStringLiteral("e/second-green.yml"), findingDeployment("green", "2"));
    open();
    QTRY_VERIFY(codes().contains(QStringLiteral("unknown-deployment")));
    QCOMPARE(codes().count(QStringLiteral("unknown-deployment")), 1); // not green
    QVERIFY(finding(0).message.contains(QStringLiteral("typo")));
    for (const EndpointFinding &one : m_controller->findings().list) {
        QVERIFY2(!one.label.contains(QStringLiteral("green")), "only files that are worked on");
    }
}

void TestEndpointFindings::unparsableFile()
{
    writeTwo("traffic: {blue: 100}\n");
    open();
    QTRY_COMPARE(m_controller->findings().errors, 0);
    write(QStringLiteral("e/endpoint.yml"),
          endpointLine + "name: my-endpoint\nauth_mode: key\ntraffic: {blue: 100\n");
    m_session->lookAtDisk();
    QTRY_COMPARE(codes().value(0), QStringLiteral("unparsable"));
    QVERIFY(finding(0).line > 0);
}

void TestEndpointFindings::hostileText()
{
    const QByteArray hostile = "\"<img src=x>\\u202Egnp.exe\\n" + QByteArray(900, 'x') + "\"";
    const QByteArray longer = "\"<b>\\u202E" + QByteArray(100'000, 'x') + "\"";
    writeTwo("traffic:\n  " + hostile + ": 100\n" + hostile +
             ": 1\npublic_network_access: " + longer + "\n");
    open();
    QTRY_VERIFY(m_controller->findings().errors >= 2);
    for (const EndpointFinding &one : m_controller->findings().list) {
        for (const QString &text : {one.message, one.fix}) {
            QVERIFY(text.size() < 3'000);
            QVERIFY(!text.contains(QChar(0x202e)));
            QVERIFY(!text.contains(QLatin1Char('\n')));
        }
    }
}

void TestEndpointFindings::countsAllAndListsSome()
{
    QByteArray many = "tags:\n";
    for (int i = 0; i < 300; ++i) {
        many += "  later_" + QByteArray::number(i) + ": ${VALUE}\n";
    }
    writeTwo("traffic: {blue: 50}\n" + many);
    open();
    QTRY_VERIFY(m_controller->findings().infos >= 300);
    QCOMPARE(m_controller->findings().list.size(), EndpointFindings::most);
    QCOMPARE(finding(0).code, QStringLiteral("traffic-sum"));
}

QTEST_GUILESS_MAIN(TestEndpointFindings)
#include "tst_endpointfindings.moc"
