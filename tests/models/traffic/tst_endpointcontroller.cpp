// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/manifest/editsession.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointcontroller.h"
#include "services/manifest/scan/folderscan.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointSchemaLine =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n";
const QByteArray deploymentSchemaLine =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\n";

QByteArray deploymentFile(const QByteArray &name, const QByteArray &rest = "instance_count: 1\n")
{
    return deploymentSchemaLine + "name: " + name + "\nmodel: azureml:scores:1\n" + rest;
}

TrafficSplit split(int blue, int green)
{
    return *TrafficSplit::fromShares(
        {{*DeploymentName::fromString(QStringLiteral("blue")), Percent::clamped(blue)},
         {*DeploymentName::fromString(QStringLiteral("green")), Percent::clamped(green)}});
}

} // namespace

class TestEndpointController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsAnEndpoint();
    void setsTheSplit();
    void quickGestures();
    void tellsWhatIsMirrored();
    void addsTheKey();
    void instanceCountIsInItsOwnFile();
    void oneUndoOrderOverTheFiles();
    void invalidSum();
    void noWholePercent();
    void templateIsSaidBeforeTheEdit();
    void unparsable();
    void variants();
    void variantsOfADeployment();
    void withoutEndpointFile();
    void namesTheFileThatCannotBeRead();
    void unassigned();
    void nameThatCannotBeShown();
    void staleGesture();
    void changedOnDiskIsReadOnly();
    void vanishedFile();
    void vanishesFromTheCatalog();
    void quickSelections();

private:
    bool write(const QString &name, const QByteArray &bytes)
    {
        return setFileBytes(path(name), bytes);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray bytes(const QString &name) const { return fileBytes(path(name)); }
    void writeTwoColours(const QByteArray &traffic = "traffic:\n  blue: 100\n  green: 0\n")
    {
        QVERIFY(write(QStringLiteral("e/endpoint.yml"),
                      endpointSchemaLine + "name: my-endpoint\n" + traffic));
        QVERIFY(write(QStringLiteral("e/blue.yml"), deploymentFile("blue")));
        QVERIFY(write(QStringLiteral("e/green.yml"), deploymentFile("green")));
    }
    void scan()
    {
        const Result<FolderScanBatch> found = scanWholeFolder(m_folder->path());
        QVERIFY(found.has_value());
        m_picks->setRoot(m_folder->path());
        m_controller->setCatalog(Catalog(*found));
    }
    [[nodiscard]] bool ready() const
    {
        return QTest::qWaitFor([this] {
            return m_controller->state().phase == EndpointState::Phase::Ready &&
                   !m_session->isBusy();
        });
    }
    void open(const QString &key = QStringLiteral("my-endpoint"))
    {
        scan();
        m_controller->selectEndpoint(key);
        QVERIFY(ready());
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy(); });
    }
    [[nodiscard]] const EndpointState &state() const { return m_controller->state(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<EndpointController> m_controller;
};

void TestEndpointController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(path(QStringLiteral("conf")));
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_session = std::make_unique<EditSession>();
    m_controller = std::make_unique<EndpointController>(*m_session, *m_picks);
}

void TestEndpointController::cleanup()
{
    m_controller.reset();
    m_session.reset();
}

void TestEndpointController::showsAnEndpoint()
{
    writeTwoColours();
    QCOMPARE(state().phase, EndpointState::Phase::None);
    open();
    QCOMPARE(state().name, QStringLiteral("my-endpoint"));
    QCOMPARE(state().split, split(100, 0));
    QVERIFY(state().hasOpened);
    QCOMPARE(state().opened, split(100, 0));
    QCOMPARE(state().readOnlyReason, QString());
    QCOMPARE(state().deployments.size(), 2U);
    QCOMPARE(state().deployments[0].instanceCount, std::optional(1));
    QCOMPARE(state().deployments[0].model, QStringLiteral("azureml:scores:1"));
    QCOMPARE(state().deployments[0].instanceReadOnlyReason, QString());
    QCOMPARE(state().files.size(), 3U);
    QCOMPARE(state().files[0].label, QStringLiteral("e/endpoint.yml"));
    QCOMPARE(state().files[0].line, 2);
    QVERIFY(state().choices.empty());
    QVERIFY(state().notes.isEmpty());
}

