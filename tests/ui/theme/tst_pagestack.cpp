// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pagestack.h"

#include <QTest>

using namespace serin;

/// A page that counts how often its size is asked for.
class CountingPage : public QWidget
{
public:
    explicit CountingPage(QSize least) : m_least(least) {}
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        ++m_asked;
        return m_least;
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    QSize m_least;
    mutable int m_asked = 0;
};

class TestPageStack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stack()
    {
        PageStack pages;
        check(pages, [&pages](QWidget *page) { pages.addWidget(page); });
    }
    void tabs()
    {
        PageTabs pages;
        check(pages, [&pages](QWidget *page) { pages.addTab(page, QStringLiteral("Page")); });
    }
    void empty()
    {
        const PageStack stack;
        const PageTabs tabs;
        QVERIFY(!stack.hasHeightForWidth() && !tabs.hasHeightForWidth());
        QCOMPARE(stack.minimumSizeHint(), QStackedWidget().minimumSizeHint());
        QCOMPARE(tabs.minimumSizeHint(), QTabWidget().minimumSizeHint());
    }

private:
    /// The hidden page is large, and counts only when the first has been seen for a moment.
    template<typename Pages, typename Add>
    static void check(Pages &pages, const Add &add)
    {
        auto *const seen = new CountingPage({200, 100});
        auto *const hidden = new CountingPage({700, 600});
        add(seen);
        add(hidden);
        pages.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pages));
        QVERIFY(pages.minimumSizeHint().width() < 700 && pages.minimumSizeHint().height() < 600);
        QVERIFY(pages.sizeHint().width() >= 200 && pages.sizeHint().height() >= 100);
        QVERIFY(seen->asked() > 0);
        QTRY_VERIFY(pages.minimumSizeHint().width() >= 700);
        QVERIFY(pages.minimumSizeHint().height() >= 600);
        QVERIFY(hidden->asked() > 0);
    }
};

QTEST_MAIN(TestPageStack)
#include "tst_pagestack.moc"
