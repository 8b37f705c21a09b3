// SPDX-License-Identifier: GPL-3.0-or-later
// One endpoint's documents in a file that others share go back, and nothing else moves.
#include "services/gitops/rollback/documentswap.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray other = "name: other\nauth_mode: key\n";

QByteArray churnWith(const QByteArray &traffic)
{
    return "name: churn\nauth_mode: key\ntraffic: {" + traffic + "}\n";
}

QByteArray blueWith(int count)
{
    return "name: blue\nendpoint_name: churn\nmodel: azureml:m:1\ninstance_type: S\n"
           "instance_count: " +
           QByteArray::number(count) + '\n';
}

const OwnDocuments own{QStringLiteral("churn"), {}};

} // namespace

class TestDocumentSwap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replaces_data();
    void replaces();
    void refusesWhatIsNotSafe_data();
    void refusesWhatIsNotSafe();
    void tellsWhatIsOwn();
};

void TestDocumentSwap::replaces_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<QByteArray>("wanted");
    const QByteArray one = churnWith("blue: 100");
    const QByteArray two = churnWith("blue: 90, green: 10");
    QTest::newRow("first") << two + "---\n" + other << one + "---\nname: older\nauth_mode: key\n"
                           << one + "---\n" + other;
    QTest::newRow("last") << "# head\n---\n" + other + "--- # mine\n" + two << one + "---\n" + other
                          << "# head\n---\n" + other + "--- # mine\n" + one;
    QTest::newRow("with its deployment")
        << two + "---\n" + other + "---\n" + blueWith(3) << one + "---\n" + blueWith(1)
        << one + "---\n" + other + "---\n" + blueWith(1);
    QTest::newRow("added") << two + "---\n" + other << one + "---\n" + blueWith(1)
                           << one + "---\n" + other + "---\n" + blueWith(1);
    QTest::newRow("taken out") << two + "---\n" + other + "---\n" + blueWith(1)
                               << one + "---\n" + other << one + "---\n" + other;
    QTest::newRow("first taken out") << blueWith(1) + "---\n" + other << other << "---\n" + other;
    QTest::newRow("no newline at the end")
        << two + "---\nname: other\nauth_mode: key" << one + "---\n" + blueWith(1)
        << one + "---\nname: other\nauth_mode: key\n---\n" + blueWith(1);
    QTest::newRow("the same") << one + "---\n" + other << one << one + "---\n" + other;
    QTest::newRow("CRLF beside") << "name: other\r\nauth_mode: key\r\n---\r\n" + two
                                 << "---\n" + one
                                 << "name: other\r\nauth_mode: key\r\n---\r\n" + one;
    QTest::newRow("a file that is gone") << QByteArray() << one + "---\n" + other << one;
}

void TestDocumentSwap::replaces()
{
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, then);
    const Result<QByteArray> text = withDocumentsOf(now, then, own, QStringLiteral("a.yml"));
    QVERIFY2(text, text ? "" : qPrintable(text.error().toLine()));
    QTEST(*text, "wanted");
}

void TestDocumentSwap::refusesWhatIsNotSafe_data()
{
    QTest::addColumn<QByteArray>("now");
    const QByteArray one = churnWith("blue: 100");
    QTest::newRow("end marks") << one + "...\n---\n" + other;
    QTest::newRow("directives") << "%YAML 1.2\n---\n" + one + "---\n" + other;
    QTest::newRow("no YAML") << one + "---\nname: [\n";
    QTest::newRow("a marker inside a text")
        << one + "---\nname: other\ndescription: \"a\n--- b\"\n";
}

void TestDocumentSwap::refusesWhatIsNotSafe()
{
    QFETCH(QByteArray, now);
    const Result<QByteArray> text =
        withDocumentsOf(now, churnWith("blue: 0"), own, QStringLiteral("a.yml"));
    QVERIFY(!text);
    QCOMPARE(text.error().kind, ErrorKind::Invalid);
    QVERIFY(text.error().where.startsWith(QLatin1String("a.yml")));
}

void TestDocumentSwap::tellsWhatIsOwn()
{
    QVERIFY(own.ownsAll(churnWith("blue: 1") + "---\n" + blueWith(1)));
    QVERIFY(!own.ownsAll(churnWith("blue: 1") + "---\n" + other));
    QVERIFY(!own.ownsAll(churnWith("blue: 1") + "---\nkind: Service\n"));
    QVERIFY(own.ownsAll(QByteArray()));
    const QByteArray nameless = "name: green\nmodel: azureml:m:1\ninstance_type: S\n"
                                "instance_count: 1\n";
    QVERIFY(!own.ownsAll(nameless));
    QVERIFY((OwnDocuments{QStringLiteral("churn"), {QStringLiteral("green")}}.ownsAll(nameless)));
}

QTEST_APPLESS_MAIN(TestDocumentSwap)
#include "tst_documentswap.moc"