void TestEndpointController::setsTheSplit()
{
    writeTwoColours();
    open();
    const QByteArray original = bytes(QStringLiteral("e/endpoint.yml"));
    m_controller->setSplit(split(100, 0), split(90, 10), QStringLiteral("green 0 → 10 %"));
    QTRY_COMPARE(state().split, split(90, 10));
    QCOMPARE(state().opened, split(100, 0));
    QByteArray expected = original;
    expected.replace("blue: 100", "blue: 90").replace("green: 0", "green: 10");
    QCOMPARE(bytes(QStringLiteral("e/endpoint.yml")), expected);
    QCOMPARE(m_session->history().undoText(), QStringLiteral("green 0 → 10 %"));
    m_session->undo();
    QTRY_COMPARE(state().split, split(100, 0));
    QCOMPARE(bytes(QStringLiteral("e/endpoint.yml")), original);
}

void TestEndpointController::quickGestures()
{
    writeTwoColours();
    open();
    QList<int> shown;
    const QObject here;
    connect(m_controller.get(), &EndpointController::stateChanged, &here,
            [&] { // clazy:exclude=lambda-in-connect
                shown.append(state().split.percentOf(state().deployments[0].name).value());
            });
    m_controller->setSplit(split(100, 0), split(90, 10), QStringLiteral("1"));
    m_controller->setSplit(split(90, 10), split(70, 30), QStringLiteral("2"));
    m_controller->setSplit(split(70, 30), split(60, 40), QStringLiteral("3"));
    QTRY_COMPARE(state().split, split(60, 40));
    QVERIFY2(!shown.contains(90) && !shown.contains(70), "the slider would jump back");
    QCOMPARE(m_session->history().count(), 3);
}

void TestEndpointController::tellsWhatIsMirrored()
{
    writeTwoColours("traffic:\n  blue: 100\n  green: 0\nmirror_traffic: {green: 10}\n");
    open();
    QCOMPARE(state().notes,
             QStringList(QStringLiteral("The file mirrors 10 % of the requests to green")));
}

void TestEndpointController::addsTheKey()
{
    writeTwoColours({});
    open();
    QCOMPARE(state().split, split(0, 0));
    QCOMPARE(state().notes.size(), 1);
    QVERIFY(state().notes.front().contains(QStringLiteral("`traffic` to endpoint.yml")));
    m_controller->setSplit(split(0, 0), split(100, 0), QStringLiteral("start"));
    QTRY_COMPARE(state().split, split(100, 0));
    QVERIFY(state().notes.isEmpty());
    QVERIFY(bytes(QStringLiteral("e/endpoint.yml")).contains("traffic:"));
}

void TestEndpointController::instanceCountIsInItsOwnFile()
{
    writeTwoColours();
    open();
    const QByteArray endpoint = bytes(QStringLiteral("e/endpoint.yml"));
    m_controller->setInstanceCount(QStringLiteral("green"), 3);
    QTRY_COMPARE(state().deployments[1].instanceCount, std::optional(3));
    QCOMPARE(bytes(QStringLiteral("e/green.yml")), deploymentFile("green", "instance_count: 3\n"));
    QCOMPARE(bytes(QStringLiteral("e/endpoint.yml")), endpoint);
    QCOMPARE(bytes(QStringLiteral("e/blue.yml")), deploymentFile("blue"));
}

