// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/filterlist.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestFilterList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filtersByWords();
    void worksByKeys();
    void keepsThePickedRow();
    void takesTheOnlyRow();
    void showsForeignTextPlainly();

private:
    static QList<FilterList::Row> hundreds()
    {
        QList<FilterList::Row> rows;
        for (int i = 0; i < 500; ++i) {
            rows.append({QStringLiteral("id-%1").arg(i), QStringLiteral("Team %1").arg(i),
                         i % 2 == 0 ? QStringLiteral("westeurope") : QStringLiteral("eastus")});
        }
        return rows;
    }
    static QLineEdit *field(FilterList &list)
    {
        return list.findChild<QLineEdit *>(QStringLiteral("teamFilter"));
    }
    static QListView *view(FilterList &list)
    {
        return list.findChild<QListView *>(QStringLiteral("teamList"));
    }
};

void TestFilterList::filtersByWords()
{
    FilterList list(QStringLiteral("Team"), QStringLiteral("team"));
    list.setRows(hundreds());
    QCOMPARE(view(list)->model()->rowCount(), 500);
    QTest::keyClicks(field(list), QStringLiteral("EAST 49"));
    QCOMPARE(view(list)->model()->rowCount(), 10); // 49 to 449, 491 to 499: the odd ones
    field(list)->setText(QStringLiteral("(["));   // no pattern of the person's
    QCOMPARE(view(list)->model()->rowCount(), 0);
    field(list)->clear();
    QCOMPARE(view(list)->model()->rowCount(), 500);
}

void TestFilterList::worksByKeys()
{
    FilterList list(QStringLiteral("Team"), QStringLiteral("team"));
    list.setRows(hundreds());
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    QSignalSpy picked(&list, &FilterList::picked);
    list.focusFilter();
    QTest::keyClicks(field(list), QStringLiteral("123"));
    QTest::keyClick(field(list), Qt::Key_Return);
    QCOMPARE(list.currentKey(), QStringLiteral("id-123"));
    QCOMPARE(picked.size(), 1);
    field(list)->setText(QStringLiteral("Team 4"));
    QTest::keyClick(field(list), Qt::Key_Down);
    QVERIFY(view(list)->hasFocus());
    QTest::keyClick(view(list), Qt::Key_Down);
    QVERIFY(!list.currentKey().isEmpty());
    QVERIFY(picked.size() > 1);
}

void TestFilterList::keepsThePickedRow()
{
    FilterList list(QStringLiteral("Team"), QStringLiteral("team"));
    list.setRows(hundreds());
    view(list)->setCurrentIndex(view(list)->model()->index(7, 0));
    QSignalSpy picked(&list, &FilterList::picked);
    list.setRows(hundreds());
    QCOMPARE(list.currentKey(), QStringLiteral("id-7"));
    QCOMPARE(picked.size(), 0); // nobody has picked anything
    list.setRows(hundreds().mid(100));
    QVERIFY(list.currentKey().isEmpty());
}

void TestFilterList::takesTheOnlyRow()
{
    FilterList list(QStringLiteral("Team"), QStringLiteral("team"));
    QSignalSpy picked(&list, &FilterList::picked);
    list.setRows(hundreds().mid(3, 1));
    QCOMPARE(list.currentKey(), QStringLiteral("id-3"));
    QCOMPARE(picked.size(), 1);
    list.setRows({});
    list.setPlaceholder(QStringLiteral("There is none"));
    QVERIFY(list.currentKey().isEmpty());
}

void TestFilterList::showsForeignTextPlainly()
{
    FilterList list(QStringLiteral("Team"), QStringLiteral("team"));
    list.setRows(
        {{QStringLiteral("a"), QStringLiteral("<b>bold</b>\nline"), QStringLiteral("<img src=x>")},
         {QStringLiteral("b"), QString(100'000, QLatin1Char('x')), {}}});
    const QModelIndex index = view(list)->model()->index(0, 0);
    QCOMPARE(index.data().toString(), QStringLiteral("<b>bold</b> line"));
    QVERIFY(!Qt::mightBeRichText(index.data(Qt::ToolTipRole).toString()) ||
            index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;img")));
    QVERIFY(view(list)->model()->index(1, 0).data().toString().size() <= 201);
}

QTEST_MAIN(TestFilterList)
#include "tst_filterlist.moc"
