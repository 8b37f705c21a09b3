// SPDX-License-Identifier: GPL-3.0-or-later
// How busy an endpoint is, told by plan, apply and metrics: real requests to a real local
// workspace.
#include "tests/integration/gitopsplace.h"

#include <QRegularExpression>

using namespace serin;

namespace {

constexpr int requests = 9;
/// A second counts when it is over.
constexpr int patienceOfRates = 180'000;
constexpr double shortestWindow = 10; ///< seconds that make a rate

} // namespace

class TestGitOpsRates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatATrafficMoveConcerns();

private:
    /// What `plan` says of the traffic operation.
    static QJsonObject moved(GitOpsPlace &place)
    {
        const QJsonArray operations =
            place.serin({"plan", "-o", "json"}).json().value(QLatin1String("operations")).toArray();
        for (const QJsonValue &operation : operations) {
            if (operation[QLatin1String("action")].toString() == QLatin1String("traffic")) {
                return operation[QLatin1String("moved")].toObject();
            }
        }
        return {};
    }

    /// What `metrics` says of blue, over all minutes; below 0: something else is wrong.
    static double counted(GitOpsPlace &place)
    {
        double sum = 0;
        const QJsonArray rows =
            place.serin({"metrics", "--name", "my-endpoint", "--since", "15m", "-o", "json"})
                .array();
        for (const QJsonValue &row : rows) {
            const QJsonValue p95 = row[QLatin1String("latencyMs")][QLatin1String("p95")];
            if (row[QLatin1String("deployment")].toString() != QLatin1String("blue") ||
                p95.toDouble() <= 0) {
                return -1;
            }
            sum += row[QLatin1String("requestsPerMinute")].toDouble();
        }
        return sum;
    }
};

void TestGitOpsRates::tellsWhatATrafficMoveConcerns()
{
    GitOpsPlace place(QStringLiteral(SERINCTL));
    VERIFY_EXIT(place.serin({"apply"}), 0);
    QVERIFY(place.addGreen());
    VERIFY_EXIT(place.serin({"commit", "-m", "Add green", "."}), 0);
    VERIFY_EXIT(place.serin({"apply"}), 0);
    VERIFY_EXIT(place.serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}),
                0);
    VERIFY_EXIT(place.serin({"commit", "-m", "A tenth to green", "."}), 0);

    // Nobody has asked for anything: nothing is made up.
    QJsonObject move = moved(place);
    QCOMPARE(move.value(QLatin1String("percent")).toInt(), 10);
    QVERIFY(!move.contains(QLatin1String("requestsPerMinute")));

    for (int i = 0; i < requests; ++i) {
        VERIFY_EXIT(place.serin({"online-endpoint", "invoke", "-n", "my-endpoint", "--request-file",
                                 "sample-request.json"}),
                    0);
    }
    const QString rate = QStringLiteral("requestsPerMinute");
    QTRY_VERIFY_WITH_TIMEOUT(moved(place).contains(rate), patienceOfRates);
    move = moved(place);
    const double perMinute = move.value(rate).toDouble();
    QVERIFY2(perMinute > 0 && perMinute <= requests * 60 / shortestWindow,
             QByteArray::number(perMinute).constData());
    static const QRegularExpression words(
        QStringLiteral("moves 10 % of about ([0-9.]+) requests/s"));
    const CommandOutcome plan = place.serin({"plan", "-o", "table"});
    VERIFY_EXIT(plan, 2);
    const QRegularExpressionMatch said = words.match(QString::fromUtf8(plan.out));
    QVERIFY2(said.hasMatch(), plan.words());
    QVERIFY2(said.captured(1).toDouble() <= requests / shortestWindow, plan.words());
    const CommandOutcome applied = place.serin({"apply", "-o", "table"});
    VERIFY_EXIT(applied, 0);
    QVERIFY2(words.match(QString::fromUtf8(applied.out + applied.err)).hasMatch(), applied.words());

    // The same minutes by deployment, with how long they took; none is lost.
    QTRY_COMPARE_WITH_TIMEOUT(counted(place), double(requests), patienceOfRates);
}

QTEST_GUILESS_MAIN(TestGitOpsRates)
#include "tst_gitopsrates.moc"
