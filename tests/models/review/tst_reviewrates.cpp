// SPDX-License-Identifier: GPL-3.0-or-later
// How old what a review tells of the traffic may grow: real git and files, a workspace that is made
// up.
#include "models/operations/operationsmodel.h"
#include "models/review/reviewcontroller.h"
#include "tests/support/endpointplace.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/filebytes.h"
#include "tests/support/livethings.h"

#include <QTest>

using namespace serin;

namespace {

const QString busyEndpoint = QStringLiteral("one");

QList<MetricSeries> requestsPerMinute(double rate)
{
    MetricSeries series;
    series.name = QStringLiteral("RequestsPerMinute");
    for (int minute = 5; minute > 0; --minute) {
        SeriesPoint point;
        point.time = QDateTime::currentDateTimeUtc().addSecs(-60 * minute);
        point.average = rate;
        series.points.push_back(point);
    }
    return {series};
}

} // namespace

class TestReviewRates : public QObject, private EndpointPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void areReadAgain();
    void areNotReadWhileNothingCanBeConfirmed();

private:
    [[nodiscard]] QString words() const
    {
        QString all;
        for (const ReviewOperation &operation : m_review->content().operations) {
            all += operation.reason + u'\n';
        }
        return all;
    }
    [[nodiscard]] qsizetype asked() const
    {
        return m_plane->calls.filter(QStringLiteral("metrics")).size();
    }

    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<ReviewController> m_review;
};

void TestReviewRates::init()
{
    makeRepository();
    GitFixture::write(m_work, "endpoint.yml",
                      "name: one\nauth_mode: key\ntraffic:\n  blue: 90\n  green: 10\n");
    for (const QByteArray &name : {QByteArray("blue"), QByteArray("green")}) {
        GitFixture::write(m_work, name + ".yml",
                          "name: " + name + "\nendpoint_name: one\ninstance_count: 1\n");
    }
    m_git->git(m_work, {"add", "-A"});
    m_git->git(m_work, {"commit", "-qm", "A tenth to green"});
    m_plane = std::make_unique<FakeControlPlane>();
    m_plane->endpointList = {
        liveEndpoint(busyEndpoint, {{QStringLiteral("blue"), 100}, {QStringLiteral("green"), 0}})};
    m_plane->deploymentList = {liveDeployment(busyEndpoint, QStringLiteral("blue"), 1),
                               liveDeployment(busyEndpoint, QStringLiteral("green"), 1)};
    m_plane->series = requestsPerMinute(600);
    makeEngines();
    openProject(m_plane.get());
    m_project->trust();
    QTRY_VERIFY_WITH_TIMEOUT(m_project->trustQuestion().isEmpty(), patience);
    m_operations = std::make_unique<OperationsModel>();
    m_review = std::make_unique<ReviewController>(*m_project, *m_session, *m_operations,
                                                  m_git->at("drafts"));
}

void TestReviewRates::cleanup()
{
    m_review.reset();
    m_operations.reset();
    closePlace();
    m_plane.reset();
}

void TestReviewRates::areReadAgain()
{
    m_review->open();
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains(QStringLiteral("the 10 requests")),
                              qPrintable(words()), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, ReviewState::Phase::Ready, patience);
    m_plane->series = requestsPerMinute(80);
    m_review->readRates();
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(QStringLiteral("the 1.3 requests")), patience);
    QCOMPARE(m_review->state().phase, ReviewState::Phase::Ready);
    QVERIFY(m_review->content().plan->request.agreed.has_value());
}

void TestReviewRates::areNotReadWhileNothingCanBeConfirmed()
{
    m_review->readRates();
    m_review->open();
    m_review->readRates();
    QCOMPARE(asked(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, ReviewState::Phase::Ready, patience);
    QCOMPARE(asked(), 1);
    m_review->close();
    m_review->readRates();
    QCOMPARE(asked(), 1);
}

QTEST_GUILESS_MAIN(TestReviewRates)
#include "tst_reviewrates.moc"
