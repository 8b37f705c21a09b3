// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/hands.h"
#include "tests/support/windowplace.h"

#include <QSpinBox>
#include <QTabWidget>

namespace serin {

/// Ends the program: a picture of something else is worse than none.
inline void need(bool isSo, const char *what)
{
    if (!isSo) {
        qFatal("%s", what);
    }
}

inline void waitFor(const std::function<bool()> &fact, const char *what)
{
    need(QTest::qWaitFor(fact, 2 * patience), what);
}

/// A canary in the window, on the sample repository and a real local workspace, for programs that
/// take pictures. What does not succeed ends the program.
class CanaryPlay
{
public:
    CanaryPlay() : m_place(QStringLiteral(SERINCTL))
    {
        m_place.size = {1280, 800};
        need(m_place.start(), "the window does not open");
        m_hands = std::make_unique<Hands>(m_place.window());
    }

    [[nodiscard]] WindowPlace &place() { return m_place; }
    [[nodiscard]] Hands &hands() { return *m_hands; }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_place.named<Widget>(name);
    }

    /// The sample is open and blue is live.
    void trySample()
    {
        need(m_hands->click("trySampleButton"), "there is no sample to try");
        waitFor([this] { return !m_place.git().sample().isWorking(); }, "the sample is not made");
        need(m_place.git().sample().state() == SampleController::State::Ready, "no sample");
        waitFor([this] { return m_place.bench().invoke().targets().size() == 2; },
                "blue is not live");
    }
    /// Green with the second model, at 10 percent.
    void startCanary()
    {
        const QString top = m_place.sample();
        QByteArray green = fileBytes(top + QStringLiteral("/blue-deployment.yml"));
        green.replace("name: blue", "name: green").replace("model-1/", "model-2/");
        QByteArray endpoint = fileBytes(top + QStringLiteral("/endpoint.yml"));
        endpoint.replace("  blue: 100\n", "  blue: 90\n  green: 10\n");
        need(setFileBytes(top + QStringLiteral("/green-deployment.yml"), green) &&
                 setFileBytes(top + QStringLiteral("/endpoint.yml"), endpoint),
             "the manifests cannot be written");
        m_place.bench().refresh();
        waitFor([this] { return named<QWidget>("instanceSpin.green") != nullptr; },
                "green is not seen");
        openReview();
        confirm();
        waitFor([this] { return m_place.bench().invoke().targets().size() == 3; },
                "green is not live");
    }
    /// Until it is stopped.
    void sendTraffic()
    {
        const int rate = 40;
        m_place.bench().steady().start(QStringLiteral("my-endpoint"),
                                       m_place.bench().invoke().body().bytes, rate);
        need(m_place.bench().steady().isRunning(), "there is no traffic");
    }

    void openReview()
    {
        m_place.git().review().open();
        waitForReview();
    }
    void waitForReview()
    {
        const ReviewController &review = m_place.git().review();
        waitFor(
            [&review] {
                return review.state().phase == ReviewState::Phase::Ready &&
                       review.content().isComplete;
            },
            "there is no review");
    }
    /// Carries the review out, and closes it.
    void confirm()
    {
        ReviewController &review = m_place.git().review();
        for (const ReviewConsent &question : std::vector(review.decision().questions)) {
            review.setConsent(question.id, true);
        }
        review.confirm();
        waitFor([&review] { return review.state().phase == ReviewState::Phase::Ended; },
                "the review does not end");
        need(review.run()->isDone(), "the review was not carried out");
        review.close();
    }
    /// That the manifests were written from outside need not be in the pictures.
    void dismissNotices()
    {
        const QList<QAbstractButton *> buttons =
            m_place.window().findChildren<QAbstractButton *>(QStringLiteral("dismissButton"));
        for (QAbstractButton *button : buttons) {
            button->click();
        }
    }
    void trigger(const char *id)
    {
        QAction *const action = m_place.window().actions().action(QLatin1String(id));
        need(action && action->isEnabled(), id);
        action->trigger();
    }
    void showPage(int page) { named<QTabWidget>("pageTabs")->setCurrentIndex(page); }

private:
    WindowPlace m_place;
    std::unique_ptr<Hands> m_hands;
};

} // namespace serin