void TestEndpointController::oneUndoOrderOverTheFiles()
{
    writeTwoColours();
    open();
    m_controller->setInstanceCount(QStringLiteral("green"), 2);
    m_controller->setSplit(split(100, 0), split(90, 10), QStringLiteral("split"));
    m_controller->setInstanceCount(QStringLiteral("green"), 3);
    QVERIFY(settled());
    m_session->undo();
    m_session->undo();
    QVERIFY(settled());
    QTRY_COMPARE(state().split, split(100, 0));
    QTRY_COMPARE(state().deployments[1].instanceCount, std::optional(2));
    QCOMPARE(bytes(QStringLiteral("e/green.yml")), deploymentFile("green", "instance_count: 2\n"));
}

void TestEndpointController::invalidSum()
{
    writeTwoColours("traffic: {blue: 60, green: 30}\n");
    open();
    QVERIFY(!state().split.hasTraffic());
    QCOMPARE(state().split.size(), 2);
    QVERIFY(state().readOnlyReason.contains(QStringLiteral("sums to 90")));
    QCOMPARE(state().deployments[0].invalidShare, std::optional(60));
    QCOMPARE(state().deployments[1].invalidShare, std::optional(30));
}

void TestEndpointController::noWholePercent()
{
    writeTwoColours("traffic: {blue: 99.5, green: 0.5}\n");
    open();
    QVERIFY(state().readOnlyReason.contains(QStringLiteral("blue")));
    QVERIFY(state().deployments[0].isShareUnreadable && !state().deployments[0].invalidShare);
}

void TestEndpointController::templateIsSaidBeforeTheEdit()
{
    writeTwoColours("x: &s\n  blue: 100\ntraffic: *s\n");
    QVERIFY(write(QStringLiteral("e/blue.yml"),
                  deploymentFile("blue", "instance_count: '{{ count }}'\n")));
    open();
    QVERIFY(!state().readOnlyReason.isEmpty());
    QVERIFY(!state().deployments[0].instanceReadOnlyReason.isEmpty());
    QVERIFY(state().deployments[1].instanceReadOnlyReason.isEmpty());
}

void TestEndpointController::unparsable()
{
    writeTwoColours();
    scan();
    QVERIFY(write(QStringLiteral("e/endpoint.yml"), "<<<<<<< ours\nname: my-endpoint\n"));
    m_controller->selectEndpoint(QStringLiteral("my-endpoint"));
    QVERIFY(ready());
    QVERIFY(state().readOnlyReason.contains(QStringLiteral("conflict"), Qt::CaseInsensitive));
    QCOMPARE(state().deployments.size(), 2U);
}

void TestEndpointController::variants()
{
    for (int i = 1; i <= 6; ++i) {
        QVERIFY(write(QStringLiteral("step%1.yaml").arg(i),
                      "name: canary\ntype: online\ntraffic:\n  blue: " +
                          QByteArray::number(100 - i) + "\n  green: " + QByteArray::number(i) +
                          "\ndeployments:\n  blue: {}\n  green: {}\n"));
    }
    open(QStringLiteral("canary"));
    QCOMPARE(state().choices.size(), 6U);
    QCOMPARE(state().picked, -1);
    QVERIFY(state().readOnlyReason.contains(QLatin1Char('6')));
    QVERIFY(state().deployments.empty());
    QCOMPARE(state().choices[3].label, QStringLiteral("step4.yaml"));
    QVERIFY(state().choices[3].hint.contains(QStringLiteral("blue 96 · green 4")));
    QVERIFY(m_session->buffers().empty());

    m_controller->pick(state().choices[3].key);
    QTRY_COMPARE(state().picked, 3);
    QCOMPARE(state().split, split(96, 4));
    m_controller->setSplit(split(96, 4), split(50, 50), QStringLiteral("even"));
    QTRY_COMPARE(state().split, split(50, 50));
    QVERIFY(bytes(QStringLiteral("step4.yaml")).contains("blue: 50\n  green: 50"));
    QVERIFY(bytes(QStringLiteral("step3.yaml")).contains("blue: 97\n  green: 3"));

    // Another program start remembers.
    VariantPicks again(*m_preferences);
    again.setRoot(m_folder->path());
    const Result<FolderScanBatch> found = scanWholeFolder(m_folder->path());
    QCOMPARE(again.variantOf(Catalog(*found).endpoints().front()), 3);
}

