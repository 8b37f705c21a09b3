// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/jsonpointer.h"

#include <QTest>

using namespace serin;

class TestJsonPointer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stepsAndNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("step");
        const auto row = [](const char *name, const char *step) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(step);
        };
        row("traffic", "traffic");
        row("", "");
        row("a/b", "a~1b");
        row("m~n", "m~0n");
        row("~1", "~01"); // the order of RFC 6901, section 4
        row("~/", "~0~1");
    }
    void stepsAndNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, step);
        QCOMPARE(pointerStep(name), step);
        QCOMPARE(pointerName(step), name);
    }
};

QTEST_APPLESS_MAIN(TestJsonPointer)
#include "tst_jsonpointer.moc"
