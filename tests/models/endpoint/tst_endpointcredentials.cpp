// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/endpoint/endpointcredentials.h"
#include "models/live/livecontroller.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointcontroller.h"
#include "services/manifest/scan/folderscan.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/livethings.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QString endpointOne = QStringLiteral("one");
const QString endpointTwo = QStringLiteral("two");

} // namespace

/// What is handed out of an endpoint's keys, when, and what an answer does that comes too late.
class TestEndpointCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const QString &name : {endpointOne, endpointTwo}) {
            QVERIFY(setFileBytes(m_folder->filePath(name + QStringLiteral("/endpoint.yml")),
                                 "name: " + name.toUtf8() + "\nauth_mode: key\n"));
        }
        m_preferences =
            std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("serin.conf")));
        m_plane = std::make_unique<FakeControlPlane>();
        m_plane->endpointList = {liveEndpoint(endpointOne), liveEndpoint(endpointTwo)};
        m_access.controlPlane = m_plane.get();
        m_access.now = WorkspaceAccess::State::Ready;
        m_live = std::make_unique<LiveController>(m_access);
        m_picks = std::make_unique<VariantPicks>(*m_preferences);
        m_session = std::make_unique<EditSession>();
        m_endpoint = std::make_unique<EndpointController>(*m_session, *m_picks);
        m_credentials = std::make_unique<EndpointCredentials>(*m_endpoint, *m_live);
        m_credentials->setOperations(&m_operations);
        m_live->setShown(true);
        const Result<FolderScanBatch> found = scanWholeFolder(m_folder->path());
        QVERIFY(found.has_value());
        m_picks->setRoot(m_folder->path());
        m_endpoint->setCatalog(Catalog(*found));
        select(endpointOne);
        QTRY_VERIFY_WITH_TIMEOUT(m_live->snapshot()->isKnown, patience);
        QCOMPARE(m_credentials->unavailableReason(), QString());
    }
    void cleanup()
    {
        m_credentials.reset();
        m_endpoint.reset();
        m_session.reset();
        m_picks.reset();
        m_live.reset();
        m_plane.reset();
        m_preferences.reset();
        m_folder.reset();
    }

    void handsOutOneAtATime()
    {
        QSignalSpy copied(m_credentials.get(), &EndpointCredentials::copied);
        m_credentials->copyKey(KeyKind::Primary); // nobody has opened it
        m_credentials->open();
        m_plane->held = true;
        m_credentials->copyKey(KeyKind::Secondary);
        QVERIFY(m_credentials->isWorking());
        m_credentials->copyKey(KeyKind::Primary); // a second click
        m_credentials->copyToken();
        QCOMPARE(m_plane->waiting.filter(QStringLiteral("keys")).size(), 1);
        QVERIFY(m_plane->waiting.filter(QStringLiteral("token")).isEmpty());
        releaseAll();
        QTRY_COMPARE(copied.size(), 1);
        const auto secret = copied[0][0].value<Secret>();
        QCOMPARE(secret.reveal(), QByteArrayView("key-2"));
        QCOMPARE(copied[0][1].toString(), QStringLiteral("secondary key of one"));
        QVERIFY(!m_credentials->isWorking());
        QVERIFY(!m_credentials->problem());
    }

    void saysWhatFailed_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("refused") << ErrorKind::Unauthorized;
        QTest::newRow("in time") << ErrorKind::Timeout;
        QTest::newRow("malformed") << ErrorKind::Protocol;
    }
    void saysWhatFailed()
    {
        QFETCH(ErrorKind, kind);
        const QSignalSpy copied(m_credentials.get(), &EndpointCredentials::copied);
        m_plane->fail(QStringLiteral("keys"), {kind, QStringLiteral("no"), {}, {}});
        m_credentials->open();
        m_credentials->copyKey(KeyKind::Primary);
        QTRY_VERIFY(m_credentials->problem().has_value());
        QCOMPARE(m_credentials->problem()->kind, kind);
        QVERIFY(copied.isEmpty());
        m_credentials->copyKey(KeyKind::Primary); // again, and it works
        QTRY_COMPARE(copied.size(), 1);
        QVERIFY(!m_credentials->problem());
    }

    void copiesNothingEmpty()
    {
        const QSignalSpy copied(m_credentials.get(), &EndpointCredentials::copied);
        m_plane->endpointKeys.primary = Secret();
        m_plane->endpointToken.token = Secret();
        m_credentials->open();
        m_credentials->copyKey(KeyKind::Primary);
        QTRY_VERIFY(m_credentials->problem().has_value());
        QCOMPARE(m_credentials->problem()->kind, ErrorKind::Protocol);
        m_credentials->copyToken();
        QTRY_VERIFY(!m_credentials->isWorking());
        QVERIFY(m_credentials->problem().has_value());
        QVERIFY(copied.isEmpty());
    }

    void aLateAnswerIsNotCopied()
    {
        const QSignalSpy copied(m_credentials.get(), &EndpointCredentials::copied);
        m_plane->held = true;
        m_credentials->open();
        m_credentials->copyKey(KeyKind::Primary);
        m_credentials->close();
        m_credentials->open(); // and asks for another one
        m_credentials->copyKey(KeyKind::Secondary);
        m_plane->release(m_plane->waiting.indexOf(QStringLiteral("keys one")));
        QCoreApplication::processEvents();
        QVERIFY(copied.isEmpty());
        QVERIFY(m_credentials->isWorking());
        releaseAll();
        QTRY_COMPARE(copied.size(), 1);
        QVERIFY(copied[0][1].toString().startsWith(QStringLiteral("secondary")));
    }

    void anotherEndpointClosesIt()
    {
        const QSignalSpy copied(m_credentials.get(), &EndpointCredentials::copied);
        m_plane->held = true;
        m_credentials->open();
        m_credentials->copyKey(KeyKind::Primary);
        m_credentials->dropQuestion();
        select(endpointTwo);
        QVERIFY(!m_credentials->isOpen());
        releaseAll();
        QCoreApplication::processEvents();
        QVERIFY(copied.isEmpty());
        m_credentials->open();
        QCOMPARE(m_credentials->endpoint(), endpointTwo);
        QVERIFY(!m_credentials->isWorking());
    }

    void makesANewKeyOnceItIsConfirmed()
    {
        m_credentials->open();
        m_credentials->regenerate(); // nothing was asked
        m_credentials->askToRegenerate(KeyKind::Primary);
        m_credentials->dropQuestion();
        m_credentials->regenerate();
        QVERIFY(m_plane->calls.filter(QStringLiteral("regenerate")).isEmpty());
        m_credentials->askToRegenerate(KeyKind::Secondary);
        m_credentials->regenerate();
        m_credentials->regenerate(); // a second click
        QTRY_VERIFY(!m_credentials->isWorking());
        QCOMPARE(m_plane->calls.filter(QStringLiteral("regenerate")).size(), 1);
        QVERIFY(m_credentials->notice().contains(QStringLiteral("new secondary key")));
        QCOMPARE(m_operations.failedCount(), 0);
        QCOMPARE(m_operations.openCount(), 0);

        m_plane->fail(QStringLiteral("wait"),
                      {ErrorKind::Conflict, QStringLiteral("busy"), {}, {}});
        m_credentials->askToRegenerate(KeyKind::Primary);
        m_credentials->regenerate();
        QTRY_VERIFY(m_credentials->problem().has_value());
        QCOMPARE(m_operations.failedCount(), 1);
    }

    void workspaceGoesAway()
    {
        m_credentials->open();
        m_credentials->askToRegenerate(KeyKind::Primary);
        m_plane->held = true;
        m_credentials->regenerate();
        m_access.set(WorkspaceAccess::State::Stopped);
        QVERIFY(!m_credentials->unavailableReason().isEmpty());
        m_credentials->copyKey(KeyKind::Primary); // nobody to ask
        releaseAll();
        QTRY_VERIFY(!m_credentials->isWorking());
        QCOMPARE(m_credentials->problem()->kind, ErrorKind::Unavailable);
        QCOMPARE(m_operations.openCount(), 0);
    }

    void diesWhileWaiting()
    {
        m_credentials->open();
        m_plane->held = true;
        m_credentials->copyKey(KeyKind::Primary);
        m_credentials->close();
        m_credentials->open();
        m_credentials->askToRegenerate(KeyKind::Primary);
        m_credentials->regenerate();
        m_credentials.reset();
        releaseAll();
        QCoreApplication::processEvents();
        QVERIFY(m_plane->waiting.isEmpty());
    }

private:
    void select(const QString &name)
    {
        m_endpoint->selectEndpoint(name);
        QTRY_COMPARE_WITH_TIMEOUT(m_endpoint->state().phase, EndpointState::Phase::Ready, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_endpoint->state().name, name, patience);
    }
    void releaseAll()
    {
        m_plane->held = false;
        m_plane->releaseAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    OperationsModel m_operations;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<EndpointController> m_endpoint;
    std::unique_ptr<EndpointCredentials> m_credentials;
};

QTEST_GUILESS_MAIN(TestEndpointCredentials)
#include "tst_endpointcredentials.moc"
