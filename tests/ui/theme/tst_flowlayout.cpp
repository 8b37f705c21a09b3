// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/flowlayout.h"

#include <QTest>
#include <QWidget>

using namespace serin;

namespace {

/// Five boxes of 100 x 20 in a flow with 10 between them.
class FiveBoxes
{
public:
    FiveBoxes()
    {
        layout = new FlowLayout(&widget);
        layout->setContentsMargins(5, 5, 5, 5);
        layout->setSpacing(10);
        for (int i = 0; i < 5; ++i) {
            auto *box = new QWidget;
            box->setFixedSize(100, i == 1 ? 40 : 20);
            layout->addWidget(box);
            boxes.append(box);
        }
    }
    void show(int width)
    {
        widget.resize(width, layout->heightForWidth(width));
        widget.show();
        layout->activate();
    }
    QWidget widget;
    FlowLayout *layout = nullptr;
    QList<QWidget *> boxes;
};

} // namespace

class TestFlowLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneRowWhereItFits()
    {
        FiveBoxes f;
        QCOMPARE(f.layout->sizeHint(), QSize(550, 50));
        f.show(550);
        QCOMPARE(f.boxes.at(4)->pos(), QPoint(445, 15)); // centred in the row of 40
        QCOMPARE(f.boxes.at(1)->pos(), QPoint(115, 5));
        QCOMPARE(f.layout->heightForWidth(550), 50);
    }
    void goesOnInTheNextRow()
    {
        FiveBoxes f;
        f.show(240);
        QCOMPARE(f.boxes.at(0)->pos(), QPoint(5, 15));
        QCOMPARE(f.boxes.at(1)->pos(), QPoint(115, 5));
        QCOMPARE(f.boxes.at(2)->pos(), QPoint(5, 55));
        QCOMPARE(f.boxes.at(4)->pos(), QPoint(5, 85));
        QCOMPARE(f.layout->heightForWidth(240), 110);
    }
    void rightToLeftIsMirrored()
    {
        FiveBoxes f;
        f.widget.setLayoutDirection(Qt::RightToLeft);
        f.show(240);
        QCOMPARE(f.boxes.at(0)->pos().x(), 240 - 5 - 100);
        QCOMPARE(f.boxes.at(1)->pos().x(), 240 - 115 - 100);
    }
    void hiddenItemsTakeNoRoom()
    {
        FiveBoxes f;
        f.boxes.at(1)->hide();
        f.show(240);
        QCOMPARE(f.boxes.at(2)->pos(), QPoint(115, 5));
        QCOMPARE(f.layout->heightForWidth(240), 60);
    }
    void narrowerThanOneItem()
    {
        FiveBoxes f;
        QCOMPARE(f.layout->minimumSize(), QSize(110, 50));
        f.show(60);
        QCOMPARE(f.layout->heightForWidth(60), 5 + 20 * 4 + 40 + 4 * 10 + 5);
        QCOMPARE(f.layout->takeAt(9), nullptr);
        QCOMPARE(f.layout->count(), 5);
    }
};

QTEST_MAIN(TestFlowLayout)
#include "tst_flowlayout.moc"
