// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is after a press of a button that makes itself disappear: beside it in the
// same card or page, or where the person was before.
#include "tests/ui/review/reviewwindow.h"

#include <QAbstractButton>

using namespace serin;

class TestFocusPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void barOfChanges_data();
    void barOfChanges();
    void cards_data();
    void cards();
    void keptTrust();
    void withdrawnTrustWithReviewOpen();
    void answeredTrust();
    void dismissedTrust();

private:
    void trigger(const char *action)
    {
        w->window().actions().action(QString::fromLatin1(action))->trigger();
    }
    [[nodiscard]] bool isShown(const char *name) const
    {
        return QTest::qWaitFor([&] { return w->isShown(name) && w->named(name)->isEnabled(); },
                               patience);
    }
    /// With the keyboard, and until it is gone.
    void press(const char *name)
    {
        QVERIFY2(isShown(name), name);
        auto *const button = w->named<QAbstractButton>(name);
        button->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(QApplication::focusWidget(), button);
        w->key(Qt::Key_Space);
        QTRY_VERIFY2_WITH_TIMEOUT(!w->isShown(name), name, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    }
    /// Something that keys work on, in what has this name.
    [[nodiscard]] bool isIn(const char *name) const
    {
        const QWidget *const focus = QApplication::focusWidget();
        const QWidget *const place = w->named(name);
        return focus && place && (focus == place || place->isAncestorOf(focus)) &&
               focus->isVisible() && focus->isEnabled();
    }
    [[nodiscard]] static QByteArray where()
    {
        QByteArray path = "the focus is nowhere";
        if (const QWidget *focus = QApplication::focusWidget()) {
            path = "the focus is in";
            for (; focus; focus = focus->parentWidget()) {
                path += ' ' + QByteArray(focus->metaObject()->className()) + ':' +
                        focus->objectName().toUtf8();
            }
        }
        return path;
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestFocusPlaces::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFocusPlaces::cleanup()
{
    m_window.reset();
    w = nullptr;
}

void TestFocusPlaces::barOfChanges_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("undo") << QByteArray("undoButton");
    QTest::newRow("discard") << QByteArray("discardButton");
}

/// Whose last button hides the bar.
void TestFocusPlaces::barOfChanges()
{
    QFETCH(const QByteArray, button);
    auto *const slider = w->named("trafficSlider");
    slider->setFocus(Qt::TabFocusReason);
    QVERIFY(w->drag(-25));
    press(button.constData());
    QTRY_VERIFY_WITH_TIMEOUT(!w->isShown("changesBar"), patience);
    QTRY_VERIFY2(isIn("overviewPage"), where());
    QCOMPARE(QApplication::focusWidget(), slider);
}

void TestFocusPlaces::cards_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("delete") << QByteArray("endpoint.delete") << QByteArray("cancelDeleteButton")
                            << QByteArray("pageTabs");
    // Of a whole page: in the list, where the next one is chosen.
    QTest::newRow("settings") << QByteArray("edit.preferences") << QByteArray("closeSettings")
                              << QByteArray("endpointTree");
    QTest::newRow("board") << QByteArray("view.board") << QByteArray("closeBoardButton")
                           << QByteArray("endpointTree");
}

void TestFocusPlaces::cards()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QByteArray, button);
    QFETCH(const QByteArray, place);
    w->named("trafficSlider")->setFocus(Qt::TabFocusReason);
    trigger(action.constData());
    press(button.constData());
    QTRY_VERIFY2(isIn(place.constData()), where());
}

void TestFocusPlaces::keptTrust()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), "exit 0\n"));
    auto *const slider = w->named("trafficSlider");
    slider->setFocus(Qt::TabFocusReason);
    trigger("git.trust");
    press("keepTrust");
    QTRY_VERIFY2(QApplication::focusWidget() == slider, where());
}

/// What Review shows goes with it; its question is what there is to answer now.
void TestFocusPlaces::withdrawnTrustWithReviewOpen()
{
    QVERIFY(w->hook(QStringLiteral("pre-commit"), "exit 0\n"));
    QVERIFY(w->startWorkspace());
    QVERIFY(w->drag(-25));
    QVERIFY(w->openReview());
    trigger("git.trust");
    press("confirmWithdrawTrust");
    QTRY_VERIFY_WITH_TIMEOUT(w->isShown("gateButton"), patience);
    QTRY_VERIFY2(isIn("reviewSheet"), where());
}

/// A question that has come while the folder is open is said where the person is.
void TestFocusPlaces::answeredTrust()
{
    const auto *const picker = w->named<QAbstractButton>("projectPicker");
    QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(QStringLiteral("main")), patience);
    for (const char *setting :
         {"core.fsmonitor", "core.sshCommand", "diff.external", "filter.a.clean"}) {
        w->gitSays({QStringLiteral("config"), QString::fromLatin1(setting),
                    QStringLiteral("no-such-program")});
    }
    trigger("view.refresh");
    QVERIFY(isShown("trustBar"));
    const QString words = w->named("trustBar")->accessibleName();
    QVERIFY2(words.contains(QStringLiteral("core.fsmonitor")) &&
                 words.contains(QStringLiteral(", 1 more.")),
             qPrintable(words));
    // What git said before is not shown any more.
    QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(QStringLiteral("not trusted yet")),
                             patience);
    QVERIFY(w->click("answerTrust"));
    QTRY_VERIFY2(isIn("reviewSheet"), where());
    press("gateButton");
    QTRY_VERIFY_WITH_TIMEOUT(!w->isShown("trustBar"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(QStringLiteral("main")), patience);
}

/// Who has put it off is not asked again, unless there is more to ask.
void TestFocusPlaces::dismissedTrust()
{
    const auto asksAbout = [this](const char *setting) {
        w->gitSays({QStringLiteral("config"), QString::fromLatin1(setting),
                    QStringLiteral("no-such-program")});
        trigger("view.refresh");
    };
    asksAbout("core.fsmonitor");
    QVERIFY(isShown("trustBar"));
    w->named("trustBar")->findChild<QAbstractButton *>(QStringLiteral("dismissButton"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!w->isShown("trustBar"), patience);
    Q_EMIT w->bench().project().changed(); // something else of it
    QVERIFY(!w->isShown("trustBar"));
    asksAbout("core.sshCommand");
    QVERIFY(isShown("trustBar"));
}

QTEST_MAIN(TestFocusPlaces)
#include "tst_focusplaces.moc"
