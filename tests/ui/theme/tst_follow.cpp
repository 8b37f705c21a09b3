// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/follow.h"

#include <QTest>
#include <QWidget>

using namespace serin;

class TestFollow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void adaptsAtOnceAndWithEachFont()
    {
        QWidget parent;
        auto *child = new QWidget(&parent);
        int adapted = 0;
        qreal size = 0;
        followFont(*child, [&] {
            ++adapted;
            size = child->font().pointSizeF();
        });
        QCOMPARE(adapted, 1);
        QFont large = parent.font();
        large.setPointSizeF(large.pointSizeF() * 2);
        parent.setFont(large);
        QCOMPARE(adapted, 2);
        QCOMPARE(size, large.pointSizeF()); // the new one is there by then
        parent.setFont(large);
        QCOMPARE(adapted, 2);
    }

    void onlyTheLookHasColours()
    {
        QWidget widget;
        int fonts = 0;
        int looks = 0;
        followFont(widget, [&fonts] { ++fonts; });
        followLook(widget, [&looks] { ++looks; });
        QPalette other = widget.palette();
        other.setColor(QPalette::Window, Qt::darkBlue);
        widget.setPalette(other);
        QCOMPARE(fonts, 1);
        QCOMPARE(looks, 2);
    }

    void othersStillGetTheEvent()
    {
        class Listener : public QWidget
        {
        public:
            int changes = 0;

        protected:
            void changeEvent(QEvent *event) override
            {
                changes += event->type() == QEvent::FontChange ? 1 : 0;
                QWidget::changeEvent(event);
            }
        };
        Listener widget;
        followFont(widget, [] {});
        QFont bold = widget.font();
        bold.setBold(true);
        widget.setFont(bold);
        QCOMPARE(widget.changes, 1);
    }
};

QTEST_MAIN(TestFollow)
#include "tst_follow.moc"
