// SPDX-License-Identifier: GPL-3.0-or-later
// Live that is changed past Git, seen and dealt with in the window: real git, the real local
// workspace with real scoring processes, real clicks and keys.
#include "services/core/async.h"
#include "services/domain/controlplane.h"
#include "tests/support/filebytes.h"
#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QLabel>
#include <QPushButton>

using namespace serin;

class TestLiveDiffWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seesAndActs();

private:
    [[nodiscard]] bool shows(const QString &words) const
    {
        return m_place->named<QWidget>("liveDiffBar")->isVisible() &&
               m_place->named<QLabel>("liveDiffLines")->text().contains(words);
    }
    [[nodiscard]] QByteArray blue() const
    {
        return fileBytes(m_place->sample() + QStringLiteral("/blue-deployment.yml"));
    }
    /// As somebody would with another program.
    void scaleLive(int count)
    {
        ControlPlane *const plane = m_place->bench().live().access().plane();
        QVERIFY(plane);
        std::optional<Result<void>> done;
        deliver(plane->scaleDeployment(*EndpointName::fromString(QStringLiteral("my-endpoint")),
                                       *DeploymentName::fromString(QStringLiteral("blue")),
                                       *InstanceCount::fromInt(count)),
                this, [&](const Result<PendingOperation> &accepted) {
                    if (!accepted) {
                        done = failure(accepted.error());
                        return;
                    }
                    deliver(plane->wait(*accepted, {}), this,
                            [&done](const Result<void> &ended) { done = ended; });
                });
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QVERIFY2(*done, *done ? "" : qPrintable(done->error().toLine()));
        m_hands->press(Qt::Key_F5);
    }

    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Hands> m_hands;
};

void TestLiveDiffWindow::seesAndActs()
{
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
    QVERIFY(m_hands->click("trySampleButton"));
    QTRY_COMPARE_WITH_TIMEOUT(m_place->git().sample().state(), SampleController::State::Ready,
                              patience);
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
    EditSession &session = m_place->bench().session();
    const QByteArray before = blue();

    // Somebody scales live: it is seen, and taken into the manifest, which undo takes back.
    scaleLive(2);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("blue instances: Git 1, live 2")), patience);
    QCOMPARE(m_place->named<QLabel>("liveDiffTitle")->text(),
             QStringLiteral("Live differs from Git"));
    QVERIFY(m_hands->click("takeLiveButton"));
    QTRY_COMPARE_WITH_TIMEOUT(
        blue(), QByteArray(before).replace("instance_count: 1", "instance_count: 2"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), patience);
    m_hands->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(blue(), before, patience);

    // Left as it is, until it changes again.
    QVERIFY(m_hands->click("ignoreDriftButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->named<QWidget>("liveDiffBar")->isVisible(), patience);
    scaleLive(3);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("live 3")), patience);

    // Git again.
    QVERIFY(m_hands->click("applyAgainButton"));
    QVERIFY(m_hands->waitFor("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QPushButton>("confirmButton")->hasFocus(), patience);
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    const ReviewController &review = m_place->git().review();
    QTRY_COMPARE_WITH_TIMEOUT(review.state().phase, ReviewState::Phase::Ended, patience);
    QVERIFY(review.run()->isDone());
    QTRY_VERIFY_WITH_TIMEOUT(!m_place->named<QWidget>("liveDiffBar")->isVisible(), patience);
    m_place->window().close();
    m_place->quit();
    QTRY_COMPARE_WITH_TIMEOUT(m_place->processes(), QStringList(), patience);
}

QTEST_MAIN(TestLiveDiffWindow)
#include "tst_livediffwindow.moc"
