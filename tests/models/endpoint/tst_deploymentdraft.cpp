// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/endpoint/deploymentdraft.h"
#include "models/endpoint/endpointremoval.h"
#include "models/live/livecontroller.h"
#include "models/manifest/editsession.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointcontroller.h"
#include "services/manifest/scan/folderscan.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

QByteArray blockOf(const QByteArray &name)
{
    return "name: " + name + "\nendpoint_name: one\nmodel: azureml:m:1\ninstance_type: x\n" +
           "instance_count: 2\n";
}

} // namespace

/// The rules behind the forms for a new deployment and for the end of an endpoint.
class TestDeploymentDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void offersTheNextColours();
    void offersOnlyWhatCanBeAModel();
    void whyNot();
    void confirmedOnce();
    void failsAndStays();
    void aChangeMeanwhile();
    void variantsAreNotDeleted();
    void deletesSharedFilesInPart();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return QFileInfo(m_folder->path()).canonicalFilePath() + u'/' + QString::fromLatin1(name);
    }
    void write(const char *name, const QByteArray &bytes)
    {
        QVERIFY(setFileBytes(path(name), bytes));
    }
    void select(const char *name = "one")
    {
        const Result<FolderScanBatch> found = scanWholeFolder(path("."));
        QVERIFY(found.has_value());
        m_picks->setRoot(m_folder->path());
        m_endpoint->setCatalog(Catalog(*found));
        m_endpoint->selectEndpoint(QString::fromLatin1(name));
        QTRY_COMPARE(m_endpoint->state().phase, EndpointState::Phase::Ready);
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const DeploymentDraft::Offer &offer : m_draft->offers()) {
            texts.append(offer.text);
        }
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<EndpointController> m_endpoint;
    std::unique_ptr<DeploymentDraft> m_draft;
    std::unique_ptr<EndpointRemoval> m_removal;
};

void TestDeploymentDraft::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(path("serin.conf"));
    m_live = std::make_unique<LiveController>(m_access);
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_session = std::make_unique<EditSession>();
    m_endpoint = std::make_unique<EndpointController>(*m_session, *m_picks);
    m_draft = std::make_unique<DeploymentDraft>(*m_endpoint, *m_session, *m_live);
    m_removal = std::make_unique<EndpointRemoval>(*m_endpoint, *m_session, *m_live);
    write("endpoint.yml", "name: one\nauth_mode: key\ntraffic:\n  blue: 100\n");
    write("blue.yml", blockOf("blue"));
}

void TestDeploymentDraft::cleanup()
{
    m_removal.reset();
    m_draft.reset();
    m_endpoint.reset();
    m_session.reset();
    m_picks.reset();
    m_live.reset();
    m_preferences.reset();
    m_folder.reset();
}

void TestDeploymentDraft::offersTheNextColours()
{
    write("canary-v2.yml", blockOf("green-v2"));
    select();
    QCOMPARE(texts(), QStringList({QStringLiteral("Duplicate blue as green"),
                                   QStringLiteral("Duplicate green-v2 as red-v2"),
                                   QStringLiteral("From template"), QStringLiteral("Empty")}));
    m_draft->begin(m_draft->offers().front());
    QVERIFY(m_draft->isOpen());
    QCOMPARE(
        m_draft->fields(),
        (DeploymentDraft::Fields{QStringLiteral("green"), QStringLiteral("azureml:m:1"), {}, 2}));
    QTRY_VERIFY(m_draft->models().contains(QStringLiteral("azureml:m:1")));
}

void TestDeploymentDraft::offersOnlyWhatCanBeAModel()
{
    write("blue.yml", blockOf("blue").replace("azureml:m:1", "./model-1"));
    for (const char *file :
         {"model-1/coefficients.json", "model-1/README.md", "model-2/weights/coefficients.json",
          "tuned/best.onnx", "mlflow/MLmodel", "requests/typical.json", "code/score.py",
          "environment/conda.yaml", "docs/README.md", ".git/coefficients.json",
          ".cache/best.onnx"}) {
        write(file, "{}");
    }
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("empty")));
    select();
    m_draft->begin(m_draft->offers().front());
    const QStringList offered{QStringLiteral("./model-1"), QStringLiteral("./model-2"),
                              QStringLiteral("./mlflow"), QStringLiteral("./tuned")};
    QTRY_COMPARE(m_draft->models(), offered);
}

void TestDeploymentDraft::whyNot()
{
    QVERIFY(!m_draft->unavailableReason().isEmpty());
    m_draft->begin({DeploymentDraft::Origin::Empty, {}, QStringLiteral("green"), {}});
    QVERIFY(!m_draft->isOpen());
    write("second.yml", "name: one\nauth_mode: key\n");
    select();
    QVERIFY(m_draft->unavailableReason().contains(QStringLiteral("Pick")) ||
            !m_draft->unavailableReason().isEmpty());
    QVERIFY(m_draft->duplicateReason(QStringLiteral("red")) != QString());
}

