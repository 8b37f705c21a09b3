// SPDX-License-Identifier: GPL-3.0-or-later
// Going back to a commit in the working tree: once, and with an end when the files never open.
#include "models/history/historyacts.h"
#include "models/operations/operationsmodel.h"
#include "models/review/reviewcontroller.h"
#include "tests/support/endpointplace.h"
#include "tests/support/filebytes.h"

using namespace serin;

namespace {

const QList<QByteArray> restored{"churn/endpoint.yml", "churn/blue.yml"};

} // namespace

class TestHistoryActs : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeRepository();
        for (const char *count : {"1", "2"}) {
            QVERIFY(setFileBytes(path(0), QByteArray("name: churn\nauth_mode: key\ntags: {n: ") +
                                              count + "}\n"));
            QVERIFY(setFileBytes(path(1), QByteArray("name: blue\nendpoint_name: churn\n") +
                                              "instance_count: " + count + '\n'));
            m_git->git(m_work, {"add", "-A"});
            m_git->git(m_work, {"commit", "-q", "-m", count});
        }
        makeEngines();
        openProject(nullptr);
        m_operations = std::make_unique<OperationsModel>();
        m_review = std::make_unique<ReviewController>(*m_project, *m_session, *m_operations,
                                                      m_git->at("drafts"));
        m_acts = std::make_unique<HistoryActs>(*m_project, *m_session, *m_review, *m_operations);
    }
    void cleanup()
    {
        m_acts.reset();
        m_review.reset();
        m_operations.reset();
        closePlace();
    }

    void restoresOnce()
    {
        const QByteArray now = fileBytes(path(1));
        // Another file is opened in the same moment.
        int told = 0;
        const QObject here;
        connect(m_session.get(), &EditSession::bufferChanged, &here,
                [&] { // clazy:exclude=lambda-in-connect
                    if (++told == restored.size()) {
                        QMetaObject::invokeMethod(
                            m_session.get(), [this] { Q_EMIT m_session->bufferChanged(path(0)); },
                            Qt::QueuedConnection);
                    }
                });
        restoreOnceItCan();
        QVERIFY(m_acts->isWorking());
        m_acts->restore(row(), QStringLiteral("churn"), restored); // a second click
        QTRY_VERIFY_WITH_TIMEOUT(!m_acts->notice().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
        QVERIFY2(!m_acts->problem(),
                 m_acts->problem() ? qPrintable(m_acts->problem()->toLine()) : "");
        QCOMPARE(m_session->history().count(), 1);
        QVERIFY(fileBytes(path(0)).contains("n: 1"));
        QVERIFY(fileBytes(path(1)).contains("instance_count: 1"));
        m_session->undo();
        QTRY_COMPARE_WITH_TIMEOUT(fileBytes(path(1)), now, patience);
    }

    void aMergeIsNotUndone()
    {
        m_git->git(m_work, {"checkout", "-q", "-b", "side", "HEAD~1"});
        GitFixture::write(m_work, "notes.txt", "side\n");
        m_git->git(m_work, {"add", "-A"});
        m_git->git(m_work, {"commit", "-q", "-m", "Side"});
        m_git->git(m_work, {"checkout", "-q", "-"});
        m_git->git(m_work, {"merge", "-q", "--no-edit", "side"});
        m_project->open({});
        m_project->open(m_work);
        QTRY_VERIFY_WITH_TIMEOUT(m_acts->undoReason().contains(QStringLiteral("is a merge")),
                                 patience);
        QVERIFY(m_acts->undoReason().contains(QStringLiteral("restore the version before it")));
    }

    void endsWhenAnotherFolderIsOpened()
    {
        bool isOther = false;
        const QObject here;
        connect(m_session.get(), &EditSession::bufferChanged, &here,
                [&] {               // clazy:exclude=lambda-in-connect
                    if (!isOther) { // the second one is still to come
                        isOther = true;
                        m_session->closeAll();
                        m_project->open({});
                    }
                });
        restoreOnceItCan();
        QTRY_VERIFY_WITH_TIMEOUT(isOther, patience);
        QVERIFY(!m_acts->isWorking());
        QCOMPARE(m_acts->problem().value().kind, ErrorKind::Cancelled);
        QVERIFY(fileBytes(path(1)).contains("instance_count: 2"));
        m_project->open(m_work);
        restoreOnceItCan();
        QTRY_VERIFY_WITH_TIMEOUT(!m_acts->notice().isEmpty(), patience);
        QVERIFY(!m_acts->problem());
    }

    void saysThatAFileCannotBeOpened()
    {
        QVERIFY(QFile::remove(path(1)));
        QVERIFY(QDir().mkpath(path(1)));
        restoreOnceItCan();
        QTRY_VERIFY_WITH_TIMEOUT(m_acts->problem(), patience);
        QVERIFY(!m_acts->isWorking());
        QVERIFY(fileBytes(path(0)).contains("n: 2"));
    }

private:
    [[nodiscard]] QString path(qsizetype which) const
    {
        return m_work + u'/' + QString::fromLatin1(restored.at(which));
    }
    /// The commit before the last one.
    [[nodiscard]] HistoryRow row() const
    {
        HistoryRow row;
        row.commit = CommitId::fromHex(m_git->git(m_work, {"rev-parse", "HEAD~1"}).trimmed());
        row.isDescribed = true;
        return row;
    }
    /// A project is Ready before its repository is open.
    void restoreOnceItCan()
    {
        const HistoryRow wanted = row();
        QTRY_COMPARE_WITH_TIMEOUT(m_acts->restoreReason(&wanted), QString(), patience);
        m_acts->restore(wanted, QStringLiteral("churn"), restored);
    }

    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<ReviewController> m_review;
    std::unique_ptr<HistoryActs> m_acts;
};

QTEST_GUILESS_MAIN(TestHistoryActs)
#include "tst_historyacts.moc"
