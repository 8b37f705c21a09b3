// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/endpointdraft.h"
#include "models/live/livecontroller.h"
#include "models/repository/foldercontroller.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

/// The rules behind the form for a new endpoint.
class TestEndpointDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path("work")));
        m_access.now = WorkspaceAccess::State::Stopped;
        m_live = std::make_unique<LiveController>(m_access);
        m_session = std::make_unique<EditSession>();
        m_folders = std::make_unique<FolderController>();
        m_draft = std::make_unique<EndpointDraft>(*m_folders, *m_session, *m_live);
    }
    void cleanup()
    {
        m_draft.reset();
        m_folders.reset();
        m_session.reset();
        m_live.reset();
    }

    void needsAFolder()
    {
        QVERIFY(!m_draft->unavailableReason().isEmpty());
        m_draft->begin();
        QVERIFY(!m_draft->isOpen());
        open("work");
        m_draft->begin();
        QVERIFY(m_draft->isOpen());
        m_draft->setName(QStringLiteral("mine"));
        m_draft->begin(); // a second click loses nothing
        QCOMPARE(m_draft->fields().name, QStringLiteral("mine"));
        m_draft->cancel();
        m_draft->setName(QStringLiteral("late"));
        m_draft->begin();
        QCOMPARE(m_draft->fields().name, QString());
        open("other"); // that is another place
        QVERIFY(!m_draft->isOpen());
    }

    void judgesNames()
    {
        QVERIFY(setFileBytes(path("work/endpoint.yml"), "name: known\nauth_mode: key\n"));
        open("work");
        m_draft->begin();
        for (const char *bad : {"", "known", "1st", "a", "with space",
                                "way-too-long-for-the-service-0"
                                "123456789"}) {
            m_draft->setName(QLatin1String(bad));
            QVERIFY2(!m_draft->nameProblem().isEmpty() && !m_draft->canConfirm(), bad);
            m_draft->confirm();
            QVERIFY(!m_draft->isWorking());
        }
        m_draft->setName(QStringLiteral(" fraud-eu "));
        QVERIFY(m_draft->canConfirm());
        QCOMPARE(m_draft->fileName(), QStringLiteral("fraud-eu/endpoint.yml"));
    }

    void writesItOnce()
    {
        open("work");
        m_draft->begin();
        m_draft->setName(QStringLiteral("fraud-eu"));
        m_draft->setAuthMode(AuthMode::AadToken);
        m_draft->setDescription(QStringLiteral("yes: # no\n\"quoted\""));
        const QSignalSpy added(m_draft.get(), &EndpointDraft::added);
        m_draft->confirm();
        QVERIFY(m_draft->isWorking());
        m_draft->confirm();
        m_draft->setName(QStringLiteral("other"));
        m_draft->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, patience);
        QVERIFY(!m_draft->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        QCOMPARE(m_session->history().count(), 1);
        const auto written = Manifest::parse(fileBytes(path("work/endpoint.yml")), {});
        QVERIFY(written.has_value());
        QCOMPARE(written->documents().front().endpoint->name, QStringLiteral("fraud-eu"));
        QVERIFY(fileBytes(path("work/endpoint.yml")).contains("auth_mode: aad_token\n"));
    }

    void failsAndStays()
    {
        open("work");
        m_draft->begin();
        m_draft->setName(QStringLiteral("mine"));
        QVERIFY(setFileBytes(path("work/endpoint.yml"), "somebody else's\n")); // meanwhile
        m_draft->confirm();
        QTRY_VERIFY_WITH_TIMEOUT(!m_draft->isWorking(), patience);
        QVERIFY(m_draft->isOpen());
        QVERIFY2(m_draft->problem().contains(QStringLiteral("exists already")),
                 qPrintable(m_draft->problem()));
        QCOMPARE(m_draft->fields().name, QStringLiteral("mine"));
        QCOMPARE(fileBytes(path("work/endpoint.yml")), QByteArray("somebody else's\n"));
        m_draft->setDescription(QStringLiteral("another try"));
        QCOMPARE(m_draft->problem(), QString());
        QVERIFY(QFile::remove(path("work/endpoint.yml")));
        m_draft->confirm();
        QTRY_VERIFY_WITH_TIMEOUT(!m_draft->isOpen(), patience);
    }

    void saysThatItIsLive()
    {
        FakeControlPlane plane;
        plane.endpointList = {
            LiveEndpoint{EndpointSpec(*EndpointName::fromString(QStringLiteral("mine")))}};
        m_access.controlPlane = &plane;
        m_access.set(WorkspaceAccess::State::Ready);
        m_live->setShown(true);
        open("work");
        QTRY_VERIFY_WITH_TIMEOUT(m_live->snapshot()->isKnown, patience);
        m_draft->begin();
        m_draft->setName(QStringLiteral("mine"));
        QVERIFY(m_draft->problem().contains(QStringLiteral("live already")));
        QVERIFY(m_draft->canConfirm()); // a doubt and no hindrance
        m_draft->setName(QStringLiteral("Mine"));
        QVERIFY(m_draft->nameProblem().contains(QStringLiteral("mine already")));
        QVERIFY(!m_draft->canConfirm());
        m_draft.reset();
        m_live.reset();
        m_access.controlPlane = nullptr;
    }

    void diesWhileItIsWritten()
    {
        open("work");
        m_draft->begin();
        m_draft->setName(QStringLiteral("mine"));
        m_draft->confirm();
        m_draft.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        QVERIFY(QFile::exists(path("work/endpoint.yml"))); // what was confirmed is done
    }

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    void open(const char *name)
    {
        QVERIFY(QDir().mkpath(path(name)));
        m_folders->open(path(name));
        QTRY_COMPARE_WITH_TIMEOUT(m_folders->state(), FolderController::State::Ready, patience);
        QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(m_folders->path()).fileName(), QLatin1String(name),
                                  patience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<FolderController> m_folders;
    std::unique_ptr<EndpointDraft> m_draft;
};

QTEST_GUILESS_MAIN(TestEndpointDraft)
#include "tst_endpointdraft.moc"
