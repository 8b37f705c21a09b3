// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/livestatereader.h"
#include "tests/support/answered.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/livethings.h"

#include <QTest>

using namespace serin;

namespace {

EndpointName named(const QString &name)
{
    return *EndpointName::fromString(name);
}

} // namespace

class TestLiveStateReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_plane = std::make_unique<FakeControlPlane>();
        for (const char *name : {"one", "two", "three"}) {
            m_plane->endpointList.append(liveEndpoint(QString::fromLatin1(name)));
            m_plane->deploymentList.append(
                liveDeployment(QString::fromLatin1(name), QStringLiteral("blue")));
        }
        m_plane->deploymentList.append(
            liveDeployment(QStringLiteral("two"), QStringLiteral("amber")));
        m_reader = std::make_unique<LiveStateReader>(*m_plane);
    }
    void readsAll();
    void readsTheNamed();
    void readsSideBySide();
    void passesOverWhatVanishes();
    void hasNoHoles();
    void stopsWhenCancelled();
    void endsWhenItDies();

private:
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<LiveStateReader> m_reader;
};

void TestLiveStateReader::readsAll()
{
    const auto live = answered(m_reader->readAll());
    QVERIFY(live);
    QCOMPARE(live->endpoints().size(), std::size_t(3));
    const auto two = live->endpoint(QStringLiteral("two"));
    QCOMPARE(two->deployments().size(), std::size_t(2));
    QCOMPARE(two->deployments().front().spec.name.toString(), QStringLiteral("amber"));
    QCOMPARE(m_plane->calls.size(), 4);
}

void TestLiveStateReader::readsTheNamed()
{
    const auto live = answered(m_reader->read(
        {QStringLiteral("one"), QStringLiteral("nobody"), QStringLiteral("no name at all")}));
    QVERIFY(live);
    QCOMPARE(live->endpoints().size(), std::size_t(1));
    QVERIFY(live->endpoint(QStringLiteral("one")));
    QVERIFY(answered(m_reader->read({}))->endpoints().empty());
    QVERIFY(*answered(m_reader->readOne(named(QStringLiteral("one")))));
    QVERIFY(!*answered(m_reader->readOne(named(QStringLiteral("nobody")))));
}

void TestLiveStateReader::readsSideBySide()
{
    m_plane->held = true;
    const auto reading = m_reader->readAll();
    QCOMPARE(m_plane->waiting.size(), 1);
    m_plane->release();
    QTRY_COMPARE(m_plane->waiting.size(), 3); // the deployments of all
    m_plane->release(2);
    m_plane->release(0);
    m_plane->release(0);
    const auto live = answered(reading);
    QCOMPARE(live->endpoints().size(), std::size_t(3));
    QCOMPARE(live->endpoint(QStringLiteral("three"))->deployments().size(), std::size_t(1));
}

void TestLiveStateReader::passesOverWhatVanishes()
{
    const Error gone{ErrorKind::NotFound, QStringLiteral("gone"), {}, {}};
    m_plane->fail(QStringLiteral("deployments two"), gone);
    const auto live = answered(m_reader->readAll());
    QVERIFY(live);
    QCOMPARE(live->endpoints().size(), std::size_t(2));
    m_plane->fail(QStringLiteral("deployments one"), gone);
    QVERIFY(!*answered(m_reader->readOne(named(QStringLiteral("one")))));
}

void TestLiveStateReader::hasNoHoles()
{
    const Error away{ErrorKind::Unavailable, QStringLiteral("away"), {}, {}};
    m_plane->fail(QStringLiteral("deployments two"), away);
    QCOMPARE(answered(m_reader->readAll()).error(), away);
    m_plane->fail(QStringLiteral("endpoints"), away);
    QCOMPARE(answered(m_reader->readAll()).error(), away);
    m_plane->fail(QStringLiteral("endpoint one"), away);
    QCOMPARE(answered(m_reader->read({QStringLiteral("one")})).error(), away);
}

void TestLiveStateReader::stopsWhenCancelled()
{
    m_plane->held = true;
    auto reading = m_reader->read({QStringLiteral("one"), QStringLiteral("two")});
    QCOMPARE(m_plane->waiting.size(), 2);
    reading.cancel();
    QCOMPARE(answered(reading).error().kind, ErrorKind::Cancelled);
    m_plane->releaseAll();
    QCOMPARE(m_plane->calls.size(), 2);
}

void TestLiveStateReader::endsWhenItDies()
{
    m_plane->held = true;
    const auto reading = m_reader->readAll();
    m_plane->release();
    QTRY_COMPARE(m_plane->waiting.size(), 3);
    m_reader.reset();
    QCOMPARE(answered(reading).error().kind, ErrorKind::Cancelled);
    m_plane->releaseAll();
}

QTEST_GUILESS_MAIN(TestLiveStateReader)
#include "tst_livestatereader.moc"
