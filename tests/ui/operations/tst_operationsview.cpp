// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"
#include "tests/support/fakeclock.h"
#include "ui/operations/operationsdelegate.h"
#include "ui/operations/operationsview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestOperationsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysHowLong();
    void stopsWhatIsChosen();
    void failureStaysAndCanBeTriedAgain();
    void disabledButtonsSayWhy();
    void detailsAreCopiedAsText();
    void newRowsDoNotMoveTheChoiceOfAPerson();

private:
    template<typename Widget = QPushButton>
    Widget *named(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }
    OperationSpec spec(const QString &title)
    {
        OperationSpec made;
        made.title = title;
        made.stop = [this] { ++m_stops; };
        made.retry = [this] { ++m_retries; };
        return made;
    }

    FakeClock m_clock;
    std::unique_ptr<OperationsModel> m_model;
    std::unique_ptr<OperationsView> m_view;
    int m_stops = 0;
    int m_retries = 0;
};

void TestOperationsView::init()
{
    m_stops = m_retries = 0;
    m_model = std::make_unique<OperationsModel>(&m_clock);
    m_view = std::make_unique<OperationsView>(*m_model);
    m_view->resize(900, 260);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestOperationsView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestOperationsView::saysHowLong()
{
    QCOMPARE(elapsedWords(-1), QString());
    QCOMPARE(elapsedWords(0), QStringLiteral("0.0 s"));
    QCOMPARE(elapsedWords(6'140), QStringLiteral("6.1 s"));
    QCOMPARE(elapsedWords(125'000), QStringLiteral("2 min 05 s"));
}

void TestOperationsView::stopsWhatIsChosen()
{
    const auto id = m_model->begin(spec(QStringLiteral("Apply")));
    QVERIFY(named("stopOperationButton")->isEnabled());
    QTest::mouseClick(named("stopOperationButton"), Qt::LeftButton);
    QCOMPARE(m_stops, 1);
    QVERIFY(!named("stopOperationButton")->isEnabled());
    m_model->setStopped(id);
    QTest::mouseClick(named("dismissOperationButton"), Qt::LeftButton);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestOperationsView::failureStaysAndCanBeTriedAgain()
{
    const auto failed = m_model->begin(spec(QStringLiteral("Push")));
    m_model->fail(failed, {ErrorKind::Unavailable, QStringLiteral("away"), {}, {}});
    m_model->finish(m_model->begin(spec(QStringLiteral("Send"))));
    m_view->showNewest();
    QCOMPARE(named<QListView>("operationsList")->currentIndex().row(), 1);
    QTest::mouseClick(named("retryOperationButton"), Qt::LeftButton);
    QCOMPARE(m_retries, 1);
    QCOMPARE(m_model->rowOf(failed), -1);
}

void TestOperationsView::disabledButtonsSayWhy()
{
    for (const bool withRow : {false, true}) {
        if (withRow) {
            m_model->finish(m_model->begin(spec(QStringLiteral("Send"))));
        }
        for (const QPushButton *button : m_view->findChildren<QPushButton *>()) {
            QVERIFY2(button->isEnabled() || !button->toolTip().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
}

void TestOperationsView::detailsAreCopiedAsText()
{
    OperationSpec made = spec(QStringLiteral("Push <b>x</b>"));
    made.command = QStringLiteral("git push");
    const auto id = m_model->begin(made);
    m_model->setAnswer(id, QStringLiteral("rejected"), QStringLiteral("r-1"));
    m_model->fail(id, {ErrorKind::Invalid, QStringLiteral("no"), {}, {}});
    QVERIFY(named<QPlainTextEdit>("operationDetails")
                ->toPlainText()
                .contains(QStringLiteral("Request id: r-1")));
    QTest::mouseClick(named("copyOperationButton"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("Push <b>x</b>")));
    QVERIFY(copied.contains(QStringLiteral("git push")));
}

void TestOperationsView::newRowsDoNotMoveTheChoiceOfAPerson()
{
    const auto first = m_model->begin(spec(QStringLiteral("Push")));
    m_view->activateWindow();
    auto *const list = named<QListView>("operationsList");
    list->setFocus();
    QTRY_VERIFY(list->hasFocus());
    list->setCurrentIndex(m_model->index(0));
    m_model->begin(spec(QStringLiteral("Apply")));
    QCOMPARE(list->currentIndex().data(OperationsModel::IdRole).toULongLong(), first);
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), 0);
}

QTEST_MAIN(TestOperationsView)
#include "tst_operationsview.moc"
