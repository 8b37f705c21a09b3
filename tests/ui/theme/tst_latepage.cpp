// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/latepage.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace serin;

/// What is built late is built once, and stands in the order of the keyboard where it is seen.
class TestLatePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isBuiltOnceWhenAskedFor()
    {
        QWidget window;
        int built = 0;
        LatePage<QLineEdit> page([&window, &built] {
            ++built;
            return new QLineEdit(&window);
        });
        QCOMPARE(page.ifBuilt(), nullptr);
        page->setText(QStringLiteral("a"));
        QCOMPARE(page.get().text(), QStringLiteral("a"));
        QCOMPARE(page.ifBuilt(), &page.get());
        QCOMPARE(built, 1);
    }

    void isBuiltInPartsAheadOfTime()
    {
        QWidget window;
        QStringList done;
        LatePage<QLineEdit> page(
            [&] {
                done.append(QStringLiteral("made"));
                return new QLineEdit(&window);
            },
            [&](QLineEdit &edit) {
                const bool isLast = done.size() == 2;
                done.append(isLast ? QStringLiteral("placed") : QStringLiteral("part"));
                edit.setText(done.back());
                return !isLast;
            });
        QVERIFY(page.buildNext());
        QCOMPARE(done, QStringList{QStringLiteral("made")});
        QCOMPARE(page.ifBuilt(), nullptr);
        QCOMPARE(page->text(), QStringLiteral("placed")); // who asks gets the whole
        const QStringList all{QStringLiteral("made"), QStringLiteral("part"),
                              QStringLiteral("placed")};
        QCOMPARE(done, all);
        QCOMPARE(page.ifBuilt(), &page.get());
        QVERIFY(!page.buildNext());
        QCOMPARE(done, all);
    }

    void tabKeyGoesThroughItInItsPlace()
    {
        QWidget window;
        auto *const column = new QVBoxLayout(&window);
        auto *const above = new QLineEdit;
        auto *const pages = new QStackedWidget;
        auto *const below = new QLineEdit;
        for (QWidget *const widget : {static_cast<QWidget *>(above), static_cast<QWidget *>(pages),
                                      static_cast<QWidget *>(below)}) {
            column->addWidget(widget);
        }
        window.show();
        auto *const page = new QWidget;
        auto *const inside = new QVBoxLayout(page);
        auto *const first = new QLineEdit;
        auto *const second = new QLineEdit;
        inside->addWidget(first);
        inside->addWidget(second);
        pages->addWidget(page);
        takeTabPlace(*pages, *page);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        above->setFocus();
        for (const QLineEdit *const next : {first, second, below, above}) {
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
            QCOMPARE(window.focusWidget(), next);
        }
        QTest::keyClick(window.focusWidget(), Qt::Key_Backtab);
        QTest::keyClick(window.focusWidget(), Qt::Key_Backtab);
        QCOMPARE(window.focusWidget(), second);
    }
};

QTEST_MAIN(TestLatePage)
#include "tst_latepage.moc"