void TestEndpointController::variantsOfADeployment()
{
    writeTwoColours();
    QVERIFY(
        write(QStringLiteral("e/blue-large.yml"), deploymentFile("blue", "instance_count: 8\n")));
    open();
    const auto blue = [this] {
        for (const DeploymentState &found : state().deployments) {
            if (found.name.toString() == QStringLiteral("blue")) {
                return found;
            }
        }
        return state().deployments.front();
    };
    QCOMPARE(blue().choices.size(), 2U);
    QCOMPARE(blue().picked, -1);
    QVERIFY(!blue().instanceReadOnlyReason.isEmpty());
    QVERIFY(state().readOnlyReason.isEmpty()); // the split is not in doubt
    for (const VariantChoice &choice : std::vector(blue().choices)) {
        if (choice.label == QStringLiteral("e/blue-large.yml")) {
            m_controller->pickDeployment(QStringLiteral("blue"), choice.key);
            break;
        }
    }
    QTRY_COMPARE(blue().instanceCount, std::optional(8));
    m_controller->setInstanceCount(QStringLiteral("blue"), 9);
    QTRY_COMPARE(blue().instanceCount, std::optional(9));
    QCOMPARE(bytes(QStringLiteral("e/blue.yml")), deploymentFile("blue"));
}

void TestEndpointController::withoutEndpointFile()
{
    QVERIFY(write(QStringLiteral("blue.yml"),
                  deploymentFile("blue", "endpoint_name: far-away\ninstance_count: 1\n")));
    open(QStringLiteral("far-away"));
    QVERIFY(!state().readOnlyReason.isEmpty());
    QCOMPARE(state().deployments.size(), 1U);
    m_controller->setInstanceCount(QStringLiteral("blue"), 4);
    QTRY_COMPARE(state().deployments[0].instanceCount, std::optional(4));
}

void TestEndpointController::namesTheFileThatCannotBeRead()
{
    const QByteArray broken = "<<<<<<< ours\nname: far-away\ntraffic: {blue: 100}\n";
    QVERIFY(write(QStringLiteral("e/endpoint.yml"), broken));
    QVERIFY(write(QStringLiteral("e/other.yml"), "<<<<<<< ours\nname: another\ntraffic: {}\n"));
    QVERIFY(write(QStringLiteral("unrelated.yml"), broken)); // there is one nearer
    QVERIFY(write(QStringLiteral("e/d/blue.yml"),
                  deploymentFile("blue", "endpoint_name: far-away\ninstance_count: 1\n")));
    open(QStringLiteral("far-away"));
    QVERIFY2(state().readOnlyReason.contains(QStringLiteral("e/endpoint.yml cannot be read")),
             qPrintable(state().readOnlyReason));
    QCOMPARE(state().brokenPath, path(QStringLiteral("e/endpoint.yml")));
    QCOMPARE(state().files.size(), 2U);
    QVERIFY(state().files[0].isUnreadable);
    QCOMPARE(filePaths(state()), QStringList{path(QStringLiteral("e/d/blue.yml"))});
    // What is wrong with it is told as of any file, so that it can be mended.
    const auto isFoundIn = [this](const char *name) {
        const auto &list = m_controller->findings().list;
        return std::any_of(list.begin(), list.end(),
                           [file = path(QString::fromLatin1(name))](const EndpointFinding &each) {
                               return each.path == file;
                           });
    };
    QTRY_VERIFY(isFoundIn("e/endpoint.yml"));
    QVERIFY(!isFoundIn("e/other.yml") && !isFoundIn("unrelated.yml"));
    // The rest can be edited as before.
    m_controller->setInstanceCount(QStringLiteral("blue"), 4);
    QTRY_COMPARE(state().deployments[0].instanceCount, std::optional(4));
}

