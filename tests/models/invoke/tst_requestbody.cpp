// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invokeoutcome.h"
#include "models/invoke/requestbody.h"
#include "services/scoring/scoringclient.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

ScoringAnswer answer(int status, const QByteArray &body)
{
    ScoringAnswer made;
    made.status = status;
    made.body = body;
    made.deployment = QStringLiteral("green");
    made.headers.add("X-Thing", "value");
    made.headers.add("Set-Cookie", "planted-secret");
    return made;
}

} // namespace

class TestRequestBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bodies()
    {
        const RequestBody small = requestBody("{\"a\": \"ü\"}");
        QVERIFY(small.isEditable());
        QCOMPARE(small.shown, QStringLiteral("{\"a\": \"ü\"}"));
        const RequestBody large = requestBody(QByteArray(300 * 1024, 'x'));
        QVERIFY(!large.isEditable());
        QCOMPARE(large.bytes.size(), 300 * 1024);
        QVERIFY(large.shown.size() <= 256 * 1024);
        QVERIFY(!requestBody(QByteArray("\0\1\2", 3)).isEditable());
        QVERIFY(!requestBody("\xff\xfe").isEditable());
        QVERIFY2(!requestBody(QByteArray(100'000, 'y')).isEditable(),
                 "one endless line would make the editor crawl");
    }

    void files()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("requests")));
        write(folder.filePath(QStringLiteral("a.json")), "{}");
        write(folder.filePath(QStringLiteral("endpoint.yml")), "x");
        write(folder.filePath(QStringLiteral("sample-request.json")), "[1]");
        write(folder.filePath(QStringLiteral("requests/b.json")), "{}");
        const QStringList found = requestFiles({folder.path(), folder.path()});
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.front(), folder.filePath(QStringLiteral("sample-request.json")));
        QCOMPARE(readRequest(found.front())->bytes, QByteArray("[1]"));
        QCOMPARE(readRequest(found.front())->path, found.front());
        QCOMPARE(readRequest(folder.path()).error().kind, ErrorKind::Invalid);
    }

    void outcomes()
    {
        const InvokeOutcome good = outcomeOf(answer(200, "\"{\\\"y\\\":[1,2]}\""));
        QVERIFY(good.isSuccess);
        QCOMPARE(good.answeredBy, QStringLiteral("green"));
        QVERIFY(good.pretty.contains(QStringLiteral("\"y\"")));
        QVERIFY(!good.prettyNote.isEmpty()); // it was unpacked
        QCOMPARE(good.raw, QStringLiteral("\"{\\\"y\\\":[1,2]}\""));
        QVERIFY(good.headers.contains(QStringLiteral("X-Thing: value")));
        QVERIFY2(!good.headers.contains(QStringLiteral("planted")), "secrets are not shown");

        ScoringAnswer failed = answer(424, "oh");
        failed.headers.add("ms-azureml-model-error-statuscode", "500");
        failed.headers.add("ms-azureml-model-error-reason", "<b>bad</b>");
        const InvokeOutcome bad = outcomeOf(failed);
        QVERIFY(!bad.isSuccess);
        QVERIFY(bad.problem.contains(QStringLiteral("500")));
        QVERIFY(bad.problem.contains(QStringLiteral("<b>bad</b>")));

        const InvokeOutcome huge = outcomeOf(answer(200, QByteArray(1'000'000, 'z')));
        QVERIFY(huge.raw.size() < 300 * 1024);
        QVERIFY(!huge.rawNote.isEmpty());
        QVERIFY(!outcomeOf(answer(200, QByteArray("\0\1", 2))).prettyNote.isEmpty());
    }

    void comparisons()
    {
        ScoringComparison comparison;
        comparison.baseline = answer(200, "[1,2]");
        comparison.candidate = answer(200, "[1,3]");
        comparison.diff = jsonDiff(QJsonArray{1, 2}, QJsonArray{1, 3});
        const InvokeOutcome differs =
            outcomeOf(comparison, QStringLiteral("blue"), QStringLiteral("green"));
        QVERIFY(!differs.isSame);
        QCOMPARE(differs.differences.size(), std::size_t(1));
        QCOMPARE(differs.differences.front().place, QStringLiteral("/1"));
        QCOMPARE(differs.differences.front().before, QStringLiteral("2"));
        QCOMPARE(differs.differences.front().after, QStringLiteral("3"));
        comparison.baseline = failure(ErrorKind::Unavailable, QStringLiteral("away"));
        comparison.diff.reset();
        const InvokeOutcome half =
            outcomeOf(comparison, QStringLiteral("blue"), QStringLiteral("green"));
        QVERIFY(half.verdict.contains(QStringLiteral("blue")));
        QVERIFY(half.verdict.contains(QStringLiteral("Away")));
    }
};

QTEST_GUILESS_MAIN(TestRequestBody)
#include "tst_requestbody.moc"
