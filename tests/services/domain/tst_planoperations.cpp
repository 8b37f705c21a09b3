// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/planoperations.h"

#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

PlanOperation named(int number)
{
    PlanOperation operation;
    operation.id = QString::number(number);
    return operation;
}

PlanOperations::Part part(int first, int count)
{
    std::vector<PlanOperation> operations;
    for (int i = 0; i < count; ++i) {
        operations.push_back(named(first + i));
    }
    return std::make_shared<const std::vector<PlanOperation>>(std::move(operations));
}

} // namespace

class TestPlanOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isEmptyAtFirst();
    void isOneListOfItsParts();
    void sharesPartsWithCopies();
};

void TestPlanOperations::isEmptyAtFirst()
{
    PlanOperations none;
    none.append(part(0, 0));
    QVERIFY(none.empty());
    QCOMPARE(none.size(), std::size_t(0));
    QVERIFY(none.begin() == none.end());
}

void TestPlanOperations::isOneListOfItsParts()
{
    PlanOperations list;
    list.append(part(0, 3));
    list.append(part(3, 0));
    list.push_back(named(3));
    list.append(part(4, 2));
    QCOMPARE(list.size(), std::size_t(6));
    QStringList ids;
    for (const PlanOperation &operation : list) {
        ids.append(operation.id);
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("0 1 2 3 4 5"));
    for (std::size_t i = 0; i < list.size(); ++i) {
        QCOMPARE(list[i].id, QString::number(i));
    }
    QCOMPARE(list.front().id, QStringLiteral("0"));
    QCOMPARE(list.back().id, QStringLiteral("5"));
    const auto found = std::find_if(list.begin(), list.end(), [](const PlanOperation &operation) {
        return operation.id == QLatin1String("4");
    });
    QCOMPARE(std::distance(list.begin(), found), std::ptrdiff_t(4));
    QCOMPARE(found->id, QStringLiteral("4"));
}

void TestPlanOperations::sharesPartsWithCopies()
{
    PlanOperations list;
    const PlanOperations::Part shared = part(0, 2);
    list.append(shared);
    PlanOperations copy = list;
    copy.push_back(named(2));
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(&copy.front(), &shared->front());
    QCOMPARE(&list.front(), &shared->front());
}

QTEST_GUILESS_MAIN(TestPlanOperations)
#include "tst_planoperations.moc"