void TestEndpointController::unassigned()
{
    QVERIFY(write(QStringLiteral("lost.yml"), deploymentFile("lost")));
    scan();
    m_controller->selectUnassigned(QStringLiteral("lost.yml#0"));
    QVERIFY(ready());
    QCOMPARE(state().name, QStringLiteral("lost"));
    QVERIFY(!state().readOnlyReason.isEmpty());
    m_controller->setInstanceCount(QStringLiteral("lost"), 5);
    QTRY_COMPARE(state().deployments[0].instanceCount, std::optional(5));
    QCOMPARE(bytes(QStringLiteral("lost.yml")), deploymentFile("lost", "instance_count: 5\n"));
}

void TestEndpointController::nameThatCannotBeShown()
{
    writeTwoColours();
    QVERIFY(write(QStringLiteral("e/bad.yml"), deploymentFile("not_a_name")));
    open();
    QCOMPARE(state().deployments.size(), 2U);
    QCOMPARE(state().notes.size(), 1);
    QVERIFY(state().notes.front().contains(QStringLiteral("not_a_name")));
}

void TestEndpointController::staleGesture()
{
    writeTwoColours();
    open();
    const QSignalSpy refused(m_session.get(), &EditSession::refused);
    const QByteArray before = bytes(QStringLiteral("e/endpoint.yml"));
    m_controller->setSplit(split(50, 50), split(40, 60), QStringLiteral("from elsewhere"));
    QVERIFY(settled());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().at(1).value<Error>().kind, ErrorKind::Conflict);
    QCOMPARE(bytes(QStringLiteral("e/endpoint.yml")), before);
    QTRY_COMPARE(state().split, split(100, 0));
}

void TestEndpointController::changedOnDiskIsReadOnly()
{
    writeTwoColours();
    open();
    m_controller->setSplit(split(100, 0), split(90, 10), QStringLiteral("green 0 → 10 %"));
    QVERIFY(settled()); // what was only looked at is let go
    QVERIFY(QFile::remove(path(QStringLiteral("e/endpoint.yml"))));
    m_session->lookAtDisk();
    QTRY_VERIFY(!state().readOnlyReason.isEmpty());
    m_session->keepMine(path(QStringLiteral("e/endpoint.yml")));
    QTRY_VERIFY(state().readOnlyReason.isEmpty());
}

void TestEndpointController::vanishedFile()
{
    writeTwoColours();
    scan();
    QVERIFY(QFile::remove(path(QStringLiteral("e/blue.yml"))));
    m_controller->selectEndpoint(QStringLiteral("my-endpoint"));
    QVERIFY(ready());
    QVERIFY(!state().deployments[0].instanceReadOnlyReason.isEmpty());
    QVERIFY(state().readOnlyReason.isEmpty());
}

void TestEndpointController::vanishesFromTheCatalog()
{
    writeTwoColours();
    open();
    m_controller->setCatalog(Catalog());
    QCOMPARE(state().phase, EndpointState::Phase::None);
    scan(); // comes back
    QVERIFY(ready());
    QCOMPARE(state().name, QStringLiteral("my-endpoint"));
}

void TestEndpointController::quickSelections()
{
    writeTwoColours();
    QVERIFY(write(QStringLiteral("z/endpoint.yml"), endpointSchemaLine + "name: other-one\n"));
    scan();
    QStringList shown;
    const QObject here;
    connect(m_controller.get(), &EndpointController::stateChanged, &here,
            [&] { // clazy:exclude=lambda-in-connect
                if (state().phase == EndpointState::Phase::Ready) {
                    shown.append(state().name);
                }
            });
    m_controller->selectEndpoint(QStringLiteral("my-endpoint"));
    m_controller->selectEndpoint(QStringLiteral("other-one"));
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    QCOMPARE(state().name, QStringLiteral("other-one"));
    QTest::qWait(0);
    QVERIFY(!shown.contains(QStringLiteral("my-endpoint")));
}

QTEST_GUILESS_MAIN(TestEndpointController)
#include "tst_endpointcontroller.moc"
