// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fittingarea.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace serin;

/// Below something that takes the rest of the room.
class TestFittingArea : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_area = new FittingArea;
        m_words = new QLabel;
        m_words->setWordWrap(true);
        auto *content = new QWidget;
        (new QVBoxLayout(content))->addWidget(m_words);
        m_area->setWidget(content);
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(new QWidget, 1);
        column->addWidget(m_area);
        m_window->resize(300, 600);
    }

    void isAsHighAsItsContent()
    {
        say(3);
        QTRY_COMPARE(m_area->verticalScrollBar()->maximum(), 0);
        QVERIFY(m_area->height() < 200);
        const int before = m_area->height();
        say(6);
        QTRY_VERIFY(m_area->height() > before);
        QTRY_COMPARE(m_area->verticalScrollBar()->maximum(), 0);
        m_window->resize(150, 600); // more lines
        QTRY_COMPARE(m_area->verticalScrollBar()->maximum(), 0);
        say(3);
        m_window->resize(300, 600);
        QTRY_COMPARE(m_area->height(), before);
    }

    void scrollsWhereTheRoomEnds()
    {
        say(200);
        QTRY_VERIFY(m_area->verticalScrollBar()->maximum() > 0);
        QCOMPARE(m_window->height(), 600);
        QVERIFY(m_area->height() <= 600);
        QVERIFY(m_window->minimumSizeHint().height() < 300);
        QCOMPARE(m_area->horizontalScrollBar()->maximum(), 0);
    }

private:
    void say(int sentences)
    {
        m_words->setText(QStringLiteral("A sentence of several short words. ").repeated(sentences));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    std::unique_ptr<QWidget> m_window;
    FittingArea *m_area = nullptr;
    QLabel *m_words = nullptr;
};

QTEST_MAIN(TestFittingArea)
#include "tst_fittingarea.moc"