void TestDeploymentDraft::confirmedOnce()
{
    select();
    m_draft->begin(m_draft->offers().front());
    const QSignalSpy added(m_draft.get(), &DeploymentDraft::added);
    m_draft->setInstances(3);
    m_draft->confirm();
    QVERIFY(m_draft->isWorking());
    QVERIFY(!m_draft->canConfirm());
    m_draft->confirm(); // a second click
    m_draft->setName(QStringLiteral("other"));
    m_draft->cancel();
    QTRY_COMPARE(added.size(), 1);
    QTRY_VERIFY(!m_session->isBusy());
    QCOMPARE(m_session->history().count(), 1);
    QCOMPARE(fileBytes(path("green.yml")),
             blockOf("green").replace("instance_count: 2", "instance_count: 3"));
    QVERIFY(!m_draft->isOpen());
}

void TestDeploymentDraft::failsAndStays()
{
    select();
    m_draft->begin(m_draft->offers().front());
    QTRY_VERIFY(!m_draft->hint().isEmpty());
    write("green.yml", "not mine\n"); // after it was looked at
    m_draft->confirm();
    QTRY_VERIFY(!m_draft->isWorking());
    QVERIFY(m_draft->isOpen());
    QVERIFY(m_draft->problems().all.contains(QStringLiteral("exists already")));
    QCOMPARE(fileBytes(path("green.yml")), QByteArray("not mine\n"));
    m_draft->setName(QStringLiteral("BLUE")); // the same to the service
    QVERIFY(m_draft->problems().name.contains(QStringLiteral("blue already")));
    QVERIFY(!m_draft->canConfirm());
    m_draft->setName(QStringLiteral("red"));
    QTRY_VERIFY(m_draft->canConfirm() && m_draft->problems().all.isEmpty());
    m_draft->confirm();
    QTRY_COMPARE(fileBytes(path("red.yml")), blockOf("red"));
}

void TestDeploymentDraft::aChangeMeanwhile()
{
    select();
    m_draft->begin(m_draft->offers().front());
    m_endpoint->setInstanceCount(QStringLiteral("blue"), 7); // waits before it
    m_draft->setInstances(2);
    m_draft->confirm();
    QTRY_VERIFY(!m_draft->isOpen());
    QTRY_VERIFY(!m_session->isBusy());
    QVERIFY(fileBytes(path("blue.yml")).contains("instance_count: 7"));
    QCOMPARE(fileBytes(path("green.yml")), blockOf("green"));
}

void TestDeploymentDraft::variantsAreNotDeleted()
{
    write("second.yml", "name: one\nauth_mode: key\n");
    select();
    QVERIFY(m_removal->unavailableReason().contains(QStringLiteral("Several files")) ||
            !m_removal->unavailableReason().isEmpty());
    m_removal->begin();
    QVERIFY(!m_removal->isOpen());
    QVERIFY(QFile::remove(path("second.yml")));
    select();
    QTRY_VERIFY(m_removal->unavailableReason().isEmpty());
    m_removal->begin();
    QVERIFY(m_removal->isOpen());
    m_removal->setTyped(QStringLiteral("One"));
    m_removal->confirm();
    QTest::qWait(0);
    QVERIFY(QFile::exists(path("endpoint.yml"))); // the case matters
    QVERIFY(!m_removal->confirmReason().isEmpty());
}

void TestDeploymentDraft::deletesSharedFilesInPart()
{
    const QByteArray other = "name: two\nauth_mode: key\n";
    write("endpoint.yml", "name: one\nauth_mode: key\n---\n" + other);
    select();
    m_removal->begin();
    m_removal->setTyped(QStringLiteral("one"));
    const QSignalSpy removed(m_removal.get(), &EndpointRemoval::removed);
    m_removal->confirm();
    m_removal->confirm();
    QTRY_COMPARE(removed.size(), 1);
    QTRY_VERIFY(!m_session->isBusy());
    QVERIFY(!QFile::exists(path("blue.yml")));
    const auto left = Manifest::parse(fileBytes(path("endpoint.yml")), {});
    QVERIFY(left.has_value());
    QCOMPARE(left->documents().size(), std::size_t(1));
    QCOMPARE(left->documents().front().endpoint->name, QStringLiteral("two"));
    QCOMPARE(m_session->history().count(), 1);
    m_session->undo();
    QTRY_COMPARE(fileBytes(path("blue.yml")), blockOf("blue"));
}

QTEST_GUILESS_MAIN(TestDeploymentDraft)
#include "tst_deploymentdraft.moc"
