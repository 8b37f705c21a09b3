// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/requestwindow.h"

#include <QTest>

using namespace serin;

class TestRequestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheLastMinuteWithRequests()
    {
        QVERIFY(!requestWindow({}, 1, 1'000));
        std::vector<double> busy;
        for (int second = 100; second < 130; ++second) {
            busy.push_back(second);
        }
        const auto burst = requestWindow(busy, 1, 500);
        QCOMPARE(burst, (std::optional(RequestWindow{100, 130})));
        QCOMPARE(burst->seconds(), 30.0);
        QVERIFY2(!burst->isFull(), "it was sent in half of the minute only");
        QCOMPARE(requestWindow(busy, 1, 120.5), (std::optional(RequestWindow{100, 120})));
        busy.push_back(10); // more than a minute before
        busy.push_back(72);
        const auto full = requestWindow(busy, 1, 500);
        QCOMPARE(full, (std::optional(RequestWindow{72, 130})));
        QVERIFY(full->isFull());
    }

    void oneRequestIsNoRate()
    {
        QCOMPARE(requestWindow({7}, 1, 8)->seconds(), RequestWindow::shortest);
    }

    void minutesThatAreNotOver()
    {
        const std::vector<double> minutes{60, 120, 180};
        QCOMPARE(requestWindow(minutes, 60, 239), (std::optional(RequestWindow{120, 180})));
        QCOMPARE(requestWindow(minutes, 60, 240), (std::optional(RequestWindow{180, 240})));
        QVERIFY(requestWindow(minutes, 60, 240)->isFull());
        QVERIFY(!requestWindow({180}, 60, 239));
    }
};

QTEST_GUILESS_MAIN(TestRequestWindow)
#include "tst_requestwindow.moc"
